// “Plan” and “Del”: what a facilitator changes, takes out and takes back.

import { TRANSFERRED, add, cell, create, expect, input, join, says, tab, test } from "./temadag.mjs";

const POINT = "Tidlige indsatser";

test("what is taken out of the plan keeps its input, says so, and comes back another day", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const participant = await device();
  await join(participant, links, { table: 7, stakeholder: "Pårørende" });
  await add(participant, "Flere pædagoger");
  await says(participant, TRANSFERRED);

  await tab(facilitator, "Plan");
  await facilitator.getByRole("button", { name: `Fjern »${POINT}«` }).click();
  const back = facilitator.getByRole("button", { name: `Sæt tilbage: »${POINT}«` });
  await expect(back).toBeFocused();
  await expect(back).toHaveAccessibleDescription(/1 input står i det/);
  await expect(cell(participant)).toHaveCount(0);

  await tab(facilitator, "Saml");
  const row = facilitator.getByRole("table", { name: "Input pr. celle" }).getByRole("row", { name: `${POINT} (taget ud)` });
  await expect(row.getByRole("cell").last()).toHaveText("1");
  await expect(input(facilitator, "Flere pædagoger")).toBeVisible();

  await facilitator.reload();
  await tab(facilitator, "Plan");
  await back.click();
  await expect(back).toHaveCount(0);
  await expect(facilitator.getByRole("textbox", { name: "Fokuspunkt 2" })).toHaveValue(POINT);
  await expect(facilitator.getByRole("textbox", { name: "Fokuspunkt 2" })).toBeFocused();
  await expect(input(cell(participant), "Flere pædagoger")).toBeVisible();
});

test("the number of tables changes at once, and input from a table that went is still found", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const participant = await device();
  await join(participant, links, { table: 60 });
  await add(participant, "Ved det sidste bord");
  await says(participant, TRANSFERRED);

  await tab(facilitator, "Plan");
  const count = facilitator.getByRole("textbox", { name: "Antal borde" });
  const set = async (number) => {
    await count.fill(number);
    await facilitator.getByRole("button", { name: "Gem antal" }).click();
  };
  await set("501");
  await expect(count).toHaveAccessibleDescription(/Skriv et tal fra 1 til 500/);
  await set("40");
  await expect(facilitator.getByRole("button", { name: "Gem antal" })).toBeDisabled();
  await expect(count).toHaveValue("40");
  const latecomer = await device();
  await latecomer.goto(links.participant);
  const tables = latecomer.getByRole("combobox", { name: "Bord" }).getByRole("option");
  await expect(tables).toHaveText(["Vælg bord", ...Array.from({ length: 40 }, (_, at) => `Bord ${at + 1}`)]);

  await tab(facilitator, "Saml");
  const filter = facilitator.getByRole("combobox", { name: "Bord" });
  await filter.selectOption({ label: "Bord 60" });
  await expect(input(facilitator, "Ved det sidste bord")).toBeVisible();
  await tab(facilitator, "Plan");
  await set("500");
  await expect(tables).toHaveCount(501);
});

test("a name that is emptied is put back, and Escape undoes", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await tab(page, "Plan");
  for (const [name, before] of [["Fokuspunkt 2", POINT], ["Titel", "Temadag om det specialiserede område"]]) {
    const field = page.getByRole("textbox", { name, exact: true });
    await field.fill("");
    await page.keyboard.press("Tab");
    await expect(field).toHaveValue(before);
    await expect(field).toHaveAccessibleDescription(/Der skal stå noget her/);
    await field.fill("Halvt");
    await expect(field).not.toHaveAccessibleDescription(/Der skal stå noget her/);
    await page.keyboard.press("Escape");
    await expect(field).toHaveValue(before);
    await field.fill(`${before} 2026`);
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Temadag om det specialiserede område 2026");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Fokuspunkt 2" })).toHaveValue(`${POINT} 2026`);
});

test("the poster fills the screen, and a facilitator's borrowed device forgets", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await page.getByRole("button", { name: "Vis på storskærm" }).click();
  await page.waitForFunction(() => document.fullscreenElement?.matches("[aria-label=Plakat]"));
  const code = page.getByRole("img", { name: "QR-kode til deltagere" });
  await expect(code).toBeInViewport({ ratio: 1 });
  await page.evaluate(() => document.exitFullscreen());
  await says(page, TRANSFERRED);

  await page.getByRole("button", { name: "Slet fra denne enhed" }).click();
  const dialog = page.getByRole("dialog", { name: "Slet temadagen fra denne enhed?" });
  await expect(dialog).toContainText("med linket til facilitatorer eller gendannelsesfilen");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Slet fra denne enhed" })).toBeFocused();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Slet", exact: true }).click();
  await expect(page.getByRole("button", { name: "Ny temadag" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Temadag om det specialiserede område" })).toHaveCount(0);
});
