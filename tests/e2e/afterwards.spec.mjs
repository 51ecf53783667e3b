// The days afterwards with a whole evening: three hundred inputs are brought in, compared, grouped, shown and handed on, with
// as few keys as it takes.

import fs from "node:fs";
import { isAccessible, part, region, sum } from "./saml.mjs";
import { csv } from "./tables.mjs";
import { chooseFiles, create, expect, saved, tab, test } from "./temadag.mjs";

const FOCUS_POINTS = ["Fra rettigheds- til udviklingstænkning", "Tidlige indsatser", "Sammenhængende indsatser", "Styrket målsætning og -opfølgning"];
const ASPECTS = ["Potentiale", "Væsentlige aktiviteter", "Forudsætninger", "Opmærksomhedspunkter"];
const STAKEHOLDERS = { citizen: "Borger", relative: "Pårørende", staff: "Medarbejder", politician: "Politiker", organisation: "Organisation" };

/** The evening as an export of a form tool. */
const rows = () => {
  const lines = fs.readFileSync(new URL("./evening.tsv", import.meta.url), "utf8").trim().split("\n").slice(1);
  const row = ([table, stakeholder, point, aspect, text]) => [table, STAKEHOLDERS[stakeholder], FOCUS_POINTS[point - 1], ASPECTS[aspect - 1], text];
  return [["Bord", "Interessent", "Fokuspunkt", "Aspekt", "Input"], ...lines.map((line) => row(line.split("\t")))];
};

test("an evening of three hundred is brought in, compared, grouped, shown and handed on", async ({ relay, device }) => {
  test.setTimeout(5 * 60_000);
  const page = await device({ viewport: { width: 1440, height: 900 } });
  await create(page, relay);
  await tab(page, "Saml");
  const dialog = await chooseFiles(page, [{ name: "aften.csv", bytes: csv(rows()) }]);
  await expect(dialog.getByText("300 linjer: 300 nye, 0 kendte, 0 sprunget over", { exact: true }).first()).toBeVisible();
  await dialog.getByRole("button", { name: "Tag ind", exact: true }).click();
  await dialog.getByRole("button", { name: "Luk", exact: true }).click({ timeout: 60_000 });
  await expect(sum(page)).toHaveText("0 af 300 input er behandlet");
  await expect(region(page, "Gennemsyn").getByRole("button", { name: /\d input ligner personoplysninger/ })).toBeVisible();

  const began = Date.now();
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };

  // The surest pairs first: each is one key.
  await part(page, "Ens input");
  const left = page.getByText(/^\d+ par tilbage$/);
  await expect(left).toBeVisible({ timeout: 20_000 });
  const pairs = Number.parseInt(await left.innerText(), 10);
  expect(pairs).toBeGreaterThan(15);
  const pair = region(page, "Siger de det samme?").getByRole("article");
  for (let merged = 0; merged < 12; merged += 1) {
    // Of the pairs that are left some are about what has become one.
    const asked = await pair.allInnerTexts();
    await press("f");
    await expect.poll(() => pair.allInnerTexts()).not.toEqual(asked);
  }
  await expect(sum(page)).not.toHaveText("0 af 300 input er behandlet");

  // Groups that share rare words become themes by an Enter each.
  await part(page, "Temaer");
  await page.getByRole("button", { name: "Foreslå grupper" }).click();
  const groups = region(page, "Foreslåede grupper").getByRole("region", { name: /^Fælles ord: / });
  await expect(groups.first()).toBeVisible({ timeout: 20_000 });
  const offered = await groups.count();
  expect(offered).toBeGreaterThanOrEqual(8);
  await groups.first().getByRole("textbox").focus();
  for (let made = 1; made <= 8; made += 1) {
    await press("Enter");
    await expect(groups).toHaveCount(offered - made);
    await expect(page.getByRole("textbox", { name: "Temaets titel" }).and(page.locator(":focus"))).toHaveCount(1);
  }
  const treated = Number.parseInt(await sum(page).innerText(), 10);
  const minutes = (Date.now() - began) / 60_000;
  console.log(`${treated} of 300 treated with ${keys} keys in ${minutes.toFixed(1)} minutes`);
  expect(treated).toBeGreaterThan(40);
  expect(keys / treated, "keys for each input").toBeLessThan(1);

  await part(page, "Overblik");
  const coverage = region(page, "Hvem har skrevet om hvad");
  await expect(coverage.getByRole("img")).toBeVisible();
  await coverage.getByText("Vis som tabel").click();
  await expect(coverage.getByRole("row").last().getByRole("cell").last()).toHaveText("300");
  await expect(coverage.getByText("holdt tilbage").first()).toBeAttached();
  await isAccessible(page);

  await part(page, "Eksport");
  const word = await saved(page, page.getByRole("button", { name: "Word", exact: true }));
  expect(word.bytes.length).toBeGreaterThan(50_000);
});
