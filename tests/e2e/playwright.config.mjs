// End to end: the release app in a real Chromium against a real relay process. `cargo xtask test --only e2e` sets the
// variables.

import { defineConfig } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.mjs",
  outputDir: "../../test-results/e2e",
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60 * 1000,
  reporter: [["list"], ["json", { outputFile: process.env.TEMADAG_REPORT }]],
  use: {
    locale: "da-DK",
    trace: "retain-on-failure",
    launchOptions,
  },
});
