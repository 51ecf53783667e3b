// The board: what a person at a table does with their own and with joint input, and what they never lose.

import { CELL, TRANSFERRED, add, cell, create, expect, input, join, says, tab, test } from "./temadag.mjs";

const NEW = { name: "Nyt input" };
const EDIT = { name: "Ret input" };
const OTHER = "Tidlige indsatser: Forudsætninger";

const table = async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  const two = await device();
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  await join(two, links, { table: 7, stakeholder: "Medarbejder" });
  return { facilitator, one, two, links };
};

/** Counts what changes in the main part of the page from now on. */
const watch = (page) =>
  page.evaluate(() => {
    window.mutations = [];
    const note = (records) => window.mutations.push(...records.map(({ type, target }) => `${type} ${target.nodeName}`));
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(note).observe(document.getElementById("main-content"), everything);
  });

/** Cuts the last byte off the record that was written last, as a disk does that fails. */
const damageLastRecord = async () => {
  const answer = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: failed }));
  const [{ name }] = await indexedDB.databases();
  const database = await answer(indexedDB.open(name));
  const records = database.transaction("records", "readwrite").objectStore("records");
  const cursor = await answer(records.openCursor(null, "prev"));
  await answer(cursor.update(cursor.value.slice(0, -1)));
  database.close();
};

test("a remote edit changes one node of the page, on the board and in “Saml”", async ({ relay, device }) => {
  const { facilitator, one, two } = await table({ relay, device });
  await add(one, "Først");
  await tab(facilitator, "Saml");
  for (const page of [two, facilitator]) {
    await expect(input(page, "Først")).toBeVisible();
    await watch(page);
  }
  await input(one, "Først").getByRole("button", { name: "Ret" }).click();
  await one.getByRole("textbox", EDIT).fill("Først og fremmest");
  for (const page of [two, facilitator]) {
    await expect(input(page, "Først og fremmest")).toBeVisible();
    expect(await page.evaluate(() => window.mutations)).toEqual(["characterData #text"]);
  }
});

test("others' input is seen, one's own and joint ones can be edited, one's own withdrawn", async ({ relay, device }) => {
  const { one, two } = await table({ relay, device });
  await add(one, "Mit eget");
  await add(one, "Vores", { joint: true });
  await expect(input(two, "Mit eget")).toContainText("Åse, Pårørende");
  await expect(input(one, "Mit eget")).toContainText("Dig");
  await expect(input(two, "Vores")).toContainText("Fælles");
  await expect(input(two, "Mit eget").getByRole("button", { name: /^Ret|^Træk/ })).toHaveCount(0);
  await expect(input(two, "Vores").getByRole("button", { name: "Ret" })).toBeVisible();
  await expect(input(two, "Vores").getByRole("button", { name: "Træk tilbage" })).toHaveCount(0);

  await input(one, "Mit eget").getByRole("button", { name: "Træk tilbage" }).click();
  for (const page of [one, two]) await expect(input(page, "Mit eget")).toHaveCount(0);
  await expect(one.getByRole("button", { name: "Fortryd" })).toBeFocused();
  await one.keyboard.press("Enter");
  for (const page of [one, two]) await expect(input(page, "Mit eget")).toBeVisible();
  await expect(input(one, "Mit eget").getByRole("button", { name: "Ret" })).toBeFocused();

  await input(one, "Mit eget").getByRole("button", { name: "Træk tilbage" }).click();
  await expect(one.getByRole("button", { name: "Fortryd" })).toBeFocused();
});

test("who edits what its creator withdraws is told, and goes on in the field for new input", async ({ relay, device }) => {
  const { one, two } = await table({ relay, device });
  const field = cell(two).getByRole("textbox", NEW);
  const told = cell(two).locator("[aria-live]", { hasText: "er trukket tilbage af den, der tilføjede det" });
  // Longer than an input may be, so that the document never has it.
  const words = `Vores og ${"å".repeat(10_000)}`;
  for (const [text, written, left] of [["Vores", words, words], ["Vores igen", "Vores igen", ""]]) {
    await add(one, text, { joint: true });
    await input(two, text).getByRole("button", { name: "Ret" }).click();
    const edit = two.getByRole("textbox", EDIT);
    await expect(edit).toBeFocused();
    if (written !== text) await edit.fill(written);
    await input(one, text).getByRole("button", { name: "Træk tilbage" }).click();
    await expect(edit).toHaveCount(0);
    await expect(told).toBeVisible();
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(left);
    await field.fill("");
  }
});

