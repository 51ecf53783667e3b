// “Importér fil”: many files at once, each looked at before anything is taken in, and tables from other tools.

import AxeBuilder from "@axe-core/playwright";
import { csv, danishCsv, xlsx } from "./tables.mjs";
import {
  OFFLINE, TRANSFERRED, add, chooseFiles, create, expect, fileSays, handIn, input, join, saved, says, tab, test,
} from "./temadag.mjs";

const facilitator = async ({ relay, device }, options = {}) => {
  const page = await device({ viewport: { width: 1440, height: 900 }, ...options });
  const links = await create(page, relay);
  await tab(page, "Saml");
  return { page, links };
};

const take = (dialog) => dialog.getByRole("button", { name: "Tag ind", exact: true });
const close = (dialog) => dialog.getByRole("button", { name: "Luk", exact: true }).click({ timeout: 20_000 });
const listed = (dialog, name) => dialog.getByRole("listitem").filter({ hasText: name }).first();
const column = (dialog, name) => dialog.getByRole("combobox", { name: `Kolonnen ${name} er`, exact: true });
const chosen = (box) => box.evaluate((select) => select.selectedOptions[0].text);
const lines = (dialog) => dialog.getByRole("list", { name: /^(De første|Den første)/ }).locator("> li");
const reads = (dialog, text) => expect(dialog.getByText(text, { exact: true }).first()).toBeVisible();

/** The file of somebody who wrote without a network. */
const away = async (device, links, table, text) => {
  const page = await device();
  await join(page, links, { table });
  await says(page, TRANSFERRED);
  await page.context().setOffline(true);
  await says(page, OFFLINE);
  await add(page, text);
  await page.getByRole("button", { name: "Menu" }).click();
  const file = await saved(page, page.getByRole("button", { name: /^Gem som fil/ }));
  await page.context().close();
  return { ...file, name: `bord-${table}.temadag` };
};

test("many files are looked at before they come in; a broken one is named, and the rest is taken in", async ({ relay, device }) => {
  const { page, links } = await facilitator({ relay, device });
  const files = [];
  for (const table of [3, 4, 5]) files.push(await away(device, links, table, `Fra bord ${table}`));
  const broken = { name: "halv.temadag", bytes: files[0].bytes.subarray(0, files[0].bytes.length - 40) };
  const dialog = await chooseFiles(page, [...files, broken]);
  for (const { name } of files) await expect(listed(dialog, name)).toContainText("1 ny ændring");
  await expect(listed(dialog, files[0].name)).toContainText("kendte");
  await expect(listed(dialog, broken.name)).toContainText("Filen er beskadiget");
  await expect(listed(dialog, broken.name).getByRole("checkbox")).toHaveCount(0);
  await expect(input(page, "Fra bord")).toHaveCount(0);

  await dialog.getByRole("checkbox", { name: files[2].name }).uncheck();
  await take(dialog).click();
  for (const { name } of files.slice(0, 2)) await expect(listed(dialog, name)).toContainText("Filen er læst: 1 ny ændring.");
  await expect(listed(dialog, files[2].name)).toContainText("Ikke taget ind.");
  // The numbers are told again.
  await expect(listed(dialog, files[0].name)).toContainText("fra filen er her nu.");
  await close(dialog);
  await fileSays(page, broken, "Filen er beskadiget");
  await expect(input(page, "Fra bord 3")).toHaveCount(1);
  await expect(input(page, "Fra bord 4")).toHaveCount(1);
  await expect(input(page, "Fra bord 5")).toHaveCount(0);

  // Again: what is here is known, and the one that was left can come in.
  await chooseFiles(page, files);
  await expect(listed(dialog, files[0].name)).toContainText("Alt i den var her i forvejen.");
  await expect(listed(dialog, files[0].name).getByRole("checkbox")).toHaveCount(0);
  await take(dialog).click();
  await close(dialog);
  await expect(input(page, "Fra bord 5")).toHaveCount(1);
  await chooseFiles(page, files);
  await expect(take(dialog)).toHaveAttribute("aria-disabled", "true");
  await expect(dialog.getByText("Der er ikke noget nyt at tage ind i filerne.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Importér fil" })).toBeFocused();
});

