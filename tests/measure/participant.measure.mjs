// A participant who comes late to a table of nine that has contributed twenty times each.

import { add, cell, expect, join, test } from "../e2e/temadag.mjs";
import { CONTRIBUTIONS, crowd } from "./crowd.mjs";
import { measured } from "./measured.mjs";

const NEIGHBOURS = 9;

test("a late participant fetches little and opens at once", async ({ relay, folder, machine }) => {
  const { link } = await crowd(relay, folder, { persons: NEIGHBOURS, tables: 1 });
  const device = machine("participant");
  let page = await device.start();
  const wire = await listen(page);
  const links = { participant: link, title: await titleOf(page, link) };
  await join(page, links, { table: 1 });
  await expect(page.getByRole("article")).toHaveCount(NEIGHBOURS * CONTRIBUTIONS);
  measured("participant: cold join beyond the app, received", wire.received / 1000, "KB", 50);
  measured("participant: cold join beyond the app, sent", wire.sent / 1000, "KB");

  await add(page, "Nu er jeg her også");
  await expect(page.getByRole("status")).toHaveText("Overført");
  const board = page.url();
  await page.goto("about:blank");
  await device.stop();

  page = await device.start();
  await page.goto(board);
  await expect(page.getByRole("article")).toHaveCount(NEIGHBOURS * CONTRIBUTIONS + 1);
  await page.waitForFunction(() => performance.getEntriesByName("temadag.home").length > 0);
  const opened = await page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0].startTime;
    return at("temadag.home") - at("temadag.opening");
  });
  measured("participant: own table from a cold disk", opened, "ms", 50);

  const mutations = await remoteEdit(page, machine("neighbour"), links);
  measured("participant: DOM mutations for one remote edit", mutations, "", 1);
});

/** Counts what goes through the socket, both ways. */
async function listen(page) {
  const wire = { received: 0, sent: 0 };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  const bytes = ({ payloadData, opcode }) => (opcode === 2 ? Buffer.from(payloadData, "base64").length : payloadData.length);
  devtools.on("Network.webSocketFrameReceived", ({ response }) => (wire.received += bytes(response)));
  devtools.on("Network.webSocketFrameSent", ({ response }) => (wire.sent += bytes(response)));
  return wire;
}

async function titleOf(page, link) {
  await page.goto(link);
  await expect(page.getByRole("combobox", { name: "Bord" })).toBeVisible();
  return page.getByRole("heading", { level: 1 }).textContent();
}

async function remoteEdit(page, other, links) {
  const neighbour = await other.start();
  await join(neighbour, links, { table: 1, stakeholder: "Medarbejder" });
  await add(neighbour, "Ordet er ændre");
  const remote = cell(page).getByRole("article").filter({ hasText: "Ordet er ændre" });
  await expect(remote).toBeVisible();
  await page.evaluate(() => {
    window.mutations = 0;
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver((records) => (window.mutations += records.length)).observe(document.body, everything);
  });
  await neighbour.getByRole("article").filter({ hasText: "Ordet er ændre" }).getByRole("button", { name: "Ret" }).click();
  await neighbour.getByRole("textbox", { name: "Ret input" }).fill("Ordet er ændret");
  await expect(remote).toContainText("Ordet er ændret");
  return page.evaluate(() => window.mutations);
}
