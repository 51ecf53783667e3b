// “Strategi”: the text that facilitators write from what was gathered, each part with what it builds on.

import { button, isAccessible, isAccessibleInEnglish, putIn, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, create, expect, join, says, tab, test } from "./temadag.mjs";

const WAITING = "Ventetiden på en udredning er for lang";
const CONTACT = "En fast kontaktperson hele vejen";
const COFFEE = "Bedre kaffe i kantinen";
const THEME = "Kortere ventetid";
const FIRST = "Hovedpointe 1 – Tilfør kompetencer tidligt i livet";
const LIST = "Hvad gør vi allerede på dette område?";
/** Where it stands: lists are called the same under every main point. */
const IN_LIST = `Hovedpointe 1 › ${LIST}`;

const used = (page) => page.getByRole("main").getByRole("status");
const said = (page) => page.locator(".done .toolbar-said");

/** A room with three inputs, of which one is in a theme; and its facilitator. */
async function gathered(relay, device) {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const relative = await device();
  await join(relative, links, { table: 7, stakeholder: "Pårørende" });
  for (const text of [WAITING, CONTACT, COFFEE]) await add(relative, text);
  await says(relative, TRANSFERRED);
  await tab(facilitator, "Saml");
  await expect(facilitator.getByRole("article")).toHaveCount(3);
  await putIn(facilitator, WAITING, THEME);
  await tab(facilitator, "Strategi");
  return { facilitator, links };
}

/** Writes into a field that saves itself, and leaves it. */
async function write(field, text) {
  await field.fill(text);
  await field.press("Escape");
}

test("a strategy is begun, written, and built on what people said; what is not used is counted", async ({ relay, device }) => {
  // Axe looks at all of a strategy, in two languages.
  test.setTimeout(120_000);
  const { facilitator: page } = await gathered(relay, device);
  await expect(page.getByRole("radio", { name: /Fire hovedpointer/ })).toBeChecked();
  await isAccessible(page);
  await page.getByRole("textbox", { name: "Titel" }).fill("Udviklingsstrategi");
  await button(page, "Begynd").click();
  await expect(used(page)).toHaveText("0 af 3 input er brugt");
  const mainPoints = page.getByRole("heading", { name: /^Hovedpointe \d – / });
  await expect(mainPoints).toHaveCount(4);
  await expect(page.getByRole("heading", { name: LIST })).toHaveCount(4);

  // The year is a variable: the heading says it, the field holds what stands for it.
  const year = page.getByRole("textbox", { name: "År i listerne" });
  await year.fill("2019");
  await year.press("Enter");
  await expect(page.getByRole("heading", { name: "Hvad skal vi yderligere have fokus på i 2019?" })).toHaveCount(4);

  const first = region(page, FIRST);
  await write(first.getByRole("textbox", { name: "Deltekst" }), "Jo tidligere, desto bedre.");
  await expect(said(page)).toHaveText("Gemt.");
  await page.getByRole("button", { name: `Nyt punkt i »${IN_LIST}«` }).click();
  const point = page.getByRole("group", { name: "Punkt 1", exact: true });
  // The new one is where the hands are.
  await expect(point.getByRole("textbox", { name: "Deltekst" })).toBeFocused();
  await page.keyboard.type("Åben rådgivning uden ventetid");
  await page.keyboard.press("Escape");
  await expect(point.getByRole("textbox", { name: "Deltekst" })).toHaveValue("Åben rådgivning uden ventetid");

  // Beside the text stands what it builds on, and what that says.
  await button(point, "Tilføj kilde").click();
  await point.getByRole("combobox", { name: "Tilføj kilde" }).selectOption({ label: `Temaet »${THEME}«` });
  await button(point, "Tilføj kilde").click();
  await expect(used(page)).toHaveText("1 af 3 input er brugt");
  const source = point.getByRole("list", { name: /bygger på/ }).getByText(`Temaet »${THEME}«`);
  await source.click();
  await expect(point.getByText(WAITING)).toBeVisible();
  await expect(point.getByText("Pårørende, bord 7")).toBeVisible();

  // Each that is not used is used or set aside, and the sum fits.
  const unused = region(page, "Hvilke input er ikke brugt?");
  const open = (text) => unused.getByRole("listitem").filter({ hasText: text });
  await expect(open(WAITING)).toHaveCount(0);
  await open(CONTACT).getByRole("button").click();
  await open(CONTACT).getByRole("combobox", { name: "Brug i" }).selectOption({ label: FIRST });
  await button(open(CONTACT), "Brug i").click();
  await expect(used(page)).toHaveText("2 af 3 input er brugt");
  await open(COFFEE).getByRole("button").click();
  await open(COFFEE).getByRole("combobox", { name: "Årsag" }).selectOption("Hører til en anden sag");
  await button(open(COFFEE), "Læg til side").click();
  await expect(unused.getByText("Alt er brugt eller lagt til side.")).toBeVisible();
  await expect(page.getByText("1 er lagt til side, udeladt eller skjult · 0 er ikke brugt endnu")).toBeVisible();
  await isAccessible(page);

  // Step by step back.
  await button(page, "Fortryd").click();
  await expect(page.getByText("0 er lagt til side, udeladt eller skjult · 1 er ikke brugt endnu")).toBeVisible();
  await button(page, "Fortryd").click();
  await expect(used(page)).toHaveText("1 af 3 input er brugt");

  // What is taken out takes its sources along, and comes back with them.
  await page.getByRole("button", { name: `Tag »${IN_LIST} › Punkt 1« ud` }).click();
  await expect(used(page)).toHaveText("0 af 3 input er brugt");
  await button(page, "Fortryd").click();
  await expect(used(page)).toHaveText("1 af 3 input er brugt");

  // Who has been elsewhere meanwhile finds it in the list of what was taken out.
  await page.getByRole("button", { name: `Tag »${IN_LIST} › Punkt 1« ud` }).click();
  await expect(used(page)).toHaveText("0 af 3 input er brugt");
  await tab(page, "Saml");
  await tab(page, "Strategi");
  const out = region(page, "Taget ud af teksten");
  await out.getByRole("button", { name: "Sæt ind igen: Åben rådgivning uden ventetid" }).click();
  await expect(used(page)).toHaveText("1 af 3 input er brugt");
  await expect(out).toHaveCount(0);

  // Moved, and a main point of a theme; it is all there when the page is loaded anew.
  await page.getByRole("button", { name: `Flyt »${FIRST}« ned` }).click();
  await expect(mainPoints.first()).toHaveText("Hovedpointe 1 – Styrke det tværprofessionelle samarbejde");
  await button(page, "Ny hovedpointe af et tema").click();
  await expect(page.getByRole("heading", { name: `Hovedpointe 5 – ${THEME}` })).toBeVisible();
  await says(page, TRANSFERRED);
  await page.reload();
  await expect(mainPoints).toHaveCount(5);
  await expect(mainPoints.first()).toHaveText("Hovedpointe 1 – Styrke det tværprofessionelle samarbejde");
  await isAccessibleInEnglish(page, "Which input is not used?");
});

