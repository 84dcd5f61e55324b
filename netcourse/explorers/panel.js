// The view of an explorer. It draws native controls, sends what was changed, and shows what comes back; it computes nothing.
// Everything is updated in place, so the focus stays where it is and an open table stays open.

const PATIENCE_MS = 5000;
const SMALLEST = 0.58; // of a drawing's own width; below it is scrolled sideways, as its words (14 px) would fall below 8 px
const RADIO_AT_MOST = 4; // more options than this make a drop-down list
const LATE = "No answer yet. If the kernel was restarted, run this cell again.";
// Each explorer on a page loads this file anew: without a part of its own an id, or the name of a radio group, would be another's too.
const OWN = `netcourse-${Math.random().toString(36).slice(2)}`;
let ids = 0;

function make(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...inside);
  return element;
}

// Only what differs is written: a screen reader reads a status again whenever it is written.
function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function resize(parent, wanted, create) {
  while (parent.children.length > wanted) parent.lastElementChild.remove();
  while (parent.children.length < wanted) parent.append(create());
}

// Each control below gives its element, a function that shows a value, and where the focus goes.

function dial(spec, send) {
  const id = `${OWN}-${ids++}`;
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
  return { element, show };
}

function choice(spec, send, compact = false) {
  if (compact || spec.options.length > RADIO_AT_MOST) return list(spec, send);
  const name = `${OWN}-${ids++}`;
  const inputs = spec.options.map(([key]) => make("input", { type: "radio", name, value: key }));
  const labels = spec.options.map(([, words], at) => make("label", {}, inputs[at], make("span", {}, words)));
  for (const input of inputs) input.addEventListener("change", () => send(input.value));
  const element = make("fieldset", { class: "netcourse-control", role: "radiogroup", "aria-label": spec.label },
    make("legend", {}, spec.label), ...labels);
  return { element, show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }) };
}

function list(spec, send) {
  const id = `${OWN}-${ids++}`;
  const select = make("select", { id }, ...spec.options.map(([key, words]) => make("option", { value: key }, words)));
  select.addEventListener("change", () => send(select.value));
  const element = make("div", { class: "netcourse-control" }, make("label", { for: id }, spec.label), select);
  return { element, show: (value) => { select.value = value; } };
}

function toggle(spec, send) {
  const box = make("input", { type: "checkbox" });
  box.addEventListener("change", () => send(box.checked));
  const element = make("div", { class: "netcourse-control" }, make("label", {}, box, make("span", {}, spec.label)));
  return { element, show: (value) => { box.checked = value; } };
}

function diary(spec, send) {
  const entries = make("div", { class: "netcourse-entries" });
  const add = make("button", { type: "button" }, "Add an entry");
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
    const remove = make("button", { type: "button", "aria-label": `Remove entry ${at + 1}` }, "Remove");
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
    rows.forEach((one, at) => one.parts.forEach((part, i) => part.show(value[at][spec.parts[i].name])));
    // Not "disabled": that would throw the focus away.
    add.setAttribute("aria-disabled", String(full()));
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

function drawing(point) {
  const image = make("img", { draggable: "false" });
  image.addEventListener("load", () => { image.style.minWidth = `${SMALLEST * image.naturalWidth}px`; });
  const caption = make("figcaption");
  const head = make("tr");
  const body = make("tbody");
  const element = make("div", {}, make("figure", {}, image, caption),
    make("details", {}, make("summary", {}, "The same as a table"),
      make("div", { class: "netcourse-scroll" }, make("table", {}, make("thead", {}, head), body))));
  if (point) {
    image.classList.add("netcourse-pointable");
    // Where the drawing was when the button went down: a headline that grows moves it under the hand.
    let box = null;
    const at = (event) => {
      const share = (from, length) => Math.min(Math.max(from / length, 0), 1);
      point([share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)]);
    };
    image.addEventListener("pointerdown", () => { box = image.getBoundingClientRect(); });
    // Drawing with a finger would take scrolling away: a finger taps.
    image.addEventListener("pointermove", (event) => {
      if (box && event.buttons === 1 && event.pointerType === "mouse") at(event);
    });
    image.addEventListener("click", (event) => {
      box ??= image.getBoundingClientRect();
      at(event);
      box = null;
    });
  }
  const show = (figure) => {
    if (image.src !== figure.source) image.src = figure.source;
    if (image.alt !== figure.alt) image.alt = figure.alt;
    say(caption, figure.caption);
    resize(head, figure.header.length, () => make("th", { scope: "col" }));
    [...head.children].forEach((cell, i) => say(cell, figure.header[i]));
    resize(body, figure.rows.length, () => make("tr", {}, make("th", { scope: "row" })));
    [...body.children].forEach((line, at) => {
      resize(line, figure.rows[at].length, () => make("td"));
      [...line.children].forEach((cell, i) => say(cell, figure.rows[at][i]));
    });
  };
  return { element, show };
}