const ANSWERS = [
  ["Bord", "Rolle", "Navn", "Fokuspunkt", "Aspekt", "Svar"],
  ["7", "Pårørende", "Åse", "Tidlige indsatser", "Potentiale", "Flere pædagoger i børnehaven"],
  ["7", "Mor", "", "Tidlig indsats", "Potentiale", "Sundhedsplejersken skal komme tidligere"],
  ["12", "Medarbejder", "Bo", "Tidlig indsats", "Forudsætninger", "Tid; og \"ro\" til det"],
  ["12", "Medarbejder", "Bo", "Tidlig indsats", "Forudsætninger", "Tid; og \"ro\" til det"],
  ["", "", "", "", "", ""],
  ["8", "Borger", "", "Tidlige indsatser", "Potentiale", ""],
];

test("a Danish Excel's CSV: columns are guessed, each unknown value is asked once, and the next file is set up as the last", async ({ relay, device }) => {
  const { page } = await facilitator({ relay, device });
  const file = { name: "svar fra temadagen.csv", bytes: danishCsv(ANSWERS) };
  const dialog = await chooseFiles(page, [file]);
  await expect(dialog).toHaveAccessibleName("Kolonner i svar fra temadagen.csv");
  const guessed = { Bord: "Bord", Rolle: "Interessent", Navn: "Navn", Fokuspunkt: "Fokuspunkt", Aspekt: "Aspekt", Svar: "Tekst" };
  for (const [heading, meaning] of Object.entries(guessed)) expect(await chosen(column(dialog, heading))).toBe(meaning);
  await expect(dialog.getByText("Filen er gemt med Windows' gamle bogstaver.")).toBeVisible();
  await reads(dialog, "3 linjer: 3 nye, 0 kendte, 2 sprunget over");
  await expect(dialog.getByText("1 række uden tekst")).toBeVisible();
  await expect(dialog.getByText("1 række med det samme som en anden")).toBeVisible();
  await expect(lines(dialog)).toHaveCount(3);

  // A value that is not in the plan is asked once, however many rows have it.
  const value = dialog.getByRole("combobox", { name: "»Tidlig indsats« i kolonnen Fokuspunkt svarer til" });
  await value.selectOption({ label: "Tidlige indsatser" });
  await dialog.getByRole("combobox", { name: "»Mor« i kolonnen Interessent svarer til" }).selectOption({ label: "Pårørende" });
  await expect(dialog.getByText("passer ikke med planen")).toHaveCount(0);
  await expect(lines(dialog).nth(1)).toContainText("Tidlige indsatser · Potentiale");
  await expect(lines(dialog).nth(1)).toContainText("Pårørende");
  await expect(value).toBeVisible();
  await take(dialog).click();
  await close(dialog);
  await fileSays(page, file, "3 linjer er taget ind. 2 blev sprunget over.");
  await expect(page.getByRole("article")).toHaveCount(3);
  const one = input(page, "Flere pædagoger i børnehaven");
  await expect(one).toContainText("Bord 7");
  await expect(one).toContainText("Åse");
  await expect(one).toContainText("Pårørende");
  await expect(one).toContainText("Importeret fra svar fra temadagen.csv");
  await expect(input(page, 'Tid; og "ro" til det')).toContainText("Bord 12");

  // The same file under another name changes nothing.
  const again = { name: "kopi.csv", bytes: file.bytes };
  await chooseFiles(page, [again]);
  await expect(dialog.getByText("Kolonnerne er sat som sidst")).toBeVisible();
  await reads(dialog, "3 linjer: 0 nye, 3 kendte, 2 sprunget over");
  await expect(take(dialog)).toHaveAttribute("aria-disabled", "true");
  await close(dialog);
  await expect(page.getByRole("article")).toHaveCount(3);

  // One more line: nothing is asked again, after a reload too.
  await page.reload();
  const more = [...ANSWERS, ["7", "Mor", "", "Tidlig indsats", "Potentiale", "Hent os, før det går galt"]];
  const next = { name: "svar 2.csv", bytes: danishCsv(more) };
  await chooseFiles(page, [next]);
  await reads(dialog, "4 linjer: 1 ny, 3 kendte, 2 sprunget over");
  await expect(dialog.getByText("passer ikke med planen")).toHaveCount(0);
  await take(dialog).click();
  await close(dialog);
  await expect(input(page, "Hent os, før det går galt")).toContainText("Pårørende");
});

