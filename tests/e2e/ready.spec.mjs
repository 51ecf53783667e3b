// “Er alt klar?”: what is missing before an evening, in words, and how it comes right.

import { isAccessible, isAccessibleInEnglish, region } from "./saml.mjs";
import { create, expect, holdsTheApp, saved, tab, test } from "./temadag.mjs";

const line = (page, words) => region(page, "Er alt klar?").getByRole("listitem").filter({ hasText: words });

test("what is missing is said with what to do, and comes right", async ({ relay, device }) => {
  const page = await device();
  await create(page, relay);
  await holdsTheApp(page);
  await expect(line(page, "Serveren kan nås")).toContainText("klar");
  await expect(line(page, "Temadag åbner uden net")).not.toContainText("ikke klar");
  await expect(line(page, "Serveren kan nås")).not.toContainText("ikke klar");
  await expect(line(page, "Uret passer")).not.toContainText("ikke klar");
  await expect(line(page, "Programmet går op")).not.toContainText("ikke klar");
  await expect(line(page, "Hver deltager har stemmer at give")).not.toContainText("ikke klar");
  await expect(line(page, "Gendannelsesfilen venter ikke på dig")).toContainText("ikke klar");

  const file = await saved(page, page.getByRole("button", { name: "Gem gendannelsesfil" }));
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Læs filen tilbage" }).click()]);
  await chooser.setFiles({ name: file.name, mimeType: "application/octet-stream", buffer: file.bytes });
  await expect(line(page, "Gendannelsesfilen venter ikke på dig")).not.toContainText("ikke klar");

  await page.context().setOffline(true);
  await tab(page, "Plan");
  const privacy = page.getByRole("textbox", { name: "Tekst om privatliv" });
  await privacy.fill("");
  await privacy.press("Control+Enter");
  await tab(page, "Del");
  await expect(line(page, "Serveren kan nås")).toContainText("ikke klar");
  await expect(line(page, "Serveren kan nås")).toContainText("Alt er gemt her imens");
  await expect(line(page, "Uret passer")).toContainText("ved vi ikke endnu");
  await line(page, "Teksten om privatliv").getByRole("link", { name: "Gå til »Plan«" }).click();
  await expect(privacy).toBeVisible();
  await page.context().setOffline(false);
  await tab(page, "Del");
  await expect(line(page, "Serveren kan nås")).not.toContainText("ikke klar", { timeout: 20_000 });

  await isAccessible(page);
  await isAccessibleInEnglish(page, "Is everything ready?");
});

test("a clock that is wrong is pointed out", async ({ relay, device }) => {
  const page = await device();
  // Whole minutes are said; between this line and the page's clock passes some of the next.
  await page.clock.setSystemTime(new Date(Date.now() + 12 * 60_000 + 25_000));
  await create(page, relay);
  await expect(line(page, "Uret passer")).toContainText("Enhedens ur går 12 minutter anderledes end serverens", { timeout: 20_000 });
});
