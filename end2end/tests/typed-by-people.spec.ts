// What people paste, and what input methods and autofill enter.

import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible.ts";
import { expect, test } from "../fixtures/index.ts";
import { openBilling, openSupport, type RecordForm } from "../fixtures/forms.ts";

/** Pastes a text into a field, in place of what it holds. */
async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((input: HTMLInputElement, text) => {
    input.focus();
    input.setRangeText(text, 0, input.value.length, "end");
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste", data: text }));
  }, text);
}

/** Saves, also where the check of the address has to be passed over. */
async function saveAsTyped(form: RecordForm): Promise<void> {
  await form.save();
  const asTyped = form.button("Save as typed");
  const saved = form.status.filter({ hasText: "Saved." });
  await expect(saved.or(asTyped)).toBeVisible();
  if (await asTyped.isVisible()) {
    await asTyped.click();
  }
  await expect(saved).toBeVisible();
}

const REMOVED = /Invisible characters or spaces were removed\./;
const REMOVE = "Remove invisible characters";

const pasted: [label: string, text: string, clean: string][] = [
  ["Email", "\u200binvoices@aldercreek.example\u00a0", "invoices@aldercreek.example"],
  ["Email", "invoices\u00ad@alder\u2060creek.example ", "invoices@aldercreek.example"],
  ["Phone number", "\u202d+1\u00a0425 555\u202f0177\u202c", "+1 425 555 0177"],
  ["Postal code", "98\u200e053\t", "98053"],
  ["Culture", "en\ufe0f-GB\u2069", "en-GB"],
  ["Language", "\ufeffsv\u3000", "sv"],
];
for (const [label, text, clean] of pasted) {
  test(`${label}: what is pasted as ${JSON.stringify(text)} is cleaned, and the field says so`, async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    const field = form.field(label);
    await expect(field).toBeVisible();
    await paste(field, text);
    await expect(field).toHaveValue(clean);
    await expect(field).toHaveAccessibleDescription(REMOVED);
    await expect(form.button(REMOVE)).toHaveCount(0);
    await expectAccessible(page);
    await saveAsTyped(form);
    await expect(field).not.toHaveAccessibleDescription(REMOVED);
    const [put] = await sandbox.calls("PUT");
    expect(put?.body).toContain(JSON.stringify(clean));
  });
}

test("the support profile's fields are cleaned, by typing too once the field is left or saved", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Email").fill(" help@bluewater-cloud.example ");
  // While somebody types, a space is part of what they type.
  await form.field("Telephone").fill("");
  await form.field("Telephone").pressSequentially("020 ");
  await expect(form.field("Telephone")).toHaveValue("020 ");
  await form.field("Telephone").pressSequentially("555 ");
  await expect(form.field("Email")).toHaveValue("help@bluewater-cloud.example");
  await paste(form.field("Website"), "https://www.\u200bbluewater-cloud.example\u00a0");
  await expect(form.field("Website")).toHaveValue("https://www.bluewater-cloud.example");
  await expect(form.field("Telephone")).toHaveValue("020 555");
  await form.field("Telephone").press("End");
  await form.field("Telephone").pressSequentially(" 7 ");
  await page.keyboard.press("Control+s");
  await expect(form.status).toHaveText("Saved.");
  expect(await sandbox.support()).toEqual(
    expect.objectContaining({ email: "help@bluewater-cloud.example", telephone: "020 555 7", website: "https://www.bluewater-cloud.example" }),
  );
});

test("what is said of a field that is left by a click on Save doesn't move Save away from the click", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Email").fill("");
  await form.field("Email").pressSequentially("help@bluewater-cloud.example ");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.support()).email).toBe("help@bluewater-cloud.example");
  // And a field that is left by a click elsewhere is cleaned after it.
  await form.field("Website").fill("");
  await form.field("Website").pressSequentially("www.one.example ");
  await form.field("Telephone").click();
  await expect(form.field("Website")).toHaveValue("www.one.example");
});

test("in names and free text, invisible characters are marked, and one click removes them", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  const texts: [string, string, string, string[]][] = [
    ["Company name", "Alder\u200b Creek\u00a0Works ", "Alder Creek Works", ["U+200B", "U+00A0", "space"]],
    ["First name", "\u202eRobin\u202c", "Robin", ["U+202E", "U+202C"]],
    ["Address line 1", "1 Cedar\u00ad Way\ufe0f", "1 Cedar Way", ["U+00AD", "U+FE0F"]],
    ["City", "\u200eKirkland", "Kirkland", ["U+200E"]],
  ];
  for (const [label, text, clean, marks] of texts) {
    const field = form.field(label);
    await paste(field, text);
    await expect(field).toHaveValue(text);
    await expect(field).toHaveAccessibleDescription(/invisible characters/);
    const note = field.locator("xpath=..");
    await expect(note.locator("mark")).toHaveText(marks);
    await expectAccessible(page);
    await note.getByRole("button", { name: REMOVE, exact: true }).click();
    await expect(field).toHaveValue(clean);
    await expect(field).toBeFocused();
    await expect(note.locator("mark")).toHaveCount(0);
  }
  await saveAsTyped(form);
  expect(await sandbox.billing(customer)).toMatchObject({
    companyName: "Alder Creek Works",
    firstName: "Robin",
    defaultAddress: { addressLine1: "1 Cedar Way", city: "Kirkland" },
  });
});

