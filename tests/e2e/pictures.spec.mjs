// Pictures: what a newcomer to the project sees in the README. They are made anew with every run; `cargo xtask
// pictures` puts them into `docs/`.

import fs from "node:fs";
import path from "node:path";
import { TRANSFERRED, add, create, expect, input, join, says, tab, test } from "./temadag.mjs";

const FOLDER = process.env.TEMADAG_PICTURES ?? "test-results/pictures";

const FIRST = "Fra rettigheds- til udviklingstænkning";
const SECOND = "Tidlige indsatser";
const INPUT = [
  [`${FIRST}: Potentiale`, "Spørg først, hvad barnet gerne vil lære. Så kommer det, det har ret til, af sig selv."],
  [`${FIRST}: Potentiale`, "Én fast kontaktperson, fra første samtale til sidste.", true],
  [`${FIRST}: Væsentlige aktiviteter`, "Besøg hinandens arbejdspladser. Vi kender kun hinanden fra mails."],
  [`${FIRST}: Forudsætninger`, "Tid til at tale sammen på tværs af forvaltninger."],
];
const LATER = [`${SECOND}: Potentiale`, "Start i vuggestuen. De første tegn ser personalet før alle andre."];

test("the board at a table, on a laptop and in the hand, and what the facilitator sees", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay, "Temadag om det specialiserede område");
  const one = await device({ viewport: { width: 1440, height: 1000 } });
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const two = await device({ viewport: { width: 390, height: 844 } });
  await join(two, links, { table: 7, stakeholder: "Medarbejder", name: "Bo" });
  for (const [name, text, joint] of INPUT) await add(one, text, { name, joint });
  await expect(input(two, INPUT[0][1])).toBeVisible();
  await two.getByRole("tab", { name: SECOND }).click();
  await add(two, LATER[1], { name: LATER[0] });
  await two.getByRole("tab", { name: FIRST }).click();
  await expect(input(one, LATER[1])).toBeVisible();
  await tab(facilitator, "Saml");
  await expect(facilitator.getByRole("article")).toHaveCount(INPUT.length + 1);
  for (const page of [one, two, facilitator]) {
    await page.evaluate(() => {
      document.activeElement.blur();
      window.scrollTo(0, 0);
    });
    await says(page, TRANSFERRED);
  }
  fs.mkdirSync(FOLDER, { recursive: true });
  await one.screenshot({ path: path.join(FOLDER, "board.png") });
  await two.screenshot({ path: path.join(FOLDER, "board-narrow.png") });
  await facilitator.screenshot({ path: path.join(FOLDER, "collect.png") });
});
