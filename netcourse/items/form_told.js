// What a form tells besides what is recorded: that an answer waits, what a practice answer means, and hints.
import { make } from "../dom.js";

/** That an answer waits for Python; `since` says that something else has been chosen after it was pressed. */
export function waits({ button }, ready, since) {
  const then = button === "Record" ? `, and is recorded as soon as it is ${ready === "starting" ? "there" : "free"}` : "";
  return `Your answer waits for Python${then}.${since ? ` Changed since: press ${button} once more.` : ""}`;
}

/** A part of the feedback on a practice answer; `right` says whether all of it was right. */
export function paragraph(part, text, right) {
  if (part === "folded") return make("details", {}, make("summary", {}, "Show the worked answer"), make("p", {}, text));
  const heads = { worked: "Worked answer. ", hint: "Hint. ", sources: "Sources: " };
  const sign = part === "verdict" ? [make("span", { "aria-hidden": "true" }, right ? "✔ " : "✘ ")] : [];
  const head = heads[part] ? [make("strong", {}, heads[part])] : sign;
  return make("p", { class: `netcourse-${part}` }, ...head, text);
}

/** The button that gives one hint a press, or null where there are none, and where they go; `tell` is told each. */
export function hinting(hints, tell) {
  const given = make("div", { class: "netcourse-hints" });
  if (!hints.length) return { more: null, given };
  const more = make("button", { type: "button" }, `Hint 1 of ${hints.length}`);
  let shown = 0;
  more.addEventListener("click", () => {
    if (shown === hints.length) return;
    const text = hints[shown++];
    given.append(make("p", {}, make("strong", {}, "Hint. "), text));
    // Not "disabled": that would throw the focus away.
    if (shown === hints.length) more.setAttribute("aria-disabled", "true");
    more.textContent = shown < hints.length ? `Hint ${shown + 1} of ${hints.length}` : "No more hints";
    tell(`Hint. ${text}`);
  });
  return { more, given };
}
