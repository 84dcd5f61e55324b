// The parts of the panel in which something is chosen or written, each in the phases in which it is open. A part gives its element,
// `show(work, head)`, and `commands()`: what has to be sent so that Python knows what stands here; nothing if it does.
import { make, say, unique } from "../dom.js";

function labelled(label, control, wide = true) {
  control.id ||= unique();
  return make("div", { class: wide ? "netcourse-row" : "netcourse-row netcourse-narrow" }, make("label", { for: control.id }, label), control);
}

function options(select, pairs, first) {
  const wanted = JSON.stringify(pairs);
  if (select.dataset.options === wanted) return;
  const { value } = select;
  select.dataset.options = wanted;
  select.replaceChildren(...(first === undefined ? [] : [make("option", { value: "" }, first)]),
    ...pairs.map(([key, words]) => make("option", { value: key }, words)));
  select.value = [...select.options].some((one) => one.value === value) ? value : first === undefined ? null : "";
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const quoted = (text) => JSON.stringify(text);

// A filter over a list. The list is native: arrows and letters work in it, and a phone shows it as it shows lists.
function picker(label, pressed, words) {
  const filter = make("input", { type: "text", autocomplete: "off" });
  const list = make("select", { size: 12 });
  const count = make("span", { class: "netcourse-listed", id: unique() });
  const chosen = make("p", { class: "netcourse-chosen", id: unique() });
  filter.setAttribute("aria-describedby", count.id);
  list.setAttribute("aria-describedby", chosen.id);
  const find = make("form", { class: "netcourse-find" }, labelled("Filter by words", filter), count);
  let groups = [];
  let drawn = "";
  function draw() {
    const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ([key, text]) => wanted.every((word) => `${key} ${text}`.toLowerCase().includes(word));
    const left = groups.map(([head, rows]) => [head, rows.filter(fits)]).filter(([, rows]) => rows.length);
    const all = groups.reduce((sum, [, rows]) => sum + rows.length, 0);
    const shown = left.reduce((sum, [, rows]) => sum + rows.length, 0);
    say(count, shown ? `${shown} of ${all} listed` : "Nothing has these words: take fewer, or others.");
    const next = JSON.stringify(left);
    if (next === drawn) return;
    drawn = next;
    const { value } = list;
    list.replaceChildren(...left.map(([head, rows]) => make("optgroup", { label: head }, ...rows.map(([key, text]) => make("option", { value: key }, text)))));
    list.value = [...list.options].some((one) => one.value === value) ? value : null;
    tell();
  }
  function tell() {
    say(chosen, list.value ? words(list.value) : "Nothing is chosen.");
    pressed?.();
  }
  filter.addEventListener("input", draw);
  // Whoever comes back types over the last words.
  filter.addEventListener("focus", () => filter.select());
  list.addEventListener("change", tell);
  find.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!list.value && list.options.length) list.selectedIndex = 0;
    tell();
    list.focus();
  });
  return {
    element: make("div", { class: "netcourse-picker" }, find, labelled(label, list), chosen),
    list,
    value: () => list.value,
    tell,
    show: (next) => { groups = next; draw(); },
    clear: () => { list.value = null; tell(); },
  };
}

function acting(opening, { send }) {
  const rows = new Map(opening.acts.flatMap(([, , acts]) => acts.map((row) => [row[0], row])));
  let done = new Set();
  const counted = (many, one) => `${many} ${one}${many === 1 ? "" : "s"}`;
  const costs = ([, , price, wait]) => `${counted(price, "point")}, ${wait ? counted(wait, "day") : "at once"}`;
  const pick = picker("What to do", null, (key) => {
    const row = rows.get(key);
    return `${row[1]}${row[2] ? ` · ${costs(row)}` : ""}${row[4] ? `, burden ${row[4]}` : ""}${done.has(key) ? " · done before" : ""}`;
  });
  const head = make("h5");
  const button = make("button", { type: "button", class: "netcourse-record" }, "Do this");
  const element = make("div", { class: "netcourse-part" }, head, pick.element, make("div", { class: "netcourse-presses" }, button));
  // What all of a group cost alike stands at its head: on a phone the end of a line is cut.
  function group(kind) {
    const [, name, acts] = opening.acts.find(([one]) => one === kind);
    const alike = acts.every((row) => costs(row) === costs(acts[0]));
    const entries = acts.map((row) => [row[0], `${done.has(row[0]) ? "✓ " : ""}${row[1]}${alike ? "" : ` · ${costs(row)}`}`]);
    return [alike && acts[0][2] ? `${name} · ${costs(acts[0])} each` : name, entries];
  }
  button.addEventListener("click", () => {
    if (pick.value()) send({ do: `do ${pick.value()}` }, element);
    else pick.list.focus();
  });
  return {
    element,
    show(work) {
      element.hidden = !work.kinds.length;
      done = new Set(work.done);
      say(head, work.head);
      pick.show(work.kinds.map(group));
      pick.tell();
    },
  };
}

