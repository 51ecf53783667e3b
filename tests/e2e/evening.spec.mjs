// The evening: several devices, no network between them, and nothing is lost.

import {
  CELL, FILE_KNOWN, FILE_NEW, OFFLINE, TRANSFERRED, WAITING, add, cell, create, draftOnDisk, expect, fileSays, handIn, holdsTheApp,
  input, join, saved, says, tab, test,
} from "./temadag.mjs";

test("two devices write through an hour without Wi-Fi, one is closed, one is killed", async ({ relay, device, machine }) => {
  test.setTimeout(180_000);
  const facilitator = await device();
  const links = await create(facilitator, relay);
  await expect(facilitator.getByRole("img", { name: "QR-kode til deltagere" })).toBeVisible();

  const one = await device();
  await join(one, links, { table: 7, stakeholder: "Pårørende", name: "Åse" });
  // Whoever looks at the address bar afterwards does not find the link there. [D14]
  expect(one.url()).not.toContain("#");
  const tablet = machine("tablet");
  let two = await tablet.start();
  await join(two, links, { table: 7, stakeholder: "Medarbejder" });
  await holdsTheApp(one);
  await holdsTheApp(two);
  await add(one, "Start i vuggestuen 🌱 og bliv ved");
  await expect(input(two, "Start i vuggestuen 🌱 og bliv ved")).toBeVisible();
  await says(one, TRANSFERRED);

  // The Wi-Fi dies.
  await one.context().setOffline(true);
  await two.context().setOffline(true);
  await says(one, OFFLINE);
  await add(one, "Skrevet uden net, æøå");
  await add(two, "Fra den anden uden net");
  await add(two, "Vi skriver sammen", { joint: true });
  await cell(two).getByRole("textbox", { name: "Nyt input" }).pressSequentially("Midt i en sætning som ikke bl");
  await draftOnDisk(two, "Midt i en sætning som ikke bl");

  // One closes the lid, the other's browser is killed in mid-sentence. [D15]
  const lid = one.context();
  await one.close();
  await tablet.kill();
  const again = await lid.newPage();
  await again.goto(links.participant.split("#")[0].replace("/deltag", "/"));
  await again.getByRole("link", { name: links.title }).click();
  await expect(input(again, "Skrevet uden net, æøå")).toBeVisible();
  await says(again, OFFLINE);

  two = await tablet.start();
  await two.context().setOffline(true);
  await two.goto(relay.address);
  await two.getByRole("link", { name: links.title }).click();
  await expect(input(two, "Fra den anden uden net")).toBeVisible();
  await expect(input(two, "Vi skriver sammen")).toBeVisible();
  await expect(cell(two).getByRole("textbox", { name: "Nyt input" })).toHaveValue("Midt i en sætning som ikke bl");

  // The Wi-Fi returns.
  await again.context().setOffline(false);
  await two.context().setOffline(false);
  await expect(input(again, "Fra den anden uden net")).toBeVisible({ timeout: 20_000 });
  await expect(input(two, "Skrevet uden net, æøå")).toBeVisible({ timeout: 20_000 });
  await says(again, TRANSFERRED);
  await says(two, TRANSFERRED);

  // Live, each sees the other's within a second.
  await add(again, "Nu er vi på igen");
  await expect(input(two, "Nu er vi på igen")).toBeVisible({ timeout: 1_000 });

  // The facilitator sees everything.
  await tab(facilitator, "Saml");
  for (const text of ["Start i vuggestuen 🌱 og bliv ved", "Skrevet uden net, æøå", "Fra den anden uden net", "Vi skriver sammen", "Nu er vi på igen"]) {
    await expect(input(facilitator, text)).toBeVisible();
  }
  const counts = facilitator.getByRole("table", { name: "Input pr. celle" });
  await expect(counts.getByRole("row", { name: /Tidlige indsatser/ })).toContainText("5");

  // The relay's disk holds nothing that anyone can read.
  const disk = relay.disk();
  for (const secret of ["vuggestuen", "Skrevet uden net", "Åse", "Pårørende", "Tidlige", links.title]) {
    expect(disk.includes(Buffer.from(secret)), secret).toBe(false);
  }
});

test("what was acknowledged survives a relay that is killed, and one that loses its disk", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  await join(one, links, { table: 1 });
  await add(one, "Før strømmen gik");
  await says(one, TRANSFERRED);

  await relay.stop("SIGKILL");
  await relay.start();
  const two = await device();
  await join(two, links, { table: 1 });
  await expect(input(two, "Før strømmen gik")).toBeVisible({ timeout: 20_000 });

  await relay.stop("SIGKILL");
  relay.empty();
  await relay.start();
  await says(one, TRANSFERRED);
  await says(two, TRANSFERRED);
  const three = await device();
  await join(three, links, { table: 1 });
  await expect(input(three, "Før strømmen gik")).toBeVisible({ timeout: 20_000 });
});

