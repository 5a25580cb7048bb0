// What I typed is listed with what changed in it, and can be carried elsewhere: copied, downloaded, kept while a save is refused.

import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

async function downloaded(page: Page, form: RecordForm): Promise<unknown> {
  const [download] = await Promise.all([page.waitForEvent("download"), form.button("Download my changes").click()]);
  expect(download.suggestedFilename()).toBe("unsaved-changes.json");
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

test("in a long value only the words that changed are marked, and not by colour alone", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  await sandbox.editBilling(customer, { "/companyName": "Alder Creek Robotics of Redmond and Sons" });
  const form = await openBilling(page, customer);
  await form.field("Company name").fill("Alder Creek Machines of Redmond and Daughters");
  const row = form.changes.getByRole("listitem");
  await expect(row).toHaveText(
    "Company name: Alder Creek Robotics of Redmond and Sons → Alder Creek Machines of Redmond and Daughters",
  );
  await expect(row.getByRole("deletion")).toHaveText([/^Robotics ?$/, "Sons"]);
  await expect(row.getByRole("insertion")).toHaveText([/^Machines ?$/, "Daughters"]);
  await expect(row.getByRole("deletion").first()).toHaveCSS("text-decoration-line", "line-through");
  await expect(row.getByRole("insertion").first()).toHaveCSS("text-decoration-line", "underline");
  await expectAccessible(page);

  await sandbox.editBilling(customer, { "/companyName": "Alder Creek Robotics of Bellevue and Sons" });
  await form.save();
  const side = (text: string) => form.conflict("Company name").getByRole("cell", { name: text, exact: true }).getByRole("insertion");
  await expect(side("Alder Creek Robotics of Bellevue and Sons")).toHaveText([/^Bellevue ?$/]);
  await expect(side("Alder Creek Machines of Redmond and Daughters")).toHaveText([/^Machines ?$/, "Daughters"]);
  await expect(form.conflict("Company name").getByRole("insertion")).toHaveCount(3);
});

test("in a conflict it can be copied and downloaded", async ({ page, context, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Saint-Étienne “Sud”");
  await form.field("Email", "Contact").fill("invoices@aldercreek.example");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await form.save();
  await form.button("Copy mine").click();
  await expect(form.problem.getByRole("status")).toHaveText("Copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    "Email: invoices@aldercreek.example\nCity: Saint-Étienne “Sud”\n",
  );
  expect(await downloaded(page, form)).toEqual({
    "/email": { was: `billing@${customer.domain}`, mine: "invoices@aldercreek.example" },
    "/defaultAddress/city": { was: "Redmond", mine: "Saint-Étienne “Sud”" },
  });
  await expect(form.problem).toBeVisible();
});

for (const { name, status, code, text } of [
  { name: "signed out", status: 401, code: 400, text: "The sign-in is missing or has expired." },
  { name: "without a second factor", status: 401, code: 900421, text: "The service asks for a second factor: the token was issued without one." },
  { name: "denied", status: 403, code: 1002, text: "You are not allowed to do this." },
  { name: "gone", status: 404, code: 60003, text: "The record is not there, or not any more." },
] as const) {
  test(`${name}: the edits stay, over a reload too, and can be downloaded`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(new RegExp(`status of ${status} .*profiles/billing`));
    const body = JSON.stringify({ code, description: "The service has its reasons", data: [], source: "PartnerFD" });
    await sandbox.arm({ kind: "status", status, body, method: "PUT" });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await form.save();
    await expect(form.problem).toBeFocused();
    await expect(form.problem).toContainText(text);
    await expect(form.problem).toContainText("The service says: The service has its reasons");
    await expect(form.problem).toContainText("Your changes are safe in this form.");
    await expectAccessible(page);
    expect(await downloaded(page, form)).toEqual({ "/defaultAddress/city": { was: "Redmond", mine: "Kirkland" } });
    await page.reload();
    await expect(form.restored).toBeVisible();
    await expect(form.field("City")).toHaveValue("Kirkland");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  });
}
