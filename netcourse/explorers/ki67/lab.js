// The counting lab: draws nuclei and marks, and reports what was marked. Everything else, every word and number of a result, comes from
// Python as `shown`. A nucleus is [x, y, long, short, angle, brown, dark, size, shape, colour]; what it truly is never arrives here
// before the truth was asked for.
const SIDE = 1000; // of a field, in tenths of a unit
const PIXELS = 1120; // twice the largest size on the screen, for sharp edges
const TOLERANCE = 14; // how far beside a nucleus a click may fall
const STROKE_FROM = 4; // pixels of the screen from which a press is a stroke of the brush and no click
const SIGNS = { "+": "positive", "-": "negative", ".": "unmarked" };
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function make(tag, options = {}, ...children) {
  const { className = "", on = {}, text, ...attributes } = options;
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const [name, heard] of Object.entries(on)) element.addEventListener(name, heard);
  element.append(...children);
  return element;
}

function table(caption, header, rows) {
  const row = (cells) => make("tr", {}, make("th", { scope: "row", text: cells[0] }), ...cells.slice(1).map((text) => make("td", { text })));
  const head = header.length ? [make("thead", {}, make("tr", {}, ...header.map((text) => make("th", { scope: "col", text }))))] : [];
  return make("table", { "aria-label": caption }, ...head, make("tbody", {}, ...rows.map(row)));
}

// ---- drawing

const blend = (from, to, share) => from.map((part, at) => Math.round(part + (to[at] - part) * share));
const css = (colour) => `rgb(${colour.join()})`;

function tint([, , , , , brown, dark]) {
  const blue = blend([128, 158, 205], [28, 44, 88], dark / 100);
  const strong = blend([196, 146, 92], [96, 56, 20], Math.max(0, (brown - 30) / 70));
  const stained = blend(strong, [60, 34, 14], dark > 65 ? 0.45 : 0);
  return brown < 15 ? blue : blend(blue, stained, 0.72 + 0.28 * Math.min(1, brown / 70));
}

// The outline of a nucleus, `wider` than it is.
function trace(pen, [x, y, long, short, angle], wider) {
  pen.beginPath();
  pen.ellipse(x, y, long + wider, short + wider, (angle * Math.PI) / 180, 0, 2 * Math.PI);
}

function paintNucleus(pen, nucleus, at) {
  const [x, y, , short, , , dark] = nucleus;
  const colour = tint(nucleus);
  trace(pen, nucleus, 0);
  pen.fillStyle = css(colour);
  pen.fill();
  pen.lineWidth = 2.5;
  pen.strokeStyle = css(blend(colour, [20, 20, 30], 0.45));
  pen.stroke();
  // Pale chromatin is speckled, dark chromatin is solid.
  pen.fillStyle = css(blend(colour, [20, 20, 40], 0.4));
  for (let speck = 0; dark < 64 && speck < 5; speck++) {
    const turn = at * 2.4 + speck * 1.9;
    const out = short * (0.2 + 0.45 * ((at * 7 + speck * 3) % 5) / 4);
    pen.fillRect(x + Math.cos(turn) * out - 2, y + Math.sin(turn) * out - 2, 4.5, 4.5);
  }
}

function paintField(pen, nuclei) {
  pen.fillStyle = "#f8f4ef";
  pen.fillRect(0, 0, SIDE, SIDE);
  // Cytoplasm and fibres: a pale halo around whatever is there.
  pen.fillStyle = "rgba(203, 190, 205, 0.35)";
  for (const nucleus of nuclei) {
    trace(pen, nucleus, 0.7 * nucleus[3]);
    pen.fill();
  }
  nuclei.forEach((nucleus, at) => paintNucleus(pen, nucleus, at));
}

function paintSign(pen, [x, y], sign) {
  pen.beginPath();
  pen.arc(x, y, 14, 0, 2 * Math.PI);
  pen.fillStyle = "#ffffff";
  pen.fill();
  pen.fillStyle = "#111111";
  pen.fillRect(x - 9, y - 2.5, 18, 5);
  if (sign === "+") pen.fillRect(x - 2.5, y - 9, 5, 18);
}

