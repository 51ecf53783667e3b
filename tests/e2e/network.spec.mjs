// What is said of the network: by the browser, and by a relay that was not told all of its names.

import { TRANSFERRED, add, create, expect, join, says, status, test } from "./temadag.mjs";

test("a relay that was not told of this name says so on the page, and what is written stays", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const page = await device();
  await join(page, links, { table: 7 });
  await says(page, TRANSFERRED);
  await relay.stop();
  await relay.start(undefined, {}, ["--origin", "https://temadag.example"]);
  await expect(page.getByRole("alert").filter({ hasText: "Serveren kender ikke adressen" })).toBeVisible({ timeout: 30_000 });
  await add(page, "Skrevet alligevel");
  await expect(status(page)).toHaveText(/gemt på denne enhed/i);
  await relay.stop();
  await relay.start(undefined, {}, ["--origin", relay.address]);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await says(page, TRANSFERRED);
  await expect(page.getByRole("alert").filter({ hasText: "Serveren kender ikke adressen" })).toHaveCount(0);
});

test("a browser that knows of no network drops no connection that works", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const page = await device();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket));
  await join(page, links, { table: 7 });
  await says(page, TRANSFERRED);
  const before = sockets.length;
  for (let look = 0; look < 5; look += 1) {
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await page.evaluate(() => window.dispatchEvent(new Event("offline")));
    await add(page, `Nummer ${look}`);
    await says(page, TRANSFERRED);
  }
  expect(sockets.length).toBe(before);
});
