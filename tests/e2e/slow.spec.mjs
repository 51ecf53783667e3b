// The first visit over a network that gives way: what stalls is asked for again, and the person reads a word meanwhile.

import { create, expect, test } from "./temadag.mjs";

test.use({ serviceWorkers: "block" });

const SLOW = { da: "Nettet er langsomt. Temadag åbner, så snart det er hentet.", en: "The network is slow." };

/** The first request for such a file has no answer at all; from the second on the network is there again. */
async function stallOnce(page, pattern) {
  const asked = [];
  await page.route(pattern, (route) => {
    asked.push(route.request().url());
    return asked.length > 1 ? route.continue() : undefined;
  });
  return asked;
}

for (const [what, pattern] of [
  ["the program", /\.wasm(\?\d+)?$/],
  ["its script", /\/temadag-[0-9a-f]+\.js(\?\d+)?$/],
]) {
  test(`${what} that stalls is said to be slow, and fetched by itself`, async ({ relay, device }) => {
    test.setTimeout(120_000);
    const links = await create(await device(), relay);
    const page = await device({ serviceWorkers: "block" });
    const asked = await stallOnce(page, pattern);
    await page.goto(links.participant);
    await expect(page.getByText("Åbner Temadag …")).toBeVisible();
    for (const words of Object.values(SLOW)) await expect(page.getByText(words)).toBeVisible({ timeout: 14_000 });
    await expect(page.getByRole("heading", { level: 1, name: links.title })).toBeVisible({ timeout: 20_000 });
    expect(asked.length).toBeGreaterThan(1);
    await expect(page.locator("#boot")).toHaveCount(0);
  });
}

test("a style sheet that stalls holds up neither the first paint nor the program, and is asked for again", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const links = await create(await device(), relay);
  const page = await device({ serviceWorkers: "block" });
  const asked = await stallOnce(page, /\.css(\?\d+)?$/);
  await page.goto(links.participant, { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1, name: links.title })).toBeVisible({ timeout: 12_000 });
  expect(asked).toHaveLength(1);
  expect(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length)).toBe(1);
  const isStyled = () => page.evaluate(() => getComputedStyle(document.querySelector(".masthead")).backgroundColor !== "rgba(0, 0, 0, 0)");
  expect(await isStyled()).toBe(false);
  await expect.poll(isStyled, { timeout: 20_000 }).toBe(true);
});

test("boot.js that stalls leaves a page that says what to do", async ({ relay, device }) => {
  const page = await device({ serviceWorkers: "block" });
  await page.route(/boot\.js/, () => {});
  await page.goto(relay.address, { waitUntil: "commit" });
  await expect(page.getByText("Sker der ikke noget i et minut, så hent siden igen.")).toBeVisible();
});

test("where all is well nobody reads of a slow network", async ({ relay, device }) => {
  const page = await device();
  await page.goto(relay.address);
  await expect(page.getByRole("button", { name: "Ny temadag" })).toBeVisible();
  await expect(page.getByText("hent siden igen")).toHaveCount(0);
});
