// The view of an explorer. It draws native controls, sends what was changed, and shows what comes back; it computes nothing.
// Everything is updated in place, so the focus stays where it is and an open table stays open.

const PATIENCE_MS = 5000;
const CALM_MS = 400; // without an answer, after which the last one is said: a slider on its way is not
const LATE = "Python has not answered yet; what you set is not lost. If it was restarted, run this cell again.";

// At most one message is on its way. What is changed meanwhile is merged, and the latest goes when the answer is there.
function post(model, late) {
  let waiting = null;
  let sent = null;
  let timer = null;
  const whenSettled = [];
  const go = () => {
    if (sent === null && waiting === null) whenSettled.splice(0).forEach((tell) => tell());
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
      const before = message.reset ? { ...(waiting?.found && { found: true }) } : waiting ?? {};
      waiting = { ...before, ...message };
      if (message.set) waiting.set = { ...before.set, ...message.set };
      go();
    },
    next,
    // An answer to an older setting must not take back what the hand has moved on to since.
    changing: (name) => [waiting, sent].some((message) => message?.set !== undefined && name in message.set),
    // Python has heard of everything, or does not answer.
    settled: () => new Promise((tell) => { whenSettled.push(tell); go(); }),
    idle: () => sent === null && waiting === null,
    // What Python has not taken in yet, over what it has: nothing of what stood before a Reset that is on its way.
    unsettled: (values) => {
      const after = [sent, waiting].reduce((known, message) => (message?.reset ? message : { ...known, ...message, set: { ...known.set, ...message?.set } }), {});
      return after.reset ? { ...after.set } : { ...values, ...after.set };
    },
  };
}

