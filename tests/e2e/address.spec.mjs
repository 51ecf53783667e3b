// What arrives by address: a link with what a message put behind it, or escaped on its way, opens its temadag, and the
// secret in it stays nowhere.

import { create, expect, test } from "./temadag.mjs";

const secretOf = (link) => link.slice(link.indexOf("#") + 1);

/** The workshop is open, and its secret is not in the address, nor in what “back” leads to. */
async function isIn(page, { title, participant }) {
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await expect(page).toHaveURL(/\/w\/[0-9a-f]{32}$/);
  const seen = await page.evaluate(() => [location.href, document.URL, JSON.stringify(history.state)]);
  expect(seen.join()).not.toContain(secretOf(participant));
}

test("a link opens with whatever a message put behind it", async ({ relay, device }) => {
  test.setTimeout(180_000);
  const links = await create(await device(), relay);
  for (const behind of ["»", "”", "\"", "…", ">", "%20", "\u00a0", "\u200b", "\u00ad", "%C2%BB.%20"]) {
    const page = await device();
    await page.goto(links.participant + behind);
    await isIn(page, links);
    await page.context().close();
  }
});

test("a link whose # was escaped opens, and its secret leaves address and history at once [D14]", async ({ relay, device }) => {
  test.setTimeout(180_000);
  const links = await create(await device(), relay);
  const escaped = links.participant.replace("#", "%23");
  for (const address of [escaped, links.participant.replace("#", "%2523"), `${escaped}%C2%BB`, links.participant.replace("/deltag#", "/deltag%20%23")]) {
    const page = await device();
    await page.goto("about:blank");
    const answer = await page.goto(address);
    expect(answer.status(), address).toBe(200);
    expect(answer.headers()["cache-control"]).toBe("no-store");
    await isIn(page, links);
    // The worker holds the page under “/” and nothing under this address.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const held = await page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map((request) => request.url);
    });
    expect(held.join()).not.toContain(secretOf(links.participant));
    await page.reload();
    await isIn(page, links);
    await page.goBack();
    expect(page.url()).toBe("about:blank");
    await page.context().close();
  }
  const page = await device();
  await page.goto(`${relay.address}/deltag%23ikke-et-link`);
  await expect(page.getByRole("heading", { name: "Linket er ikke helt" })).toBeVisible();
});
