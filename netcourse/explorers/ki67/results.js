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
  return {
    element: make("div", {}, tableAt, why),
    show({ rows, reasons }) {
      tableAt.replaceChildren(...(rows.length ? [table("Your count", [], rows)] : []));
      list.replaceChildren(...reasons.map(([text, facts]) => make("li", { text: facts ? `${text} (${facts})` : text })));
      // Without a count there are no reasons; a summary that has the focus goes only when that moves on.
      const goes = () => { why.hidden = !list.children.length; };
      if (why.contains(document.activeElement)) why.addEventListener("focusout", goes, { once: true });
      else goes();
    },
  };
}

// Gives whether the truth has come out just now.
function showTruth(told, now) {
  const fresh = told.hidden && Boolean(now.truth);
  told.hidden = !now.truth;
  if (!now.truth) told.replaceChildren();
  if (!fresh) return false;
  const task = now.task_done ? `\u2714 Task done. ${now.task_done}` : now.task_open ? "The task is still open. Start again and try once more." : "";
  const findings = now.findings.map(([found, then, facts]) =>
    make("li", {}, `${found} ${facts ? `(${facts}) ` : ""}`, make("br"), make("em", { text: `Next: ${then}` })));
  const legend = Object.entries(now.legend).map(([letter, words]) => [letter, words, String(now.tally[letter] ?? 0)]);
  told.replaceChildren(
    ...(task ? [make("p", {}, make("strong", { text: task }))] : []),
    make("ul", {}, ...findings),
    table("Your count beside the truth", ["Whose", "Ki-67 index", "Grade by Ki-67 alone"], now.compared),
    make("details", {}, make("summary", { text: "The letters in the field" }), table("Letters", ["Letter", "Means", "How many"], legend)));
  return true;
}
