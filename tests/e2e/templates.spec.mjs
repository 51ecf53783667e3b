// “Ny temadag”: the templates, and a copy of an earlier workshop's plan from its file.

import { isAccessible, isAccessibleInEnglish } from "./saml.mjs";
import { create, expect, saved, tab, test } from "./temadag.mjs";

const start = async (page, relay, choice) => {
  await page.goto(relay.address);
  await page.getByRole("button", { name: "Ny temadag" }).click();
  await page.getByRole("radiogroup", { name: "Skabelon" }).getByRole("radio", { name: choice }).check();
};

const pick = async (page, file) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: /^Vælg .*fil/ }).click()]);
  await chooser.setFiles({ name: file.name, mimeType: "application/octet-stream", buffer: file.bytes });
};

const titles = (page, name) => page.getByRole("textbox", { name }).evaluateAll((fields) => fields.map((field) => field.value));

test("the other processes have templates of their own, with this year in them", async ({ relay, device }) => {
  const year = new Date().getFullYear();
  for (const [choice, rows, columns] of [
    ["Hovedpointer i udviklingsstrategien", 4, ["Hvad gør vi allerede på dette område?", `Hvad skal vi yderligere have fokus på i ${year}?`]],
    ["Valg af årets spor", 4, ["Indsatser", "Arbejdsopgaver/arbejdsprocedurer", "Projekter"]],
    [
      "Fem visioner for borgeren og fem for organisationen", 5,
      ["Helhed og sammenhæng", "Professionel ledelse", "Social kapital", "Dokumenteret effekt", "Økonomisk balance i et udviklingsperspektiv"],
    ],
    ["Tom temadag", 1, ["Aspekt 1"]],
  ]) {
    const page = await device();
    await start(page, relay, choice);
    await page.getByRole("button", { name: "Opret" }).click();
    await expect(page.getByRole("heading", { level: 1, name: choice })).toBeVisible();
    expect(await titles(page, /^Aspekt \d+$/)).toEqual(columns);
    await expect(page.getByRole("textbox", { name: /^Fokuspunkt \d+$/ })).toHaveCount(rows);
  }
});

test("an earlier plan is copied from its file, without a network, and no other file is taken for one", async ({ relay, device }) => {
  const earlier = await device();
  await create(earlier, relay, "Temadag 2018");
  await tab(earlier, "Plan");
  const place = earlier.getByRole("textbox", { name: "Sted" });
  await place.fill("Musikkens Hus");
  await place.press("Enter");
  await earlier.getByRole("button", { name: "Fjern »Tidlige indsatser«" }).click();
  const file = await saved(earlier, earlier.getByRole("button", { name: "Gem planen som fil" }));
  expect(file.name).toBe("temadag-2018-plan.automerge");

  const page = await device();
  await start(page, relay, "Kopi af en tidligere temadag");
  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Opret" }).click();
  const choose = page.getByRole("button", { name: "Vælg fil med planen" });
  await expect(choose).toBeFocused();
  await expect(choose).toHaveAccessibleDescription(/Vælg først filen med planen/);
  await isAccessible(page);
  await pick(page, { name: "kaffe.txt", bytes: Buffer.from("Kaffe") });
  await expect(page.getByText("Der er ingen plan i filen.")).toBeVisible();
  await pick(page, { name: file.name, bytes: file.bytes.subarray(0, file.bytes.length - 20) });
  await expect(page.getByText("Filen er beskadiget eller ikke hel.")).toBeVisible();
  await pick(page, file);
  await expect(page.getByText(/Filen er læst: »Temadag 2018« med 3 fokuspunkter, 4 aspekter, 60 borde og \d+ faser\./)).toBeVisible();
  await page.getByRole("textbox", { name: "Titel" }).fill("Temadag 2026");
  await page.getByRole("button", { name: "Opret" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Temadag 2026" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Sted" })).toHaveValue("Musikkens Hus");
  await expect(page.getByLabel("Dato", { exact: true })).toHaveValue("");
  expect(await titles(page, /^Fokuspunkt \d+$/)).toEqual([
    "Fra rettigheds- til udviklingstænkning", "Sammenhængende indsatser", "Styrket målsætning og -opfølgning",
  ]);
  await expect(page.getByRole("textbox", { name: "Antal borde" })).toHaveValue("60");
});

test("“Ny temadag” can be read by everybody", async ({ relay, device }) => {
  const page = await device();
  await start(page, relay, "Kopi af en tidligere temadag");
  await isAccessibleInEnglish(page, "Copy of an earlier theme day");
});