function waiting(_, { send }) {
  const days = make("input", { type: "number", min: 1, max: 60, step: 1, value: 1 });
  const button = make("button", { type: "button" }, "Wait");
  const next = make("button", { type: "button" }, "Wait for the next result");
  const element = make("div", { class: "netcourse-part netcourse-time" }, make("h5", {}, "Let days pass"),
    make("div", { class: "netcourse-presses" }, next, labelled("Days to wait (1 to 60)", days, false), button));
  let until = 0;
  button.addEventListener("click", () => send({ do: `wait ${days.value}` }, element));
  next.addEventListener("click", () => send({ do: `wait ${Math.min(until, 60)}` }, element));
  return {
    element,
    show(work) {
      element.hidden = work.wait == null;
      // A button that goes while it has the focus would let it fall: it stays, and says why it can't be pressed.
      until = work.wait ?? 0;
      if (until) say(next, `Wait for the next result (${until} ${until === 1 ? "day" : "days"})`);
      if (!until && document.activeElement === next) button.focus();
      next.hidden = !until;
    },
  };
}

// A part whose content is kept as a whole: what differs from what Python knows is a draft, and one button keeps it.
function kept(name, { drafts, send }, { head, button: words, inside, read, put, commands, known, isOpen, draw }) {
  const button = make("button", { type: "button" }, words);
  const state = make("span", { class: "netcourse-kept" });
  const element = make("div", { class: "netcourse-part" }, make("h5", {}, head), inside, make("div", { class: "netcourse-presses" }, button, state));
  let now = null;
  let restored = false;
  const dirty = () => now !== null && !same(read(), now);
  function changed() {
    const is = dirty();
    drafts.put(name, is ? read() : undefined);
    say(state, is ? "✎ Not kept yet." : "");
  }
  const all = () => (dirty() ? commands(read(), now) : []);
  for (const kind of ["input", "change"]) inside.addEventListener(kind, changed);
  button.addEventListener("click", () => {
    const pressed = all();
    if (pressed.length) send({ do: pressed.join("; ") }, element);
    else say(state, "✔ Kept.");
  });
  return {
    element,
    changed,
    commands: all,
    show(work, is) {
      element.hidden = !isOpen(work, is);
      if (element.hidden) return;
      draw?.(work, is);
      const was = now;
      const untouched = was === null || same(read(), was);
      now = known(work, is);
      const draft = drafts.of(name);
      if (!restored && draft !== undefined) put(draft);
      else if (untouched) put(now);
      restored = true;
      changed();
      if (was !== null && !same(was, now) && !dirty()) say(state, "✔ Kept.");
    },
  };
}

function urgency(opening, tools) {
  const group = unique();
  const radios = [["now", "Now"], ["soon", "Soon"], ["routine", "Routine"]].map(([key, words]) => {
    const input = make("input", { type: "radio", name: group, value: key });
    return make("label", {}, input, make("span", {}, words));
  });
  const inputs = radios.map((label) => label.firstChild);
  return kept("urgency", tools, {
    head: "How soon is this patient seen?",
    button: "Keep: how soon",
    inside: make("fieldset", {}, make("legend", { class: "netcourse-hide" }, "How soon is this patient seen?"), ...radios),
    read: () => inputs.find((one) => one.checked)?.value ?? "",
    put: (value) => inputs.forEach((one) => { one.checked = one.value === value; }),
    known: (work) => work.urgency,
    isOpen: (_, head) => head.phase === "triage",
    commands: (value) => (value ? [`urgency ${value}`] : []),
  });
}

