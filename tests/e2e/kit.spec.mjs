// The print kit: a sign for each table with a code of its own, and forms of paper.

import { isAccessible } from "./saml.mjs";
import { create, expect, tab, test } from "./temadag.mjs";

/** The sheets of paper that a button prints, once `look` has seen what stands on them: printing takes it away. */
const printed = async (page, name, look) => {
  await page.evaluate(() => {
    window.prints = 0;
    window.print = () => { window.prints += 1; };
  });
  await page.getByRole("button", { name }).click();
  await expect.poll(() => page.evaluate(() => window.prints)).toBe(1);
  await look(page.locator(".kit"));
  const pdf = await page.pdf({ format: "A4" });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  return sheets;
};

const shut = async (page) => {
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.locator(".kit")).toHaveCount(0);
};

test("each table has a sign of its own, and each focus point a form, also without a network", async ({ relay, device }) => {
  const page = await device();
  const links = await create(page, relay);
  await tab(page, "Plan");
  const count = page.getByRole("textbox", { name: "Antal borde" });
  await count.fill("5");
  await page.getByRole("button", { name: "Gem antal" }).click();
  await expect(page.getByRole("button", { name: "Gem antal" })).toBeDisabled();
  await tab(page, "Del");
  await page.context().setOffline(true);

  const [address, secret] = links.participant.split("#");
  const signs = await printed(page, "Print bordskilte", async (kit) => {
    await expect(kit.locator(".sign-table")).toHaveText(["Bord 1", "Bord 2", "Bord 3", "Bord 4", "Bord 5"]);
    await expect(kit.locator(".sign-link").nth(2)).toHaveText(`${address}?bord=3#${secret}`);
    const codes = await kit.locator(".qr-squares").evaluateAll((all) => all.map((one) => one.getAttribute("d")));
    expect(new Set(codes).size).toBe(5);
  });
  expect(signs).toBe(5);
  await shut(page);

  const forms = await printed(page, "Print papirskemaer", async (kit) => {
    await expect(kit.locator("h2")).toHaveText([
      "Fra rettigheds- til udviklingstænkning", "Tidlige indsatser", "Sammenhængende indsatser", "Styrket målsætning og -opfølgning",
    ]);
    const first = kit.locator(".form-sheet").first();
    await expect(first.locator("h3")).toHaveText(["Potentiale", "Væsentlige aktiviteter", "Forudsætninger", "Opmærksomhedspunkter"]);
    await expect(first.locator(".form-tick")).toHaveText(["Borger", "Pårørende", "Medarbejder", "Politiker", "Organisation"]);
  });
  expect(forms).toBe(4);
  await shut(page);
  // The poster is still one sheet.
  expect((await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length).toBe(1);
  await page.context().setOffline(false);
  await isAccessible(page);

  const guest = await device();
  await guest.goto(`${address}?bord=3#${secret}`);
  await expect(guest.getByRole("heading", { level: 1, name: links.title })).toBeVisible();
  await expect(guest).not.toHaveURL(/#/);
});
