// “Prøv aftenen”: a rehearsal with invented participants, on this device alone, thrown away afterwards.

import { button, isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { create, expect, holdsTheApp, status, tab, test } from "./temadag.mjs";

const PHASE = "Input ved bordene";
const BAND = "Dette er en prøve. Deltagerne er opfundne.";
const ONLY_HERE = "Prøve: kun på denne enhed";

const phase = (page, title) => region(page, "Program").getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });
const band = (page) => page.getByRole("complementary", { name: "Prøve" });
const cells = (page, table) => region(page, "Bordene").getByRole("row", { name: new RegExp(`^Bord ${table} `) }).getByRole("cell");

/** How many of these rows there are, by the column: 0 persons, 3 inputs. */
const sum = async (page, column) => {
  const counts = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((table) => cells(page, table).nth(column).textContent()));
  return counts.map(Number).reduce((one, other) => one + other, 0);
};

/** Begins a rehearsal where an evening is prepared; returns the address of the real workshop, and which sockets are opened. */
const begin = async (page) => {
  const real = page.url();
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await button(page, "Prøv aftenen").click();
  await expect(page.getByRole("heading", { level: 1, name: /^Prøve: / })).toBeVisible();
  await expect(band(page)).toContainText(BAND);
  await expect(status(page)).toHaveText(ONLY_HERE);
  return { real, sockets };
};

test("an evening is rehearsed with a roomful of invented participants, and nothing of it stays or leaves", async ({ relay, device }) => {
  test.setTimeout(360_000);
  const page = await device({ viewport: { width: 1440, height: 1000 } });
  const { title } = await create(page, relay);
  await holdsTheApp(page);
  await tab(page, "Del");
  const { real, sockets } = await begin(page);

  // [V2] They take their seats, and wait until something is started.
  await expect.poll(() => sum(page, 0), { timeout: 60_000 }).toBe(40);
  expect(await sum(page, 3)).toBe(0);
  await isAccessible(page);
  await phase(page, PHASE).getByRole("button", { name: "Start fase" }).click();
  await expect.poll(() => sum(page, 3), { timeout: 60_000 }).toBeGreaterThan(15);
  await expect(region(page, "Dækning").getByRole("img", { name: "Dækning" })).toBeVisible();

  // They are heard, as people with the app open are.
  await expect.poll(() => sum(page, 1), { timeout: 90_000 }).toBe(40);

  // In a pause they are quiet.
  await button(page, "Pause").click();
  await expect(button(page, "Fortsæt")).toBeVisible();
  await page.waitForTimeout(2_000);
  const stands = await sum(page, 3);
  await page.waitForTimeout(4_000);
  expect(await sum(page, 3)).toBe(stands);
  await button(page, "Fortsæt").click();
  await expect.poll(() => sum(page, 3), { timeout: 30_000 }).toBeGreaterThan(stands + 5);

  // [V3] Loaded again, the same people go on.
  await page.reload();
  await expect(band(page)).toBeVisible();
  await expect.poll(() => sum(page, 0), { timeout: 60_000 }).toBe(40);
  // What was saved as a document is shown before the records that came after it.
  await expect.poll(() => sum(page, 3), { timeout: 20_000 }).toBeGreaterThan(stands);
  const again = await sum(page, 3);
  await expect.poll(() => sum(page, 3), { timeout: 60_000 }).toBeGreaterThan(again + 5);

  // A few are late, and are let in.
  await button(page, "Luk fase").click();
  await expect(button(page, "Luk alle ind")).toBeVisible({ timeout: 30_000 });
  await page.waitForTimeout(4_000);
  const closed = await sum(page, 3);
  await button(page, "Luk alle ind").click();
  await expect(button(page, "Luk alle ind")).toBeHidden();
  await expect.poll(() => sum(page, 3)).toBeGreaterThan(closed);

  // They vote.
  const vote = region(page, "Afstemning");
  await vote.getByRole("button", { name: "Åbn afstemning" }).click();
  await expect(vote.getByText(/^(1\d|[2-4]\d) deltagere har givet \d+ stemmer\.$/)).toBeVisible({ timeout: 60_000 });
  // What has been tried is ticked off.
  const guide = region(page, "Prøv det hele");
  await expect(guide.getByRole("listitem").filter({ hasText: "(prøvet)" })).toHaveCount(5);
  await isAccessible(page);
  await isAccessibleInEnglish(page, "The participants are invented.");
  await page.getByRole("link", { name: "Dansk" }).click();

  // “Del” gives no links, and the front page says what it is.
  await tab(page, "Del");
  await expect(page.getByRole("main")).toContainText("der er ingen links at dele");
  await expect(page.getByRole("textbox", { name: "Link til deltagere" })).toHaveCount(0);
  await isAccessible(page);
  await page.goto(relay.address);
  const listed = page.getByRole("link", { name: `Prøve: ${title}` });
  await listed.click();
  await expect(band(page)).toContainText(BAND);

  // [V1] No socket was opened to a relay in all that time.
  expect(sockets).toEqual([]);

  // [V4] Ended, it is gone, and the real workshop is as it was.
  await button(page, "Slut prøven").click();
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
  await expect(band(page)).toHaveCount(0);
  expect(page.url()).toContain(new URL(real).pathname.split("/").slice(0, 3).join("/"));
  await tab(page, "Styring");
  expect(await sum(page, 0)).toBe(0);
  expect(await sum(page, 3)).toBe(0);
  await page.goto(relay.address);
  await expect(page.getByRole("link", { name: title, exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: /^Prøve/ })).toHaveCount(0);
  const databases = await page.evaluate(async () => (await indexedDB.databases()).length);
  expect(databases).toBe(1);
});

test("a rehearsal needs no network, and is found again where it was begun", async ({ relay, device }) => {
  test.setTimeout(180_000);
  const page = await device({ viewport: { width: 820, height: 1180 } });
  const { title } = await create(page, relay);
  await holdsTheApp(page);
  await tab(page, "Styring");
  await page.context().setOffline(true);
  await begin(page);
  await expect.poll(() => sum(page, 0), { timeout: 60_000 }).toBe(40);
  await phase(page, PHASE).getByRole("button", { name: "Start fase" }).click();
  await expect.poll(() => sum(page, 3), { timeout: 60_000 }).toBeGreaterThan(5);
  await expect(status(page)).toHaveText(ONLY_HERE);

  // The big screen has no code, and says so.
  const [screen] = await Promise.all([page.waitForEvent("popup"), page.getByRole("link", { name: "Projektor" }).click()]);
  await expect(screen.getByText("Her står QR-koden på aftenen.")).toBeVisible();
  await expect(band(screen)).toContainText(BAND);
  await isAccessible(screen);
  await screen.close();

  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Fortsæt prøven" }).click();
  await expect(band(page)).toContainText(BAND);
  await button(page, "Slut prøven").click();
  await expect(page.getByRole("heading", { level: 1, name: title, exact: true })).toBeVisible();
  await expect(button(page, "Prøv aftenen")).toBeVisible();
});
