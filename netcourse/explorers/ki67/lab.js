// The counting lab: shows fields and marks, and reports what was marked. Everything else, every word and number of a result, comes from
// Python as `shown`. What a nucleus truly is never arrives here before the truth was asked for.
// Nothing that has the focus is hidden, disabled or replaced by its own press or by an answer: the focus would fall out of the lab.
const PAUSE_MS = 1500; // without a mark, after which the total is said
const OWN = `ki67-${Math.random().toString(36).slice(2)}`; // each lab on a page loads this script anew

function render({ model, el }) {
  const slide = model.get("slide");
  const fields = new Map(slide.fields.map((field) => [field.name, field]));
  const painted = new Map();
  const visited = new Set();
  const undone = [];
  let open = "";
  let cursor = 0;
  let sign = "+";

  const marks = () => model.get("asked").marks ?? {};
  const shown = () => model.get("shown");
  const signsOf = (name) => marks()[name] ?? ".".repeat(fields.get(name).nuclei.length);
  const locked = () => Boolean(model.get("asked").truth);
  // What may be marked next is told by the marks that stand: an answer on its way is about others.
  const joins = (name) => !Object.keys(marks()).length || name in marks() || fields.get(name).beside.some((near) => near in marks());
  const mayMark = (name) => !locked() && shown().may_count && joins(name);
  const guessWaits = () => (model.get("asked").guess ?? "") !== shown().heard;
  const isAnswered = () => shown().counted.join() === Object.keys(marks()).sort().join();

  function ask(change) {
    model.set("asked", { ...model.get("asked"), ...change });
    model.save_changes();
    draw();
  }

  function setMarks(changed) {
    if (changed === marks()) return;
    undone.push(marks());
    ask({ marks: changed });
  }

  function withSigns(name, places, mark) {
    const signs = [...signsOf(name)];
    for (const at of places) signs[at] = mark;
    return { ...marks(), [name]: signs.join("") };
  }

  // A click or a key sets a mark, or takes it away where it stands already.
  function press(at, mark) {
    cursor = at;
    visited.add(at);
    if (!mayMark(open)) say.now(fieldTitle());
    else {
      setMarks(withSigns(open, [at], signsOf(open)[at] === mark ? "." : mark));
      say.now(MARKS[signsOf(open)[at]]);
    }
    draw();
    writeLine();
  }

  function markLook(places, mark) {
    if (!mayMark(open)) return;
    setMarks(withSigns(open, places, mark));
    say.now(`${places.length} ${places.length === 1 ? "nucleus" : "nuclei"} ${MARKS[mark]}.`);
    writeLine();
  }

  // The brush leaves marks alone, so that brown ones can be marked first and blue ones brushed over; only unmarking changes them.
  const takes = (at, signs) => (sign === "." ? signs[at] !== "." : signs[at] === ".");

  // ---- what stands on the page

  const say = voice();
  const said = make("p", { className: "said" });
  const taskLine = make("p", { className: "quiet found" });
  const hint = hints(slide, say);
  const problem = make("p", { className: "problem", id: `${OWN}-problem`, hidden: "" });
  const typed = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": "Your guess of the Ki-67 index in per cent" });
  const keep = make("button", { type: "submit", text: "Keep my guess" });
  const guess = make("form", { className: "bar guess", on: { submit: keepGuess } },
    make("label", {}, "By eye, the Ki-67 index of the hot spot is ", typed, " % "), keep);
  const guessed = make("p", { className: "quiet" });

  const overview = make("canvas", { width: 900, height: 750, "aria-hidden": "true" });
  const map = slideMap(slide.fields, openField);
  const refuse = (why) => say.now(why);
  const title = make("strong");
  const canvas = make("canvas", { className: "slide", width: PIXELS, height: PIXELS, tabindex: "0", role: "application" });
  const line = make("p", { className: "quiet line" });
  const tools = Object.entries({ "+": "+ Positive", "-": "\u2013 Negative", ".": "Unmark" }).map(([mark, text]) =>
    button(text, () => { sign = mark; draw(); }, refuse, { "data-mark": mark }));
  const undo = button("Undo", takeBack, refuse);
  const clear = button("Clear this field", clearField, refuse);
  const brush = brushSwitch(canvas);
  const toolbar = make("div", { className: "bar", role: "toolbar", "aria-label": "Mark with" }, ...tools, brush.element, undo, clear);
  const looks = lookTable(wordsOf, markLook);
  const twin = make("details", {}, make("summary", { text: "This field as a table, sorted by look: count from here" }), looks.element);
  const mapTwin = make("details", { on: { toggle: drawMapTwin } }, make("summary", { text: "The map as a table" }),
    make("div", { className: "scrolls", role: "region", "aria-label": "The map as a table", tabindex: "0" }));
  const closeup = make("div", { className: "closeup", hidden: "" }, make("p", {}, title), toolbar, canvas, line, twin);

  const results = drawnResults();
  const truth = button("Show the truth", () => ask({ truth: true }), refuse);
  const again = button("Start again", startAgain, refuse);
  const told = make("div", { className: "told", role: "region", "aria-label": "The truth", tabindex: "-1", hidden: "" });
  const total = button("Say the total", sayTotal, refuse);
  const quiet = make("input", { type: "checkbox" });
  const hear = make("div", { className: "bar" }, total, make("label", {}, quiet, " Quiet counting: the total is said only when asked for"));
  const code = make("input", { type: "text", readonly: "", "aria-label": "Code of your count", on: { focus: () => code.select() } });
  const copy = button("Copy", copyCode, refuse, { "aria-label": "Copy the code of your count" });
  const handOver = make("div", { className: "bar code" }, make("span", { text: "Code of your count, to compare with others:" }), code, copy);

  // ---- doing

  function keepGuess(event) {
    event.preventDefault();
    if (shown().may_count) return say.now(keep.dataset.why);
    // Python says nothing new of what it has refused already.
    if (shown().problem && model.get("asked").guess === typed.value) say.now(shown().problem);
    ask({ guess: typed.value });
  }

  function openField(name) {
    open = name;
    cursor = 0;
    visited.clear();
    map.stopAt(name);
    draw();
    canvas.focus({ preventScroll: true });
    reveal(closeup);
    sayCursor();
  }

  function takeBack() {
    if (!undone.length || locked()) return;
    ask({ marks: undone.pop() });
    say.now("Taken back.");
    if (open) writeLine();
  }

  function clearField() {
    if (!(open in marks()) || locked()) return;
    const { [open]: gone, ...rest } = marks();
    // A field between others stays in the count, without marks: the rest would fall apart.
    const leaves = !Object.keys(rest).length || (isAnswered() && shown().may_drop.includes(open));
    setMarks(leaves ? rest : { ...marks(), [open]: ".".repeat(gone.length) });
    say.now(`Field ${open} has no marks any more. Undo brings them back.`);
    writeLine();
  }

  function startAgain() {
    // A slip of the hand must not cost a count; once the truth is out there is nothing to go back to.
    if (locked()) undone.length = 0;
    else undone.push(marks());
    ask({ marks: {}, truth: false, last: shown().distance });
    if (open) writeLine();
  }

  function copyCode() {
    code.select();
    const done = () => { copy.textContent = "Copied"; say.now("Copied."); };
    // Without a secure page there is no clipboard; the text is selected, so Ctrl+C works.
    navigator.clipboard?.writeText(code.value).then(done, () => {});
  }

  function sayTotal() {
    say.now(shown().said);
  }

  // ---- hand and keys on the slide

  const hand = handOn(canvas, brush, {
    nuclei: () => fields.get(open).nuclei,
    takes: (at) => mayMark(open) && takes(at, signsOf(open)),
    passing: drawCloseup,
    stroked: (places) => setMarks(withSigns(open, places, sign)),
    clicked: (at) => press(at, sign),
  });
  canvas.addEventListener("focus", () => drawCloseup());
  canvas.addEventListener("blur", () => drawCloseup());

  function onSlideKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter")) return;
    const nuclei = fields.get(open).nuclei;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const mark = { p: "+", n: "-", u: ".", "+": "+", "-": "-" }[key];
    if (ARROWS[key]) {
      const next = along(nuclei, cursor, ARROWS[key]);
      if (next >= 0) moveTo(next, event.shiftKey);
    } else if (mark) {
      if (signsOf(open)[cursor] !== mark) press(cursor, mark);
    } else if (key === " ") {
      visited.add(cursor);
      const signs = signsOf(open);
      moveTo(nextUnseen(nuclei, cursor, (at) => signs[at] === "." && !visited.has(at)), false);
    } else if (key === "z") takeBack();
    else if (key === "t") sayTotal();
    else if (key === "Escape") map.focus(open);
    else return;
    event.preventDefault();
  }

  // On the window, because plain keys stop there on their way down: JupyterLab would take them for commands (keys.js).
  function onKey(event) {
    if (event.target === canvas) onSlideKey(event);
    else if (map.element.contains(event.target)) map.onKey(event);
  }

  function moveTo(at, brushes) {
    if (at < 0) {
      line.textContent = "You have been at every unmarked nucleus of this field.";
      return say.now(line.textContent);
    }
    cursor = at;
    visited.add(at);
    if (brushes && mayMark(open) && takes(at, signsOf(open))) setMarks(withSigns(open, [at], sign));
    else drawCloseup();
    sayCursor();
  }

  // ---- showing

  function wordsOf([, , , , , , , size, shape, colour]) {
    return [slide.sizes[size], slide.shapes[shape], slide.colours[colour]].join(", ");
  }
  const verdictWords = (letter) => shown().legend?.[letter] ?? (letter ? "right" : "");
  const verdictOf = (name, at) => shown().truth?.[name]?.[at] ?? "";

  function writeLine() {
    const { nuclei } = fields.get(open);
    const judged = verdictWords(verdictOf(open, cursor));
    const words = [wordsOf(nuclei[cursor]), MARKS[signsOf(open)[cursor]], ...(judged ? [judged] : [])];
    write(line, `Nucleus ${cursor + 1} of ${nuclei.length}: ${words.join("; ")}.`);
  }

  function sayCursor() {
    writeLine();
    say.now(line.textContent);
  }

  function drawCloseup() {
    if (!open) return;
    const began = performance.now();
    const { nuclei } = fields.get(open);
    if (!painted.has(open)) painted.set(open, paintedField(nuclei));
    const signs = [...signsOf(open)];
    for (const at of hand.passed()) signs[at] = sign;
    const letters = nuclei.map((_, at) => verdictOf(open, at)).map((letter) => (shown().not_lettered?.includes(letter) ? "" : letter));
    paintCloseup(canvas.getContext("2d"), painted.get(open), nuclei, signs, letters, document.activeElement === canvas ? cursor : -1);
    canvas.dataset.ms = (performance.now() - began).toFixed(2);
  }

  // Drawn before it is opened, too: a quick Tab must find what it holds.
  function drawTwin() {
    if (!open) return;
    const { nuclei } = fields.get(open);
    const judged = open in (shown().truth ?? {});
    const verdicts = judged ? nuclei.map((_, at) => verdictWords(verdictOf(open, at))) : null;
    looks.show({ name: open, nuclei, signs: signsOf(open), may: mayMark(open), verdicts });
  }

  const markedIn = (name) => [...signsOf(name)].filter((mark) => mark !== ".").length;

  function drawMapTwin() {
    if (!mapTwin.open) return;
    const rows = slide.fields.map(({ name, words }) => [name, words, name in marks() ? `${markedIn(name)} marked` : "not counted"]);
    mapTwin.lastChild.replaceChildren(table("Map of the slide", ["Field", "Looks", "Your count"], rows));
  }

  function fieldTitle() {
    if (open in marks()) return `Field ${open}: ${markedIn(open)} marked`;
    if (locked()) return `Field ${open}: not counted`;
    if (!shown().may_count) return `Field ${open}: ${guessWaits() ? "your guess waits for Python; then count" : "guess first, then count"}`;
    return mayMark(open) ? `Field ${open}: the first mark takes it into your count` : `Field ${open}: does not touch your hot spot; look only`;
  }

  function drawSaid(now) {
    if (said.textContent !== now.said) {
      // The first words stand there from the start; the total waits for a pause, so that it doesn't talk into the marking.
      if (said.textContent && !quiet.checked) say.later(() => shown().said, PAUSE_MS);
      said.textContent = now.said;
    }
    if (now.problem && problem.textContent !== now.problem) say.now(now.problem);
    problem.hidden = !now.problem;
    write(problem, now.problem);
    typed.setAttribute("aria-invalid", String(Boolean(now.problem)));
    if (now.problem) typed.setAttribute("aria-describedby", problem.id);
    else typed.removeAttribute("aria-describedby");
  }

  // The form stays where it is, as kept: what comes later must neither move under a hand nor throw the focus away.
  function drawGuess(now) {
    guess.hidden = !slide.eyeball;
    typed.readOnly = now.may_count;
    enable(keep, !now.may_count, `Your guess is kept: ${now.guess}.`);
    write(guessed, now.guess ? `Your guess by eye: ${now.guess}` : "");
  }

  function draw() {
    const now = shown();
    drawSaid(now);
    drawGuess(now);
    closeup.hidden = !open;
    root.classList.toggle("looking", !open);
    if (open) {
      write(title, fieldTitle());
      canvas.setAttribute("aria-label", `Field ${open}, ${fields.get(open).nuclei.length} nuclei. Arrow keys move, P positive, N negative, U unmark, Space next not yet seen, Z undo, T total, Escape back to the map`);
      for (const tool of tools) {
        tool.setAttribute("aria-pressed", String(tool.dataset.mark === sign));
        enable(tool, mayMark(open), fieldTitle());
      }
      enable(clear, !locked() && open in marks(), "This field has no marks to clear.");
    }
    enable(undo, !locked() && undone.length > 0, "There is nothing to take back.");
    // By the marks and not by an answer, which may still be on its way.
    enable(truth, !locked() && Object.values(marks()).some((signs) => /[+-]/.test(signs)), locked() ? "The truth is shown." : "Count first.");
    enable(again, Object.keys(marks()).length > 0, "Nothing is counted yet.");
    handOver.hidden = !now.code;
    if (code.value !== now.code) [code.value, copy.textContent] = [now.code, "Copy"];
    map.show(open, (name) => (name in marks() ? markedIn(name) : null));
    drawCloseup();
    drawTwin();
    drawMapTwin();
  }

  function drawAll() {
    results.show(shown());
    write(taskLine, shown().truth ? "" : shown().task_line);
    taskLine.hidden = !taskLine.textContent;
    if (shown().task_done) rememberFound(slide.key);
    if (shown().task_done && !model.get("asked").found) ask({ found: true });
    if (showTruth(told, shown())) {
      // Whoever has gone on meanwhile is not called back.
      if (document.activeElement === truth) told.focus({ preventScroll: true });
      reveal(told);
    }
    draw();
    if (open && shown().truth) writeLine();
  }

  const root = make("div", { className: "netcourse-explorer ki67", role: "group", "aria-label": slide.title },
    make("p", {}, make("strong", { text: slide.title })), make("p", { className: "quiet", text: slide.note }), make("p", { text: slide.task }),
    taskLine, hint.element, said, problem, guess, guessed, say.element,
    make("div", { className: "views" }, make("div", { className: "overview" }, make("div", { className: "map" }, overview, map.element)), closeup,
      make("div", { className: "results" }, results.element, hear, helpLine(), mapTwin)),
    make("div", { className: "bar" }, truth, again), told, handOver);
  el.style.containerType = "inline-size"; // its width decides whether map and field stand side by side
  el.append(root);
  revealOpened(root);
  overview.dataset.ms = paintMap(overview.getContext("2d"), slide.fields);
  const kept = keptFor(slide.title + slide.task);
  if (kept) typed.value = kept.typed;
  hint.showAgain(kept?.hints);
  if (wasFound(slide.key) && !model.get("asked").found) ask({ found: true });
  if (kept?.asked.guess !== undefined || kept?.asked.marks) ask({ ...kept.asked, ...model.get("asked") });
  drawAll();
  model.on("change:shown", drawAll);
  window.addEventListener("keydown", onKey, true);
  return () => {
    keepFor(slide.title + slide.task, { asked: model.get("asked"), typed: typed.value, hints: hint.shown() });
    model.off("change:shown", drawAll);
    window.removeEventListener("keydown", onKey, true);
  };
}

export default { render };
