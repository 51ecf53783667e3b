// Chromium, as every test and measure starts it.

export const launchOptions = {
  executablePath: process.env.TEMADAG_CHROMIUM,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
};
