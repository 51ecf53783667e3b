// Boot: starts the program that this address belongs to, and says so in plain words where it cannot. A file of its own
// because the content security policy allows no inline script; where the programs are stands on this script's tag.

// What participants see is in a small program of its own. The other one has everything, and the rest of the addresses.
const PARTICIPANTS = /^\/(deltag|tilgaengelighed|w\/[0-9a-f]+)\/?$/;
// A device that asked for the facilitators' program; the service worker reads it, and keeps both for such a device.
const FACILITATORS = "facilitators";
// A Wi-Fi that gives way answers nothing, not even no.
const PATIENCE = 8000; // milliseconds

const WORDS = {
  da: {
    title: "Temadag kunne ikke åbne",
    what: "Det, du har skrevet, ligger stadig på denne enhed.",
    todo: "Prøv igen. Hjælper det ikke, så opdatér browseren, eller åbn linket i en anden.",
    again: "Prøv igen",
  },
  en: {
    title: "Temadag could not open",
    what: "What you have written is still on this device.",
    todo: "Try again. If that does not help, update the browser or open the link in another one.",
    again: "Try again",
  },
};

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function sayThatItCannotStart(reason) {
  console.error("Temadag did not start:", reason);
  const place = document.getElementById("boot") ?? document.body;
  place.replaceChildren();
  place.setAttribute("role", "alert");
  for (const [language, words] of Object.entries(WORDS)) {
    const part = document.createElement("section");
    part.lang = language;
    const again = element("button", words.again);
    again.type = "button";
    again.className = "button button-primary";
    again.addEventListener("click", () => location.reload());
    part.append(element("h1", words.title), element("p", words.what), element("p", words.todo), again);
    place.append(part);
  }
  place.append(element("pre", String(reason)));
}

// Everything that can fail for want of a network; what it returns runs the program.
async function load(js, wasm, signal) {
  const [program, module] = await Promise.all([import(js), WebAssembly.compileStreaming(fetch(wasm, { signal }))]);
  return () => program.default({ module_or_path: module });
}

async function loadFacilitators({ facilitatorsJs, facilitatorsWasm }) {
  // With a worker there is the other program to fall back on.
  const signal = navigator.serviceWorker?.controller ? AbortSignal.timeout?.(PATIENCE) : undefined;
  const run = await load(facilitatorsJs, facilitatorsWasm, signal);
  await globalThis.caches?.open(FACILITATORS);
  return run;
}

// On the front page a device that has the participants' program, and never asked for the other one, goes on with that.
async function isForParticipants() {
  if (PARTICIPANTS.test(location.pathname)) return true;
  if (location.pathname !== "/" || location.search === "?fil" || !navigator.serviceWorker?.controller) return false;
  return !(await caches.has(FACILITATORS).catch(() => true));
}

async function startProgram() {
  if (typeof WebAssembly !== "object") throw new Error("no WebAssembly");
  const where = document.querySelector("script[data-js]").dataset;
  const participants = () => load(where.js, where.wasm);
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
  const worker = navigator.serviceWorker;
  if (!worker) return; // plain http to another machine: the program runs, but cannot open offline
  if (worker.controller) worker.addEventListener("controllerchange", () => location.reload(), { once: true });
  const registration = await worker.register("/sw.js", { updateViaCache: "none" });
  const follow = (installing) =>
    installing?.addEventListener("statechange", () => {
      // WebKit tells that the first worker is installed when it has long taken over.
      const isFirst = installing === (registration.active ?? installing);
      if (installing.state === "installed" && worker.controller && !isFirst) tellOfUpdate();
    });
  if (registration.waiting && worker.controller) tellOfUpdate();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
  // A page that stays open for a whole evening asks again when someone returns to it. Offline that fails, and may.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {});
  });
}

// One after the other: what is kept depends on which program was wanted, and the room's Wi-Fi is shared.
startProgram()
  .catch(sayThatItCannotStart)
  .then(keepForOffline)
  .catch((reason) => console.warn("Temadag will not open offline:", reason));
