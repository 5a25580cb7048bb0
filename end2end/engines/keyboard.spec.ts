// Keys, paste, and what an input method does.

import { expect, test } from "../fixtures/engines/index.ts";
import { openBilling, openSupport } from "../fixtures/engines/forms.ts";

for (const key of ["Control+s", "Meta+s", "Enter"]) {
  test(`${key} in a field saves`, async ({ tab, sandbox }) => {
    const form = await openSupport(tab);
    await form.field("Telephone").fill("425-555-0199");
    await tab.press(key);
    await expect(form.status).toHaveText(/^Saved/);
    await expect(form.field("Telephone")).toBeFocused();
    expect((await sandbox.support()).telephone).toBe("425-555-0199");
    expect(await sandbox.calls("PUT")).toHaveLength(1);
  });
}

test("the Tab key skips to the content, and goes through the fields in their order", async ({ tab }) => {
  const form = await openSupport(tab);
  await expect(form.field("Email")).toHaveValue(/@/);
  await tab.press("Tab");
  await expect(tab.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await tab.press("Enter");
  for (const label of ["Email", "Telephone", "Website"]) {
    await tab.press("Tab");
    await expect(form.field(label)).toBeFocused();
  }
  await tab.press("Shift+Tab");
  await expect(form.field("Telephone")).toBeFocused();
});

test("/ goes to the search, and is typed where one types; arrows and Enter open a customer", async ({ tab, customer }) => {
  const form = await openSupport(tab);
  await form.field("Website").press("End");
  await tab.press("/");
  await expect(form.field("Website")).toHaveValue("www.bluewater-cloud.example/");
  await form.button("Put back Website").click();
  await tab.getByRole("link", { name: "Connection" }).click();
  await tab.getByRole("heading", { name: "Connection" }).focus();
  await tab.press("/");
  const search = tab.getByRole("searchbox", { name: "Search customers" });
  await expect(search).toBeFocused();
  await search.type(customer.name);
  const row = tab.getByRole("table", { name: "Customers" }).getByRole("link");
  await expect(row).toHaveText(customer.name);
  await tab.press("ArrowDown");
  await expect(row).toBeFocused();
  await tab.press("ArrowUp");
  await expect(search).toBeFocused();
  await tab.press("Enter");
  await expect(row).toBeFocused();
  await tab.press("Enter");
  await expect(tab.getByRole("heading", { name: customer.name })).toBeVisible();
});

test("what is pasted is an edit like what is typed", async ({ tab, sandbox, customer }) => {
  const form = await openBilling(tab, customer);
  await form.field("City").press("Control+a");
  await tab.press("Control+c");
  await form.field("Address line 2").press("Control+v");
  await expect(form.field("Address line 2")).toHaveValue("Redmond");
  await expect(form.field("Address line 2")).toHaveAccessibleDescription(/^Changed\./);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.addressLine2).toBe("Redmond");
});

test("a pasted tenant ID opens the customer", async ({ tab, customer }) => {
  // The clipboard is filled as a person fills it: no driver has a command for it.
  const form = await openSupport(tab);
  await form.field("Website").fill(customer.id);
  await form.field("Website").press("Control+a");
  await tab.press("Control+c");
  await tab.goto("./?customers");
  await tab.getByRole("searchbox", { name: "Search customers" }).press("Control+v");
  await expect(tab.getByRole("heading", { name: customer.name })).toBeVisible();
});

// No driver reaches an input method of the system: its events are sent as it would send them.
const composing = `(field, ...texts) => {
  const send = (Event, type, init) => field.dispatchEvent(new Event(type, { bubbles: true, cancelable: true, ...init }));
  send(CompositionEvent, "compositionstart");
  for (const text of texts) {
    send(KeyboardEvent, "keydown", { key: "Process", keyCode: 229, isComposing: true });
    field.value = text;
    send(InputEvent, "input", { isComposing: true, inputType: "insertCompositionText" });
  }
  for (const key of ["ArrowDown", "ArrowUp", "Enter"]) {
    send(KeyboardEvent, "keydown", { key, keyCode: 229, isComposing: true });
  }
  send(KeyboardEvent, "keydown", { key: "s", ctrlKey: true, keyCode: 229, isComposing: true });
}`;
const composed = '(field) => { field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: field.value })); }';

test("what an input method composes is searched for when it is finished, and its keys move nothing", async ({ tab, sandbox }) => {
  await tab.goto("./?customers");
  const search = tab.getByRole("searchbox", { name: "Search customers" });
  await expect(tab.getByRole("table", { name: "Customers" })).toBeVisible();
  await search.focus();
  await search.evaluate(composing, "s", "さ", "さk", "さくら");
  await expect(search).toBeFocused();
  await search.evaluate(composed);
  const searches = async (): Promise<string[]> => (await sandbox.calls("GET", "v1/customers")).map(({ query }) => decodeURIComponent(query));
  await expect.poll(async () => (await searches()).some((query) => query.includes("さくら"))).toBe(true);
  expect((await searches()).filter((query) => query.includes("filter=") && !query.includes("さくら"))).toEqual([]);
  await expect(search).toBeFocused();
});

test("what an input method composes in a field is an edit, and its keys save nothing", async ({ tab, sandbox, customer }) => {
  const form = await openBilling(tab, customer);
  const field = form.field("Company name");
  await field.focus();
  await field.evaluate(composing, "s", "さ", "さくら");
  await field.evaluate(composed);
  await expect(field).toHaveAccessibleDescription(/^Changed\./);
  await expect(field).toBeFocused();
  expect(await sandbox.calls("PUT")).toEqual([]);
  await tab.press("Control+s");
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).companyName).toBe("さくら");
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});
