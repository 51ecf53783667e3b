// A facilitator's device with the whole evening open: 60 tables, 500 sheets, 10,000 contributions.

import { execFileSync } from "node:child_process";
import { expect, tab, test } from "../e2e/temadag.mjs";
import { CONTRIBUTIONS, PERSONS, crowd, percentile, recover } from "./crowd.mjs";
import { measured } from "./measured.mjs";

const ALL = `${(PERSONS * CONTRIBUTIONS).toLocaleString("da-DK")} input`;
const WORDS = ["børnene pædagogerne", "samarbejde tid", "en indgang skolen", "findes slet ikke"];

test("a facilitator types, opens and waits with everything open", async ({ relay, folder, machine, browser }) => {
  test.setTimeout(15 * 60_000);
  const filled = await crowd(relay, folder);
  measured("crowd: acknowledged by the relay's disk, p50", filled.transferred.p50, "ms");
  measured("crowd: acknowledged by the relay's disk, p95", filled.transferred.p95, "ms");

  measured("facilitator: a first opening without a browser, processor time", filled.opened.processorSeconds, "s", 2);

  const device = machine("facilitator");
  let page = await device.start();
  await watchLongTasks(page);
  const plan = await recover(page, relay, filled);
  let start = Date.now();
  await tab(page, "Saml");
  await expect(page.getByText(ALL, { exact: true })).toBeVisible({ timeout: 300_000 });
  measured("facilitator: all of it from the relay, the first time", (Date.now() - start) / 1000, "s", 3);
  const inLongTasks = () => page.evaluate(() => window.longTasks.reduce((sum, { duration }) => sum + duration, 0));
  const long = await inLongTasks();
  measured("facilitator: in tasks over 50 ms until then", long / 1000, "s", 0.5);
  start = Date.now();
  await expect(page.getByText("ved at blive kontrolleret")).toHaveCount(0, { timeout: 60_000 });
  measured("facilitator: until every sheet is checked, from then on", (Date.now() - start) / 1000, "s", 10);
  measured("facilitator: in tasks over 50 ms meanwhile", ((await inLongTasks()) - long) / 1000, "s", 0.5);
  // Until the disk holds it as it will be found tomorrow.
  await expect(page.getByRole("banner").getByRole("status")).toHaveText("Overført", { timeout: 60_000 });

  const times = [];
  for (const words of WORDS) times.push(...(await keystrokes(page, words)));
  measured("facilitator: keystroke to paint while searching, p50", percentile(times, 0.5), "ms", 16);
  measured("facilitator: keystroke to paint while searching, p95", percentile(times, 0.95), "ms", 50);

  // The filter stays as it was left; nothing is found by the last words.
  await page.getByRole("button", { name: "Ryd filter" }).click();
  await tab(page, "Plan");
  start = Date.now();
  await tab(page, "Saml");
  await expect(page.getByRole("article").first()).toBeVisible();
  measured("facilitator: from “Plan” to “Saml”", Date.now() - start, "ms");

  // The work afterwards: one into a theme, thirty times; then all compared by the worker.
  const laid = [];
  for (let at = 0; at < 30; at += 1) laid.push(await layIntoTheme(page));
  measured("facilitator: one input into a theme, from Enter to paint, p50", percentile(laid, 0.5), "ms", 50);
  measured("facilitator: one input into a theme, from Enter to paint, p95", percentile(laid, 0.95), "ms");
  const before = await inLongTasks();
  start = Date.now();
  await page.getByRole("link", { name: "Ens input" }).click();
  await expect(page.getByText(/par tilbage|ikke flere par/)).toBeVisible({ timeout: 60_000 });
  measured("facilitator: all compared by the worker", (Date.now() - start) / 1000, "s", 5);
  measured("facilitator: in tasks over 50 ms meanwhile, on the page", (await inLongTasks()) - before, "ms", 0);

  // Fifty at once; then what another facilitator does; then everything as a document.
  await page.getByRole("navigation", { name: "Saml" }).getByRole("link", { name: "Input", exact: true }).click();
  await expect(page.getByRole("article").first()).toBeVisible();
  measured("facilitator: fifty merged at once, until painted", await mergeFifty(page), "ms");
  const others = machine("other");
  const other = await others.start();
  await recover(other, relay, filled);
  await tab(other, "Saml");
  await expect(other.getByText(ALL, { exact: true })).toBeVisible({ timeout: 300_000 });
  await expect(other.getByText("ved at blive kontrolleret")).toHaveCount(0, { timeout: 60_000 });
  const sum = page.getByRole("main").getByRole("status");
  const before50 = await sum.innerText();
  await expect(other.getByRole("main").getByRole("status")).toHaveText(before50, { timeout: 60_000 });
  for (let at = 0; at < 100; at += 1) await other.keyboard.press("j");
  for (let at = 0; at < 2; at += 1) {
    await other.keyboard.press("j");
    await other.keyboard.press("x");
  }
  await page.evaluate(() => (window.longTasks.length = 0));
  start = Date.now();
  await other.keyboard.press("f");
  await expect(sum).not.toHaveText(before50);
  measured("facilitator: another's merge, from their key until it is seen", Date.now() - start, "ms");
  const slices = await page.evaluate(() => window.longTasks.map(({ duration }) => duration));
  measured("facilitator: the longest slice of that (0: none over 50)", Math.max(0, ...slices), "ms", 0);
  await others.stop();
  await page.getByRole("link", { name: "Eksport" }).click();
  await page.evaluate(() => (window.longTasks.length = 0));
  start = Date.now();
  const [download] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.getByRole("button", { name: "Word", exact: true }).click(),
  ]);
  await download.path();
  measured("facilitator: everything as a Word document", (Date.now() - start) / 1000, "s", 5);
  measured("facilitator: in tasks over 50 ms meanwhile, on the page", await inLongTasks(), "ms");
  await page.goto("about:blank");
  await device.stop();

  // Cold: the browser itself is new.
  page = await device.start();
  await watchLongTasks(page);
  await page.goto(plan.replace(/plan$/, "saml"));
  await expect(page.getByText(ALL, { exact: true })).toBeVisible({ timeout: 60_000 });
  await page.waitForFunction(() => performance.getEntriesByName("temadag.whole").length > 0);
  const opened = await page.evaluate(() => {
    const at = (name) => performance.getEntriesByName(name)[0]?.startTime;
    const [opening, home, whole] = ["temadag.opening", "temadag.home", "temadag.whole"].map(at);
    const slices = window.longTasks.filter(({ startTime }) => startTime >= opening && startTime < whole);
    return { home: home - opening, whole: whole - opening, longest: Math.max(0, ...slices.map(({ duration }) => duration)) };
  });
  measured("facilitator: the plan from a cold disk", opened.home, "ms", 50);
  measured("facilitator: “Input” from a cold disk", opened.whole / 1000, "s", 1);
  measured("facilitator: the longest slice of that (0: none over 50)", opened.longest, "ms", 50);
  measured("facilitator: memory of the page's process with everything open", memory(device), "MB");
});

