// The participant's menu: what cannot be taken back is asked first, and the focus goes where the person goes on.

import {
  FILE_NEW, TRANSFERRED, add, cell, create, expect, fileSays, handIn, input, join, saved, says, tab, test,
} from "./temadag.mjs";

const NEW = { name: "Nyt input" };
const OTHER = "Tidlige indsatser: Forudsætninger";

const seated = async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const page = await device();
  await join(page, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  return { facilitator, page, links };
};

const menu = (page) => page.getByRole("button", { name: "Menu", exact: true });

/** Chooses from the menu. */
async function choose(page, name) {
  await menu(page).click();
  await page.getByRole("button", { name, exact: true }).click();
}

test("the next person is asked for first, and what was not added is named", async ({ relay, device }) => {
  const { page } = await seated({ relay, device });
  await add(page, "Åses ord");
  const dialog = page.getByRole("dialog", { name: "Hvem skal skrive nu?" });
  const unadded = dialog.getByText("Du har skrevet noget, som ikke er tilføjet.");

  await choose(page, "Ny deltager");
  await expect(dialog).toContainText("kom tilbage hertil, og vælg dig selv");
  await expect(unadded).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu(page)).toBeFocused();

  await cell(page, OTHER).getByRole("textbox", NEW).fill("Ikke tilføjet");
  await choose(page, "Ny deltager");
  await expect(unadded).toBeVisible();
  await dialog.getByRole("button", { name: "Annullér" }).click();
  await expect(menu(page)).toBeFocused();
  await expect(cell(page, OTHER).getByRole("textbox", NEW)).toHaveValue("Ikke tilføjet");
  await expect(input(page, "Åses ord").getByRole("button", { name: "Ret" })).toBeVisible();

  await choose(page, "Ny deltager");
  await dialog.getByRole("button", { name: "Ny deltager", exact: true }).click();
  await page.getByRole("combobox", { name: "Interessent" }).selectOption({ label: "Borger" });
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await expect(input(page, "Åses ord")).toBeVisible();
  await expect(input(page, "Åses ord").getByRole("button", { name: "Ret" })).toHaveCount(0);
  await expect(cell(page, OTHER).getByRole("textbox", NEW)).toHaveValue("");
  await add(page, "Bos ord");

  await choose(page, "Ny deltager");
  await dialog.getByRole("button", { name: "Åse, Pårørende, Bord 7" }).click();
  await expect(cell(page, OTHER).getByRole("textbox", NEW)).toHaveValue("Ikke tilføjet");
  await input(page, "Åses ord").getByRole("button", { name: "Ret" }).click();
  await page.getByRole("textbox", { name: "Ret input" }).fill("Åses ord, rettet");
  await page.getByRole("button", { name: "Færdig" }).click();
  await expect(input(page, "Åses ord, rettet")).toBeVisible();
  await expect(input(page, "Bos ord").getByRole("button", { name: "Ret" })).toHaveCount(0);
  await page.reload();
  await expect(input(page, "Åses ord, rettet").getByRole("button", { name: "Ret" })).toBeVisible();
});

test("changing the table leads to the form, and back to the menu; so does the question before deleting", async ({ relay, device }) => {
  const { page } = await seated({ relay, device });
  await choose(page, "Skift bord eller navn");
  await expect(page.getByRole("combobox", { name: "Bord" })).toBeFocused();
  await page.getByRole("button", { name: "Annullér" }).click();
  await expect(cell(page).getByRole("textbox", NEW)).toBeVisible();
  await expect(menu(page)).toBeFocused();

  // What is being written comes along to the right table.
  await cell(page).getByRole("textbox", NEW).fill("Begyndt ved det forkerte bord");
  await choose(page, "Skift bord eller navn");
  await page.getByRole("combobox", { name: "Bord" }).selectOption({ label: "Bord 8" });
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await expect(cell(page).getByRole("textbox", NEW)).toHaveValue("Begyndt ved det forkerte bord");
  await cell(page).getByRole("button", { name: "Tilføj" }).click();
  await expect(input(page, "Begyndt ved det forkerte bord")).toBeVisible();
  await expect(cell(page).getByRole("textbox", NEW)).toHaveValue("");

  await choose(page, "Slet fra denne enhed");
  const dialog = page.getByRole("dialog", { name: "Slet temadagen fra denne enhed?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(menu(page)).toBeFocused();
});

test("the file of a shared tablet holds what everybody wrote on it", async ({ relay, device }) => {
  const { facilitator, page } = await seated({ relay, device });
  await says(page, TRANSFERRED);
  await page.context().setOffline(true);
  await add(page, "Åses ord");
  await choose(page, "Ny deltager");
  await page.getByRole("dialog").getByRole("button", { name: "Ny deltager", exact: true }).click();
  await page.getByRole("combobox", { name: "Interessent" }).selectOption({ label: "Borger" });
  await page.getByRole("button", { name: "Gå i gang" }).click();
  await add(page, "Bos ord");
  await menu(page).click();
  const file = await saved(page, page.getByRole("button", { name: "Gem som fil" }));

  await tab(facilitator, "Saml");
  await handIn(facilitator, file);
  await fileSays(facilitator, file, FILE_NEW);
  for (const text of ["Åses ord", "Bos ord"]) await expect(input(facilitator, text)).toBeVisible();
});
