// Voting, the gallery, and coming back to one's own input: two people, a facilitator, and a network that goes.

import * as saml from "./saml.mjs";
import { EARLY, button, isAccessible, isAccessibleInEnglish, region, row } from "./saml.mjs";
import { TRANSFERRED, add, expect, holdsTheApp, join, says, tab, test } from "./temadag.mjs";

const WAIT = "Kortere ventetid på svar";
const HEARD = "Børnene skal høres først";
const SECRET = "Ring til min nabo Bo";

const evening = (stage) => saml.evening(stage, { ase: [WAIT], staff: [HEARD, SECRET] });
const input = (page, text) => page.getByRole("article").filter({ hasText: text });
const give = (page, text) => input(page, text).getByRole("button", { name: "Giv stemme" });
const left = (page) => page.getByRole("main").getByRole("status");
const go = (page, name) => page.getByRole("navigation", { name: "Sider" }).getByRole("link", { name }).click();
const control = (page, name) => region(page, "Afstemning").getByRole("button", { name, exact: true });
const run = (page) => tab(page, "Styring");

test("points are given, taken back and kept offline; who comes late is let in, and nobody's ballot is seen", async ({ relay, device }) => {
  const { facilitator: page, links, one, two } = await evening({ relay, device });
  await run(page);
  await expect(region(page, "Afstemning")).toContainText("Hver deltager har 5 stemmer.");
  await expect(give(one, WAIT)).toHaveCount(0);
  await control(page, "Åbn afstemning").click();
  await expect(region(page, "Afstemning")).toContainText("Afstemningen er åben.");

  // By the keyboard too, and what is left is always in sight.
  await expect(left(one)).toHaveText("5 stemmer tilbage");
  await give(one, WAIT).focus();
  for (const points of [1, 2, 3]) {
    await one.keyboard.press("Enter");
    await expect(input(one, WAIT)).toContainText(points === 1 ? "Du har givet 1 stemme" : `Du har givet ${points} stemmer`);
  }
  await expect(left(one)).toHaveText("2 stemmer tilbage");
  await input(one, WAIT).getByRole("button", { name: "Fjern stemme" }).click();
  await expect(left(one)).toHaveText("3 stemmer tilbage");
  await expect(region(page, "Afstemning")).toContainText("1 deltager har givet 2 stemmer.");
  await isAccessible(one);

  // Offline, and in a second tab of the same person: once each.
  await says(two, TRANSFERRED);
  await two.context().setOffline(true);
  await give(two, HEARD).click();
  await expect(left(two)).toHaveText("4 stemmer tilbage");
  await two.context().setOffline(false);
  await expect(region(page, "Afstemning")).toContainText("2 deltagere har givet 3 stemmer.", { timeout: 20_000 });
  const second = await one.context().newPage();
  await second.goto(one.url());
  await expect(left(second)).toHaveText("3 stemmer tilbage");
  await give(second, WAIT).click();
  await expect(left(one)).toHaveText("2 stemmer tilbage");
  await expect(region(page, "Afstemning")).toContainText("2 deltagere har givet 4 stemmer.");

  // Who first appears now waits.
  const late = await device();
  await join(late, links, { table: 7, stakeholder: "Politiker" });
  await give(late, WAIT).click();
  await expect(left(late)).toHaveText("4 stemmer tilbage");
  await expect(region(page, "Afstemning")).toContainText("1 deltager er kommet til, efter at afstemningen blev åbnet.");
  await expect(region(page, "Afstemning")).toContainText("2 deltagere har givet 4 stemmer.");
  await isAccessible(page);
  await region(page, "Afstemning").getByRole("button", { name: "Luk Politiker, bord 7 ind i afstemningen" }).click();
  await expect(region(page, "Afstemning")).toContainText("3 deltagere har givet 5 stemmer.");
  await expect(region(page, "Afstemning").getByRole("listitem").filter({ hasText: WAIT })).toContainText("4 stemmer fra 2 deltagere");

  // Nobody else's points show anywhere.
  await expect(input(late, WAIT)).toContainText("Du har givet 1 stemme");
  await control(page, "Luk afstemning").click();
  await expect(give(one, WAIT)).toHaveCount(0);
  await expect(input(one, WAIT)).toContainText("Du har givet 3 stemmer");
  await expect(one.getByText("Afstemningen er lukket.")).toBeVisible();
  await isAccessibleInEnglish(one, "The vote is closed.");
});

