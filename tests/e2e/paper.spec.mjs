// “Papir”: twenty forms of paper typed in by keyboard alone, and taken back.

import { isAccessible, isAccessibleInEnglish, list, part, row } from "./saml.mjs";
import { TRANSFERRED, create, expect, says, tab, test } from "./temadag.mjs";

const field = (page, name) => page.getByRole("form", { name: "Papirskema" }).getByRole("textbox", { name });
const choice = (page, name) => page.getByRole("form", { name: "Papirskema" }).getByRole("combobox", { name });

test("twenty forms go in by keyboard, stand in “Saml” as imported, and are taken back", async ({ relay, device }) => {
  test.setTimeout(90_000);
  const page = await device();
  const links = await create(page, relay);
  await tab(page, "Saml");
  await part(page, "Papir");
  await says(page, TRANSFERRED);
  await page.context().setOffline(true);

  // From here on no mouse.
  await field(page, "Bord").focus();
  for (let form = 1; form <= 20; form++) {
    await page.keyboard.press("Control+a");
    await page.keyboard.type(String(form));
    await page.keyboard.press("Tab");
    // What the forms have in common is chosen once, by the arrows.
    if (form === 1) for (const key of ["ArrowDown", "ArrowDown"]) await page.keyboard.press(key);
    await page.keyboard.press("Tab");
    if (form === 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.locator("#paper-text")).toBeFocused();
    await page.keyboard.type(`Ark ${form}, første`);
    await page.keyboard.press("Enter");
    await page.keyboard.type(`Ark ${form}, anden`);
    await page.keyboard.press("Control+Enter");
    await expect(field(page, "Bord")).toBeFocused();
    await expect(field(page, "Input")).toHaveValue("");
  }
  await expect(page.getByText("40 input tilføjet fra papir.")).toBeVisible();
  await expect(field(page, "Bord")).toHaveValue("20");
  await expect(choice(page, "Interessent")).toHaveValue(/.+/);

  // The aspect is changed where one types, and nothing goes to a table that is not there.
  await field(page, "Input").focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(choice(page, "Aspekt").locator("option:checked")).toHaveText("Væsentlige aktiviteter");
  await page.keyboard.type("Et helt andet ark");
  await field(page, "Bord").fill("612");
  await field(page, "Bord").press("Enter");
  await expect(field(page, "Bord")).toHaveAccessibleDescription(/Skriv nummeret på et bord/);
  await expect(field(page, "Bord")).toBeFocused();
  await expect(field(page, "Input")).toHaveValue("Et helt andet ark");
  // What is typed outlives the page.
  await page.context().setOffline(false);
  await page.reload();
  await expect(field(page, "Input")).toHaveValue("Et helt andet ark");
  await field(page, "Bord").fill("7");
  await choice(page, "Interessent").selectOption({ label: "Borger" });
  await field(page, "Input").press("Enter");
  const undo = page.getByRole("button", { name: "Fortryd: »Et helt andet ark«" });
  await expect(page.getByText("1 input tilføjet fra papir.")).toBeVisible();
  await isAccessible(page);

  await says(page, TRANSFERRED);
  const other = await device({ viewport: { width: 1440, height: 900 } });
  await other.goto(links.facilitator);
  await tab(other, "Saml");
  await expect(row(other, "Et helt andet ark")).toContainText("Importeret");
  await expect(row(other, "Et helt andet ark")).toContainText("Borger");
  await expect(row(other, "Ark 3, første")).toContainText("Pårørende");
  await expect(row(other, "Ark 3, første")).toContainText("Bord 3");
  await undo.click();
  await expect(page.getByRole("button", { name: "Sæt tilbage: »Et helt andet ark«" })).toBeFocused();
  await expect(row(other, "Et helt andet ark")).toHaveCount(0);
  await page.keyboard.press("Enter");
  await expect(row(other, "Et helt andet ark")).toHaveCount(1);
  await isAccessibleInEnglish(page, "Type in paper forms");
});

test("what is typed in after the close counts, and says so [F9]", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await tab(page, "Styring");
  await page.getByRole("button", { name: "Luk for input" }).click();
  await expect(page.getByText("Der er lukket for input.")).toBeVisible();
  await tab(page, "Saml");
  await part(page, "Papir");
  await expect(page.getByText("Det, du skriver ind her, kommer med alligevel.")).toBeVisible();
  await field(page, "Bord").fill("4");
  await field(page, "Input").fill("Kom for sent");
  await field(page, "Input").press("Enter");
  await expect(page.getByText("1 input tilføjet fra papir.")).toBeVisible();
  await tab(page, "Saml");
  await expect(list(page).getByRole("article").filter({ hasText: "Kom for sent" })).toBeVisible();
});