function text(at) {
  return (opening, tools) => {
    const [kind, words, longest] = opening.texts[at];
    const area = make("textarea", { rows: longest > 300 ? 5 : 3, maxlength: longest });
    const counter = make("p", { class: "netcourse-small", id: unique() });
    area.setAttribute("aria-describedby", counter.id);
    const row = labelled(words, area);
    row.append(counter);
    const count = () => say(counter, `${area.value.length} of ${longest} characters`);
    area.addEventListener("input", count);
    return kept(`say ${kind}`, tools, {
      head: "In your words",
      button: "Keep these words",
      inside: row,
      // As Python keeps it: on one line.
      read: () => area.value.split(/\s+/).filter(Boolean).join(" "),
      put: (value) => { area.value = value; count(); },
      known: (work) => work.texts.find(([one]) => one === kind)?.[1] ?? "",
      isOpen: (work) => work.texts.some(([one, , open]) => one === kind && open),
      commands: (value) => (value ? [`say ${kind} ${quoted(value)}`] : []),
    });
  };
}

// Places that are filled one by one from the same list; "Up" moves one a place further.
function places(label, many, up) {
  const selects = Array.from({ length: many }, () => make("select"));
  const inside = make("div", { class: "netcourse-places" }, ...selects.map((select, at) => {
    const row = labelled(`${label} ${at + 1}`, select);
    if (up && at) {
      const button = make("button", { type: "button", "aria-label": `Move place ${at + 1} up` }, "Up");
      button.addEventListener("click", () => {
        [selects[at - 1].value, select.value] = [select.value, selects[at - 1].value];
        inside.dispatchEvent(new Event("change"));
      });
      row.append(button);
    }
    return row;
  }));
  return {
    inside,
    fill: (pairs) => selects.forEach((select) => options(select, pairs, "choose")),
    read: () => selects.map(({ value }) => value).filter(Boolean),
    put: (value) => selects.forEach((select, at) => { select.value = value[at] ?? ""; }),
  };
}

function key(opening, tools) {
  const three = places("Finding", opening.most.key, false);
  return kept("key", tools, {
    head: "The findings that count most",
    button: "Keep these findings",
    inside: three.inside,
    read: three.read,
    put: three.put,
    draw: (work) => three.fill(work.revealed),
    known: (work) => work.key,
    isOpen: (_, head) => head.phase === "d1",
    commands: (value) => (value.length ? [`key ${value.join(",")}`] : []),
  });
}

function fields(opening, tools) {
  const rows = opening.fields.map(([name, label, words]) => {
    const control = words.length ? make("select") : make("input", { type: "text", inputmode: "decimal", autocomplete: "off" });
    if (words.length) options(control, words.map((one) => [one, one]), "choose");
    return [name, label, control];
  });
  return kept("fields", tools, {
    head: "Classify what was found",
    button: "Keep the classification",
    inside: make("div", { class: "netcourse-fields" }, ...rows.map(([, label, control]) => labelled(label, control))),
    read: () => Object.fromEntries(rows.map(([name, , control]) => [name, control.value.trim()])),
    put: (value) => rows.forEach(([name, , control]) => { control.value = value[name] ?? ""; }),
    known: (work) => Object.fromEntries(rows.map(([name]) => [name, work.fields[name] ?? ""])),
    isOpen: (_, head) => head.phase === "d3",
    commands: (value, now) => Object.entries(value).filter(([name, one]) => one && one !== now[name]).map(([name, one]) => `field ${name} ${quoted(one)}`),
  });
}

