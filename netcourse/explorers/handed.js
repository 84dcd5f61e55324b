// What an explorer hands on: the line that does the same, the first rows, and buttons that take a number over into an answer.
// Whoever keeps the answer listens for `netcourse:use`, takes it by preventDefault, and tells what was done. Where nobody listens,
// the line to type is shown.

const USE = "netcourse:use";
const ROOMY = 760; // pixels; on a narrower page the rows are cards, and folded (panel.css)

// A name such as mitoses_per_2mm2 may go on in a new line after each part, so that more columns are in sight.
function breakable(cell, name) {
  if (cell.textContent === name) return;
  cell.replaceChildren(...name.split(/(?<=_)/).flatMap((part, at) => (at ? [make("wbr"), part] : [part])));
}

function handing(use) {
  const line = make("code");
  const buttons = make("p", { class: "netcourse-offers" });
  const said = make("p", { role: "status", class: "netcourse-used" });
  const title = make("caption");
  const head = make("tr", { role: "row" });
  const body = make("tbody", { role: "rowgroup" });
  const table = make("table", { role: "table", class: "netcourse-many" }, title, make("thead", { role: "rowgroup" }, head), body);
  // What scrolls sideways must be reached by keyboard.
  const scroll = make("div", { class: "netcourse-scroll", role: "region", "aria-label": "The first rows", tabindex: "0" }, table);
  const element = make("div", { class: "netcourse-handed", hidden: true }, buttons, said,
    make("p", {}, "The same in pandas, if you like to program:"), make("pre", {}, line));
  // A dozen columns take the whole width: below what is set, and not beside it.
  const rows = make("div", { class: "netcourse-handed", hidden: true },
    window.innerWidth < ROOMY ? make("details", {}, make("summary", {}, "The first rows"), scroll) : scroll);
  let wanted = "";
  const tell = (words) => say(said, words);
  function press(button) {
    wanted = button.dataset.variable;
    use(); // what was changed last is answered first; the number that comes back is the one that is taken
  }
  function take(offer) {
    const detail = { variable: offer.variable, code: offer.code, tell };
    const event = new CustomEvent(USE, { bubbles: true, composed: true, cancelable: true, detail });
    if (element.dispatchEvent(event)) tell(`Put this line in place of the one in the answer below, and run it: ${offer.code}`);
  }
  const show = (handed, settled) => {
    element.hidden = rows.hidden = !handed;
    if (!handed) return;
    say(line, handed.lines.join("\n"));
    resize(buttons, handed.offers.length, () => {
      const button = make("button", { type: "button" });
      button.addEventListener("click", () => press(button));
      return button;
    });
    handed.offers.forEach((offer, at) => {
      const button = buttons.children[at];
      button.dataset.variable = offer.variable;
      say(button, offer.words);
      enable(button, !offer.why, offer.why);
    });
    say(title, handed.caption);
    resize(head, handed.header.length, () => make("th", { scope: "col", role: "columnheader" }));
    [...head.children].forEach((cell, i) => breakable(cell, handed.header[i]));
    resize(body, handed.rows.length, () => make("tr", { role: "row" }, make("th", { scope: "row", role: "rowheader" })));
    [...body.children].forEach((row, at) => {
      resize(row, handed.rows[at].length, () => make("td", { role: "cell" }));
      [...row.children].forEach((cell, i) => {
        say(cell, handed.rows[at][i]);
        cell.dataset.head = handed.header[i];
      });
    });
    const offer = settled && handed.offers.find(({ variable }) => variable === wanted);
    if (!offer) return;
    wanted = "";
    if (offer.why) tell(offer.why);
    else take(offer);
  };
  return { element, rows, show };
}
