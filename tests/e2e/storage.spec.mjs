// The disk of the browser: dead, mute, deleted in another tab, forbidden. Nothing is called saved that it has not taken.

import fs from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { TRANSFERRED, add, cell, create, expect, input, join, says, status, test } from "./temadag.mjs";

/** From now on nothing that is asked of IndexedDB is ever answered. */
const muteDisk = () => {
  for (const name of ["get", "getAll", "getAllKeys", "openCursor", "put", "add", "delete"]) {
    IDBObjectStore.prototype[name] = () => new EventTarget();
  }
  IDBFactory.prototype.open = () => new EventTarget();
};

test("a tab that takes the lead with a dead disk does not say that anything is saved [D3]", async ({ relay, device }) => {
  test.setTimeout(90_000);
  const links = await create(await device(), relay);
  const first = await device();
  await join(first, links, { table: 7 });
  await says(first, TRANSFERRED);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await says(second, TRANSFERRED);
  await second.evaluate(muteDisk);
  await first.close();
  // It reads again, since the first may have written; within ten seconds it says that it cannot.
  await expect(status(second)).not.toHaveText(/[Gg]emt/, { timeout: 5_000 });
  await expect(second.getByRole("alert").filter({ hasText: "Enheden kan ikke gemme lige nu" })).toBeVisible({ timeout: 14_000 });
  await expect(status(second)).toHaveText("Enheden kan ikke gemme lige nu");
});

test("a disk that never opens is said not to answer within ten seconds", async ({ relay, device }) => {
  test.setTimeout(60_000);
  const links = await create(await device(), relay);
  const page = await device();
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget();
  });
  await page.goto(links.participant);
  await expect(page.getByText("Åbner …")).toBeVisible();
  const word = page.getByText("Enheden svarer ikke").or(page.getByRole("heading", { name: "Temadagen kunne ikke åbnes" }));
  await expect(word.first()).toBeVisible({ timeout: 12_000 });
});

test("a temadag that was deleted in one tab is said to be deleted in the other, and keeps nothing there", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const first = await device();
  await join(first, links, { table: 7 });
  await add(first, "Overført forinden");
  await says(first, TRANSFERRED);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await expect(input(second, "Overført forinden")).toBeVisible();
  await cell(first).getByRole("textbox", { name: "Nyt input" }).fill("Under fingrene");

  await second.getByRole("button", { name: "Menu" }).click();
  await second.getByRole("button", { name: "Slet fra denne enhed" }).click();
  const dialog = second.getByRole("dialog");
  await expect(dialog).toContainText("Browserens egen historik kan stadig have linket");
  await dialog.getByRole("button", { name: "Slet", exact: true }).click();
  await expect(second.getByRole("heading", { name: "Mine temadage" })).toBeVisible();

  await expect(first.getByRole("heading", { level: 1, name: "Temadagen er slettet fra denne enhed" })).toBeVisible();
  await expect(first.getByText("gemt på denne enhed", { exact: false })).toHaveCount(0);
  const left = await first.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("temadag-")),
    local: Object.keys(localStorage).filter((key) => /\.(draft|memory|lane|person)\./.test(key)),
    tab: Object.keys(sessionStorage).filter((key) => /\.(lane|person)\./.test(key)),
  }));
  expect(left).toEqual({ databases: [], local: [], tab: [] });

  // The link opens it anew in the same tab.
  await first.goto(links.participant);
  await expect(first.getByRole("combobox", { name: "Bord" })).toBeVisible();
});

test("a browser that blocks cookies says that storage is forbidden, in words of the person's language", async ({ relay, device, folder }) => {
  const links = await create(await device(), relay);
  const profile = path.join(folder, "blocked");
  fs.mkdirSync(path.join(profile, "Default"), { recursive: true });
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  fs.writeFileSync(path.join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, locale: "da-DK" });
  const page = await context.newPage();
  await page.goto(links.participant);
  expect(await page.evaluate(() => { try { return !localStorage; } catch { return true; } })).toBe(true);
  await expect(page.getByRole("heading", { name: "Browseren lader ikke Temadag gemme noget" })).toBeVisible();
  await expect(page.getByText("Tillad cookies og webstedsdata")).toBeVisible();
  await expect(page.getByText("ligger stadig på denne enhed")).toHaveCount(0);
  await expect(page.getByText(/Error|denied/)).toHaveCount(0);
  await context.close();
});

for (const [how, value] of [["is null", "null"], ["throws", "(() => { throw new DOMException('denied', 'SecurityError') })()"]]) {
  test(`where localStorage ${how} and the disk works, one writes without it`, async ({ relay, device }) => {
    const links = await create(await device(), relay);
    const page = await device();
    await page.addInitScript(`Object.defineProperty(window, "localStorage", { get: () => ${value} });
      Object.defineProperty(window, "sessionStorage", { get: () => ${value} });`);
    await join(page, links, { table: 7 });
    await add(page, "Uden lokalt lager");
    await says(page, TRANSFERRED);
  });
}
