// A real other program: the documents that are taken out are opened, changed and saved with npm's Automerge; what it
// changed comes in again beside the untouched original, once.

import * as Automerge from "@automerge/automerge";
import { unzipSync, zipSync } from "fflate";
import { part } from "./saml.mjs";
import {
  CELL, FILE_KNOWN, FILE_NEW, TRANSFERRED, add, cell, create, expect, fileSays, handIn, input, join, saved, says, tab, test,
} from "./temadag.mjs";

const ORIGINAL = "Skolen ringer, før det går galt";
const CHANGED = "Skolen ringer, inden det går galt 🚸";

test("documents changed by another Automerge program come in again, marked, once", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 12, stakeholder: "Politiker", name: "Ærø" });
  await add(one, ORIGINAL);
  await add(one, "Det her bliver stående");
  await says(one, TRANSFERRED);

  await tab(facilitator, "Saml");
  await expect(input(facilitator, ORIGINAL)).toBeVisible();
  await part(facilitator, "Eksport");
  const zip = await saved(facilitator, facilitator.getByRole("button", { name: "Automerge" }));
  const files = unzipSync(zip.bytes);
  expect(Object.keys(files).every((name) => name.endsWith(".automerge"))).toBe(true);

  const documents = Object.entries(files).map(([name, bytes]) => [name, Automerge.load(bytes)]);
  const [name, sheet] = documents.find(([, document]) =>
    Object.values(document.contributions ?? {}).some((contribution) => contribution.text === ORIGINAL),
  );
  const changed = Automerge.change(sheet, (document) => {
    const contribution = Object.values(document.contributions).find(({ text }) => text === ORIGINAL);
    contribution.text = CHANGED;
  });
  const file = { name: name.split("/").pop(), bytes: Buffer.from(Automerge.save(changed)) };

  await part(facilitator, "Input");
  for (let turn = 0; turn < 2; turn++) {
    await handIn(facilitator, file);
    await fileSays(facilitator, file, turn === 0 ? FILE_NEW : FILE_KNOWN);
    await expect(input(facilitator, CHANGED)).toHaveCount(1);
    // Nothing is closed, so nobody is asked.
    await expect(facilitator.getByRole("dialog")).toHaveCount(0);
  }
  await expect(input(facilitator, CHANGED)).toContainText("Importeret");
  await expect(input(facilitator, ORIGINAL)).toHaveCount(1);
  await expect(input(facilitator, ORIGINAL)).not.toContainText("Importeret");
  await expect(input(facilitator, "Det her bliver stående")).toHaveCount(1);
  // The writer's own words are as they were; the table sees what was imported beside them.
  await expect(input(one, ORIGINAL)).toHaveCount(1);
  await expect(cell(one, CELL).getByRole("article").filter({ hasText: CHANGED })).toHaveCount(1);

  // The whole zip, unchanged but for that one, changes nothing more.
  const again = Object.fromEntries(documents.map(([each, document]) => [each, Automerge.save(each === name ? changed : document)]));
  const whole = { name: "temadag.zip", bytes: Buffer.from(zipSync(again)) };
  await handIn(facilitator, whole);
  await fileSays(facilitator, whole, "temadag.zip");
  await expect(input(facilitator, CHANGED)).toHaveCount(1);
});