test("what is under the fingers survives a page that goes, and is added once", async ({ relay, device }) => {
  const { one, two } = await table({ relay, device });
  await add(one, "Til at rette");
  const region = cell(one, OTHER);
  // [D15]
  await region.getByRole("textbox", NEW).pressSequentially("Midt i en sætning");
  await region.getByRole("checkbox", { name: "Fælles for bordet" }).check({ force: true });
  await input(one, "Til at rette").getByRole("button", { name: "Ret" }).click();
  await one.getByRole("textbox", EDIT).pressSequentially(" og gjort");
  await one.reload();
  await expect(region.getByRole("textbox", NEW)).toHaveValue("Midt i en sætning");
  await expect(region.getByRole("checkbox", { name: "Fælles for bordet" })).toBeChecked();
  // Whether the disk had the edit before the page went or it is taken up again, is for the browser to decide.
  const edit = one.getByRole("textbox", EDIT);
  await expect(edit.or(input(one, "Til at rette og gjort"))).toBeVisible();
  if (await edit.isVisible()) {
    await expect(edit).toHaveValue("Til at rette og gjort");
    await one.getByRole("button", { name: "Færdig" }).click();
  }
  await expect(input(one, "Til at rette og gjort")).toBeVisible();
  await expect(input(two, "Til at rette og gjort")).toBeVisible();

  await region.getByRole("button", { name: "Tilføj" }).click();
  await expect(region.getByRole("textbox", NEW)).toHaveValue("");
  await one.reload();
  await expect(input(one, "Midt i en sætning")).toHaveCount(1);
  await expect(region.getByRole("textbox", NEW)).toHaveValue("");
  await expect(input(two, "Midt i en sætning")).toContainText("Fælles");
});

test("text that is not added says so at its field, and nothing moves for it", async ({ relay, device }) => {
  const { one } = await table({ relay, device });
  const field = cell(one).getByRole("textbox", NEW);
  const unadded = cell(one).getByText("Ikke tilføjet endnu");
  await expect(unadded).toHaveCount(0);
  await expect(field).not.toHaveAccessibleDescription(/Ikke tilføjet endnu/);
  // In its cell: the page may scroll to what is written in.
  const place = async () => (await field.boundingBox()).y - (await cell(one).boundingBox()).y;
  const before = await place();
  await field.fill("Halvt");
  await expect(unadded).toBeVisible();
  await expect(field).toHaveAccessibleDescription(/Ikke tilføjet endnu/);
  expect(await place()).toBe(before);
  await one.reload();
  await expect(field).toHaveValue("Halvt");
  await expect(unadded).toBeVisible();
  await cell(one).getByRole("button", { name: "Tilføj" }).click();
  await expect(input(one, "Halvt")).toBeVisible();
  await expect(unadded).toHaveCount(0);
});

test("a damaged record is named when the page opens, set aside, and comes back from the relay", async ({ relay, device }) => {
  const { one } = await table({ relay, device });
  await add(one, "Før skaden");
  await add(one, "Efter skaden");
  await says(one, TRANSFERRED);
  await one.goto(relay.address);
  await one.evaluate(damageLastRecord);
  await one.goBack();
  await expect(one.getByRole("alert").filter({ hasText: "Beskadiget på denne enhed: 1 ændring" })).toBeVisible();
  await expect(input(one, "Før skaden")).toBeVisible();
  await expect(input(one, "Efter skaden")).toBeVisible();
  // It stands aside by now, and is not named again.
  await one.reload();
  await expect(input(one, "Efter skaden")).toBeVisible();
  await expect(one.getByRole("alert")).toHaveCount(0);
});

test("HTML, formulas and emoji are text; ten thousand characters are the most", async ({ relay, device }) => {
  const { one, two } = await table({ relay, device });
  for (const text of ["<img src=x onerror=alert(1)> & <b>fed</b>", "=1+1", "🌱 æøå 👩‍👩‍👧"]) {
    await add(one, text);
    await expect(input(two, text).locator("p").first()).toHaveText(text);
  }
  const field = cell(one).getByRole("textbox", NEW);
  await field.fill("å".repeat(10_001));
  await expect(cell(one)).toContainText("1 tegn for lang");
  await cell(one).getByRole("button", { name: "Tilføj" }).click();
  await expect(cell(one).locator("[aria-live]", { hasText: "1 tegn for lang" })).toBeVisible();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("å".repeat(10_001));
  await field.fill("å".repeat(10_000));
  await cell(one).getByRole("button", { name: "Tilføj" }).click();
  await expect(field).toHaveValue("");
  await expect(input(two, "åååå")).toHaveCount(1);
});

