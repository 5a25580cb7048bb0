// What is on the screen is what is sent, whoever wrote it: a person, a tool, or the browser itself.

import { watchScript } from "../fixtures/engines/console-watch.ts";
import { expect, test } from "../fixtures/engines/index.ts";
import { openBilling } from "../fixtures/engines/forms.ts";

test("a country is picked from its list, and saved", async ({ tab, sandbox, customer, watch }) => {
  // Chromium's line about rules that the sandbox does not have.
  watch.allow(/countryvalidationrules\/NO .*status of 404/);
  const form = await openBilling(tab, customer);
  await form.field("Country").select("Norway");
  await expect(form.field("Country")).toHaveValue("NO");
  await form.save();
  // The address is checked first, and need not be known to the service.
  await expect(form.form).toContainText("Save as typed");
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.country).toBe("NO");
});

for (const events of ["input and change", "change", "none"]) {
  test(`what a tool writes into a field is an edit; events: ${events}`, async ({ tab, sandbox, customer }) => {
    const form = await openBilling(tab, customer);
    // The person is at the window: else the first press would be the one that comes to it.
    await form.field("City").click();
    const write = `(field, value, events) => {
      field.value = value;
      for (const name of ["input", "change"]) {
        if (events.includes(name)) field.dispatchEvent(new Event(name, { bubbles: true }));
      }
    }`;
    await form.field("Last name", "Contact").evaluate(write, "Clarke", events);
    await form.field("Company name").evaluate(write, "Alder Creek", events);
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect(await sandbox.billing(customer)).toMatchObject({ lastName: "Clarke", companyName: "Alder Creek" });
  });
}

test("Back from another address shows every field as it was left, and saves what it shows", async ({ tab, sandbox, customer, watch }) => {
  // Chromium's lines about a page that is left untouched, and about the icon of a document that names none.
  watch.allow(/Blocked attempt to show a 'beforeunload' confirmation panel/, /favicon\.ico .*status of 404/);
  const form = await openBilling(tab, customer);
  const edits = { City: "Kirkland", "Postal code": "98033", "Company name": "Alder Creek" };
  for (const [label, value] of Object.entries(edits)) {
    await form.field(label).fill(value);
  }
  const panel = await tab.url();
  for (const elsewhere of [`${sandbox.url}sandbox/`, watchScript]) {
    await tab.goto(elsewhere);
    await tab.backTo(panel);
    for (const [label, value] of Object.entries({ ...edits, "Address line 1": "1 Cedar Way", Email: `billing@${customer.domain}` })) {
      await expect(form.field(label)).toHaveValue(value);
    }
    await expect(form.field("Country")).toHaveValue("US");
  }
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({
    companyName: "Alder Creek",
    defaultAddress: { addressLine1: "1 Cedar Way", city: "Kirkland", postalCode: "98033", country: "US" },
  });
});
