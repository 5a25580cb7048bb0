// Where a page is scrolled: at its beginning after a link, and where one was after Back and Forward.

import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { clickAsScreenReader } from "../fixtures/presses.ts";
import { atRest, heading, rows, scrollY, thereAndBack, top } from "../fixtures/scrolling.ts";

test.describe("on a low window", () => {
  test.use({ viewport: { width: 1280, height: 400 } });

  test("a link leads to the top of a tall page, with the focus on its heading", async ({ page, customer }) => {
    await page.goto("./?customers");
    const pages = page.getByRole("navigation", { name: "Pages" });
    for (const again of [1, 2, 3]) {
      await rows(page).filter({ hasText: customer.name }).first().click();
      await expect(page.getByRole("textbox", { name: "City" })).toBeVisible();
      for (const view of ["Qualification", "History", "Billing profile"]) {
        await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
        await page.getByRole("navigation", { name: /customer/i }).getByRole("link", { name: view }).click();
        await expect(heading(page)).toBeFocused();
        await atRest(page);
        expect(await scrollY(page), `${view}, ${again}`).toBe(0);
        await expect(page.getByRole("banner")).toBeInViewport({ ratio: 1 });
        await expect(heading(page)).toBeInViewport();
      }
      for (const name of ["Support profile", "Connection", "Customers"]) {
        await pages.getByRole("link", { name }).click();
        await expect(heading(page)).toHaveText(name);
        await expect(heading(page)).toBeFocused();
        await atRest(page);
        expect(await scrollY(page), `${name}, ${again}`).toBe(0);
        await expect(page.getByRole("banner")).toBeInViewport({ ratio: 1 });
      }
    }
  });

  test("Back and Forward lead to where one was, also after a reload", async ({ page, customer }) => {
    await openBilling(page, customer);
    await expect(page.getByRole("textbox", { name: "City" })).toBeVisible();
    await page.evaluate(() => scrollTo(0, 640));
    // Without bringing the link into view, as a key of a screen reader does.
    await clickAsScreenReader(page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Support profile" }));
    await expect(heading(page)).toBeFocused();
    await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible();
    await page.evaluate(() => scrollTo(0, 150));
    await page.goBack();
    await expect.poll(() => scrollY(page)).toBe(640);
    await expect(heading(page)).toHaveText(customer.name);
    await expect(heading(page)).toBeFocused();
    await atRest(page);
    expect(await scrollY(page)).toBe(640);
    await page.goForward();
    await expect(heading(page)).toHaveText("Support profile");
    await expect.poll(() => scrollY(page)).toBe(150);
    await page.reload();
    await expect.poll(() => scrollY(page)).toBe(150);
    await page.goBack();
    await expect.poll(() => scrollY(page)).toBe(640);
  });

  test("an element that is gone to is in sight", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    for (const name of ["First name", "Email"]) {
      await form.field(name, "Contact").fill("");
    }
    await page.getByRole("textbox", { name: "City" }).fill("");
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await form.save();
    const link = form.problem.getByRole("link").last();
    if (await link.isVisible()) {
      await link.click();
      await expect(page.locator("input:focus")).toBeInViewport({ ratio: 1 });
    }
    page.once("dialog", (dialog) => void dialog.accept());
    await heading(page).focus();
    await page.keyboard.press("/");
    const search = page.getByRole("searchbox", { name: "Search customers" });
    await expect(search).toBeFocused();
    await expect(search).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("banner")).toBeInViewport({ ratio: 1 });
    // From the end of the list too.
    await expect(rows(page)).toHaveCount(60);
    await rows(page).last().focus();
    await page.keyboard.press("/");
    await expect(search).toBeFocused();
    await expect(search).toBeInViewport({ ratio: 1 });
  });
});

test.describe("Back from a customer", () => {
  const click = (link: Locator) => link.click();
  const enter = (link: Locator) => link.press("Enter");

  test("the list is where it was, and the row has the focus", async ({ page }) => {
    await page.goto("./?customers");
    await expect(rows(page)).toHaveCount(60);
    await thereAndBack(page, rows(page).nth(41), click);
    expect(await rows(page).nth(41).evaluate((link) => link.matches(":focus-visible"))).toBe(true);
    // And once more, from there.
    await page.keyboard.press("ArrowDown");
    await expect(rows(page).nth(42)).toBeFocused();
    await thereAndBack(page, rows(page).nth(42), enter);
    // Forward, and Back again.
    await page.goForward();
    await expect(heading(page)).not.toHaveText("Customers");
    await page.goBack();
    await expect(rows(page).nth(42)).toBeFocused();
    await expect(rows(page).nth(42)).toBeInViewport({ ratio: 1 });
  });

  test("also from deeper within the customer, and after a reload there", async ({ page }) => {
    await page.goto("./?customers");
    await rows(page).nth(50).scrollIntoViewIfNeeded();
    await atRest(page);
    const place = await top(rows(page).nth(50));
    await rows(page).nth(50).click();
    await page.getByRole("main").getByRole("link", { name: "History" }).click();
    await expect(heading(page)).toHaveText("History");
    await page.reload();
    await page.goBack();
    await page.goBack();
    await expect(rows(page).nth(50)).toBeFocused();
    expect(Math.abs((await top(rows(page).nth(50))) - place)).toBeLessThanOrEqual(1);
  });

  test("of a search too", async ({ page }) => {
    await page.goto("./?customers");
    await page.getByRole("searchbox", { name: "Search customers" }).fill("a");
    await expect.poll(() => rows(page).count()).toBeLessThan(60);
    await expect(rows(page).first()).toHaveText(/^A/i);
    await thereAndBack(page, rows(page).first(), enter);
    await expect(page.getByRole("searchbox", { name: "Search customers" })).toHaveValue("a");
  });

  test("one of those that were opened last has the focus where it was opened", async ({ page, customer }) => {
    await page.goto(`./?customer=${customer.id}`);
    await expect(heading(page)).toHaveText(customer.name);
    await page.goto("./?customers");
    const recent = page.getByRole("region", { name: "Opened last" }).getByRole("link", { name: customer.name });
    await expect(rows(page)).toHaveCount(60);
    await recent.click();
    await expect(heading(page)).toHaveText(customer.name);
    await page.goBack();
    await expect(recent).toBeFocused();
  });

  test("whoever does something else meanwhile is not moved", async ({ page, sandbox }) => {
    await page.goto("./?customers");
    await expect(rows(page)).toHaveCount(60);
    await rows(page).nth(50).click();
    await expect(heading(page)).not.toHaveText("Customers");
    await sandbox.arm({ kind: "delay", ms: 800, method: "GET", path: "v1/customers" });
    await page.goBack();
    await expect(heading(page)).toHaveText("Customers");
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search customers" })).toBeFocused();
    await expect(rows(page)).toHaveCount(60);
    await atRest(page);
    await expect(page.getByRole("searchbox", { name: "Search customers" })).toBeFocused();
    expect(await scrollY(page)).toBe(0);
  });
});
