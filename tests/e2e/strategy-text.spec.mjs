// “Strategi” as a text that is to leave the house: what is missing in it, notes that stay, and as what it is read.

import { button, isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, create, expect, says, tab, test } from "./temadag.mjs";

const FIRST = "Hovedpointe 1 – Tilfør kompetencer tidligt i livet";
const SECOND = "Hovedpointe 2 – Styrke det tværprofessionelle samarbejde";
const LIST = "Hvad gør vi allerede på dette område?";

const said = (page) => page.locator(".done .toolbar-said");
const text = (place) => place.getByRole("textbox", { name: "Deltekst" });
const read = async (page, name) => {
  await page.getByRole("navigation", { name: "Strategi" }).getByRole("link", { name, exact: true }).click();
  const heading = name === "Skriv" ? "Strategi" : name;
  await expect(page.getByRole("heading", { name: heading, exact: true })).toBeVisible();
};

/** A facilitator before a strategy that has just been begun. */
async function begun(relay, device, template = /Fire hovedpointer/) {
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(page, relay);
  await tab(page, "Strategi");
  await page.getByRole("radio", { name: template }).check();
  await page.getByRole("textbox", { name: "Titel" }).fill("Udviklingsstrategi");
  await button(page, "Begynd").click();
  await expect(page.getByRole("heading", { name: /^Indledning/ })).toBeVisible();
  return { page, links };
}

async function write(field, words) {
  await field.fill(words);
  await field.press("Escape");
}

