// The start page lists what is not saved yet, here and in other tabs.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const unsaved = (page: Page) => page.getByRole("region", { name: "Not saved yet", exact: true });

test("the start page lists the records with unsaved edits, and leads to them", async ({ page, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  await page.getByRole("radio", { name: "Education" }).check();
  await openSupport(page);
  await expect(unsaved(page).getByRole("link")).toHaveCount(2);
  const names = await unsaved(page).getByRole("link").allTextContents();
  expect(names.sort()).toEqual([`Billing profile ${customer.id}`, `Qualification ${customer.id}`]);
  await expectAccessible(page);
  await unsaved(page).getByRole("link", { name: /^Billing profile/ }).click();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await page.getByRole("link", { name: "Support profile" }).click();
  await expect(unsaved(page).getByRole("link")).toHaveText([`Qualification ${customer.id}`]);
});

test("the other tab's are marked as such, and leave the list with the tab", async ({ page, context, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  const other = await context.newPage();
  await openSupport(other);
  await expect(unsaved(other).getByRole("listitem")).toHaveText([`Billing profile ${customer.id} (in another tab)`]);
  await expectAccessible(other);
  // There it is a form without edits: they are the other tab's.
  await unsaved(other).getByRole("link").click();
  const theirs = await openBilling(other, customer);
  await expect(theirs.field("City")).toHaveValue("Redmond");
  await page.close();
  await openSupport(other);
  await expect(other.getByRole("textbox", { name: "Email" })).toBeVisible();
  await expect(unsaved(other)).toHaveCount(0);
});
