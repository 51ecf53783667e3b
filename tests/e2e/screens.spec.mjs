// Every screen at three widths (a facilitator's at a fourth), in the dark and with letters twice as large: nothing is
// wider than the screen. The pictures are for people to look at; `cargo xtask pictures` puts those of the README into `docs/`.

import fs from "node:fs";
import path from "node:path";
import { putIn, region } from "./saml.mjs";
import { TRANSFERRED, add, create, expect, join, says, tab, test } from "./temadag.mjs";

const FOLDER = path.join(process.env.TEMADAG_PICTURES ?? "test-results/pictures", "screens");
const WIDTHS = [390, 820, 1440];
const DESK = [...WIDTHS, 1920];

const NEEDS = "Tidlige indsatser: Forudsætninger";
const INPUT = [
  ["Ventetiden på en udredning er så lang, at barnet når at falde ud af skolen."],
  ["Én fast kontaktperson hele vejen, også når barnet fylder 18."],
  ["Spørg barnet først. Det ved godt selv, hvad der er svært."],
  ["Tid til at tale sammen på tværs af skole, PPR og familieafdeling.", NEEDS],
  ["Kortere ventetid på en udredning.", NEEDS],
];

/** Pictures of a page as it stands; says where something is wider than the screen. */
async function look(page, name, widths = WIDTHS) {
  fs.mkdirSync(FOLDER, { recursive: true });
  const tooWide = [];
  const take = async (width, how, set = () => {}) => {
    await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
    await page.evaluate(set);
    await page.evaluate(() => window.scrollTo(0, 0));
    // Two frames: what is measured is laid out anew in the first.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const reaching = (width) => [...document.querySelectorAll("main *")]
      .filter((element) => element.getBoundingClientRect().right > width)
      .slice(-3).map(({ outerHTML }) => outerHTML.slice(0, 120));
    if (wide > width) tooWide.push(`${name}, ${how}: ${wide} px at ${width}`, ...(await page.evaluate(reaching, width)));
    await page.screenshot({ path: path.join(FOLDER, `${name}-${how}.png`), fullPage: true });
  };
  const before = page.viewportSize();
  for (const width of widths) await take(width, `${width}`);
  await take(820, "dark", () => (document.documentElement.className = "dark"));
  await take(820, "large", () => (document.documentElement.className = "size-200"));
  await take(390, "large-narrow");
  await page.evaluate(() => (document.documentElement.className = ""));
  await page.emulateMedia({ forcedColors: "active" });
  await take(820, "forced");
  await page.emulateMedia({ forcedColors: null });
  await page.setViewportSize(before);
  expect.soft(tooWide).toEqual([]);
}

test("every screen of a participant at three widths, dark, large and with forced colours", async ({ relay, device }) => {
  test.setTimeout(240_000);
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const one = await device();
  await one.goto(relay.address);
  await expect(one.getByRole("button", { name: "Ny temadag" })).toBeVisible();
  await look(one, "front");
  await one.goto(links.participant);
  await expect(one.getByRole("button", { name: "Gå i gang" })).toBeVisible();
  await look(one, "join");
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const two = await device();
  await join(two, links, { table: 7, stakeholder: "Medarbejder", name: "Bo" });
  for (const [text, name] of INPUT) await add(one, text, { name });
  await add(two, "Det samme oplever vi.", { name: NEEDS });
  await tab(facilitator, "Styring");
  await region(facilitator, "Program").getByRole("listitem").filter({ hasText: "Input ved bordene" }).getByRole("button", { name: "Start fase" }).click();
  await expect(one.getByRole("timer", { name: "Tid tilbage" })).toBeVisible();
  await says(one, TRANSFERRED);
  await look(one, "board");
  const go = (name) => one.getByRole("navigation", { name: "Sider" }).getByRole("link", { name }).click();
  await go("Mine input");
  await expect(one.getByRole("textbox", { name: "Kvitteringskode" })).toBeVisible();
  await look(one, "mine");
  await facilitator.getByRole("button", { name: "Åbn afstemning" }).click();
  await region(facilitator, "Galleri").getByRole("button", { name: /^Hæng alt op/ }).click();
  await go("Galleri");
  await one.getByRole("combobox", { name: "Fokuspunkt" }).selectOption({ label: "Tidlige indsatser" });
  await one.getByRole("button", { name: "Giv stemme" }).first().click();
  await look(one, "gallery");
  await go("Bordet");
  await expect(one.getByRole("button", { name: "Giv stemme" }).first()).toBeVisible();
  await look(one, "vote");
});

