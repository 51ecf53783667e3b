// “Temaer”: themes across cells, named, summed up, joined and parted, by one facilitator and by two.

import * as saml from "./saml.mjs";
import { button, isAccessible, isAccessibleInEnglish, part, putIn, region, row, sum } from "./saml.mjs";
import { TRANSFERRED, expect, holdsTheApp, says, tab, test } from "./temadag.mjs";

const TEXTS = ["Kortere ventetid. Flere pædagoger i børnehaven.", "Ventetiden er for lang", "Børnene skal høres", "Spørg barnet først"];

const evening = (stage) => saml.evening(stage, { ase: TEXTS.slice(0, 2), staff: TEXTS.slice(2) });
const member = (page, theme, text) => region(page, theme).getByRole("article").filter({ hasText: text });

test("themes are named, summed up, ordered, filled by hand, joined and parted", async ({ relay, device }) => {
  const { facilitator: page } = await evening({ relay, device });
  await part(page, "Temaer");
  await expect(page.getByText("Der er ingen temaer endnu.", { exact: false })).toBeVisible();
  await part(page, "Input");
  await putIn(page, TEXTS[1], "Ventetid");
  await putIn(page, TEXTS[2], "Børn");
  await putIn(page, TEXTS[3], "Inddragelse");

  await part(page, "Temaer");
  await expect(region(page, "Børn")).toContainText("1 input fra 1 bord");
  await expect(page.getByRole("link", { name: "1 input uden tema" })).toBeVisible();
  await region(page, "Børn").getByRole("textbox", { name: "Resumé" }).fill("Spørg barnet, og hør efter.");
  await region(page, "Børn").getByRole("textbox", { name: "Note" }).fill("Tag fat i Bo.");
  await region(page, "Børn").getByRole("textbox", { name: "Titel" }).fill("Barnets stemme");
  await page.keyboard.press("Enter");
  await expect(region(page, "Barnets stemme").getByRole("textbox", { name: "Resumé" })).toHaveValue("Spørg barnet, og hør efter.");

  // Drag, keys, menu: from one theme to another.
  await member(page, "Inddragelse", TEXTS[3]).dragTo(region(page, "Barnets stemme").getByRole("heading"));
  await expect(member(page, "Barnets stemme", TEXTS[3])).toBeVisible();
  await expect(region(page, "Inddragelse")).toContainText("Der er ikke noget i temaet endnu.");
  await button(page, "Fortryd").click();
  await expect(member(page, "Inddragelse", TEXTS[3])).toBeVisible();
  await member(page, "Inddragelse", TEXTS[3]).getByRole("checkbox", { name: "Vælg" }).check();
  await region(page, "Inddragelse").getByRole("button", { name: "Flyt til tema" }).click();
  await page.getByRole("textbox", { name: "Tema", exact: true }).fill("barn");
  await page.keyboard.press("Enter");
  await expect(member(page, "Barnets stemme", TEXTS[3])).toBeVisible();
  await button(page, "Fortryd").click();

  // Two become one: what is in either is in it, and apart they are as before.
  await region(page, "Inddragelse").getByRole("combobox", { name: "Gør til ét med" }).selectOption({ label: "Barnets stemme" });
  await region(page, "Inddragelse").getByRole("button", { name: "Saml" }).click();
  await expect(region(page, "Inddragelse")).toHaveCount(0);
  await expect(region(page, "Barnets stemme")).toContainText("2 input fra 1 bord");
  await region(page, "Barnets stemme").getByRole("button", { name: "Skil ad" }).click();
  await expect(member(page, "Inddragelse", TEXTS[3])).toBeVisible();

  const order = () => page.locator(".theme-title").allInnerTexts();
  expect(await order()).toEqual(["Ventetid", "Barnets stemme", "Inddragelse"]);
  await region(page, "Inddragelse").getByRole("button", { name: "Flyt »Inddragelse« op" }).click();
  await expect.poll(order).toEqual(["Ventetid", "Inddragelse", "Barnets stemme"]);
  await button(page, "Fortryd").click();
  await expect.poll(order).toEqual(["Ventetid", "Barnets stemme", "Inddragelse"]);

  // Taken out, what was only in it is untreated again; nothing is lost.
  await expect(sum(page)).toHaveText("3 af 4 input er behandlet");
  await region(page, "Ventetid").getByRole("button", { name: "Tag temaet »Ventetid« ud" }).click();
  await expect(sum(page)).toHaveText("2 af 4 input er behandlet");
  await button(page, "Fortryd").click();
  await expect(sum(page)).toHaveText("3 af 4 input er behandlet");
  await region(page, "Ventetid").getByRole("button", { name: "Tag temaet »Ventetid« ud" }).click();
  await region(page, "Temaer, der er taget ud").getByRole("button", { name: "Sæt ind igen" }).click();
  await expect(sum(page)).toHaveText("3 af 4 input er behandlet");
  await page.getByRole("link", { name: "1 input uden tema" }).click();
  await expect(page.getByRole("list", { name: "Input", exact: true }).getByRole("article")).toHaveCount(1);

  await says(page, TRANSFERRED);
  await part(page, "Temaer");
  await page.reload();
  await expect(region(page, "Barnets stemme").getByRole("textbox", { name: "Note" })).toHaveValue("Tag fat i Bo.");
  await isAccessible(page);
  await isAccessibleInEnglish(page, "1 input without a theme");
});

