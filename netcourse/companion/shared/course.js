// The course page, drawn from the manifest and from what is recorded: in JupyterLab, and as the browser edition's first page.

import { make } from "./dom.js";
import { lower } from "./progress.js";

/**
 * Draw the course page into an element, in place of what stood there.
 *
 * @param root where it goes
 * @param course the manifest (release/course.json)
 * @param states progress by unit name, as progress.js gives it; a unit without one has not been begun. null, for all or for one: nothing
 *   is known yet
 * @param link how a unit is opened: (unit, question or null) gives { href, click }, either may be missing
 * @param howTo a list of sentences on how it works in this edition
 */
export function renderCourse(root, { course, states = {}, link, howTo = [] }) {
  const cards = course.units.map((unit) => card(unit, states && (unit.name in states ? states[unit.name] : {}), link));
  const planned = course.planned?.length
    ? [make("p", { class: "netcourse-planned" }, make("strong", {}, "Planned, and not there yet: "),
      course.planned.map(({ number, title }) => (number ? `${title} (unit ${number})` : title)).join(", "), ".")]
    : [];
  // Who is at a card's button stays there.
  const at = root.contains(document.activeElement) ? document.activeElement.closest("[data-unit]")?.dataset.unit : undefined;
  root.replaceChildren(
    make("h1", {}, course.title),
    make("p", {}, course.about),
    make("p", { class: "netcourse-caution" }, make("strong", {}, "For education only. "),
      "Nothing here is advice about a real patient. All patients are synthetic. No clinician has signed the facts of this course yet."),
    make("h2", {}, "Units"),
    make("ul", { class: "netcourse-cards" }, ...cards),
    ...planned,
    make("h2", {}, "How it works"),
    make("ol", {}, ...howTo.map((sentence) => make("li", {}, sentence))),
    ...(course.article
      ? [make("h2", {}, "What the course rests on"), make("p", {}, make("cite", {}, course.article.title), ". ", course.article.about)]
      : []),
  );
  root.classList.add("netcourse-page");
  if (at) root.querySelector(`[data-unit="${CSS.escape(at)}"] .netcourse-open`)?.focus();
}

function card(unit, state, link) {
  const begun = state?.recorded > 0;
  const opens = (question) => link(unit, question);
  const title = `Unit ${unit.number} · ${unit.title}`;
  const at = begun && state.next ? state.next : null;
  // "Start" on a unit that was begun would be a lie, if only for a moment.
  const words = !state ? "Open" : !begun ? "Start" : at ? `Continue at ${lower(at.name)}` : "Look through it again";
  const count = state?.total
    ? `${state.recorded} of ${state.total} recorded`
    : `${unit.questions.length} questions`;
  return make("li", { class: "netcourse-card", "data-unit": unit.name },
    make("h3", {}, title),
    make("p", {}, unit.hook),
    make("p", { class: "netcourse-figures" }, `About ${unit.minutes} minutes · ${unit.marks} marks · `, make("strong", {}, count),
      state?.total && !state.next ? " · all is in: hand it in from the unit's bar" : ""),
    ...(begun ? [make("progress", { max: state.total, value: state.recorded, "aria-label": `${title}: ${count}` })] : []),
    action(words, title, opens(at)));
}

function action(words, title, { href, click }) {
  const name = `${words}: ${title}`;
  const element = href
    ? make("a", { href, class: "netcourse-open", "aria-label": name }, words)
    : make("button", { type: "button", class: "netcourse-open", "aria-label": name }, words);
  if (click) element.addEventListener("click", click);
  return element;
}
