// The shell: the page opens without a network, changes version only when the person agrees, and says in plain words
// when it cannot start.

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { Relay, create, expect, freePort, holdsTheApp, test as base } from "./temadag.mjs";

/** Copies of the app's folder; `change` makes one of them another build, as a new deployment would be. */
class Builds {
  constructor(folder) {
    this.folder = folder;
  }

  copy(name) {
    const copy = path.join(this.folder, name);
    fs.cpSync(process.env.TEMADAG_DIST, copy, { recursive: true, filter: (file) => !file.endsWith(".br") });
    return copy;
  }

  change(name, { inList }) {
    const build = this.copy(name);
    const boot = path.join(build, "boot.js");
    fs.appendFileSync(boot, `\ndocument.documentElement.dataset.build = "${name}";\n`);
    const digest = createHash("sha256").update(fs.readFileSync(boot)).digest("base64");
    const worker = path.join(build, "sw.js");
    let text = fs.readFileSync(worker, "utf8").replace(/"id": "[^"]*"/, `"id": "${name}"`);
    if (inList) text = text.replace(/"integrity": "[^"]*"(?=,\s*"path": "\/boot\.js")/, `"integrity": "sha256-${digest}"`);
    fs.writeFileSync(worker, text);
    return build;
  }
}

const test = base.extend({
  builds: async ({ folder }, use) => use(new Builds(folder)),
  /** Not started yet: the tests say with which build. */
  relay: async ({ folder }, use) => {
    const relay = new Relay(folder, await freePort());
    await use(relay);
    await relay.stop();
  },
});

const opened = (page) => expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
const waiting = (page) => expect(page.locator("html")).toHaveAttribute("data-update", "waiting");
const buildOf = (page) => page.locator("html").getAttribute("data-build");
const inRegistration = (page, action) =>
  page.evaluate(`navigator.serviceWorker.getRegistration().then(${action})`);

test("a page that was open once opens offline, at any address of the app", async ({ page, context, relay, builds }) => {
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await relay.start(builds.copy("first"));
  await page.goto(relay.address);
  await opened(page);
  await holdsTheApp(page);
  expect(complaints).toEqual([]);

  await context.setOffline(true);
  for (const address of ["/", "/deltag#anything"]) {
    const another = await context.newPage();
    await another.goto(relay.address + address);
    await opened(another);
    expect(await another.evaluate(() => document.fonts.ready.then(() => document.fonts.check("16px 'IBM Plex Sans'")))).toBe(true);
    await another.close();
  }
});

/** The two lists in front of the worker: what everybody needs, and what facilitators need beside it. */
function lists() {
  const worker = fs.readFileSync(path.join(process.env.TEMADAG_DIST, "sw.js"), "utf8");
  const { files, facilitators } = vm.runInNewContext(`${worker.slice(0, worker.indexOf("\n};") + 3)}\nBUILD`);
  const paths = (list) => list.map((file) => file.path);
  return { everybody: paths(files), facilitators: paths(facilitators) };
}

const held = (page) =>
  page.evaluate(async () => {
    const name = (await caches.keys()).find((each) => each.startsWith("temadag-"));
    const requests = await (await caches.open(name)).keys();
    return requests.map((request) => new URL(request.url).pathname).sort();
  });

test("the worker holds exactly its list, and never answers for the relay", async ({ page, context, relay, builds }) => {
  await relay.start(builds.copy("first"));
  await page.goto(`${relay.address}/deltag#anything`);
  await holdsTheApp(page);
  expect(await held(page)).toEqual(lists().everybody.sort());

  expect(await page.evaluate(() => fetch("/health").then((answer) => answer.ok))).toBe(true);
  await context.setOffline(true);
  expect(await page.evaluate(() => fetch("/health").then(() => "answered", () => "failed"))).toBe("failed");
});