// A problem belongs to the control that was changed last.
function tie(problem, controls, name, wrong) {
  for (const control of controls) {
    for (const input of control.element.querySelectorAll("input, select")) {
      const tied = wrong && control.name === name;
      if (tied) input.setAttribute("aria-describedby", problem.id);
      else input.removeAttribute("aria-describedby");
      if (tied) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }
}

// Two hints, one a press. The button is never "disabled": that would throw the focus away.
function hinting(hints, title, told) {
  const given = make("div", { class: "netcourse-hints" });
  const more = make("button", { type: "button" });
  let shown = 0;
  const name = () => {
    const words = shown < hints.length ? `Hint ${shown + 1} of ${hints.length}` : "No more hints";
    say(more, words);
    more.setAttribute("aria-label", `${words} for ${title}`);
    more.setAttribute("aria-disabled", String(shown === hints.length));
  };
  const give = () => {
    const words = hints[shown++];
    given.append(make("p", {}, make("strong", {}, `Hint ${shown}: `), words));
    name();
    return `Hint ${shown}: ${words}`;
  };
  more.addEventListener("click", () => told(shown < hints.length ? give() : "No more hints."));
  name();
  return { element: make("div", {}, given, more), shown: () => shown, showAgain: (many) => { while (shown < Math.min(many ?? 0, hints.length)) give(); } };
}

// Lines that are folded away; with none of them there is nothing to open.
function folded(head) {
  const list = make("ul");
  const element = make("details", { class: "netcourse-folded" }, make("summary", {}, head), list);
  const show = (lines) => {
    element.hidden = !lines.length;
    fill(list, lines);
  };
  return { element, show };
}

// The form of a question that is answered here shows what would be recorded; it may be drawn later than this.
function tellForm(asked, reads) {
  if (!asked) return;
  (globalThis.netcourseSet ??= new Map()).set(asked, reads);
  document.dispatchEvent(new CustomEvent("netcourse:set", { detail: { asked, reads } }));
}

function fill(list, lines) {
  resize(list, lines.length, () => make("li"));
  [...list.children].forEach((line, at) => say(line, lines[at]));
}

function render({ model, el }) {
  const opening = model.get("opening");
  const { title, note, task, hints, controls, pointable } = opening;
  const key = JSON.stringify(opening);
  // Of a question that is answered here the recorded answer is what comes back.
  const storable = !opening.asked;
  const voiced = voice();
  const headline = make("p", { class: "netcourse-headline" });
  const problem = make("p", { class: "netcourse-problem", id: unique() });
  const found = make("p", { class: "netcourse-found" });
  const figures = make("div", { class: "netcourse-figures" });
  const reasons = make("ul", { class: "netcourse-reasons" });
  const more = folded("More on this");
  const sources = folded("Sources, and what is not sure");
  const hint = hinting(hints, title, (words) => voiced.now(words));
  const reset = make("button", { type: "button", "aria-label": `Reset ${title}` }, "Reset");
  const mail = post(model, () => { say(problem, LATE); voiced.now(LATE); });
  const handed = handing(() => mail.send({ set: {} }));
  const sheets = printing();
  const drawn = [];
  let last = "";
  let remembered = false; // an answer that only brings back what was found earlier is not said
  const made = controls.map((spec) => {
    const set = (value) => {
      last = spec.name;
      mail.send({ set: { [spec.name]: value } });
    };
    return { name: spec.name, ...KINDS[spec.kind](spec, set) };
  });
  reset.addEventListener("click", () => {
    made.forEach((one) => one.forget?.()); // a finger on a phone may leave the field that it typed in without leaving it
    mail.send({ reset: true });
  });

  function announce(state, taskBefore) {
    const news = state.task !== taskBefore ? [state.task] : [];
    voiced.later(() => [state.problem || state.headline, ...news].join(" "), CALM_MS);
  }

  function update() {
    const state = model.get("state");
    mail.next();
    if (state.answered && !remembered) announce(state, found.textContent);
    remembered = false;
    if (state.found) rememberFound(opening.key);
    if (storable && state.answered) rememberSet(key, state.values);
    tellForm(opening.asked, state.reads);
    // For whoever has to know that an answer came, even one that looks like the one before: tests and benchmarks.
    root.dataset.answered = state.answered;
    for (const { name, element, show, acting, tellResult } of made) {
      element.hidden = state.hidden.includes(name);
      // What somebody does now is later than what comes back.
      if (!mail.changing(name) && !acting?.()) show(state.values[name]);
      tellResult?.(state.problem || state.headline);
    }
    say(headline, state.headline);
    say(problem, state.problem);
    tie(problem, made, last, Boolean(state.problem));
    say(found, state.task);
    const before = drawn.length;
    while (drawn.length > state.figures.length) drawn.pop().element.remove();
    while (drawn.length < state.figures.length) {
      const first = drawn.length === 0 && pointable;
      drawn.push(drawing(first ? (point, narrow) => mail.send({ point, narrow }) : null));
      figures.append(drawn.at(-1).element);
    }
    drawn.forEach((one, at) => one.show(state.figures[at]));
    handed.show(state.handed, mail.idle());
    sheets.show(state.sheets);
    fill(reasons, state.reasons);
    more.show(state.more);
    sources.show(state.sources);
    // The result stands above the controls, or higher than the last of them: what a decision has opened must not stay out of sight.
    if (before && drawn.length > before) reveal(headline);
  }

  const root = make("div", { class: "netcourse-explorer", role: "group", "aria-label": title },
    make("p", { class: "netcourse-title" }, title),
    ...(task ? [make("div", { class: "netcourse-task" }, make("p", {}, make("strong", {}, "Task: "), task), found, hint.element)] : []),
    make("div", { class: "netcourse-columns" },
      make("div", { class: "netcourse-result" }, headline, problem, figures, handed.element, sheets.element),
      make("div", { class: "netcourse-controls" }, ...made.map(({ element }) => element), reset)),
    handed.rows, reasons, more.element, sources.element,
    ...(note ? [make("p", { class: "netcourse-note" }, note)] : []), voiced.element);
  el.append(root);
  revealOpened(root);
  update();
  model.on("change:state", update);
  // Whoever records presses perhaps before Python has heard of the last change, and what is recorded is what is seen.
  const settle = ({ detail }) => {
    if (detail?.asked === opening.asked) detail.settled = mail.settled();
  };
  if (opening.asked) document.addEventListener("netcourse:settle", settle);
  const stored = storable && !model.get("state").answered ? wasSet(key) : null;
  const kept = keptFor(key) ?? (stored && { values: stored });
  hint.showAgain(kept?.hints);
  const fresh = !model.get("state").answered;
  const back = fresh && kept && JSON.stringify(kept.values) !== JSON.stringify(model.get("state").values);
  const known = fresh && wasFound(opening.key);
  remembered = (known && !back) || Boolean(stored);
  if (back || known) mail.send({ ...(back && { set: kept.values }), ...(known && { found: true }) });
  return () => {
    const typed = made.flatMap((one) => (one.typed?.() === undefined ? [] : [[one.name, one.typed()]]));
    const values = { ...mail.unsettled(model.get("state").values), ...Object.fromEntries(typed) };
    keepFor(key, { values, hints: hint.shown() });
    model.off("change:state", update);
    document.removeEventListener("netcourse:settle", settle);
  };
}

export default { render };
