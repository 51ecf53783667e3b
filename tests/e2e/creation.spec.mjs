// Creation: a relay that lets only those create workshops who know its password, as the README has it on a server.

import { CELL, TRANSFERRED, add, cell, expect, input, join, says, status, tab, test } from "./temadag.mjs";

const asks = (word) => ({ TEMADAG_CREATE_TOKEN: word });
const refused = (page) => page.getByRole("alert").filter({ hasText: "Serveren kender ikke denne temadag" });

/** Whoever was told that the workshop is not there comes again within half a minute. */
const comesBack = (page) => expect(status(page)).toHaveText(TRANSFERRED, { timeout: 45_000 });

async function give(page, word) {
  await page.getByRole("textbox", { name: "Adgangsord" }).fill(word);
  await page.getByRole("button", { name: "Prøv igen" }).click();
}

test("a wrong password is corrected where the server refuses it, and a server that lost its disk gets all back", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const again = async (word) => {
    await relay.stop("SIGKILL");
    relay.empty();
    await relay.start(undefined, asks(word));
  };
  await again("første");
  const facilitator = await device();
  await facilitator.goto(relay.address);
  await facilitator.getByRole("button", { name: "Ny temadag" }).click();
  await facilitator.getByRole("textbox", { name: "Titel" }).fill("Temadag");
  await facilitator.getByText("Adgangsord (hvis du har fået et)").first().click();
  await facilitator.getByRole("textbox", { name: "Adgangsord (hvis du har fået et)" }).fill("forkert");
  await facilitator.getByRole("button", { name: "Opret" }).click();
  await expect(facilitator.getByRole("heading", { level: 1, name: "Temadag" })).toBeVisible();
  await expect(refused(facilitator)).toBeVisible();
  await give(facilitator, "også forkert");
  await expect(refused(facilitator)).toBeVisible();
  await give(facilitator, "første");
  await says(facilitator, TRANSFERRED);
  await expect(refused(facilitator)).toHaveCount(0);

  await tab(facilitator, "Del");
  const link = await facilitator.getByRole("textbox", { name: "Link til deltagere" }).inputValue();
  const participant = await device();
  await join(participant, { participant: link, title: "Temadag" }, { table: 1 });
  await add(participant, "Skrevet før disken gik");
  await says(participant, TRANSFERRED);

  // The same password: nobody has to do anything, after a reload neither.
  await facilitator.reload();
  await says(facilitator, TRANSFERRED);
  await again("første");
  await says(facilitator, TRANSFERRED);
  await comesBack(participant);

  // Another one: both of the facilitator's tabs say so, and the one without the connection may answer.
  const second = await facilitator.context().newPage();
  await second.goto(facilitator.url());
  await says(second, TRANSFERRED);
  await again("anden");
  for (const page of [facilitator, second]) await expect(refused(page)).toBeVisible();
  await give(second, "anden");
  for (const page of [facilitator, second]) {
    await says(page, TRANSFERRED);
    await expect(refused(page)).toHaveCount(0);
  }
  await comesBack(participant);
  const newcomer = await device();
  await join(newcomer, { participant: link, title: "Temadag" }, { table: 1 });
  await expect(input(cell(newcomer, CELL), "Skrevet før disken gik")).toBeVisible();
});
