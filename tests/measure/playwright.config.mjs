// Measures: one at a time, on an otherwise quiet machine; the table at the end is the result.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "../e2e/chromium.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.measure.mjs",
  outputDir: "../../test-results/measure",
  workers: 1,
  retries: 0,
  timeout: 5 * 60 * 1000,
  reporter: [["./table.mjs"], ["json", { outputFile: process.env.TEMADAG_REPORT }]],
  use: {
    launchOptions,
  },
});