test("every screen of a facilitator at three widths, dark, large and with forced colours", async ({ relay, device }) => {
  test.setTimeout(360_000);
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  await page.goto(relay.address);
  await page.getByRole("button", { name: "Ny temadag" }).click();
  await expect(page.getByRole("radiogroup", { name: "Skabelon" })).toBeVisible();
  await look(page, "create", DESK);
  const links = await create(page, relay);
  await look(page, "share", DESK);
  const one = await device();
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  for (const [text, name] of INPUT) await add(one, text, { name });
  for (const name of ["Plan", "Program"]) {
    await tab(page, name);
    await look(page, name.toLowerCase(), DESK);
  }
  await tab(page, "Styring");
  await region(page, "Program").getByRole("listitem").filter({ hasText: "Input ved bordene" }).getByRole("button", { name: "Start fase" }).click();
  await expect(page.getByRole("timer", { name: "Tid tilbage" }).first()).toBeVisible();
  await look(page, "styring", DESK);
  await tab(page, "Saml");
  await expect(page.getByRole("article")).toHaveCount(INPUT.length);
  await putIn(page, INPUT[0][0], "Ventetid");
  await putIn(page, INPUT[1][0], "Kontaktperson");
  await look(page, "input", DESK);
  const part = (name) => page.getByRole("navigation", { name: "Saml" }).getByRole("link", { name, exact: true }).click();
  await part("Temaer");
  await expect(page.getByRole("region", { name: "Ventetid" })).toBeVisible();
  await look(page, "themes", DESK);
  await part("Ens input");
  await expect(page.getByText(/par tilbage|ikke flere par/)).toBeVisible({ timeout: 20_000 });
  await look(page, "alike", DESK);
  await part("Overblik");
  await expect(page.getByRole("img").first()).toBeVisible();
  await look(page, "overview", DESK);
  await part("Papir");
  await expect(page.getByRole("form", { name: "Papirskema" })).toBeVisible();
  await look(page, "paper", DESK);
  await part("Eksport");
  await expect(page.getByRole("button", { name: "Word", exact: true })).toBeVisible();
  await look(page, "export", DESK);
  await tab(page, "Strategi");
  await expect(page.getByRole("radio", { name: /Fire hovedpointer/ })).toBeVisible();
  await look(page, "strategy-begin", DESK);
  await page.getByRole("button", { name: "Begynd", exact: true }).click();
  await page.getByRole("button", { name: /^Nyt punkt i »Hovedpointe 1 › Hvad gør vi/ }).click();
  const point = page.getByRole("group", { name: "Punkt 1", exact: true });
  await point.getByRole("textbox", { name: "Deltekst" }).fill("Åben rådgivning, som familier kan gå ind i uden ventetid.");
  await point.getByRole("button", { name: "Tilføj kilde" }).click();
  await point.getByRole("button", { name: "Tilføj kilde" }).click();
  await point.getByText("Temaet »Ventetid«").click();
  await expect(point.getByText("Pårørende, bord 7")).toBeVisible();
  await point.getByRole("button", { name: /^I korte ord/ }).click();
  await point.getByRole("textbox", { name: "I korte ord" }).fill("Kom ind og få råd.");
  await point.getByRole("button", { name: /^Note/ }).click();
  await point.getByRole("textbox", { name: /^Note til de andre/ }).fill("Spørg Bente, om det er sagt højt.");
  await point.getByRole("button", { name: /^Mangler/ }).click();
  await look(page, "strategy", DESK);
  await page.getByRole("link", { name: "Læs som tekst" }).click();
  await expect(page.getByText(/^LIX \d/)).toBeVisible();
  await look(page, "strategy-read", DESK);
  await page.getByRole("link", { name: "Pjece", exact: true }).click();
  await expect(page.getByRole("article").getByText("Kom ind og få råd.")).toBeVisible();
  await look(page, "strategy-leaflet", DESK);
  await page.getByRole("link", { name: "Skriv", exact: true }).click();
  await tab(page, "Tidsplan");
  await page.getByRole("radio", { name: /13 rækker/ }).check();
  await look(page, "timetable-begin", DESK);
  await page.getByRole("button", { name: "Begynd", exact: true }).click();
  await expect(page.getByRole("table", { name: "Tidsplan" })).toBeVisible();
  await look(page, "timetable", DESK);
  await tab(page, "Sag");
  await page.getByRole("radio", { name: /ti punkter/ }).check();
  await look(page, "case-begin", DESK);
  await page.getByRole("button", { name: "Ny sag", exact: true }).click();
  await expect(page.getByRole("article", { name: "Som den læses" })).toBeVisible();
  await look(page, "case", DESK);
  await tab(page, "Handling");
  await expect(page.getByRole("button", { name: "Nyt spor af et tema" })).toBeVisible();
  await look(page, "actions-begin", DESK);
  await page.getByRole("button", { name: "Nyt spor af et tema" }).click();
  await page.getByRole("button", { name: "Tilføj", exact: true }).click();
  const track = page.getByRole("region", { name: "Ventetid", exact: true });
  await track.getByRole("combobox", { name: "Hovedpointe" }).selectOption({ index: 1 });
  await track.getByRole("button", { name: "Vælg til året" }).click();
  await expect(track.getByRole("list", { name: "Historik" })).toContainText("Valgt");
  await look(page, "actions", DESK);
  const action = (name) => page.getByRole("navigation", { name: "Handling" }).getByRole("link", { name, exact: true }).click();
  await action("Figurer");
  await page.getByRole("button", { name: "Begynd med fem trin" }).click();
  await expect(page.getByRole("img", { name: "Indsatstrappen" })).toBeVisible();
  await look(page, "actions-figures", DESK);
  await action("Handleplaner");
  await page.getByRole("button", { name: "Begynd med fire afdelinger" }).click();
  await page.getByRole("button", { name: "Ret »Handleplan – PPR«" }).click();
  await page.getByRole("button", { name: "Nyt mål i »Handleplan – PPR«" }).click();
  await page.getByRole("button", { name: "Tilføj", exact: true }).click();
  await page.getByRole("button", { name: "Ny indikator" }).click();
  await expect(page.getByRole("textbox", { name: "Forventet" })).toBeVisible();
  await look(page, "actions-plans", DESK);
  await action("Opfølgning");
  await page.getByRole("button", { name: "Begynd kalenderen" }).click();
  await expect(page.getByRole("list", { name: "Kalender" })).toBeVisible();
  await look(page, "actions-calendar", DESK);
  await action("Status");
  await expect(page.getByRole("table", { name: "I alt" })).toBeVisible();
  await look(page, "actions-status", DESK);
  await page.goto(`${new URL(page.url()).pathname.replace(/handling\/status$/, "projektor")}`.replace(/^/, relay.address));
  await expect(page.getByRole("img", { name: "QR-kode til deltagere" })).toBeVisible();
  await look(page, "projector", DESK);
});

