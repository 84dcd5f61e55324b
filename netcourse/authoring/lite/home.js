// The first page with cards: the course, and how far this browser's student is. Without it the page is a list of links.
import { keptWork } from "./kept.js";
import { renderCourse } from "./course.js";
import { progress } from "./progress.js";

const main = document.querySelector("main");
const { storage } = document.body.dataset;
const links = new Map([...main.querySelectorAll("a[data-unit]")].map((link) => [link.dataset.unit, link.getAttribute("href")]));
const howTo = [...main.querySelectorAll("ol.how li")].map((item) => item.textContent.trim());
const answer = await fetch("course.json");
const course = await answer.json();

const link = (unit, question) => ({ href: links.get(unit.name) + (question ? `&question=${encodeURIComponent(question.id)}` : "") });

async function draw() {
  const kept = await keptWork(storage, course.units.map(({ name }) => name)).catch(() => ({}));
  const states = {};
  for (const unit of course.units) {
    const work = kept[unit.name];
    if (work) states[unit.name] = progress(unit, work.notebook, work.answers);
  }
  renderCourse(main, { course, states, link, howTo });
}

await draw();
window.addEventListener("netcourse:deleted", draw);
// Coming back from a unit, a browser shows the page as it left it: it is left without a word of what may be begun by then.
window.addEventListener("pagehide", (event) => event.persisted && renderCourse(main, { course, states: null, link, howTo }));
window.addEventListener("pageshow", (event) => event.persisted && draw());
