// The browser translates the page: what changes afterwards is seen, and is translated too.

import { OFFLINE, SAVED, TRANSFERRED, add, cell, create, expect, input, join, tab, test } from "./temadag.mjs";

/**
 * Translates as browsers do: takes each text node out and puts <font><font>words</font></font> in its place, and does so
 * with whatever comes later. “Words” become «words», so that it shows what was translated.
 */
const translate = (page) =>
  page.evaluate(() => {
    const font = (content) => Object.assign(document.createElement("font"), { style: "vertical-align: inherit" }).appendChild(content).parentNode;
    const one = (node) => {
      if (!node.data.trim() || node.parentNode.closest("font, script, style, textarea, noscript, [translate=no]")) return;
      node.replaceWith(font(font(document.createTextNode(`«${node.data}»`))));
    };
    const all = (root) => {
      if (root.nodeType === Node.TEXT_NODE) return void (root.isConnected && one(root));
      if (root.nodeType !== Node.ELEMENT_NODE) return;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      nodes.forEach(one);
    };
    document.documentElement.classList.add("translated-ltr");
    all(document.body);
    new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(all))).observe(document.body, {
      childList: true,
      subtree: true,
    });
  });

const says = (page, words) => expect(page.getByRole("status")).toHaveText(`«${words}»`, { timeout: 20_000 });

test("the status, others' edits, counts and messages are seen under translation, and translated", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7, name: "Åse" });
  const two = await device();
  await join(two, links, { table: 7, name: "Bo" });
  await tab(facilitator, "Saml");
  for (const page of [one, two, facilitator]) await translate(page);
  await says(one, TRANSFERRED);

  await add(two, "Først");
  await expect(input(one, "«Først»")).toBeVisible();
  await input(two, "Først").getByRole("button", { name: "Ret" }).click();
  const editor = two.getByRole("textbox", { name: "Ret input" });
  await editor.fill("Først og fremmest");
  await two.getByRole("button", { name: "Færdig" }).click();
  for (const page of [one, facilitator]) await expect(input(page, "«Først og fremmest»")).toBeVisible();
  await expect(input(one, "«Først»")).toHaveCount(0);

  // Edited once more: what stands there was translated twice by now.
  await input(two, "Først og fremmest").getByRole("button", { name: "Ret" }).click();
  await editor.fill("Sidst");
  await two.getByRole("button", { name: "Færdig" }).click();
  for (const page of [one, facilitator]) await expect(input(page, "«Sidst»")).toBeVisible();

  // Counts.
  const row = facilitator.getByRole("row", { name: /Tidlige indsatser/ });
  await expect(row.getByRole("button").last()).toHaveText("«1»");
  await add(one, "Mit");
  await expect(row.getByRole("button").last()).toHaveText("«2»");

  // What comes and goes beside a field.
  const field = cell(one).getByRole("textbox", { name: "Nyt input" });
  const unadded = cell(one).locator(".composer-unadded");
  for (const [typed, words] of [["x", "«Ikke tilføjet endnu»"], ["", ""], ["y", "«Ikke tilføjet endnu»"], ["", ""]]) {
    await field.fill(typed);
    await expect(unadded).toHaveText(words);
  }

  await relay.stop();
  await one.context().setOffline(true);
  await says(one, OFFLINE);
  await one.context().setOffline(false);
  await relay.start();
  await says(one, TRANSFERRED);
  expect(SAVED).not.toBe(TRANSFERRED);

  // The other language.
  await one.getByRole("link", { name: "English" }).click();
  await says(one, "Transferred");
  await one.getByRole("textbox", { name: "New input" }).first().focus();
  await expect(one.getByRole("button", { name: "Add" }).first()).toHaveText("«Add»");
});

test("a page that is not translated is as it was", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7 });
  await add(one, "Først");
  expect(await one.evaluate(() => document.querySelectorAll("font").length)).toBe(0);
});
