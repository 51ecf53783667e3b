// At a table: the grid on one screen, what others do there, and what one says of their input.

import { isAccessible } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, cell, create, expect, input, join, says, test } from "./temadag.mjs";

const ROWS = ["Fra rettigheds- til udviklingstænkning", "Tidlige indsatser", "Sammenhængende indsatser", "Styrket målsætning og -opfølgning"];
const COLUMNS = ["Potentiale", "Væsentlige aktiviteter", "Forudsætninger", "Opmærksomhedspunkter"];
const TABLET = { width: 820, height: 1180 };

const field = (region) => region.getByRole("textbox", { name: "Nyt input" });
const addButton = (region) => region.getByRole("button", { name: "Tilføj", exact: true });
const seated = async ({ relay, device }, options = {}) => {
  const links = await create(await device(), relay);
  const page = await device(options);
  await join(page, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  return { page, links };
};
const top = async (locator) => (await locator.boundingBox()).y;

test("a tablet shows a focus point at a glance, and a field opens when it is used", async ({ relay, device }) => {
  const { page } = await seated({ relay, device }, { viewport: TABLET });
  const heights = await page.locator(".focus-point").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(heights).toHaveLength(4);
  for (const height of heights) expect(height).toBeLessThan(600);
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThan(2800);

  const region = cell(page, `${ROWS[1]}: ${COLUMNS[0]}`);
  await expect(addButton(region)).toBeHidden();
  await expect(region).toContainText("Hvad kan blive bedre, hvis det lykkes?");
  await expect(field(region)).toHaveAccessibleDescription(/Hvad kan blive bedre/);
  const before = await top(field(region));
  await field(region).click();
  await expect(addButton(region)).toBeVisible();
  expect(await top(field(region))).toBe(before);
  await isAccessible(page);
});

test("nothing moves under a press, and what was left empty folds once one has arrived elsewhere", async ({ relay, device }) => {
  const { page } = await seated({ relay, device }, { viewport: TABLET });
  const above = cell(page, `${ROWS[1]}: ${COLUMNS[0]}`);
  const below = cell(page, `${ROWS[1]}: ${COLUMNS[2]}`);
  await above.scrollIntoViewIfNeeded();
  await field(above).click();
  await expect(addButton(above)).toBeVisible();
  await field(below).scrollIntoViewIfNeeded();
  await page.evaluate(() => new Promise(requestAnimationFrame));

  const { x, y, height } = await field(below).boundingBox();
  await page.mouse.move(x + 20, y + height / 2);
  await page.mouse.down();
  await expect(field(below)).toBeFocused();
  expect(await top(field(below))).toBeCloseTo(y, 0);
  await expect(addButton(above)).toBeVisible();
  await page.mouse.up();
  await expect(addButton(above)).toBeHidden();
  expect(await top(field(below))).toBeCloseTo(y, 0);
  await page.keyboard.type("Her skrives");
  await expect(field(below)).toHaveValue("Her skrives");

  // What is not empty stays open, and so it does for who goes by key.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(addButton(below)).toBeFocused();
  await field(above).focus();
  await expect(addButton(below)).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(addButton(above)).toBeHidden();
  await expect(field(below)).toHaveValue("Her skrives");
});

test("on a telephone a field left empty folds with its focus point", async ({ relay, device }) => {
  const { page } = await seated({ relay, device }, { viewport: { width: 390, height: 844 } });
  const region = cell(page, `${ROWS[0]}: ${COLUMNS[0]}`);
  await field(region).click();
  await expect(addButton(region)).toBeVisible();
  await page.getByRole("tab", { name: ROWS[1] }).click();
  await page.getByRole("tab", { name: ROWS[0] }).click();
  await expect(addButton(region)).toBeHidden();
});

test("“Fælles for bordet” stays as it was left, over what is added and over a reload", async ({ relay, device }) => {
  const { page } = await seated({ relay, device });
  const region = cell(page);
  const shared = region.getByRole("checkbox", { name: "Fælles for bordet" });
  await add(page, "Vores første", { joint: true });
  await expect(shared).toBeChecked();
  await field(region).fill("Vores andet");
  await addButton(region).click();
  await expect(input(page, "Vores andet")).toContainText("Fælles");
  await page.reload();
  await field(region).click();
  await expect(shared).toBeChecked();
  await add(page, "Mit eget");
  await expect(shared).not.toBeChecked();
  await expect(region).toContainText("3 input fra bordet, 3 fra dig");
});

test("who is at the table, what they wrote, and how much of it is one's own", async ({ relay, device }) => {
  const { page, links } = await seated({ relay, device });
  await expect(page.getByText("1 ved bordet nu", { exact: true })).toBeVisible();
  await expect(cell(page)).toContainText("Ingen har skrevet her endnu.");
  const other = await device();
  await join(other, links, { table: 7, stakeholder: "Medarbejder" });
  await expect(page.getByText("2 ved bordet nu", { exact: true })).toBeVisible();
  await add(other, "Fra den anden");
  await expect(cell(page)).toContainText("1 input fra bordet, 0 fra dig");
  await add(page, "Fra mig");
  await expect(cell(page)).toContainText("2 input fra bordet, 1 fra dig");
  await expect(cell(other)).toContainText("2 input fra bordet, 1 fra dig");
});

test("comments and marks of a table, offline too, withdrawn by who wrote them", async ({ relay, device }) => {
  const { page: ase, links } = await seated({ relay, device });
  const bo = await device();
  await join(bo, links, { table: 7, stakeholder: "Medarbejder", name: "Bo" });
  await add(ase, "Én fast kontaktperson");
  await add(ase, "Noget helt andet");
  const at = (page) => input(page, "Én fast kontaktperson");
  await expect(at(bo)).toBeVisible();

  await at(bo).getByRole("button", { name: "Kommentarer" }).click();
  await bo.context().setOffline(true);
  await says(bo, OFFLINE);
  await at(bo).getByRole("textbox", { name: "Kommentar" }).fill("Ja, fra første dag");
  await at(bo).getByRole("button", { name: "Kommentér" }).click();
  await expect(at(bo).getByRole("listitem")).toContainText(["Ja, fra første dag"]);
  await expect(at(bo).getByRole("textbox", { name: "Kommentar" })).toHaveValue("");
  await at(bo).getByRole("checkbox", { name: "Vigtigt" }).check({ force: true });
  await expect(at(bo)).toContainText("1 synes det");
  await isAccessible(bo);
  await bo.reload();
  await expect(at(bo).getByRole("checkbox", { name: "Vigtigt" })).toBeChecked();
  await expect(at(bo).getByRole("button", { name: "Kommentarer (1)" })).toBeVisible();
  await expect(at(ase).getByRole("button", { name: "Kommentarer", exact: true })).toBeVisible();

  await bo.context().setOffline(false);
  await says(bo, TRANSFERRED);
  await expect(at(ase)).toContainText("1 synes det");
  await at(ase).getByRole("checkbox", { name: "Vigtigt" }).check({ force: true });
  for (const page of [ase, bo]) await expect(at(page)).toContainText("2 synes det");
  await at(ase).getByRole("button", { name: "Kommentarer (1)" }).click();
  await expect(at(ase).getByRole("listitem")).toContainText("Bo, Medarbejder");
  await expect(at(ase).getByRole("listitem").getByRole("button")).toHaveCount(0);
  await at(ase).getByRole("textbox", { name: "Kommentar" }).fill("Tak");
  await at(ase).getByRole("textbox", { name: "Kommentar" }).press("Control+Enter");
  await expect(at(bo).getByRole("button", { name: "Kommentarer (2)" })).toBeVisible();
  // Nothing of it is at the other input.
  await expect(input(bo, "Noget helt andet").getByRole("button", { name: "Kommentarer", exact: true })).toBeVisible();

  await at(bo).getByRole("button", { name: "Kommentarer (2)" }).click();
  const own = at(bo).getByRole("listitem").filter({ hasText: "Ja, fra første dag" });
  for (let turn = 0; turn < 2; turn++) {
    await own.getByRole("button", { name: "Træk tilbage" }).click();
    for (const page of [ase, bo]) await expect(at(page).getByRole("listitem")).toHaveCount(1);
    await expect(at(bo).getByRole("button", { name: "Fortryd" })).toBeFocused();
    await bo.keyboard.press("Enter");
    for (const page of [ase, bo]) await expect(at(page).getByRole("listitem")).toHaveCount(2);
    await expect(own.getByRole("button", { name: "Træk tilbage" })).toBeFocused();
  }
  await at(bo).getByRole("checkbox", { name: "Vigtigt" }).uncheck({ force: true });
  await expect(at(ase)).toContainText("1 synes det");
});

test("a comment under the fingers is found again when the page comes back, and added once", async ({ relay, device }) => {
  const { page } = await seated({ relay, device });
  await add(page, "Til at kommentere");
  await input(page, "Til at kommentere").getByRole("button", { name: "Kommentarer" }).click();
  const comment = page.getByRole("textbox", { name: "Kommentar" });
  await comment.pressSequentially("Midt i en");
  await page.reload();
  await expect(comment).toHaveValue("Midt i en");
  await comment.press("Control+Enter");
  await expect(page.getByRole("button", { name: "Kommentarer (1)" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("button", { name: "Kommentarer (1)" })).toBeVisible();
  await expect(comment).toHaveCount(0);
});

test("who writes what looks like a CPR number or a telephone's is told, and adds it all the same", async ({ relay, device }) => {
  const { page } = await seated({ relay, device });
  const region = cell(page);
  const said = region.getByText(/ligner et (cpr|telefon)/);
  await page.context().setOffline(true);
  for (const [text, word] of [["Min søn 010110-4444 venter", "»010110-4444« ligner et cpr-nummer"], ["Ring til mig på 22 34 56 78", "»22 34 56 78« ligner et telefonnummer"]]) {
    await field(region).fill(text);
    await expect(said).toContainText(word);
    await field(region).fill("Sag 2017-064387 fra 29.1.2018");
    await expect(said).toHaveCount(0);
    await field(region).fill(text);
    await expect(said).toContainText(word);
    await addButton(region).click();
    await expect(input(page, text)).toBeVisible();
    await expect(said).toHaveCount(0);
  }
  await isAccessible(page);
});
