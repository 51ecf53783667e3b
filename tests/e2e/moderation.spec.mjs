// Moderation: what looks as if it named somebody is pointed out and asked about once; hiding can need two; the log.

import * as saml from "./saml.mjs";
import { button, isAccessible, list, region, row, treated } from "./saml.mjs";
import { TRANSFERRED, expect, says, tab, test } from "./temadag.mjs";

const CPR = "Min søn 010110-4444 venter stadig";
const PHONE = "Ring til mig på 23 45 67 89";
const CASE = "Sag 2017-064387 gik i stå den 29.01.2018";
const NAME = "Lyt til det, Åse siger";
const PLAIN = "Kortere ventetid";

const evening = (stage) => saml.evening(stage, { ase: [CPR, PLAIN, CASE], staff: [PHONE, NAME] });
const focus = (page) => region(page, "I fokus");
const review = (page) => region(page, "Gennemsyn");

test("what looks like personal data is a queue, each asked about once, and the log tells who did what", async ({ relay, device }) => {
  const { facilitator: page, links, one } = await evening({ relay, device });
  await expect(row(page, CPR)).toContainText("Ligner CPR-nummer");
  await expect(row(page, PHONE)).toContainText("Ligner telefonnummer");
  await expect(row(page, NAME)).toContainText("Ligner navn på en deltager");
  await expect(row(page, CASE)).not.toContainText("Ligner");
  await expect(row(page, PLAIN)).not.toContainText("Ligner");

  await review(page).getByRole("button", { name: "3 input ligner personoplysninger" }).click();
  await expect(list(page).getByRole("article")).toHaveCount(3);
  await row(page, CPR).click();
  await expect(focus(page).getByRole("group", { name: "Ligner personoplysninger" })).toContainText("CPR-nummer: 010110-4444");
  await isAccessible(page);
  await focus(page).getByRole("button", { name: "Skjul som personoplysninger" }).click();
  await expect(row(page, CPR)).toContainText("Skjult");
  await expect(row(page, CPR)).not.toContainText("Ligner");
  await treated(page, 1, 5);
  await expect(review(page).getByRole("button", { name: "2 input ligner personoplysninger" })).toBeVisible();
  await page.keyboard.press("z");
  await expect(row(page, CPR)).toContainText("Ligner CPR-nummer");
  await row(page, CPR).click();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(row(page, CPR)).toContainText("Skjult");

  // Found harmless, it is not asked about again, until its words change.
  await row(page, NAME).click();
  await focus(page).getByRole("button", { name: "Det er i orden" }).click();
  await expect(row(page, NAME)).not.toContainText("Ligner");
  await says(page, TRANSFERRED);
  await page.reload();
  await expect(review(page).getByRole("button", { name: "1 input ligner personoplysninger" })).toBeVisible();
  const input = one.getByRole("article").filter({ hasText: PLAIN });
  await input.getByRole("button", { name: "Ret" }).click();
  await one.getByRole("textbox", { name: "Ret input" }).fill(`${PLAIN}, skriv til min@example.org`);
  await one.getByRole("button", { name: "Færdig" }).click();
  await expect(review(page).getByRole("button", { name: "2 input ligner personoplysninger" })).toBeVisible();
  await button(page, "Ryd filter").click();
  await expect(row(page, PLAIN)).toContainText("Ligner mailadresse");

  await review(page).getByText("Log", { exact: true }).click();
  const log = review(page).getByRole("table");
  await expect(log.getByRole("row").filter({ hasText: "Skjulte: Personoplysninger" })).toHaveCount(2);
  await expect(log.getByRole("row").filter({ hasText: "Så på teksten: i orden" })).toContainText("Dig");
  await review(page).getByRole("combobox", { name: "Hvad" }).selectOption({ label: "Fletning" });
  await expect(review(page).getByText("0 linjer i loggen")).toBeVisible();
  await review(page).getByRole("combobox", { name: "Hvad" }).selectOption({ label: "Skjul og godkendelse" });
  await review(page).getByRole("searchbox", { name: "Søg i loggen" }).fill("i orden");
  await expect(review(page).getByText("1 linje i loggen")).toBeVisible();
  await review(page).getByRole("searchbox", { name: "Søg i loggen" }).fill("");
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Gem loggen som CSV").click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const csv = Buffer.concat(chunks).toString("utf8");
  expect(csv).toContain('"Skjulte: Personoplysninger";"(skjult)"');
  expect(csv).not.toContain("010110");
  await isAccessible(page);
  expect(links.participant).toBeTruthy();
});

test("where facilitators want two, what one hides is hidden at once and waits for another", async ({ relay, device }) => {
  const { facilitator: page, links } = await evening({ relay, device });
  const other = await device({ viewport: { width: 1440, height: 900 } });
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await expect(list(other).getByRole("article")).toHaveCount(5);
  await review(page).getByRole("checkbox", { name: "En anden facilitator skal godkende, at noget skjules" }).check();
  await expect(review(other).getByRole("checkbox", { name: "En anden facilitator skal godkende, at noget skjules" })).toBeChecked();
  await row(page, CPR).click();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(row(page, CPR)).toContainText("Skjult");
  await row(page, CPR).click();
  await expect(focus(page)).toContainText("Det venter på, at en anden facilitator godkender det.");
  await expect(focus(page).getByRole("button", { name: "Godkend" })).toHaveCount(0);

  await review(other).getByRole("button", { name: "1 skjulte venter på godkendelse" }).click();
  await expect(list(other).getByRole("article")).toHaveCount(1);
  await row(other, CPR).click();
  await focus(other).getByRole("button", { name: "Godkend" }).click();
  await expect(review(other).getByRole("button", { name: "venter på godkendelse" })).toHaveCount(0);
  await expect(focus(page)).toContainText("En anden facilitator har godkendt, at det er skjult.");
  await isAccessible(other);
});
