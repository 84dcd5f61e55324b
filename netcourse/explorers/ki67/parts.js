// Small makers of what stands on the page.
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

// Two hints, one a press.
function hints(slide, say) {
  const given = make("div");
  let shown = 0;
  const give = () => {
    const words = `Hint ${shown + 1}: ${slide.hints[shown]}`;
    shown += 1;
    given.append(make("p", { className: "quiet", text: words }));
    name();
    return words;
  };
  const more = button("", () => say.now(give()), (why) => say.now(why));
  const name = () => {
    const words = shown < slide.hints.length ? `Hint ${shown + 1} of ${slide.hints.length}` : "No more hints";
    write(more, words);
    more.setAttribute("aria-label", `${words} for ${slide.title}`);
    enable(more, shown < slide.hints.length, "No more hints.");
  };
  name();
  const element = make("div", { className: "bar hints" }, ...(slide.hints.length ? [given, more] : []));
  return { element, shown: () => shown, showAgain: (many) => { while (shown < Math.min(many ?? 0, slide.hints.length)) give(); } };
}

// Each row is a list of words, its first cell the row's head, or a row that is there already.
function table(caption, header, rows) {
  const row = (cells) => make("tr", {}, make("th", { scope: "row", text: cells[0] }), ...cells.slice(1).map((text) => make("td", { text })));
  const head = header.length ? [make("thead", {}, make("tr", {}, ...header.map((text) => make("th", { scope: "col", text }))))] : [];
  const lines = rows.map((one) => (Array.isArray(one) ? row(one) : one));
  return make("table", {}, make("caption", { text: caption }), ...head, make("tbody", {}, ...lines));
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A press on what can't be pressed now is told why.
function button(text, does, refused, attributes = {}) {
  const made = make("button", { type: "button", text, ...attributes, on: { click: () => {
    if (made.getAttribute("aria-disabled") === "true") refused(made.dataset.why);
    else does();
  } } });
  return made;
}