test("a workbook: one chooses the sheet and what holds where it says nothing", async ({ relay, device }) => {
  const { page } = await facilitator({ relay, device });
  const bytes = xlsx({
    Noter: [["Husk kaffe"]],
    Svar: [["Tidspunkt", "Hvad er vigtigst for jer?"], [43129.77, "Ro & tid"], [43129.78, "En voksen, der bliver"]],
  });
  const file = { name: "tavle.xlsx", bytes };
  const others = { name: "polis.csv", bytes: csv([["timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body"], ["1", "Mon", "0", "1", "7", "2", "1", "Mere ro, mere tid"], ["2", "Mon", "1", "2", "0", "9", "-1", "Køb køb køb"]]) };
  const dialog = await chooseFiles(page, [file, others]);
  await expect(listed(dialog, "tavle.xlsx")).toContainText("Vælg, hvilket bord 2 linjer uden bord skal ligge ved.");
  await expect(take(dialog)).toHaveAttribute("aria-disabled", "true");
  await dialog.getByRole("button", { name: "Tilpas kolonner i tavle.xlsx" }).click();
  await expect(dialog.getByRole("combobox", { name: "Ark" })).toHaveValue("1");
  expect(await chosen(column(dialog, "Hvad er vigtigst for jer?"))).toBe("Tekst");
  expect(await chosen(column(dialog, "Tidspunkt"))).toBe("Ikke med");
  const give = (name, label) => dialog.getByRole("combobox", { name, exact: true }).selectOption({ label });
  await give("Bord", "Bord 3");
  await give("Fokuspunkt", "Sammenhængende indsatser");
  await give("Aspekt", "Potentiale");
  await expect(lines(dialog).first()).toContainText("Sammenhængende indsatser · Potentiale");
  await expect(lines(dialog).first()).toContainText("Bord 3");
  await dialog.getByRole("button", { name: "Til filerne" }).click();

  // Polis: what its moderators turned down is left.
  await expect(listed(dialog, "polis.csv")).toContainText("1 linje: 1 ny, 0 kendte, 1 sprunget over");
  await dialog.getByRole("button", { name: "Tilpas kolonner i polis.csv" }).click();
  expect(await chosen(column(dialog, "comment-body"))).toBe("Tekst");
  await expect(dialog.getByText("1 række afvist af moderatorer i det andet program")).toBeVisible();
  await give("Bord", "Bord 4");
  await dialog.getByRole("button", { name: "Til filerne" }).click();
  await take(dialog).click();
  await close(dialog);
  await expect(page.getByRole("article")).toHaveCount(3);
  await expect(input(page, "Ro & tid")).toContainText("Bord 3");
  await expect(input(page, "Mere ro, mere tid")).toContainText("Bord 4");
});

test("proposals of Decidim are known by their headings", async ({ relay, device }) => {
  const { page } = await facilitator({ relay, device });
  const bytes = csv([
    ["id", "category/name/da", "title/da", "body/da", "state", "votes", "author/name"],
    ["1", "Tidlige indsatser", "Mere ro", "<p>I alle <b>klasser</b></p>", "accepted", "3", "Åse"],
    ["2", "Tidlige indsatser", "Tid", "", "withdrawn", "0", "Bo"],
  ]);
  const dialog = await chooseFiles(page, [{ name: "proposals.csv", bytes }]);
  for (const [heading, meaning] of [["title/da", "Titel"], ["body/da", "Tekst"], ["category/name/da", "Fokuspunkt"], ["author/name", "Navn"], ["votes", "Ikke med"]]) {
    expect(await chosen(column(dialog, heading))).toBe(meaning);
  }
  await expect(dialog.getByText("er trukket tilbage eller afvist i det andet program (række 3)")).toBeVisible();
  await expect(lines(dialog).first()).toContainText("I alle klasser");
  await dialog.getByRole("combobox", { name: "Bord", exact: true }).selectOption({ label: "Bord 1" });
  await reads(dialog, "2 linjer: 2 nye, 0 kendte, 0 sprunget over");
  await take(dialog).click();
  await close(dialog);
  await expect(input(page, "I alle klasser")).toContainText("Åse");
});

