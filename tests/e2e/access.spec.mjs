// Access: every screen in both languages without a violation, at 320 px without horizontal scroll, and with text twice as
// large.

import AxeBuilder from "@axe-core/playwright";
import { add, cell, create, expect, holdsTheApp, input, join, tab, tabs, test } from "./temadag.mjs";

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

/** Looks at a screen at the widths that people have, in both languages; at what `open` opens over it, and Escape shuts. */
async function look(page, screen, open) {
  for (const language of ["Dansk", "English"]) {
    const link = page.getByRole("contentinfo").getByRole("link", { name: language, exact: true });
    if (await link.isVisible()) await link.click();
    await expect(page.locator("html")).toHaveAttribute("lang", language === "Dansk" ? "da" : "en");
    await open?.();
    for (const width of [1440, 820, 320]) {
      await page.setViewportSize({ width, height: 900 });
      // What stands below the masthead that sticks is small for axe only while it does.
      await page.evaluate(() => scrollTo(0, 0));
      await doesNotScrollSideways(page, `${screen}, ${language}, ${width} px`);
      await isAccessible(page, `${screen}, ${language}, ${width} px`);
    }
    if (open) await page.keyboard.press("Escape");
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
  for (const name of await tabs(page)) {
    await tab(page, name);
    await look(page, `“${name}”, empty`);
  }
  await tab(page, "Saml");

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

test("so is what opens over a screen, and what it says after the evening", async ({ relay, device }) => {
  test.setTimeout(300_000);
  const page = await device({ reducedMotion: "reduce" });
  const links = await create(page, relay);
  const participant = await device({ reducedMotion: "reduce" });
  await join(participant, links, { table: 60, stakeholder: "Medarbejder", name: "Ødis" });
  await add(participant, "Skrevet i tide");

  // What opens over the board, with somebody who was here before and something that was not added.
  const menu = async () => {
    await participant.locator("#menu-button").click();
    await expect(participant.getByRole("button", { name: /^Ny deltager|^New participant/ })).toBeVisible();
  };
  const asks = (entry) => async () => {
    await menu();
    await participant.locator(`button[aria-describedby=${entry}-help]`).click();
    await expect(participant.getByRole("dialog")).toBeVisible();
  };
  await look(participant, "menu", menu);
  await asks("menu-person")();
  await participant.getByRole("button", { name: "Ny deltager" }).click();
  await participant.getByRole("combobox", { name: "Bord" }).selectOption({ label: "Bord 60" });
  await participant.getByRole("combobox", { name: "Interessent" }).selectOption({ label: "Borger" });
  await participant.getByRole("button", { name: "Gå i gang" }).click();
  await cell(participant).getByRole("textbox", { name: "Nyt input" }).fill("Ikke tilføjet");
  await look(participant, "who writes now", asks("menu-person"));
  await look(participant, "deleting from a participant's device", asks("menu-delete"));

  // After the evening: a row taken out, closed, and something that waits.
  await tab(page, "Plan");
  await page.getByRole("button", { name: "Fjern »Tidlige indsatser«" }).click();
  await look(page, "plan, with a row taken out");
  await tab(page, "Styring");
  await page.getByRole("button", { name: "Luk for input" }).click();
  await add(participant, "Skrevet for sent", { name: "Sammenhængende indsatser: Potentiale" });
  await expect(page.getByRole("button", { name: "Luk alle ind" })).toBeVisible();
  await look(page, "running, closed");
  await look(participant, "board, closed");
  await tab(page, "Saml");
  await expect(page.getByRole("row", { name: /taget ud/ })).toBeVisible();
  await look(page, "collect, with a row taken out");
  await tab(page, "Del");
  await look(page, "deleting from a facilitator's device", async () => {
    await page.locator("#share-delete").click();
    await expect(page.getByRole("dialog")).toBeVisible();
  });
});

test("text at 200 % and text spacing hide nothing", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 820, height: 900 } });
  const links = await create(facilitator, relay);
  const page = await device({ viewport: { width: 820, height: 900 } });
  await page.goto(links.participant);
  await expect(page.getByRole("combobox", { name: "Bord" })).toBeVisible();
  await enlarge(page);
  await hidesNothing(page, "join");
  await join(page, links, { table: 8 });
  await add(page, "Stor skrift");
  await enlarge(page);
  await expect(cell(page).getByRole("button", { name: "Tilføj" })).toBeVisible();
  await hidesNothing(page, "board");
  // In the hand, and with the longest of the words.
  await page.context().setOffline(true);
  await expect(page.getByRole("status")).toHaveText("Offline – gemt på denne enhed");
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await wordsOnOneLine(page.getByRole("status")), `the status at ${width} px`).toBe(true);
    await doesNotScrollSideways(page, `board at ${width} px and 200 % text`);
  }
  await page.context().setOffline(false);

  await enlarge(facilitator);
  for (const name of await tabs(facilitator)) {
    await tab(facilitator, name);
    await hidesNothing(facilitator, `“${name}”`);
  }
  await tab(facilitator, "Saml");
  await expect(input(facilitator, "Stor skrift")).toBeVisible();
  await hidesNothing(facilitator, "collect");
});

/** Text twice as large, and with the spacing that a person may set. */
async function enlarge(page) {
  await page.evaluate(() => {
    // Not through a style attribute or element, which the policy forbids: through the object model.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: 125% !important }
      * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
}

/** Whether no word of a text is broken in two. */
function wordsOnOneLine(locator) {
  return locator.evaluate((element) => {
    const text = element.firstChild;
    const range = document.createRange();
    return [...text.data.matchAll(/\S+/g)].every(({ 0: word, index }) => {
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      return range.getClientRects().length === 1;
    });
  });
}

/** No text of a button, label, heading or article is cut off by its own box or one around it. */
async function hidesNothing(page, screen) {
  await doesNotScrollSideways(page, `${screen} at 200 % text`);
  const { looked, cut } = await page.evaluate(() => {
    const WORDS = "button, label, h1, h2, h3, h4, article";
    const looked = [...document.querySelectorAll(WORDS)].filter((element) => element.checkVisibility());
    const boxes = new Set();
    for (const element of looked) {
      for (const inner of element.querySelectorAll("*")) boxes.add(inner);
      for (let outer = element; outer !== document.body; outer = outer.parentElement) boxes.add(outer);
    }
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    const cut = [...boxes].filter((box) => {
      // What is for the ear alone is one pixel large; an inline box has no size of its own.
      if (!(box instanceof HTMLElement) || !box.checkVisibility() || box.clientWidth <= 1 || box.clientHeight <= 1) return false;
      const { overflowX, overflowY } = getComputedStyle(box);
      const tooWide = box.scrollWidth > box.clientWidth + 1;
      const tooHigh = box.scrollHeight > box.clientHeight + 1;
      return (tooWide && (hides(overflowX) || box.matches(WORDS))) || (tooHigh && hides(overflowY));
    });
    const name = (box) => `${box.localName}.${box.className}: ${box.textContent.trim().slice(0, 60)}`;
    return { looked: looked.length, cut: cut.map(name) };
  });
  expect.soft(looked, screen).toBeGreaterThan(2);
  expect.soft(cut, screen).toEqual([]);
}