function paintVerdict(pen, nucleus, letter) {
  const [x, y, , short] = nucleus;
  trace(pen, nucleus, 8);
  pen.setLineDash([9, 5]);
  pen.lineWidth = 5;
  pen.strokeStyle = "#111111";
  pen.stroke();
  pen.setLineDash([]);
  const left = Math.min(x + short, SIDE - 30);
  const top = Math.max(y - short - 26, 2);
  pen.fillStyle = "#111111";
  pen.fillRect(left, top, 28, 32);
  pen.fillStyle = "#ffffff";
  pen.font = "bold 27px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(letter, left + 14, top + 17);
}

function paintCursor(pen, nucleus) {
  const [x, y, long] = nucleus;
  for (const [width, colour] of [[11, "#ffffff"], [5, "#111111"]]) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    trace(pen, nucleus, 9);
    for (const [dx, dy] of Object.values(ARROWS)) {
      pen.moveTo(x + dx * (long + 9), y + dy * (long + 9));
      pen.lineTo(x + dx * (long + 24), y + dy * (long + 24));
    }
    pen.stroke();
  }
}

// ---- finding nuclei

function nearest(nuclei, x, y) {
  let best = -1;
  let least = Infinity;
  nuclei.forEach(([cx, cy, long, short], at) => {
    const away = Math.hypot(cx - x, cy - y);
    // The smaller of two that overlap is the harder to hit, so it wins near its centre.
    if (away <= long + TOLERANCE && away - (long + short) / 4 < least) [best, least] = [at, away - (long + short) / 4];
  });
  return best;
}

function along(nuclei, from, [dx, dy]) {
  let best = -1;
  let least = Infinity;
  nuclei.forEach(([x, y], at) => {
    const ahead = (x - nuclei[from][0]) * dx + (y - nuclei[from][1]) * dy;
    const aside = Math.abs((x - nuclei[from][0]) * dy) + Math.abs((y - nuclei[from][1]) * dx);
    if (ahead > 5 && aside <= 1.2 * ahead && ahead + 2 * aside < least) [best, least] = [at, ahead + 2 * aside];
  });
  return best;
}

function passed(nuclei, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  return [...nuclei.keys()].filter((at) => {
    const [x, y, long, short] = nuclei[at];
    const share = length ? Math.min(1, Math.max(0, ((x - from[0]) * dx + (y - from[1]) * dy) / length)) : 0;
    return Math.hypot(x - from[0] - share * dx, y - from[1] - share * dy) <= (long + short) * 0.42;
  });
}

// ---- the lab

