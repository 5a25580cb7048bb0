// What is on the screen is what is sent, whoever changed a field: a person, a password manager, an extension, the browser.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { chooseEducation, openBilling, openSupport } from "../fixtures/forms.ts";

/** Sets the value of a control as a tool does, with these events or none. */
async function fillSilently(field: Locator, value: string, ...events: string[]): Promise<void> {
  await field.evaluate(
    (control, [value, events]) => {
      (control as HTMLInputElement | HTMLSelectElement).value = value;
      events.forEach((name) => control.dispatchEvent(new Event(name, { bubbles: true })));
    },
    [value, events] as const,
  );
}

/** The person returns to the tab. */
async function comesBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}

/** What WebKit does to controls with autocomplete="off" when a page leaves its back/forward cache. */
async function showAgain(page: Page, persisted: boolean, late: boolean): Promise<void> {
  await page.evaluate(
    async ([persisted, late]) => {
      const reset = (): void =>
        document.querySelectorAll<HTMLInputElement>("form.record input[autocomplete=off]").forEach((input) => (input.value = ""));
      window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted }));
      document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
      if (!late) {
        reset();
      }
      window.dispatchEvent(new Event("focus"));
      window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted }));
      if (late) {
        await new Promise((done) => setTimeout(done, 20));
        reset();
        window.dispatchEvent(new Event("focus"));
      }
    },
    [persisted, late] as const,
  );
}

const events: string[][] = [[], ["change"], ["input", "change"], ["blur"]];
for (const fired of events) {
  const named = fired.length === 0 ? "without an event" : `with ${fired.join(" and ")} alone`;

  test(`a text that is filled in ${named} is saved`, async ({ page, sandbox }) => {
    const form = await openSupport(page);
    await fillSilently(form.field("Telephone"), "020-555 0123", ...fired);
    await form.save();
    await expect(form.status).toHaveText("Saved.");
    expect((await sandbox.support()).telephone).toBe("020-555 0123");
  });

  test(`a country that is chosen ${named} is saved, and its rules help`, async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await expect(form.field("Country")).toHaveValue("US");
    await fillSilently(form.field("Country"), "SE", ...fired);
    await form.save();
    await expect(form.status).toHaveText("Saved.");
    expect((await sandbox.billing(customer)).defaultAddress?.country).toBe("SE");
    await expect.poll(async () => (await sandbox.calls()).some(({ path }) => path.endsWith("countryvalidationrules/SE"))).toBe(true);
  });
}

test("Ctrl+S saves what a tool filled in, and every field at once", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").focus();
  await fillSilently(form.field("First name"), "Robin");
  await fillSilently(form.field("Email", "Contact"), "robin@aldercreek.example");
  await fillSilently(form.field("Phone number"), "425-555-0177");
  await page.keyboard.press("Control+s");
  await expect(form.status).toHaveText("Saved.");
  expect(await sandbox.billing(customer)).toMatchObject({
    firstName: "Robin",
    email: "robin@aldercreek.example",
    defaultAddress: { phoneNumber: "425-555-0177" },
  });
});

for (const [occasion, happens] of [
  ["return to the tab", comesBack],
  ["focus of the window", (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("focus")))],
  ["another field's blur", async (page: Page) => page.getByLabel("Email").focus().then(() => page.getByLabel("Website").focus())],
] as const) {
  test(`at the ${occasion}, what a tool filled in is shown as a change`, async ({ page, sandbox }) => {
    const form = await openSupport(page);
    await fillSilently(form.field("Telephone"), "020-555 0123");
    await happens(page);
    await expect(form.field("Telephone")).toHaveAccessibleDescription(/^Changed\. It was: 425-555-0100/);
    await expect(form.changes).toContainText("020-555 0123");
    await page.reload();
    await expect(form.field("Telephone")).toHaveValue("020-555 0123");
    expect(await sandbox.calls("PUT")).toEqual([]);
  });
}

test("leaving for another page asks about what a tool filled in", async ({ page }) => {
  const form = await openSupport(page);
  await fillSilently(form.field("Telephone"), "020-555 0123");
  let asked = false;
  page.once("dialog", (dialog) => {
    asked = true;
    void dialog.dismiss();
  });
  await page.getByRole("link", { name: "Customers" }).click();
  expect(asked).toBe(true);
  await expect(form.field("Telephone")).toHaveValue("020-555 0123");
});

test("a value that a tool fills in during a save is the next change", async ({ page, sandbox }) => {
  await sandbox.arm({ kind: "delay", ms: 1500, method: "PUT" });
  const form = await openSupport(page);
  await form.field("Website").fill("www.one.example");
  await form.save();
  await expect(form.status).toHaveText("Saving …");
  await fillSilently(form.field("Telephone"), "020-555 0123");
  await expect(form.field("Telephone")).toHaveAccessibleDescription(/^Changed\. It was/);
  expect(await sandbox.support()).toMatchObject({ website: "www.one.example", telephone: "425-555-0100" });
  await form.save();
  await expect.poll(async () => (await sandbox.support()).telephone).toBe("020-555 0123");
});

