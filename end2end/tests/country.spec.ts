// What the country of an address asks for: choices, and hints while typing. They are never in the way of a save.

import { expect, test } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import { openBilling } from "../fixtures/forms.ts";

test("the country is picked by its name, and stored as its code", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  const country = form.form.getByRole("combobox", { name: "Country", exact: true });
  await expect(country.getByRole("option", { selected: true })).toHaveText("United States");
  expect(await country.getByRole("option").count()).toBeGreaterThan(240);
  await country.selectOption({ label: "Netherlands" });
  await expect(form.changes).toContainText("US → NL");
  await expectAccessible(page);
  await form.button("Put back Country").click();
  await expect(country).toHaveValue("US");
  await country.selectOption({ label: "Netherlands" });
  await form.save();
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress?.country).toBe("NL");
});

test("a spelling of the record's own stays as it is until another country is picked", async ({ page, sandbox, customer }) => {
  await sandbox.editBilling(customer, { "/defaultAddress/country": "us" });
  const form = await openBilling(page, customer);
  const country = form.form.getByRole("combobox", { name: "Country", exact: true });
  await expect(country).toHaveValue("us");
  await expect(country.getByRole("option", { selected: true })).toHaveText("United States");
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Kirkland", country: "us" });
});

test("states, cultures and languages of the country are offered, and anything else can be typed", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  const offered = async (label: string): Promise<string[]> =>
    form.field(label).evaluate((input: HTMLInputElement) => [...(input.list?.options ?? [])].map(({ value }) => value));
  await expect.poll(() => offered("State")).toEqual(expect.arrayContaining(["WA", "TX"]));
  expect(await offered("Language")).toContain("en");
  expect(await offered("Culture")).toContain("en-US");
  await form.form.getByRole("combobox", { name: "Country", exact: true }).selectOption({ label: "Sweden" });
  await expect.poll(() => offered("Language")).toContain("sv");
  expect(await offered("State")).not.toContain("WA");
  const asked = (await sandbox.calls()).filter(({ path }) => path.includes("countryvalidationrules"));
  expect(asked.map(({ path }) => path)).toEqual(["v1/countryvalidationrules/US", "v1/countryvalidationrules/SE"]);
  await form.field("State").fill("Elsewhere");
  await expect(form.field("State")).toHaveValue("Elsewhere");
});

test("what is missing or looks wrong is said while typing, and is saved all the same", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Postal code").fill("98O52");
  await expect(form.field("Postal code")).toHaveAccessibleDescription(/This does not look like a postal code of this country: United States\./);
  await form.field("Postal code").fill("98053");
  await expect(form.field("Postal code")).not.toHaveAccessibleDescription(/does not look like/);
  await form.field("City").fill("");
  await expect(form.field("City")).toHaveAccessibleDescription(/Needed for an address in this country: United States\./);
  await form.field("Phone number").fill("not a number");
  await expect(form.field("Phone number")).toHaveAccessibleDescription(/This does not look like a phone number of this country: United States\./);
  await expectAccessible(page);
  await form.save();
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText("Saved.");
  const put = (await sandbox.calls()).find(({ method }) => method === "PUT");
  expect(put?.body).toContain("not a number");
});

test("rules that cannot be had block nothing", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 500 .*countryvalidationrules/);
  await sandbox.arm({ kind: "status", status: 500, path: "countryvalidationrules", times: 0 });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
});

/** Codes of Microsoft's table that ISO has not, and the names it gives them. */
const ADDED = { AN: "Netherlands Antilles", XE: "Sint Eustatius", XJ: "Jan Mayen", XK: "Kosovo", XS: "Saba" };

test("the countries are those of Microsoft's table", async ({ page, customer }) => {
  const form = await openBilling(page, customer);
  const options = form.form.getByRole("combobox", { name: "Country", exact: true }).getByRole("option");
  await expect(options).toHaveCount(248);
  const offered = await options.evaluateAll((all) => all.map((option) => [(option as HTMLOptionElement).value, option.textContent]));
  const names = new Map(offered as [string, string][]);
  for (const [code, name] of Object.entries(ADDED)) {
    expect(names.get(code)).toBe(name);
  }
  for (const code of ["CU", "EH", "IR", "KP", "SD", "SY"]) {
    expect(names.has(code)).toBe(false);
  }
  expect(names.get("CW")).toBe("Curaçao");
  expect([...names].filter(([code, name]) => code === name)).toEqual([]);
});

/** The sandbox has no rules of these countries. */
const withoutRules = /status of 404 .*countryvalidationrules/;

test("Kosovo is chosen and saved", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(withoutRules);
  const form = await openBilling(page, customer);
  await form.field("Country").selectOption({ label: "Kosovo" });
  await expect(form.changes).toContainText("US → XK");
  await form.save();
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress?.country).toBe("XK");
});

for (const [code, name] of [
  ["CU", "Cuba (CU)"],
  ["IR", "Iran (IR)"],
  // Browsers name another country for it: that alone would not be what the record holds.
  ["SU", "Russia (SU)"],
  ["QZ", "QZ"],
  ["USA", "USA"],
] as const) {
  test(`a code outside the list is shown as it is, and stays: ${code}`, async ({ page, sandbox, customer, guard }) => {
    if (code.length === 2) {
      guard.expectFailedRequests(withoutRules);
    }
    await sandbox.editBilling(customer, { "/defaultAddress/country": code });
    const form = await openBilling(page, customer);
    const country = form.field("Country");
    await expect(country).toHaveValue(code);
    await expect(country.getByRole("option", { selected: true })).toHaveText(name);
    await form.field("Company name").fill("Another name");
    await form.save();
    await expect(form.status).toHaveText("Saved.");
    expect((await sandbox.billing(customer)).defaultAddress?.country).toBe(code);
  });
}

test("another code is typed, by keyboard too, and put back", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(withoutRules);
  const form = await openBilling(page, customer);
  const country = form.field("Country");
  const code = form.field("Country code");
  const open = form.button("Enter a code that is not in the list");
  await expect(code).toBeHidden();
  await expect(open).toHaveAttribute("aria-expanded", "false");
  await open.focus();
  await page.keyboard.press("Enter");
  await expect(open).toHaveAttribute("aria-expanded", "true");
  await expect(code).toBeFocused();
  await expect(code).toHaveValue("US");
  await expectAccessible(page);

  await code.press("ControlOrMeta+a");
  await code.pressSequentially("q");
  await expect(code).toHaveAccessibleDescription("A country code has two letters.");
  await code.pressSequentially("z");
  await expect(code).toHaveAccessibleDescription(/not in Microsoft’s list of countries/);
  await expect(code).toHaveValue("QZ");
  await expect(country).toHaveValue("QZ");
  await expect(country.getByRole("option", { selected: true })).toHaveText("QZ");
  await expect(form.changes).toContainText("US → QZ");
  await expectAccessible(page);

  // One of the list is that one.
  await code.fill(" xk ");
  await expect(country.getByRole("option", { selected: true })).toHaveText("Kosovo");
  await country.selectOption({ label: "Netherlands" });
  await expect(code).toHaveValue("NL");
  await form.button("Put back Country").click();
  await expect(country).toHaveValue("US");
  await expect(code).toHaveValue("US");

  await code.fill("QZ");
  await form.save();
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress?.country).toBe("QZ");
  await page.reload();
  await expect(country).toHaveValue("QZ");
});