test("the facilitators' program is fetched when it is wanted, and then kept", async ({ page, context, relay, builds }) => {
  const { everybody, facilitators } = lists();
  await relay.start(builds.copy("first"));
  await page.goto(`${relay.address}/deltag#anything`);
  await holdsTheApp(page);

  await context.setOffline(true);
  await page.getByRole("link", { name: "Til forsiden" }).click();
  await expect(page.getByRole("heading", { name: "Mine temadage" })).toBeVisible();
  await page.getByRole("button", { name: "Åbn fil" }).click();
  await expect(page.getByText("Prøv igen, når der er net")).toBeVisible();
  await page.getByRole("button", { name: "Ny temadag" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Siden er ikke hentet endnu" })).toBeVisible();

  await context.setOffline(false);
  await page.getByRole("button", { name: "Prøv igen" }).click();
  await expect(page.getByRole("textbox", { name: "Titel" })).toBeVisible();
  await expect.poll(() => held(page)).toEqual([...everybody, ...facilitators].sort());

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Titel" })).toBeVisible();

  // The next version brings both at once.
  await context.setOffline(false);
  await relay.stop();
  await relay.start(builds.change("newer", { inList: true }));
  await inRegistration(page, "(registration) => registration.update()");
  await waiting(page);
  await page.getByRole("button", { name: "Opdatér nu" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-build", "newer");
  expect(await held(page)).toEqual([...everybody, ...facilitators].sort());
});

test("a participant's front page does without the facilitators' program until a file is opened", async ({ page, relay, builds }) => {
  const { everybody, facilitators } = lists();
  await relay.start(builds.copy("first"));
  await page.goto(`${relay.address}/deltag#anything`);
  await holdsTheApp(page);

  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  for (const arrive of [() => page.getByRole("link", { name: "Til forsiden" }).click(), () => page.reload()]) {
    await arrive();
    await expect(page.getByRole("heading", { name: "Mine temadage" })).toBeVisible();
  }
  expect(fetched.filter((each) => facilitators.includes(each))).toEqual([]);
  expect(await held(page)).toEqual(everybody.sort());

  await page.getByRole("button", { name: "Åbn fil" }).click();
  await expect(page.getByText("Nu kan filer åbnes her")).toBeVisible();
  await expect(page.getByRole("button", { name: "Åbn fil" })).toBeFocused();
  const chooser = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("hej") });
  await expect(page.getByText("kender ikke den slags fil")).toBeVisible();
  await expect.poll(() => held(page)).toEqual([...everybody, ...facilitators].sort());
});

test("a workshop's address leads its facilitator to the plan", async ({ page, relay, builds }) => {
  await relay.start(builds.copy("first"));
  const { title } = await create(page, relay);
  await page.goto(page.url().replace("/del", ""));
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole("heading", { level: 2, name: "Plan" })).toBeVisible();
});

test("a new version waits until the person agrees, then every tab has it", async ({ page, context, relay, builds }) => {
  await relay.start(builds.copy("first"));
  await page.goto(relay.address);
  await holdsTheApp(page);
  const second = await context.newPage();
  await second.goto(relay.address);
  await holdsTheApp(second);

  await relay.stop();
  await relay.start(builds.change("newer", { inList: true }));
  await inRegistration(page, "(registration) => registration.update()");
  await waiting(page);
  await page.reload();
  await opened(page);
  await waiting(page);
  expect(await buildOf(page)).toBeNull();

  await page.getByRole("button", { name: "Opdatér nu" }).click();
  for (const each of [page, second]) {
    await expect(each.locator("html")).toHaveAttribute("data-build", "newer");
    await opened(each);
  }
  expect(await page.evaluate(() => caches.keys())).toEqual(expect.arrayContaining(["temadag-newer"]));
  expect(await page.evaluate(() => caches.keys().then((names) => names.filter((name) => name.startsWith("temadag-")).length))).toBe(1);
});

test("of a version that does not arrive whole nothing is kept", async ({ page, relay, builds }) => {
  await relay.start(builds.copy("first"));
  await page.goto(relay.address);
  await holdsTheApp(page);
  const before = await page.evaluate(() => caches.keys());

  await relay.stop();
  await relay.start(builds.change("torn", { inList: false }));
  await inRegistration(
    page,
    `(registration) => new Promise((refused) => {
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => installing.state === "redundant" && refused());
      });
      registration.update().catch(() => {});
    })`,
  );
  expect(await page.evaluate(() => caches.keys())).toEqual(before);
  expect(await inRegistration(page, "(registration) => registration.waiting")).toBeNull();
  await page.reload();
  await opened(page);
  expect(await buildOf(page)).toBeNull();
});

test.describe("without a worker", () => {
  test.use({ serviceWorkers: "block" });

  test("a program that cannot start says so in both languages", async ({ page, relay, builds }) => {
    await relay.start(builds.copy("first"));
    await page.route(/\.wasm$/, (route) => route.fulfill({ contentType: "application/wasm", body: "no program" }));
    await page.goto(relay.address);
    const alert = page.getByRole("alert");
    await expect(alert.getByRole("heading", { name: "Temadag kunne ikke åbne" })).toBeVisible();
    await expect(alert.getByRole("heading", { name: "Temadag could not open" })).toBeVisible();
    await page.unroute(/\.wasm$/);
    await alert.getByRole("button", { name: "Prøv igen" }).click();
    await opened(page);
    await expect(alert).toHaveCount(0);
  });
});
