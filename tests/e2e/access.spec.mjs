// Access: every screen in both languages without a violation, at 320 px without horizontal scroll, and the whole story
// with the keyboard alone.

import AxeBuilder from "@axe-core/playwright";
import { CELL, add, cell, create, expect, holdsTheApp, input, join, says, tab, test, TRANSFERRED } from "./temadag.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function isAccessible(page, screen) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
  expect.soft(found, screen).toEqual([]);
}

async function doesNotScrollSideways(page, screen) {
  const wide = await page.evaluate(() =>
    [document.documentElement, document.body].map((element) => element.scrollWidth - document.documentElement.clientWidth),
  );
  expect.soft(Math.max(...wide), screen).toBeLessThanOrEqual(0);
}

/** Looks at a screen at the widths that people have, in both languages. */
async function look(page, screen) {
  for (const language of ["Dansk", "English"]) {
    const link = page.getByRole("contentinfo").getByRole("link", { name: language, exact: true });
    if (await link.isVisible()) await link.click();
    await expect(page.locator("html")).toHaveAttribute("lang", language === "Dansk" ? "da" : "en");
    for (const width of [1440, 820, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await doesNotScrollSideways(page, `${screen}, ${language}, ${width} px`);
      await isAccessible(page, `${screen}, ${language}, ${width} px`);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await page.getByRole("contentinfo").getByRole("link", { name: "Dansk", exact: true }).click();
}

test("every screen is accessible in both languages and fits 320 px", async ({ relay, device }) => {
  test.setTimeout(300_000);
  const page = await device({ reducedMotion: "reduce" });
  await page.goto(relay.address);
  await expect(page.getByRole("button", { name: "Ny temadag" })).toBeVisible();
  await look(page, "front page, empty");
  await page.getByRole("button", { name: "Ny temadag" }).click();
  await expect(page.getByRole("textbox", { name: "Titel" })).toBeVisible();
  await look(page, "creating");
  await page.goto(relay.address);
  const links = await create(page, relay);
  await look(page, "share");
  await tab(page, "Plan");
  await look(page, "plan");
  await tab(page, "Saml");
  await look(page, "collect, empty");

  const participant = await device({ reducedMotion: "reduce" });
  await participant.goto(links.participant);
  await expect(participant.getByRole("combobox", { name: "Bord" })).toBeVisible();
  await look(participant, "join");
  await join(participant, links, { table: 60, stakeholder: "Medarbejder", name: "Ødis" });
  await look(participant, "board, empty");
  await add(participant, "Et langt ord: specialpædagogiskstøttekoordineringssamarbejdsaftalerevision");
  await add(participant, "Sammen", { joint: true });
  await look(participant, "board");
  await expect(input(page, "Sammen")).toBeVisible();
  await look(page, "collect");
  await page.goto(relay.address);
  await look(page, "front page");
  await page.goto(`${relay.address}/findes-ikke`);
  await look(page, "no such page");

  // A participant's device has not fetched the facilitators' program, and cannot now.
  await holdsTheApp(participant);
  await participant.context().setOffline(true);
  await participant.goto(`${relay.address}/ny`);
  await expect(participant.getByRole("heading", { level: 1, name: "Siden er ikke hentet endnu" })).toBeVisible();
  await look(participant, "a page not fetched yet");
  await participant.goto(relay.address);
  await participant.getByRole("button", { name: "Åbn fil" }).click();
  await expect(participant.getByText("Prøv igen, når der er net")).toBeVisible();
  await look(participant, "front page without the facilitators' program");
});

test("text at 200 % and text spacing hide nothing", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const page = await device({ viewport: { width: 820, height: 900 } });
  await join(page, links, { table: 8 });
  await add(page, "Stor skrift");
  await page.addInitScript(() => {});
  await page.evaluate(() => {
    // Not through a style attribute or element, which the policy forbids: through the object model.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: 125% !important }
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await doesNotScrollSideways(page, "board at 200 % text");
  await expect(cell(page).getByRole("button", { name: "Tilføj" })).toBeVisible();
});

test("the whole story with the keyboard alone", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const page = await device();
  await page.goto(relay.address);
  await reach(page, page.getByRole("button", { name: "Ny temadag" }));
  await page.keyboard.press("Enter");
  const template = page.getByRole("radio", { name: "Temadag på det specialiserede område" });
  await reach(page, template);
  await page.keyboard.press("Space");
  await reach(page, page.getByRole("textbox", { name: "Titel" }));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Kun med tastatur");
  await reach(page, page.getByRole("button", { name: "Opret" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Kun med tastatur" })).toBeVisible();
  await reach(page, page.getByRole("navigation").getByRole("link", { name: "Del", exact: true }));
  await page.keyboard.press("Enter");
  const link = await page.getByRole("textbox", { name: "Link til deltagere" }).inputValue();

  const participant = await device();
  await participant.goto(link);
  await reach(participant, participant.getByRole("combobox", { name: "Bord" }));
  await participant.keyboard.type("Bord 2");
  await reach(participant, participant.getByRole("combobox", { name: "Interessent" }));
  await participant.keyboard.type("Bor");
  await reach(participant, participant.getByRole("button", { name: "Gå i gang" }));
  await participant.keyboard.press("Enter");
  await expect(cell(participant)).toBeAttached();
  await reach(participant, cell(participant).getByRole("textbox", { name: "Nyt input" }));
  await participant.keyboard.type("Skrevet med tastatur");
  await reach(participant, cell(participant).getByRole("button", { name: "Tilføj" }));
  await participant.keyboard.press("Enter");
  await expect(input(participant, "Skrevet med tastatur")).toBeVisible();
  await reach(participant, input(participant, "Skrevet med tastatur").getByRole("button", { name: "Ret" }));
  await participant.keyboard.press("Enter");
  const field = cell(participant, CELL).getByRole("textbox", { name: "Ret input" });
  await expect(field).toBeFocused();
  await participant.keyboard.press("ControlOrMeta+End");
  await participant.keyboard.type(" og rettet");
  await says(participant, TRANSFERRED);

  await reach(page, page.getByRole("navigation").getByRole("link", { name: "Saml", exact: true }));
  await page.keyboard.press("Enter");
  await expect(input(page, "Skrevet med tastatur og rettet")).toBeVisible({ timeout: 10_000 });
  await reach(page, page.getByRole("searchbox", { name: "Søg" }));
  await page.keyboard.type("rettet");
  await expect(input(page, "Skrevet med tastatur og rettet")).toHaveCount(1);
});

/** Goes to something as who has no mouse does: by Tab. */
async function reach(page, target) {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 400; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("not reached by Tab");
}
