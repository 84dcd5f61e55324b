// The first page with cards: the course, and how far this browser's student is. Without it the page is a list of links.
import { keptWork } from "./kept.js";
import { renderCourse } from "./course.js";
import { newest } from "./newest.js";
import { progress } from "./progress.js";

const main = document.querySelector("main");
const { storage } = document.body.dataset;
const links = new Map([...main.querySelectorAll("a[data-unit]")].map((link) => [link.dataset.unit, link.getAttribute("href")]));
const howTo = [...main.querySelectorAll("ol.how li")].map((item) => item.textContent.trim());
const answer = await fetch("course.json");
const course = await answer.json();

const link = (unit, question) => ({ href: links.get(unit.name) + (question ? `&question=${encodeURIComponent(question.id)}` : "") });

const reads = newest();

async function draw() {
  const kept = await reads.read(() => keptWork(storage, course.units.map(({ name }) => name)).catch(() => null));
  if (kept === undefined) return;
  // What can't be read is not known: that nothing is recorded would be another word.
  const states = kept && {};
  for (const unit of course.units) {
    const work = kept?.[unit.name];
    if (work) states[unit.name] = progress(unit, work.notebook, work.answers);
  }
  renderCourse(main, { course, states, link, howTo });
}

await draw();
window.addEventListener("netcourse:deleted", () => {
  reads.changed();
  draw();
});
// Coming back from a unit, a browser shows the page as it left it: it is left without a word of what may be begun by then.
window.addEventListener("pagehide", (event) => event.persisted && renderCourse(main, { course, states: null, link, howTo }));
window.addEventListener("pageshow", (event) => event.persisted && draw());
// Back from another tab, in which answers may have been recorded.
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && draw());
