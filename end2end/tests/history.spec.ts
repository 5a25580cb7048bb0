// A customer's history: what the service's audit records tell.

import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import { openBilling } from "../fixtures/forms.ts";

const history = (page: Page) => page.getByRole("region", { name: "History" });
const entries = (page: Page) => history(page).getByRole("list").first().locator("> li");
const status = (page: Page) => history(page).getByRole("status").first();

test("tells who changed what and when, from old to new, the newest first", async ({ page, sandbox, customer }) => {
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin", "/lastName": "O'Neil" }, "sam@bluewater-cloud.example");
  await sandbox.editBilling(customer, { "/language": "es" }, "kim@bluewater-cloud.example");
  await openBilling(page, customer);
  await page.getByRole("navigation", { name: "About this customer" }).getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL(new RegExp(`\\?customer=${customer.id}&view=history$`));
  await expect(page).toHaveTitle(`History – ${customer.name} – Partner Center panel`);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(status(page)).toHaveText("Changes shown: 2");
  await expect(entries(page)).toHaveCount(2);
  await expect(entries(page).first()).toContainText(/^\d\d:\d\d Billing profileWhokim@bluewater-cloud\.example/);
  await expect(entries(page).first()).toContainText("Language: en → es");
  await expect(entries(page).nth(1)).toContainText("sam@bluewater-cloud.example");
  await expect(entries(page).nth(1).getByRole("listitem")).toHaveText(["Last name: Morgan → O'Neil", "City: Redmond → Austin"]);
  await expect(entries(page).nth(1).getByRole("deletion")).toHaveText(["Morgan", "Redmond"]);
  await expect(entries(page).nth(1).getByRole("insertion")).toHaveText(["O'Neil", "Austin"]);
  await expectAccessible(page);
});

test("shows one operation, or all", async ({ page, sandbox, customer }) => {
  await sandbox.editBilling(customer, { "/language": "es" });
  const answer = await fetch(`${sandbox.url}v1/customers/${customer.id}/qualification`, {
    method: "PUT",
    headers: { "Content-Type": "application/json" },
    body: "1",
  });
  expect(answer.status).toBe(200);
  await page.goto(`./?customer=${customer.id}&view=history`);
  await expect(entries(page)).toHaveCount(2);
  await expect(entries(page).first()).toContainText("Qualification");
  const shown = history(page).getByRole("combobox", { name: "Show" });
  await shown.selectOption("Billing profile");
  await expect(status(page)).toHaveText("Changes shown: 1");
  await expect(entries(page)).toContainText(["Language: en → es"]);
  await shown.selectOption("Qualification");
  await expect(entries(page)).toContainText(["Qualification: "]);
  await shown.selectOption("All changes");
  await expect(entries(page)).toHaveCount(2);
});

test("earlier changes are shown by a button", async ({ page, sandbox, customer }) => {
  for (let change = 1; change <= 52; change += 1) {
    await sandbox.editBilling(customer, { "/lastName": `Number ${change}` });
  }
  await page.goto(`./?customer=${customer.id}&view=history`);
  await expect(entries(page)).toHaveCount(50);
  await page.getByRole("button", { name: "Show earlier changes" }).click();
  await expect(entries(page)).toHaveCount(52);
  await expect(entries(page).last()).toContainText("Last name: Morgan → Number 1");
  await expect(page.getByRole("button", { name: "Show earlier changes" })).toHaveCount(0);
});

for (const [audit, text, failed] of [
  ["denied", "You may not read the history.", /status of 403 .*v1\/auditrecords/],
  ["missing", "This cloud keeps no history, or does not tell it.", /status of 404 .*v1\/auditrecords/],
] as const) {
  test(`says so where the audit log is ${audit}`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(failed);
    await sandbox.set({ audit });
    await page.goto(`./?customer=${customer.id}&view=history`);
    await expect(history(page)).toContainText(text);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`History`);
    await expectAccessible(page);
  });
}

test("says that nothing is recorded yet", async ({ page, sandbox, customer }) => {
  await sandbox.set({ auditDelay: 60_000 });
  await sandbox.editBilling(customer, { "/language": "es" });
  await page.goto(`./?customer=${customer.id}&view=history`);
  await expect(status(page)).toHaveText("Nothing is recorded, or not yet.");
});

test("a history that cannot be read is asked for again", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 500 .*v1\/auditrecords/);
  await sandbox.editBilling(customer, { "/language": "es" });
  await sandbox.arm({ kind: "status", status: 500, path: "auditrecords" });
  await page.goto(`./?customer=${customer.id}&view=history`);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(entries(page)).toHaveCount(1);
});
