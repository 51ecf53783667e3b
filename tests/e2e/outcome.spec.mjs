// “Offentliggør”: what facilitators publish is what they saw before, and a participant reads where their own input went.

import * as saml from "./saml.mjs";
import { button, isAccessible, part, putIn, region, row, tick } from "./saml.mjs";
import { TRANSFERRED, expect, says, tab, test } from "./temadag.mjs";

const WAIT = "Ventetiden er for lang";
const SHORTER = "Kortere ventetid";
const SECRET = "Bo fra 4. b fik ingen hjælp";
const HEARD = "Børnene skal høres";
const PARKING = "Flere parkeringspladser";
const NOTE = "Spørg Åse igen";

const dialog = (page) => page.getByRole("dialog", { name: "Offentliggør temaer" });
const mine = (page) => page.getByRole("list", { name: "Mine input" });
const openMine = (page) => page.getByRole("link", { name: "Mine input" }).click();
const own = (page, text) => mine(page).getByRole("listitem").filter({ hasText: text });

test("a participant reads where their input went, and nothing that was hidden or noted", async ({ relay, device }) => {
  const { facilitator: page, one, two } = await saml.evening({ relay, device }, { ase: [WAIT, SECRET, PARKING], staff: [SHORTER, HEARD] });
  await openMine(one);
  await expect(mine(one).getByRole("listitem")).toHaveCount(3);
  await expect(own(one, WAIT)).not.toContainText("tema");

  await tick(page, WAIT);
  await tick(page, SHORTER);
  await page.keyboard.press("f");
  await expect(row(page, "Flettet af 2 input")).toBeVisible();
  await page.keyboard.press("Escape");
  await putIn(page, "Flettet af 2 input", "Ventetid");
  await putIn(page, SECRET, "Ventetid");
  await row(page, SECRET).click();
  await page.keyboard.press("h");
  await page.getByRole("combobox", { name: "Årsag" }).selectOption({ label: "Personoplysninger" });
  await page.keyboard.press("Enter");
  await expect(row(page, SECRET)).toContainText("Skjult");
  await putIn(page, HEARD, "Barnets stemme");

  await part(page, "Temaer");
  await region(page, "Ventetid").getByRole("textbox", { name: "Resumé" }).fill("Det tager for lang tid at få svar.");
  await region(page, "Ventetid").getByRole("textbox", { name: "Note" }).fill(NOTE);
  await region(page, "Ventetid").getByRole("textbox", { name: "Titel" }).focus();
  await button(page, "Offentliggør").click();
  await expect(dialog(page)).toContainText("Det tager for lang tid at få svar.");
  await expect(dialog(page)).toContainText("2 input fra 2 borde");
  await expect(dialog(page)).toContainText("2 temaer og 1 flettet tekst ændres, og 3 input får ny besked.");
  await expect(dialog(page)).toContainText("Resuméet mangler.");
  await expect(dialog(page)).not.toContainText(NOTE);
  await expect(dialog(page)).not.toContainText(SECRET);
  await isAccessible(page);
  await dialog(page).getByRole("button", { name: "Offentliggør" }).click();
  await expect(page.getByText("2 temaer er offentliggjort.")).toBeVisible();
  await expect(page.getByText("Sidst offentliggjort")).toBeVisible();
  await says(page, TRANSFERRED);

  // On the participants' devices, in plain words, as soon as it has synced.
  await expect(own(one, WAIT)).toContainText("Dit input er med i temaet »Ventetid«.");
  await expect(own(one, WAIT)).toContainText("Sammen med 1 andet input er det blevet til:");
  await expect(own(one, PARKING)).toContainText("Dit input er ikke med i et af de temaer, der er offentliggjort.");
  await expect(own(one, SECRET)).not.toContainText("Ventetid");
  await expect(one.getByRole("list", { name: "Temaer fra dagen" }).getByRole("listitem")).toHaveCount(2);
  await expect(one.locator("body")).not.toContainText(NOTE);
  await expect(two.getByText("Facilitatorerne har offentliggjort")).toBeVisible();
  await two.getByRole("link", { name: "Se, hvor dit input er havnet" }).click();
  await expect(own(two, HEARD)).toContainText("Dit input er med i temaet »Barnets stemme«.");
  await expect(two.locator("body")).not.toContainText(SECRET);
  await isAccessible(one);
  await one.reload();
  await openMine(one);
  await expect(own(one, WAIT)).toContainText("Dit input er med i temaet »Ventetid«.");

  // What changes is pointed out, and what is not chosen is withdrawn.
  await button(page, "Offentliggør").click();
  await expect(dialog(page)).toContainText("Det er offentliggjort, som det er.");
  await dialog(page).getByRole("checkbox", { name: "Barnets stemme" }).uncheck();
  await expect(dialog(page)).toContainText("Trækkes tilbage");
  await expect(dialog(page)).toContainText("1 tema og 0 flettede tekster ændres, og 1 input får ny besked.");
  await dialog(page).getByRole("button", { name: "Offentliggør" }).click();
  await expect(own(two, HEARD)).toContainText("Dit input er ikke med i et af de temaer, der er offentliggjort.");
  await button(page, "Offentliggør").click();
  await expect(dialog(page).getByRole("checkbox", { name: "Barnets stemme" })).not.toBeChecked();
  await dialog(page).getByRole("button", { name: "Annullér" }).click();

  // A new theme is not published by itself.
  await page.getByRole("textbox", { name: "Titel" }).first().fill("Ring 23 45 67 89");
  await button(page, "Nyt tema").click();
  await button(page, "Offentliggør").click();
  await expect(dialog(page).getByRole("checkbox", { name: "Ring 23 45 67 89" })).not.toBeChecked();
  await expect(dialog(page)).not.toContainText("ligner personoplysninger");
  await dialog(page).getByRole("checkbox", { name: "Ring 23 45 67 89" }).check();
  await expect(dialog(page)).toContainText("Her står noget, som ligner personoplysninger.");
  await dialog(page).getByRole("button", { name: "Annullér" }).click();

  // A sentence that was made of what is hidden now is pointed out before it is published again.
  await part(page, "Input");
  await row(page, "Flettet af 2 input").click();
  await page.getByRole("region", { name: "I fokus" }).getByRole("button", { name: SHORTER }).first().click();
  await page.keyboard.press("h");
  await page.getByRole("combobox", { name: "Årsag" }).selectOption({ label: "Personoplysninger" });
  await page.keyboard.press("Enter");
  await part(page, "Temaer");
  await expect(page.getByText("er skjult eller trukket tilbage siden. Offentliggør igen")).toBeVisible();
  await button(page, "Offentliggør").click();
  await expect(dialog(page)).toContainText("Disse flettede tekster bygger også på input, der er skjult");
});

test("it is published offline, and read when it comes; in English too", async ({ relay, device }) => {
  const { facilitator: page, one } = await saml.evening({ relay, device }, { ase: [WAIT], staff: [HEARD] });
  await putIn(page, WAIT, "Ventetid");
  await part(page, "Temaer");
  await page.context().setOffline(true);
  await button(page, "Offentliggør").click();
  await dialog(page).getByRole("button", { name: "Offentliggør" }).click();
  await expect(page.getByText("1 tema er offentliggjort.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(one.getByText("Facilitatorerne har offentliggjort")).toBeVisible({ timeout: 20_000 });
  await one.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await one.getByRole("link", { name: "See where your input went" }).click();
  await expect(one.getByRole("list", { name: "My input" })).toContainText("Your input is in the theme “Ventetid”.");
  await isAccessible(one);
  await page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Publish themes" })).toContainText("It is published as it is.");
  await isAccessible(page);
});
