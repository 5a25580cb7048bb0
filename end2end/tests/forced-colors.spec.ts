// With the system's own colors, as in Windows' contrast themes: what is marked looks marked, and nothing else does.

import type { Locator } from "@playwright/test";
import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";

test.use({ contextOptions: { forcedColors: "active" } });

/** A strip along the left or the lower edge of an element, as it is painted. */
async function edge(page: Page, element: Locator, side: "left" | "bottom"): Promise<string> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) {
    throw new Error("not shown");
  }
  const clip =
    side === "left" ? { x: box.x, y: box.y + 4, width: 3, height: 16 } : { x: box.x + 2, y: box.y + box.height - 3, width: 16, height: 3 };
  return (await page.screenshot({ clip, animations: "disabled", caret: "hide" })).toString("base64");
}

/** The field around an input. */
const field = (input: Locator) => input.locator("xpath=ancestor::div[contains(@class, 'field')][1]");

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("a changed field is marked, in each section, and no other one is", async ({ page, customer }) => {
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await form.field("Language").fill("es");
      await page.mouse.move(0, 0);
      const unmarked: string[] = [];
      for (const [label, section] of [["State"], ["Postal code"], ["Country"], ["Email", "Contact"], ["Culture"]] as const) {
        unmarked.push(await edge(page, field(form.field(label, section)), "left"));
      }
      expect(new Set(unmarked).size, "all that is unchanged looks the same").toBe(1);
      for (const label of ["City", "Language"]) {
        const marked = await edge(page, field(form.field(label)), "left");
        expect(marked).not.toBe(unmarked[0]);
      }
      // As the ground beside it: nothing is painted there.
      const ground = await field(form.field("State")).evaluate((element) => getComputedStyle(element).borderInlineStartColor);
      expect(ground).toBe(await page.evaluate(() => {
        const canvas = document.body.appendChild(document.createElement("div"));
        canvas.style.backgroundColor = "Canvas";
        const color = getComputedStyle(canvas).backgroundColor;
        canvas.remove();
        return color;
      }));
      await form.button("Put back City").click();
      await expect.poll(() => edge(page, field(form.field("City")), "left")).toBe(unmarked[0]);
    });

    test("the current page is marked in the menu, and no other one is", async ({ page }) => {
      await openSupport(page);
      const link = (name: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
      const names = ["Support profile", "Customers", "Connection"];
      for (const current of names) {
        await link(current).click();
        await expect(link(current)).toHaveAttribute("aria-current", "page");
        await page.mouse.move(0, 400);
        const others = names.filter((name) => name !== current);
        const edges = await Promise.all(others.map(async (name) => edge(page, link(name), "bottom")));
        expect(new Set(edges).size).toBe(1);
        expect(await edge(page, link(current), "bottom")).not.toBe(edges[0]);
      }
    });

    test("what has to be decided is marked at its field, and the choice that is made too", async ({ page, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await sandbox.editBilling(customer, { "/language": "fr" });
      await form.save();
      await expect(form.problem).toBeFocused();
      const border = (label: string) => form.field(label).evaluate((element) => getComputedStyle(element).borderTopWidth);
      expect(await border("Language")).not.toBe(await border("Culture"));
      const outline = (name: string) =>
        form.conflict("Language").getByRole("button", { name }).evaluate((element) => getComputedStyle(element).outlineStyle);
      await form.conflict("Language").getByRole("button", { name: "Keep mine" }).click();
      await form.field("Culture").focus();
      expect([await outline("Keep mine"), await outline("Use theirs")]).toEqual(["solid", "none"]);
    });
  });
}