test("a tool cannot change what cannot be edited", async ({ page, sandbox, customer }) => {
  const body = (await sandbox.billingText(customer)).replace(/"city":"[^"]*"/, '"city":{"name":"Redmond"}');
  await sandbox.arm({ kind: "status", status: 200, body, method: "GET", path: "profiles/billing", times: 0 });
  const form = await openBilling(page, customer);
  await expect(form.field("City")).toHaveAccessibleDescription(/cannot be edited here/);
  const before = await form.field("City").inputValue();
  await fillSilently(form.field("City"), "Kirkland");
  await comesBack(page);
  await expect(form.field("City")).toHaveValue(before);
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("a value that the browser changes by itself is no edit", async ({ page, sandbox, customer }) => {
  // A text input drops line breaks.
  await sandbox.editBilling(customer, { "/defaultAddress/addressLine1": "Building 7\nGate 2" });
  const form = await openBilling(page, customer);
  await expect(form.field("Address line 1")).toHaveValue("Building 7Gate 2");
  await comesBack(page);
  await form.field("City").focus();
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

for (const persisted of [true, false]) {
  for (const late of [false, true]) {
    const how = `${persisted ? "from the back/forward cache" : "as a new one"}, reset ${late ? "after" : "before"} pageshow`;

    test(`a page shown again ${how}, shows the state`, async ({ page, sandbox, customer }) => {
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await showAgain(page, persisted, late);
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expect(form.field("Company name")).toHaveValue(customer.name);
      await expect(form.field("Postal code")).toHaveValue("98052");
      await expect(form.changes.getByRole("listitem")).toHaveCount(1);
      // And from now on, what a tool fills in counts again.
      await expect(async () => {
        await fillSilently(form.field("Company name"), "Alder Creek Works");
        await comesBack(page);
        await expect(form.changes.getByRole("listitem")).toHaveCount(2, { timeout: 500 });
      }).toPass();
      await form.save();
      await expect(form.status).toHaveText("Saved.");
      expect(await sandbox.billing(customer)).toMatchObject({
        companyName: "Alder Creek Works",
        defaultAddress: { city: "Kirkland", postalCode: "98052" },
      });
    });
  }
}

test("a form that something resets shows the state", async ({ page }) => {
  const form = await openSupport(page);
  await form.field("Telephone").fill("020-555 0123");
  await form.form.evaluate((form: HTMLFormElement) => form.reset());
  await expect(form.field("Telephone")).toHaveValue("020-555 0123");
  await expect(form.field("Email")).toHaveValue("support@bluewater-cloud.example");
  await expect(form.changes.getByRole("listitem")).toHaveCount(1);
});

test("a qualification and what it needs are sent as they are shown, however they were filled in", async ({ page, sandbox, customer }) => {
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  const education = page.getByRole("radio", { name: "Education" });
  await expect(education).toBeVisible();
  await education.evaluate((radio: HTMLInputElement) => (radio.checked = true));
  await comesBack(page);
  const segment = page.getByRole("combobox", { name: "Kind of school" });
  await fillSilently(segment, "HigherEducation");
  await fillSilently(page.getByRole("textbox", { name: "Website of the school" }), "school.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const review = page.getByRole("region", { name: "Review before sending" });
  await expect(review).toContainText("school.example");
  await expect(review).toContainText("Higher education");
  // What changes behind the review is not sent unseen.
  await fillSilently(page.getByRole("textbox", { name: "Website of the school" }), "other.example");
  await review.getByRole("button", { name: "Send", exact: true }).click();
  await expect(review).toHaveCount(0);
  expect((await sandbox.calls()).filter(({ method }) => method !== "GET")).toEqual([]);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(review).toContainText("other.example");
});

test("a qualification that cannot be chosen is not chosen by a tool either", async ({ page, customer }) => {
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  const none = page.getByRole("radio", { name: "None" });
  const nonprofit = page.getByRole("radio", { name: "Nonprofit" });
  await expect(none).toBeChecked();
  await nonprofit.evaluate((radio: HTMLInputElement) => (radio.checked = true));
  await comesBack(page);
  await expect(none).toBeChecked();
  await expect(nonprofit).not.toBeChecked();
});

test("choosing by hand keeps what belongs to the choice", async ({ page, customer }) => {
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  await chooseEducation(page);
  await page.getByRole("textbox", { name: "Website of the school" }).fill("school.example");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("region", { name: "Review before sending" })).toContainText("school.example");
});

test("the customers' search shows what is searched for, and searches for what it shows", async ({ page, customer }) => {
  await page.goto("./?customers");
  const search = page.getByRole("searchbox", { name: "Search customers" });
  await fillSilently(search, `Alder\u200b ${customer.name.slice("Alder ".length)}`, "change");
  await expect(page.getByRole("table").getByRole("link")).toHaveText([customer.name]);
  await search.fill("Alder");
  await search.evaluate((input: HTMLInputElement) => {
    window.dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
    input.value = "";
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  await expect(search).toHaveValue("Alder");
});

test("a pasted tenant ID opens its customer, with invisible characters within it too", async ({ page, customer }) => {
  await page.goto("./?customers");
  const search = page.getByRole("searchbox", { name: "Search customers" });
  await search.fill(`Customer ${customer.id.slice(0, 4)}\u200b${customer.id.slice(4)}\u202c, see the mail`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
});
