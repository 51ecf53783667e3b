// “Styring”: phases, the time on every screen, the message, and what waits beyond a close.

import { isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { OFFLINE, TRANSFERRED, WAITING, add, create, expect, input, join, says, tab, test } from "./temadag.mjs";

const PHASE = "Input ved bordene";
const AHEAD = 2 * 60 * 60 * 1000;

const timer = (page) => page.getByRole("timer", { name: "Tid tilbage" });
const row = (page, title) => region(page, "Program").getByRole("listitem").filter({ has: page.getByText(title, { exact: true }) });
const start = (page, title) => row(page, title).getByRole("button", { name: "Start fase" });
const button = (page, name) => page.getByRole("button", { name, exact: true });

const seconds = async (page) => {
  const parts = (await timer(page).textContent()).split(":").map(Number);
  return parts.reduce((sum, part) => sum * 60 + part, 0);
};

/** The same on all, within a second. */
const agree = async (pages) => {
  const left = await Promise.all(pages.map(seconds));
  expect(Math.max(...left) - Math.min(...left)).toBeLessThanOrEqual(1);
  return left[0];
};

/** A device whose clock is two hours ahead. */
const wrongClock = async (device) => {
  const page = await device();
  await page.addInitScript((ahead) => {
    const now = Date.now;
    Date.now = () => now() + ahead;
  }, AHEAD);
  return page;
};

test("a phase starts, pauses, goes on, is made longer and closes, on every screen, also where a clock is wrong", async ({ relay, device }) => {
  test.setTimeout(120_000);
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7 });
  const two = await wrongClock(device);
  await join(two, links, { table: 9 });
  await says(two, TRANSFERRED);
  await tab(facilitator, "Styring");
  await expect(timer(one)).toBeHidden();
  await start(facilitator, PHASE).click();
  const all = [facilitator, one, two];
  for (const page of all) await expect(timer(page)).toHaveText(/^4[45]:\d\d$/);
  await agree(all);
  for (const page of [one, two]) await expect(region(page, "Lige nu").getByText(PHASE)).toBeVisible();
  await expect(row(facilitator, PHASE)).toHaveAttribute("aria-current", "step");

  await button(facilitator, "Pause").click();
  for (const page of [one, two]) await expect(region(page, "Lige nu").getByText("Pause", { exact: true })).toBeVisible();
  const stands = await agree(all);
  await button(facilitator, "Fortsæt").click();
  await expect(button(facilitator, "Pause")).toBeVisible();
  for (const page of all) await expect.poll(() => seconds(page)).toBeLessThan(stands);
  await button(facilitator, "Forlæng").click();
  for (const page of all) await expect(timer(page)).toHaveText(/^49:\d\d$/);
  await agree(all);
  // Each step has its way back.
  await button(facilitator, "Fortryd").click();
  for (const page of all) await expect(timer(page)).toHaveText(/^44:\d\d$/);

  // Who was away for it hears of it when the network is back; a new device sees the same.
  await two.context().setOffline(true);
  await says(two, OFFLINE);
  await facilitator.getByRole("combobox", { name: "Forlæng med" }).selectOption({ label: "10 minutter" });
  await button(facilitator, "Forlæng").click();
  await expect(timer(facilitator)).toHaveText(/^54:\d\d$/);
  await expect(timer(two)).toHaveText(/^44:\d\d$/);
  await two.context().setOffline(false);
  await expect(timer(two)).toHaveText(/^5[34]:\d\d$/, { timeout: 20_000 });
  const late = await device();
  await join(late, links, { table: 11 });
  await agree([facilitator, one, two, late]);

  await button(facilitator, "Luk fase").click();
  for (const page of [one, two]) {
    await expect(page.getByText("Der er lukket for input.")).toBeVisible();
    await expect(timer(page)).toBeHidden();
  }
  // A phase in which people write opens input again.
  await start(facilitator, "Input, anden runde").click();
  for (const page of [one, two]) {
    await expect(page.getByText("Der er lukket for input.")).toBeHidden();
    await expect(timer(page)).toHaveText(/^3[45]:\d\d$/);
  }
  await isAccessible(facilitator);
  await isAccessible(one);
  await isAccessibleInEnglish(facilitator, "Running the evening");
  await isAccessibleInEnglish(one, "Time left");
});

