// “Sag”: what political bodies are asked to approve or told of, written part by part and read as on an agenda.

import { button, isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, create, expect, join, says, tab, test } from "./temadag.mjs";

const said = (page) => page.locator(".done .toolbar-said");
const reading = (page) => page.getByRole("article", { name: "Som den læses" });
const list = (page, name) => page.getByRole("list", { name, exact: true });
const box = (of, name) => of.getByRole("textbox", { name, exact: true });
const group = (page, name) => page.getByRole("group", { name, exact: true });

/** Writes into a field that saves itself, and leaves it. */
async function write(of, text) {
  await of.fill(text);
  await of.press("Tab");
}

async function begin(page, template) {
  await page.getByRole("radio", { name: template }).check();
  await button(page, "Ny sag").click();
  await expect(reading(page)).toBeVisible();
}

test("the case of 2016 from its template, with the timetable drawn in, a decision of each body, and on paper", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  await create(page, relay);
  await tab(page, "Tidsplan");
  await page.getByRole("radio", { name: /13 rækker/ }).check();
  await button(page, "Begynd").click();
  await expect(page.getByRole("table", { name: "Tidsplan" })).toBeVisible();
  await tab(page, "Sag");
  await isAccessible(page);
  await begin(page, /ti punkter/);
  const paper = reading(page);
  await expect(paper.getByText("Punkt 7.", { exact: true })).toBeVisible();
  await expect(paper.getByRole("heading").first()).toHaveText(
    "Godkendelse: Udviklingsstrategi for børn, unge og familier med særlige behov",
  );
  await expect(paper.getByText("2015-043093")).toBeVisible();
  await expect(paper.getByText(/^at /)).toHaveCount(10);
  await expect(paper.getByRole("heading")).toHaveText([
    /^Godkendelse: /,
    "Sagsbeskrivelse",
    "Baggrund og afsæt",
    "Proces",
    "Organisering af udviklingsprocessen",
    "Mål",
    "Økonomi",
    "Tidsplan",
    "Bilag:",
  ]);
  await expect(paper.getByRole("table", { name: "Tidsplan" }).locator("tbody tr")).toHaveCount(13);
  await expect(paper.getByRole("row", { name: /Høringsperiode/ })).toContainText("03.02.16 – 24.02.16");

  // A clause more, at its place, and out again.
  await button(page, "Nyt »at …«").click();
  const eleventh = group(page, "11. Uden tekst");
  await expect(box(eleventh, "at")).toBeFocused();
  await page.keyboard.type("strategien sendes i høring");
  await page.keyboard.press("Escape");
  await expect(paper.getByText(/^at /)).toHaveCount(11);
  await button(page, "Flyt »11. strategien sendes i høring« op").click();
  await expect(paper.getByText(/^at /).nth(9)).toHaveText("at strategien sendes i høring");
  await button(page, "Tag »10. strategien sendes i høring« ud").click();
  await expect(paper.getByText(/^at /)).toHaveCount(10);
  await button(page, "Fortryd").click();
  await expect(paper.getByText(/^at /)).toHaveCount(11);

  // A second body: each has its point and keeps what it decided.
  await write(box(group(page, "1. Skoleudvalget"), "Beslutning"), "Godkendt");
  await expect(paper.getByText("Godkendt", { exact: true })).toBeVisible();
  await button(page, "Nyt udvalg").click();
  const second = () => list(page, "Behandling").getByRole("listitem").nth(1);
  await write(box(second(), "Udvalg"), "Byråd");
  await write(box(second(), "Punkt"), "3");
  await write(box(second(), "Hvornår"), "4/4 2016");
  await expect(box(second(), "Hvornår")).toHaveValue("4. april 2016");
  await write(box(second(), "Beslutning"), "Godkendt med bemærkninger");
  await expect(paper.locator(".cases-decision")).toHaveText(["Skoleudvalget: Godkendt", "Byråd: Godkendt med bemærkninger"]);
  await page.getByRole("combobox", { name: "Læst af" }).selectOption("Byråd");
  await expect(paper.getByText("Punkt 3.", { exact: true })).toBeVisible();

  // Prose with a list, and a section of one's own that is offered a heading.
  const background = group(page, "1. Baggrund og afsæt");
  await write(box(background, "Tekst"), "Hovedpointerne er:\n- Tilfør kompetencer tidligt i livet\n- Styrke det tværprofessionelle samarbejde");
  await expect(paper.locator(".cases-items > li")).toHaveText([
    "Tilfør kompetencer tidligt i livet",
    "Styrke det tværprofessionelle samarbejde",
  ]);
  await isAccessible(page);

  await page.emulateMedia({ media: "print" });
  await expect(paper).toBeVisible();
  await expect(page.getByRole("region", { name: /^Godkendelse:/ })).toBeHidden();
  await expect(button(page, "Ny sag")).toBeHidden();
  await page.emulateMedia({ media: null });

  await says(page, TRANSFERRED);
  await page.reload();
  await expect(reading(page).getByText(/^at /)).toHaveCount(11);
  await page.getByRole("button", { name: "Tag sagen ud" }).click();
  await expect(reading(page)).toHaveCount(0);
  await button(page, "Sæt ind igen: Godkendelse: Udviklingsstrategi for børn, unge og familier med særlige behov").click();
  await expect(reading(page).getByText(/^at /)).toHaveCount(11);
  await isAccessibleInEnglish(page, "As it is read");
});