test("a long import goes on while one works, can be stopped, and goes on where it stopped", async ({ relay, device }) => {
  test.setTimeout(180_000);
  const { page } = await facilitator({ relay, device });
  const count = 600;
  const rows = [["Bord", "Fokuspunkt", "Aspekt", "Input"]];
  for (let at = 1; at <= count; at++) rows.push([String((at % 6) + 1), "Tidlige indsatser", "Potentiale", `Linje nummer ${at} af mange`]);
  const file = { name: "mange.csv", bytes: csv(rows) };
  const dialog = await chooseFiles(page, [file]);
  await reads(dialog, "600 linjer: 600 nye, 0 kendte, 0 sprunget over");
  await take(dialog).click();
  await expect(dialog.getByText(/^1 af 1 fil … \d+ af 600 linjer …$/)).toBeVisible();
  // One works on meanwhile, and looks again.
  await dialog.getByRole("button", { name: "Arbejd videre imens" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.getByRole("button", { name: "Vis filerne" }).click();
  await dialog.getByRole("button", { name: "Stop" }).click();
  await expect(listed(dialog, file.name)).toContainText(/Stoppet: \d+ af 600 linjer er taget ind\./);
  await close(dialog);
  const told = await page.getByRole("alert").filter({ hasText: file.name }).textContent();
  const taken = Number(told.match(/Stoppet: (\d+)/)[1]);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(count);

  await chooseFiles(page, [file]);
  await reads(dialog, `600 linjer: ${count - taken} nye, ${taken} kendte, 0 sprunget over`);
  await take(dialog).click();
  await dialog.getByRole("button", { name: "Luk", exact: true }).click({ timeout: 120_000 });
  await expect(page.getByText("600 input").first()).toBeVisible();
});

/** Axe finds nothing in what is open, and nothing is wider than the screen, in both languages and at every width. */
test("what is in the files is accessible in both languages and fits 320 px", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const { page, links } = await facilitator({ relay, device });
  const theirs = await away(device, links, 3, "Fra bord 3");
  const files = [
    theirs,
    { name: "svar.csv", bytes: danishCsv(ANSWERS) },
    { name: "spørgsmål.csv", bytes: csv([["Bord", "Hvad er potentiale?", "Hvilke forudsætninger?"], ["7", "Ro i klassen", "Flere voksne"]]) },
    { name: "billede.png", bytes: Buffer.from("\x89PNG\r\n\x1a\n", "latin1") },
  ];
  const looks = async (what) => {
    for (const width of [1440, 820, 320]) {
      await page.setViewportSize({ width, height: 900 });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
      expect(found, `${what}, ${width}`).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${what}, ${width}`).toBeLessThanOrEqual(width);
      const dialog = page.locator("dialog[open]");
      expect(await dialog.evaluate((element) => element.scrollWidth - element.clientWidth), `${what}, ${width}`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };
  const dialog = await chooseFiles(page, files);
  await looks("filer");
  for (const name of ["svar.csv", "spørgsmål.csv"]) {
    await dialog.getByRole("button", { name: `Tilpas kolonner i ${name}` }).click();
    await expect(dialog).toHaveAccessibleName(`Kolonner i ${name}`);
    await looks(name);
    await dialog.getByRole("button", { name: "Til filerne" }).click();
  }
  await close(dialog);
  await page.getByRole("contentinfo").getByRole("link", { name: "English", exact: true }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Import file" }).click(),
  ]);
  await chooser.setFiles(files.map(({ name, bytes }) => ({ name, mimeType: "application/octet-stream", buffer: bytes })));
  const english = page.getByRole("dialog", { name: "Bring files in" });
  await expect(english.getByRole("button", { name: "Bring in", exact: true })).toBeVisible({ timeout: 20_000 });
  await looks("files");
  await english.getByRole("button", { name: "Adjust columns of svar.csv" }).click();
  await expect(page.getByRole("dialog", { name: "Columns of svar.csv" })).toBeVisible();
  await looks("columns");
});

test("files can be dropped on the panel", async ({ relay, device }) => {
  const { page } = await facilitator({ relay, device });
  const text = csv([["Bord", "Input"], ["7", "Sluppet her"]]).toString();
  const carried = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "sluppet.csv"));
    return carried;
  }, text);
  await page.locator(".import").dispatchEvent("drop", { dataTransfer: carried });
  const dialog = page.getByRole("dialog");
  await expect(dialog).toHaveAccessibleName("Kolonner i sluppet.csv");
  await reads(dialog, "1 linje: 1 ny, 0 kendte, 0 sprunget over");
  await take(dialog).click();
  await close(dialog);
  await expect(input(page, "Sluppet her")).toHaveCount(1);
});
