// What the stories of “Saml” share: a facilitator with input before them, and the parts of the pages.

import AxeBuilder from "@axe-core/playwright";
import { add, create, expect, join, tab } from "./temadag.mjs";

export const EARLY = "Tidlige indsatser: Potentiale";
export const TOGETHER = "Sammenhængende indsatser: Forudsætninger";

/** A facilitator before what two people wrote: Åse, a relative, at table 7, and a member of staff at table 12. */
export const evening = async ({ relay, device }, { ase, staff }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 900 } });
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const two = await device();
  await join(two, links, { table: 12, stakeholder: "Medarbejder" });
  for (const text of ase) await add(one, text, { name: EARLY });
  for (const text of staff) await add(two, text, { name: TOGETHER });
  await tab(facilitator, "Saml");
  await expect(list(facilitator).getByRole("article")).toHaveCount(ase.length + staff.length);
  return { facilitator, links, one, two };
};

export const part = async (page, name) => {
  const link = page.getByRole("navigation", { name: "Saml" }).getByRole("link", { name, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
};

export const list = (page) => page.getByRole("list", { name: "Input", exact: true });
export const row = (page, text) => list(page).getByRole("article").filter({ hasText: text });
export const region = (page, name) => page.getByRole("region", { name, exact: true });
export const sum = (page) => page.getByRole("main").getByRole("status");
export const treated = (page, count, all) => expect(sum(page)).toHaveText(`${count} af ${all} input er behandlet`);
export const tick = (page, text) => row(page, text).first().getByRole("checkbox", { name: "Vælg" }).check();
export const button = (page, name) => page.getByRole("button", { name, exact: true });

/** One input into a theme, by keys. */
export const putIn = async (page, text, theme) => {
  await row(page, text).click();
  await page.keyboard.press("t");
  await page.keyboard.type(theme);
  await page.keyboard.press("Enter");
  await expect(row(page, text)).toContainText(theme);
};

/** The same page in the other language, looked at by axe. */
export const isAccessibleInEnglish = async (page, words) => {
  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByText(words).first()).toBeVisible();
  await isAccessible(page);
};

/** Axe finds nothing, and nothing is wider than a small telephone. */
export const isAccessible = async (page, { narrow = true } = {}) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  if (!narrow) return;
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const reaches = (element) => element.getBoundingClientRect().right > clientWidth;
    const wide = [...document.querySelectorAll("main *")].filter(reaches);
    return scrollWidth <= 320 ? [] : wide.slice(-5).map(({ outerHTML }) => outerHTML.slice(0, 160));
  })).toEqual([]);
  await page.setViewportSize(before);
};