test("an input that says two things becomes two, each with its own way on", async ({ relay, device }) => {
  const { facilitator: page, one } = await evening({ relay, device });
  await row(page, TEXTS[0]).click();
  await page.keyboard.press("s");
  const dialog = page.getByRole("dialog", { name: "Del op" });
  await expect(dialog.getByText("Det bliver til 2 stykker.")).toBeVisible();
  await dialog.getByRole("button", { name: "Del her" }).first().click();
  await expect(dialog.getByText("Vælg mindst ét sted at dele.")).toBeVisible();
  await dialog.getByRole("button", { name: "Del her" }).first().click();
  await dialog.getByRole("button", { name: "Del op" }).click();
  await expect(sum(page)).toHaveText("1 af 4 input er behandlet");
  const first = row(page, "Stykke 1 af 2");
  await expect(first).toContainText("Kortere ventetid.");
  await first.click();
  await page.keyboard.press("t");
  await page.keyboard.type("Ventetid");
  await page.keyboard.press("Enter");
  await expect(first).toContainText("Ventetid");
  await row(page, "Stykke 2 af 2").click();
  await expect(page.getByRole("region", { name: "I fokus" })).toContainText(TEXTS[0]);

  // The original is its writer's, and a change of it is pointed out.
  const mine = one.getByRole("article").filter({ hasText: "Flere pædagoger" });
  await mine.getByRole("button", { name: "Ret" }).click();
  await one.getByRole("textbox", { name: "Ret input" }).fill("Kortere ventetid. Flere voksne i børnehaven.");
  await one.getByRole("textbox", { name: "Ret input" }).blur();
  await expect(row(page, "Stykke 2 af 2")).toContainText("Originalen er ændret siden");
  await expect(first).not.toContainText("Originalen er ændret siden");
  await page.getByRole("list", { name: "Input", exact: true }).getByRole("article").filter({ hasText: "voksne" }).click();
  await page.getByRole("region", { name: "I fokus" }).getByRole("button", { name: "Saml igen" }).click();
  await expect(row(page, "Stykke 1 af 2")).toHaveCount(0);
  await expect(sum(page)).toHaveText("0 af 4 input er behandlet");
});

test("two facilitators apart write the same name and summary: letter by letter both are kept", async ({ relay, device }) => {
  const { facilitator: page, links } = await evening({ relay, device });
  await putIn(page, TEXTS[1], "Ventetid");
  await part(page, "Temaer");
  const summary = (one, name = "Ventetid") => region(one, name).getByRole("textbox", { name: "Resumé" });
  await summary(page).fill("Familier venter.");
  await summary(page).blur();
  await says(page, TRANSFERRED);
  const other = await device({ viewport: { width: 1440, height: 900 } });
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await part(other, "Temaer");
  await expect(summary(other)).toHaveValue("Familier venter.");
  await holdsTheApp(other);
  await other.context().setOffline(true);

  await summary(page).fill("Familier venter for længe.");
  await summary(page).blur();
  await region(page, "Ventetid").getByRole("textbox", { name: "Titel" }).fill("Ventetid og svar");
  await page.keyboard.press("Enter");
  await summary(other).fill("Mange familier venter.");
  await summary(other).blur();
  await region(other, "Ventetid").getByRole("textbox", { name: "Titel" }).fill("Kortere Ventetid");
  await other.keyboard.press("Enter");
  await other.context().setOffline(false);

  for (const one of [page, other]) {
    await expect(region(one, "Kortere Ventetid og svar")).toBeVisible({ timeout: 20_000 });
    await expect(summary(one, "Kortere Ventetid og svar")).toHaveValue("Mange familier venter for længe.");
  }
});

test("groups are suggested beside what is there, and touch nothing", async ({ relay, device }) => {
  const { facilitator: page } = await saml.evening({ relay, device }, {
    ase: ["Kortere ventetid på afgørelser", "Ventetiden er for lang", "Trygge legepladser"],
    staff: ["Ventetiden skal kendes på forhånd", "Ventetid er spildtid"],
  });
  await putIn(page, "Ventetid er spildtid", "Spild");
  await part(page, "Temaer");
  await button(page, "Foreslå grupper").click();
  const group = region(page, "Fælles ord: ventetiden");
  await expect(group.getByRole("checkbox")).toHaveCount(3);
  await expect(group).not.toContainText("spildtid");
  await isAccessible(page);
  await group.getByRole("checkbox", { name: "Ventetiden skal kendes på forhånd" }).uncheck();
  await group.getByRole("textbox", { name: "Temaets titel" }).fill("Ventetid");
  await group.getByRole("button", { name: "Læg i nyt tema" }).click();
  await expect(region(page, "Ventetid").getByRole("article")).toHaveCount(2);
  await expect(region(page, "Spild").getByRole("article")).toHaveCount(1);
  await expect(group).toHaveCount(0);
  await button(page, "Fortryd").click();
  await expect(region(page, "Ventetid")).toHaveCount(0);
  await button(page, "Foreslå grupper").click();
  await region(page, "Fælles ord: ventetiden").getByRole("button", { name: "Nej tak" }).click();
  await expect(region(page, "Fælles ord: ventetiden")).toHaveCount(0);
});
