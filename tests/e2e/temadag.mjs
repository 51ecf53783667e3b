// What the stories share: a relay process on a fixed port, devices, and a person's steps by the names on the screen.

import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium, expect, test as base } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

export const freePort = () =>
  new Promise((found) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/** A real relay process with a data folder of its own. */
export class Relay {
  constructor(folder, port) {
    this.data = path.join(folder, "data");
    this.port = port;
    this.address = `http://127.0.0.1:${port}`;
  }

  /** Serves this build of the app, with what is set in the environment and by flags besides. */
  async start(app = process.env.TEMADAG_DIST, environment = {}, besides = []) {
    const flags = ["--app", app, "--data", this.data, "--listen", `127.0.0.1:${this.port}`, ...besides];
    this.process = spawn(process.env.TEMADAG_RELAY, flags, {
      env: { RUST_LOG: "warn", ...process.env, ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await expect.poll(() => fetch(`${this.address}/health`).then((answer) => answer.ok, () => false)).toBe(true);
  }

  /** Ends the process; SIGKILL gives it no time for anything. */
  async stop(signal = "SIGTERM") {
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = new Promise((done) => this.process.once("exit", done));
    this.process.kill(signal);
    await ended;
  }

  /** The disk is lost. */
  empty() {
    fs.rmSync(this.data, { recursive: true, force: true });
  }

  /** Every byte that is on the relay's disk. */
  disk() {
    return Buffer.concat(
      fs.readdirSync(this.data, { recursive: true })
        .map((name) => path.join(this.data, name))
        .filter((file) => fs.statSync(file).isFile())
        .map((file) => fs.readFileSync(file)),
    );
  }
}

/** A browser of its own on a disk of its own, which can be killed and started again. */
export class Machine {
  constructor(folder) {
    this.folder = folder;
  }

  async start() {
    this.context = await chromium.launchPersistentContext(this.folder, {
      ...launchOptions,
      locale: "da-DK",
      viewport: { width: 1280, height: 900 },
    });
    return this.context.pages()[0] ?? this.context.newPage();
  }

  /** SIGKILL, as when the battery is pulled out. */
  async kill() {
    const lock = fs.readlinkSync(path.join(this.folder, "SingletonLock"));
    const closed = this.context.waitForEvent("close");
    process.kill(Number(lock.slice(lock.lastIndexOf("-") + 1)), "SIGKILL");
    await closed;
    for (const name of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) {
      fs.rmSync(path.join(this.folder, name), { force: true });
    }
  }

  async stop() {
    await this.context?.close().catch(() => {});
  }
}

export const test = base.extend({
  folder: async ({}, use) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "temadag-e2e-"));
    await use(folder);
    fs.rmSync(folder, { recursive: true, force: true });
  },
  relay: async ({ folder }, use) => {
    const relay = new Relay(folder, await freePort());
    await relay.start();
    await use(relay);
    await relay.stop();
  },
  /** `device()` gives the page of a new device: a browser context that shares nothing. */
  device: async ({ browser }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ locale: "da-DK", ...options });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  machine: async ({ folder }, use) => {
    const machines = [];
    await use((name) => {
      const machine = new Machine(path.join(folder, name));
      machines.push(machine);
      return machine;
    });
    for (const machine of machines) await machine.stop();
  },
});

export { expect };

