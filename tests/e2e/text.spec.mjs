// What people write, and what somebody may write to annoy: what is empty, what would cover others, what is very long.

import { part } from "./saml.mjs";
import { TRANSFERRED, add, cell, create, expect, input, join, saved, says, tab, test } from "./temadag.mjs";

const field = (page) => cell(page).getByRole("textbox", { name: "Nyt input" });
const NOTHING = ["\u200b", "\u00ad", "\ufeff", "\u2060", "\u3164", " \u00a0\n"];

const table = async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  const two = await device();
  await join(one, links, { table: 7, name: "Åse" });
  await join(two, links, { table: 7, name: "Bo" });
  return { facilitator, links, one, two };
};

test("what nobody can see is not added, and a title or name of it is none", async ({ relay, device }) => {
  const { facilitator, one } = await table({ relay, device });
  for (const nothing of NOTHING) {
    await field(one).fill(nothing);
    await expect(cell(one).locator(".composer-unadded")).toHaveText("");
    await cell(one).getByRole("button", { name: "Tilføj" }).click();
    await expect(cell(one).getByText("Skriv noget først.")).toBeVisible();
    await expect(one.getByRole("article")).toHaveCount(0);
  }
  await tab(facilitator, "Plan");
  const title = facilitator.getByRole("textbox", { name: "Fokuspunkt 2" });
  await title.fill("\u200b\u3164");
  await facilitator.keyboard.press("Tab");
  await expect(title).toHaveValue("Tidlige indsatser");
});

test("one's own input that is edited to nothing is withdrawn, and comes back whole", async ({ relay, device }) => {
  const { facilitator, one, two } = await table({ relay, device });
  await add(one, "Skal væk");
  await add(one, "Vores fælles", { joint: true });
  await tab(facilitator, "Saml");
  await expect(input(facilitator, "Skal væk")).toBeVisible();
  await input(one, "Skal væk").getByRole("button", { name: "Ret" }).click();
  const editor = one.getByRole("textbox", { name: "Ret input" });
  await editor.fill(" \u200b");
  await one.getByRole("button", { name: "Færdig" }).click();
  await expect(one.getByText("Dit input er trukket tilbage.")).toBeVisible();
  await expect(one.getByRole("article")).toHaveCount(1);
  await expect(facilitator.getByRole("article")).toHaveCount(1);
  await one.getByRole("button", { name: "Fortryd" }).click();
  await expect(input(one, "Skal væk")).toBeVisible();
  await expect(input(facilitator, "Skal væk")).toBeVisible();

  // Nobody withdraws another's, and nobody empties it.
  await input(two, "Vores fælles").getByRole("button", { name: "Ret" }).click();
  const joint = two.getByRole("textbox", { name: "Ret input" });
  await joint.fill("");
  await two.getByRole("button", { name: "Færdig" }).click();
  await expect(two.getByText("Skriv noget først.")).toBeVisible();
  await expect(input(one, "Vores fælles")).toBeVisible();
  await joint.fill("Vores fælles ord");
  await two.getByRole("button", { name: "Færdig" }).click();
  await expect(input(one, "Vores fælles ord")).toBeVisible();
});

test("marks on a letter cover nobody's words, and a name turns no line round", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const page = await device();
  await join(page, links, { table: 7, name: "\u202eesÅ" });
  await add(page, `Nederst`);
  await add(page, `Z${"\u0300\u0316".repeat(100)}`);
  await add(page, "Øverst");
  // What is drawn of the passage stays within its own card.
  const clips = await page.locator(".passage").evaluateAll((all) => all.map((one) => getComputedStyle(one).overflow));
  expect(new Set(clips)).toEqual(new Set(["clip"]));
  await expect(page.locator(".place")).not.toContainText("\u202e");
  await says(page, TRANSFERRED);
  await tab(facilitator, "Saml");
  await expect(facilitator.getByRole("article")).toHaveCount(3);
  expect(await facilitator.locator(".found-by").first().innerText()).not.toContain("\u202e");
  await part(facilitator, "Eksport");
  await facilitator.getByRole("checkbox", { name: "Med navne på dem, der har skrevet" }).check();
  for (const name of ["Markdown", "CSV"]) {
    const { bytes } = await saved(facilitator, facilitator.getByRole("button", { name, exact: true }));
    expect(bytes.toString()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(bytes.toString()).toContain("esÅ");
  }
});

