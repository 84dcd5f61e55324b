// The controls of a panel. Native ones, so that every key, finger and reading aid works on them as everywhere else.
const RADIO_AT_MOST = 4; // more options than this make a drop-down list

const LIST_LETTERS = 34; // more than these a closed list may not show

function resize(parent, wanted, create) {
  while (parent.children.length > wanted) parent.lastElementChild.remove();
  while (parent.children.length < wanted) parent.append(create());
}

// Each control gives its element and a function that shows a value. `words` is a value in words; `typed` a number not yet sent. While
// somebody is `acting`, a number half typed, nothing that comes back is shown over it; `forget` takes what is half done back.

// A slider that follows the axis of its drawing stops at rungs, pairs of a place and a number; an arrow goes to the next one.
const FAR = 10; // rungs, for Page Up and Page Down
const STRIDES = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: FAR, PageDown: -FAR, Home: -Infinity, End: Infinity };

// On the window, because plain keys stop there on their way down (keys.js).
window.netcourseStrides ??= (() => {
  const sliders = new WeakMap();
  window.addEventListener("keydown", (event) => sliders.get(event.target)?.(event), true);
  return sliders;
})();

function slider(spec, id) {
  if (!spec.rungs) {
    const range = make("input", { type: "range", id, min: spec.low, max: spec.high, step: spec.step });
    return { range, read: () => Number(range.value), place: (value) => { if (range.value !== String(value)) range.value = value; } };
  }
  const range = make("input", { type: "range", id, min: 0, max: 1, step: "any" });
  const near = (at, wanted) => spec.rungs.reduce((best, rung, i) => (Math.abs(rung[at] - wanted) < Math.abs(spec.rungs[best][at] - wanted) ? i : best), 0);
  let now = 0;
  let key = false;
  window.netcourseStrides.set(range, (event) => {
    const stride = STRIDES[event.key];
    if (stride === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    now = Math.min(Math.max(now + stride, 0), spec.rungs.length - 1);
    range.value = spec.rungs[now][0];
    key = true;
    range.dispatchEvent(new Event("input"));
  });
  const read = () => {
    if (!key) now = near(0, Number(range.value));
    key = false;
    return spec.rungs[now][1];
  };
  const place = (value) => {
    now = near(1, value);
    range.value = spec.rungs[now][0];
  };
  return { range, read, place };
}

function dial(spec, send) {
  const id = unique();
  const name = spec.unit ? `${spec.label} (${spec.unit})` : spec.label;
  const { range, read, place } = slider(spec, id);
  const exact = make("input", { type: "number", inputmode: "decimal", "aria-label": `${name}, exact value`, min: spec.low, max: spec.high, step: spec.step });
  const tell = (value) => range.setAttribute("aria-valuetext", spec.unit ? `${value} ${spec.unit}` : String(value));
  range.addEventListener("input", () => {
    const value = read();
    typed.forget();
    exact.value = value;
    tell(value);
    send(value);
  });
  const typed = typing(exact, send);
  const show = (value) => {
    place(value);
    tell(value);
    if (!typed.acting() && exact.value !== String(value)) exact.value = value;
  };
  const element = make("div", { class: "netcourse-control" },
    make("label", { for: id }, name), make("div", { class: "netcourse-pair" }, range, exact));
  const words = (value) => `${spec.label} ${value}`;
  return { element, show, words, ...typed };
}

// A number is complete on Enter, on an arrow or on leaving: 1 on the way to 12 is no answer. What was typed is sent even if it is what
// stood there before, of which a browser says nothing: Python may have been told something else meanwhile.
function typing(exact, send) {
  let half = false;
  const tell = () => {
    half = false;
    send(exact.value === "" ? "" : Number(exact.value));
  };
  const done = () => { if (half) tell(); };
  exact.addEventListener("input", () => { half = true; });
  exact.addEventListener("change", tell);
  exact.addEventListener("blur", done);
  exact.addEventListener("keyup", (event) => { if (event.key === "Enter") done(); }); // plain keys stop on their way down (keys.js)
  return {
    typed: () => (half && exact.value !== "" ? Number(exact.value) : undefined),
    acting: () => half,
    forget: () => { half = false; },
  };
}

function choice(spec, send, compact = false) {
  if (compact || spec.options.length > RADIO_AT_MOST) return list(spec, send);
  const name = unique();
  const inputs = spec.options.map(([key]) => make("input", { type: "radio", name, value: key }));
  const labels = spec.options.map(([, words], at) => make("label", {}, inputs[at], make("span", {}, words)));
  for (const input of inputs) input.addEventListener("change", () => send(input.value));
  const element = make("fieldset", { class: "netcourse-control", role: "radiogroup", "aria-label": spec.label },
    make("legend", {}, spec.label), ...labels);
  return { element, show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }) };
}

