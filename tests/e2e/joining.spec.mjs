// Joining: from the code on a table to a first contribution, what is said of privacy, and a tablet that goes from hand to
// hand.

import * as Automerge from "@automerge/automerge";
import { unzipSync } from "fflate";
import { isAccessible, part } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, cell, create, expect, input, join, saved, says, tab, test } from "./temadag.mjs";

const PRIVACY = "Det, du skriver, kan læses af alle, der er med i dag.";
const SENTENCE = "Skolen ringer, før det går galt";
const signOf = ({ participant }, table) => participant.replace("/deltag#", `/deltag?bord=${table}#`);
const secretOf = ({ participant }) => participant.slice(participant.indexOf("#") + 1);
const writing = (page) => page.getByRole("textbox", { name: "Nyt input" });

test("from the code on a table to a first contribution: three taps and one sentence [L5]", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const page = await device({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto("about:blank");
  await page.goto(signOf(links, 7));
  await expect(page.getByText(PRIVACY)).toBeVisible();
  await expect(page.getByText("Du sidder ved bord 7. Hvem er du?")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Bord" })).toHaveValue("7");
  await expect(page).toHaveURL(/\/w\/[0-9a-f]{32}$/);
  await isAccessible(page);

  let taps = 0;
  const tap = async (locator) => {
    await expect(locator).toBeInViewport();
    await locator.tap();
    taps += 1;
  };
  await tap(page.getByRole("button", { name: "Pårørende", exact: true }));
  const region = page.getByRole("region", { name: "Fra rettigheds- til udviklingstænkning: Potentiale" });
  await tap(region.getByRole("textbox", { name: "Nyt input" }));
  await page.keyboard.type(SENTENCE);
  await tap(region.getByRole("button", { name: "Tilføj", exact: true }));
  await expect(input(page, SENTENCE)).toBeVisible();
  expect(taps).toBe(3);
  await expect(page.getByRole("listitem").filter({ hasText: "Bord 7" })).toBeVisible();

  // The secret went to no server, and back leads out.
  expect(asked.filter((url) => new URL(url).href.includes(secretOf(links)))).toEqual([]);
  await page.goBack();
  expect(page.url()).toBe("about:blank");
});

test("a table's code opens without a network where the link was opened before, escaped too, and asks who sits elsewhere", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const page = await device();
  await page.goto(links.participant);
  await expect(page.getByRole("combobox", { name: "Bord" })).toHaveValue("");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.goto(signOf(links, 12));
  await expect(page.getByRole("combobox", { name: "Bord" })).toHaveValue("12");
  await page.getByRole("combobox", { name: "Interessent" }).selectOption({ label: "Borger" });
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await add(page, "Skrevet uden net");
  await says(page, OFFLINE);

  await page.goto(signOf(links, 9).replace("#", "%23"));
  await expect(page.getByRole("combobox", { name: "Bord" })).toHaveValue("9");
  await expect(page).toHaveURL(/\/w\/[0-9a-f]{32}$/);
  await page.getByRole("button", { name: "Annullér" }).click();
  await expect(input(page, "Skrevet uden net")).toBeVisible();
  await page.context().setOffline(false);
  await says(page, TRANSFERRED);
});

test("which text about privacy somebody was shown is kept with what they write", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const page = await device();
  await join(page, links, { table: 7, stakeholder: "Pårørende" });
  await add(page, SENTENCE);
  await says(page, TRANSFERRED);
  await tab(facilitator, "Saml");
  await expect(input(facilitator, SENTENCE)).toBeVisible();
  await part(facilitator, "Eksport");
  const zip = await saved(facilitator, facilitator.getByRole("button", { name: "Automerge" }));
  const documents = Object.values(unzipSync(zip.bytes)).map((bytes) => Automerge.load(bytes));
  const plan = documents.find((document) => document.privacy !== undefined);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(String(plan.privacy)));
  const version = Buffer.from(digest).toString("hex").slice(0, 16);
  const sheet = documents.find((document) => Object.values(document.contributions ?? {}).some((one) => one.text === SENTENCE));
  expect(String(sheet.profile.privacy)).toBe(version);
});

test("who comes after on a tablet sees nothing of what the one before typed, nor by back, reload or filling in", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const page = await device();
  await join(page, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  await add(page, "Åses ord", { joint: true });
  const typed = "Halvt skrevet om noget fortroligt";
  await cell(page, "Tidlige indsatser: Forudsætninger").getByRole("textbox", { name: "Nyt input" }).fill(typed);
  await input(page, "Åses ord").getByRole("button", { name: "Kommentarer" }).click();
  await page.getByRole("textbox", { name: "Kommentar" }).fill(`${typed} som kommentar`);
  await input(page, "Åses ord").getByRole("checkbox", { name: "Vigtigt" }).check({ force: true });

  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("button", { name: "Ny deltager", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ny deltager", exact: true }).click();
  await expect(page.getByRole("combobox", { name: "Bord" })).toHaveValue("7");
  await expect(page.getByRole("combobox", { name: "Interessent" })).toHaveValue("");
  await expect(page.getByRole("textbox", { name: "Navn eller pseudonym (valgfrit)" })).toHaveValue("");
  for (const form of await page.locator("form").all()) await expect(form).toHaveAttribute("autocomplete", "off");
  await page.getByRole("button", { name: "Borger", exact: true }).click();
  await expect(writing(page).first()).toBeVisible();

  const isClean = async () => {
    await expect(input(page, "Åses ord")).toBeVisible();
    await expect(input(page, "Åses ord")).toContainText("Åse, Pårørende");
    await expect(input(page, "Åses ord").getByRole("button", { name: "Træk tilbage" })).toHaveCount(0);
    await expect(input(page, "Åses ord").getByRole("checkbox", { name: "Vigtigt" })).not.toBeChecked();
    await expect(page.getByRole("textbox", { name: "Kommentar" })).toHaveCount(0);
    const values = await page.locator("textarea, input").evaluateAll((all) => all.map(({ value }) => value));
    expect(values.filter((value) => value.includes("fortroligt"))).toEqual([]);
    expect(await page.locator("body").innerText()).not.toContain("fortroligt");
    // Nor is Åse's choice of for whom one writes.
    await writing(cell(page)).focus();
    await expect(cell(page).getByRole("checkbox", { name: "Fælles for bordet" })).not.toBeChecked();
    await page.getByRole("link", { name: "Mine input" }).click();
    await expect(page.getByText("Du har ikke skrevet noget endnu.")).toBeVisible();
    await page.getByRole("link", { name: "Bordet" }).click();
  };
  await isClean();
  await page.reload();
  await isClean();
  // Away and back again, whether the browser kept the page or not.
  await page.goto(relay.address);
  await page.goBack();
  await isClean();
  for (const form of await page.locator("form").all()) await expect(form).toHaveAttribute("autocomplete", "off");
});
