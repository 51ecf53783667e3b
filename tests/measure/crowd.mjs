// A crowd: five hundred production sessions have filled a workshop on a real relay, as on the evening itself.

import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect } from "../e2e/temadag.mjs";

export const PERSONS = 500;
export const TABLES = 60;
export const CONTRIBUTIONS = 20;

/**
 * Fills a workshop; returns its participants' link, the recovery file and what the crowd measured itself. People come one
 * after another, or all of them at once, as `how` says: `--together`.
 */
export async function crowd(relay, folder, { persons = PERSONS, tables = TABLES, contributions = CONTRIBUTIONS, how } = {}) {
  const file = path.join(folder, "recovery.temadag");
  const counts = { persons, tables, contributions };
  const flags = Object.entries(counts).flatMap(([name, count]) => [`--${name}`, String(count)]);
  if (how) flags.push(how);
  const { stdout } = await promisify(execFile)(
    process.env.TEMADAG_CROWD,
    ["--relay", relay.address, "--recovery", file, ...flags],
  );
  const { participants, ...times } = JSON.parse(stdout);
  const recovery = { name: "gendannelse.temadag", mimeType: "application/octet-stream", buffer: fs.readFileSync(file) };
  return { link: relay.address + participants, recovery, ...times };
}

/** A browser becomes a facilitator by the recovery file; returns the address of “Plan”. */
export async function recover(page, relay, { recovery }) {
  await page.goto(relay.address);
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Åbn fil" }).click(),
  ]);
  await chooser.setFiles(recovery);
  await expect(page.getByRole("link", { name: "Saml", exact: true })).toBeVisible();
  return page.url();
}

/** The value below which a share of them lies. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