function list(spec, send) {
  const id = unique();
  const select = make("select", { id }, ...spec.options.map(([key, words]) => make("option", { value: key }, words)));
  select.addEventListener("change", () => send(select.value));
  // A closed list cuts off what is long: it is read below, in as many lines as it takes. A reading aid has it from the list.
  const whole = make("p", { class: "netcourse-whole", "aria-hidden": "true" });
  const element = make("div", { class: "netcourse-control" }, make("label", { for: id }, spec.label), select, whole);
  const words = (value) => spec.options.find(([key]) => key === value)?.[1] ?? value;
  const show = (value) => {
    select.value = value;
    say(whole, words(value).length > LIST_LETTERS ? words(value) : "");
  };
  select.addEventListener("change", () => show(select.value));
  return { element, show, words };
}

function toggle(spec, send) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", () => send(box.checked));
  const element = make("div", { class: "netcourse-control" }, make("label", {}, box, make("span", {}, spec.label)));
  return { element, show: (value) => { box.checked = value; } };
}

function diary(spec, send) {
  const entries = make("div", { class: "netcourse-entries" });
  const add = make("button", { type: "button" });
  const rows = [];
  let now = [];
  const full = () => now.length >= spec.most;
  // Where the result stands out of sight above a long list, it is repeated at the entry that was changed (panel.css). It is said once.
  const result = make("p", { class: "netcourse-now", "aria-hidden": "true" });
  const one = `${/^[aeiou]/.test(spec.entry) ? "an" : "a"} ${spec.entry}`;

  function tell(next, at) {
    show(next);
    if (rows.length) rows[Math.min(at, rows.length - 1)].element.after(result);
    else entries.before(result);
    send(next);
  }
  function row(at) {
    const parts = spec.parts.map((part) => {
      const change = (value) => tell(now.map((entry, i) => (i === at ? fitted(spec.parts, { ...entry, [part.name]: value }) : entry)), at);
      if (part.kind === "dependent") return dependent(part, change);
      return part.kind === "dial" ? dial(part, change) : choice(part, change, true);
    });
    const remove = make("button", { type: "button" }, "Remove");
    remove.addEventListener("click", () => {
      tell(now.filter((_, i) => i !== at), at);
      (rows[Math.min(at, rows.length - 1)]?.remove ?? add).focus();
    });
    // An entry that is one list takes one line.
    const element = make("fieldset", { class: `netcourse-entry${spec.parts.length === 1 ? " netcourse-one-line" : ""}` },
      make("legend", {}, `${spec.entry[0].toUpperCase()}${spec.entry.slice(1)} ${at + 1}`), ...parts.map((part) => part.element), remove);
    return { element, parts, remove };
  }
  function show(value) {
    now = value;
    while (rows.length > value.length) rows.pop().element.remove();
    while (rows.length < value.length) {
      rows.push(row(rows.length));
      entries.append(rows.at(-1).element);
    }
    rows.forEach((made, at) => {
      const entry = spec.parts.map((part) => value[at][part.name]);
      made.parts.forEach((part, i) => part.show(entry[i], value[at]));
      made.remove.setAttribute("aria-label", `Remove ${spec.entry} ${at + 1}: ${made.parts.map((part, i) => part.words(entry[i], value[at])).join(", ")}`);
    });
    // Not "disabled": that would throw the focus away.
    add.setAttribute("aria-disabled", String(full()));
    add.setAttribute("aria-label", `Add ${one} to: ${spec.label}${full() ? ` (${spec.most} at most)` : ""}`);
    say(add, full() ? `Add ${one} (${spec.most} at most)` : `Add ${one}`);
  }
  add.addEventListener("click", () => {
    if (full()) return;
    tell([...now, Object.fromEntries(spec.parts.map((part) => [part.name, part.start]))], now.length);
    rows.at(-1).element.querySelector("select, input").focus();
  });
  const element = make("fieldset", { class: "netcourse-control netcourse-diary" }, make("legend", {}, spec.label), entries, add);
  const parts = () => rows.flatMap((made) => made.parts);
  return {
    element,
    show,
    tellResult: (words) => say(result, words),
    acting: () => parts().some((part) => part.acting?.()),
    forget: () => parts().forEach((part) => part.forget?.()),
  };
}

const KINDS = { dial, choice, switch: toggle, diary };
