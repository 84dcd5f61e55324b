// What every explorer needs to be heard, found and kept; it stands before the script of each.

// The one place of an explorer from which a screen reader reads by itself. It is there from the start, and says the same words anew
// when the same thing happens again.
function voice() {
  const element = document.createElement("p");
  element.className = "netcourse-voice";
  element.setAttribute("role", "status");
  let waiting = null;
  let timer = null;
  const put = (words) => { element.textContent = element.textContent === words ? `${words}\u00a0` : words; };
  // What waits is said once nothing has been said for a while: ten changes in a row are one sentence.
  const wait = () => {
    clearTimeout(timer);
    if (waiting) timer = setTimeout(() => { put(waiting.words()); waiting = null; }, waiting.pause);
  };
  const now = (words) => { put(words); wait(); };
  const later = (words, pause) => { waiting = { words, pause }; wait(); };
  return { element, now, later };
}

// What was opened comes into sight, without gliding there: nothing moves for those whom motion makes ill.
function reveal(element) {
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function revealOpened(root) {
  root.addEventListener("click", (event) => {
    const opened = event.target.closest("summary")?.parentElement;
    // Only then is it as tall as what it holds.
    opened?.addEventListener("toggle", () => { if (opened.open) reveal(opened); }, { once: true });
  });
}

// A button that can't be pressed now keeps the focus, and a press says why.
function enable(button, can, why = "") {
  button.setAttribute("aria-disabled", String(!can));
  button.dataset.why = can ? "" : why;
}

// A cell that is run again draws a new view: what was set and typed in the old one goes on to it.
window.netcourseKept ??= new Map();
function keepFor(key, what) {
  window.netcourseKept.set(key, what);
}
function keptFor(key) {
  const what = window.netcourseKept.get(key);
  window.netcourseKept.delete(key);
  return what;
}

// What was set outlives a reload of the page: it is kept for as long as its tab.
const SET_AT = "netcourse.set.";
function rememberSet(key, values) {
  try {
    sessionStorage.setItem(SET_AT + key, JSON.stringify(values));
  } catch { /* as above */ }
}
function wasSet(key) {
  try {
    return JSON.parse(sessionStorage.getItem(SET_AT + key));
  } catch {
    return null;
  }
}

// What was found stays found when Python starts again. A browser that keeps nothing, or refuses, is no error.
const FOUND_AT = "netcourse.found.";
function rememberFound(key) {
  try {
    if (key) localStorage.setItem(FOUND_AT + key, "yes");
  } catch { /* private windows and full stores throw */ }
}
function wasFound(key) {
  try {
    return Boolean(key) && localStorage.getItem(FOUND_AT + key) === "yes";
  } catch {
    return false;
  }
}
