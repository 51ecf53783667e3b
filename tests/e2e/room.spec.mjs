// The control room: what comes from the tables, and what nobody has written about.

import { isAccessible, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, add, create, expect, join, says, tab, test } from "./temadag.mjs";

const POTENTIAL = "Tidlige indsatser: Potentiale";
const NEEDS = "Tidlige indsatser: Forudsætninger";

test("the control room shows each table, and whose voice is missing while there is time", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const ase = await device();
  await join(ase, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const staff = await device();
  await join(staff, links, { table: 12, stakeholder: "Medarbejder" });
  await tab(facilitator, "Styring");
  await add(ase, "Ventetiden er for lang", { name: POTENTIAL });
  await add(staff, "Tid til samarbejde", { name: NEEDS });
  const tables = region(facilitator, "Bordene");
  const cells = (table) => tables.getByRole("row", { name: new RegExp(`^Bord ${table} `) }).getByRole("cell");
  await expect(cells(7)).toHaveText(["1", "1", "1", /^kl\. \d+\.\d\d$/, "Nej"]);
  await expect(cells(8)).toHaveText(["0", "0", "0", "–", "Nej"]);
  await expect(tables.getByText("58 borde har ikke skrevet noget endnu: 1–6, 8–11, 13–60.")).toBeVisible();

  const silent = region(facilitator, "Ingen har skrevet om");
  const relatives = silent.getByRole("listitem").filter({ hasText: "Pårørende" });
  await expect(relatives).toContainText("Forudsætninger");
  const coverage = region(facilitator, "Dækning");
  await expect(coverage.getByRole("img", { name: "Dækning" })).toBeVisible();
  await coverage.getByText("Vis som tabel").click();
  const table = coverage.getByRole("table", { name: "Dækning" });
  await expect(table.getByRole("row", { name: new RegExp(NEEDS) })).toBeVisible();
  await isAccessible(facilitator);

  // Asked in time: it goes from the list, also when it was written without a network.
  await ase.context().setOffline(true);
  await says(ase, OFFLINE);
  await add(ase, "En fast kontaktperson", { name: NEEDS });
  await expect(relatives).toContainText("Forudsætninger");
  await ase.context().setOffline(false);
  await says(ase, TRANSFERRED);
  await expect(relatives).not.toContainText("Forudsætninger");
});