// At most one message is on its way. What is changed meanwhile is merged, and the latest goes when the answer is there.
function post(model, late) {
  let waiting = null;
  let sent = null;
  let timer = null;
  const go = () => {
    if (sent !== null || waiting === null) return;
    [sent, waiting] = [waiting, null];
    timer = setTimeout(() => { late(); next(); }, PATIENCE_MS);
    model.send(sent);
  };
  const next = () => {
    clearTimeout(timer);
    sent = null;
    go();
  };
  return {
    send(message) {
      const before = message.reset ? {} : waiting ?? {};
      waiting = { ...before, ...message };
      if (message.set) waiting.set = { ...before.set, ...message.set };
      go();
    },
    next,
    // An answer to an older setting must not take back what the hand has moved on to since.
    changing: (name) => [waiting, sent].some((message) => message?.set !== undefined && name in message.set),
  };
}

function render({ model, el }) {
  const { title, note, task, controls, pointable } = model.get("opening");
  const headline = make("p", { class: "netcourse-headline" });
  const problem = make("p", { class: "netcourse-problem" });
  const found = make("p", { class: "netcourse-found", role: "status" });
  const figures = make("div", { class: "netcourse-figures" });
  const reasons = make("ul", { class: "netcourse-reasons" });
  const reset = make("button", { type: "button" }, "Reset");
  const mail = post(model, () => say(problem, LATE));
  const drawn = [];
  const made = controls.map((spec) => {
    const { element, show } = KINDS[spec.kind](spec, (value) => mail.send({ set: { [spec.name]: value } }));
    return { name: spec.name, element, show };
  });
  reset.addEventListener("click", () => mail.send({ reset: true }));

  function update() {
    const state = model.get("state");
    mail.next();
    // For whoever has to know that an answer came, even one that looks like the one before: tests and benchmarks.
    root.dataset.answered = state.answered;
    for (const { name, element, show } of made) {
      element.hidden = state.hidden.includes(name);
      if (!mail.changing(name)) show(state.values[name]);
    }
    say(headline, state.headline);
    say(problem, state.problem);
    say(found, state.task);
    while (drawn.length > state.figures.length) drawn.pop().element.remove();
    while (drawn.length < state.figures.length) {
      const first = drawn.length === 0 && pointable;
      drawn.push(drawing(first ? (shares) => mail.send({ point: shares }) : null));
      figures.append(drawn.at(-1).element);
    }
    drawn.forEach((one, at) => one.show(state.figures[at]));
    resize(reasons, state.reasons.length, () => make("li"));
    [...reasons.children].forEach((line, at) => say(line, state.reasons[at]));
  }

  const root = make("div", { class: "netcourse-explorer", role: "group", "aria-label": title },
    make("p", { class: "netcourse-title" }, title),
    ...(task ? [make("div", { class: "netcourse-task" }, make("p", {}, make("strong", {}, "Task: "), task), found)] : []),
    make("div", { class: "netcourse-columns" },
      make("div", { class: "netcourse-result" }, make("div", { role: "status" }, headline, problem), figures),
      make("div", { class: "netcourse-controls" }, ...made.map(({ element }) => element), reset)),
    reasons,
    ...(note ? [make("p", { class: "netcourse-note" }, note)] : []));
  el.append(root);
  update();
  model.on("change:state", update);
  return () => model.off("change:state", update);
}

export default { render };
