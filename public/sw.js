// The service worker: holds exactly the files of one build, so that the page opens with the network off.
//
// `BUILD` is written in front of this file by the build: its id, and for each file its path and digest; first those that
// everybody needs, then the facilitators' program. It is null when developing, and then nothing is held and nothing
// answered.

const PREFIX = "temadag-";
const PAGE = "/";
const NEVER = ["/sync", "/health", "/metrics"];
const cacheName = BUILD && PREFIX + BUILD.id;
// A cache of this name, empty, means that the device has asked for the facilitators' program. `boot.js` makes it.
const FACILITATORS = "facilitators";

// A hashed name never changes its contents, so the copy that the page itself has just fetched will do; the digest
// refuses whatever else a network may answer with (another build, a login page). One failure and nothing is kept.
async function fetchOne({ path, integrity, hashed }) {
  const response = await fetch(path, { integrity, cache: hashed ? "default" : "no-cache", credentials: "same-origin" });
  if (!response.ok || response.redirected) throw new Error(`${path}: ${response.status}`);
  return [path, response];
}

async function fetchAll() {
  const facilitators = (await caches.has(FACILITATORS)) ? BUILD.facilitators : [];
  const fetched = await Promise.all([...BUILD.files, ...facilitators].map(fetchOne));
  const cache = await caches.open(cacheName);
  await Promise.all(fetched.map(([path, response]) => cache.put(path, response)));
}

async function deleteOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== cacheName).map((name) => caches.delete(name)));
}

async function answer(event) {
  const { request } = event;
  const cache = await caches.open(cacheName);
  const wanted = request.mode === "navigate" ? PAGE : request;
  const held = await cache.match(wanted, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
  if (held) return held;
  const path = new URL(request.url).pathname;
  const file = BUILD.facilitators.find((each) => each.path === path);
  if (!file) return fetch(request);
  // A participant's device becomes a facilitator's: it will want the rest too, perhaps without a network.
  const [, response] = await fetchOne(file);
  event.waitUntil(cache.put(path, response.clone()).then(() => keepTheRest(cache)));
  return response;
}

// What does not come now is fetched when it is asked for.
async function keepTheRest(cache) {
  for (const file of BUILD.facilitators) {
    if (await cache.match(file.path, { ignoreVary: true })) continue;
    const [path, response] = await fetchOne(file);
    await cache.put(path, response);
  }
}

self.addEventListener("install", (event) => {
  if (BUILD) event.waitUntil(fetchAll().catch((reason) => caches.delete(cacheName).then(() => Promise.reject(reason))));
  else self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(deleteOthers().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "activate") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  if (!BUILD) return;
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (NEVER.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return;
  event.respondWith(answer(event));
});