test("“Færdig” is counted and taken back; a message stands on all screens and goes again", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 7 });
  const neighbour = await device();
  await join(neighbour, links, { table: 7 });
  const other = await device();
  await join(other, links, { table: 9 });
  await tab(facilitator, "Styring");
  await start(facilitator, PHASE).click();
  const tables = region(facilitator, "Bordene");
  await expect(tables.getByText("0 af 60 borde er færdige.")).toBeVisible();
  const strip = (page) => region(page, "Lige nu");
  // Without a network it is kept, and arrives.
  await one.context().setOffline(true);
  await says(one, OFFLINE);
  await strip(one).getByRole("button", { name: "Færdig" }).click();
  await expect(strip(one).getByText("Du har meldt, at bordet er færdigt.")).toBeVisible();
  await one.context().setOffline(false);
  await expect(strip(neighbour).getByText("En ved bordet har meldt, at I er færdige.")).toBeVisible({ timeout: 20_000 });
  await expect(tables.getByText("1 af 60 borde er færdige.")).toBeVisible();
  await strip(other).getByRole("button", { name: "Færdig" }).click();
  await expect(tables.getByText("2 af 60 borde er færdige.")).toBeVisible();
  await expect(tables.getByRole("row", { name: /^Bord 7 / }).getByRole("cell").last()).toHaveText("Ja");
  await strip(one).getByRole("button", { name: "Fortryd" }).click();
  await expect(tables.getByText("1 af 60 borde er færdige.")).toBeVisible();
  // Another phase begins anew.
  await start(facilitator, "Input, anden runde").click();
  await expect(tables.getByText("0 af 60 borde er færdige.")).toBeVisible();

  const message = facilitator.getByRole("textbox", { name: "Besked til alle" });
  await button(facilitator, "Send besked").click();
  await expect(message).toHaveAccessibleDescription(/Skriv en besked først/);
  await message.fill("Kaffen er klar kl. 20");
  await message.press("Enter");
  for (const page of [one, other]) await expect(page.getByText("Kaffen er klar kl. 20")).toBeInViewport({ ratio: 1 });
  // Phase, time and message leave each other alone.
  await expect(timer(one)).toHaveText(/^3[45]:\d\d$/);
  await isAccessible(one);
  await button(facilitator, "Fjern besked").click();
  for (const page of [one, other]) await expect(page.getByText("Kaffen er klar kl. 20")).toBeHidden();
  await expect(message).toBeFocused();
});

test("late input waits with table and time, and is let in by person or all of it", async ({ relay, device }) => {
  const facilitator = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(facilitator, relay);
  const ase = await device();
  await join(ase, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  const bo = await device();
  await join(bo, links, { table: 9, stakeholder: "Medarbejder", name: "Bo" });
  for (const page of [ase, bo]) await says(page, TRANSFERRED);
  await tab(facilitator, "Styring");
  await start(facilitator, PHASE).click();
  await ase.context().setOffline(true);
  await add(ase, "Åse var for sen");
  await button(facilitator, "Luk fase").click();
  await expect(bo.getByText("Der er lukket for input.")).toBeVisible();
  await add(bo, "Bo var for sen");
  await ase.context().setOffline(false);
  for (const page of [ase, bo]) await says(page, WAITING);

  const late = facilitator.getByRole("list", { name: "Hvem der venter" });
  const who = (name) => late.getByRole("listitem").filter({ hasText: name });
  await expect(who("Åse, Pårørende")).toContainText(/Åse, Pårørende.*Bord 7 · \d+ ændring(er)? siden kl\. \d+\.\d\d/);
  await expect(who("Bo, Medarbejder")).toContainText("Bord 9");
  await isAccessible(facilitator);
  await who("Åse, Pårørende").getByRole("button", { name: "Luk ind" }).click();
  await expect(who("Åse, Pårørende")).toHaveCount(0);
  await expect(facilitator.getByRole("heading", { name: "Input", exact: true })).toBeFocused();
  await says(ase, TRANSFERRED);
  await says(bo, WAITING);
  await tab(facilitator, "Saml");
  await expect(input(facilitator, "Åse var for sen")).toBeVisible();
  await expect(input(facilitator, "Bo var for sen")).toHaveCount(0);
  await tab(facilitator, "Styring");
  await button(facilitator, "Luk alle ind").click();
  await expect(late).toHaveCount(0);
  await says(bo, TRANSFERRED);
});

test("two facilitators who choose different phases at once are told so", async ({ relay, device }) => {
  const first = await device({ viewport: { width: 1440, height: 1000 } });
  const links = await create(first, relay);
  const second = await device({ viewport: { width: 1440, height: 1000 } });
  await second.goto(links.facilitator);
  for (const page of [first, second]) await tab(page, "Styring");
  await start(first, PHASE).click();
  await expect(row(second, PHASE)).toHaveAttribute("aria-current", "step");
  await expect(second.getByText(/En anden facilitator ændrede det kl\./)).toBeVisible();
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  await start(first, "Oplæg").click();
  // Two steps: whoever has seen less does not have the last word over who has decided more.
  await start(second, "Galleri").click();
  await expect(row(second, "Galleri")).toHaveAttribute("aria-current", "step");
  await start(second, "Pause").click();
  await second.context().setOffline(false);
  await expect(row(first, "Pause")).toHaveAttribute("aria-current", "step", { timeout: 20_000 });
  await expect(first.getByText("Du valgte »Oplæg«, og en anden facilitator valgte »Pause« næsten samtidig.")).toBeVisible();

  // So with what they tell the room.
  const message = (page) => region(page, "Besked");
  const send = async (page, text) => {
    const field = page.getByRole("textbox", { name: "Besked til alle" });
    await field.fill(text);
    await field.press("Enter");
    await expect(message(page).getByText(text, { exact: true })).toBeVisible();
  };
  await second.context().setOffline(true);
  await says(second, OFFLINE);
  await send(first, "Kaffen står i foyeren");
  await send(second, "Kaffen står i salen");
  await send(second, "Kaffen står i salen nu");
  await second.context().setOffline(false);
  await expect(message(first).getByText("Din besked står der ikke: »Kaffen står i foyeren«")).toBeVisible({ timeout: 20_000 });
  await isAccessible(first);
  await button(first, "Send min i stedet").click();
  await expect(message(second).getByText("Kaffen står i foyeren", { exact: true })).toBeVisible();
  await expect(message(second).getByText("Din besked står der ikke: »Kaffen står i salen nu«")).toBeVisible();
  await expect(button(first, "Send min i stedet")).toBeHidden();
  await button(first, "Fortryd").click();
});