/** The service worker holds the app, so that it opens without a network. */
export const holdsTheApp = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** A facilitator makes a temadag from the template of 2018; returns both links. */
export async function create(page, relay, title = "Temadag om det specialiserede område") {
  await page.goto(relay.address);
  await page.getByRole("button", { name: "Ny temadag" }).click();
  await page.getByRole("radiogroup", { name: "Skabelon" }).getByRole("radio", { name: "Temadag på det specialiserede område" }).check();
  await page.getByRole("textbox", { name: "Titel" }).fill(title);
  await page.getByRole("button", { name: "Opret" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await tab(page, "Del");
  const participant = await page.getByRole("textbox", { name: "Link til deltagere" }).inputValue();
  const facilitator = await page.getByRole("textbox", { name: "Link til facilitatorer" }).inputValue();
  return { title, participant, facilitator };
}

/** What the facilitators' pages are called. */
export const tabs = (page) => page.getByRole("navigation").getByRole("link").allTextContents();

/** A facilitator goes to “Plan”, “Saml”, “Del” or whatever else there is. */
export async function tab(page, name) {
  const link = page.getByRole("navigation").getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** A participant opens the link and sits down. */
export async function join(page, { participant, title }, { table, stakeholder = "Borger", name = "" }) {
  await page.goto(participant);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await page.getByRole("combobox", { name: "Bord" }).selectOption({ label: `Bord ${table}` });
  await page.getByRole("combobox", { name: "Interessent" }).selectOption({ label: stakeholder });
  if (name) await page.getByRole("textbox", { name: "Navn eller pseudonym (valgfrit)" }).fill(name);
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await expect(page.getByRole("textbox", { name: "Nyt input" }).first()).toBeVisible();
}

export const CELL = "Tidlige indsatser: Potentiale";

export const cell = (page, name = CELL) => page.getByRole("region", { name, exact: true });

/** The contribution with this text, in a cell or anywhere. */
export const input = (page, text) => page.getByRole("article").filter({ hasText: text });

/** Writes input into a cell and adds it. */
export async function add(page, text, { name = CELL, joint = false } = {}) {
  const region = cell(page, name);
  await region.getByRole("textbox", { name: "Nyt input" }).fill(text);
  const shared = region.getByRole("checkbox", { name: "Fælles for bordet" });
  await shared.setChecked(joint, { force: true });
  await region.getByRole("button", { name: "Tilføj" }).click();
  await expect(region.getByRole("article").filter({ hasText: text })).toBeVisible();
}

/** Something in the page has the focus: what had it did not take it along when it went. */
export const keepsFocus = (page) =>
  expect.poll(() => page.evaluate(() => ![null, document.body].includes(document.activeElement))).toBe(true);

/** The truth about saving. “Saml” has a second status, of what is treated. */
export const status = (page) => page.getByRole("banner").getByRole("status");

export const TRANSFERRED = "Overført";
export const SAVED = "Gemt på denne enhed";
export const OFFLINE = "Offline – gemt på denne enhed";
export const WAITING = "Overført – venter på facilitator";

export const says = (page, text) => expect(status(page)).toHaveText(text, { timeout: 20_000 });

/** Waits until a draft with these words is in IndexedDB, which has it a quarter of a second after the keystroke. */
export const draftOnDisk = (page, words) =>
  expect
    .poll(() =>
      page.evaluate(async (words) => {
        const done = (request) =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        for (const { name } of await indexedDB.databases()) {
          const database = await done(indexedDB.open(name));
          const drafts = await done(database.transaction("drafts").objectStore("drafts").getAll());
          database.close();
          const texts = drafts.map((bytes) => new TextDecoder().decode(bytes));
          if (texts.some((text) => text.includes(words))) return true;
        }
        return false;
      }, words),
    )
    .toBe(true);

/** What a button saves as a file. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: fs.readFileSync(await download.path()) };
}

/** Chooses files by “Importér fil”; the dialog that says what is in them, when all of it is said. */
export async function chooseFiles(page, files) {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Importér fil" }).click(),
  ]);
  const picked = files.map(({ name, bytes }) => ({ name, mimeType: "application/octet-stream", buffer: bytes }));
  await chooser.setFiles(picked);
  const dialog = page.getByRole("dialog", { name: /^Tag filer ind|^Kolonner i / });
  await expect(dialog.getByRole("button", { name: "Tag ind", exact: true })).toBeVisible({ timeout: 20_000 });
  return dialog;
}

/** Hands files in: looks at what is in them, takes in what is new, and puts the dialog away. */
export async function handIn(page, ...files) {
  const dialog = await chooseFiles(page, files);
  const take = dialog.getByRole("button", { name: "Tag ind", exact: true });
  if ((await take.getAttribute("aria-disabled")) !== "true") await take.click();
  await dialog.getByRole("button", { name: "Luk", exact: true }).click({ timeout: 20_000 });
  await expect(dialog).toBeHidden();
}

/** The file has been read, and this is what became of it. */
export const fileSays = (page, { name }, text) =>
  expect(page.getByRole("alert").filter({ hasText: name })).toContainText(text);

export const FILE_NEW = "Filen er læst: ";
export const FILE_KNOWN = "Filen er læst. Alt i den var her i forvejen.";
