// A figure with its caption and its table. What a figure shows stands in the table as well; on a narrow page its rows become cards.
const SMALLEST = 0.715; // of a drawing's own width; below it is scrolled sideways, as its words (14 px) would fall below 10 px
const NARROW = 560; // pixels; below that a drawing that has a narrow twin shows it
const WIDE_FROM = 3; // columns; from here a table becomes cards on a phone, and
const MANY_FROM = 7; // from here wherever it does not fill a page (panel.css)

function drawing(point) {
  const image = make("img", { draggable: "false" });
  image.addEventListener("load", () => { image.style.minWidth = `${SMALLEST * image.naturalWidth}px`; });
  const caption = make("figcaption");
  const title = make("caption");
  // The roles are written out: a table that is laid out as cards would lose them.
  const head = make("tr", { role: "row" });
  const body = make("tbody", { role: "rowgroup" });
  const table = make("table", { role: "table" }, title, make("thead", { role: "rowgroup" }, head), body);
  const element = make("div", { class: "netcourse-drawing" }, make("figure", {}, image, caption),
    make("details", {}, make("summary", {}, "The same as a table"), make("div", { class: "netcourse-scroll" }, table)));
  let shown = null;
  const pick = () => {
    const source = (element.clientWidth && element.clientWidth < NARROW && shown?.narrow) || shown?.source;
    if (source && image.src !== source) image.src = source;
  };
  new ResizeObserver(pick).observe(element);
  if (point) {
    image.classList.add("netcourse-pointable");
    // Where the drawing was when the button went down: a headline that grows moves it under the hand.
    let box = null;
    const at = (event) => {
      const share = (from, length) => Math.min(Math.max(from / length, 0), 1);
      point([share(event.clientX - box.left, box.width), share(event.clientY - box.top, box.height)], Boolean(shown?.narrow) && image.src === shown.narrow);
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
    shown = figure;
    pick();
    if (image.alt !== figure.alt) image.alt = figure.alt;
    say(caption, figure.caption);
    say(title, `As a table: ${figure.caption}`);
    table.classList.toggle("netcourse-stacks", figure.header.length >= WIDE_FROM);
    table.classList.toggle("netcourse-many", figure.header.length >= MANY_FROM);
    resize(head, figure.header.length, () => make("th", { scope: "col", role: "columnheader" }));
    [...head.children].forEach((cell, i) => say(cell, figure.header[i]));
    resize(body, figure.rows.length, () => make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" })));
    [...body.children].forEach((line, at) => {
      resize(line, figure.rows[at].length, () => make("td", { role: "cell" }));
      [...line.children].forEach((cell, i) => {
        say(cell, figure.rows[at][i]);
        cell.dataset.head = figure.header[i];
      });
    });
  };
  return { element, show };
}
