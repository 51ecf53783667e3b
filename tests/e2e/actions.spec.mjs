// “Handling”: what is done to carry the strategy out, what is to be reached, what is due, and how it goes.

import { button, isAccessible, isAccessibleInEnglish, putIn, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, create, expect, join, says, tab, test } from "./temadag.mjs";

const WAITING = "Ventetiden på en udredning er for lang";
const THEME = "Kortere ventetid";
const MAIN_POINT = "Hovedpointe 2 – Styrke det tværprofessionelle samarbejde";

const said = (page) => page.locator(".done .toolbar-said");
const field = (within, name) => within.getByRole("textbox", { name, exact: true });
const group = (within, name) => within.getByRole("group", { name, exact: true });
const chosen = (within, name) => within.getByRole("combobox", { name, exact: true });

/** One of the pages of “Handling”. */
async function page_(page, name) {
  const link = page.getByRole("navigation", { name: "Handling" }).getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

/** Writes into a field that saves itself, and leaves it. */
async function write(where, text) {
  await where.fill(text);
  await where.blur();
}

/** A facilitator before “Handling”; with what a relative said in a theme, where that is asked for. */
async function before({ relay, device }, { themed = false, strategy = false } = {}) {
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(page, relay);
  if (themed) {
    const relative = await device();
    await join(relative, links, { table: 7, stakeholder: "Pårørende" });
    await add(relative, WAITING);
    await says(relative, TRANSFERRED);
    await tab(page, "Saml");
    await expect(page.getByRole("article")).toHaveCount(1);
    await putIn(page, WAITING, THEME);
  }
  if (strategy) {
    await tab(page, "Strategi");
    await button(page, "Begynd").click();
    await expect(page.getByRole("heading", { name: MAIN_POINT })).toBeVisible();
  }
  await tab(page, "Handling");
  return { page, links };
}

async function newTrack(page, title) {
  await button(page, "Nyt spor").click();
  await expect(field(page.getByRole("form", { name: "Nyt spor" }), "Titel")).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press("Enter");
  // The new one is where the hands are.
  await expect(field(region(page, title), "Hvad går det ud på?")).toBeFocused();
  return region(page, title);
}

test("a theme becomes a spor in one step, comes into states that stay, and is chosen for a year in figure 2", async ({ relay, device }) => {
  const { page } = await before({ relay, device }, { themed: true, strategy: true });
  await expect(page.getByRole("heading", { name: "Der er ingen spor endnu" })).toBeVisible();
  await isAccessible(page);
  await button(page, "Nyt spor af et tema").click();
  await chosen(page, "Tema").selectOption({ label: THEME });
  await button(page, "Tilføj").click();
  const track = region(page, THEME);
  await expect(field(track, "Titel")).toHaveValue(THEME);
  await expect(track.getByRole("list").first()).toContainText("Foreslået");

  // What it comes from came along, and says what people said.
  await track.getByText(`Temaet »${THEME}«`).click();
  await expect(track.getByText(WAITING)).toBeVisible();
  await expect(track.getByText("Pårørende, bord 7")).toBeVisible();

  await write(field(track, "Hvad går det ud på?"), "En fast kontaktperson fra første dag.");
  await chosen(track, "Hovedpointe").selectOption({ label: MAIN_POINT });
  await chosen(track, "Art").selectOption({ label: "Prøvehandling" });
  await track.getByText("Ansvarlig og periode").click();
  await write(chosen(track, "Afdeling"), "Myndighed");
  await write(field(track, "Person"), "Åse");
  await write(track.getByLabel("Fra", { exact: true }), "2019-01-01");
  await track.getByText("Omsætning", { exact: true }).click();
  await track.getByRole("checkbox", { name: "Tværgående møder" }).check();
  await expect(said(page)).toHaveText("Omsætning: Tværgående møder.");

  // Chosen for a year it is chosen; what it was before stays in the history.
  await write(field(track, "Årstal"), "2019");
  await button(track, "Vælg til året").click();
  await expect(said(page)).toHaveText("Valgt til 2019.");
  const history = track.getByRole("list", { name: "Historik" }).getByRole("listitem");
  await expect(history).toHaveText([/^Foreslået/, /^Valgt/]);
  await button(track, "Ny tilstand").click();
  await expect(chosen(track, "Tilstand")).toHaveValue("underWay");
  await field(track, "Hvorfor?").fill("Der er penge i budgettet");
  await button(track, "Tilføj").click();
  await expect(history).toHaveText([/^Foreslået/, /^Valgt/, /^I gang .* – Der er penge i budgettet/]);
  await expect(button(track, "Ny tilstand")).toBeFocused();
  await isAccessible(page);

  // Another that nobody chose is in no figure.
  await newTrack(page, "Konferencer");
  await page_(page, "Figurer");
  const figure = page.getByRole("img", { name: "Figur 2", exact: true });
  await expect(figure).toBeVisible();
  await expect(figure).toContainText(THEME);
  await expect(figure).not.toContainText("Konferencer");
  const panel = region(page, "Figur 2");
  await panel.getByText("Vis som tabel").click();
  const table = panel.getByRole("table", { name: "Figur 2" });
  await expect(table.getByRole("columnheader")).toHaveText(["Hovedpointer/strategisk retning", "Spor 2019"]);
  const row = table.getByRole("row", { name: MAIN_POINT });
  await expect(row.getByRole("cell")).toContainText("En fast kontaktperson fra første dag.");
  await expect(table.getByRole("row")).toHaveCount(5);
  const [file] = await Promise.all([page.waitForEvent("download"), button(panel, "SVG: Figur 2").click()]);
  expect(file.suggestedFilename()).toBe("figur-2.svg");
  const [picture] = await Promise.all([page.waitForEvent("download"), button(panel, "PNG: Figur 2").click()]);
  expect(picture.suggestedFilename()).toBe("figur-2.png");
  await isAccessible(page);

  // Taken back step by step, and it is there when the page is loaded anew.
  await page_(page, "Spor");
  await button(page, "Tag »Konferencer« ud").click();
  await expect(region(page, "Konferencer")).toHaveCount(0);
  await button(page, "Fortryd").click();
  await expect(region(page, "Konferencer")).toBeVisible();
  await says(page, TRANSFERRED);
  await page.reload();
  await expect(region(page, THEME)).toContainText("I gang");
  await expect(region(page, THEME)).toContainText("Myndighed");
  await isAccessibleInEnglish(page, "New track");
});

test("figure 1 has the source's points until one writes one's own, and the stairs have steps that spor stand on", async ({ relay, device }) => {
  const { page } = await before({ relay, device });
  await newTrack(page, "Alternative døgntilbud");
  await page_(page, "Figurer");
  const figure = page.getByRole("img", { name: "Figur 1", exact: true });
  for (const words of ["Strategi", "Årlig proces", "Omsætning", "Evaluering", "Midtvejsstatus 2018"]) await expect(figure).toContainText(words);
  const panel = region(page, "Figur 1");
  await panel.getByText("Vis som tabel").click();
  const table = panel.getByRole("table", { name: "Figur 1" });
  await expect(table.getByRole("columnheader")).toHaveText(["Strategi", "Årlig proces", "Omsætning", "Evaluering"]);
  await expect(table.getByRole("listitem")).toHaveCount(6);
  await panel.getByText("Ret punkterne").click();
  await button(panel, "Begynd med de punkter").click();
  await field(panel, "Nyt punkt i »Strategi«").fill("Pjecen");
  await page.keyboard.press("Enter");
  await expect(table.getByRole("listitem")).toHaveCount(7);
  await write(field(panel, "Punkt 2 i »Evaluering«"), "Midtvejsstatus 2020");
  await expect(figure).toContainText("Midtvejsstatus 2020");
  await isAccessible(page);

  // On a telephone the parts follow each other, and nothing is too small to read.
  const width = async () => (await figure.boundingBox())?.width;
  await expect.poll(width).toBeGreaterThan(800);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(width).toBeLessThan(390);
  const letters = await figure.locator("text").evaluateAll((texts) => Math.min(...texts.map((text) => text.getBoundingClientRect().height)));
  expect(letters).toBeGreaterThan(11);
  await page.setViewportSize({ width: 1440, height: 1000 });

  const stairs = region(page, "Indsatstrappen");
  await button(stairs, "Begynd med fem trin").click();
  const drawn = page.getByRole("img", { name: "Indsatstrappen", exact: true });
  await expect(drawn).toContainText("Almenområdet");
  await stairs.getByText("Ret trinene").click();
  await field(stairs, "Nyt trin").fill("Sikret institution");
  await page.keyboard.press("Enter");
  await expect(drawn).toContainText("Sikret institution");
  await page_(page, "Spor");
  await button(page, "Ret »Alternative døgntilbud«").click();
  await chosen(region(page, "Alternative døgntilbud"), "Trin på Indsatstrappen").selectOption({ label: "Sikret institution" });
  await expect(said(page)).toHaveText("Gemt.");
  await page_(page, "Figurer");
  await expect(drawn).toContainText("Alternative døgntilbud");
  await stairs.getByText("Vis som tabel").click();
  await expect(stairs.getByRole("table", { name: "Indsatstrappen" }).getByRole("row", { name: /Sikret institution/ })).toContainText("Alternative døgntilbud");
  await isAccessible(page);
});

/** A handleplan of PPR with a goal whose indicator is to fall from 60 to 40 days, measured at 50. */
async function planned(page) {
  await page_(page, "Handleplaner");
  await button(page, "Begynd med fire afdelinger").click();
  await expect(page.getByRole("region", { name: /^Handleplan – / })).toHaveCount(4);
  await button(page, "Ret »Handleplan – PPR«").click();
  const plan = region(page, "Handleplan – PPR");
  await button(plan, "Nyt mål i »Handleplan – PPR«").click();
  await chosen(plan, "Fokusområde").fill("Medbestemmelse");
  await button(plan, "Tilføj").click();
  const goal = group(plan, "Mål 1");
  await expect(field(goal, "Mål")).toBeFocused();
  await write(field(goal, "Mål"), "Børn er med til alle møder.");
  await write(field(goal, "Indsatser"), "Forberedende samtaler");
  await write(field(goal, "Opfølgning"), "Hver måned i ledergruppen");
  await button(goal, "Ny indikator").click();
  await write(field(goal, "Indikator"), "Ventetid");
  const indicator = group(goal, "Ventetid");
  await write(field(indicator, "Enhed"), "dage");
  await write(field(indicator, "Udgangspunkt"), "60");
  await write(field(indicator, "Forventet"), "40");
  await write(indicator.getByLabel("Senest", { exact: true }), "2199-12-31");
  await expect(indicator).toContainText("Ikke målt endnu");
  await button(indicator, "Ny måling af »Ventetid«").click();
  await expect(field(indicator, "Værdi")).toBeFocused();
  await field(indicator, "Værdi").fill("50,5");
  await button(indicator, "Tilføj").click();
  await expect(indicator).toContainText("På vej: 48 % af vejen");
  return { plan, goal, indicator };
}

test("a handleplan follows the common template: goals with indicators, measured, proposed, handed in and approved", async ({ relay, device }) => {
  const { page } = await before({ relay, device });
  await page_(page, "Handleplaner");
  await expect(page.getByRole("heading", { name: "Der er ingen handleplaner endnu" })).toBeVisible();
  const { goal, indicator } = await planned(page);
  const spark = indicator.getByRole("img", { name: "Ventetid" });
  await expect(spark).toContainText("50,5");
  await expect(spark).toContainText("Forventet 40");
  await expect(indicator.getByRole("table", { name: "Ventetid" })).toContainText("50,5 dage");
  // What is no number says so and is not written.
  await write(field(indicator, "Forventet"), "mange");
  await expect(indicator.getByText("Skriv et tal, som 12,5.")).toBeVisible();
  await write(field(indicator, "Forventet"), "50,5");
  await expect(indicator).toContainText("Nået");
  const history = goal.getByRole("list", { name: "Historik" }).getByRole("listitem");
  for (const state of ["Indsendt", "Godkendt"]) {
    await button(goal, "Ny tilstand").click();
    await button(goal, "Tilføj").click();
    await expect(said(page)).toHaveText(`Tilstanden er nu: ${state}.`);
  }
  await expect(history).toHaveText([/^Foreslået/, /^Indsendt/, /^Godkendt/]);
  await isAccessible(page);
  // One's own afdeling.
  await button(page, "Ny handleplan").click();
  await chosen(page, "Afdeling").first().fill("Dagtilbud");
  await page.keyboard.press("Enter");
  await expect(region(page, "Handleplan – Dagtilbud")).toBeVisible();
  await says(page, TRANSFERRED);
  await page.reload();
  await expect(region(page, "Handleplan – PPR")).toContainText("1 mål");
  await isAccessibleInEnglish(page, "New action plan");
});

test("the calendar says for a day what is due, what is late, and who has not handed in", async ({ relay, device }) => {
  const { page } = await before({ relay, device });
  await page_(page, "Opfølgning");
  await expect(page.getByRole("heading", { name: "Der er ingen kalender endnu" })).toBeVisible();
  await isAccessible(page);
  await planned(page);
  const year = new Date().getFullYear() + 1;
  await page_(page, "Opfølgning");
  await field(page, "Fra maj i år").fill(String(year));
  await button(page, "Begynd kalenderen").click();
  const calendar = page.getByRole("list", { name: "Kalender", exact: true });
  const steps = calendar.locator(".calendar-step");
  await expect(steps).toHaveText([
    new RegExp(`maj–juni ${year}.*Arbejde med fastsættelse af mål i afdelingerne.*Senere`),
    new RegExp(`ultimo juni ${year}.*Indsendelse og godkendelse af mål.*Senere`),
    new RegExp(`september ${year}.*Opfølgning på mål.*Senere`),
    new RegExp(`december ${year}.*Opfølgning på mål.*Senere`),
    new RegExp(`marts ${year + 1}.*Opfølgning på mål.*Senere`),
    new RegExp(`maj ${year + 1}.*Justering af Udviklingsstrategien.*Senere`),
  ]);
  const look = (day) => page.getByLabel("Vis for dagen").fill(day);
  await look(`${year}-07-01`);
  await expect(steps.nth(1)).toContainText("For sent");
  const missing = page.getByRole("list", { name: "Mangler i »Indsendelse og godkendelse af mål«" }).getByRole("listitem");
  await expect(missing).toHaveText([/^PPR: mål 1 – Børn er med/, /^Udføreområdet: ingen mål endnu/, /^Myndighed: /, /^Krisecenteret: /]);
  await expect(page.getByRole("main").getByRole("status")).toHaveText("0 skal gøres nu · 2 er for sent · 4 har ikke indsendt");
  await button(page, "Markér som indsendt: PPR: mål 1").click();
  await expect(missing).toHaveCount(3);

  await look(`${year}-09-30`);
  await expect(steps.nth(2)).toContainText("Skal gøres nu");
  await button(page, "Følg op på PPR: mål 1").click();
  await expect(field(page, "Hvordan går det?")).toBeFocused();
  await page.keyboard.type("Det går den rigtige vej.");
  await expect(field(page, "Hvordan går det?")).toHaveValue("Det går den rigtige vej.");
  await button(page, "Følg op").click();
  await expect(steps.nth(2)).toContainText("Gjort");
  // Said in September it does not count for December.
  await look(`${year}-12-31`);
  await expect(steps.nth(3)).toContainText("Skal gøres nu");

  await look(`${year + 1}-06-01`);
  await expect(steps.nth(5)).toContainText("For sent");
  await isAccessible(page);
  await button(page, "Ret kalenderen").click();
  const last = group(page, "Trin 6");
  await write(field(last, "Trin 6"), "Justering af strategien");
  await expect(steps.nth(5)).toContainText("Justering af strategien");
  await isAccessibleInEnglish(page, "Edit the calendar");
});

test("a status is worked out for a day, with words of one's own, and each line leads back to what people said", async ({ relay, device }) => {
  const { page } = await before({ relay, device }, { themed: true, strategy: true });
  await button(page, "Nyt spor af et tema").click();
  await button(page, "Tilføj").click();
  const track = region(page, THEME);
  await chosen(track, "Hovedpointe").selectOption({ label: MAIN_POINT });
  await track.getByText("Ansvarlig og periode").click();
  await write(chosen(track, "Afdeling"), "ppr");
  await expect(said(page)).toHaveText("Gemt.");
  await planned(page);
  await page_(page, "Status");
  await button(page, "Ny status").click();
  await button(page, "Status for realiseringen af strategien samt de økonomiske resultater").click();
  await page.getByLabel("For dagen").fill("2199-12-01");
  await button(page, "Tilføj").click();
  const report = region(page, "Status for realiseringen af strategien samt de økonomiske resultater");
  await write(field(report, "Tekst"), "Vi er godt på vej.");
  await report.locator("summary").click();
  await field(report, "Nyt resultat").fill("Anbringelser");
  await page.keyboard.press("Enter");
  const result = group(report, "Anbringelser");
  await write(field(result, "Enhed"), "mio. kr.");
  await write(field(result, "Budget"), "120");
  await write(field(result, "Resultat"), "117,5");
  await expect(result).toContainText("Forskel: -2,5 mio. kr.");

  const table = page.getByRole("table", { name: "I alt" });
  await expect(table.getByRole("row", { name: /^Foreslået/ })).toContainText("1");
  const byPoint = group(region(page, "Efter hovedpointe"), MAIN_POINT);
  await expect(byPoint).toContainText("Foreslået: 1");
  const byDepartment = group(region(page, "Efter afdeling"), "PPR");
  await expect(byDepartment).toContainText(THEME);
  await expect(byDepartment.getByRole("img", { name: "Ventetid" })).toBeVisible();
  await expect(byDepartment).toContainText("På vej: 48 % af vejen");
  await button(byPoint, `Hvad bygger det på? ${THEME}`).click();
  await byPoint.getByText(`Temaet »${THEME}«`).click();
  await expect(byPoint.getByText(WAITING)).toBeVisible();
  await expect(byPoint.getByText("Pårørende, bord 7")).toBeVisible();
  await isAccessible(page);

  // On a day before it was proposed it is not there, and the sum says so.
  await write(report.getByLabel("For dagen"), "2001-01-01");
  await expect(page.getByText("1 spor er først foreslået efter den dag.")).toBeVisible();
  await expect(group(region(page, "Efter hovedpointe"), MAIN_POINT)).toContainText("Ingen spor.");
  await says(page, TRANSFERRED);
  await page.reload();
  await chosen(page, "Vis status").selectOption({ index: 1 });
  await expect(field(report, "Tekst")).toHaveValue("Vi er godt på vej.");
  await isAccessibleInEnglish(page, "By main point");
});

test("two facilitators write on one spor, one of them without a network", async ({ relay, device }) => {
  const { page: first, links } = await before({ relay, device });
  const open = async (page) => {
    await button(page, "Ret »Konferencer«").click();
    return region(page, "Konferencer");
  };
  const one = await newTrack(first, "Konferencer");
  await write(field(one, "Hvad går det ud på?"), "To om året.");
  await expect(said(first)).toHaveText("Gemt.");
  const second = await device({ viewport: { width: 820, height: 1000 } });
  await second.goto(links.facilitator);
  await tab(second, "Handling");
  const other = await open(second);
  await expect(field(other, "Hvad går det ud på?")).toHaveValue("To om året.");
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  await write(field(other, "Hvad går det ud på?"), "To om året, åbne for alle.");
  await write(field(one, "Hvad går det ud på?"), "Mindst to om året.");
  for (const track of [one, other]) await track.getByText("Ansvarlig og periode").click();
  await write(chosen(one, "Afdeling"), "PPR");
  await write(chosen(other, "Afdeling"), "Myndighed");
  for (const [track, reason] of [[one, "Udvalget har valgt"], [other, "Ingen meldte sig"]]) {
    await button(track, "Ny tilstand").click();
    await field(track, "Hvorfor?").fill(reason);
    await button(track, "Tilføj").click();
    await expect(track.getByRole("list", { name: "Historik" })).toContainText(reason);
  }
  await second.context().setOffline(false);
  for (const track of [one, other]) {
    await expect(field(track, "Hvad går det ud på?")).toHaveValue("Mindst to om året, åbne for alle.", { timeout: 20_000 });
    // Both are in the history; of the afdeling both show, for one of them to choose.
    const history = track.getByRole("list", { name: "Historik" });
    await expect(history).toContainText("Udvalget har valgt");
    await expect(history).toContainText("Ingen meldte sig");
    await expect(track.getByText(/I har valgt forskelligt på samme tid/)).toContainText("PPR");
  }
  await button(one, "Brug »Myndighed«").click();
  for (const track of [one, other]) {
    await expect(track.getByText(/I har valgt forskelligt på samme tid/)).toHaveCount(0);
    await expect(chosen(track, "Afdeling")).toHaveValue("Myndighed");
  }
});
