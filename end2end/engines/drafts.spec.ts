// Unsaved edits over a reload, two tabs of one browser, and Back and Forward.

import { expect, test } from "../fixtures/engines/index.ts";
import { openBilling, openSupport, RecordForm } from "../fixtures/engines/forms.ts";

test("unsaved edits survive a reload, on top of what others changed", async ({ tab, sandbox, customer }) => {
  const form = await openBilling(tab, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": "fr" });
  await tab.reload();
  await expect(form.restored).toContainText("Nothing was sent.");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.field("City")).toHaveAccessibleDescription(/^Changed\. It was: Redmond/);
  await expect(form.field("Language")).toHaveValue("fr");
  expect(await sandbox.calls("PUT")).toEqual([]);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "fr", defaultAddress: { city: "Kirkland" } });
  await tab.reload();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.restored).toHaveCount(0);
});

test("two tabs with the support profile take turns, and both edits are saved", async ({ tab, newTab, sandbox }) => {
  const first = await openSupport(tab);
  const second = await openSupport(await newTab());
  await first.field("Telephone").fill("425-555-0111");
  await second.field("Email").fill("desk@bluewater-cloud.example");
  await sandbox.arm({ kind: "delay", ms: 4_000, method: "PUT" });
  // The first save begins when the second tab is in front already: coming to a tab would show it what the first one saved.
  await first.button("Save").evaluate("(button) => { setTimeout(() => button.click(), 1000); }");
  await second.field("Email").focus();
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  await second.save();
  await expect(second.status).toHaveText(/^Waiting for another tab that is saving this record/);
  await expect(first.status).toHaveText(/^Saved/);
  await expect(second.merged).toContainText("Telephone");
  await second.save();
  await expect(second.status).toHaveText(/^Saved/);
  expect(await sandbox.support()).toMatchObject({ telephone: "425-555-0111", email: "desk@bluewater-cloud.example" });
  expect(await sandbox.calls("PUT")).toHaveLength(2);
});

test("another tab hears of a save at once", async ({ tab, newTab, customer }) => {
  const first = await openBilling(tab, customer);
  const second = await openBilling(await newTab(), customer);
  await second.field("Postal code").fill("98033");
  await first.field("Language").fill("es");
  await first.save();
  await expect(first.status).toHaveText(/^Saved/);
  await expect(second.early).toContainText("Language");
  await expect(second.field("Postal code")).toHaveValue("98033");
});

test("Back and Forward within the panel ask before unsaved edits are left, and keep them", async ({ tab, customer }) => {
  await tab.goto("./?customers");
  await tab.getByRole("link", { name: customer.name }).click();
  const form = new RecordForm(tab, "Billing profile");
  await form.field("City").fill("Kirkland");
  await tab.evaluate("() => { setTimeout(() => history.back()); }");
  expect(await tab.answer("dismiss")).toMatch(/^You have changes that are not saved\./);
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(tab).toHaveURL(new RegExp(customer.id));
  await tab.evaluate("() => { setTimeout(() => history.back()); }");
  await tab.answer("accept");
  await expect(tab.getByRole("heading", { name: "Customers" })).toBeVisible();
  await tab.evaluate("() => { setTimeout(() => history.forward()); }");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.field("City")).toHaveAccessibleDescription(/^Changed\. It was: Redmond/);
});
