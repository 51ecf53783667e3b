// The keyboard: the whole story without a mouse, and the focus, which is never lost and never hidden.

import {
  CELL, TRANSFERRED, add, cell, create, expect, input, join, keepsFocus, saved, says, status, test,
} from "./temadag.mjs";

test("the status stays in sight, and hides nothing that has the focus", async ({ relay, device }) => {
  const facilitator = await device();
  const links = await create(facilitator, relay);
  const page = await device({ reducedMotion: "reduce", viewport: { width: 1366, height: 768 } });
  await join(page, links, { table: 9 });
  await add(page, "Langt oppe");
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(200);
  await expect(status(page)).toBeInViewport({ ratio: 1 });

  // Down through the whole board, and up again, where the masthead and the headings would lie above what comes.
  await cell(page, "Fra rettigheds- til udviklingstænkning: Potentiale").getByRole("textbox", { name: "Nyt input" }).focus();
  const last = cell(page, "Styrket målsætning og -opfølgning: Opmærksomhedspunkter").getByRole("textbox", { name: "Nyt input" });
  const first = page.getByRole("button", { name: "Menu" });
  await travel(page, "Tab", last);
  await travel(page, "Shift+Tab", first);
});

/** Goes by key to an element; on the way there whatever has the focus is to be seen. */
async function travel(page, key, target) {
  for (let steps = 0; steps < 200; steps++) {
    await expect.poll(() => page.evaluate(coveredFocus), `after ${steps} times ${key}`).toBeNull();
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`not reached by ${key}`);
}

/**
 * What lies above the element that has the focus, or that nothing has it; `null` where all is well. A part of it has to be
 * seen (WCAG 2.4.11): of a text field that is the line with the caret, to which the browser scrolls.
 */
function coveredFocus() {
  const active = document.activeElement;
  if (active === null || active === document.body) return "nothing has the focus";
  // The box that is drawn for a checkbox belongs to its label.
  const shown = active.matches("input[type=checkbox]") ? active.labels[0] : active;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const line = active.localName === "textarea" ? 20 : height / 2;
  const seen = document.elementFromPoint(left + width / 2, top + line);
  if (seen !== null && (shown.contains(seen) || seen === active)) return null;
  return `${active.localName}.${active.className} lies below ${seen?.className ?? "the edge of the window"}`;
}

test("the whole story with the keyboard alone", async ({ relay, device }) => {
  test.setTimeout(180_000);
  const page = await device();
  await page.goto(relay.address);
  await press(page, page.getByRole("button", { name: "Ny temadag" }));
  const template = page.getByRole("radio", { name: "Temadag på det specialiserede område" });
  await expect(template).toBeVisible();
  await keepsFocus(page);
  await press(page, template, "Space");
  await keepsFocus(page);
  await reach(page, page.getByRole("textbox", { name: "Titel" }));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Kun med tastatur");
  await press(page, page.getByRole("button", { name: "Opret" }));
  await expect(page.getByRole("heading", { level: 1, name: "Kun med tastatur" })).toBeVisible();
  await keepsFocus(page);
  await press(page, tabLink(page, "Del"));
  const link = await page.getByRole("textbox", { name: "Link til deltagere" }).inputValue();
  await keepsFocus(page);

  const participant = await device();
  await participant.goto(link);
  await reach(participant, participant.getByRole("combobox", { name: "Bord" }));
  await participant.keyboard.type("Bord 2");
  await reach(participant, participant.getByRole("combobox", { name: "Interessent" }));
  await participant.keyboard.type("Bor");
  await press(participant, participant.getByRole("button", { name: "Gå i gang" }));
  await expect(cell(participant)).toBeAttached();
  await keepsFocus(participant);
  await reach(participant, cell(participant).getByRole("textbox", { name: "Nyt input" }));
  await participant.keyboard.type("Skrevet med tastatur");
  await press(participant, cell(participant).getByRole("button", { name: "Tilføj" }));
  const written = input(participant, "Skrevet med tastatur");
  const edit = written.getByRole("button", { name: "Ret" });
  await expect(written).toBeVisible();
  await keepsFocus(participant);
  await press(participant, edit);
  const field = cell(participant, CELL).getByRole("textbox", { name: "Ret input" });
  await expect(field).toBeFocused();
  await participant.keyboard.press("ControlOrMeta+End");
  await participant.keyboard.type(" og rettet");
  await participant.keyboard.press("Escape");
  await expect(edit).toBeFocused();
  await expect(written).toContainText("og rettet");
  // Taken back and got back, twice: the focus goes along.
  for (let turn = 0; turn < 2; turn++) {
    await press(participant, written.getByRole("button", { name: "Træk tilbage" }));
    await expect(participant.getByRole("button", { name: "Fortryd" })).toBeFocused();
    await participant.keyboard.press("Enter");
    await expect(edit).toBeFocused();
    await expect(participant.getByRole("button", { name: "Fortryd" })).toHaveCount(0);
    await keepsFocus(participant);
  }
  await says(participant, TRANSFERRED);

  await press(page, tabLink(page, "Saml"));
  await expect(input(page, "Skrevet med tastatur og rettet")).toBeVisible({ timeout: 10_000 });
  await keepsFocus(page);
  const search = page.getByRole("searchbox", { name: "Søg" });
  await reach(page, search);
  await page.keyboard.type("rettet");
  await expect(input(page, "Skrevet med tastatur og rettet")).toHaveCount(1);
  const clear = page.getByRole("button", { name: "Ryd filter" });
  await press(page, clear);
  await expect(clear).toHaveCount(0);
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");

  await press(page, tabLink(page, "Styring"));
  const [close, open] = ["Luk for input", "Åbn for input"].map((name) => page.getByRole("button", { name }));
  await expect(close).toBeEnabled();
  await keepsFocus(page);
  await press(page, close);
  await expect(open).toBeEnabled();
  await expect(close).toBeDisabled();
  await expect(close).toBeFocused();
  await press(page, open);
  await expect(close).toBeEnabled();
  await expect(open).toBeDisabled();
  await expect(open).toBeFocused();
  await press(page, tabLink(page, "Plan"));
  await keepsFocus(page);
  await reach(page, page.getByRole("textbox", { name: "Antal borde" }));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("61");
  const set = page.getByRole("button", { name: "Gem antal" });
  await press(page, set);
  await expect(set).toBeDisabled();
  await expect(set).toBeFocused();
  for (let turn = 0; turn < 2; turn++) {
    await press(page, page.getByRole("button", { name: "Fjern »Potentiale«" }));
    await expect(page.getByRole("button", { name: "Sæt tilbage: »Potentiale«" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Aspekt 1" })).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Aspekt 1" })).toHaveValue("Potentiale");
  }
});

test("a recovery file that was read back leaves the focus at its heading", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  const { name, bytes } = await saved(page, page.getByRole("button", { name: "Gem gendannelsesfil" }));
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "Læs filen tilbage" }).click(),
  ]);
  await chooser.setFiles({ name, mimeType: "application/octet-stream", buffer: bytes });
  await expect(page.getByRole("button", { name: "Gem gendannelsesfil" })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Gendannelsesfil" })).toBeFocused();
});

const tabLink = (page, name) => page.getByRole("navigation").getByRole("link", { name, exact: true });

async function press(page, target, key = "Enter") {
  await reach(page, target);
  await page.keyboard.press(key);
}

/** Goes to something as who has no mouse does: by Tab. */
async function reach(page, target) {
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 400; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("not reached by Tab");
}
