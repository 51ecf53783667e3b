// “Eksport”: what leaves says what was written and where it went, and nothing of what is hidden.

import { unzipSync, strFromU8 } from "fflate";
import * as saml from "./saml.mjs";
import { button, isAccessible, part, putIn, row, tick } from "./saml.mjs";
import { expect, saved, test } from "./temadag.mjs";

const WAIT = "Ventetiden er for lang";
const SHORTER = "Kortere ventetid";
const SECRET = "Bo fra 4. b fik ingen hjælp";
const HEARD = "Børnene skal høres";
const PARKING = "=HYPERLINK(\"x\";\"y\")";

/** One sentence of two, one in a theme, one hidden, one left out. */
const evening = async (stage) => {
  const { facilitator: page } = await saml.evening(stage, { ase: [WAIT, SECRET, PARKING], staff: [SHORTER, HEARD] });
  await tick(page, WAIT);
  await tick(page, SHORTER);
  await page.keyboard.press("f");
  await expect(row(page, "Flettet af 2 input")).toBeVisible();
  await page.keyboard.press("Escape");
  await putIn(page, "Flettet af 2 input", "Ventetid");
  await putIn(page, HEARD, "Barnets stemme");
  await row(page, SECRET).click();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(row(page, SECRET)).toContainText("Skjult");
  await row(page, PARKING).click();
  await page.keyboard.press("u");
  await page.getByRole("combobox", { name: "Årsag" }).selectOption({ label: "Uden for emnet" });
  await page.keyboard.press("Enter");
  await expect(row(page, PARKING)).toContainText("Udeladt");
  await part(page, "Eksport");
  return page;
};

const take = (page, name) => saved(page, button(page, name));
const texts = (bytes, files) => files(unzipSync(bytes)).map((file) => strFromU8(file)).join("\n");

test("Word and Excel hold themes, sentences with their sources, and pictures", async ({ relay, device }) => {
  const page = await evening({ relay, device });
  const word = await take(page, "Word");
  expect(word.name).toBe("temadag-om-det-specialiserede-omraade.docx");
  const parts = unzipSync(word.bytes);
  const body = strFromU8(parts["word/document.xml"]);
  for (const text of ["Ventetid", "Barnets stemme", WAIT, SHORTER, HEARD]) expect(body).toContain(text);
  expect(strFromU8(parts["word/footnotes.xml"])).toMatch(/input nr\. \d+ og \d+/);
  expect(Object.keys(parts).filter((name) => name.startsWith("word/media/")).length).toBeGreaterThanOrEqual(3);
  const all = texts(word.bytes, (files) => Object.entries(files).filter(([name]) => name.endsWith(".xml")).map(([, file]) => file));
  expect(all).not.toContain("4. b");
  expect(all, "without names").not.toContain("Åse");

  const excel = await take(page, "Excel");
  const sheets = unzipSync(excel.bytes);
  const workbook = strFromU8(sheets["xl/workbook.xml"]);
  for (const name of ["Input", "Temaer", "Flettede", "Sum"]) expect(workbook).toContain(`name="${name}"`);
  const strings = texts(excel.bytes, (files) => Object.entries(files).filter(([name]) => name.endsWith(".xml")).map(([, file]) => file));
  expect(strings).toContain(WAIT);
  expect(strings).not.toContain("4. b");
  await isAccessible(page);
});

