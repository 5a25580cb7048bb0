import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test("is loaded, edited and saved", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
  await expect(page.getByText(customer.domain).first()).toBeVisible();
  await expect(page.getByText(customer.id).first()).toBeVisible();
  const contact = {
    "First name": "Alex",
    "Last name": "Morgan",
    Email: `billing@${customer.domain}`,
    Culture: "en-US",
    Language: "en",
    "Company name": customer.name,
  };
  for (const [label, value] of Object.entries(contact)) {
    await expect(form.field(label, "Contact")).toHaveValue(value);
  }
  const address = {
    "Address line 1": "1 Cedar Way",
    "Address line 2": "",
    City: "Redmond",
    State: "WA",
    "Postal code": "98052",
    Country: "US",
    Region: "",
    "First name (address)": "Alex",
    "Last name (address)": "Morgan",
    "Phone number": "425-555-0101",
  };
  for (const [label, value] of Object.entries(address)) {
    await expect(form.field(label, "Address")).toHaveValue(value);
  }
  await expectAccessible(page);

  await form.field("Email", "Contact").fill("invoices@aldercreek.example");
  await form.field("First name (address)", "Address").fill("Sam");
  await expect(form.field("First name", "Contact")).toHaveValue("Alex");
  await expectAccessible(page);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await expectAccessible(page);
  expect(await sandbox.billing(customer)).toMatchObject({
    email: "invoices@aldercreek.example",
    firstName: "Alex",
    defaultAddress: { firstName: "Sam", city: "Redmond" },
  });
});

test("is sent with the version that was read, and saved again with the one that came back", async ({
  page,
  sandbox,
  customer,
}) => {
  const first = (await sandbox.billing(customer)).attributes.etag;
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const second = (await sandbox.billing(customer)).attributes.etag;
  await form.field("City").fill("Bellevue");
  await form.save();
  await expect.poll(async () => (await sandbox.billing(customer)).defaultAddress?.city).toBe("Bellevue");

  const puts = await sandbox.calls("PUT");
  expect(puts.map(({ headers }) => headers["If-Match"])).toEqual([`"${first}"`, `"${second}"`]);
  expect(puts[0]?.headers["MS-RequestId"]).not.toBe(puts[1]?.headers["MS-RequestId"]);
});

test("keeps every other member byte for byte, also unknown ones", async ({ page, sandbox, customer }) => {
  const before = await sandbox.billingText(customer);
  expect(before).toContain('"discountRate":1.50');
  expect(before).toContain('"creditScore":7.10E+2');
  expect(before).toContain('"geo":{"latitude":52.00,"longitude":4.360');
  const form = await openBilling(page, customer);
  await form.field("City").fill("Zürich “West”");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const [put] = await sandbox.calls("PUT");
  expect(put?.body).toBe(before.replace('"city":"Redmond"', '"city":"Zürich “West”"'));
});

test("members that were absent are added once, and stay absent while empty", async ({ page, sandbox, customer }) => {
  const before = JSON.parse(await sandbox.billingText(customer)) as { defaultAddress: object };
  const form = await openBilling(page, customer);
  await form.field("Address line 2").fill("Floor 3");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const [put] = await sandbox.calls("PUT");
  const after = JSON.parse(put?.body ?? "") as { defaultAddress: object };
  expect(after).toEqual({ ...before, defaultAddress: { ...before.defaultAddress, addressLine2: "Floor 3" } });
});

test("an address that was missing is created with what is typed", async ({ page, sandbox }) => {
  const customers = await sandbox.customers();
  let without;
  for (const customer of customers) {
    if ((await sandbox.billing(customer)).defaultAddress === undefined) {
      without = customer;
      break;
    }
  }
  if (without === undefined) {
    throw new Error("The sandbox has no customer without an address");
  }
  const form = await openBilling(page, without);
  await expect(form.field("City")).toHaveValue("");
  await form.field("City").fill("Dubai");
  await form.field("Country").selectOption({ label: "United Arab Emirates" });
  await form.save();
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(without)).defaultAddress).toEqual({ city: "Dubai", country: "AE" });
});

test("shows what a changed field was, and puts it back", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await expect(form.field("City")).toHaveAccessibleDescription(/^Changed\. It was: Redmond/);
  await form.button("Put back City").click();
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.field("City")).not.toHaveAccessibleDescription(/Changed/);
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("discards changes when asked", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.field("Email", "Contact").fill("nobody@aldercreek.example");
  await form.discard.click();
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.field("Email", "Contact")).toHaveValue(`billing@${customer.domain}`);
  await expect(form.discard).toHaveCount(0);
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("a second click while saving sends nothing", async ({ page, sandbox, customer }) => {
  await sandbox.arm({ kind: "delay", ms: 3000, method: "PUT" });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Saving …");
  await expectAccessible(page);
  await form.field("City").press("Enter");
  await page.keyboard.press("Control+s");
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("what is typed while saving is kept as the next change", async ({ page, sandbox, customer }) => {
  await sandbox.arm({ kind: "delay", ms: 1500, method: "PUT" });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Saving …");
  await form.field("Postal code").fill("98033");
  await expect(form.status).not.toHaveText("Saving …");
  await expect(form.field("Postal code")).toHaveValue("98033");
  await expect(form.field("Postal code")).toHaveAccessibleDescription(/^Changed\. It was: 98052/);
  await form.save();
  await expect
    .poll(async () => (await sandbox.billing(customer)).defaultAddress)
    .toMatchObject({ city: "Kirkland", postalCode: "98033" });
});

test("a refusal shows the service's own words and keeps what was typed", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const body = JSON.stringify({ code: 600051, description: "Phone number is not valid for <b>US</b>", data: [], source: "PartnerFD" });
  await sandbox.arm({ kind: "status", status: 400, body, method: "PUT" });
  const form = await openBilling(page, customer);
  await form.field("Phone number").fill("12");
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("Phone number is not valid for <b>US</b>");
  await expect(form.field("Phone number")).toHaveValue("12");
  await expect(form.field("Phone number")).toHaveAttribute("aria-invalid", "true");
  await expect(page).toHaveTitle(/^Error: /);
  await expectAccessible(page);

  await form.problem.getByText("Details for support").click();
  await expect(form.problem).toContainText("600051");
  const [put] = await sandbox.calls("PUT");
  await expect(form.problem).toContainText(put?.headers["MS-RequestId"] ?? "no id");
  await expectAccessible(page);

  await form.problem.getByRole("link", { name: "Phone number" }).click();
  await expect(form.field("Phone number")).toBeFocused();
  await form.field("Phone number").fill("425-555-0177");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.phoneNumber).toBe("425-555-0177");
});

test("a refusal for want of rights keeps what was typed", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 403 .*profiles\/billing/);
  const body = JSON.stringify({ code: "1002", description: "Authorization Failed", data: [], source: "PartnerFD" });
  await sandbox.arm({ kind: "status", status: 403, body, method: "PUT" });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.problem).toContainText("Authorization Failed");
  await expect(form.problem).toContainText("You are not allowed");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expectAccessible(page);
});
