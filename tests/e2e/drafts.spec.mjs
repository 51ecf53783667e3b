// Drafts of one person in two tabs: each tab keeps its own, and what a killed tab left is found again. [D15]

import { TRANSFERRED, add, cell, create, draftOnDisk, expect, input, join, says, tab, test } from "./temadag.mjs";

const field = (page) => cell(page).getByRole("textbox", { name: "Nyt input" });

async function twoTabs({ relay, device }) {
  const links = await create(await device(), relay);
  const first = await device();
  await join(first, links, { table: 7 });
  await add(first, "Et til at rette i");
  await says(first, TRANSFERRED);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await expect(input(second, "Et til at rette i")).toBeVisible();
  return { first, second };
}

/** As when the system takes the memory of a tab away. */
async function kill(page) {
  const crashed = page.waitForEvent("crash");
  const session = await page.context().newCDPSession(page);
  session.send("Page.crash").catch(() => {});
  await crashed;
}

test("the draft of a killed tab outlives the draft that another tab has at the same cell", async ({ relay, device }) => {
  const { first, second } = await twoTabs({ relay, device });
  await field(first).fill("Den første fanes ord");
  await draftOnDisk(first, "Den første fanes ord");
  await field(second).fill("Den anden fanes ord");
  await draftOnDisk(second, "Den anden fanes ord");
  await kill(first);

  const third = await second.context().newPage();
  await third.goto(second.url());
  await expect(field(third)).toHaveValue("Den første fanes ord");
  // A tab that lives keeps what is its own, also over a reload.
  await second.reload();
  await expect(field(second)).toHaveValue("Den anden fanes ord");
  for (const [page, words] of [[third, "Den første fanes ord"], [second, "Den anden fanes ord"]]) {
    await cell(page).getByRole("button", { name: "Tilføj" }).click();
    await expect(field(page)).toHaveValue("");
    for (const each of [second, third]) await expect(input(each, words)).toHaveCount(1);
  }
});

test("the edit under way in a killed tab outlives the edit in another", async ({ relay, device }) => {
  const { first, second } = await twoTabs({ relay, device });
  await add(second, "Et andet");
  for (const [page, text] of [[first, "Et til at rette i"], [second, "Et andet"]]) {
    await input(page, text).getByRole("button", { name: "Ret" }).click();
  }
  // As when the disk is slow: nothing becomes a change before the tab is killed.
  for (const page of [first, second]) {
    await page.evaluate(() => { window.setTimeout = () => 0; });
  }
  await first.getByRole("textbox", { name: "Ret input" }).pressSequentially(" – det første");
  await second.getByRole("textbox", { name: "Ret input" }).pressSequentially(" – det andet");
  await kill(first);
  await kill(second);
  const third = await first.context().newPage();
  await third.goto(second.url());
  const fields = third.getByRole("textbox", { name: "Ret input" });
  await expect(fields).toHaveCount(2);
  const values = await fields.evaluateAll((all) => all.map(({ value }) => value));
  expect(values.sort()).toEqual(["Et andet – det andet", "Et til at rette i – det første"]);
});

test("what was typed in the plan is there after a reload", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await tab(page, "Plan");
  await page.getByRole("textbox", { name: "Fokuspunkt 2" }).fill("Skrevet og ikke forladt");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Fokuspunkt 2" })).toHaveValue("Skrevet og ikke forladt");
  await page.getByRole("textbox", { name: "Nyt fokuspunkt" }).fill("Et nyt på vej");
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Nyt fokuspunkt" })).toHaveValue("Et nyt på vej");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole("textbox", { name: "Fokuspunkt 2" })).toHaveValue("Skrevet og ikke forladt");
});
