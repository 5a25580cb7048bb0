// The check of an address: on request, and before a changed address is saved. It helps, and forces nothing.

import type { Locator } from "@playwright/test";
import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import type { Sandbox } from "../fixtures/sandbox.ts";

const service = "Address field invalid for property: 'Region', 'PostalCode', 'City'";

/** What is said of the address. */
function check(form: RecordForm): Locator {
  return form.form.getByRole("group", { name: "Check of the address", exact: true });
}

/** The table of a suggestion, by its caption. */
function suggestion(form: RecordForm, caption = "Suggestion"): Locator {
  return check(form).getByRole("table", { name: caption, exact: true });
}

/** The questions that reached the service. */
async function asked(sandbox: Sandbox): Promise<unknown[]> {
  const calls = await sandbox.calls("POST", "validations/address");
  return calls.map(({ body }) => JSON.parse(body ?? "") as unknown);
}

/** Holds the questions back from the service until they are let go. */
async function holdBack(page: Page): Promise<{ count: () => number; letGo: () => void }> {
  let count = 0;
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  await page.route("**/v1/validations/address", async (route) => {
    count += 1;
    await gone;
    // The page may be gone meanwhile.
    await route.continue().catch(() => undefined);
  });
  return { count: () => count, letGo };
}

const statuses = [
  { line: "VerifiedShippable 5 Elm Street", says: "The service knows this address, and parcels can be sent to it.", suggestions: 1 },
  { line: "Verified 5 Elm Street", says: "The service knows this address.", suggestions: 1 },
  {
    line: "InteractionRequired 5 Elm Street",
    says: "The service knows no such address, and suggests one that differs in more than a detail.",
    suggestions: 1,
  },
  {
    line: "StreetPartial Elm Street",
    says: "The service knows the street, but not the house: the number is missing or unknown, or there is more than one such street.",
    suggestions: 3,
  },
  {
    line: "PremisesPartial 5 Elm Street",
    says: "The service knows the building. What is missing or unknown is the number within it, such as that of a suite.",
    suggestions: 3,
  },
  { line: "Multiple Elm Street", says: "More than one address fits what you typed.", suggestions: 3 },
  { line: "None 5 Elm Street", says: "The service knows no address that fits what you typed.", suggestions: 0 },
  {
    line: "NotValidated 5 Elm Street",
    says: "The service could not check this address. It may lack what a check needs, such as the country.",
    suggestions: 0,
  },
];

for (const { line, says, suggestions } of statuses) {
  const status = line.split(" ", 1).join();
  test(`${status} is explained on request, and nothing is saved by it`, async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Address line 1").fill(line);
    await form.button("Check the address").click();
    await expect(check(form).getByRole("status")).toHaveText(says);
    await expect(check(form)).toBeFocused();
    await expect(check(form).getByRole("table")).toHaveCount(suggestions);
    await expect(check(form).getByRole("button", { name: /^Use this address/ })).toHaveCount(suggestions);
    const isVerified = status.startsWith("Verified");
    await expect(check(form).getByText(service)).toHaveCount(isVerified ? 0 : 1);
    await expect(form.button("Save as typed")).toHaveCount(isVerified ? 0 : 1);
    await expectAccessible(page);
    expect(await sandbox.calls("PUT")).toEqual([]);
  });
}

test("a status that the panel does not know is told as the service spells it", async ({ page, customer }) => {
  await page.route("**/v1/validations/address", (route) => route.fulfill({ json: { status: "PerhapsVerified" } }));
  const form = await openBilling(page, customer);
  await form.button("Check the address").click();
  await expect(check(form).getByRole("status")).toHaveText("The service answered with “PerhapsVerified”, which this panel does not know.");
});

