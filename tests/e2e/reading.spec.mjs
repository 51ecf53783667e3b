// Reading ease: the size of letters, colours, movement, plain words, and a voice; kept on the device.

import { isAccessible } from "./saml.mjs";
import { add, cell, create, expect, input, join, test } from "./temadag.mjs";

const seated = async ({ relay, device }, options) => {
  const links = await create(await device(), relay);
  const page = await device(options);
  await join(page, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  return page;
};

const openPanel = async (page) => {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  const panel = page.locator(".reading");
  if (!(await panel.evaluate((one) => one.open))) await panel.locator("summary").click();
};
const root = (page) => page.locator("html");
const fits = async (page, width) => {
  await page.setViewportSize({ width, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
};

test("letters twice as large, kept over a reload and there before the program", async ({ relay, device }) => {
  const page = await seated({ relay, device });
  await add(page, "Et input at læse");
  const size = () => input(page, "Et input at læse").locator("p").first().evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  const before = await size();
  await openPanel(page);
  await expect(page.getByRole("radio", { name: "100 %" })).toBeChecked();
  await page.getByRole("radio", { name: "200 %" }).check({ force: true });
  await expect.poll(size).toBeCloseTo(before * 2, 0);
  await page.keyboard.press("Escape");
  for (const width of [320, 390, 820, 1440]) await fits(page, width);
  await isAccessible(page, { narrow: false });
  // As long as the program does not come, the page has the class already.
  await page.route("**/*.wasm", (route) => route.abort());
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await page.reload();
  await expect(root(page)).toHaveClass(/size-200/);
  await page.unroute("**/*.wasm");
  await page.reload();
  await expect(input(page, "Et input at læse")).toBeVisible();
  await expect.poll(size).toBeCloseTo(before * 2, 0);
});

test("dark, high contrast and less motion, each without a violation", async ({ relay, device }) => {
  const page = await seated({ relay, device });
  await add(page, "Et input i mørke", { joint: true });
  await openPanel(page);
  await page.getByRole("radio", { name: "Mørk" }).check({ force: true });
  await expect(root(page)).toHaveClass(/dark/);
  await isAccessible(page);
  await page.keyboard.press("Escape");
  await isAccessible(page);
  await openPanel(page);
  await page.getByRole("checkbox", { name: "Høj kontrast" }).check({ force: true });
  await isAccessible(page);
  await page.getByRole("radio", { name: "Lys" }).check({ force: true });
  await isAccessible(page);
  await page.getByRole("checkbox", { name: "Mindre bevægelse" }).check({ force: true });
  await expect(root(page)).toHaveClass(/calm/);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--brisk").trim())).toBe("0ms");
  await page.getByRole("radio", { name: "Som enheden" }).check({ force: true });
  await page.emulateMedia({ colorScheme: "dark" });
  await expect(root(page)).toHaveClass(/dark/);
  await page.emulateMedia({ colorScheme: "light" });
  await expect(root(page)).not.toHaveClass(/dark/);
});

test("questions in plain words for who wants them, in their language of the page", async ({ relay, device }) => {
  const page = await seated({ relay, device });
  await expect(cell(page)).toContainText("Hvad kan blive bedre, hvis det lykkes?");
  await openPanel(page);
  await page.getByRole("checkbox", { name: "Let at læse" }).check({ force: true });
  await expect(cell(page)).not.toContainText("hvis det lykkes");
  await expect(cell(page)).toContainText("Hvad kan blive bedre?");
  await expect(page.getByText("Hjælp, før problemerne vokser")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "English" }).click();
  await expect(cell(page)).toContainText("Hvad kan blive bedre?");
  await openPanel(page);
  await expect(page.getByRole("checkbox", { name: "Easy to read" })).toBeChecked();
});

/** A device with these voices; `window.spoken` is what it was asked to say. */
const withVoices = (page, languages) =>
  page.addInitScript((languages) => {
    window.spoken = [];
    const speech = window.speechSynthesis;
    const voices = languages.map((lang) => ({ lang, name: lang }));
    speech.getVoices = () => voices;
    speech.cancel = () => window.spoken.push("–");
    speech.speak = (utterance) => {
      window.spoken.push(`${utterance.lang}: ${utterance.text}`);
      window.utterance = utterance;
    };
    Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", { set() {}, get: () => null });
  }, languages);

test("an input is read aloud where there is a Danish voice, and nothing offers it where there is none", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const mute = await device();
  await withVoices(mute, ["en-GB"]);
  await join(mute, links, { table: 7 });
  await add(mute, "Læs mig");
  await expect(mute.getByRole("button", { name: "Læs op" })).toHaveCount(0);

  const page = await device();
  await withVoices(page, ["en-GB", "da-DK"]);
  await join(page, links, { table: 7 });
  const tool = (name) => input(page, "Læs mig").getByRole("button", { name, exact: true });
  await tool("Læs op").click();
  await expect(tool("Stop")).toBeVisible();
  expect(await page.evaluate(() => window.spoken.at(-1))).toBe("da-DK: Læs mig");
  await page.evaluate(() => window.utterance.dispatchEvent(new Event("end")));
  await expect(tool("Læs op")).toBeVisible();
  await tool("Læs op").click();
  await tool("Stop").click();
  await expect(tool("Læs op")).toBeVisible();
  expect(await page.evaluate(() => window.spoken.at(-1))).toBe("–");
});
