// “Tidsplan”: the steps of the longer plan, what is odd about them, and the whole as a table, a picture and a calendar.

import ICAL from "ical.js";
import { button, isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, create, expect, saved, says, tab, test } from "./temadag.mjs";

const said = (page) => page.locator(".done .toolbar-said");
const list = (page) => page.getByRole("list", { name: "Rækker" });
const rows = (page) => list(page).locator("> .timetable-item");
const row = (page, name) => page.getByRole("group", { name, exact: true });
const field = (of, name) => of.getByRole(name === "Hvem" || name === "Rolle" ? "combobox" : "textbox", { name });
const table = (page) => page.getByRole("table", { name: "Tidsplan" });
const lines = async (page) => {
  const all = await table(page).getByRole("row").all();
  return Promise.all(all.map((line) => line.locator("th, td").allInnerTexts()));
};
const odd = (page) => region(page, "Se efter");

/** A facilitator's timetable from a template. */
async function begun(page, template) {
  await tab(page, "Tidsplan");
  await page.getByRole("radio", { name: template }).check();
  await button(page, "Begynd").click();
  await expect(table(page)).toBeVisible();
}

/** Writes into a field that saves itself, and leaves it. */
async function write(of, text) {
  await of.fill(text);
  await of.press("Tab");
}

test("the rows of 2016 stand as in the source, and its two that are out of order are said", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  await create(page, relay);
  await tab(page, "Tidsplan");
  await expect(page.getByRole("radio", { name: /7 rækker/ })).toBeChecked();
  await isAccessible(page);
  await begun(page, /13 rækker/);
  await expect(rows(page)).toHaveCount(13);
  const shown = await lines(page);
  expect(shown).toHaveLength(14);
  expect(shown[0]).toEqual(["Hvad", "Hvornår", "Hvem", "Rolle"]);
  expect(shown[2]).toEqual(["SA Ledergruppe – drøftelse og kvalificering", "12.01.15", "SA Ledergruppe", ""]);
  expect(shown[7]).toEqual([
    "Høringsperiode FMU og AMU (muligvis ekstraordinære møder)",
    "03.02.16 – 24.02.16",
    "FMU og AMU",
    "MED",
  ]);
  expect(shown[13][1]).toBe("2016–2020");
  await expect(odd(page).getByRole("status")).toContainText("2 ting at se efter");
  const found = odd(page).getByRole("listitem");
  await expect(found.nth(0)).toContainText("2. SA Ledergruppe – drøftelse og kvalificering");
  await expect(found.nth(0)).toContainText("Begynder før »1. BFA ledergruppe – drøftelse og kvalificering«, som står ovenfor.");
  await expect(found.nth(1)).toContainText("13. Udviklingsproces FB og Skoleforvaltningen");
  await isAccessible(page);

  // From what is odd to its row, where it is put right.
  await found.nth(0).getByRole("button").click();
  const second = row(page, "2. SA Ledergruppe – drøftelse og kvalificering");
  await expect(field(second, "Hvornår")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("6/1 2016");
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("Gemt: 06.01.16.");
  await expect(odd(page).getByRole("status")).toContainText("1 ting at se efter");
  await expect(field(second, "Hvornår")).toHaveValue("06.01.16");

  // A hearing that outlasts the second treatment, on a Saturday; undone.
  const hearing = row(page, "7. Høringsperiode FMU og AMU (muligvis ekstraordinære møder)");
  await write(field(hearing, "Hvornår"), "03.02.16 – 19.03.16");
  const ofHearing = hearing.getByRole("list", { name: "Se efter i rækken" }).getByRole("listitem");
  await expect(ofHearing).toHaveText([
    "Høringen er ikke slut før 2. behandling: »10. 2. Behandling SK«.",
    "19. marts 2016 er en lørdag.",
  ]);
  await button(page, "Fortryd").click();
  await expect(field(hearing, "Hvornår")).toHaveValue("03.02.16 – 24.02.16");
  await expect(ofHearing).toHaveCount(0);

  // The dates in words, in the table and in the fields.
  await page.getByRole("combobox", { name: "Datoer skrives som" }).selectOption("29. januar 2018");
  await expect(field(hearing, "Hvornår")).toHaveValue("3.–24. februar 2016");
  await expect(table(page)).toContainText("4. april 2016");
  await says(page, TRANSFERRED);
  await page.reload();
  await expect(table(page)).toContainText("3.–24. februar 2016");
  await isAccessibleInEnglish(page, "1 thing to look at");
  await expect(page.getByRole("table", { name: "Timetable" })).toContainText("3–24 February 2016");
});

