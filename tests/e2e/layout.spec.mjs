// What stands where: on a telephone, between two widths, with many columns, on paper.

import { cell, create, expect, join, tab, test } from "./temadag.mjs";

async function plan(page, name, count) {
  await tab(page, "Plan");
  for (let at = 0; at < count; at += 1) {
    await page.getByRole("textbox", { name: `Nyt ${name}` }).fill(`${name} nummer ${at + 1} med et navn`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: `Nyt ${name}` })).toHaveValue("");
  }
}

test("from 1200 to 1280 px “Tilføj” stands beside “Fælles for bordet”", async ({ relay, device }) => {
  const links = await create(await device(), relay);
  const page = await device();
  await join(page, links, { table: 7 });
  for (const width of [1160, 1200, 1240, 1280, 1366]) {
    await page.setViewportSize({ width, height: 900 });
    const foot = cell(page).locator(".composer-foot");
    await cell(page).getByRole("textbox", { name: "Nyt input" }).focus();
    const box = await foot.locator(".composer-joint").boundingBox();
    const button = await foot.getByRole("button", { name: "Tilføj" }).boundingBox();
    expect(button.y, `${width} px`).toBeLessThan(box.y + box.height);
  }
});

test("with 16 focus points on a telephone the tabs leave room for what is written", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const facilitator = await device();
  const links = await create(facilitator, relay);
  await plan(facilitator, "fokuspunkt", 12);
  const page = await device({ viewport: { width: 390, height: 844 } });
  await join(page, links, { table: 7 });
  await expect(page.getByRole("tab")).toHaveCount(16);
  const tabs = await page.getByRole("tablist").boundingBox();
  expect(tabs.height).toBeLessThan(844 * 0.4);
  await page.getByRole("tab").last().click();
  await page.keyboard.press("Home");
  await expect(page.getByRole("tab").first()).toBeFocused();
  await expect(page.getByRole("tab").first()).toBeInViewport();
});

test("with 12 aspects on a telephone the counts keep saying whose they are", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const page = await device({ viewport: { width: 390, height: 844 } });
  await create(page, relay);
  await plan(page, "aspekt", 8);
  await tab(page, "Saml");
  const scroll = page.locator(".counts-scroll");
  await scroll.evaluate((element) => element.scrollTo(10_000, 0));
  const edge = await scroll.boundingBox();
  for (const head of await page.locator(".counts-table tbody th").all()) {
    const box = await head.boundingBox();
    expect(box.x).toBeGreaterThanOrEqual(edge.x - 1);
    expect(box.width).toBeLessThan(edge.width / 2);
  }
});

test("a telephone prints all focus points, and a poster fits one sheet either way", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const pages = async (page, landscape) =>
    (await page.pdf({ format: "A4", landscape, preferCSSPageSize: false })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  expect(await pages(facilitator, false)).toBe(1);
  expect(await pages(facilitator, true)).toBe(1);

  const page = await device({ viewport: { width: 390, height: 844 } });
  await join(page, links, { table: 7 });
  const shown = () => page.locator(".focus-point").evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
  expect(await shown()).toBe(1);
  await page.emulateMedia({ media: "print" });
  expect(await shown()).toBe(4);
  const headings = page.locator(".focus-point-heading");
  for (const heading of await headings.all()) expect((await heading.boundingBox()).height).toBeGreaterThan(10);
});
