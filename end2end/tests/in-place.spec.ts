// What is on the page stays while a person types: a key changes texts, and takes no element away.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";

declare global {
  interface Window {
    /** Elements that were taken out of the page, as HTML. */
    removed: string[];
  }
}

async function watchElements(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.removed = [];
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ removedNodes }) => [...removedNodes])) {
        if (node instanceof Element) {
          window.removed.push(node.outerHTML);
        }
      }
    }).observe(document.body, { childList: true, subtree: true });
  });
}

const removed = (page: Page) => page.evaluate(() => window.removed);

test("no element is replaced while a person types in a field of the billing profile", async ({ page, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Last name").fill("Lindqvist");
  await form.field("Email").fill("anna@aldercreek.example");
  await expect(form.form).toContainText("Email: ");
  await watchElements(page);
  const city = form.field("City");
  await city.press("End");
  await city.pressSequentially(" on the Hill");
  await expect(city).toHaveAccessibleDescription(/^Changed/);
  await expect(form.form.getByRole("region", { name: "Your changes" })).toContainText(" on the Hill");
  expect(await removed(page)).toEqual([]);
});

test("no element is replaced while a person types in a field of the support profile", async ({ page }) => {
  const form = await openSupport(page);
  await form.field("Email").fill("help@bluewater-cloud.example");
  await watchElements(page);
  const website = form.field("Website");
  await website.press("End");
  await website.pressSequentially("/help");
  await expect(website).toHaveAccessibleDescription(/^Changed/);
  expect(await removed(page)).toEqual([]);
});
