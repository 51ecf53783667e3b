// “Saml”: counting, finding, taking out, and taking in what came late.

import { part } from "./saml.mjs";
import { CELL, FILE_KNOWN, add, cell, create, expect, fileSays, handIn, input, join, saved, tab, test } from "./temadag.mjs";

const OTHER = "Sammenhængende indsatser: Forudsætninger";

const evening = async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const two = await device();
  await join(two, links, { table: 12, stakeholder: "Medarbejder" });
  await add(one, "Flere pædagoger\ni børnehaven");
  await add(one, '=HYPERLINK("x";"y")', { name: OTHER });
  await add(two, "Børnene skal høres", { joint: true });
  await tab(facilitator, "Saml");
  await expect(facilitator.getByRole("article")).toHaveCount(3);
  return { facilitator, links, one, two };
};

const shows = async (page, texts) => {
  await expect(page.getByRole("article")).toHaveCount(texts.length);
  for (const text of texts) await expect(input(page, text)).toBeVisible();
};

test("a number shows what it counts; words and table narrow it further; one press shows all again", async ({ relay, device }) => {
  const { facilitator: page, one } = await evening({ relay, device });
  const counts = page.getByRole("table", { name: "Input pr. celle" });
  const row = (name) => counts.getByRole("row", { name });
  await expect(row(/^Tidlige indsatser/).getByRole("cell")).toHaveText(["2", "0", "0", "0", "2"]);
  await expect(row(/^I alt/).getByRole("cell")).toHaveText(["2", "0", "1", "0", "3"]);

  await row(/^Tidlige indsatser/).getByRole("button").first().click();
  await shows(page, ["Flere pædagoger", "Børnene skal høres"]);
  await page.getByRole("searchbox", { name: "Søg" }).fill("BOERN paeda");
  await shows(page, ["Flere pædagoger"]);
  await expect(row(/^I alt/).getByRole("cell")).toHaveText(["1", "0", "0", "0", "1"]);
  await page.getByRole("button", { name: "Ryd filter" }).click();
  await shows(page, ["Flere pædagoger", "=HYPERLINK", "Børnene skal høres"]);
  await page.getByRole("combobox", { name: "Bord" }).selectOption({ label: "Bord 12" });
  await shows(page, ["Børnene skal høres"]);
  await expect(input(page, "Børnene")).toContainText("Fælles");

  // It is as it was after a look at the plan and a reload.
  await page.getByRole("searchbox", { name: "Søg" }).fill("høres");
  await row(/^Tidlige indsatser/).getByRole("button").last().click();
  await tab(page, "Plan");
  await tab(page, "Saml");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Søg" })).toHaveValue("høres");
  await expect(page.getByRole("combobox", { name: "Bord" })).toHaveValue("12");
  await expect(row(/^Tidlige indsatser/).getByRole("button").last()).toHaveAttribute("aria-pressed", "true");
  await shows(page, ["Børnene skal høres"]);

  // Live, under the filter: what does not fit stays out, and is counted when the filter goes.
  await add(one, "Kommer imens");
  await page.getByRole("button", { name: "Ryd filter" }).click();
  await expect(page.getByRole("article")).toHaveCount(4);
});

test("a file that comes after the close is asked about once", async ({ relay, device }) => {
  const { facilitator: page, one, links } = await evening({ relay, device });
  await one.context().setOffline(true);
  await add(one, "Skrevet for sent");
  const menu = one.getByRole("button", { name: "Menu" });
  await menu.click();
  const file = await saved(one, one.getByRole("button", { name: "Gem som fil" }));
  await tab(page, "Styring");
  await page.getByRole("button", { name: "Luk for input" }).click();
  await expect(page.getByRole("button", { name: "Åbn for input" })).toBeEnabled();
  await tab(page, "Saml");
  await handIn(page, file);
  const dialog = page.getByRole("dialog", { name: "Luk ind?" });
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Luk ind" }).click();
  await expect(dialog).toBeHidden();
  await expect(input(page, "Skrevet for sent")).toHaveCount(1);
  const told = page.getByRole("alert").filter({ hasText: file.name });
  await expect(told).not.toContainText("venter");
  await handIn(page, file);
  await expect(told).toContainText(FILE_KNOWN);
  await expect(dialog).toBeHidden();

  const three = await device();
  await join(three, links, { table: 7 });
  await expect(cell(three, CELL).getByRole("article").filter({ hasText: "Skrevet for sent" })).toHaveCount(1);
  // A file that is none of ours gets a plain word.
  const picture = { name: "billede.png", bytes: Buffer.from("\x89PNG\r\n\x1a\n not one of ours", "latin1") };
  await handIn(page, picture);
  await fileSays(page, picture, "Temadag kender ikke den slags fil.");
});

test("a new facilitator is shown what packs say at once, and told so until the records behind them are checked", async ({ relay, device }) => {
  const { links, one, two } = await evening({ relay, device });
  // Who leaves leaves their sheet behind as a pack.
  for (const page of [one, two]) await page.goto("about:blank");

  const page = await device();
  // The records behind packs are fetched on a second connection: it is held until we say so.
  let connections = 0;
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.routeWebSocket(/\/sync$/, async (socket) => {
    connections += 1;
    if (connections > 1) await released;
    socket.connectToServer();
  });
  await page.goto(links.facilitator);
  await tab(page, "Saml");
  // At the counts, and where files leave.
  const checking = page.getByText("2 ark er ved at blive kontrolleret; tallene kan ændre sig.");
  await part(page, "Eksport");
  await expect(checking).toBeVisible();
  await part(page, "Input");
  await expect(checking).toBeVisible();
  await shows(page, ["Flere pædagoger", "=HYPERLINK", "Børnene skal høres"]);
  const sum = page.getByRole("table", { name: "Input pr. celle" }).getByRole("row", { name: /^I alt/ });
  await expect(sum.getByRole("cell").last()).toHaveText("3");

  release();
  await expect(page.getByText("ved at blive kontrolleret")).toHaveCount(0);
  await shows(page, ["Flere pædagoger", "=HYPERLINK", "Børnene skal høres"]);
  expect(connections).toBe(2);
});
