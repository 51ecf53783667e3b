// Boot: starts the program that this address belongs to, and says so in plain words where it cannot. A file of its own
// because the content security policy allows no inline script; where the programs are stands on this script's tag.

// What participants see is in a small program of its own. The other one has everything, and the rest of the addresses.
const PARTICIPANTS = /^\/(deltag|tilgaengelighed|w\/[0-9a-f]+)(\W|%..)*$/;
// A link whose `#` was escaped on its way has its secret in the path, or behind the number of a table.
const ESCAPED = /^\/(deltag|facilitator|part)(\?bord=\d+)?(?:\W|%20)*?%(?:25)*23(.+)$/i;
// A device that asked for the facilitators' program; the service worker reads it, and keeps both for such a device.
const FACILITATORS = "facilitators";
// A Wi-Fi that gives way answers nothing, not even no: so many milliseconds without a byte, and it is tried again.
const PATIENCE = 15000;
// Before that the person reads that it is not their doing.
const WORD_AFTER = 10000;
const TRIES = 4;
// With a worker there is another program to fall back on.
const PATIENCE_WITH_WORKER = 8000;

const WORDS = {
  da: {
    title: "Temadag kunne ikke åbne",
    what: "Det, du har skrevet, ligger stadig på denne enhed.",
    todo: "Prøv igen. Hjælper det ikke, så opdatér browseren, eller åbn linket i en anden.",
    again: "Prøv igen",
    slow: "Nettet er langsomt. Temadag åbner, så snart det er hentet. Vi prøver selv igen.",
  },
  en: {
    title: "Temadag could not open",
    what: "What you have written is still on this device.",
    todo: "Try again. If that does not help, update the browser or open the link in another one.",
    again: "Try again",
    slow: "The network is slow. Temadag opens as soon as it has been fetched. It tries again by itself.",
  },
};

function mendAddress() {
  const [, page, table = "", secret] = ESCAPED.exec(location.pathname + location.search) ?? [];
  if (secret) history.replaceState(null, "", `/${page.toLowerCase()}${table.toLowerCase()}#${secret}`);
}

// A browser that forbids storage may throw where a worker is only asked for.
function worker() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
}

// The sheet is in the page as one for print, which neither the first paint nor this file has to wait for. One that
// stalls is asked for once more.
function style() {
  const sheet = document.querySelector("link[rel=stylesheet]");
  if (!sheet) return;
  const wear = (link) => Object.assign(link, { media: "all" });
  const timer = setTimeout(() => sheet.after(wear(Object.assign(sheet.cloneNode(), { href: anew(sheet.href, 1) }))), PATIENCE);
  sheet.addEventListener("load", () => clearTimeout(timer));
  wear(sheet);
  if (sheet.sheet) clearTimeout(timer);
}

// A browser that translates the page takes text nodes out and puts <font> elements in their place. The program knows
// its nodes and nothing of that: what it writes into one that was taken out brings it back, to be translated anew.
// (A text that comes and goes is its element's `textContent` instead, see `src/view/mod.rs`.)
function followTranslation() {
  const inPlaceOf = new WeakMap();
  const watch = new MutationObserver((records) => {
    for (const { type, target, removedNodes, addedNodes, nextSibling, previousSibling } of records) {
      if (type === "characterData") {
        const translated = inPlaceOf.get(target);
        if (translated?.isConnected && !target.isConnected) translated.replaceWith(target);
        continue;
      }
      const font = [...addedNodes, nextSibling, previousSibling].find((node) => node?.nodeName === "FONT");
      for (const node of font ? removedNodes : []) {
        if (node.nodeType !== Node.TEXT_NODE || node.isConnected) continue;
        inPlaceOf.set(node, font);
        watch.observe(node, { characterData: true });
      }
    }
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

// How the person reads best, see `src/view/reading.rs`: before the first paint.
function wearReading() {
  try {
    const words = JSON.parse(localStorage.getItem("temadag.reading") ?? '""');
    const dark = words.includes("device") && matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.className = dark ? `${words} dark` : words;
  } catch {
    // A browser that forbids storage has kept nothing.
  }
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

const place = () => document.getElementById("boot") ?? document.body;
const inEachLanguage = (write) => Object.entries(WORDS).map(([language, words]) => Object.assign(write(words), { lang: language }));

function sayThatItIsSlow() {
  document.getElementById("boot-slow")?.replaceChildren(...inEachLanguage((words) => element("p", words.slow)));
}

// The reason is for whoever mends the program: it is English and may be anything.
function sayThatItCannotStart(reason) {
  console.error("Temadag did not start:", reason);
  place().setAttribute("role", "alert");
  place().replaceChildren(...inEachLanguage((words) => {
    const part = document.createElement("section");
    const again = element("button", words.again);
    again.type = "button";
    again.className = "button button-primary";
    again.addEventListener("click", () => location.reload());
    part.append(element("h1", words.title), element("p", words.what), element("p", words.todo), again);
    return part;
  }));
}

const within = (patience, promise) =>
  new Promise((done, failed) => {
    const timer = setTimeout(failed, patience, new Error("the network does not answer"));
    promise.then(done, failed).finally(() => clearTimeout(timer));
  });

// Another address each time: of one that stalled or failed the browser would not ask anew.
const anew = (address, attempt) => (attempt ? `${address}?${attempt}` : address);

// A program comes in many pieces. As long as they come it is not given up, however slowly.
async function fetchModule(address, patience) {
  const stop = new AbortController();
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stop.abort(new Error("the network has stalled")), patience);
  };
  wait();
  try {
    const answer = await fetch(address, { signal: stop.signal });
    // What the worker has needs no watching, and only as it is does the browser keep what it has compiled of it.
    if (worker()?.controller || !globalThis.TransformStream) return await WebAssembly.compileStreaming(answer);
    const transform = (piece, out) => (wait(), out.enqueue(piece));
    const watched = answer.body.pipeThrough(new TransformStream({ transform, flush: () => clearTimeout(timer) }));
    return await WebAssembly.compileStreaming(new Response(watched, answer));
  } finally {
    clearTimeout(timer);
  }
}

// Everything that can fail for want of a network; what it returns runs the program.
async function load(js, wasm, patience, tries) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const [program, module] = await Promise.all([
        within(patience, import(anew(js, attempt))),
        fetchModule(anew(wasm, attempt), patience),
      ]);
      return () => program.default({ module_or_path: module });
    } catch (reason) {
      if (attempt + 1 >= tries || !/stall|answer/.test(reason?.message)) throw reason;
      console.warn("Temadag asks again:", reason);
    }
  }
}

