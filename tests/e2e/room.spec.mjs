// The control room and the big screen: what comes from the tables, what nobody has written about, and what the room sees.

import { button, isAccessible, putIn, region, row as inputRow } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, create, expect, join, says, tab, test } from "./temadag.mjs";

const POTENTIAL = "Tidlige indsatser: Potentiale";
const NEEDS = "Tidlige indsatser: Forudsætninger";

test("the control room shows each table, and whose voice is missing while there is time", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const ase = await device();
  await join(ase, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const staff = await device();
  await join(staff, links, { table: 12, stakeholder: "Medarbejder" });
  await tab(facilitator, "Styring");
  await add(ase, "Ventetiden er for lang", { name: POTENTIAL });
  await add(staff, "Tid til samarbejde", { name: NEEDS });
  const tables = region(facilitator, "Bordene");
  const cells = (table) => tables.getByRole("row", { name: new RegExp(`^Bord ${table} `) }).getByRole("cell");
  await expect(cells(7)).toHaveText(["1", "–", "1", "1", /^kl\. \d+\.\d\d$/, "Nej"]);
  await expect(cells(8)).toHaveText(["0", "–", "0", "0", "–", "Nej"]);
  await expect(tables.getByText("58 borde har ikke skrevet noget endnu: 1–6, 8–11, 13–60.")).toBeVisible();

  const silent = region(facilitator, "Ingen har skrevet om");
  const relatives = silent.getByRole("listitem").filter({ hasText: "Pårørende" });
  await expect(relatives).toContainText("Forudsætninger");
  const coverage = region(facilitator, "Dækning");
  await expect(coverage.getByRole("img", { name: "Dækning" })).toBeVisible();
  await coverage.getByText("Vis som tabel").click();
  const table = coverage.getByRole("table", { name: "Dækning" });
  await expect(table.getByRole("row", { name: new RegExp(NEEDS) })).toBeVisible();
  await isAccessible(facilitator);

  // Asked in time: it goes from the list, also when it was written without a network.
  await ase.context().setOffline(true);
  await says(ase, OFFLINE);
  await add(ase, "En fast kontaktperson", { name: NEEDS });
  await expect(relatives).toContainText("Forudsætninger");
  await ase.context().setOffline(false);
  await says(ase, TRANSFERRED);
  await expect(relatives).not.toContainText("Forudsætninger");
});

test("a table that has fallen silent is told from one that is done", async ({ relay, device }) => {
  test.setTimeout(240_000);
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  await tab(facilitator, "Styring");
  await region(facilitator, "Program").getByRole("listitem").filter({ hasText: "Input ved bordene" }).getByRole("button", { name: "Start fase" }).click();
  const at = async (table) => {
    const page = await device();
    await join(page, links, { table });
    return page;
  };
  const [seven, eight, nine] = [await at(7), await at(8), await at(9)];
  const tables = region(facilitator, "Bordene");
  const online = (table) => tables.getByRole("row", { name: new RegExp(`^Bord ${table} `) }).getByRole("cell").nth(1);
  // Nothing is said before it can be known.
  await expect(online(7)).toHaveText("–");
  await button(region(eight, "Lige nu"), "Færdig").click();
  await expect(tables.getByText("1 af 60 borde er færdige.")).toBeVisible();
  // Reading what others wrote is being there, too.
  await nine.getByRole("link", { name: "Mine input" }).click();
  for (const table of [7, 8, 9]) await expect(online(table)).toHaveText("1", { timeout: 90_000 });
  await expect(tables.getByText("er ingen på nettet lige nu")).toHaveCount(0);
  for (const page of [seven, eight]) await page.context().setOffline(true);
  await expect(tables.getByText("Ved 1 bord, der ikke er færdige, er ingen på nettet lige nu: 7.")).toBeVisible({ timeout: 90_000 });
  await expect(online(8)).toHaveText("0");
  await expect(online(9)).toHaveText("1");
  await isAccessible(facilitator);
  await seven.context().setOffline(false);
  await expect(tables.getByText("er ingen på nettet lige nu")).toBeHidden({ timeout: 60_000 });
});

