// “Plan” and “Program” before an evening: place, privacy, questions, phases and times, and what two facilitators set at once.

import { isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { TRANSFERRED, create, expect, says, tab, test } from "./temadag.mjs";

const phase = (page, number) => page.getByRole("region", { name: "Faser" }).getByRole("listitem").filter({
  has: page.getByRole("textbox", { name: `Fase ${number}`, exact: true }),
});
const time = (page, what, number) => page.getByRole("textbox", { name: `${what}, fase ${number}`, exact: true });
const sum = (page) => region(page, "Faser").getByText(/^Fra |ingen fase/);

/** A second facilitator's device. */
const colleague = async (device, { facilitator, title }) => {
  const page = await device();
  await page.goto(facilitator);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 20_000 });
  return page;
};

test("the programme adds up, and what does not fit is said at the phase", async ({ relay, device }) => {
  const page = await device();
  const links = await create(page, relay);
  await tab(page, "Program");
  await expect(sum(page)).toHaveText("Fra 18.30 til 21.30: 3 timer, alt er planlagt.");

  // Without a network all of it goes on.
  await says(page, TRANSFERRED);
  await page.context().setOffline(true);
  const end = time(page, "Til", 1);
  const before = await end.inputValue();
  await end.fill("1850");
  await end.press("Enter");
  await expect(end).toHaveValue("18.50");
  await expect(sum(page)).toContainText("3 timer, men 1 sted passer tiderne ikke");
  await expect(phase(page, 2)).toContainText(/minutter uden program før denne fase|før fasen ovenfor er slut/);
  await end.fill("halv syv");
  await page.keyboard.press("Tab");
  await expect(end).toHaveAccessibleDescription(/Skriv en tid som 18.30/);
  await expect(end).toHaveValue("halv syv");
  await end.press("Escape");
  await expect(end).toHaveValue("18.50");
  await end.fill(before);
  await end.press("Tab");
  await expect(sum(page)).toHaveText("Fra 18.30 til 21.30: 3 timer, alt er planlagt.");

  const form = page.getByRole("form", { name: "Ny fase" });
  await expect(form.getByRole("textbox", { name: "Fra" })).toHaveValue("21.30");
  await form.getByRole("textbox", { name: "Hvad sker der?" }).fill("Kaffe og tak for i dag");
  await form.getByRole("textbox", { name: "Til" }).fill("2145");
  await form.getByRole("combobox", { name: "Deltagerne" }).selectOption({ label: "holder pause" });
  await form.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(form.getByRole("textbox", { name: "Hvad sker der?" })).toBeFocused();
  await expect(sum(page)).toHaveText("Fra 18.30 til 21.45: 3 timer og 15 minutter, alt er planlagt.");

  await page.context().setOffline(false);
  await says(page, TRANSFERRED);
  const other = await colleague(device, links);
  await tab(other, "Program");
  const last = other.getByRole("region", { name: "Faser" }).getByRole("textbox", { name: /^Fase \d+$/ }).last();
  await expect(last).toHaveValue("Kaffe og tak for i dag");
  await other.getByRole("button", { name: "Fjern »Kaffe og tak for i dag«" }).click();
  const back = other.getByRole("button", { name: "Sæt tilbage: »Kaffe og tak for i dag«" });
  await expect(back).toBeFocused();
  await expect(back).toHaveAccessibleDescription(/Det, der er skrevet i fasen, er der stadig/);
  await expect(sum(page)).toHaveText("Fra 18.30 til 21.30: 3 timer, alt er planlagt.");
  await back.click();
  await expect(sum(page)).toContainText("til 21.45");
  await other.getByRole("button", { name: "Flyt »Kaffe og tak for i dag« op" }).click();
  await expect(sum(page)).toContainText("passer tiderne ikke");

  await isAccessible(page);
  await isAccessibleInEnglish(page, "What happens during the theme day");
});