test("an information has no clauses, counts who took part, and stands beside another case", async ({ relay, device }) => {
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(page, relay);
  const relative = await device();
  await join(relative, links, { table: 7, stakeholder: "Pårørende" });
  for (const text of ["Ventetiden er for lang", "En fast kontaktperson"]) await add(relative, text);
  await says(relative, TRANSFERRED);
  await tab(page, "Sag");
  await begin(page, /Orientering om temadagen/);
  const paper = reading(page);
  await expect(paper.getByRole("heading").first()).toHaveText(
    "Orientering om Nye veje på det specialiserede område - skole, social og handicap",
  );
  await expect(paper.getByText(/^at /)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Nyt »at …«" })).toHaveCount(0);
  await expect(paper.getByText("Tidsplanen er tom.")).toBeVisible();
  const day = group(page, "3. Temadag den 29. januar");
  await day.getByRole("combobox", { name: "Sæt ind fra data" }).selectOption("Hvem deltog");
  const counts = paper.getByRole("table", { name: "Hvem deltog" });
  await expect(counts.getByRole("row")).toHaveText([/Interessent/, /Pårørende\s*1\s*2/, /I alt\s*1\s*2/]);

  // A second case; the first is a choice away.
  await begin(page, /En tom sag/);
  await expect(paper.getByRole("heading").first()).toHaveText("Godkendelse:");
  await write(box(page, "Titel"), "Høring om strategien");
  await expect(paper.getByRole("heading").first()).toHaveText("Godkendelse: Høring om strategien");
  const chosen = page.locator("#case-chosen");
  await chosen.selectOption("Orientering om Nye veje på det specialiserede område - skole, social og handicap");
  await expect(counts).toBeVisible();
  await chosen.selectOption("Godkendelse: Høring om strategien");

  // Two facilitators apart: letters are joined, a number is chosen.
  const second = await device({ viewport: { width: 820, height: 1000 } });
  await second.goto(links.facilitator);
  await tab(second, "Sag");
  await second.locator("#case-chosen").selectOption("Godkendelse: Høring om strategien");
  await expect(box(second, "Titel")).toHaveValue("Høring om strategien");
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  for (const [of, number] of [[second, "2018-000002"], [page, "2018-000001"]]) {
    await write(box(of, "Sagsnummer"), number);
    await expect(said(of)).toHaveText("Gemt.");
  }
  await write(box(second, "Titel"), "Anden høring om strategien");
  await write(box(page, "Titel"), "Høring om strategien for 2019");
  await second.context().setOffline(false);
  for (const of of [page, second]) {
    await expect(box(of, "Titel")).toHaveValue("Anden høring om strategien for 2019", { timeout: 20_000 });
    await expect(of.getByText("I har valgt forskelligt på samme tid:")).toBeVisible({ timeout: 20_000 });
  }
  await button(page, "Brug »2018-000002«").click();
  for (const of of [page, second]) await expect(reading(of).getByText("2018-000002")).toBeVisible();
});
