// Opens the page of wasm-bindgen's test runner, prints what it says, and ends with 1 unless every test passed.

import { chromium } from "@playwright/test";

const LIMIT = 5 * 60 * 1000;
const [address] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.TEMADAG_CHROMIUM,
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(String(error)));
  const crashed = new Promise((_, reject) => page.on("crash", () => reject(new Error("the page crashed"))));
  await page.goto(address);
  const summary = page.waitForFunction(
    () => /test result: .*/.exec(document.getElementById("output")?.textContent)?.[0],
    undefined,
    { timeout: LIMIT },
  );
  const line = await (await Promise.race([summary, crashed])).jsonValue();
  console.log(await page.locator("#output").textContent());
  process.exitCode = line.includes("0 failed") && line.includes(" ok.") ? 0 : 1;
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  await browser.close();
}
