// “Høring”: a version of the strategy goes to parties, who answer offline too; each answer is treated, and its party reads
// what became of it.

import { strFromU8, unzipSync } from "fflate";
import { button, isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, create, expect, fileSays, FILE_NEW, handIn, holdsTheApp, saved, says, tab, test } from "./temadag.mjs";

const FIRST = "Hovedpointe 1 – Tilfør kompetencer tidligt i livet";
const WAIT = "Ventetiden er for lang. Skriv en frist på otte uger.";
const COUNCIL = "Handicaprådet";

const said = (page) => page.locator(".done .toolbar-said");
const sum = (page) => page.getByRole("main").getByRole("status");

/** Writes into a field that saves itself, and leaves it. */
async function write(field, text) {
  await field.fill(text);
  await field.press("Escape");
}

/** One of the pages of “Høring”. */
async function part(page, name) {
  const link = page.getByRole("navigation", { name: "Høring", exact: true }).getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** A strategy with a sentence in its first main point, sent in hearing; the facilitator, and the parties' link. */
async function heard(relay, device, days = ["2026-01-01", "2199-12-31"]) {
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(page, relay);
  await tab(page, "Høring");
  await expect(page.getByText("Gem en version på siden »Strategi« først.")).toBeVisible();
  await tab(page, "Strategi");
  await button(page, "Begynd").click();
  await write(region(page, FIRST).getByRole("textbox", { name: "Deltekst" }), "Ventetiden er kort.");
  const versions = region(page, "Versioner");
  await versions.getByRole("combobox", { name: "Navn på versionen" }).fill("sendt i høring");
  await button(versions, "Gem version").click();
  await expect(versions.getByRole("list", { name: "Versioner" }).getByText("sendt i høring")).toBeVisible();
  await tab(page, "Høring");
  await button(page, "Send i høring").click();
  await expect(page.getByText("Skriv både første og sidste dag.")).toBeVisible();
  await page.getByRole("textbox", { name: "Høringens titel" }).fill("Høring af udkastet");
  await page.getByLabel("Fra dag").fill(days[0]);
  await page.getByLabel("Til dag").fill(days[1]);
  await button(page, "Send i høring").click();
  await expect(said(page)).toHaveText(/^Sendt i høring\./);
  const link = await page.getByRole("textbox", { name: "Link til høringsparter" }).inputValue();
  return { page, link, links };
}

/** A party that has opened the link and said who it is. */
async function party(device, link, name) {
  const page = await device({ viewport: { width: 820, height: 1000 } });
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Strategi" })).toBeVisible();
  const sender = page.getByRole("textbox", { name: "Hvem svarer?" });
  await sender.fill(name);
  await sender.press("Enter");
  await expect(said(page)).toHaveText("Gemt.");
  return page;
}

/** Answers at the first main point. */
async function answer(page, text) {
  const at = page.getByRole("group", { name: FIRST, exact: true });
  await at.getByRole("button", { name: "Svar her" }).click();
  const field = at.getByRole("textbox", { name: /^Nyt høringssvar/ });
  await expect(field).toBeFocused();
  await field.fill(text);
  await button(at, "Gem svar").click();
  await expect(at.getByRole("textbox", { name: /^Høringssvar til/ }).last()).toHaveValue(text);
}

/** An answer's line, and what is below it once it is open. */
const row = (page, text) => page.getByRole("list", { name: "Høringssvar" }).getByRole("listitem").filter({ hasText: text });

test("a version is sent in hearing, and a party answers it without a network, at a part and as a whole", async ({ relay, device }) => {
  const { page, link, links } = await heard(relay, device);
  expect(link).toMatch(/\/part#/);
  await expect(page.getByText(/^Åben til og med 31\. december 2199\./)).toBeVisible();
  const parties = region(page, "Parter");
  await parties.getByRole("combobox", { name: "Partens navn" }).fill(COUNCIL);
  await button(parties, "Ny part").click();
  await expect(parties.getByText("Har ikke svaret")).toBeVisible();
  await isAccessible(page);

  const council = await party(device, link, COUNCIL);
  expect(council.url()).not.toContain("#");
  await expect(council.getByRole("group", { name: FIRST, exact: true }).getByText("Ventetiden er kort.")).toBeVisible();
  await expect(council.getByText("Høringsperiode: 1. januar 2026 – 31. december 2199")).toBeVisible();
  await isAccessible(council);
  await holdsTheApp(council);
  await council.context().setOffline(true);
  await says(council, OFFLINE);
  await answer(council, WAIT);
  await council.getByRole("button", { name: "Svar på det hele" }).click();
  const whole = region(council, "Svar på det hele").getByRole("textbox", { name: "Nyt høringssvar til »det hele«" });
  await expect(whole).toBeFocused();
  await council.keyboard.type("Vi støtter strategien.");
  // What is under the fingers is there again when the page is loaded anew, without a network too.
  await council.reload();
  await expect(council.getByRole("textbox", { name: `Høringssvar til »${FIRST}«` })).toHaveValue(WAIT);
  await expect(whole).toHaveValue("Vi støtter strategien.");
  await button(region(council, "Svar på det hele"), "Gem svar").click();
  await expect(region(council, "Svar på det hele").getByRole("textbox", { name: "Høringssvar til »det hele«" })).toHaveValue("Vi støtter strategien.");
  await council.context().setOffline(false);
  await says(council, TRANSFERRED);

  // Another party with the same link reads the text and nobody's answers, and so does a participant.
  const school = await party(device, link, "Skolen");
  await expect(school.getByRole("group", { name: FIRST, exact: true })).toBeVisible();
  await expect(school.getByText(WAIT)).toHaveCount(0);
  await expect(school.getByRole("textbox", { name: /^Høringssvar til/ })).toHaveCount(0);
  const participant = await device();
  await participant.goto(links.participant);
  await expect(participant.getByRole("heading", { level: 1, name: links.title })).toBeVisible();
  await expect(participant.getByText(WAIT)).toHaveCount(0);
  // Nor does the relay.
  expect(relay.disk().includes("otte uger")).toBe(false);

  await expect(parties.getByText("Har svaret (2)")).toBeVisible({ timeout: 20_000 });
  await part(page, "Høringssvar");
  await expect(sum(page)).toHaveText("0 af 2 høringssvar er behandlet");
  await expect(row(page, WAIT)).toContainText(COUNCIL);
  // Changed by its party, it is changed here.
  const own = council.getByRole("textbox", { name: `Høringssvar til »${FIRST}«` });
  await write(own, `${WAIT} Tak.`);
  await expect(row(page, `${WAIT} Tak.`)).toBeVisible({ timeout: 20_000 });
  // Withdrawn, it is gone, and back when that is undone.
  await council.getByRole("button", { name: "Træk tilbage: svaret til »det hele«" }).click();
  await expect(sum(page)).toHaveText("0 af 1 høringssvar er behandlet", { timeout: 20_000 });
  await button(council, "Fortryd").click();
  await expect(sum(page)).toHaveText("0 af 2 høringssvar er behandlet", { timeout: 20_000 });
  await isAccessibleInEnglish(council, "The text");
});

test("each point of an answer is disposed of, the text changed, and its party reads what became of it", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const { page, link } = await heard(relay, device);
  const council = await party(device, link, COUNCIL);
  await answer(council, WAIT);
  await says(council, TRANSFERRED);
  await part(page, "Høringssvar");
  await row(page, WAIT).getByRole("button", { name: COUNCIL }).click();

  // Words are marked and cut out; each point gets a disposition of its own.
  const cut = async (words) => {
    const field = row(page, COUNCIL).getByRole("textbox", { name: "Høringssvar", exact: true });
    await field.evaluate((field, words) => {
      const start = field.value.indexOf(words);
      field.focus();
      field.setSelectionRange(start, start + words.length);
    }, words);
    await button(page, "Skær ud").click();
  };
  await cut("Ventetiden er for lang.");
  const first = page.getByRole("group", { name: "Punkt: Ventetiden er for lang." });
  await expect(first).toBeVisible();
  // What is left is a point too, so that nothing is without a row.
  await expect(page.getByRole("group", { name: `Resten af svaret fra ${COUNCIL}` })).toContainText("Skriv en frist på otte uger.");
  await cut("Skriv en frist på otte uger.");
  const second = page.getByRole("group", { name: "Punkt: Skriv en frist på otte uger." });
  await first.getByRole("combobox", { name: "Afgørelse" }).selectOption("Taget til efterretning");
  await expect(said(page)).toHaveText("Gemt.");
  await expect(sum(page)).toHaveText("0 af 1 høringssvar er behandlet");
  await second.getByRole("combobox", { name: "Afgørelse" }).selectOption("Delvist imødekommet");
  await write(second.getByRole("textbox", { name: "Forvaltningens bemærkning" }), "Fristen er sat til ti uger.");
  await write(second.getByRole("textbox", { name: "Mærke" }), "intern: haster");
  await button(second, "Hvad ændrede det?").click();
  await second.getByRole("combobox", { name: "Del af teksten" }).selectOption({ label: FIRST });
  await button(second, "Tilføj").click();
  await expect(second.getByRole("list", { name: "Ændret i teksten" })).toContainText(FIRST);
  await expect(sum(page)).toHaveText("1 af 1 høringssvar er behandlet");
  await isAccessible(page);

  // Undone step by step, the sum follows.
  await second.getByRole("button", { name: /^Sæt ind igen/ }).click();
  await expect(second).toHaveCount(0);
  await button(page, "Fortryd").click();
  await expect(second.getByRole("combobox", { name: "Afgørelse" })).toHaveValue("partlyMet");

  await tab(page, "Strategi");
  await write(region(page, FIRST).getByRole("textbox", { name: "Deltekst" }), "Ventetiden er højst ti uger.");
  await tab(page, "Høring");
  await part(page, "Hvidbog");
  const paper = page.getByRole("article", { name: "Hvidbog" });
  await expect(paper.getByRole("heading", { name: COUNCIL })).toBeVisible();
  await expect(paper.getByRole("deletion")).toHaveText(["slettet: kort."]);
  await expect(paper.getByRole("insertion")).toHaveText(["tilføjet: højst ti uger."]);
  await expect(paper.getByText("Delvist imødekommet")).toBeVisible();
  // As a Word document it says the same.
  const word = await saved(page, button(page, "Hent som Word"));
  expect(word.name).toBe("hvidbog.docx");
  const document = strFromU8(unzipSync(word.bytes)["word/document.xml"]);
  for (const words of [COUNCIL, "Skriv en frist på otte uger.", "Fristen er sat til ti uger.", "højst ti uger."]) {
    expect(document).toContain(words);
  }
  await page.getByRole("checkbox", { name: "Med navne" }).uncheck();
  await expect(paper.getByText(COUNCIL)).toHaveCount(0);
  await expect(paper.getByRole("heading", { name: "Part 1" })).toBeVisible();
  await page.getByRole("radio", { name: "Del af teksten" }).check();
  await expect(paper.getByRole("heading", { name: FIRST })).toBeVisible();
  await isAccessible(page);

  // Nothing of it leaves before it is published, and then no tag.
  await expect(council.getByText("Hvad blev der af svaret?")).toHaveCount(0);
  await button(page, "Offentliggør").click();
  await expect(said(page)).toHaveText("Parterne læser det nu ved deres egne svar.");
  await expect(page.getByText("Parterne har læst alt, hvad der er afgjort.")).toBeVisible();
  const outcome = council.getByRole("group", { name: "Hvad blev der af svaret?" });
  await expect(outcome.getByText("Delvist imødekommet")).toBeVisible({ timeout: 20_000 });
  await expect(outcome.getByText("Fristen er sat til ti uger.")).toBeVisible();
  await expect(outcome.getByText(`Ændret i teksten: ${FIRST}`)).toBeVisible();
  await expect(council.getByText("haster")).toHaveCount(0);
  await isAccessible(council);
});

test("what comes after the end waits; paper, e-mail and files are entered; answers that say the same are treated as one", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const { page, link } = await heard(relay, device);
  const council = await party(device, link, COUNCIL);
  await holdsTheApp(council);
  await council.context().setOffline(true);
  await says(council, OFFLINE);
  await answer(council, "Skriv en frist.");
  await button(page, "Luk for svar").click();
  await expect(page.getByText("Lukket for svar.", { exact: true })).toBeVisible();
  await says(page, TRANSFERRED);
  await council.context().setOffline(false);
  await expect(council.getByText(/^Der er lukket for svar\./)).toBeVisible({ timeout: 20_000 });

  await part(page, "Høringssvar");
  const late = region(page, /Kommet efter lukningen/);
  await expect(late.getByRole("listitem")).toHaveCount(1, { timeout: 20_000 });
  await expect(page.getByText("Der er ikke kommet svar endnu.")).toBeVisible();
  await isAccessible(page);
  await late.getByRole("button", { name: /^Luk ind/ }).click();
  await expect(row(page, "Skriv en frist.")).toContainText(COUNCIL, { timeout: 20_000 });

  // What came by e-mail and on paper is marked so.
  const enter = page.getByRole("form", { name: "Nyt høringssvar" });
  const type = async (who, text, channel) => {
    await enter.getByRole("textbox", { name: "Hvem har svaret?" }).fill(who);
    await enter.getByRole("combobox", { name: "Kom som" }).selectOption(channel);
    await enter.getByRole("textbox", { name: "Høringssvar" }).fill(text);
    await button(enter, "Nyt høringssvar").click();
    await expect(said(page)).toHaveText(`Svaret fra ${who} er skrevet ind.`);
  };
  await type("Ældrerådet", "  skriv EN frist. ", "E-mail");
  await type("FMU", "Vi støtter strategien.", "Papir");
  await expect(sum(page)).toHaveText("0 af 3 høringssvar er behandlet");
  await row(page, "Ældrerådet").getByRole("button", { name: "Ældrerådet" }).click();
  await expect(page.getByText(/^Som e-mail, skrevet ind/)).toBeVisible();

  // Two of them say the same.
  await region(page, "Svar, der siger det samme").getByRole("button", { name: /^Samme afgørelse/ }).click();
  await expect(region(page, "Svar, der siger det samme")).toHaveCount(0);
  await row(page, COUNCIL).getByRole("button", { name: COUNCIL }).click();
  const point = page.getByRole("group", { name: `Hele svaret fra ${COUNCIL}` });
  // A remark that is used again says where.
  const remarks = region(page, "Standardbemærkninger");
  await remarks.getByRole("textbox", { name: "Navn på bemærkningen" }).fill("Frist");
  await remarks.getByRole("textbox", { name: "Bemærkningens ord" }).fill("Der er skrevet en frist ind.");
  await button(remarks, "Ny standardbemærkning").click();
  await point.getByRole("combobox", { name: "Standardbemærkning" }).selectOption("Frist");
  await expect(point.getByRole("textbox", { name: "Forvaltningens bemærkning" })).toHaveValue("Der er skrevet en frist ind.");
  await expect(remarks.getByText("Brugt i 1 punkt")).toBeVisible();
  await point.getByRole("combobox", { name: "Afgørelse" }).selectOption("Imødekommet");
  await expect(sum(page)).toHaveText("2 af 3 høringssvar er behandlet");
  // What is no answer is set aside, counted by itself, and can be taken in again.
  await row(page, "FMU").getByRole("button", { name: "FMU" }).click();
  const fmu = row(page, "FMU");
  await fmu.getByText("Læg til side", { exact: true }).first().click();
  await fmu.getByRole("textbox", { name: "Årsag" }).fill("Prøvesvar");
  await button(fmu, "Læg til side").click();
  await expect(sum(page)).toHaveText("2 af 2 høringssvar er behandlet");
  await expect(page.getByText("1 er lagt til side")).toBeVisible();
  await button(page, "Fortryd").click();
  await expect(sum(page)).toHaveText("2 af 3 høringssvar er behandlet");
  await page.getByRole("combobox", { name: "Vis" }).selectOption("Ikke behandlet");
  await expect(page.getByRole("list", { name: "Høringssvar" }).getByRole("listitem")).toHaveCount(1);
  await isAccessibleInEnglish(page, "2 of 3 answers are treated");
});

