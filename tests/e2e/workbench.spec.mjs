// The workbench: what came in is read, put into themes, merged, left out, hidden, and every step undone.

import AxeBuilder from "@axe-core/playwright";
import * as saml from "./saml.mjs";
import { EARLY, button, list, row, sum, tick } from "./saml.mjs";
import { TRANSFERRED, add, expect, holdsTheApp, input, join, says, tab, test } from "./temadag.mjs";

const LONG = "Kortere ventetid på en afgørelse, så barnet ikke når at falde ud af skolen";
const WAIT = "Ventetiden er for lang";
const TEACHERS = "Flere pædagoger i børnehaven";
const CONTACT = "Én fast kontaktperson hele vejen";
const HEARD = "Børnene skal høres";

/** A facilitator with five inputs from two tables before them. */
const evening = (stage) => saml.evening(stage, { ase: [LONG, TEACHERS, CONTACT], staff: [WAIT, HEARD] });

const treated = (page, count, all = 5) => saml.treated(page, count, all);
const themes = (page) => page.getByRole("region", { name: "Temaer" });
const theme = (page, name) => themes(page).getByRole("button", { name });

/** What the sum is made of adds up to everything. */
const addsUp = async (page, all = 5) => {
  const parts = await page.locator(".sum-said").allInnerTexts();
  const counts = parts.map((text) => Number.parseInt(text, 10));
  expect(counts.reduce((one, other) => one + other, 0), parts.join(", ")).toBe(all);
};

test("a whole session by keyboard alone", async ({ relay, device }) => {
  const { facilitator: page } = await evening({ relay, device });
  const keys = async (...pressed) => {
    for (const key of pressed) await page.keyboard.press(key);
  };
  await treated(page, 0);
  // The first two inputs: read one, put it into a new theme.
  await keys("j");
  await expect(row(page, LONG)).toBeFocused();
  await keys("t");
  await expect(page.getByRole("textbox", { name: "Tema", exact: true })).toBeFocused();
  await page.keyboard.type("Ventetid");
  await keys("Enter");
  await expect(row(page, LONG)).toBeFocused();
  await expect(row(page, LONG)).toContainText("Ventetid");
  await treated(page, 1);

  // Two that say the same become one, which begins as the fuller of them and stands in the theme of either.
  await keys("x", "j", "j", "j");
  await expect(row(page, WAIT)).toBeFocused();
  await keys("x", "f");
  const text = page.getByRole("textbox", { name: "Flettet tekst" });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(LONG);
  await text.fill("Kortere ventetid");
  await keys("Escape");
  const sentence = row(page, "Flettet af 2 input");
  await expect(sentence).toBeFocused();
  await expect(sentence).toContainText("Kortere ventetid");
  await expect(theme(page, /^Ventetid/)).toContainText("2 input fra 2 borde");
  await treated(page, 2);
  await addsUp(page);

  // Its letters find the theme again; one more is left out, one hidden.
  await keys("j");
  await expect(row(page, LONG).last()).toBeFocused();
  await keys("j", "t");
  await page.keyboard.type("ven");
  await keys("Enter");
  await expect(row(page, TEACHERS)).toContainText("Ventetid");
  await keys("j", "u");
  await expect(page.getByRole("combobox", { name: "Årsag" })).toBeFocused();
  await keys("ArrowDown", "Enter");
  await expect(row(page, CONTACT)).toContainText("Udeladt");
  await expect(page.getByRole("region", { name: "I fokus" })).toContainText("Udeladt: Uden for emnet");
  await keys("j", "j", "h", "Enter");
  await expect(row(page, HEARD)).toContainText("Skjult");
  await treated(page, 5);
  await addsUp(page);

  // Each step back, the last first.
  await keys("z");
  await treated(page, 4);
  await keys("z");
  await expect(row(page, CONTACT)).not.toContainText("Udeladt");
  await keys("z", "z");
  await expect(row(page, "Flettet af 2 input")).toContainText(LONG);
  await keys("z");
  await expect(row(page, "Flettet af 2 input")).toHaveCount(0);
  await treated(page, 1);
  await keys("z");
  await treated(page, 0);
  await expect(page.getByText("Der er ingen temaer endnu.", { exact: false })).toBeVisible();
  await keys("z");
  await expect(page.getByText("Der er ikke mere at fortryde.")).toBeVisible();

  // The search, and the keys themselves.
  await keys("/");
  await expect(page.getByRole("searchbox", { name: "Søg" })).toBeFocused();
  await page.keyboard.type("jtf");
  await expect(page.getByRole("searchbox", { name: "Søg" })).toHaveValue("jtf");
  await page.getByRole("searchbox", { name: "Søg" }).fill("");
  await keys("Tab");
  await button(page, "Genvejstaster").focus();
  await keys("?");
  const help = page.getByRole("dialog", { name: "Genvejstaster" });
  // A key that is tried in the help does nothing to the input behind it.
  await keys("z", "x", "f");
  await expect(page.getByText("1 valgt")).toHaveCount(0);
  await help.getByRole("checkbox", { name: "Slå genvejstaster fra" }).check();
  await keys("Escape");
  await expect(button(page, "Genvejstaster")).toBeFocused();
  await keys("j");
  await expect(button(page, "Genvejstaster"), "keys are off").toBeFocused();
});

