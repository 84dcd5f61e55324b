// The map of a slide: a grid of buttons over its picture, one stop for Tab, with the arrows from field to field.
const ACROSS = 6;
const DOWN = 5;

function slideMap(fields, open) {
  const cells = new Map();
  const words = new Map(fields.map((field) => [field.name, field.words]));
  const element = make("div", { className: "fields", role: "grid", "aria-label": "Map of the slide: arrow keys move, Enter opens a field" });
  for (const { name } of fields) {
    if (name[0] === "A") element.append(make("div", { role: "row" }));
    const cell = make("button", { type: "button", tabindex: cells.size ? "-1" : "0", on: { click: () => open(name) } }, make("span", { text: name }));
    cells.set(name, cell);
    element.lastChild.append(make("div", { role: "gridcell" }, cell));
  }

  function stopAt(name) {
    for (const [other, cell] of cells) cell.tabIndex = other === name ? 0 : -1;
  }
  function focus(name) {
    stopAt(name);
    cells.get(name).focus();
  }
  function onKey(event) {
    const step = ARROWS[event.key];
    const names = [...cells.keys()];
    const at = names.findIndex((name) => cells.get(name) === document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const [column, row] = [(at % ACROSS) + step[0], Math.floor(at / ACROSS) + step[1]];
    if (column < 0 || column >= ACROSS || row < 0 || row >= DOWN) return;
    focus(names[row * ACROSS + column]);
  }
  // `markedIn(name)` is how many are marked in a field that is counted, and null for the others.
  function show(opened, markedIn) {
    for (const [name, cell] of cells) {
      const marked = markedIn(name);
      cell.classList.toggle("counted", marked !== null);
      cell.classList.toggle("open", name === opened);
      write(cell.firstChild, marked === null ? name : `${name} \u2714`);
      const state = marked === null ? "not counted" : `counted, ${marked} marked`;
      cell.setAttribute("aria-label", `${name}: ${words.get(name)}; ${state}${name === opened ? "; open" : ""}`);
    }
  }
  return { element, stopAt, focus, onKey, show };
}