test("the big screen shows phase, time, code and numbers; input only when it is asked for, and nothing hidden", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7 });
  await add(one, "Start i vuggestuen", { name: POTENTIAL });
  await add(one, "Ring til mor på 12345678", { name: NEEDS });
  await tab(facilitator, "Styring");
  const [screen] = await Promise.all([
    facilitator.waitForEvent("popup"),
    facilitator.getByRole("link", { name: "Projektor" }).click(),
  ]);
  await screen.setViewportSize({ width: 1440, height: 900 });
  await expect(screen.getByRole("img", { name: "QR-kode til deltagere" })).toBeVisible();
  await expect(screen.getByText("2 input fra 1 bord")).toBeVisible();
  await expect(screen.getByRole("navigation")).toHaveCount(0);
  const grid = screen.getByRole("table", { name: "Input i hvert felt" });
  await expect(grid.getByRole("row", { name: /Tidlige indsatser/ }).getByRole("cell")).toHaveText(["1", "0", "1", "0"]);
  await region(facilitator, "Program").getByRole("listitem").filter({ hasText: "Input ved bordene" }).getByRole("button", { name: "Start fase" }).click();
  await expect(screen.getByRole("heading", { name: "Input ved bordene" })).toBeVisible();
  await expect(screen.getByRole("timer", { name: "Tid tilbage" })).toHaveText(/^4[45]:\d\d$/);
  await region(one, "Lige nu").getByRole("button", { name: "Færdig" }).click();
  await expect(screen.getByText("1 af 60 borde er færdige")).toBeVisible();
  // Large enough: the smallest letters of the counts are a fiftieth of the screen's width.
  const size = await screen.getByText("2 input fra 1 bord").evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThanOrEqual(28);
  await isAccessible(screen);

  // Nothing that anybody wrote, until somebody says so.
  await expect(screen.getByText("Start i vuggestuen")).toHaveCount(0);
  const choose = region(facilitator, "Storskærm");
  const offered = (text) => choose.getByRole("listitem").filter({ hasText: text });
  await offered("Start i vuggestuen").getByRole("button", { name: "Vis" }).click();
  await expect(screen.getByText("Start i vuggestuen")).toBeVisible();
  await expect(screen.getByText("Ring til mor")).toHaveCount(0);
  await isAccessible(screen);
  await offered("Start i vuggestuen").getByRole("button", { name: "Skjul" }).click();
  await expect(screen.getByText("Start i vuggestuen")).toHaveCount(0);

  // As a stream; what is hidden goes at once and does not come.
  await choose.getByRole("button", { name: "Vis" }).first().click();
  await expect(screen.getByText("Ring til mor på 12345678")).toBeVisible();
  await add(one, "Kommer mens det vises", { name: POTENTIAL });
  await expect(screen.getByText("Kommer mens det vises")).toBeVisible();
  await tab(facilitator, "Saml");
  await putIn(facilitator, "Ring til mor", "Tidlig start");
  await inputRow(facilitator, "Ring til mor").click();
  await facilitator.keyboard.press("h");
  await facilitator.keyboard.press("Enter");
  await expect(screen.getByText("Ring til mor på 12345678")).toHaveCount(0);
  await expect(screen.getByText("Start i vuggestuen")).toBeVisible();
  await expect(screen.getByText("2 input fra 1 bord")).toBeVisible();

  // Later the themes, and what the vote came to; what is hidden counts in neither.
  for (const text of ["Start i vuggestuen", "Kommer mens det vises"]) await putIn(facilitator, text, "Tidlig start");
  await tab(facilitator, "Styring");
  const row = (text) => choose.locator(".shown-row").filter({ hasText: text });
  await row("Temaerne").getByRole("button", { name: "Vis" }).click();
  const ranking = (name) => screen.getByRole("list", { name }).getByRole("listitem");
  await expect(ranking("Temaer")).toHaveText(/Tidlig start\s*2 input fra 1 bord/);
  await expect(screen.getByText("Start i vuggestuen")).toHaveCount(0);
  await isAccessible(screen);
  await region(facilitator, "Afstemning").getByRole("button", { name: "Åbn afstemning" }).click();
  const give = (text) => one.getByRole("article").filter({ hasText: text }).getByRole("button", { name: "Giv stemme" });
  for (const text of ["Kommer mens det vises", "Kommer mens det vises", "Ring til mor"]) await give(text).click();
  await row("Afstemningens resultat").getByRole("button", { name: "Vis" }).click();
  await expect(ranking("Flest stemmer")).toHaveText(/Kommer mens det vises\s*2 stemmer/);
  await isAccessible(screen);
  await tab(facilitator, "Styring");
  await expect(offered("Ring til mor")).toHaveCount(0);
  // The relay hears nothing of what is shown, and the screen goes on without it.
  await facilitator.context().setOffline(true);
  await choose.getByRole("button", { name: "Skjul" }).first().click();
  await expect(screen.getByText("Start i vuggestuen")).toHaveCount(0);
  await button(facilitator, "Pause").click();
  await expect(screen.getByText("Pause", { exact: true })).toBeVisible();
});