function render({ model, el }) {
  const slide = model.get("slide");
  const fields = new Map(slide.fields.map((field) => [field.name, field]));
  const painted = new Map();
  const visited = new Set();
  const undone = [];
  let open = "";
  let cursor = 0;
  let sign = "+";
  let stroke = null;

  const marks = () => model.get("asked").marks ?? {};
  const shown = () => model.get("shown");
  const signsOf = (name) => marks()[name] ?? ".".repeat(fields.get(name).nuclei.length);
  const locked = () => Boolean(model.get("asked").truth);
  const mayMark = (name) => !locked() && shown().may_count && (name in marks() || shown().may_add.includes(name));

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
    if (mayMark(open)) setMarks(withSigns(open, [at], signsOf(open)[at] === mark ? "." : mark));
    draw();
    sayCursor();
  }

  // The brush leaves marks alone, so that brown ones can be marked first and blue ones brushed over; only unmarking changes them.
  const takes = (at, signs) => (sign === "." ? signs[at] !== "." : signs[at] === ".");

  // ---- what stands on the page

  const said = make("p", { className: "said", role: "status" });
  const problem = make("p", { className: "problem", role: "alert", hidden: "" });
  const typed = make("input", { type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": "Your guess of the Ki-67 index in per cent" });
  const guess = make("form", { className: "bar guess", on: { submit: (event) => { event.preventDefault(); ask({ guess: typed.value }); } } },
    make("label", {}, "By eye, the Ki-67 index of the hot spot is ", typed, " % "), make("button", { type: "submit", text: "Keep my guess" }));
  const guessed = make("p", { className: "quiet" });

  const overview = make("canvas", { width: 900, height: 750, "aria-hidden": "true" });
  const cells = new Map();
  const grid = make("div", { className: "fields", role: "grid", "aria-label": "Map of the slide: arrow keys move, Enter opens a field" });
  for (const field of slide.fields) {
    if (field.name[0] === "A") grid.append(make("div", { role: "row" }));
    const button = make("button", { type: "button", tabindex: cells.size ? "-1" : "0", on: { click: () => openField(field.name) } }, make("span", { text: field.name }));
    cells.set(field.name, button);
    grid.lastChild.append(make("div", { role: "gridcell" }, button));
  }
  function onMapKey(event) {
    const step = ARROWS[event.key];
    const names = [...cells.keys()];
    const at = names.findIndex((name) => cells.get(name) === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const [column, row] = [(at % 6) + step[0], Math.floor(at / 6) + step[1]];
    if (column < 0 || column > 5 || row < 0 || row > 4) return;
    focusCell(names[row * 6 + column]);
  }

  const title = make("strong");
  const canvas = make("canvas", { className: "slide", width: PIXELS, height: PIXELS, tabindex: "0", role: "application" });
  const line = make("p", { className: "quiet line", role: "status" });
  const tools = Object.entries({ "+": "+ Positive", "-": "\u2013 Negative", ".": "Unmark" }).map(([mark, text]) =>
    make("button", { type: "button", text, "data-mark": mark, on: { click: () => { sign = mark; draw(); } } }));
  const undo = make("button", { type: "button", text: "Undo", on: { click: takeBack } });
  const clear = make("button", { type: "button", text: "Clear this field", on: { click: clearField } });
  const toolbar = make("div", { className: "bar", role: "toolbar", "aria-label": "Mark with" }, ...tools, undo, clear);
  const twin = make("details", { on: { toggle: drawTwin } }, make("summary", { text: "This field as a table" }), make("div", { className: "scrolls", tabindex: "0" }));
  const mapTwin = make("details", { on: { toggle: drawMapTwin } }, make("summary", { text: "The map as a table" }), make("div", { className: "scrolls", tabindex: "0" }));
  const closeup = make("div", { className: "closeup", hidden: "" }, make("p", {}, title), toolbar, canvas, line, twin);

  const results = make("div");
  const truth = make("button", { type: "button", text: "Show the truth", on: { click: () => ask({ truth: true }) } });
  const again = make("button", { type: "button", text: "Start again", on: { click: startAgain } });
  const told = make("div", { role: "region", "aria-label": "The truth", tabindex: "-1", hidden: "" });
  const code = make("input", { type: "text", readonly: "", "aria-label": "Code of your count", on: { focus: () => code.select() } });
  const copy = make("button", { type: "button", text: "Copy", on: { click: copyCode } });
  const handOn = make("div", { className: "bar code" }, make("span", { text: "Code of your count, to compare with others:" }), code, copy);

  function helpLine() {
    const keys = [["Arrows", "move"], ["P", "positive"], ["N", "negative"], ["U", "unmark"], ["Space", "next not yet seen"], ["Shift+arrow", "brush"], ["Z", "undo"], ["Esc", "map"]];
    return make("details", { className: "quiet", open: "" }, make("summary", { text: "How to mark" }),
      make("p", { text: "A click marks one nucleus; a second click takes the mark away. Press and drag to brush: every unmarked nucleus that you pass gets the mark, lymphocytes and stroma too, so steer around them. Quickest: click the brown ones as positive, then brush the blue ones as negative." }),
      make("p", {}, "By keyboard: ", ...keys.flatMap(([key, does]) => [make("kbd", { text: key }), ` ${does}  `])));
  }

  // ---- doing

  function focusCell(name) {
    for (const [other, button] of cells) button.tabIndex = other === name ? 0 : -1;
    cells.get(name).focus();
  }

  function openField(name) {
    open = name;
    cursor = 0;
    visited.clear();
    for (const [other, button] of cells) button.tabIndex = other === name ? 0 : -1;
    draw();
    canvas.focus({ preventScroll: true });
    sayCursor();
  }

  function takeBack() {
    if (!undone.length || locked()) return;
    ask({ marks: undone.pop() });
  }

  function clearField() {
    if (!(open in marks()) || locked()) return;
    const { [open]: gone, ...rest } = marks();
    // A field between others stays in the count, without marks: the rest would fall apart.
    setMarks(shown().may_drop.includes(open) ? rest : { ...marks(), [open]: ".".repeat(gone.length) });
  }

  function startAgain() {
    undone.length = 0;
    ask({ marks: {}, truth: false });
  }

  function copyCode() {
    code.select();
    const done = () => { copy.textContent = "Copied"; };
    // Without a secure page there is no clipboard; the text is selected, so Ctrl+C works.
    navigator.clipboard?.writeText(code.value).then(done, () => {});
  }

  const onSlide = (event) => {
    const box = canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    canvas.setPointerCapture(event.pointerId);
    stroke = { from: onSlide(event), at: [event.clientX, event.clientY], places: new Set(), moved: false };
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    stroke.moved ||= Math.hypot(event.clientX - stroke.at[0], event.clientY - stroke.at[1]) > STROKE_FROM;
    if (!stroke.moved || !mayMark(open)) return;
    const to = onSlide(event);
    const signs = signsOf(open);
    for (const at of passed(fields.get(open).nuclei, stroke.from, to)) if (takes(at, signs)) stroke.places.add(at);
    stroke.from = to;
    drawCloseup();
  });
  canvas.addEventListener("pointerup", (event) => {
    const ended = stroke;
    stroke = null;
    if (!ended) return;
    if (ended.places.size) setMarks(withSigns(open, ended.places, sign));
    if (ended.moved) return draw();
    const at = nearest(fields.get(open).nuclei, ...onSlide(event));
    if (at >= 0) press(at, sign);
  });
  canvas.addEventListener("pointercancel", () => { stroke = null; draw(); });
  canvas.addEventListener("focus", () => drawCloseup());
  canvas.addEventListener("blur", () => drawCloseup());

  function onSlideKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const nuclei = fields.get(open).nuclei;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const mark = { p: "+", n: "-", u: ".", "+": "+", "-": "-" }[key];
    if (ARROWS[key]) {
      const next = along(nuclei, cursor, ARROWS[key]);
      if (next >= 0) moveTo(next, event.shiftKey);
    } else if (mark) {
      if (signsOf(open)[cursor] !== mark) press(cursor, mark);
    } else if (key === " ") moveTo(unseen(nuclei), false);
    else if (key === "z") { takeBack(); sayCursor(); }
    else if (key === "Escape") cells.get(open).focus();
    else return;
    event.preventDefault();
  }

  // On the window, because plain keys stop there on their way down: JupyterLab would take them for commands (keys.js).
  function onKey(event) {
    if (event.target === canvas) onSlideKey(event);
    else if (grid.contains(event.target)) onMapKey(event);
  }

  function unseen(nuclei) {
    const signs = signsOf(open);
    visited.add(cursor);
    const left = [...nuclei.keys()].filter((at) => signs[at] === "." && !visited.has(at));
    const away = (at) => Math.hypot(nuclei[at][0] - nuclei[cursor][0], nuclei[at][1] - nuclei[cursor][1]);
    return left.length ? left.reduce((best, at) => (away(at) < away(best) ? at : best)) : -1;
  }

  function moveTo(at, brushes) {
    if (at < 0) {
      line.textContent = "You have been at every unmarked nucleus of this field.";
      return;
    }
    cursor = at;
    visited.add(at);
    if (brushes && mayMark(open) && takes(at, signsOf(open))) setMarks(withSigns(open, [at], sign));
    else drawCloseup();
    sayCursor();
  }

  // ---- showing

  const looks = ([, , , , , , , size, shape, colour]) => [slide.sizes[size], slide.shapes[shape], slide.colours[colour]];
  const verdictOf = (name, at) => shown().truth?.[name]?.[at] ?? "";
  const verdictWords = (letter) => shown().legend?.[letter] ?? (letter ? "right" : "");

  function sayCursor() {
    const { nuclei } = fields.get(open);
    const judged = verdictWords(verdictOf(open, cursor));
    const words = [looks(nuclei[cursor]).join(", "), SIGNS[signsOf(open)[cursor]], ...(judged ? [judged] : [])];
    const sentence = `Nucleus ${cursor + 1} of ${nuclei.length}: ${words.join("; ")}.`;
    if (line.textContent !== sentence) line.textContent = sentence;
  }

  function drawCloseup() {
    if (!open) return;
    const began = performance.now();
    const { nuclei } = fields.get(open);
    if (!painted.has(open)) {
      const still = make("canvas", { width: PIXELS, height: PIXELS });
      const pen = still.getContext("2d");
      pen.scale(PIXELS / SIDE, PIXELS / SIDE);
      paintField(pen, nuclei);
      painted.set(open, still);
    }
    const pen = canvas.getContext("2d");
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.drawImage(painted.get(open), 0, 0);
    pen.scale(PIXELS / SIDE, PIXELS / SIDE);
    const signs = [...signsOf(open)];
    for (const at of stroke?.places ?? []) signs[at] = sign;
    signs.forEach((mark, at) => { if (mark !== ".") paintSign(pen, nuclei[at], mark); });
    nuclei.forEach((nucleus, at) => {
      const letter = verdictOf(open, at);
      if (letter && !shown().not_lettered.includes(letter)) paintVerdict(pen, nucleus, letter);
    });
    if (document.activeElement === canvas) paintCursor(pen, nuclei[cursor]);
    canvas.dataset.ms = (performance.now() - began).toFixed(2);
  }

  function drawOverview() {
    const began = performance.now();
    const pen = overview.getContext("2d");
    slide.fields.forEach(({ nuclei }, at) => {
      pen.setTransform(0.15, 0, 0, 0.15, (at % 6) * 150, Math.floor(at / 6) * 150);
      paintField(pen, nuclei);
    });
    overview.dataset.ms = (performance.now() - began).toFixed(2);
  }

  function drawTwin() {
    if (!twin.open || !open) return;
    const signs = signsOf(open);
    const judged = open in (shown().truth ?? {});
    const rows = fields.get(open).nuclei.map((nucleus, at) =>
      [String(at + 1), ...looks(nucleus), SIGNS[signs[at]], ...(judged ? [verdictWords(verdictOf(open, at))] : [])]);
    const header = ["Nucleus", "Size", "Shape", "Colour", "Your mark", ...(judged ? ["Truth"] : [])];
    twin.lastChild.replaceChildren(table(`Nuclei of field ${open}`, header, rows));
  }

  const markedIn = (name) => [...signsOf(name)].filter((mark) => mark !== ".").length;

  function drawMapTwin() {
    if (!mapTwin.open) return;
    const rows = slide.fields.map(({ name, words }) => [name, words, name in marks() ? `${markedIn(name)} marked` : "not counted"]);
    mapTwin.lastChild.replaceChildren(table("Map of the slide", ["Field", "Looks", "Your count"], rows));
  }

  function drawResults() {
    const { rows, reasons } = shown();
    const why = reasons.map(([text, facts]) => make("li", { text: facts ? `${text} (${facts})` : text }));
    const more = rows.length ? [make("details", {}, make("summary", { text: "Why" }), make("ul", {}, ...why))] : [];
    results.replaceChildren(...(rows.length ? [table("Your count", [], rows)] : []), ...more);
  }

  function drawTruth() {
    const now = shown();
    const fresh = told.hidden && now.truth;
    told.hidden = !now.truth;
    if (!now.truth) return told.replaceChildren();
    const task = now.task_done ? `\u2714 Task done. ${now.task_done}` : now.task_open ? "The task is still open. Start again and try once more." : "";
    const findings = now.findings.map(([found, then, facts]) =>
      make("li", {}, `${found} ${facts ? `(${facts}) ` : ""}`, make("br"), make("em", { text: `Next: ${then}` })));
    const legend = Object.entries(now.legend).map(([letter, words]) => [letter, words, String(now.tally[letter] ?? 0)]);
    told.replaceChildren(
      ...(task ? [make("p", {}, make("strong", { text: task }))] : []),
      make("ul", {}, ...findings),
      table("Your count beside the truth", ["", "Ki-67 index", "Grade by Ki-67 alone"], now.compared),
      make("details", {}, make("summary", { text: "The letters in the field" }), table("Letters", ["Letter", "Means", "How many"], legend)));
    if (fresh) told.focus();
  }

  function drawMap() {
    for (const [name, button] of cells) {
      const counted = name in marks();
      button.classList.toggle("counted", counted);
      button.classList.toggle("open", name === open);
      button.firstChild.textContent = counted ? `${name} \u2714` : name;
      const state = counted ? `counted, ${markedIn(name)} marked` : "not counted";
      button.setAttribute("aria-label", `${name}: ${fields.get(name).words}; ${state}${name === open ? "; open" : ""}`);
    }
  }

  function fieldTitle() {
    if (open in marks()) return `Field ${open}: ${markedIn(open)} marked`;
    if (locked()) return `Field ${open}: not counted`;
    if (!shown().may_count) return `Field ${open}: guess first, then count`;
    return mayMark(open) ? `Field ${open}: the first mark takes it into your count` : `Field ${open}: does not touch your hot spot; look only`;
  }

  function draw() {
    const now = shown();
    // Set only when it changed: a screen reader says it again otherwise.
    if (said.textContent !== now.said) said.textContent = now.said;
    problem.hidden = !now.problem;
    if (problem.textContent !== now.problem) problem.textContent = now.problem;
    guess.hidden = !slide.eyeball || now.may_count;
    guessed.textContent = now.guess ? `Your guess by eye: ${now.guess}` : "";
    closeup.hidden = !open;
    root.classList.toggle("looking", !open);
    if (open) {
      title.textContent = fieldTitle();
      canvas.setAttribute("aria-label", `Field ${open}, ${fields.get(open).nuclei.length} nuclei. Arrow keys move, P positive, N negative, U unmark, Space next not yet seen, Z undo, Escape back to the map`);
      for (const tool of tools) {
        tool.setAttribute("aria-pressed", String(tool.dataset.mark === sign));
        tool.disabled = !mayMark(open);
      }
      clear.disabled = locked() || !(open in marks());
    }
    undo.disabled = locked() || !undone.length;
    truth.disabled = locked() || !now.rows.length;
    again.disabled = !Object.keys(marks()).length;
    handOn.hidden = !now.code;
    if (code.value !== now.code) [code.value, copy.textContent] = [now.code, "Copy"];
    drawMap();
    drawCloseup();
    drawTwin();
    drawMapTwin();
  }

  function drawAll() {
    drawResults();
    drawTruth();
    draw();
    if (open && shown().truth) sayCursor();
  }

  const root = make("div", { className: "netcourse-explorer ki67", role: "group", "aria-label": slide.title },
    make("p", {}, make("strong", { text: slide.title })), make("p", { className: "quiet", text: slide.note }), make("p", { text: slide.task }),
    said, problem, guess, guessed,
    make("div", { className: "views" }, make("div", { className: "overview" }, make("div", { className: "map" }, overview, grid)), closeup, make("div", { className: "results" }, results, helpLine(), mapTwin)),
    make("div", { className: "bar" }, truth, again), told, handOn);
  el.style.containerType = "inline-size"; // its width decides whether map and field stand side by side
  el.append(root);
  drawOverview();
  drawAll();
  model.on("change:shown", drawAll);
  window.addEventListener("keydown", onKey, true);
  return () => {
    model.off("change:shown", drawAll);
    window.removeEventListener("keydown", onKey, true);
  };
}

export default { render };