test("every screen of a hearing, the parties' too, at three widths, dark, large and with forced colours", async ({ relay, device }) => {
  test.setTimeout(300_000);
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  await create(page, relay);
  await tab(page, "Høring");
  await look(page, "hearing-none", DESK);
  await tab(page, "Strategi");
  await page.getByRole("button", { name: "Begynd", exact: true }).click();
  const versions = region(page, "Versioner");
  await versions.getByRole("combobox", { name: "Navn på versionen" }).fill("sendt i høring");
  await versions.getByRole("button", { name: "Gem version", exact: true }).click();
  await expect(versions.getByRole("list", { name: "Versioner" }).getByText("sendt i høring")).toBeVisible();
  await tab(page, "Høring");
  await page.getByLabel("Fra dag").fill("2026-01-01");
  await page.getByLabel("Til dag").fill("2199-12-31");
  await page.getByRole("button", { name: "Send i høring", exact: true }).click();
  for (const name of ["Handicaprådet", "Ældrerådet"]) {
    await page.getByRole("combobox", { name: "Partens navn" }).fill(name);
    await page.getByRole("button", { name: "Ny part", exact: true }).click();
    await expect(page.getByRole("list", { name: "Parter" }).getByRole("textbox", { name: "Partens navn" }).last()).toHaveValue(name);
  }
  await look(page, "hearing-sent", DESK);
  const link = await page.getByRole("textbox", { name: "Link til høringsparter" }).inputValue();

  const party = await device();
  await party.goto(link);
  await party.getByRole("textbox", { name: "Hvem svarer?" }).fill("Handicaprådet");
  await party.keyboard.press("Enter");
  const first = party.getByRole("group", { name: /^Hovedpointe 1 / });
  await first.getByRole("button", { name: "Svar her" }).click();
  await first.getByRole("textbox").fill("Ventetiden på en udredning er for lang. Skriv en frist på otte uger, og sig, hvem der holder øje med den.");
  await first.getByRole("button", { name: "Gem svar" }).click();
  await says(party, TRANSFERRED);
  await look(party, "party");

  const nav = page.getByRole("navigation", { name: "Høring", exact: true });
  await nav.getByRole("link", { name: "Høringssvar" }).click();
  const answers = page.getByRole("list", { name: "Høringssvar" });
  await answers.getByRole("button", { name: "Handicaprådet" }).click();
  await answers.getByRole("combobox", { name: "Afgørelse" }).selectOption("Imødekommet");
  const remark = answers.getByRole("textbox", { name: "Forvaltningens bemærkning" });
  await remark.fill("Fristen er skrevet ind i hovedpointe 1.");
  await remark.press("Escape");
  await expect(page.getByText("1 af 1 høringssvar er behandlet")).toBeVisible();
  await look(page, "hearing-answers", DESK);
  await nav.getByRole("link", { name: "Hvidbog" }).click();
  await expect(page.getByRole("heading", { name: "Handicaprådet" })).toBeVisible();
  await look(page, "hearing-white-paper", DESK);
});