test("names keep what their script needs, and nothing is removed from them unasked", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await paste(form.field("First name"), "علی\u200cرضا");
  await paste(form.field("Last name"), "山田\u3000太郎");
  await paste(form.field("Company name"), "Alder\u200bCreek");
  await expect(form.button(REMOVE)).toHaveCount(1);
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect(await sandbox.billing(customer)).toMatchObject({ firstName: "علی\u200cرضا", lastName: "山田\u3000太郎", companyName: "Alder\u200bCreek" });
});

test("what the record holds is marked, and stays as it is", async ({ page, sandbox, customer }) => {
  await sandbox.editBilling(customer, { "/companyName": "Alder\u200bCreek", "/email": "a@b.example\u00a0" });
  const form = await openBilling(page, customer);
  await expect(form.button(REMOVE)).toHaveCount(2);
  await form.field("Email", "Contact").focus();
  await form.field("City").focus();
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
});

test("a state's name becomes its code, and the field says so", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("State").fill("Oregon");
  await form.field("City").focus();
  await expect(form.field("State")).toHaveValue("OR");
  await expect(form.field("State")).toHaveAccessibleDescription(/“Oregon” was replaced by its code: OR\./);
  await expectAccessible(page);
  // Autofill says nothing, or says it with `change` alone.
  await form.field("State").evaluate((input: HTMLInputElement) => {
    input.value = "Washington";
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await expect(form.field("State")).toHaveValue("WA");
  await form.field("State").evaluate((input: HTMLInputElement) => (input.value = "new york "));
  await saveAsTyped(form);
  await expect(form.field("State")).toHaveValue("NY");
  expect((await sandbox.billing(customer)).defaultAddress?.state).toBe("NY");
});

test("a state that is not in the country's list is told, and a name that is written twice is meant", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  const state = form.field("State");
  await state.fill("Washingtn");
  await form.field("City").focus();
  await expect(state).toHaveValue("Washingtn");
  await expect(state).toHaveAccessibleDescription(/This is not one of the state codes of this country: United States\./);
  await state.fill("Oregon");
  await state.blur();
  await expect(state).toHaveValue("OR");
  await state.fill("Oregon");
  await state.blur();
  await expect(state).toHaveAccessibleDescription(/not one of the state codes/);
  await form.save();
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress?.state).toBe("Oregon");
});

test("rules that come late still spell the state", async ({ page, sandbox, customer }) => {
  await sandbox.arm({ kind: "delay", ms: 1500, path: "countryvalidationrules" });
  const form = await openBilling(page, customer);
  await form.field("State").fill("Texas");
  await form.field("City").focus();
  await expect(form.field("State")).toHaveValue("Texas");
  await expect(form.field("State")).toHaveValue("TX");
});

for (const checks of ["description", "data"] as const) {
  test(`refused values that the service names in ${checks} mark their fields`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 400 .*profiles/);
    await sandbox.set({ checks });
    const form = await openBilling(page, customer);
    await form.field("Postal code").fill("nowhere");
    await form.field("Address line 1").fill("");
    await form.save();
    await form.button("Save as typed").click();
    await expect(form.problem).toBeFocused();
    for (const label of ["Postal code", "Address line 1"]) {
      await expect(form.field(label)).toHaveAttribute("aria-invalid", "true");
      await expect(form.problem.getByRole("link", { name: label })).toBeVisible();
    }
    for (const label of ["City", "State", "Email", "Company name"]) {
      await expect(form.field(label)).not.toHaveAttribute("aria-invalid", "true");
    }
    await expectAccessible(page);
    await form.problem.getByRole("link", { name: "Postal code" }).click();
    await expect(form.field("Postal code")).toBeFocused();

    const support = await openSupport(page);
    await support.field("Email").fill("nobody");
    await support.save();
    await expect(support.field("Email")).toHaveAttribute("aria-invalid", "true");
    await expect(support.field("Telephone")).not.toHaveAttribute("aria-invalid", "true");
  });
}

/** Begins to compose text in the focused field, as an input method does. */
async function compose(page: Page, text: string): Promise<(text: string) => Promise<void>> {
  const client = await page.context().newCDPSession(page);
  await client.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  return async (text) => {
    await client.send("Input.insertText", { text });
  };
}

test("Enter that ends a composition saves nothing, and the composition is not disturbed", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  const city = form.field("City");
  await city.fill("");
  const commit = await compose(page, "とう");
  await expect(city).toHaveValue("とう");
  // What an occasion to compare would otherwise rewrite.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  for (const init of [{ isComposing: true, keyCode: 13 }, { isComposing: false, keyCode: 229 }]) {
    const goesOn = await city.evaluate(
      (input, init) => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init })),
      init,
    );
    expect(goesOn, "the browser must not submit").toBe(false);
  }
  await page.keyboard.press("ArrowDown");
  await expect(city).toBeFocused();
  await commit("東京");
  await expect(city).toHaveValue("東京");
  await expect(form.status).toHaveText("");
  expect(await sandbox.calls("PUT")).toEqual([]);
  // An Enter of its own saves.
  expect(
    await city.evaluate((input) => input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }))),
  ).toBe(true);
  await city.press("Enter");
  await expect(form.status.filter({ hasText: "Saved." }).or(form.button("Save as typed"))).toBeVisible();
});