test("what is missing is marked at the caret, listed, gone to, and filled; until then it does not leave", async ({ relay, device }) => {
  const { page } = await begun(relay, device);
  const missing = region(page, "Mangler");
  await expect(missing.getByText("Der er ingen huller i teksten. Den kan offentliggøres.")).toBeVisible();
  const first = region(page, FIRST);
  await text(first).fill("Boligsocialt arbejde , som før.");
  await text(first).evaluate((field) => field.setSelectionRange(21, 21));
  await button(first, `Mangler: ${FIRST}`).click();
  // What is selected is what one types over.
  await expect(text(first)).toBeFocused();
  await page.keyboard.type("hvem udbyder");
  await page.keyboard.press("Escape");
  await expect(text(first)).toHaveValue("Boligsocialt arbejde [Mangler: hvem udbyder], som før.");
  await write(text(page.getByRole("group", { name: "Indledning" })), "XXXXX");
  await expect(missing.getByText("2 huller i teksten. Den kan ikke offentliggøres, før alt er fyldt ud.")).toBeVisible();
  const holes = missing.getByRole("listitem");
  await expect(holes).toHaveText([/Indledning.*ligner et hul: »XXXXX«/, /Hovedpointe 1.*\[Mangler: hvem udbyder\]/]);
  await isAccessible(page);

  // The way to it selects it, and what is typed takes its place.
  await holes.nth(1).getByRole("button", { name: /^Gå til: Hovedpointe 1/ }).click();
  await expect(text(first)).toBeFocused();
  await page.keyboard.type("(udbydes)");
  await page.keyboard.press("Escape");
  await expect(text(first)).toHaveValue("Boligsocialt arbejde (udbydes), som før.");
  await holes.first().getByRole("button", { name: /^Gå til: Indledning/ }).click();
  await expect(page.locator("textarea:focus")).toHaveCount(1);
  await page.keyboard.type("Alle børn skal trives.");
  await page.keyboard.press("Escape");
  await expect(missing.getByText("Den kan offentliggøres.")).toBeVisible();
  await expect(missing.getByRole("list")).toHaveCount(0);

  // Marked by keys alone, too.
  await text(first).focus();
  await page.keyboard.press("Tab");
  await expect(button(first, `Mangler: ${FIRST}`)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(text(first)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(missing.getByText("1 hul i teksten.")).toBeVisible();
});

test("it is read with footnotes, references and links, and no note of ours is in it", async ({ relay, device }) => {
  const { page } = await begun(relay, device);
  const first = region(page, FIRST);
  await text(first).fill("Det er for sent at genoprette en livsbane. Se https://aalborg.dk/unge.");
  await text(first).evaluate((field) => field.setSelectionRange(42, 42));
  await button(first, `Fodnote: ${FIRST}`).click();
  await expect(page.locator("textarea:focus")).toHaveCount(1);
  await page.keyboard.type("James J. Heckman");
  await text(first).press("Control+End");
  await button(first, `Henvisning: ${FIRST}`).click();
  await first.getByRole("combobox", { name: "Henvis til" }).selectOption({ label: SECOND });
  await first.getByRole("button", { name: /^Sæt henvisningen ind/ }).click();
  await expect(text(first)).toHaveValue(/livsbane\.\[Fodnote: James J\. Heckman\] .*unge\. \[Se #[0-9a-f]{8}: Hovedpointe 2 – Styrke/);
  await text(first).press("Escape");
  await button(first, `Note: ${FIRST}`).click();
  await write(first.getByRole("textbox", { name: /^Note til de andre/ }), "Gennemskrives af Åse efter 1. behandlingen");
  await expect(page.getByText("1 note til hinanden i teksten")).toBeVisible();
  await button(page, "Fortryd").click();
  await expect(page.getByText("0 noter til hinanden i teksten")).toBeVisible();
  await write(first.getByRole("textbox", { name: /^Note til de andre/ }), "Gennemskrives af Åse efter 1. behandlingen");
  await expect(page.getByText("1 note til hinanden i teksten")).toBeVisible();
  const foreword = page.getByRole("group", { name: "Forord" });
  for (const [name, office] of [["Mai-Britt Iversen", "rådmand"], ["Arne Lund Kristensen", "direktør"]]) {
    await foreword.getByRole("button", { name: "Ny underskrift: Forord" }).click();
    const signature = page.getByRole("group", { name: "Underskrift", exact: true });
    await write(signature.getByRole("textbox", { name: "Stilling" }), office);
    await signature.getByRole("textbox", { name: "Navn" }).fill(name);
    await signature.getByRole("textbox", { name: "Navn" }).press("Enter");
    await expect(page.getByRole("group", { name })).toBeVisible();
  }

  await read(page, "Læs som tekst");
  const article = page.getByRole("article");
  await expect(article.getByRole("heading", { name: "Udviklingsstrategi", exact: true })).toBeVisible();
  await expect(article.getByRole("heading", { name: FIRST })).toBeVisible();
  await expect(article.getByRole("heading", { name: "Hvad skal vi yderligere have fokus på i {år}?" })).toHaveCount(0);
  const link = article.getByRole("link", { name: "https://aalborg.dk/unge" });
  await expect(link).toHaveAttribute("href", "https://aalborg.dk/unge");
  await expect(link).toHaveAttribute("rel", /noopener/);
  await article.getByRole("link", { name: "Fodnote 1", exact: true }).click();
  const note = article.getByRole("region", { name: "Fodnoter" }).getByRole("listitem");
  await expect(note).toBeFocused();
  await expect(note).toContainText("James J. Heckman");
  await article.getByRole("link", { name: "hovedpointe 2 – Styrke det tværprofessionelle samarbejde" }).click();
  await expect(article.getByRole("heading", { name: SECOND })).toBeFocused();
  await expect(page.getByText("Gennemskrives")).toHaveCount(0);
  // Two and two.
  const signed = article.locator(".strategy-block-signature");
  await expect(signed).toHaveText(["Mai-Britt Iversenrådmand", "Arne Lund Kristensendirektør"]);
  const [one, other] = await signed.all();
  expect((await one.boundingBox()).y).toBe((await other.boundingBox()).y);
  await expect(page.getByText(/^LIX \d+ – /)).toBeVisible();
  await isAccessible(page);
  // On paper stands the text and nothing else.
  await page.emulateMedia({ media: "print" });
  await expect(article).toBeVisible();
  await expect(page.getByText(/^LIX \d+ – /)).toBeHidden();
  await expect(page.getByRole("button", { name: "Udskriv" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  // A part that is referred to and goes leaves a hole.
  await read(page, "Skriv");
  await page.getByRole("button", { name: `Tag »${SECOND}« ud` }).click();
  await expect(region(page, "Mangler").getByText(/henviser til en del, der ikke er i teksten/)).toBeVisible();
  await button(page, "Fortryd").click();
  await expect(region(page, "Mangler").getByText("Den kan offentliggøres.")).toBeVisible();
});

test("a figure shows a picture, and in words what that shows, also on another device", async ({ relay, device }) => {
  const { page, links } = await begun(relay, device);
  await button(page, `Mere: ${FIRST}`).click();
  await button(page, `Ny figur: ${FIRST}`).click();
  const figure = (page) => page.getByRole("group", { name: /^Figur/ });
  await figure(page).getByRole("textbox", { name: "Overskrift" }).fill("Indsatstrappen");
  await figure(page).getByRole("textbox", { name: "Overskrift" }).press("Enter");
  // Nobody has put it into words: that is a hole.
  await expect(region(page, "Mangler").getByText("figuren er ikke beskrevet med ord")).toBeVisible();
  const choose = figure(page).getByLabel("Vælg et billede (PNG, JPEG eller SVG)");
  await choose.setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from("ikke et billede") });
  await expect(figure(page).getByText(/^Billedet kan ikke læses\./)).toBeVisible();
  const steps = [0, 1, 2, 3, 4].map((step) => `<rect x="${step * 400}" y="${1600 - step * 300}" width="400" height="400" fill="#0b4f6c"/>`);
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="2400" height="2000"><script>alert(1)</script>${steps.join("")}</svg>`;
  await choose.setInputFiles({ name: "trappe.svg", mimeType: "image/svg+xml", buffer: Buffer.from(drawing) });
  await expect(said(page)).toHaveText("Billedet er gemt.");
  await write(figure(page).getByRole("textbox", { name: "Hvad figuren viser, i ord" }), "En trappe med fem trin.");
  await expect(region(page, "Mangler").getByText("Den kan offentliggøres.")).toBeVisible();
  await isAccessible(page);
  await says(page, TRANSFERRED);
  const other = await device({ viewport: { width: 820, height: 1000 } });
  await other.goto(links.facilitator);
  await tab(other, "Strategi");
  await read(other, "Læs som tekst");
  const picture = other.getByRole("figure", { name: "Indsatstrappen" }).getByRole("img", { name: "En trappe med fem trin." });
  await expect(picture).toHaveAttribute("src", /^data:image\/jpeg;base64,/, { timeout: 20_000 });
  // It is pixels, and no larger than it need be.
  expect(await picture.evaluate((image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]))).toEqual([1600, 1333]);
  await isAccessible(other);
  await button(page, "Fortryd").click();
  await button(page, "Fortryd").click();
  await expect(figure(page).getByRole("img")).toHaveCount(0);
});

test("the leaflet has what was put into few words, and says how hard both are to read", async ({ relay, device }) => {
  const { page } = await begun(relay, device);
  await read(page, "Pjece");
  await expect(page.getByText(/^Pjecen er tom\./)).toBeVisible();
  await isAccessible(page);
  await read(page, "Skriv");
  const first = region(page, FIRST);
  await write(text(first), "Udviklingsstrategiens tværprofessionelle samarbejdsinitiativer implementeres.");
  await button(first, `I korte ord: ${FIRST}`).click();
  await write(first.getByRole("textbox", { name: "I korte ord" }), "Vi hjælper dig.");
  await expect(said(page)).toHaveText("Gemt.");
  await read(page, "Pjece");
  const article = page.getByRole("article");
  await expect(article.getByText("Vi hjælper dig.")).toBeVisible();
  await expect(article.getByRole("heading", { name: SECOND })).toHaveCount(0);
  // Udviklingsstrategi | Tilfør kompetencer tidligt i livet | Vi hjælper dig: 9 words in 3 sentences, of which 4 are long.
  await expect(page.getByText("LIX 47 – svær", { exact: true })).toBeVisible();
  await page.getByText("Sådan er LIX regnet ud").click();
  await expect(page.getByText(/Der er 9 ord, heraf 4 på mere end seks bogstaver, i 3 sætninger\./)).toBeVisible();
  await isAccessible(page);
  await isAccessibleInEnglish(page, "Leaflet");
});

test("visions cross in a table whose fields are texts, and a part can be put under another", async ({ relay, device }) => {
  const { page, links } = await begun(relay, device, /Randers 2016/);
  await expect(page.getByRole("group", { name: "Social kapital", exact: true })).toBeVisible();
  const table = (page) => page.getByRole("table", { name: "De 5 tværgående organisationsrettede visioner" });
  await expect(table(page).getByRole("columnheader")).toHaveText([
    "En tidlig og forebyggende indsats", "Kvalitet i opgaveløsningen", "Tværgående samarbejde", "Nytænkning af indsatsen", "Medbestemmelse",
  ]);
  await expect(table(page).getByRole("rowheader")).toHaveText([
    "Helhed og sammenhæng", "Professionel ledelse", "Social kapital", "Dokumenteret effekt", "Økonomisk balance i et udviklingsperspektiv",
  ]);
  const field = (page) => table(page).getByRole("textbox", { name: "Social kapital × Medbestemmelse" });
  await isAccessible(page);
  // Two begin the same field apart: both stand in it.
  await says(page, TRANSFERRED);
  const other = await device({ viewport: { width: 1440, height: 1000 } });
  await other.goto(links.facilitator);
  await tab(other, "Strategi");
  await expect(field(other)).toBeVisible();
  await other.context().setOffline(true);
  await says(other, OFFLINE);
  await write(field(other), "Retfærdighed");
  await expect(said(other)).toHaveText("Gemt.");
  await write(field(page), "Tillid");
  await expect(said(page)).toHaveText("Gemt.");
  await other.context().setOffline(false);
  for (const one of [page, other]) {
    await expect(field(one)).toHaveCount(2, { timeout: 20_000 });
    const values = await field(one).evaluateAll((fields) => fields.map(({ value }) => value).sort());
    expect(values).toEqual(["Retfærdighed", "Tillid"]);
  }
  await read(page, "Læs som tekst");
  const row = page.getByRole("article").getByRole("row", { name: /^Social kapital/ });
  await expect(row.getByRole("cell").last()).toContainText("Tillid");
  await expect(row.getByRole("cell").last()).toContainText("Retfærdighed");
  await isAccessible(page);

  // Under another part, and back.
  await read(page, "Skriv");
  const name = "De 5 borgerrettede visioner › Medbestemmelse";
  await button(page, `Mere: ${name}`).click();
  await page.getByRole("combobox", { name: "Flyt til" }).selectOption({ label: "De 5 organisationsrettede visioner" });
  await button(page, `Flyt: ${name}`).click();
  await expect(table(page).getByRole("columnheader")).toHaveCount(4);
  await expect(page.getByRole("list", { name: "Felter, hvis række eller kolonne er taget ud" }).getByRole("listitem")).toHaveCount(2);
  await button(page, "Fortryd").click();
  await expect(table(page).getByRole("columnheader")).toHaveCount(5);
  await expect(field(page)).toHaveCount(2);
});

test("two who begin apart lose nothing, and what is double and empty goes at a word", async ({ relay, device }) => {
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(page, relay);
  await tab(page, "Strategi");
  await says(page, TRANSFERRED);
  const other = await device({ viewport: { width: 820, height: 1000 } });
  await other.goto(links.facilitator);
  await tab(other, "Strategi");
  await expect(button(other, "Begynd")).toBeVisible();
  await other.context().setOffline(true);
  await says(other, OFFLINE);
  for (const [one, words] of [[page, "Den enes ord"], [other, "Den andens ord"]]) {
    await button(one, "Begynd").click();
    await write(text(region(one, FIRST)), words);
    await expect(said(one)).toHaveText("Gemt.");
  }
  await other.context().setOffline(false);
  await expect(region(page, "Begyndt to gange").getByText(/Intet er gået tabt/)).toBeVisible({ timeout: 20_000 });
  await isAccessible(page);
  await button(page, "Tag de tomme ud").click();
  const mainPoints = page.getByRole("heading", { name: /^Hovedpointe \d – / });
  await expect(mainPoints).toHaveCount(5);
  await expect(page.getByRole("heading", { name: LIST })).toHaveCount(5);
  const values = await text(page).evaluateAll((fields) => fields.map(({ value }) => value).filter(Boolean).sort());
  expect(values).toEqual(["Den andens ord", "Den enes ord"]);
  await button(page, "Fortryd").click();
  await expect(mainPoints).toHaveCount(8);
});
