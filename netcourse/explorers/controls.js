// The controls of a panel. Native ones, so that every key, finger and reading aid works on them as everywhere else.
const RADIO_AT_MOST = 4; // more options than this make a drop-down list

function resize(parent, wanted, create) {
  while (parent.children.length > wanted) parent.lastElementChild.remove();
  while (parent.children.length < wanted) parent.append(create());
}

// Each control gives its element and a function that shows a value. `words` is a value in words; `typed` a number not yet sent.

function dial(spec, send) {
  const id = unique();
  const limits = { min: spec.low, max: spec.high, step: spec.step };
  const name = spec.unit ? `${spec.label} (${spec.unit})` : spec.label;
  const range = make("input", { type: "range", id, ...limits });
  const exact = make("input", { type: "number", inputmode: "decimal", "aria-label": `${name}, exact value`, ...limits });
  let typing = false;
  range.addEventListener("input", () => {
    exact.value = range.value;
    send(Number(range.value));
  });
  // A number is complete on Enter, on an arrow or on leaving: 1 on the way to 12 is no answer.
  exact.addEventListener("input", () => { typing = true; });
  exact.addEventListener("change", () => {
    typing = false;
    send(exact.value === "" ? "" : Number(exact.value));
  });
  const show = (value) => {
    if (range.value !== String(value)) range.value = value;
    range.setAttribute("aria-valuetext", spec.unit ? `${value} ${spec.unit}` : String(value));
    if (!typing && exact.value !== String(value)) exact.value = value;
  };
  const element = make("div", { class: "netcourse-control" },
    make("label", { for: id }, name), make("div", { class: "netcourse-pair" }, range, exact));
  const words = (value) => `${spec.label} ${value}`;
  return { element, show, words, typed: () => (typing && exact.value !== "" ? Number(exact.value) : undefined) };
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
  const element = make("div", { class: "netcourse-control" }, make("label", { for: id }, spec.label), select);
  const words = (value) => spec.options.find(([key]) => key === value)?.[1] ?? value;
  return { element, show: (value) => { select.value = value; }, words };
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

  function tell(next) {
    show(next);
    send(next);
  }
  function row(at) {
    const parts = spec.parts.map((part) => {
      const change = (value) => tell(now.map((entry, i) => (i === at ? { ...entry, [part.name]: value } : entry)));
      return part.kind === "dial" ? dial(part, change) : choice(part, change, true);
    });
    const remove = make("button", { type: "button" }, "Remove");
    remove.addEventListener("click", () => {
      tell(now.filter((_, i) => i !== at));
      (rows[Math.min(at, rows.length - 1)]?.remove ?? add).focus();
    });
    const element = make("fieldset", { class: "netcourse-entry" },
      make("legend", {}, `Entry ${at + 1}`), ...parts.map((part) => part.element), remove);
    return { element, parts, remove };
  }
  function show(value) {
    now = value;
    while (rows.length > value.length) rows.pop().element.remove();
    while (rows.length < value.length) {
      rows.push(row(rows.length));
      entries.append(rows.at(-1).element);
    }
    rows.forEach((one, at) => {
      const entry = spec.parts.map((part) => value[at][part.name]);
      one.parts.forEach((part, i) => part.show(entry[i]));
      one.remove.setAttribute("aria-label", `Remove entry ${at + 1}: ${one.parts.map((part, i) => part.words(entry[i])).join(", ")}`);
    });
    // Not "disabled": that would throw the focus away.
    add.setAttribute("aria-disabled", String(full()));
    add.setAttribute("aria-label", `Add an entry to: ${spec.label}${full() ? ` (${spec.most} at most)` : ""}`);
    say(add, full() ? `Add an entry (${spec.most} at most)` : "Add an entry");
  }
  add.addEventListener("click", () => {
    if (full()) return;
    tell([...now, Object.fromEntries(spec.parts.map((part) => [part.name, part.start]))]);
    rows.at(-1).element.querySelector("select, input").focus();
  });
  const element = make("fieldset", { class: "netcourse-control netcourse-diary" }, make("legend", {}, spec.label), entries, add);
  return { element, show };
}

const KINDS = { dial, choice, switch: toggle, diary };