test("place, privacy, points, questions and a stakeholder of one's own reach a colleague", async ({ relay, device }) => {
  const page = await device();
  const links = await create(page, relay);
  const other = await colleague(device, links);
  await tab(page, "Plan");
  await says(page, TRANSFERRED);
  await page.context().setOffline(true);
  const place = page.getByRole("textbox", { name: "Sted" });
  await place.fill("Musikkens Hus");
  await place.press("Enter");
  const privacy = page.getByRole("textbox", { name: "Tekst om privatliv" });
  await privacy.fill("Alle i salen kan læse det, du skriver.");
  await privacy.press("Control+Enter");
  const points = page.getByRole("textbox", { name: "Stemmer til hver deltager" });
  await points.fill("mange");
  await points.press("Enter");
  await expect(points).toHaveAccessibleDescription(/Skriv et helt tal fra 1 til 1.000/);
  await points.fill("7");
  await points.press("Enter");
  const row = region(page, "Aspekter").getByRole("listitem").first();
  await row.getByText("Spørgsmål:").click();
  const question = page.getByRole("textbox", { name: "Spørgsmål til »Potentiale«" });
  await expect(question).toHaveValue("Hvad kan blive bedre, hvis det lykkes?");
  await question.fill("Hvad drømmer I om?");
  await question.press("Control+Enter");
  const plain = page.getByRole("textbox", { name: "Med enkle ord til »Potentiale«" });
  await plain.fill("Hvad ønsker du?");
  await plain.press("Control+Enter");
  await expect(row.getByText("Hvad drømmer I om?").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Ny interessent" }).fill("Frivillig");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Interessent \d+$/ }).last()).toHaveValue("Frivillig");
  await page.context().setOffline(false);
  await says(page, TRANSFERRED);

  await tab(other, "Plan");
  await expect(other.getByRole("textbox", { name: "Sted" })).toHaveValue("Musikkens Hus");
  await expect(other.getByRole("textbox", { name: "Tekst om privatliv" })).toHaveValue("Alle i salen kan læse det, du skriver.");
  await expect(other.getByRole("textbox", { name: "Stemmer til hver deltager" })).toHaveValue("7");
  const participant = await device();
  await participant.goto(links.participant);
  await expect(participant.getByRole("combobox", { name: "Interessent" }).getByRole("option", { name: "Frivillig" })).toBeAttached();
  await page.getByRole("button", { name: "Fjern »Frivillig«" }).click();
  await expect(page.getByRole("button", { name: "Sæt tilbage: »Frivillig«" })).toHaveAccessibleDescription(/De, der har valgt det, beholder det/);
  await expect(participant.getByRole("combobox", { name: "Interessent" }).getByRole("option", { name: "Frivillig" })).toHaveCount(0);

  await isAccessible(page);
});

test("what two facilitators set while one of them is offline is shown with both versions, and one of them chooses", async ({ relay, device }) => {
  const one = await device();
  const links = await create(one, relay);
  const two = await colleague(device, links);
  await says(one, TRANSFERRED);
  await tab(two, "Plan");
  await says(two, TRANSFERRED);
  await two.context().setOffline(true);
  const setPlace = async (page, words) => {
    await page.getByRole("textbox", { name: "Sted" }).fill(words);
    await page.getByRole("textbox", { name: "Sted" }).press("Enter");
  };
  await tab(one, "Plan");
  await setPlace(one, "Rådhuset");
  await setPlace(two, "Musikkens Hus");
  await tab(one, "Program");
  await time(one, "Fra", 2).fill("19.05");
  await time(one, "Fra", 2).press("Enter");
  await tab(two, "Program");
  await time(two, "Fra", 2).fill("19.10");
  await time(two, "Fra", 2).press("Enter");
  await says(one, TRANSFERRED);
  await two.context().setOffline(false);

  await expect(one.getByText("Ét sted har to facilitatorer rettet samtidig. Intet er overskrevet.")).toBeVisible({ timeout: 20_000 });
  await expect(phase(one, 2)).toContainText("To facilitatorer har rettet »Fra, fase 2« samtidig");
  await phase(one, 2).getByRole("button", { name: "Brug denne: »19.10«" }).click();
  await expect(time(one, "Fra", 2)).toHaveValue("19.10");
  await expect(phase(one, 2)).toContainText("Du har valgt. Fortryder du, så vælg en anden.");
  await phase(one, 2).getByRole("button", { name: "Brug denne: »19.05«" }).click();
  await expect(time(one, "Fra", 2)).toHaveValue("19.05");
  await one.getByRole("link", { name: "1 valg venter i »Plan«" }).click();
  await expect(one.getByRole("button", { name: "Brug denne: »Rådhuset«" })).toBeVisible();
  await isAccessible(one);
  await expect(two.getByText("samtidig. Intet er overskrevet")).toHaveCount(0, { timeout: 20_000 });
  await tab(two, "Plan");
  await two.getByRole("button", { name: "Brug denne: »Musikkens Hus«" }).focus();
  await two.keyboard.press("Enter");
  for (const page of [one, two]) {
    await expect(page.getByRole("textbox", { name: "Sted" })).toHaveValue("Musikkens Hus");
    await expect(page.getByText("samtidig. Intet er overskrevet")).toHaveCount(0);
  }
});