test("what facilitators hang up can be read and voted on by all, and nothing hidden", async ({ relay, device }) => {
  const { facilitator: page, one } = await evening({ relay, device });
  await go(one, "Galleri");
  await expect(one.getByText("Her er ikke noget endnu.")).toBeVisible();
  await row(page, SECRET).click();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(row(page, SECRET)).toContainText("Skjult");
  await run(page);
  await region(page, "Galleri").getByRole("button", { name: "Hæng alt op (2)" }).click();
  await expect(region(page, "Galleri")).toContainText("2 input hænger i galleriet.");
  await expect(one.getByText("2 input fra alle borde")).toBeVisible();
  await one.getByRole("combobox", { name: "Fokuspunkt" }).selectOption({ label: "Sammenhængende indsatser" });
  await expect(input(one, HEARD)).toContainText("Bord 12");
  await expect(one.locator("body")).not.toContainText(SECRET);
  await control(page, "Åbn afstemning").click();
  await give(one, HEARD).click();
  await expect(left(one)).toHaveText("4 stemmer tilbage");
  await isAccessible(one);

  // Read again without a network; and what is hidden later comes down.
  await says(one, TRANSFERRED);
  await holdsTheApp(one);
  await one.context().setOffline(true);
  await one.reload();
  await one.getByRole("combobox", { name: "Fokuspunkt" }).selectOption({ label: "Sammenhængende indsatser" });
  await expect(input(one, HEARD)).toContainText("Du har givet 1 stemme");
  await one.context().setOffline(false);
  await tab(page, "Saml");
  await row(page, HEARD).click();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(input(one, HEARD)).toHaveCount(0, { timeout: 20_000 });
  await expect(one.getByText("1 input fra alle borde")).toBeVisible();
  // So does what its writer withdraws.
  await go(one, "Bordet");
  await input(one, WAIT).getByRole("button", { name: "Træk tilbage" }).click();
  await go(one, "Galleri");
  await expect(one.getByText("Her er ikke noget endnu.")).toBeVisible({ timeout: 20_000 });
  await go(one, "Bordet");
  await add(one, "Kom til senere", { name: EARLY });
  await run(page);
  await region(page, "Galleri").getByRole("button", { name: "Hæng alt op (1)" }).click();
  await go(one, "Galleri");
  await expect(one.getByText("1 input fra alle borde")).toBeVisible();
  await region(page, "Galleri").getByRole("button", { name: "Tag alt ned" }).click();
  await expect(one.getByText("Her er ikke noget endnu.")).toBeVisible();
});

test("each of one's own input says where it is, and a code brings one back to it from another device", async ({ relay, device }) => {
  const { links, one } = await evening({ relay, device });
  await says(one, TRANSFERRED);
  await one.context().setOffline(true);
  await add(one, "Skrevet uden net", { name: EARLY });
  await go(one, "Mine input");
  const own = (page, text) => page.getByRole("list", { name: "Mine input" }).getByRole("listitem").filter({ hasText: text });
  await expect(own(one, "Skrevet uden net")).toContainText("Gemt på denne enhed");
  await expect(own(one, WAIT)).toContainText("Overført");
  await one.context().setOffline(false);
  await expect(own(one, "Skrevet uden net")).toContainText("Overført", { timeout: 20_000 });
  await says(one, TRANSFERRED);
  const code = await one.getByRole("textbox", { name: "Kvitteringskode" }).inputValue();
  await isAccessible(one);

  const other = await device();
  await other.goto(links.participant);
  await other.getByText("Har du en kvitteringskode?").click();
  await other.getByRole("textbox", { name: "Kvitteringskode" }).fill(code.slice(0, -1));
  await button(other, "Brug koden").click();
  await expect(other.getByText("Koden passer ikke til denne temadag.")).toBeVisible();
  await isAccessible(other);
  await other.getByRole("textbox", { name: "Kvitteringskode" }).fill(code.toLowerCase());
  await button(other, "Brug koden").click();
  await expect(other.getByRole("textbox", { name: "Kvitteringskode" })).toHaveCount(0);
  await join(other, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  await go(other, "Mine input");
  await expect(own(other, WAIT)).toBeVisible();
  await go(other, "Bordet");
  await input(other, WAIT).getByRole("button", { name: "Træk tilbage" }).click();
  await go(one, "Bordet");
  await expect(input(one, WAIT)).toHaveCount(0);
});

test("who wrote something that is hidden reads so, and why, and when it is shown again", async ({ relay, device }) => {
  const { facilitator: page, one } = await evening({ relay, device });
  const own = one.getByRole("list", { name: "Mine input" }).getByRole("listitem").filter({ hasText: WAIT });
  await go(one, "Mine input");
  await expect(own).not.toContainText("Skjult");
  // Heard of on the way, and once more when the device comes back to it.
  await one.context().setOffline(true);
  await tab(page, "Saml");
  await row(page, WAIT).click();
  await page.keyboard.press("h");
  await page.getByRole("combobox", { name: "Årsag" }).selectOption({ label: "Personoplysninger" });
  await page.keyboard.press("Enter");
  await expect(row(page, WAIT)).toContainText("Skjult");
  await says(page, TRANSFERRED);
  await one.context().setOffline(false);
  await expect(own).toContainText("Skjult af en facilitator: det kan vise, hvem nogen er.", { timeout: 20_000 });
  await isAccessible(one);
  await page.keyboard.press("z");
  await expect(row(page, WAIT)).not.toContainText("Skjult");
  await expect(own).not.toContainText("Skjult", { timeout: 20_000 });
});
