// What Python makes of the count, and the truth beside it: drawn here, worked out there.

function helpLine() {
  const keys = [["Arrows", "move"], ["P", "positive"], ["N", "negative"], ["U", "unmark"], ["Space", "next not yet seen"], ["Shift+arrow", "brush"], ["Z", "undo"], ["T", "say the total"], ["Esc", "map"]];
  return make("details", { className: "quiet help", open: "" }, make("summary", { text: "How to mark" }),
    make("p", { text: "A click or a tap marks one nucleus; a second one takes the mark away. With the brush on, press and drag: every unmarked nucleus that you pass gets the mark, lymphocytes and stroma too, so steer around them. Quickest: mark the brown ones as positive one by one, then brush the blue ones as negative." }),
    make("p", { text: "Without the picture: open the table below the field. It sorts the nuclei by look, and marks all of a look at once." }),
    make("p", {}, "By keyboard: ", ...keys.flatMap(([key, does]) => [make("kbd", { text: key }), ` ${does}  `])));
}

// The table is drawn anew with each answer; what can be opened stays, with the focus that it may have.
function drawnResults() {
  const tableAt = make("div");
  const list = make("ul");
  const why = make("details", { hidden: "" }, make("summary", { text: "Why" }), list);
  const cited = make("ul");
  const sources = make("details", { hidden: "" }, make("summary", { text: "Sources, and what is not sure" }), cited);
  return {
    element: make("div", {}, tableAt, why, sources),
    show({ rows, reasons, sources: lines }) {
      tableAt.replaceChildren(...(rows.length ? [table("Your count", [], rows)] : []));
      list.replaceChildren(...reasons.map((text) => make("li", { text })));
      cited.replaceChildren(...lines.map((text) => make("li", { text })));
      // Without a count there are no reasons; a summary that has the focus goes only when that moves on.
      for (const folded of [why, sources]) {
        const goes = () => { folded.hidden = !folded.lastChild.children.length; };
        if (folded.contains(document.activeElement)) folded.addEventListener("focusout", goes, { once: true });
        else goes();
      }
    },
  };
}

// Gives whether the truth has come out just now.
function showTruth(told, now) {
  const fresh = told.hidden && Boolean(now.truth);
  told.hidden = !now.truth;
  if (!now.truth) told.replaceChildren();
  if (!fresh) return false;
  const lines = (findings) => findings.map(([found, then]) => make("li", {}, found, make("br"), make("em", { text: `Next: ${then}` })));
  const legend = Object.entries(now.legend).map(([letter, words]) => [letter, words, String(now.tally[letter] ?? 0)]);
  told.replaceChildren(
    ...(now.task_line ? [make("p", {}, make("strong", { text: now.task_line }))] : []),
    make("ul", {}, ...lines(now.findings)),
    ...(now.more.length ? [make("details", {}, make("summary", { text: "More on this" }), make("ul", {}, ...lines(now.more)))] : []),
    table("Your count beside the truth", ["Whose", "Ki-67 index", "Grade by Ki-67 alone"], now.compared),
    make("details", {}, make("summary", { text: "The letters in the field" }), table("Letters", ["Letter", "Means", "How many"], legend)));
  return true;
}
