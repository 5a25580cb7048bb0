// The main job of each record: it is loaded, edited and saved.

import { expect, test } from "../fixtures/engines/index.ts";
import { chooseEducation, openQualification, openSupport, RecordForm, review } from "../fixtures/engines/forms.ts";

test("the support profile is loaded, edited and saved", async ({ tab, sandbox }) => {
  const form = await openSupport(tab);
  await expect(form.field("Email")).toHaveValue("support@bluewater-cloud.example");
  await form.field("Telephone").fill("425-555-0199");
  await expect(form.field("Telephone")).toHaveAccessibleDescription(/^Changed\. It was: 425-555-0100/);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await expect(form.field("Telephone")).toHaveValue("425-555-0199");
  expect(await sandbox.support()).toMatchObject({ telephone: "425-555-0199", email: "support@bluewater-cloud.example" });
});

test("a billing profile is found in the list, loaded, edited and saved, every other member byte for byte", async ({
  tab,
  sandbox,
  customer,
}) => {
  const before = await sandbox.billingText(customer);
  await tab.goto("./?customers");
  await tab.getByRole("searchbox", { name: "Search customers" }).fill("alder");
  await tab.getByRole("link", { name: customer.name }).click();
  await expect(tab.getByRole("heading", { name: customer.name })).toBeVisible();
  const form = new RecordForm(tab, "Billing profile");
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.field("Country")).toHaveValue("US");
  await form.field("City").fill("Zürich “West”");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const [put] = await sandbox.calls("PUT");
  expect(put?.body).toBe(before.replace('"city":"Redmond"', '"city":"Zürich “West”"'));
});

test("a qualification is chosen, reviewed and sent", async ({ tab, sandbox, customer }) => {
  const form = await openQualification(tab, customer);
  await chooseEducation(tab);
  await form.save();
  await expect(review(tab)).toBeFocused();
  await expect(review(tab)).toContainText("from None to Education");
  expect(await sandbox.calls("PUT")).toEqual([]);
  await review(tab).getByRole("button", { name: "Send" }).click();
  await expect(form.status).toHaveText(/^Saved/);
  await expect(tab.getByRole("main")).toContainText("Current qualification: Education");
  expect(await sandbox.qualification(customer)).toBe("education");
});

test("the names and roles that the engine itself gives to assistive technology are those of the form", async ({ tab }) => {
  const form = await openSupport(tab);
  await expect(form.field("Email")).toBeVisible();
  for (const label of ["Email", "Telephone", "Website"]) {
    expect(await form.field(label).accessibility()).toEqual({ role: "textbox", label });
  }
  expect(await form.button("Save").accessibility()).toEqual({ role: "button", label: "Save" });
});