test("two facilitators write in one paragraph, one of them without a network", async ({ relay, device }) => {
  const { facilitator: first, links } = await gathered(relay, device);
  await button(first, "Begynd").click();
  const text = (page) => region(page, FIRST).getByRole("textbox", { name: "Deltekst" });
  await write(text(first), "Børn skal have hjælp tidligt.");
  const second = await device({ viewport: { width: 820, height: 1000 } });
  await second.goto(links.facilitator);
  await tab(second, "Strategi");
  await expect(text(second)).toHaveValue("Børn skal have hjælp tidligt.");
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  await write(text(second), "Børn skal have hjælp tidligt og uden ventetid.");
  await write(text(first), "Børn og unge skal have hjælp tidligt.");
  await second.context().setOffline(false);
  for (const page of [first, second]) {
    await expect(text(page)).toHaveValue("Børn og unge skal have hjælp tidligt og uden ventetid.", { timeout: 20_000 });
  }

  // What is set as a whole shows both, and either can be chosen.
  const period = (page) => page.getByRole("textbox", { name: "Periode" });
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  for (const [page, years] of [[first, "2019–2022"], [second, "2018–2021"]]) {
    await period(page).fill(years);
    await period(page).press("Enter");
    await expect(said(page)).toHaveText("Gemt.");
  }
  await second.context().setOffline(false);
  await expect(first.getByText("I har valgt forskelligt på samme tid:")).toBeVisible({ timeout: 20_000 });
  await isAccessible(first);
  await button(first, "Brug »2018–2021«").click();
  for (const page of [first, second]) {
    await expect(page.getByText("I har valgt forskelligt på samme tid:")).toBeHidden();
    await expect(period(page)).toHaveValue("2018–2021");
  }
});