function ranking(opening, tools) {
  const five = places("Place", opening.most.rank, true);
  five.fill(opening.diagnoses);
  const carried = make("p", { class: "netcourse-small" }, "It stands as you ranked last. Change it, or keep it as it is: it counts once it is kept in this part.");
  const earlier = make("ul", { class: "netcourse-small", "aria-label": "Your earlier lists" });
  five.inside.prepend(earlier);
  five.inside.append(carried);
  let phase = "";
  return kept("rank", tools, {
    head: "Your diagnoses, likeliest first (up to five)",
    button: "Keep this ranking",
    inside: five.inside,
    // What was ranked before is not yet said in this part: it is kept with the part.
    read: () => (five.read().length ? [phase, ...five.read()] : [""]),
    put: ([, ...value]) => five.put(value),
    draw: (work, head) => {
      phase = head.phase;
      carried.hidden = work.ranked || !work.rank.length;
      earlier.hidden = !work.earlier.length;
      if (earlier.children.length !== work.earlier.length) earlier.replaceChildren(...work.earlier.map(([at, list]) => make("li", {}, `At “${at}”: ${list}`)));
      if (!five.read().length) five.put(work.rank);
    },
    known: (work, head) => (work.ranked ? [head.phase, ...work.rank] : [""]),
    isOpen: (_, head) => ["d1", "d2", "d3"].includes(head.phase),
    commands: ([, ...value]) => (value.length ? [`rank ${value.join(">")}`] : []),
  });
}

function jurisdiction(opening, tools) {
  const select = make("select");
  options(select, [["EU", "European Union"], ["US", "United States"], ["UK", "United Kingdom"], ["JP", "Japan"]], "choose");
  // The plan needs it: what is chosen here and not kept yet is kept with the first item.
  tools.rules = kept("jurisdiction", tools, {
    head: "Whose rules?",
    button: "Keep: whose rules",
    inside: labelled("Where this patient is treated", select),
    read: () => select.value,
    put: (value) => { select.value = value; },
    known: (work) => work.jurisdiction,
    isOpen: (_, head) => head.phase === "plan",
    commands: (value) => (value ? [`jurisdiction ${value}`] : []),
  });
  return tools.rules;
}

function planning(opening, { send, rules }) {
  const words = new Map(opening.plan.flatMap(([, head, rows]) => rows.map(([item, text]) => [item, `${head}: ${text}`])));
  const pick = picker("What to plan", null, (item) => `${words.get(item)}.`);
  const support = make("select");
  const add = make("button", { type: "button", class: "netcourse-record" }, "Put into the plan");
  const list = make("ul", { class: "netcourse-plan" });
  const empty = make("p", {}, "Nothing is planned yet.");
  const element = make("div", { class: "netcourse-part" }, make("h5", {}, "The plan"), empty, list, pick.element,
    labelled("The finding behind it", support), make("div", { class: "netcourse-presses" }, add));
  add.addEventListener("click", () => {
    if (pick.value()) send({ do: [...rules.commands(), `plan ${pick.value()} ${support.value || "-"}`].join("; ") }, element);
    else pick.list.focus();
  });
  return {
    element,
    show(work, head) {
      element.hidden = head.phase !== "plan";
      pick.show(opening.plan.map(([, part, rows]) => [part, rows]));
      options(support, work.revealed, "none");
      empty.hidden = work.plan.length > 0;
      const focused = [...list.children].findIndex((row) => row.contains(document.activeElement));
      const lines = work.plan.map(([item, text, , behind]) => {
        const out = make("button", { type: "button", "aria-label": `Take out of the plan: ${text}` }, "Take out");
        out.addEventListener("click", () => send({ do: `unplan ${item}` }, element));
        return make("li", {}, make("span", {}, `${text} · ${behind ? `for “${behind}”` : "no finding behind it"} `), out);
      });
      if (list.dataset.plan === JSON.stringify(work.plan)) return;
      list.dataset.plan = JSON.stringify(work.plan);
      list.replaceChildren(...lines);
      if (focused >= 0) (list.children[Math.min(focused, lines.length - 1)]?.querySelector("button") ?? pick.list).focus();
    },
  };
}

// In the order in which they stand on the page.
export const PARTS = [urgency, text(0), acting, waiting, key, text(1), fields, ranking, jurisdiction, planning, text(2), text(3)];