// Their pages' own style, behind the one that everybody has.
async function wearFacilitators(address, patience, tries) {
  for (let attempt = 0; ; attempt += 1) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: anew(address, attempt) });
    const worn = new Promise((done, failed) => {
      sheet.addEventListener("load", done);
      sheet.addEventListener("error", () => failed(new Error("the network does not answer")));
    });
    document.head.append(sheet);
    try {
      return await within(patience, worn);
    } catch (reason) {
      sheet.remove();
      if (attempt + 1 >= tries) throw reason;
    }
  }
}

async function loadFacilitators({ facilitatorsJs, facilitatorsWasm, facilitatorsCss }) {
  const [patience, tries] = worker()?.controller ? [PATIENCE_WITH_WORKER, 1] : [PATIENCE, TRIES];
  const [run] = await Promise.all([
    load(facilitatorsJs, facilitatorsWasm, patience, tries),
    wearFacilitators(facilitatorsCss, patience, tries),
  ]);
  await globalThis.caches?.open(FACILITATORS).catch(() => {});
  return run;
}

// On the front page a device that has the participants' program, and never asked for the other one, goes on with that.
async function isForParticipants() {
  if (PARTICIPANTS.test(location.pathname)) return true;
  if (location.pathname !== "/" || location.search === "?fil" || !worker()?.controller) return false;
  return !(await caches.has(FACILITATORS).catch(() => true));
}

async function startProgram() {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const where = document.querySelector("script[data-js]").dataset;
  const participants = () => load(where.js, where.wasm, PATIENCE, TRIES);
  const run = (await isForParticipants())
    ? await participants()
    : await loadFacilitators(where).catch((reason) => {
        console.warn("Without the facilitators' program:", reason);
        document.documentElement.dataset.facilitatorsMissing = "";
        return participants();
      });
  await run();
  document.getElementById("boot")?.remove();
}

// A new version waits until the person agrees. The page learns of it by an event and by `data-update` on <html>, and
// agrees by posting {type: "activate"} to the waiting worker; the change of worker is what reloads the page.
function tellOfUpdate() {
  document.documentElement.dataset.update = "waiting";
  window.dispatchEvent(new CustomEvent("temadag:update"));
}

async function keepForOffline() {
  const workers = worker();
  if (!workers) return; // plain http to another machine: the program runs, but cannot open offline
  if (workers.controller) workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  const registration = await workers.register("/sw.js", { updateViaCache: "none" });
  const follow = (installing) =>
    installing?.addEventListener("statechange", () => {
      // WebKit tells that the first worker is installed when it has long taken over.
      const isFirst = installing === (registration.active ?? installing);
      if (installing.state === "installed" && workers.controller && !isFirst) tellOfUpdate();
    });
  if (registration.waiting && workers.controller) tellOfUpdate();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  // A page that stays open for a whole evening asks again when someone returns to it. Offline that fails, and may.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}

mendAddress();
wearReading();
style();
followTranslation();
const slow = setTimeout(sayThatItIsSlow, WORD_AFTER);
document.getElementById("boot-slow")?.replaceChildren();
// One after the other: what is kept depends on which program was wanted, and the room's Wi-Fi is shared.
startProgram()
  .finally(() => clearTimeout(slow))
  .catch(sayThatItCannotStart)
  .then(keepForOffline)
  .catch((reason) => console.warn("Temadag will not open offline:", reason));