test("a party that never comes online hands its answers in as a file", async ({ relay, device }) => {
  const { page, link } = await heard(relay, device);
  const council = await party(device, link, COUNCIL);
  await says(council, TRANSFERRED);
  await holdsTheApp(council);
  await council.context().setOffline(true);
  await says(council, OFFLINE);
  await answer(council, WAIT);
  const file = await saved(council, button(council, "Gem svarene som fil"));
  expect(file.name).toMatch(/^hoeringssvar-.*\.temadag$/);
  await tab(page, "Saml");
  await handIn(page, file, { ...file, name: "igen.temadag" });
  await fileSays(page, file, FILE_NEW);
  await tab(page, "Høring");
  await part(page, "Høringssvar");
  await expect(row(page, WAIT)).toHaveCount(1);
  await expect(row(page, WAIT)).toContainText(COUNCIL);
});

test("two facilitators who treat an answer apart choose what is to hold", async ({ relay, device }) => {
  const { page, link, links } = await heard(relay, device);
  const council = await party(device, link, COUNCIL);
  await answer(council, WAIT);
  await says(council, TRANSFERRED);
  const other = await device({ viewport: { width: 820, height: 1000 } });
  await other.goto(links.facilitator);
  for (const one of [page, other]) {
    await tab(one, "Høring");
    await part(one, "Høringssvar");
    await row(one, WAIT).getByRole("button", { name: COUNCIL }).click();
  }
  await other.context().setOffline(true);
  await says(other, OFFLINE);
  const disposition = (one) => one.getByRole("group", { name: /^Hele svaret/ }).getByRole("combobox", { name: "Afgørelse" });
  await disposition(page).selectOption("Imødekommet");
  await disposition(other).selectOption("Ikke imødekommet");
  for (const one of [page, other]) await expect(sum(one)).toHaveText("1 af 1 høringssvar er behandlet");
  await other.context().setOffline(false);
  for (const one of [page, other]) {
    await expect(one.getByText("To facilitatorer behandlede svaret på samme tid.")).toBeVisible({ timeout: 20_000 });
    await expect(sum(one)).toHaveText("0 af 1 høringssvar er behandlet");
  }
  await isAccessible(page);
  await button(page, "Behold: Ikke imødekommet").click();
  for (const one of [page, other]) {
    await expect(sum(one)).toHaveText("1 af 1 høringssvar er behandlet", { timeout: 20_000 });
    await expect(disposition(one)).toHaveValue("notMet");
  }
});