test("a suggestion stands beside what was typed, is taken with one click, and then saved without another question", async ({
  page,
  sandbox,
  customer,
}) => {
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("1 Microsoft Way");
  await form.field("City").fill("Seattle");
  await form.button("Check the address").click();
  const table = suggestion(form);
  await expect(table.getByRole("columnheader")).toHaveText(["You typed", "Suggested"]);
  await expect(table.getByRole("rowheader")).toHaveText(["Address line 1", "City", "State", "Postal code", "Country"]);
  await expect(table.getByRole("row", { name: "City" }).getByRole("cell")).toHaveText(["Seattle", "Redmond"]);
  await expect(table.getByRole("row", { name: "City" }).getByRole("insertion")).toHaveText("Redmond");
  await expect(table.getByRole("row", { name: "State" }).getByRole("cell")).toHaveText(["WA", "WA"]);
  await expect(table.getByRole("row", { name: "State" }).getByRole("insertion")).toHaveCount(0);
  await form.button("Use this address: Redmond, 98052-8300").click();
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.field("Postal code")).toHaveValue("98052-8300");
  await expect(check(form).getByRole("table")).toHaveCount(0);
  await expect(form.status).toHaveText("The suggested address was put into the form. It is not saved yet.");
  await expect(form.button("Save")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toHaveLength(1);
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({
    addressLine1: "1 Microsoft Way",
    city: "Redmond",
    postalCode: "98052-8300",
  });
});

test("of several suggestions each is taken by a button of its own name", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("PremisesPartial 5 Elm Street");
  await form.save();
  await expect(suggestion(form, "Suggestion 3 of 3")).toBeVisible();
  await form.button("Use this address: 5 Elm Street, Suite 2").click();
  await expect(form.field("Address line 2")).toHaveValue("Suite 2");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ addressLine1: "5 Elm Street", addressLine2: "Suite 2" });
});

test("what a suggestion says beyond the form is told", async ({ page, customer }) => {
  const suggested = { addressLine1: "1 Cedar Way", addressLine3: "Gate 2", city: "Kirkland", country: "United States" };
  await page.route("**/v1/validations/address", (route) =>
    route.fulfill({ json: { status: "InteractionRequired", suggestedAddresses: [suggested] } }),
  );
  const form = await openBilling(page, customer);
  await form.button("Check the address").click();
  await expect(check(form)).toContainText("The form has no field for a part of this suggestion: Gate 2");
  // Nothing was changed that could be saved as typed.
  await expect(form.button("Save as typed")).toHaveCount(0);
  await form.button("Use this address: Kirkland").click();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.field("Country")).toHaveValue("US");
  await expect(form.field("Postal code")).toHaveValue("98052");
});

test("a changed address that the service does not know is saved as typed, and asked for once", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("1 Microsoft Way");
  await form.field("City").fill("Seattle");
  await page.keyboard.press("Control+s");
  await expect(check(form)).toBeFocused();
  await expect(check(form)).toHaveAccessibleDescription(/^The service knows no such address/);
  await expect(check(form)).toContainText("Nothing is saved yet. Use a suggestion, change the address, or save it as you typed it.");
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toEqual([]);
  await form.button("Save as typed").click();
  await expect(form.status).toHaveText("Saved.");
  await expect(form.button("Save")).toBeFocused();
  expect(await asked(sandbox)).toHaveLength(1);
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ addressLine1: "1 Microsoft Way", city: "Seattle" });
});

test("a second press of Save saves what the check stopped", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("None 5 Elm Street");
  await form.field("Address line 1").press("Enter");
  await expect(check(form)).toContainText("Nothing is saved yet. Change the address, or save it as you typed it.");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toHaveLength(1);
});

