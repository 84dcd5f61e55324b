// The form of a question, drawn from its spec (see form_spec.py). Native controls, one status line, nothing computed: what an answer
// means is Python's to say. Two callers: the widget of form.py (`render`), where no companion is, and the companion (`drawForm`).
import { make, unique } from "../dom.js";
import { KINDS, certainty, inWords, told } from "./form_kinds.js";
import { holding } from "./form_press.js";
import { hinting, paragraph, waits } from "./form_told.js";

const PATIENCE_MS = 8000;
const CALM_MS = 700; // without a reply, after which it is said that the answer waits
const LATE = "Python has not answered. If it was restarted, run this cell again; your choice stays here.";
// What was chosen and not recorded yet, so that drawing a form anew (Shift+Enter, a reload of its cell) takes nothing away.
const drafts = (globalThis.netcourseDrafts ??= new Map());
// Answers on their way to Python, for a form that is drawn anew meanwhile: its cell may run while they wait.
const waiting = (globalThis.netcourseWaiting ??= new Map());
// Those that were answered while the unit starts, for a while: its cell may run again just after, and what was told would be gone.
const answered = (globalThis.netcourseAnswered ??= new Map());
// How explorers in which a question is answered stand, by the question's id: they say so whenever it changes (panel.js).
const SET = "netcourse:set";
// Before an answer is recorded they are asked when Python knows how they stand.
const SETTLE = "netcourse:settle";
const settings = (globalThis.netcourseSet ??= new Map());

/** Whether two answers, or whatever else JSON can say, are the same, in whatever order their parts stand. */
export function same(one, other) {
  const plain = (value) => JSON.stringify(value, (_, part) =>
    (part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));
  return plain(one) === plain(other);
}

/** Whether what a form shows, or an explorer in which a question is answered, is something else than what is recorded. */
export function unrecorded(key) {
  return drafts.has(key);
}

/** Whether an answer of this page is on its way to Python. */
export const anyWaits = () => waiting.size > 0;

/**
 * Draw a form.
 *
 * @param el where it goes
 * @param spec what Python says of the question
 * @param port { key: what tells this question from every other in this page, submit(value, certainty): a promise of Python's reply,
 *   recorded(): what is recorded by then, where another tab may have recorded something since; may be missing }
 * @returns { update(state), again(): its cell has run, dispose() }; a state says { recorded: value or null, ready: "yes" | "starting" | "stopped", why }
 */
