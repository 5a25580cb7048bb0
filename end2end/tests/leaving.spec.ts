// Leaving a page with unsaved changes asks first, and keeps them.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

/** Answers the next questions of the page, in this order, and tells which were asked. */
function answer(page: Page, ...answers: ("stay" | "leave")[]): string[] {
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(`${dialog.type()}: ${dialog.message()}`);
    await (answers.shift() === "leave" ? dialog.accept() : dialog.dismiss());
  });
  return asked;
}

const pages = (page: Page) => page.getByRole("navigation", { name: "Pages" });

test("a link within the panel: stay, then leave", async ({ page, sandbox, customer }) => {
  const asked = answer(page, "stay", "leave");
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await pages(page).getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(page).toHaveURL(new RegExp(customer.id));

  await pages(page).getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  const question =
    "confirm: You have changes that are not saved. They are kept in this tab, and listed on the start page. Leave this page?";
  expect(asked).toEqual([question, question]);
  await page.goBack();
  await expect(form.field("City")).toHaveValue("Kirkland");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("Back: staying keeps the page, its address and the way forward", async ({ page, customer }) => {
  const asked = answer(page, "stay", "leave");
  await page.goto("./?customers");
  await page.getByRole("link", { name: customer.name, exact: true }).click();
  const city = page.getByRole("textbox", { name: "City" });
  await city.fill("Kirkland");
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(new RegExp(customer.id));
  await expect.poll(() => asked.length).toBe(1);
  await expect(page).toHaveURL(new RegExp(customer.id));
  await expect(city).toHaveValue("Kirkland");

  await page.evaluate(() => history.back());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  expect(asked).toHaveLength(2);
});

test("reloading asks in the browser's own words, and keeps the changes too", async ({ page }) => {
  const asked = answer(page, "leave");
  const form = await openSupport(page);
  await form.field("Telephone").fill("425-555-0199");
  await page.reload();
  expect(asked).toEqual(["beforeunload: "]);
  await expect(form.restored).toBeVisible();
  await expect(form.field("Telephone")).toHaveValue("425-555-0199");
});

test("nothing is asked without unsaved changes: untouched, saved, put back", async ({ page, customer }) => {
  const asked = answer(page);
  const form = await openBilling(page, customer);
  await pages(page).getByRole("link", { name: "Customers" }).click();
  await page.goBack();
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await form.field("City").fill("Bellevue");
  await form.button("Put back City").click();
  await pages(page).getByRole("link", { name: "Support profile" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Support profile");
  await page.reload();
  expect(asked).toEqual([]);
});

test("a save that is under way runs to its end when the page is left", async ({ page, sandbox, customer }) => {
  const asked = answer(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "delay", ms: 1500, method: "PUT" });
  await form.save();
  await expect(form.status).toHaveText("Saving …");
  await pages(page).getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  await page.goBack();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  expect(asked).toEqual([]);
});

test("a save that met a conflict after its page was left is found on the start page, with every edit", async ({
  page,
  sandbox,
  customer,
  guard,
}) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const asked = answer(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await sandbox.arm({ kind: "delay", ms: 1000, method: "PUT" });
  await form.save();
  await expect(form.status).toHaveText("Saving …");
  await pages(page).getByRole("link", { name: "Support profile" }).click();
  const link = { name: `Billing profile ${customer.id}` };
  const unsaved = page.getByRole("region", { name: "Not saved yet", exact: true });
  await expect(unsaved.getByRole("link", link)).toBeVisible();
  // On whatever page: the save needs the person, and the focus stays.
  const waiting = page.getByRole("status").filter({ hasText: "A save needs your attention:" });
  await expect(waiting.getByRole("link", link)).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expectAccessible(page);
  await waiting.getByRole("link", link).click();
  await expect(waiting).toHaveCount(0);
  await expect(page.getByRole("group", { name: "Address was changed by someone else" })).toBeVisible();
  await expect(form.field("City")).toHaveValue("Kirkland");
  expect(asked).toEqual([]);
});