test("the mouse does all of it too, and it is there tomorrow", async ({ relay, device }) => {
  const { facilitator: page, one } = await evening({ relay, device });
  await button(page, "Flet").click();
  await expect(page.getByText("Vælg mindst to input at flette.")).toBeVisible();
  await tick(page, LONG);
  await tick(page, WAIT);
  await expect(page.getByText("2 valgt")).toBeVisible();
  await button(page, "Flet").click();
  await expect(page.getByRole("textbox", { name: "Flettet tekst" })).toHaveValue(LONG);
  await row(page, "Flettet af 2 input").click();
  await button(page, "Læg i tema").click();
  await page.getByRole("textbox", { name: "Tema", exact: true }).fill("Overgange");
  await page.getByRole("option", { name: "Nyt tema: »Overgange«" }).click();
  await expect(row(page, "Flettet af 2 input")).toContainText("Overgange");
  await tick(page, CONTACT);
  // Who thinks better of it leaves nothing out.
  await button(page, "Udelad").click();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(button(page, "Annullér")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Årsag" })).toHaveCount(0);
  await treated(page, 2);
  await button(page, "Udelad").click();
  await page.getByRole("combobox", { name: "Årsag" }).selectOption({ label: "Gentagelse" });
  await page.locator(".asking").getByRole("button", { name: "Udelad" }).click();
  await treated(page, 3);

  // What participants wrote stands as they wrote it, and an original goes on being theirs.
  await expect(input(one, LONG)).toBeVisible();
  await row(page, "Flettet af 2 input").click();
  const detail = page.getByRole("region", { name: "I fokus" });
  await expect(detail.getByRole("listitem").filter({ hasText: WAIT })).toContainText("Bord 12");
  await detail.getByRole("listitem").filter({ hasText: WAIT }).getByRole("button", { name: "Skil ud" }).click();
  await treated(page, 2);
  await expect(row(page, "Flettet af 1 input")).toBeVisible();
  // Back and forth, one step after the other, and forth again.
  await button(page, "Fortryd").click();
  await treated(page, 3);
  await button(page, "Fortryd").click();
  await treated(page, 2);
  await expect(row(page, CONTACT)).not.toContainText("Udeladt");
  await tick(page, CONTACT);
  await button(page, "Udelad").click();
  await page.keyboard.press("Enter");
  await treated(page, 3);
  await row(page, "Flettet af 2 input").click();
  await detail.getByRole("listitem").filter({ hasText: WAIT }).getByRole("button", { name: "Skil ud" }).click();
  await treated(page, 2);

  await says(page, TRANSFERRED);
  await page.reload();
  await treated(page, 2);
  await expect(row(page, "Flettet af 1 input")).toContainText("Overgange");
  await expect(row(page, CONTACT)).toContainText("Udeladt");

  // A theme of its own name can be made first, and what is in none is one press away.
  await page.getByRole("textbox", { name: "Titel" }).fill("Medarbejdere");
  await button(page, "Nyt tema").click();
  await expect(theme(page, /^Medarbejdere/)).toContainText("0 input");
  await theme(page, /^Ikke i et tema/).click();
  await expect(list(page).getByRole("article")).toHaveCount(3);
  await theme(page, /^Overgange/).click();
  await expect(list(page).getByRole("article")).toHaveCount(1);
});

test("nothing moves under the hand: what is treated stays until one asks", async ({ relay, device }) => {
  const { facilitator: page, links, one } = await evening({ relay, device });
  const other = await device();
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await treated(other, 0);

  await page.getByRole("combobox", { name: "Tilstand" }).selectOption({ label: "Ubehandlet" });
  await expect(list(page).getByRole("article")).toHaveCount(5);
  await tick(page, TEACHERS);
  await button(page, "Udelad").click();
  await page.keyboard.press("Enter");
  await treated(page, 1);
  await row(other, HEARD).click();
  await button(other, "Læg i tema").click();
  await other.getByRole("textbox", { name: "Tema", exact: true }).fill("Børn");
  await other.keyboard.press("Enter");
  await treated(page, 2);
  await expect(row(page, HEARD)).toContainText("Børn");
  await expect(list(page).getByRole("article")).toHaveCount(5);
  await page.getByRole("button", { name: "Fjern 2 behandlede fra listen" }).click();
  await expect(list(page).getByRole("article")).toHaveCount(3);
  // What comes in meanwhile comes into the list, and is counted.
  await add(one, "Kommer imens", { name: EARLY });
  await treated(page, 2, 6);
  await expect(list(page).getByRole("article")).toHaveCount(4);
  await page.getByRole("combobox", { name: "Interessent" }).selectOption({ label: "Medarbejder" });
  await expect(list(page).getByRole("article")).toHaveCount(1);
});

test("two facilitators apart, then together: a choice with both to choose from, and nothing counts twice", async ({ relay, device }) => {
  const { facilitator: page, links } = await evening({ relay, device });
  const other = await device({ viewport: { width: 1440, height: 900 } });
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await treated(other, 0);
  await holdsTheApp(other);
  await other.context().setOffline(true);

  // The one merges two of which the other leaves one out; both put a third into themes of their own.
  await tick(page, LONG);
  await tick(page, WAIT);
  await button(page, "Flet").click();
  await expect(page.getByRole("textbox", { name: "Flettet tekst" })).toBeFocused();
  await page.keyboard.press("Escape");
  await row(page, HEARD).click();
  await page.keyboard.press("t");
  await page.keyboard.type("Børn");
  await page.keyboard.press("Enter");
  await treated(page, 3);

  await row(other, LONG).click();
  await other.keyboard.press("u");
  await other.keyboard.press("Enter");
  await row(other, HEARD).click();
  await other.keyboard.press("t");
  await other.keyboard.type("Inddragelse");
  await other.keyboard.press("Enter");
  await treated(other, 2);
  await other.context().setOffline(false);

  for (const one of [page, other]) {
    await expect(one.getByText("1 med uenighed")).toBeVisible({ timeout: 20_000 });
    await treated(one, 2);
    await addsUp(one);
    await expect(row(one, HEARD)).toContainText("Børn");
    await expect(row(one, HEARD)).toContainText("Inddragelse");
  }
  for (const one of [page, other]) await expect(row(one, "Flettet af 1 input")).toBeVisible();
  await row(other, "Uenighed").click();
  const choice = other.getByRole("group", { name: "Uenighed" });
  await expect(choice.getByRole("button")).toHaveCount(2);
  await choice.getByRole("button", { name: /^Flettet ind i/ }).click();
  for (const one of [page, other]) {
    await treated(one, 3);
    await expect(one.getByText("med uenighed")).toHaveCount(0);
    await expect(row(one, "Flettet af 2 input")).toBeVisible();
    await addsUp(one);
  }
  // Who changes their mind asks both again.
  await other.keyboard.press("z");
  await expect(page.getByText("1 med uenighed")).toBeVisible();
});

test("the list holds what is in sight, wherever one goes in it", async ({ relay, device }) => {
  const { facilitator: page, links } = await evening({ relay, device });
  const writer = await device();
  await join(writer, links, { table: 3 });
  const rest = 60;
  const field = writer.getByRole("region", { name: EARLY, exact: true });
  for (let number = 1; number <= rest; number += 1) {
    await field.getByRole("textbox", { name: "Nyt input" }).fill(`Nummer ${number}`);
    await field.getByRole("button", { name: "Tilføj" }).click();
  }
  await treated(page, 0, rest + 5);
  expect(await list(page).getByRole("article").count()).toBeLessThan(rest);
  for (let at = 0; at < rest + 5; at += 1) await page.keyboard.press("j");
  await expect(row(page, HEARD)).toBeFocused();
  await expect(row(page, HEARD)).toBeInViewport();
  await page.keyboard.press("k");
  await expect(row(page, WAIT)).toBeFocused();
  await page.locator(".found-pane").evaluate((pane) => pane.scrollTo(0, 0));
  await expect(row(page, "Nummer 1").first()).toBeInViewport();
  await expect(row(page, WAIT)).toHaveCount(0);
  // Ticked far apart, treated at once.
  await tick(page, "Nummer 2");
  await page.locator(".found-pane").evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
  await tick(page, HEARD);
  await button(page, "Flet").click();
  await expect(page.getByRole("textbox", { name: "Flettet tekst" })).toHaveValue(HEARD);
  await treated(page, 2, rest + 5);
});

test("the workbench is accessible in both languages, wide and narrow", async ({ relay, device }) => {
  const { facilitator: page } = await evening({ relay, device });
  const look = async (where) => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`), where).toEqual([]);
  };
  await tick(page, LONG);
  await tick(page, WAIT);
  await button(page, "Flet").click();
  await expect(page.getByRole("textbox", { name: "Flettet tekst" })).toBeFocused();
  await look("merging");
  await page.keyboard.press("Escape");
  await page.keyboard.press("t");
  await page.keyboard.type("Ventetid");
  await look("asking for a theme");
  await page.keyboard.press("Enter");
  await row(page, CONTACT).click();
  await page.keyboard.press("u");
  await look("asking why");
  await page.keyboard.press("Enter");
  await button(page, "Genvejstaster").click();
  await look("the keys");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByText("3 of 5 inputs treated")).toBeVisible();
  await look("in English");
  await page.setViewportSize({ width: 320, height: 640 });
  await look("at 320 px");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