test("the files for programs say where everything went, with names only where asked, and all of it works offline", async ({ relay, device }) => {
  const page = await evening({ relay, device });
  // The office was fetched with the rest.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  const json = JSON.parse((await take(page, "JSON")).bytes);
  expect(json.format).toBe("temadag-export");
  expect(json.sum).toMatchObject({ all: 5, inTheme: 1, merged: 2, leftOut: 1, hidden: 1, untreated: 0 });
  expect(json.inputs.map(({ text }) => text)).not.toContain(SECRET);
  const [sentence] = json.sentences;
  const sources = json.inputs.filter(({ id }) => sentence.sources.includes(id));
  expect(sources.map(({ text }) => text).sort()).toEqual([SHORTER, WAIT].sort());
  const theme = json.themes.find(({ title }) => title === "Ventetid");
  expect(theme.members).toEqual([{ kind: "sentence", id: sentence.id }]);
  expect(JSON.stringify(json)).not.toContain("Åse");
  expect(json.inputs.find(({ text }) => text === PARKING)).toMatchObject({ state: "leftOut", reason: "Uden for emnet" });

  const csv = (await take(page, "CSV")).bytes.toString("utf8");
  expect(csv.startsWith("\ufeff")).toBe(true);
  expect(csv).toContain("'=HYPERLINK");
  expect(csv).not.toContain("4. b");
  const markdown = (await take(page, "Markdown")).bytes.toString("utf8");
  expect(markdown).toContain("## Ventetid");
  expect((await take(page, "Polis")).bytes.toString("utf8").split("\n")[0]).toContain("comment-body");

  await page.getByRole("checkbox", { name: "Med navne på dem, der har skrevet" }).check();
  expect((await take(page, "CSV")).bytes.toString("utf8")).toContain("Åse");

  // Only what “Input” shows.
  await part(page, "Input");
  await page.getByRole("searchbox", { name: "Søg" }).fill("høres");
  await expect(saml.list(page).getByRole("article")).toHaveCount(1);
  await part(page, "Eksport");
  await page.getByRole("radio", { name: "Det, der vises under »Input« nu" }).check();
  const some = JSON.parse((await take(page, "JSON")).bytes);
  expect(some.inputs.map(({ text }) => text)).toEqual([HEARD]);
  expect(some.themes.map(({ title }) => title)).toEqual(["Barnets stemme"]);
  await page.context().setOffline(false);
  await page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await expect(button(page, "CSV with commas")).toBeVisible();
  await isAccessible(page);
});

test("what was cut leaves without the piece that is hidden, and of numbers alone nobody's words", async ({ relay, device }) => {
  const { facilitator: page } = await saml.evening({ relay, device }, { ase: ["Det tager for lang tid. Bo fra en anden klasse fik ingen hjælp."], staff: [HEARD] });
  await row(page, "Det tager").click();
  await page.keyboard.press("s");
  await page.getByRole("dialog", { name: "Del op" }).getByRole("button", { name: "Del op", exact: true }).click();
  await row(page, "Stykke 2 af 2").click();
  await page.keyboard.press("h");
  await page.keyboard.press("Enter");
  await expect(row(page, "Stykke 2 af 2")).toContainText("Skjult");
  await putIn(page, HEARD, "Barnets stemme");
  await part(page, "Eksport");
  const json = JSON.parse((await take(page, "JSON")).bytes);
  expect(json.inputs.map(({ text }) => text).sort()).toEqual([HEARD, "Det tager for lang tid."].sort());
  await page.getByRole("checkbox", { name: "Kun tal, temaer og billeder, ikke deltagernes egne ord" }).check();
  const numbers = JSON.parse((await take(page, "JSON")).bytes);
  expect(numbers).toMatchObject({ inputs: [], sentences: [], sum: { all: 2 } });
  expect(numbers.themes).toMatchObject([{ title: "Barnets stemme", inputs: 1, members: [] }]);
});

test("on paper stands the report and nothing of the page", async ({ relay, device }) => {
  const page = await evening({ relay, device });
  await page.evaluate(() => {
    window.print = () => {
      const paper = document.querySelector(".paper");
      window.printed = paper.innerText || paper.textContent;
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  await button(page, "Udskriv").click();
  await expect.poll(() => page.evaluate(() => window.printed ?? "")).toContain("Barnets stemme");
  const printed = await page.evaluate(() => window.printed);
  expect(printed).toContain("fra input nr.");
  expect(printed).not.toContain("4. b");
  await expect(page.locator(".paper")).toHaveCount(0);
});
