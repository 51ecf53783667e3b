// Controls hold what they show: dates, tables, files.

import { FILE_KNOWN, FILE_NEW, OFFLINE, TRANSFERRED, add, create, expect, fileSays, handIn, join, saved, says, tab, test } from "./temadag.mjs";

test("a half-typed date changes nothing, and a year that is none is said to be none", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await tab(page, "Plan");
  const date = page.getByRole("textbox", { name: "Dato" });
  const leave = () => page.getByRole("textbox", { name: "Titel" }).focus();
  await date.fill("2018-01-29");
  await leave();
  await expect(page.getByText("29. januar 2018")).toBeVisible();

  await date.press("Backspace"); // one part of it is empty now
  await leave();
  await expect(date).toHaveAccessibleDescription(/Datoen er ikke hel/);
  await expect(page.getByText("29. januar 2018")).toBeVisible();
  await date.fill("0018-01-29");
  await leave();
  await expect(date).toHaveAccessibleDescription(/året er ikke mellem 2000 og 2199/);
  await expect(page.getByText("29. januar 2018")).toBeVisible();
  await page.reload();
  await expect(page.getByText("29. januar 2018")).toBeVisible();
  await date.fill("2019-02-01");
  await leave();
  await expect(page.getByText("1. februar 2019")).toBeVisible();
  await date.fill("");
  await leave();
  await expect(page.getByText("Ingen dato")).toBeVisible();
});

test("nobody sits down at a table that went after they chose it", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const page = await device();
  await page.goto(links.participant);
  const table = page.getByRole("combobox", { name: "Bord" });
  await table.selectOption({ label: "Bord 60" });
  await page.getByRole("combobox", { name: "Interessent" }).selectOption({ label: "Borger" });
  await tab(facilitator, "Plan");
  await facilitator.getByRole("textbox", { name: "Antal borde" }).fill("5");
  await facilitator.getByRole("button", { name: "Gem antal" }).click();
  await expect(table.getByRole("option")).toHaveCount(6);
  await expect(table).toHaveValue("");
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await expect(table).toHaveAccessibleDescription(/Vælg det bord, du sidder ved/);
  await expect(table).toBeFocused();
  await table.selectOption({ label: "Bord 5" });
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await expect(page.getByRole("textbox", { name: "Nyt input" }).first()).toBeVisible();
});

test("two parts of the plan with one name are pointed out", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await tab(page, "Plan");
  await expect(page.getByText("Der er to med det navn")).toHaveCount(0);
  await page.getByRole("textbox", { name: "Nyt fokuspunkt" }).fill("tidlige  indsatser".replace("  ", " "));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Der er to med det navn")).toHaveCount(2);
});

test("sixty tables are one round: many files are chosen at once, each with its own report", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  await says(facilitator, TRANSFERRED);
  const files = [];
  for (const table of [3, 4]) {
    const page = await device();
    await join(page, links, { table });
    await page.context().setOffline(true);
    await says(page, OFFLINE);
    await add(page, `Fra bord ${table}`);
    await page.getByRole("button", { name: "Menu" }).click();
    const { name, bytes } = await saved(page, page.getByRole("button", { name: /^Gem som fil/ }));
    files.push({ name, bytes });
    await page.context().close();
  }
  await tab(facilitator, "Saml");
  const note = { name: "note.txt", bytes: Buffer.from("hej") };
  await handIn(facilitator, ...files, note);
  for (const file of files) await fileSays(facilitator, file, FILE_NEW);
  await fileSays(facilitator, note, "kender ikke den slags fil");
  await handIn(facilitator, ...files);
  for (const file of files) await fileSays(facilitator, file, FILE_KNOWN);
});

test("a file that changes while it is read is said not to be read, and who chooses none hears nothing", async ({ relay, device }) => {
  const page = await device();
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function () {
      return window.changes ? Promise.reject(new DOMException("changed", "NotReadableError")) : read.call(this);
    };
  });
  await create(page, relay);
  await tab(page, "Saml");
  const file = { name: "bord.temadag", bytes: Buffer.from("hej") };
  await handIn(page, file);
  await fileSays(page, file, "kender ikke den slags fil");
  await page.evaluate(() => { window.changes = true; });
  await handIn(page, { ...file, name: "anden.temadag" });
  await fileSays(page, { name: "anden.temadag" }, "Filen kunne ikke læses");
  await expect(page.getByRole("alert").filter({ hasText: "bord.temadag" })).toHaveCount(0);
});

test("a recovery file where input is expected is said to be one, and where it goes", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  const recovery = await saved(page, page.getByRole("button", { name: /gendannelsesfil/ }).first());
  await tab(page, "Saml");
  const file = { name: recovery.name, bytes: recovery.bytes };
  await handIn(page, file);
  await fileSays(page, file, "Det er en gendannelsesfil");
  await fileSays(page, file, "»Åbn fil« på forsiden");
});
