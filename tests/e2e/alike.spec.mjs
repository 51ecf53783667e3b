// “Ens input”: a worker compares words; a person decides, is asked once, and merges.

import * as saml from "./saml.mjs";
import { button, isAccessible, isAccessibleInEnglish, part } from "./saml.mjs";
import { expect, holdsTheApp, tab, test } from "./temadag.mjs";

const SHORTER = "Kortere ventetid på en afgørelse";
const WAITING = "Ventetiden på afgørelser skal være kortere";
const HEARD = "Børnene skal høres om planen";
const NOT_HEARD = "Børnene skal ikke høres om planen";
const OTHER = "Trygge legepladser";

const evening = (stage) => saml.evening(stage, { ase: [SHORTER, HEARD, OTHER, WAITING, NOT_HEARD], staff: [] });
const pair = (page) => page.getByRole("region", { name: "Siger de det samme?" });

test("the surest first, each with its reason; what says the opposite is pointed out; decided once, remembered", async ({ relay, device }) => {
  const { facilitator: page, links } = await evening({ relay, device });
  await part(page, "Ens input");
  await expect(page.getByText("2 par tilbage")).toBeVisible();
  await expect(pair(page)).toContainText("Fælles ord:");
  await expect(pair(page)).toContainText("ventetid");
  await expect(pair(page).getByRole("article").filter({ hasText: SHORTER })).toContainText("Bord 7");
  await expect(pair(page).getByText("modsatte")).toHaveCount(0);
  await isAccessible(page);

  // By the mouse the one, by a key the other.
  await button(page, "Ens").click();
  await expect(page.getByText("1 par tilbage")).toBeVisible();
  await expect(button(page, "Ens"), "the focus stays where one answers").toBeFocused();
  await expect(pair(page)).toContainText("Kun den ene siger »ikke«. De kan sige det modsatte.");
  await expect(pair(page).locator("mark")).toHaveText(["ikke"]);
  await page.keyboard.press("n");
  await expect(page.getByText("Der er ikke flere par at tage stilling til.")).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByText("1 par tilbage")).toBeVisible();
  await page.keyboard.press("n");

  // Nobody is asked again: not here, and not another facilitator.
  await page.reload();
  await expect(page.getByText("Der er ikke flere par at tage stilling til.")).toBeVisible();
  const other = await device();
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await part(other, "Ens input");
  await expect(other.getByText("Der er ikke flere par at tage stilling til.")).toBeVisible();
  await isAccessibleInEnglish(other, "There are no more pairs to decide about.");
});

test("what was said to be the same can be merged at once, and undone step by step", async ({ relay, device }) => {
  const { facilitator: page } = await evening({ relay, device });
  await part(page, "Ens input");
  await expect(page.getByText("2 par tilbage")).toBeVisible();
  await button(page, "Ens").click();
  await button(page, "Flet de to, der er ens").click();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("2 af 5 input er behandlet");
  await button(page, "Fortryd").click();
  await expect(page.getByRole("main").getByRole("status")).toHaveText("0 af 5 input er behandlet");
  await expect(page.getByText("1 par tilbage")).toBeVisible();
  await button(page, "Fortryd").click();
  await expect(page.getByText("2 par tilbage")).toBeVisible();
});

test("a pair is merged by one key, also without a network", async ({ relay, device }) => {
  const { facilitator: page } = await evening({ relay, device });
  await holdsTheApp(page);
  await page.context().setOffline(true);
  await part(page, "Ens input");
  await expect(page.getByText("2 par tilbage")).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByRole("main").getByRole("status")).toHaveText("2 af 5 input er behandlet");
  await expect(page.getByText("1 par tilbage")).toBeVisible();
  await part(page, "Input");
  await expect(page.getByRole("article").filter({ hasText: "Flettet af 2 input" })).toContainText(WAITING);
});
