// The form of a question, drawn from its spec (see form_spec.py). Native controls, one status line, nothing computed: what an answer
// means is Python's to say. Two callers: the widget of form.py (`render`), where no companion is, and the companion (`drawForm`).

const PATIENCE_MS = 8000;
const LATE = "Python has not answered. If it was restarted, run this cell again; your choice stays here.";
const LEVELS = ["low", "medium", "high"];
// What was chosen and not recorded yet, so that drawing a form anew (Shift+Enter, a reload of its cell) takes nothing away.
const drafts = (globalThis.netcourseDrafts ??= new Map());
// Answers on their way to Python, for a form that is drawn anew meanwhile: its cell may run while they wait.
const waiting = (globalThis.netcourseWaiting ??= new Map());
// Each widget loads this file anew: without a part of its own an id would be another form's too.
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

// Each kind of question: a function that draws its controls, and gives how to read and to show a raw answer.

function radios(spec, changed) {
  const name = `${OWN}-${ids++}`;
  const inputs = spec.options.map(([key]) => make("input", { type: "radio", name, value: key }));
  const labels = spec.options.map(([key, text], at) => make("label", {}, inputs[at], make("span", {}, make("b", {}, key), ` ${text}`)));
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    element: make("div", { class: "netcourse-options" }, ...labels),
    fields: inputs,
    read: () => inputs.find((input) => input.checked)?.value ?? "",
    show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

function boxes(spec, changed) {
  const inputs = spec.options.map(([key]) => make("input", { type: "checkbox", value: key }));
  const labels = spec.options.map(([key, text], at) => make("label", {}, inputs[at], make("span", {}, make("b", {}, key), ` ${text}`)));
  for (const input of inputs) input.addEventListener("change", changed);
  return {
    element: make("div", { class: "netcourse-options" }, ...labels),
    fields: inputs,
    read: () => inputs.filter((input) => input.checked).map((input) => input.value),
    show: (value) => inputs.forEach((input) => { input.checked = (value ?? []).includes(input.value); }),
  };
}

function select(label, options, changed) {
  const id = `${OWN}-${ids++}`;
  const list = make("select", { id }, make("option", { value: "" }, "choose"),
    ...options.map(([key, text]) => make("option", { value: key }, text === key ? key : `${key} · ${text}`)));
  list.addEventListener("change", changed);
  return { list, row: make("div", { class: "netcourse-pair" }, make("label", { for: id }, label), list) };
}

function number(spec, changed) {
  const id = `${OWN}-${ids++}`;
  // A text, not a number field: 3,5 and 3.5 are both read, and a wrong word gets a sentence instead of vanishing.
  const input = make("input", { type: "text", inputmode: "decimal", id, autocomplete: "off" });
  input.addEventListener("input", changed);
  const unit = spec.units.length > 1 ? select("Unit", spec.units.map((one) => [one, one]), changed) : null;
  const label = unit ? "Your number" : `Your number (${spec.units[0]})`;
  return {
    element: make("div", { class: "netcourse-number" },
      make("div", { class: "netcourse-pair" }, make("label", { for: id }, label), input), ...(unit ? [unit.row] : [])),
    fields: unit ? [input, unit.list] : [input],
    read: () => ({ number: input.value, unit: unit ? unit.list.value : spec.units[0] }),
    show: (value) => {
      input.value = value?.number ?? "";
      if (unit) unit.list.value = value?.unit ?? "";
    },
  };
}

function matching(spec, changed) {
  const rows = spec.left.map(([key, text]) => [key, select(`${key} · ${text}`, spec.right, changed)]);
  return {
    element: make("div", { class: "netcourse-rows" }, ...rows.map(([, { row }]) => row)),
    fields: rows.map(([, { list }]) => list),
    read: () => Object.fromEntries(rows.map(([key, { list }]) => [key, list.value || null])),
    show: (value) => rows.forEach(([key, { list }]) => { list.value = value?.[key] ?? ""; }),
  };
}

function ordering(spec, changed) {
  const rows = spec.options.map((_, at) => select(`Place ${at + 1}`, spec.options, changed));
  return {
    element: make("div", { class: "netcourse-rows" }, ...rows.map(({ row }) => row)),
    fields: rows.map(({ list }) => list),
    read: () => (rows.some(({ list }) => list.value) ? rows.map(({ list }) => list.value || null) : []),
    show: (value) => rows.forEach(({ list }, at) => { list.value = value?.[at] ?? ""; }),
  };
}

function words(spec, changed) {
  const id = `${OWN}-${ids++}`;
  const area = make("textarea", { id, rows: 4, maxlength: spec.longest });
  area.addEventListener("input", changed);
  return {
    element: make("div", { class: "netcourse-words" }, make("label", { for: id }, `Your words (at most ${spec.longest} characters)`), area),
    fields: [area],
    read: () => area.value,
    show: (value) => { area.value = value ?? ""; },
  };
}

const KINDS = { radios, boxes, number, matching, ordering, words };

/** An answer in the student's words, as a receipt has it. */
export function inWords(spec, value) {
  const text = (pairs, key) => (pairs ?? []).find(([one]) => one === key)?.[1] ?? "";
  const named = (key) => `${key}, ${text(spec.options, key)}`;
  if (value === null || value === undefined) return "";
  if (spec.controls === "radios") return named(value);
  if (spec.controls === "boxes") return value.map(named).join("; ");
  if (spec.controls === "number") return `${value.number} ${value.unit}`;
  if (spec.controls === "matching") return Object.entries(value).map(([l, r]) => `${text(spec.left, l)} → ${text(spec.right, r)}`).join("; ");
  if (spec.controls === "ordering") return value.map((key, at) => `${at + 1}. ${text(spec.options, key)}`).join("; ");
  return String(value);
}

/**
 * Draw a form.
 *
 * @param el where it goes
 * @param spec what Python says of the question
 * @param port { key: what tells this question from every other in this page, submit(value, certainty): a promise of Python's reply }
 * @returns { update(state), dispose() }; a state says { recorded: value or null, ready: "yes" | "starting" | "stopped", why }
 */
export function drawForm(el, spec, port) {
  const called = spec.name;
  const act = `${spec.button} ${called[0].toLowerCase()}${called.slice(1)}`;
  const said = make("p", { class: "netcourse-said", role: "status", id: `${OWN}-${ids++}` });
  let state = { recorded: null, ready: "yes", why: "" };
  let busy = false;

  const kind = KINDS[spec.controls](spec, changed);
  const sure = spec.certainty ? certainty(changed) : null;
  const button = make("button", { type: "button", class: "netcourse-record", "aria-label": act }, spec.button);
  const { more, given } = hints();
  const feedback = make("div", { class: "netcourse-feedback", hidden: true });
  const controls = make("fieldset", {}, make("legend", {}, spec.legend, make("span", { class: "netcourse-spoken" }, ` to ${called[0].toLowerCase()}${called.slice(1)}`)),
    kind.element, ...(sure ? [sure.element] : []));
  const root = make("div", { class: "netcourse-form", role: "group", "aria-label": called, tabindex: "-1" },
    controls, make("div", { class: "netcourse-buttons" }, button, ...(more ? [more] : [])), given, said, feedback);

  function changed() {
    drafts.set(port.key, { value: kind.read(), sure: sure?.read() ?? "" });
    complain(false);
    if (state.recorded !== null) say("✎", `Changed, and not recorded yet. Press ${spec.button}.`);
    else if (!feedback.hidden) say("✎", `Changed. Press ${spec.button} to see what this answer means.`);
  }

  function say(sign, sentence) {
    // Written again even if it is the same, so that a screen reader says it again.
    said.replaceChildren();
    const write = () => said.replaceChildren(make("span", { "aria-hidden": "true" }, sign ? `${sign} ` : ""), sentence);
    setTimeout(write, 30);
  }

  function complain(wrong) {
    for (const field of [...kind.fields, ...(sure?.fields ?? [])]) {
      if (wrong) {
        field.setAttribute("aria-invalid", "true");
        field.setAttribute("aria-describedby", said.id);
      } else {
        field.removeAttribute("aria-invalid");
        field.removeAttribute("aria-describedby");
      }
    }
  }

  function press() {
    if (busy) return;
    if (button.getAttribute("aria-disabled") === "true") {
      say("", state.why);
      return;
    }
    complain(false);
    const sent = port.submit(kind.read(), sure?.read() ?? "").catch((error) => ({ ok: false, said: error.message || LATE, lost: true }));
    waiting.set(port.key, sent);
    follow(sent);
  }

  async function follow(sent) {
    busy = true;
    if (state.ready === "starting") say("…", "Your answer waits for Python, and is recorded as soon as it is there.");
    const reply = await sent;
    busy = false;
    if (waiting.get(port.key) === sent) waiting.delete(port.key);
    if (reply.ok) {
      drafts.delete(port.key);
      if (reply.entry) state = { ...state, recorded: reply.entry.value };
      tell(reply);
    } else {
      if (!reply.lost) complain(true);
      feedback.hidden = true;
      say("✘", spec.button === "Record" ? `Not recorded. ${reply.said}` : reply.said);
    }
  }

  function tell(reply) {
    if (reply.entry) say("✔", `Recorded: ${inWords(spec, reply.entry.value)}`);
    if (!reply.parts) return;
    feedback.dataset.right = String(reply.right);
    feedback.replaceChildren(...reply.parts.map(([part, text]) => paragraph(part, text)));
    feedback.hidden = false;
    say(reply.right ? "✔" : "✘", reply.said);
  }

  function paragraph(part, text) {
    if (part === "folded") return make("details", {}, make("summary", {}, "Show the worked answer"), make("p", {}, text));
    const heads = { worked: "Worked answer. ", hint: "Hint. ", sources: "Sources: " };
    const head = heads[part] ? [make("strong", {}, heads[part])] : [];
    return make("p", { class: `netcourse-${part}` }, ...head, text);
  }

  function hints() {
    const given = make("div", { class: "netcourse-hints" });
    if (!spec.hints.length) return { more: null, given };
    const more = make("button", { type: "button" }, `Hint 1 of ${spec.hints.length}`);
    let shown = 0;
    more.addEventListener("click", () => {
      if (shown === spec.hints.length) return;
      const text = spec.hints[shown++];
      given.append(make("p", {}, make("strong", {}, "Hint. "), text));
      // Not "disabled": that would throw the focus away.
      if (shown === spec.hints.length) more.setAttribute("aria-disabled", "true");
      more.textContent = shown < spec.hints.length ? `Hint ${shown + 1} of ${spec.hints.length}` : "No more hints";
      say("", `Hint. ${text}`);
    });
    return { more, given };
  }

  function update(next) {
    const before = state;
    state = { ...state, ...next };
    const stopped = state.ready === "stopped";
    if (stopped && root.contains(document.activeElement) && document.activeElement.closest("fieldset")) root.focus();
    controls.disabled = stopped;
    button.setAttribute("aria-disabled", String(stopped));
    root.dataset.ready = state.ready;
    const same = JSON.stringify(state.recorded) === JSON.stringify(before.recorded);
    if (same || busy || drafts.has(port.key)) return;
    kind.show(state.recorded);
    if (state.recorded !== null) quietly("✔", `Recorded: ${inWords(spec, state.recorded)}`);
    else said.replaceChildren();
  }

  function quietly(sign, sentence) {
    said.replaceChildren(make("span", { "aria-hidden": "true" }, `${sign} `), sentence);
  }

  button.addEventListener("click", press);
  root.dataset.question = spec.id;
  const draft = drafts.get(port.key);
  if (draft) {
    kind.show(draft.value);
    sure?.show(draft.sure);
  }
  if (waiting.has(port.key)) follow(waiting.get(port.key));
  el.append(root);
  return { update, dispose: () => root.remove() };
}

function certainty(changed) {
  const name = `${OWN}-${ids++}`;
  const inputs = LEVELS.map((level) => make("input", { type: "radio", name, value: level }));
  for (const input of inputs) input.addEventListener("change", changed);
  const labels = LEVELS.map((level, at) => make("label", {}, inputs[at], make("span", {}, level)));
  return {
    element: make("fieldset", { class: "netcourse-sure" }, make("legend", {}, "How sure are you?"), ...labels),
    fields: inputs,
    read: () => inputs.find((input) => input.checked)?.value ?? "",
    show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

/** The view of the widget: its messages go to the kernel of its own cell. */
function render({ model, el }) {
  const waiting = new Map();
  let count = 0;
  const spec = model.get("spec");
  const submit = (value, sure) => new Promise((resolve, reject) => {
    const n = ++count;
    const timer = setTimeout(() => { waiting.delete(n); reject(new Error(LATE)); }, PATIENCE_MS);
    waiting.set(n, (reply) => { clearTimeout(timer); resolve(reply); });
    model.send({ n, value, certainty: sure });
  });
  const heard = (reply) => {
    waiting.get(reply.n)?.(reply);
    waiting.delete(reply.n);
  };
  model.on("msg:custom", heard);
  const form = drawForm(el, spec, { key: `${location.pathname}${location.search} ${spec.id}`, submit });
  const show = () => form.update({ recorded: model.get("recorded") });
  show();
  model.on("change:recorded", show);
  return () => {
    model.off("msg:custom", heard);
    model.off("change:recorded", show);
  };
}

export default { render };
