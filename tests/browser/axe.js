// Runs axe over the page and says of each element that it complains of, or is not sure about, whose it is and whether that is known.
async ([ours, known]) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, elementRef: true });
  const told = (sure) => ({ id, nodes }) => nodes.map(({ element, html, any, all, none }) => ({
    rule: id,
    sure,
    ours: element.closest(ours) !== null,
    known: known.findIndex(({ rule, where }) => rule === id && element.matches(where)),
    words: `${id}: ${[...any, ...all, ...none].map(({ message }) => message).join("; ")} ${html.slice(0, 300)} "${element.textContent.slice(0, 80)}"`,
  }));
  const checked = new Set(found.passes.flatMap(({ nodes }) => nodes).filter(({ element }) => element.closest(ours)).map(({ html }) => html));
  return {
    complaints: [...found.violations.flatMap(told(true)), ...found.incomplete.flatMap(told(false))],
    checked: checked.size,
  };
}
