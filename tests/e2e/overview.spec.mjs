// “Overblik”: pictures with their tables; what might point at persons is held back; the chart is filled by hand; what only
// one group said is not lost.

import * as saml from "./saml.mjs";
import { button, isAccessible, part, putIn, region } from "./saml.mjs";
import { TRANSFERRED, expect, says, saved, tab, test } from "./temadag.mjs";

const WAIT = "Ventetiden er for lang";
const HELP = "Hjælp før det går galt";
const HEARD = "Børnene skal høres";
const SHORTER = "Kortere ventetid";

const evening = (stage) => saml.evening(stage, { ase: [WAIT, HELP], staff: [SHORTER, HEARD] });

const picture = (page, name) => region(page, name);
const table = async (page, name) => {
  await picture(page, name).getByText("Vis som tabel").click();
  return picture(page, name).getByRole("table");
};

test("pictures, each with its table and its way out; small groups are held back", async ({ relay, device }) => {
  const { facilitator: page } = await evening({ relay, device });
  await putIn(page, WAIT, "Ventetid");
  await putIn(page, SHORTER, "Ventetid");
  await putIn(page, HELP, "Tidlig hjælp");
  await part(page, "Overblik");
  for (const name of ["Hvem har skrevet om hvad", "Temaer efter interessent", "Temaer og fokuspunkter", "Temaernes bredde og stemmer"]) {
    await expect(picture(page, name).getByRole("img")).toBeVisible();
  }
  // Two persons are too few to be counted aloud.
  const coverage = await table(page, "Hvem har skrevet om hvad");
  await expect(coverage.getByText("holdt tilbage").first()).toBeAttached();
  await expect(picture(page, "Hvem har skrevet om hvad").getByText("færre end 5 personer").last()).toBeVisible();
  const points = await table(page, "Temaer og fokuspunkter");
  const wait = points.getByRole("row").filter({ hasText: "Ventetid" });
  await expect(wait.getByRole("cell").first()).toHaveText("0");
  // A theme of two persons is told by no table.
  await expect(wait.getByText("holdt tilbage")).toHaveCount(3);
  const weights = await table(page, "Temaernes bredde og stemmer");
  await expect(weights.getByRole("row").filter({ hasText: "Ventetid" }).getByRole("cell").nth(1)).toHaveText("2");

  await expect(region(page, "Mindretal")).toContainText("Pårørende");
  await expect(region(page, "Mindretal").getByRole("link", { name: "Tidlig hjælp" })).toBeVisible();
  await expect(region(page, "Mindretal").getByRole("link", { name: "Ventetid" })).toHaveCount(0);

  const svg = await saved(page, picture(page, "Temaer og fokuspunkter").getByRole("button", { name: "SVG" }));
  expect(svg.name).toBe("temaer-fokuspunkter.svg");
  expect(svg.bytes.toString("utf8")).toContain("Tidlig hjælp");
  const png = await saved(page, picture(page, "Temaer og fokuspunkter").getByRole("button", { name: "PNG" }));
  expect([...png.bytes.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.bytes.length).toBeGreaterThan(5_000);
  await isAccessible(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "English" }).click();
  await expect(region(page, "Who wrote about what").getByRole("img")).toBeVisible();
  await isAccessible(page);
});

test("themes are placed by impact and feasibility: by keys, numbers and the mouse, and it is undone", async ({ relay, device }) => {
  const { facilitator: page, links } = await evening({ relay, device });
  await putIn(page, WAIT, "Ventetid");
  await part(page, "Overblik");
  await button(page, "Placér »Ventetid«").click();
  const chart = region(page, "Placér temaerne");
  const handle = chart.getByRole("button", { name: /^Ventetid: effekt/ });
  await expect(handle).toBeFocused();
  await expect(handle).toHaveAccessibleName("Ventetid: effekt 50, gennemførlighed 50");
  await page.keyboard.press("ArrowUp");
  await expect(handle).toHaveAccessibleName("Ventetid: effekt 55, gennemførlighed 50");
  await page.keyboard.press("ArrowLeft");
  await expect(handle).toHaveAccessibleName("Ventetid: effekt 55, gennemførlighed 45");
  // The hand rests: it is written.
  await expect(chart.getByText("Ventetid: effekt 55, gennemførlighed 45")).toBeVisible();
  await chart.getByRole("spinbutton", { name: "Effekt af »Ventetid«" }).fill("90");
  await page.keyboard.press("Enter");
  await expect(handle).toHaveAccessibleName("Ventetid: effekt 90, gennemførlighed 45");
  const area = await chart.getByRole("group", { name: "Effekt og gennemførlighed" }).boundingBox();
  const dot = await handle.locator(".chart-dot").boundingBox();
  await page.mouse.move(dot.x + dot.width / 2, dot.y + dot.height / 2);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.8, area.y + area.height * 0.3, { steps: 5 });
  await page.mouse.up();
  await expect(handle).toHaveAccessibleName(/Ventetid: effekt (69|70|71), gennemførlighed (79|80|81)/);
  await expect(picture(page, "Effekt og gennemførlighed").getByRole("img")).toBeVisible();
  await chart.getByRole("button", { name: "Fortryd" }).click();
  await expect(handle).toHaveAccessibleName("Ventetid: effekt 90, gennemførlighed 45");
  await isAccessible(page);
  await says(page, TRANSFERRED);

  const other = await device({ viewport: { width: 1440, height: 900 } });
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await part(other, "Overblik");
  await expect(region(other, "Placér temaerne").getByRole("button", { name: "Ventetid: effekt 90, gennemførlighed 45" })).toBeVisible();
  await chart.getByRole("button", { name: "Tag »Ventetid« ud af diagrammet" }).click();
  await expect(region(other, "Placér temaerne").getByRole("button", { name: "Placér »Ventetid«" })).toBeVisible();
});