test("a version is a name for the text as it was: compared word by word, gone back to, and read on another device", async ({ relay, device }) => {
  const { facilitator: page, links } = await gathered(relay, device);
  await button(page, "Begynd").click();
  const text = region(page, FIRST).getByRole("textbox", { name: "Deltekst" });
  await write(text, "Hjælp til børn i tide.");
  await expect(said(page)).toHaveText("Gemt.");
  const versions = region(page, "Versioner");
  await button(versions, "Gem version").click();
  const name = versions.getByRole("combobox", { name: "Navn på versionen" });
  await expect(name).toHaveAccessibleDescription("Skriv, hvad versionen skal hedde.");
  await name.fill("1. behandling");
  await button(versions, "Gem version").click();
  await expect(versions.getByRole("list", { name: "Versioner" }).getByText("1. behandling")).toBeVisible();

  await write(text, "Hjælp til børn og unge i god tid.");
  await page.getByRole("button", { name: `Nyt punkt i »${IN_LIST}«` }).click();
  await write(page.getByRole("group", { name: "Punkt 1", exact: true }).getByRole("textbox", { name: "Deltekst" }), "Åben rådgivning");
  await page.getByRole("button", { name: "Tag »Indledning« ud" }).click();
  await expect(page.getByRole("heading", { name: "Indledning", exact: true })).toHaveCount(0);

  const compare = async (page) => {
    await button(region(page, "Versioner"), "Sammenlign").click();
    const found = region(page, "Forskelle");
    await expect(found.getByText("3 dele er forskellige")).toBeVisible();
    const main = found.getByRole("article").filter({ hasText: FIRST });
    await expect(main.getByText("Ændret", { exact: true })).toBeVisible();
    await expect(main.getByRole("insertion")).toHaveText(["tilføjet: og unge ", "tilføjet: god tid."]);
    await expect(main.getByRole("deletion")).toHaveText(["slettet: tide."]);
    await expect(found.getByRole("article").filter({ hasText: "Indledning" }).getByText("Taget ud")).toBeVisible();
    await expect(found.getByRole("article").filter({ hasText: "Punkt 1" }).getByText("Ny", { exact: true })).toBeVisible();
    return main;
  };
  const main = await compare(page);
  await page.getByRole("checkbox", { name: "Side om side" }).check();
  await expect(main.locator(".strategy-side")).toHaveText(["Hjælp til børn i slettet: tide.", "Hjælp til børn tilføjet: og unge i tilføjet: god tid."]);
  await expect(main.getByText(/^Ændret af denne enhed, \d/)).toBeVisible();
  await isAccessible(page);
  // On a telephone the sides stand one below the other.
  await page.setViewportSize({ width: 390, height: 844 });
  const [then, now] = await main.locator(".strategy-side").all();
  expect((await now.boundingBox()).y).toBeGreaterThan((await then.boundingBox()).y + 10);
  await page.setViewportSize({ width: 1440, height: 1000 });
  const [left, right] = [await then.boundingBox(), await now.boundingBox()];
  expect(right.x).toBeGreaterThan(left.x + 100);

  // The other facilitator has the history, too.
  await says(page, TRANSFERRED);
  const other = await device({ viewport: { width: 820, height: 1000 } });
  await other.goto(links.facilitator);
  await tab(other, "Strategi");
  const theirs = await compare(other);
  await expect(theirs.getByText(/Ændret af (dig på en anden enhed|en anden facilitator), \d/)).toBeVisible();
  // What is open follows what the other writes meanwhile.
  await write(text, "Hjælp til børn og unge i rette tid.");
  await expect(theirs.getByRole("insertion").last()).toHaveText("tilføjet: rette tid.", { timeout: 20_000 });
  await write(text, "Hjælp til børn og unge i god tid.");

  // Back to it, and what came after is not lost.
  await page.getByRole("button", { name: "Gå tilbage til »1. behandling«" }).click();
  await expect(text).toHaveValue("Hjælp til børn i tide.");
  await expect(page.getByRole("heading", { name: "Indledning", exact: true })).toBeVisible();
  await expect(page.getByRole("group", { name: "Punkt 1", exact: true })).toHaveCount(0);
  await button(page, "Fortryd").click();
  await expect(text).toHaveValue("Hjælp til børn og unge i god tid.");
  await expect(page.getByRole("group", { name: "Punkt 1", exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Indledning", exact: true })).toHaveCount(0);
  // Nor is it lost to who loads the page anew.
  await expect(versions.getByRole("list", { name: "Versioner" }).getByText("Før »1. behandling« blev hentet frem")).toBeVisible();
});