test("an address that the service knows is saved with one press, however often it is pressed", async ({ page, sandbox, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Checking the address …");
  await expect(form.button("Save")).toHaveAttribute("aria-disabled", "true");
  // Playwright waits for a button until it is enabled, a person does not.
  await form.button("Save").dblclick({ force: true });
  await form.field("City").press("Enter");
  held.letGo();
  await expect(form.status).toHaveText("Saved.");
  await expect(check(form).getByRole("status")).toHaveText("The service knows this address, and parcels can be sent to it.");
  const changed = { addressLine1: "1 Cedar Way", city: "Kirkland", state: "WA", postalCode: "98052", country: "US" };
  expect(await asked(sandbox)).toEqual([changed]);
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("an unchanged address is not checked by a save", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Email").fill("invoices@aldercreek.example");
  await form.field("Phone number").fill("4255550123");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  await form.button("Undo").click();
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toEqual([]);
});

test("an undo asks nothing", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  await form.button("Undo").click();
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toHaveLength(1);
});

test("an address without anything is saved without a question", async ({ page, sandbox, customer }) => {
  await sandbox.editBilling(customer, { "/defaultAddress/country": null });
  const form = await openBilling(page, customer);
  for (const label of ["Address line 1", "City", "State", "Postal code"]) {
    await form.field(label).fill("");
  }
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toEqual([]);
});

for (const [name, fault, pattern] of [
  ["fails", { kind: "status", status: 500 }, /status of 500 .*validations\/address/],
  ["is refused", { kind: "status", status: 403 }, /status of 403 .*validations\/address/],
  ["does not exist", { kind: "status", status: 404 }, /status of 404 .*validations\/address/],
  ["cannot be read", { kind: "html", status: 200 }, undefined],
  ["breaks off", { kind: "drop-before" }, /.*validations\/address/],
] as const) {
  test(`a check that ${name} holds back no save`, async ({ page, sandbox, customer, guard }) => {
    if (pattern !== undefined) {
      guard.expectFailedRequests(pattern);
    }
    await sandbox.arm({ ...fault, path: "validations/address", times: 0 });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await form.save();
    await expect(form.status).toHaveText("Saved.");
    await expect(check(form).getByRole("status")).toHaveText("The address could not be checked. That holds back no save.");
    await expectAccessible(page);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  });
}

test("a save waits five seconds for the check, and no longer", async ({ page, sandbox, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Saved.", { timeout: 8_000 });
  await expect(check(form)).toContainText("The address could not be checked.");
  held.letGo();
  // The answer that comes all the same changes nothing.
  await expect.poll(() => asked(sandbox)).toHaveLength(1);
  await expect(check(form)).toContainText("The address could not be checked.");
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("what is typed during the check is not saved by it", async ({ page, sandbox, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await form.field("Company name").fill("Alder Creek");
  held.letGo();
  await expect(form.status).toHaveText("The check of the address is done. Nothing is saved yet: press Save again.");
  await expect(form.field("Company name")).toBeFocused();
  expect(await sandbox.calls("PUT")).toEqual([]);
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect(held.count()).toBe(1);
  expect(await sandbox.billing(customer)).toMatchObject({ companyName: "Alder Creek", defaultAddress: { city: "Kirkland" } });
});

test("edits that are discarded during the check are not saved, and nothing waits for it any more", async ({ page, sandbox, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Checking the address …");
  await form.discard.click();
  await expect(form.status).toHaveText("Changes discarded.");
  await expect(form.button("Save")).toHaveAttribute("aria-disabled", "false");
  held.letGo();
  await expect.poll(() => asked(sandbox)).toHaveLength(1);
  await form.field("Email").fill("invoices@aldercreek.example");
  await expect(form.status).toHaveText("");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("who types elsewhere during a check on request stays there", async ({ page, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.button("Check the address").click();
  await form.field("Company name").focus();
  held.letGo();
  await expect(check(form).getByRole("status")).toHaveText("The service knows this address, and parcels can be sent to it.");
  await expect(form.field("Company name")).toBeFocused();
});

test("an answer for an earlier address is not shown for the present one", async ({ page, sandbox, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("None 5 Elm Street");
  await form.save();
  await form.field("Address line 1").fill("7 Elm Street");
  held.letGo();
  await expect(check(form).getByRole("status")).toHaveText("The address was changed since it was checked.");
  await expect(form.status).toHaveText("The check of the address is done. Nothing is saved yet: press Save again.");
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toHaveLength(2);
  await expect(check(form).getByRole("status")).toHaveText("The service knows this address, and parcels can be sent to it.");
});

test("of two questions the later one counts, whichever is answered first", async ({ page, customer }) => {
  let letFirstGo = (): void => undefined;
  const first = new Promise<void>((resolve) => (letFirstGo = resolve));
  const answers = [
    { line: "5 Elm Street", json: { status: "None" } },
    { line: "6 Elm Street", json: { status: "Verified" } },
  ];
  let answered = 0;
  await page.route("**/v1/validations/address", async (route) => {
    const answer = answers.find(({ line }) => route.request().postData()?.includes(line));
    if (answer === answers[0]) {
      await first;
    }
    await route.fulfill({ json: answer?.json });
    answered += 1;
  });
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("5 Elm Street");
  await form.button("Check the address").click();
  await expect(check(form).getByRole("status")).toHaveText("Checking the address …");
  await form.field("Address line 1").fill("6 Elm Street");
  await form.button("Check the address").click();
  await expect(check(form).getByRole("status")).toHaveText("The service knows this address.");
  letFirstGo();
  await expect.poll(() => answered).toBe(2);
  await expect(check(form).getByRole("status")).toHaveText("The service knows this address.");
});

test("a result goes with the address that it speaks of", async ({ page, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill("Multiple Elm Street");
  await form.button("Check the address").click();
  await expect(check(form).getByRole("table")).toHaveCount(3);
  await form.field("City").fill("Kirkland");
  await expect(check(form).getByRole("table")).toHaveCount(0);
  await expect(check(form).getByRole("status")).toHaveText("The address was changed since it was checked.");
});

test("a page that is left during the check saves nothing, and keeps the edits", async ({ page, sandbox, customer }) => {
  const held = await holdBack(page);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText("Checking the address …");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeVisible();
  held.letGo();
  await expect.poll(() => asked(sandbox)).toHaveLength(1);
  await page.goBack();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.changes).toContainText("Kirkland");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("someone else's change is met after the check as without it", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await form.save();
  await expect(form.problem).toBeFocused();
  await form.conflict("Address").getByRole("button", { name: "Keep mine" }).click();
  await form.save();
  await expect(form.status).toHaveText("Saved.");
  expect(await asked(sandbox)).toHaveLength(1);
});

test.describe("under the older contract", () => {
  test.beforeEach(async ({ sandbox, guard }) => {
    guard.allowFailedRequests(/status of 400 .*validations\/address/);
    await sandbox.set({ addressContract: "older" });
  });

  test("a success without a body is an address that the service knows", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await form.save();
    await expect(form.status).toHaveText("Saved.");
    await expect(check(form).getByRole("status")).toHaveText("The service knows this address.");
    expect(await asked(sandbox)).toHaveLength(1);
  });

  test("a corrected address in a refusal is a suggestion", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Address line 1").fill("InteractionRequired 5 Elm Street");
    await form.save();
    await expect(check(form)).toBeFocused();
    await expect(check(form)).toContainText("ZipCityInvalid");
    await expect(suggestion(form).getByRole("row", { name: "Address line 1" }).getByRole("cell").last()).toHaveText("5 Elm Street");
    await check(form).getByRole("button", { name: /^Use this address/ }).click();
    await form.save();
    await expect(form.status).toHaveText("Saved.");
    expect((await sandbox.billing(customer)).defaultAddress?.addressLine1).toBe("5 Elm Street");
  });

  test("a refusal without one says why", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Address line 1").fill("None 5 Elm Street");
    await form.save();
    await expect(check(form).getByRole("status")).toHaveText("The service knows no address that fits what you typed.");
    await expect(check(form)).toContainText("The service says:");
    await expect(form.button("Save as typed")).toBeVisible();
  });
});

test.describe("on a narrow page", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("the sides of a suggestion stand below each other, and nothing is scrolled sideways", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Address line 1").fill(`Multiple ${"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2)}`);
    await form.save();
    await expect(check(form)).toBeFocused();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const beyond = await check(form).evaluate(
      (group) => [...group.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > 320.5).length,
    );
    expect(beyond).toBe(0);
  });
});
