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
  .netcourse-status a { color: #0b4a8f; }
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

// The browser's kernel drops all that waits behind a cell that fails, whatever its tags say: what was dropped is run again.
async function runAll() {
  const notebook = application().shell.currentWidget.content;
  const seen = notebook.activeCellIndex;
  const waits = (cell) => cell.model.type === "code" && cell.model.sharedModel.source.trim() && cell.model.executionCount === null;
  for (let from = 0; from >= 0; ) {
    notebook.deselectAll();
    notebook.activeCellIndex = from;
    await application().commands.execute("notebook:run-all-below");
    const next = notebook.widgets.findIndex((cell, at) => at > from && waits(cell));
    from = next > from ? next : -1;
  }
  // Running leaves the reader at the last cell; this one reads from where they were.
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