test("one's own newest input is first, though one's clock is an hour behind", async ({ relay, device }) => {
  const { links, one } = await table({ relay, device });
  const late = await device();
  await late.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3_600_000;
  });
  await join(late, links, { table: 7, name: "Uret går bagud" });
  for (const text of ["Først", "Så"]) await add(one, text);
  await expect(input(late, "Så")).toBeVisible();
  await add(late, "Mit eget nyeste");
  await expect(cell(late).getByRole("article").first()).toContainText("Mit eget nyeste");
  // By the relay's clock it is the newest for everybody.
  await expect(cell(one).getByRole("article").first()).toContainText("Mit eget nyeste");
  await late.reload();
  await expect(cell(late).getByRole("article").first()).toContainText("Mit eget nyeste");
});

test("a text of 200,000 characters does not hold up the keys", async ({ relay, device }) => {
  test.setTimeout(90_000);
  const { one } = await table({ relay, device });
  await field(one).fill("et ord ".repeat(28_600));
  await expect(cell(one).getByText(/tegn for lang/)).toBeVisible();
  await field(one).press("End");
  const took = await field(one).evaluate(async (element) => {
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    for (let key = 0; key < 5; key += 1) {
      await painted();
      const begun = performance.now();
      element.setRangeText("x", element.selectionEnd, element.selectionEnd, "end");
      element.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await painted();
      times.push(performance.now() - begun);
    }
    return times.sort((one, other) => one - other)[2];
  });
  console.log("a key in 200,000 characters:", Math.round(took), "ms");
  expect(took).toBeLessThan(250);
});

test("a title that is too long is not cut: the person is told, and says what goes", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await tab(page, "Plan");
  const long = "Et meget langt navn på et fokuspunkt, ".repeat(10).slice(0, 359);
  const title = page.getByRole("textbox", { name: "Fokuspunkt 2" });
  await title.fill(long);
  await page.keyboard.press("Tab");
  await expect(title).toHaveValue(long);
  await expect(title).toHaveAccessibleDescription(/Teksten er på 359 tegn\. Der er plads til 300/);
  const added = page.getByRole("textbox", { name: "Nyt fokuspunkt" });
  await added.fill(long);
  await page.keyboard.press("Enter");
  await expect(added).toHaveValue(long);
  await expect(added).toHaveAccessibleDescription(/359 tegn/);
  await page.goto(`${relay.address}/ny`);
  await page.getByRole("textbox", { name: "Titel" }).fill(long);
  await page.getByRole("button", { name: "Opret" }).click();
  await expect(page.getByRole("textbox", { name: "Titel" })).toHaveAccessibleDescription(/359 tegn/);
});

test("undo after another's edit takes back one's own words and nobody else's", async ({ relay, device }) => {
  const { one, two } = await table({ relay, device });
  await add(one, "Flere hænder", { joint: true });
  const editors = [];
  for (const page of [one, two]) {
    await input(page, "Flere hænder").getByRole("button", { name: "Ret" }).click();
    editors.push(page.getByRole("textbox", { name: "Ret input" }));
  }
  const [first, second] = editors;
  await second.press("End");
  await second.pressSequentially(" til alle");
  await expect(first).toHaveValue("Flere hænder til alle");
  await first.press("Home");
  await first.pressSequentially("NU: ");
  await expect(second).toHaveValue("NU: Flere hænder til alle");
  await expect(async () => {
    await second.press("Control+z");
    await expect(second).toHaveValue("NU: Flere hænder", { timeout: 100 });
  }).toPass({ timeout: 5_000 });
  await expect(first).toHaveValue("NU: Flere hænder");
  await expect(async () => {
    await second.press("Control+Shift+z");
    await expect(second).toHaveValue("NU: Flere hænder til alle", { timeout: 100 });
  }).toPass({ timeout: 5_000 });
});
