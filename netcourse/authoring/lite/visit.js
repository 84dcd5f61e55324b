// On every page of the site: the service worker is there, knows what to keep, and a newer build comes in while nothing is open.
const ROOT = new URL(".", import.meta.url);
const WORKER = new URL("service-worker.js?enableCache=false", ROOT).href; // the address under which JupyterLite looks for it
const ON_FIRST_PAGE = !document.body.dataset.notebook;
const { jupyterlite } = document.querySelector("script[data-jupyterlite]").dataset;

performance.setResourceTimingBufferSize(2000);

// A newer build waits and no other page is open: begin anew with it. Without network the old one stays, whole.
async function renew() {
  const asked = await fetch(WORKER, { cache: "no-store" }).catch(() => null);
  if (!asked?.ok) return;
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  await registration?.unregister();
  location.reload();
}

async function start() {
  navigator.serviceWorker.addEventListener("message", ({ data }) => data === "alone" && renew());
  // JupyterLite throws away a worker that it has not seen with this version of itself, and asks for it anew: not without network.
  localStorage.setItem(`${WORKER}-version`, jupyterlite);
  const registration = await navigator.serviceWorker.register(WORKER, { updateViaCache: "none" });
  if (registration.waiting && registration.active) {
    // The page that was left a moment ago may still be counted; after some seconds somebody may have begun to write here.
    for (let asked = 0; asked < 10; asked += 1) {
      registration.waiting?.postMessage("alone?");
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    return; // the server has nothing more of the old build
  }
  const { active } = await navigator.serviceWorker.ready;
  if (ON_FIRST_PAGE) {
    if (!navigator.connection?.saveData) active.postMessage("fill first");
  } else {
    let told = 0;
    const timer = setInterval(() => {
      const used = performance.getEntriesByType("resource").map(({ name }) => name);
      // Once the unit has run the rest may come: what other units and rarer parts of the page need. The bar knows; Python itself is
      // at rest between any two cells, and the first explorer would wait for the rest.
      const rest = document.querySelector(".netcourse-bar")?.dataset.python === "ready";
      if (rest || used.length > told) active.postMessage({ used, rest });
      told = used.length;
      if (rest) clearInterval(timer);
    }, 3000);
  }
}

// Private windows and plain http have no such worker; all but a visit without network works there.
if (navigator.serviceWorker) start().catch((error) => console.warn("Nothing is kept for a visit without network.", error));
