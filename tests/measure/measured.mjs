// Measured: one row of the table, and a failed test where it is over its bound.

import { expect, test } from "@playwright/test";

/**
 * @param {string} what what was measured, as it shall stand in the table
 * @param {number} value
 * @param {string} unit "KB" (1000 bytes), "ms", …
 * @param {number} [bound] the greatest value allowed; without it the row only informs
 */
export function measured(what, value, unit, bound) {
  expect(value, `${what} was measured`).toEqual(expect.any(Number));
  expect(Number.isFinite(value), `${what} is a number`).toBe(true);
  test.info().annotations.push({ type: "measured", description: JSON.stringify({ what, value, unit, bound }) });
  // At once too: the table comes after a quarter of an hour, or never where the measure is broken off.
  console.error(`${what}: ${value.toFixed(2)} ${unit}`);
  if (bound !== undefined) expect.soft(value, what).toBeLessThanOrEqual(bound);
}
