// One line at the foot of the page: whether Python is ready, and the one button that a unit needs. It asks the page's own
// application, and changes nothing in it.
const SAYS = {
  starting: "Starting Python in your browser. The first time this takes up to a minute …",
  idle: "Python is ready.",
  busy: "Working …",
  dead: "Python has stopped. Reload the page; your recorded answers are kept.",
};

const bar = document.createElement("div");
bar.className = "netcourse-status";
bar.innerHTML = `<a href="../index.html">All units</a><span role="status"></span><button type="button" disabled>Run all cells</button>`;
const [line, button] = [bar.querySelector("span"), bar.querySelector("button")];
document.head.insertAdjacentHTML("beforeend", `<style>
  .netcourse-status { position: fixed; inset: auto 0 0 0; z-index: 9; min-height: 2.75rem; padding: .25rem .75rem; box-sizing: border-box; display: flex;
    gap: .75rem; align-items: center; font: 1rem/1.3 system-ui, sans-serif; color: #1c1c1c; background: #eef4fb; border-top: 1px solid #6b7785; }
  .netcourse-status span { flex: 1; }
  .netcourse-status a:any-link { color: #0b4a8f; text-decoration: underline; }
  .netcourse-status button { font: inherit; padding: .3rem .8rem; color: #fff; background: #0b4a8f; border: 0; border-radius: .3rem; }
  .netcourse-status button:disabled { color: #1c1c1c; background: #d5dbe2; }
  .netcourse-status :focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
  body > #main { inset: 0 0 2.75rem 0 !important; height: auto !important; }
</style>`);

const application = () => window.jupyterapp;
let running = false;
const session = () => application()?.shell?.currentWidget?.sessionContext;

function sort(status) {
  if (status === "idle" || status === "busy") return status;
  return status === "dead" || status === "terminating" ? "dead" : "starting";
}

function look() {
  const now = running ? "busy" : sort(session()?.session?.kernel?.status);
  if (line.dataset.now === now) return;
  line.dataset.now = now;
  line.textContent = SAYS[now];
  button.disabled = now !== "idle";
  window.dispatchEvent(new Event("resize")); // the page above measures itself anew
}

async function runAll() {
  // Running all leaves the reader at the last cell; this one reads on from where they were.
  const notebook = application().shell.currentWidget.content;
  const seen = notebook.activeCellIndex;
  await application().commands.execute("notebook:run-all-cells");
  notebook.activeCellIndex = seen;
  notebook.scrollToItem(seen);
}

button.addEventListener("click", async () => {
  running = true;
  try {
    await runAll();
  } finally {
    running = false;
  }
});
document.body.append(bar);
look();
setInterval(look, 300);