test("on a narrow screen tabs choose the focus point, by keyboard too", async ({ relay, device }) => {
  const { one } = await table({ relay, device });
  await expect(one.getByRole("tab")).toHaveCount(0);
  await one.setViewportSize({ width: 390, height: 844 });
  const focusPoint = (name) => one.getByRole("tab", { name, exact: true });
  await expect(one.getByRole("tab")).toHaveCount(4);
  await focusPoint("Tidlige indsatser").click();
  await expect(cell(one)).toBeVisible();
  await expect(cell(one, "Sammenhængende indsatser: Potentiale")).toBeHidden();
  await cell(one).getByRole("textbox", NEW).fill("Bliver stående");
  await focusPoint("Tidlige indsatser").press("ArrowRight");
  await expect(focusPoint("Sammenhængende indsatser")).toBeFocused();
  await expect(one.getByRole("tabpanel", { name: "Sammenhængende indsatser" })).toBeVisible();
  await expect(cell(one)).toBeHidden();
  await one.keyboard.press("ArrowLeft");
  await expect(cell(one).getByRole("textbox", NEW)).toHaveValue("Bliver stående");
  await cell(one).getByRole("textbox", NEW).press("Control+Enter");
  await expect(input(one, "Bliver stående")).toBeVisible();
  await one.setViewportSize({ width: 320, height: 640 });
  const widths = await one.evaluate(() => [document.documentElement.scrollWidth, document.body.scrollWidth]);
  expect(widths).toEqual([320, 320]);
});

test("a telephone that is turned in mid-sentence goes on showing where one writes", async ({ relay, device }) => {
  const { one } = await table({ relay, device });
  const field = cell(one, "Sammenhængende indsatser: Potentiale").getByRole("textbox", NEW);
  await field.click();
  await field.pressSequentially("Midt i en ");
  await one.setViewportSize({ width: 390, height: 844 });
  await expect(one.getByRole("tab", { name: "Sammenhængende indsatser", exact: true })).toHaveAttribute("aria-selected", "true");
  await expect(field).toBeVisible();
  await expect(field).toBeFocused();
  await one.keyboard.type("sætning");
  await expect(field).toHaveValue("Midt i en sætning");
});

test("who writes goes on writing while the facilitator moves what they write in", async ({ relay, device }) => {
  const { facilitator, one } = await table({ relay, device });
  await tab(facilitator, "Plan");
  const field = cell(one).getByRole("textbox", NEW);
  await field.pressSequentially("Midt sætning");
  await field.evaluate((element) => element.setSelectionRange(5, 5));
  const rows = one.getByRole("heading", { level: 2 });
  const move = (name) => facilitator.getByRole("button", { name, exact: true }).click();
  for (const [name, first] of [
    ["Flyt »Tidlige indsatser« op", "Tidlige indsatser"],
    ["Flyt »Tidlige indsatser« ned", "Fra rettigheds- til udviklingstænkning"],
  ]) {
    await move(name);
    await expect(rows.first()).toHaveText(first);
    await expect(field).toBeFocused();
  }
  const columns = one.locator(".cells").first().getByRole("heading", { level: 3 });
  await move("Flyt »Potentiale« ned");
  await expect(columns.first()).toHaveText("Væsentlige aktiviteter");
  await expect(field).toBeFocused();
  await one.keyboard.type("i en ");
  await expect(field).toHaveValue("Midt i en sætning");
});

test("while an input method composes a letter, what others write waits", async ({ relay, device }) => {
  const { one, two } = await table({ relay, device });
  await add(one, "Vores", { joint: true });
  await expect(input(two, "Vores")).toBeVisible();
  await input(one, "Vores").getByRole("button", { name: "Ret" }).click();
  const field = one.getByRole("textbox", EDIT);
  const session = await one.context().newCDPSession(one);
  await session.send("Input.imeSetComposition", { text: "´", selectionStart: 1, selectionEnd: 1 });
  await expect(field).toHaveValue("Vores´");
  await input(two, "Vores").getByRole("button", { name: "Ret" }).click();
  await two.getByRole("textbox", EDIT).fill("Alle vores: Vores");
  await two.getByRole("button", { name: "Færdig" }).click();
  // What two writes afterwards shows on the first device, so the edit has come there too.
  await add(two, "Kom bagefter");
  await expect(input(one, "Kom bagefter")).toBeVisible();
  await expect(field).toHaveValue("Vores´");
  await session.send("Input.insertText", { text: "é" });
  await expect(field).toHaveValue("Alle vores: Voresé");
  await expect(input(two, "Alle vores: Voresé")).toBeVisible();
});

test("the region for each cell is there without a dialog on a wide screen", async ({ relay, device }) => {
  const { one } = await table({ relay, device });
  const rows = ["Fra rettigheds- til udviklingstænkning", "Tidlige indsatser", "Sammenhængende indsatser", "Styrket målsætning og -opfølgning"];
  const columns = ["Potentiale", "Væsentlige aktiviteter", "Forudsætninger", "Opmærksomhedspunkter"];
  for (const row of rows) {
    for (const column of columns) await expect(cell(one, `${row}: ${column}`).getByRole("textbox", NEW)).toBeVisible();
  }
  await expect(cell(one, CELL)).toHaveCount(1);
});
