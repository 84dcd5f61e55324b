// The site's service worker. It keeps this site's own files in the browser, so that a later visit is quick and needs no network;
// the messages between Python and the page's files are JupyterLite's own worker's, which is loaded below.
//
// SITE is written above this by the build: { build, files: { path: integrity }, shell, first, later: [path], distribution }.
const SCOPE = new URL(self.registration.scope);
const OURS = `netcourse ${SCOPE.pathname} `;
const FILES = OURS + SITE.build; // one build, one cache: never files of two builds side by side
const DISTRIBUTION = `netcourse-distribution ${SITE.distribution}`;
const LANES = 3;

const address = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), SCOPE).href;
const underway = new Map();

// JupyterLite's worker takes over at once. Ours waits while pages of an earlier build are open; visit.js begins anew with it.
const takeOver = self.skipWaiting.bind(self);
self.skipWaiting = () => (self.registration.active ? Promise.resolve() : takeOver());

function pathOf(asked) {
  const url = new URL(asked);
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return null;
  const path = decodeURIComponent(url.pathname.slice(SCOPE.pathname.length));
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  return Object.hasOwn(SITE.files, file) ? file : null;
}

async function kept(path) {
  return (await (await caches.open(FILES)).match(address(path))) ?? fetched(path);
}

// A file is asked for once, however many want it, and kept only if it is of this build.
async function fetched(path) {
  if (!underway.has(path)) underway.set(path, fetchAndKeep(path).finally(() => underway.delete(path)));
  return (await underway.get(path)).clone();
}

async function fetchAndKeep(path) {
  const answer = await fetch(address(path), { integrity: SITE.files[path], cache: "no-cache" }).catch(async (error) => {
    // No network; or there is a newer build, which the browser looks for in a moment.
    self.registration.update().catch(() => {});
    throw error;
  });
  if (answer.ok) await (await caches.open(FILES)).put(address(path), answer.clone());
  return answer;
}

const everything = () => [...SITE.first, ...SITE.later];

async function fill(paths) {
  const there = new Set((await (await caches.open(FILES)).keys()).map(({ url }) => url));
  const open = [...new Set(paths)].filter((path) => !there.has(address(path)));
  const lane = async () => {
    for (let path = open.shift(); path; path = open.shift()) await fetched(path).catch(() => {});
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function fromDistribution(request) {
  const cache = await caches.open(DISTRIBUTION);
  const found = await cache.match(request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function tellIfAlone(asking) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.every(({ id }) => id === asking.id)) asking.postMessage("alone");
}

async function clear() {
  const names = await caches.keys();
  const earlier = names.filter((name) => name.startsWith(OURS) && name !== FILES);
  const others = names.filter((name) => name.startsWith("netcourse-distribution ") && name !== DISTRIBUTION);
  await Promise.all([...earlier, ...others].map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil(Promise.all(SITE.shell.map(kept))));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("message", (event) => {
  if (event.data === "fill first") event.waitUntil(fill(SITE.first));
  // What a page used may have come in before there was a worker to keep it.
  if (event.data?.used) event.waitUntil(fill([...event.data.used.map(pathOf).filter(Boolean), ...(event.data.rest ? everything() : [])]));
  if (event.data === "alone?") event.waitUntil(tellIfAlone(event.source));
});
self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? pathOf(event.request.url) : null;
  const { pathname } = new URL(event.request.url);
  if (path !== null) event.respondWith(kept(path));
  else if (event.request.method === "GET" && event.request.url.startsWith(SITE.distribution)) event.respondWith(fromDistribution(event.request));
  else if (/\/api\/(drive|stdin\/|service-worker-heartbeat$)/.test(pathname)) return; // JupyterLite's
  event.stopImmediatePropagation();
});
importScripts("service-worker-of-jupyterlite.js");