test("a device that never comes online again hands its input over as a file, twice; it counts once", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const away = await device();
  await join(away, links, { table: 3, stakeholder: "Organisation" });
  await says(away, TRANSFERRED);
  await away.context().setOffline(true);
  await add(away, "Aldrig på nettet igen");
  const file = await saveAsFile(away);
  expect(file.bytes.includes(Buffer.from("Aldrig"))).toBe(false);

  await tab(facilitator, "Saml");
  for (let turn = 0; turn < 2; turn++) {
    await handIn(facilitator, file);
    await fileSays(facilitator, file, turn === 0 ? FILE_NEW : FILE_KNOWN);
    await expect(input(facilitator, "Aldrig på nettet igen")).toHaveCount(1);
    // Nothing is closed, so nobody is asked.
    await expect(facilitator.getByRole("dialog")).toHaveCount(0);
  }
  const two = await device();
  await join(two, links, { table: 3 });
  await expect(input(two, "Aldrig på nettet igen")).toHaveCount(1);
});

test("a closed table and a late device", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const late = await device();
  await join(late, links, { table: 2 });
  const other = await device();
  await join(other, links, { table: 2 });
  await add(late, "I god tid");
  await expect(input(other, "I god tid")).toBeVisible();
  await late.context().setOffline(true);
  await add(late, "For sent, men ikke tabt");

  await tab(facilitator, "Styring");
  // Whoever has scrolled down the board sees it all the same.
  await other.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await facilitator.getByRole("button", { name: "Luk for input" }).click();
  await expect(facilitator.getByRole("button", { name: "Åbn for input" })).toBeEnabled();
  const closed = other.getByText("Der er lukket for input.");
  await expect(closed).toBeInViewport({ ratio: 1 });

  await late.context().setOffline(false);
  await says(late, WAITING);
  await expect(input(late, "For sent, men ikke tabt")).toBeVisible();
  await expect(input(other, "For sent, men ikke tabt")).toHaveCount(0);
  await facilitator.getByRole("button", { name: "Luk alle ind" }).click();
  await expect(facilitator.getByRole("button", { name: "Luk alle ind" })).toHaveCount(0);
  await expect(facilitator.getByRole("heading", { name: "Input", exact: true })).toBeFocused();
  await says(late, TRANSFERRED);
  await expect(input(other, "For sent, men ikke tabt")).toBeVisible();
  await expect(input(other, "I god tid")).toBeVisible();

  const opened = other.locator("[aria-live]", { hasText: "Der er åbnet for input igen." });
  await expect(opened).toHaveCount(0);
  await facilitator.getByRole("button", { name: "Åbn for input" }).click();
  await expect(opened).toHaveCount(1);
  await expect(closed).toHaveCount(0);
});

test("a second tab writes for the same person", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const first = await device();
  await join(first, links, { table: 4 });
  const second = await first.context().newPage();
  await second.goto(first.url());
  await add(second, "Fra fane to");
  await expect(input(first, "Fra fane to")).toBeVisible();
  await add(first, "Fra fane et");
  await expect(input(second, "Fra fane et")).toBeVisible();
  await says(first, TRANSFERRED);
  await says(second, TRANSFERRED);
  // The tab that holds the connection goes; the other takes over.
  await first.close();
  await add(second, "Fane et er lukket");
  await says(second, TRANSFERRED);
  await tab(facilitator, "Saml");
  for (const text of ["Fra fane to", "Fra fane et", "Fane et er lukket"]) {
    await expect(input(facilitator, text)).toHaveCount(1);
  }
});

test("two people edit one joint contribution at once; no letter and no caret is lost", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const one = await device();
  const two = await device();
  await join(one, links, { table: 5 });
  await join(two, links, { table: 5 });
  await add(one, "æøå 🌍 fælles", { joint: true });
  await expect(input(two, "æøå 🌍 fælles")).toBeVisible();
  for (const page of [one, two]) await input(page, "fælles").getByRole("button", { name: "Ret" }).click();
  const field = (page) => cell(page).getByRole("textbox", { name: "Ret input" });
  await field(one).press("ControlOrMeta+Home");
  await field(two).press("ControlOrMeta+End");
  await Promise.all([
    field(one).pressSequentially("FØRST 🚀 ", { delay: 40 }),
    field(two).pressSequentially(" – OG SIDST", { delay: 40 }),
  ]);
  const whole = "FØRST 🚀 æøå 🌍 fælles – OG SIDST";
  for (const page of [one, two]) await expect(field(page)).toHaveValue(whole, { timeout: 10_000 });
  const caret = (page) => field(page).evaluate((element) => element.selectionStart);
  expect(await caret(one)).toBe("FØRST 🚀 ".length);
  expect(await caret(two)).toBe(whole.length);
});

/** “Gem som fil” is in the participant's menu. */
async function saveAsFile(page) {
  const button = page.getByRole("button", { name: "Gem som fil" });
  if (!(await button.isVisible())) await page.getByRole("button", { name: "Menu" }).click();
  return saved(page, button);
}