test("a timetable of one's own: rows are written, moved, taken out, put back and handed on", async ({ relay, device }) => {
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  await create(page, relay);
  await begun(page, /En tom tidsplan/);
  await expect(page.getByText("Når en række har et tidspunkt, tegnes tidsplanen her.")).toBeVisible();
  await button(page, "Ny række").click();
  const first = row(page, "1. Uden tekst");
  await expect(field(first, "Hvad")).toBeFocused();
  await page.keyboard.type("Årets temadag; i Nordkraft, med æøå");
  await page.keyboard.press("Escape");
  const day = row(page, "1. Årets temadag; i Nordkraft, med æøå");
  await write(field(day, "Hvornår"), "29/1 2018 kl. 18.30-21.30");
  await expect(field(day, "Hvornår")).toHaveValue("29. januar 2018 kl. 18.30–21.30");
  await write(field(day, "Hvem"), "Skoleforvaltningen");
  await write(field(day, "Rolle"), "projektgruppe");
  await button(page, "Ny række").click();
  await expect(field(row(page, "2. Uden tekst"), "Hvad")).toBeFocused();
  await page.keyboard.type("Udkast");
  await page.keyboard.press("Tab");
  const draft = row(page, "2. Udkast");
  await write(field(draft, "Hvornår"), "februar");
  await expect(draft.getByText("Læses som februar 2018 efter rækken ovenfor.")).toBeVisible();
  await button(page, "Ny række").click();
  await expect(field(row(page, "3. Uden tekst"), "Hvad")).toBeFocused();
  await page.keyboard.type("Budgetseminar");
  await page.keyboard.press("Tab");
  const seminar = row(page, "3. Budgetseminar");
  await write(field(seminar, "Hvornår"), "når budgettet er klar");
  await expect(odd(page)).toContainText("»når budgettet er klar« kan ikke læses som et tidspunkt.");
  // Not refused: it stands as it was typed.
  await expect(table(page)).toContainText("når budgettet er klar");

  // By the arrows, and February has no year any more.
  await page.getByRole("button", { name: "Flyt »2. Udkast« op" }).click();
  await expect(row(page, "1. Udkast").getByText("Årstallet mangler.")).toBeVisible();
  await page.getByRole("button", { name: "Flyt »1. Udkast« ned" }).click();
  await expect(row(page, "2. Udkast").getByText("Læses som februar 2018")).toBeVisible();

  // Out, back by undo; out again, back from the list.
  await page.getByRole("button", { name: "Tag »2. Udkast« ud" }).click();
  await expect(rows(page)).toHaveCount(2);
  await button(page, "Fortryd").click();
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("button", { name: "Tag »2. Udkast« ud" }).click();
  await button(page, "Sæt ind igen: Udkast").click();
  await expect(row(page, "2. Udkast")).toBeVisible();

  // Picture and table have one name; the picture is readable on a telephone too.
  await expect(page.getByRole("img", { name: "Tidsplan" })).toBeVisible();
  await expect(page.getByRole("img", { name: "Tidsplan" })).toHaveCount(1);
  await page.setViewportSize({ width: 390, height: 844 });
  const drawn = page.getByRole("img", { name: "Tidsplan" });
  await expect(drawn).toBeVisible();
  expect((await drawn.boundingBox()).width).toBeLessThanOrEqual(390);
  const letters = await drawn.locator("text").evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect().height));
  expect(Math.min(...letters)).toBeGreaterThan(11);
  await page.setViewportSize({ width: 1440, height: 1000 });

  // The calendar, read by a program that is not ours.
  const read = async () => {
    const file = await saved(page, button(page, "Kalender"));
    expect(file.name).toBe("tidsplan.ics");
    const text = file.bytes.toString("utf8");
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(76);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  };
  const events = await read();
  await expect(page.getByText("Filen tidsplan.ics er gemt. 1 række uden tidspunkt er ikke med.")).toBeVisible();
  expect(events.map((event) => event.summary)).toEqual(["Årets temadag; i Nordkraft, med æøå", "Udkast"]);
  expect(events[0].startDate.toString()).toBe("2018-01-29T18:30:00");
  expect(events[0].endDate.toString()).toBe("2018-01-29T21:30:00");
  expect(events[0].startDate.zone.tzid).toBe("floating");
  expect(events[0].description).toBe("Hvem: Skoleforvaltningen\nRolle: projektgruppe");
  expect(events[1].startDate.isDate).toBe(true);
  expect(events[1].startDate.toString()).toBe("2018-02-01");
  // The day after the last, as calendars count.
  expect(events[1].endDate.toString()).toBe("2018-03-01");
  await write(field(row(page, "2. Udkast"), "Hvornår"), "marts 2018");
  await expect(table(page)).toContainText("Marts 2018");
  const again = await read();
  expect(again.map((event) => event.uid)).toEqual(events.map((event) => event.uid));
  expect(new Set(again.map((event) => event.uid)).size).toBe(2);
  expect(again[1].startDate.toString()).toBe("2018-03-01");

  const svg = await saved(page, button(page, "SVG"));
  expect(svg.bytes.toString("utf8")).toContain("<title>Tidsplan</title>");
  const png = await saved(page, button(page, "PNG"));
  expect([...png.bytes.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));

  // On paper: the picture and the table, and no fields.
  await page.emulateMedia({ media: "print" });
  await expect(table(page)).toBeVisible();
  await expect(page.getByRole("img", { name: "Tidsplan" })).toBeVisible();
  await expect(button(page, "Ny række")).toBeHidden();
  await expect(list(page)).toHaveCount(0);
  await page.emulateMedia({ media: null });
});