/** From the next page on every task over 50 ms is noted. */
const watchLongTasks = (page) =>
  page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      window.longTasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })));
    }).observe({ type: "longtask", buffered: true });
  });

/** Milliseconds from each keystroke in the search field until the next frame is painted. */
async function keystrokes(page, words) {
  const search = page.getByRole("searchbox", { name: "Søg" });
  await search.fill("");
  await expect(page.getByText(ALL, { exact: true })).toBeVisible();
  await search.evaluate((field) => {
    window.painted = [];
    window.typed = field.value.length;
    const note = (event) => {
      // The event's own time: when the key was pressed, not when the program came to it.
      const pressed = event.timeStamp;
      requestAnimationFrame(() => {
        // A task behind the frame comes when it is painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.painted.push(performance.now() - pressed);
        port2.postMessage(null);
      });
    };
    if (window.watched !== field) field.addEventListener("input", note, { capture: true });
    window.watched = field;
  });
  await search.focus();
  for (const [index, letter] of [...words].entries()) {
    await page.keyboard.type(letter);
    await page.waitForFunction((count) => window.painted.length >= count, index + 1);
  }
  const times = await page.evaluate(() => window.painted);
  expect(times).toHaveLength(words.length);
  return times;
}

/** Milliseconds from the Enter that lays the next input into a theme until the row with it is painted. */
async function layIntoTheme(page) {
  await page.keyboard.press("j");
  await page.keyboard.press("t");
  await page.keyboard.type("Ventetid");
  await page.evaluate(() => {
    window.painted = new Promise((done) => {
      let pressed;
      addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
      const row = document.querySelector(".found-input.is-current");
      const observer = new MutationObserver(() => {
        if (!row.textContent.includes("Ventetid")) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - pressed);
          port2.postMessage(null);
        });
      });
      observer.observe(row, { childList: true, subtree: true, characterData: true });
    });
  });
  await page.keyboard.press("Enter");
  return page.evaluate(() => window.painted);
}

/** Milliseconds from the f that merges fifty ticked inputs until the sentence is painted. */
async function mergeFifty(page) {
  // On from the input that was treated last. By keys alone: a click first brings its row into sight, and then the rows are
  // others.
  for (let at = 0; at < 50; at += 1) {
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
  await expect(page.getByText("50 valgt")).toBeVisible();
  await page.evaluate(() => {
    window.painted = new Promise((done) => {
      let pressed;
      addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true, once: true });
      const observer = new MutationObserver(() => {
        // The sentence is open to be edited; its row stands where its cell is, which may be out of sight.
        const fields = [...document.querySelectorAll("textarea")];
        if (!fields.some(({ labels }) => labels?.[0]?.textContent.includes("Flettet tekst"))) return;
        observer.disconnect();
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now() - pressed);
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  });
  await page.keyboard.press("f");
  return page.evaluate(() => window.painted);
}

/** The greatest resident memory of the browser's page processes. */
function memory({ folder }) {
  const lines = execFileSync("ps", ["-eo", "rss=,args="], { encoding: "utf8", maxBuffer: 2 ** 24 }).split("\n");
  const pages = lines.filter((line) => line.includes("--type=renderer") && line.includes(folder));
  const sizes = pages.map((line) => Number(line.trim().split(" ")[0]) / 1000);
  expect(sizes).not.toHaveLength(0);
  return Math.max(...sizes);
}