export function drawForm(el, spec, port) {
  const called = spec.name;
  const act = `${spec.button} ${called[0].toLowerCase()}${called.slice(1)}`;
  const said = make("div", { class: "netcourse-said", role: "status", id: unique() });
  let state = { recorded: null, ready: "yes", why: "" };
  let sending = null; // the last press that is on its way
  let gone = false;
  let lost = false; // what is said last is that Python could not take the answer
  let [saying, slow] = [0, 0]; // timers of what is about to be said

  const kind = KINDS[spec.controls](spec, changed);
  const sure = spec.certainty ? certainty(changed) : null;
  const button = make("button", { type: "button", class: "netcourse-record", "aria-label": act }, spec.button);
  const { more, given } = hinting(spec.hints, (words) => say("", "", words));
  const feedback = make("div", { class: "netcourse-feedback", hidden: true });
  const controls = make("fieldset", {}, make("legend", {}, spec.legend, make("span", { class: "netcourse-spoken" }, ` to ${called[0].toLowerCase()}${called.slice(1)}`)),
    kind.element, ...(sure ? [sure.element] : []));
  const root = make("div", { class: "netcourse-form", role: "group", "aria-label": called, tabindex: "-1" },
    controls, make("div", { class: "netcourse-buttons" }, button, ...(more ? [more] : [])), given, said, feedback);

  function chosen() {
    return { value: kind.read(), sure: sure?.read() ?? "" };
  }

  function changed() {
    complain(false);
    answered.delete(port.key);
    const since = !same((kind.now ?? kind.read)(), state.recorded);
    if (since) drafts.set(port.key, chosen());
    else drafts.delete(port.key);
    if (sending) { // what is on its way is told first
      if (said.dataset.waits) sayWaits();
      return;
    }
    if (state.recorded !== null) say(...recordedWords(since));
    else if (!feedback.hidden) say("✎", `Changed. Press ${spec.button} to see what this answer means.`);
  }

  // What stands elsewhere in sight is `spoken` only.
  function write(sign, sentence, spoken = "") {
    clearTimeout(saying); // an older sentence that is about to be written
    said.replaceChildren(make("span", { "aria-hidden": "true" }, sign ? `${sign} ` : ""), ...[sentence].flat(),
      ...(spoken ? [make("span", { class: "netcourse-spoken" }, ` ${spoken}`)] : []));
  }

  function say(sign, sentence, spoken = "") {
    // Written again even if it is the same, so that a screen reader says it again.
    write("", "");
    saying = setTimeout(() => write(sign, sentence, spoken), 30);
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

  // What is seen in an explorer is known to Python: two messages at once need not arrive in their order.
  async function settled() {
    const detail = { asked: spec.id, settled: null };
    document.dispatchEvent(new CustomEvent(SETTLE, { detail }));
    await detail.settled;
  }

  // One answer is on its way at a time; of those that are pressed meanwhile the last goes when the reply is there.
  function press() {
    const pressed = chosen();
    const before = sending;
    // Pressed twice. How an explorer stands by now only Python can tell.
    if (before && !kind.now && same(before.pressed, pressed)) return;
    if (button.getAttribute("aria-disabled") === "true") {
      lost = true;
      say("", state.why);
      return;
    }
    complain(false);
    answered.delete(port.key);
    const sent = { pressed };
    const isLast = () => sending === sent;
    sent.reply = Promise.resolve(before?.reply).then(() => isLast() && settled())
      .then(() => (isLast() ? port.submit(pressed.value, pressed.sure) : {})).catch((error) => ({ ok: false, said: error.message || LATE, lost: true }));
    waiting.set(port.key, sent);
    follow(sent);
  }

  async function follow(sent) {
    sending = sent;
    lost = false;
    clearTimeout(slow);
    slow = setTimeout(sayWaits, state.ready === "starting" ? 0 : CALM_MS);
    const reply = await sent.reply;
    if (sending !== sent) {
      if (reply.entry) state = { ...state, recorded: reply.entry.value };
      return; // pressed again meanwhile: that is told
    }
    sending = null;
    clearTimeout(slow);
    delete said.dataset.waits;
    if (gone) {
      leaveBehind(sent, reply);
      return;
    }
    if (waiting.get(port.key) === sent) waiting.delete(port.key);
    if (state.ready === "starting") {
      answered.set(port.key, sent);
      forgetSoon(answered, sent);
    }
    if (reply.ok) {
      // What was chosen while the answer was on its way is not recorded, and stays.
      const kept = reply.entry && (port.recorded?.() ?? reply.entry.value);
      const then = reply.entry && kind.now ? kept : sent.pressed;
      const since = !same(kind.now ? kind.now() : chosen(), then);
      if (!since) drafts.delete(port.key);
      if (reply.entry) state = { ...state, recorded: kept };
      if (!since && !same(kept, reply.entry?.value)) kind.show(kept);
      set(kind.now?.());
      tell(reply, since);
    } else {
      lost = Boolean(reply.lost);
      if (!lost) complain(true);
      feedback.hidden = true;
      const stays = state.recorded === null ? "" : ` What was recorded stays: ${inWords(spec, state.recorded)}.`;
      say("✘", spec.button === "Record" ? `Not recorded. ${reply.said}${stays}` : reply.said);
    }
  }

  function sayWaits() {
    said.dataset.waits = "yes";
    say("…", waits(spec, state.ready, !same(chosen(), sending.pressed)));
  }

  // What became of a press is told by the form that is drawn in place of this one, if that is soon.
  function leaveBehind(sent, reply) {
    if (reply.ok && same(drafts.get(port.key), sent.pressed)) drafts.delete(port.key);
    forgetSoon(waiting, sent);
  }

  function forgetSoon(kept, sent) {
    setTimeout(() => { if (kept.get(port.key) === sent) kept.delete(port.key); }, PATIENCE_MS);
  }

  function tell(reply, since) {
    if (reply.entry) say(...recordedWords(since));
    if (!reply.parts) return;
    feedback.dataset.right = String(reply.right);
    feedback.replaceChildren(...reply.parts.map(([part, text]) => paragraph(part, text, reply.right)));
    feedback.hidden = false;
    // It is seen there, and heard from the line that is read out as it changes.
    say("", "", reply.said);
  }

  function update(next) {
    const before = state;
    state = { ...state, ...next };
    const stopped = state.ready === "stopped";
    if (stopped && root.contains(document.activeElement) && document.activeElement.closest("fieldset")) root.focus();
    controls.disabled = stopped;
    button.setAttribute("aria-disabled", String(stopped));
    root.dataset.ready = state.ready;
    if (same(state.recorded, before.recorded) || sending) return;
    const now = kind.now?.();
    const since = now === undefined ? drafts.has(port.key) : !same(now, state.recorded);
    if (!since) kind.show(state.recorded);
    set(now);
    if (state.recorded !== null) write(...recordedWords(since));
    else write("", "");
  }

  // The question's cell has run, and why Python could not take an answer before is no more.
  function again() {
    if (!lost || sending) return;
    lost = false;
    if (state.recorded !== null) say(...recordedWords(drafts.has(port.key)));
    else say("✎", spec.button === "Record" ? "Not recorded yet. Press Record." : `Press ${spec.button} to see what this answer means.`);
  }

  // What is recorded, and whether what the controls show is something else.
  function recordedWords(since) {
    const words = told(spec, "Recorded", state.recorded);
    if (!since) return ["✔", words];
    const stop = typeof words.at(-1) === "string" ? ". " : " ";
    return ["✎", [...words, `${stop}Changed since, and not recorded yet. Press ${spec.button}.`]];
  }

  // How an explorer stands in which this is answered, once it is there.
  function set(reads) {
    if (reads !== undefined) kind.set?.(reads, same(reads, state.recorded));
  }

  button.addEventListener("click", press);
  const finger = holding(button, press);
  root.dataset.question = spec.id;
  const heard = (event) => {
    if (event.detail?.asked !== spec.id) return;
    const differs = () => !same(kind.now(), state.recorded);
    const before = differs();
    set(event.detail.reads);
    // Said once, and not at every step of a slider.
    if (state.recorded !== null && before !== differs()) changed();
  };
  if (kind.set) {
    if (settings.has(spec.id)) set(settings.get(spec.id));
    document.addEventListener(SET, heard);
  }
  const sent = waiting.get(port.key) ?? answered.get(port.key);
  const start = drafts.get(port.key) ?? sent?.pressed;
  if (start) {
    kind.show(start.value);
    sure?.show(start.sure);
  }
  if (sent) follow(sent);
  el.append(root);
  return {
    update,
    again,
    dispose: () => {
      // No click would come any more of a press that has begun; the form that is drawn next tells what became of it.
      if (finger.held()) press();
      gone = true;
      finger.forget();
      document.removeEventListener(SET, heard);
      root.remove();
    },
  };
}

/** The view of the widget: its messages go to the kernel of its own cell. */
function render({ model, el }) {
  const waiting = new Map();
  let count = 0;
  const spec = model.get("spec");
  const submit = (value, sure) => new Promise((resolve, reject) => {
    const n = ++count;
    const timer = setTimeout(() => { waiting.delete(n); deaf(); reject(new Error(LATE)); }, PATIENCE_MS);
    waiting.set(n, (reply) => { clearTimeout(timer); resolve(reply); });
    model.send({ n, value, certainty: sure });
  });
  let gone = false;
  const deaf = () => { if (gone && !waiting.size) model.off("msg:custom", heard); };
  const heard = (reply) => {
    waiting.get(reply.n)?.(reply);
    waiting.delete(reply.n);
    deaf();
  };
  model.on("msg:custom", heard);
  const form = drawForm(el, spec, { key: `${location.pathname}${location.search} ${spec.id}`, submit });
  const show = () => form.update({ recorded: model.get("recorded") });
  show();
  model.on("change:recorded", show);
  return () => {
    model.off("change:recorded", show);
    form.dispose();
    // What is on its way is still answered to the form that is drawn anew.
    gone = true;
    deaf();
  };
}

export default { render };