test("two facilitators apart choose differently for one row, and one of the two is chosen", async ({ relay, device }) => {
  const first = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(first, relay);
  await begun(first, /10 rækker/);
  await expect(odd(first).getByRole("status")).toContainText("2 ting at se efter");
  await expect(odd(first)).toContainText("»8/« kan ikke læses som et tidspunkt.");
  const second = await device({ viewport: { width: 820, height: 1000 } });
  await second.goto(links.facilitator);
  await tab(second, "Tidsplan");
  await expect(rows(second)).toHaveCount(10);
  const meeting = (page) => row(page, "3. Drøftelse i Sektor-MED");
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  await write(field(meeting(second), "Hvornår"), "8. april 2016");
  await expect(said(second)).toHaveText("Gemt: 8. april 2016.");
  await write(field(meeting(first), "Hvornår"), "8. maj 2016");
  await expect(said(first)).toHaveText("Gemt: 8. maj 2016.");
  // What is written letter by letter is joined.
  await write(field(meeting(second), "Hvad"), "Drøftelse i Sektor-MED og AMU");
  await write(field(meeting(first), "Hvad"), "Første drøftelse i Sektor-MED");
  await second.context().setOffline(false);
  const joined = (page) => row(page, "3. Første drøftelse i Sektor-MED og AMU");
  for (const page of [first, second]) {
    await expect(joined(page).getByText("I har valgt forskelligt på samme tid:")).toBeVisible({ timeout: 20_000 });
  }
  await isAccessible(first);
  await button(joined(first), "Brug »8. april 2016«").click();
  for (const page of [first, second]) {
    await expect(page.getByText("I har valgt forskelligt på samme tid:")).toBeHidden();
    await expect(field(joined(page), "Hvornår")).toHaveValue("8. april 2016");
    await expect(odd(page).getByRole("status")).toContainText("1 ting at se efter");
  }
});
