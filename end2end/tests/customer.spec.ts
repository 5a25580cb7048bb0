// The page of a customer, also of one that cannot be had.

import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test("shows who it is, and leads to the qualification", async ({ page, customer }) => {
  await openBilling(page, customer);
  await expect(page.getByText("reseller")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Qualification" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Qualification");
  await page.getByRole("main").getByRole("link", { name: "Billing profile" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
});

test("the tenant id can be copied", async ({ page, context, customer }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openBilling(page, customer);
  await page.getByRole("button", { name: "Copy tenant id" }).click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(customer.id);
});

test("a customer that left", async ({ page, sandbox, guard }) => {
  guard.expectFailedRequests(/status of 403 .*v1\/customers/);
  const left = await sandbox.customer("Ashdown Textiles");
  await openBilling(page, left);
  await expect(page.getByText("There is no relationship with this customer any more.").first()).toBeVisible();
  await expect(page.getByText("No relationship between caller and account.").first()).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expectAccessible(page);
});

test("a customer that is not known", async ({ page, guard }) => {
  guard.expectFailedRequests(/status of 404 .*v1\/customers/);
  await openBilling(page, { id: "00000000-0000-4000-8000-000000000000" });
  await expect(page.getByText("There is no such customer, or it is not yours.").first()).toBeVisible();
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expectAccessible(page);
});

test("a customer that leaves while its profile is edited: what was typed stays", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 403 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  const body = '{"code":20002,"description":"No relationship between caller and account.","data":[],"source":"PartnerFD"}';
  await sandbox.arm({ kind: "status", status: 403, body, method: "PUT" });
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("No relationship between caller and account.");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expectAccessible(page);
});

for (const query of ["?customer=1234", "?customer=", "?customer=zzzzzzzz-0000-4000-8000-000000000000", "?customer=../../sandbox/reset"]) {
  test(`an address that holds no tenant id is not found: ${query}`, async ({ page, sandbox }) => {
    await page.goto(`./${query}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await expect(page).toHaveTitle(/^Page not found/);
    await expectAccessible(page);
    expect(await sandbox.calls()).toEqual([]);
    await page.getByRole("main").getByRole("link", { name: "Go to the customers" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  });
}

test("while it loads the page says so, and after a while that it takes long", async ({ page, sandbox, customer }) => {
  await sandbox.set({ latency: 6000 });
  const form = await openBilling(page, customer);
  const loading = page.getByRole("status").filter({ hasText: "Loading" });
  await expect(loading).toBeVisible();
  await expectAccessible(page);
  await expect(loading).toContainText("longer than usual");
  await expect(form.field("City")).toHaveValue("Redmond");
});

test("text of the service is text, never HTML", async ({ page, sandbox, customer }) => {
  const name = '<img src=x onerror="document.title=1"><b>Bold</b>';
  await sandbox.editBilling(customer, { "/companyName": name, "/defaultAddress/city": "</textarea><script>1</script>" });
  const form = await openBilling(page, customer);
  await expect(form.field("Company name")).toHaveValue(name);
  await form.field("Company name").fill("Plain");
  await expect(form.field("Company name")).toHaveAccessibleDescription(new RegExp(name.slice(0, 8)));
  await expect(form.form.getByRole("img")).toHaveCount(0);
});
