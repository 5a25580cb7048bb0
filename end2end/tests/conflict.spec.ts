import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";

/** I change city and e-mail address, the colleague saves Austin first, then I press Save. */
async function colleagueSavesFirst(page: Page, colleague: Page, customer: Customer): Promise<RecordForm> {
  const mine = await openBilling(page, customer);
  const theirs = await openBilling(colleague, customer);
  await theirs.field("City").fill("Austin");
  await theirs.field("State").fill("TX");
  await changeAndSave(mine, async () => {
    await theirs.save();
    await expect(theirs.status).toHaveText(/^Saved/);
  });
  return mine;
}

/** The same, where the other administrator is the sandbox's. */
async function anotherWasFirst(page: Page, sandbox: Sandbox, customer: Customer): Promise<RecordForm> {
  const mine = await openBilling(page, customer);
  await changeAndSave(mine, async () => {
    await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin", "/defaultAddress/state": "TX" });
  });
  return mine;
}

async function changeAndSave(mine: RecordForm, meanwhile: () => Promise<void>): Promise<void> {
  await mine.field("City").fill("Kirkland");
  await mine.field("Email", "Contact").fill("invoices@aldercreek.example");
  await meanwhile();
  await mine.save();
  await expect(mine.problem).toBeFocused();
}

test.describe("two administrators change the same address", () => {
  test.beforeEach(({ guard }) => {
    guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  });

  test("the first to save wins, the second is shown all three values", async ({ page, colleague, sandbox, customer }) => {
    const form = await colleagueSavesFirst(page, colleague, customer);
    await expect(form.problem).toContainText(/changed by someone else/);
    await expect(page).toHaveTitle(/^Error: /);
    const conflict = form.conflict("Address");
    await expect(conflict.getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Kirkland/);
    await expect(conflict.getByRole("row", { name: "State" })).toHaveText(/WA.*TX.*WA/);
    for (const column of ["Original", "Theirs", "Yours"]) {
      await expect(conflict.getByRole("columnheader", { name: column })).toBeVisible();
    }
    for (const name of ["Use theirs", "Keep mine"]) {
      await expect(conflict.getByRole("button", { name })).toHaveAttribute("aria-pressed", "false");
    }
    // Nothing typed is lost, nothing of theirs is overwritten.
    await expect(form.field("City")).toHaveValue("Kirkland");
    await expect(form.field("Email", "Contact")).toHaveValue("invoices@aldercreek.example");
    expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Austin", state: "TX" });
    await expectAccessible(page);
  });

  test("mine is kept", async ({ page, colleague, sandbox, customer }) => {
    const form = await colleagueSavesFirst(page, colleague, customer);
    const { etag } = (await sandbox.billing(customer)).attributes;
    await form.conflict("Address").getByRole("button", { name: "Keep mine" }).click();
    await expect(form.conflict("Address").getByRole("button", { name: "Keep mine" })).toHaveAttribute(
      "aria-pressed",
      "true",
    );
    await expectAccessible(page);
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    await expect(page).not.toHaveTitle(/^Error: /);

    const saved = await sandbox.billing(customer);
    // The address goes as one: neither half of it is mixed with the other.
    expect(saved.defaultAddress).toMatchObject({ city: "Kirkland", state: "WA" });
    expect(saved.email).toBe("invoices@aldercreek.example");
    const puts = await sandbox.calls("PUT");
    expect(puts.at(-1)?.headers["If-Match"]).toBe(`"${etag}"`);
    expect(new Set(puts.map(({ headers }) => headers["MS-RequestId"])).size).toBe(puts.length);
  });

  test("theirs is used, and my other change is saved", async ({ page, colleague, sandbox, customer }) => {
    const form = await colleagueSavesFirst(page, colleague, customer);
    await form.conflict("Address").getByRole("button", { name: "Use theirs" }).click();
    await expect(form.field("City")).toHaveValue("Austin");
    await expect(form.field("State")).toHaveValue("TX");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    const saved = await sandbox.billing(customer);
    expect(saved.defaultAddress).toMatchObject({ city: "Austin", state: "TX" });
    expect(saved.email).toBe("invoices@aldercreek.example");
  });

  test("a choice can be taken back before saving", async ({ page, sandbox, customer }) => {
    const form = await anotherWasFirst(page, sandbox, customer);
    await form.conflict("Address").getByRole("button", { name: "Use theirs" }).click();
    await expect(form.field("City")).toHaveValue("Austin");
    await form.conflict("Address").getByRole("button", { name: "Keep mine" }).click();
    await expect(form.field("City")).toHaveValue("Kirkland");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Kirkland", state: "WA" });
  });

  test("typing decides too", async ({ page, sandbox, customer }) => {
    const form = await anotherWasFirst(page, sandbox, customer);
    await form.field("City").fill("Seattle");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Seattle", state: "WA" });
  });

  test("Save without a choice sends nothing and leads to what is undecided", async ({ page, sandbox, customer }) => {
    const form = await anotherWasFirst(page, sandbox, customer);
    const before = (await sandbox.calls("PUT")).length;
    await form.save();
    await expect(form.problem).toContainText("Choose “Use theirs” or “Keep mine” first");
    await expect(form.conflict("Address")).toBeFocused();
    expect(await sandbox.calls("PUT")).toHaveLength(before);
    await expectAccessible(page);
  });

  test("the summary leads to the conflict, and the browser's history is left alone", async ({ page, sandbox, customer }) => {
    const form = await anotherWasFirst(page, sandbox, customer);
    const entries = await page.evaluate(() => history.length);
    await form.problem.getByRole("link", { name: /Address/ }).click();
    await expect(form.conflict("Address")).toBeFocused();
    expect(await page.evaluate(() => history.length)).toBe(entries);
    expect(page.url()).not.toContain("#");
  });

  test("changed once more while deciding: shown again, nothing overwritten", async ({ page, sandbox, customer }) => {
    const form = await anotherWasFirst(page, sandbox, customer);
    await sandbox.editBilling(customer, { "/defaultAddress/city": "Boise", "/defaultAddress/state": "ID" });
    await form.conflict("Address").getByRole("button", { name: "Keep mine" }).click();
    await form.save();
    await expect(form.problem).toContainText("2");
    await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Boise.*Kirkland/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Boise");
    await expectAccessible(page);
    await form.conflict("Address").getByRole("button", { name: "Keep mine" }).click();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Kirkland", state: "WA" });
  });

});

test("each field and group that both changed is decided by itself", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("First name", "Contact").fill("Robin");
  await form.field("Last name (address)", "Address").fill("Clarke");
  await form.field("Culture").fill("es-US");
  await form.field("Phone number").fill("425-555-0188");
  await sandbox.editBilling(customer, {
    "/lastName": "Nguyen",
    "/defaultAddress/firstName": "Taylor",
    "/culture": "fr-CA",
    "/defaultAddress/phoneNumber": "425-555-0199",
    "/email": "accounts@aldercreek.example",
  });
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(form.problem.getByRole("link")).toHaveCount(4);
  await expect(form.conflict("Contact name").getByRole("row")).toHaveText([
    /Original/,
    /First name.*Alex.*Alex.*Robin/,
    /Last name.*Morgan.*Nguyen.*Morgan/,
  ]);
  await form.problem.getByText("Also updated by someone else, and kept").click();
  await expect(form.problem).toContainText("accounts@aldercreek.example");
  await expectAccessible(page);

  await form.conflict("Contact name").getByRole("button", { name: "Keep mine" }).click();
  await form.conflict("Name in the address").getByRole("button", { name: "Use theirs" }).click();
  await form.conflict("Culture").getByRole("button", { name: "Use theirs" }).click();
  await form.conflict("Phone number").getByRole("button", { name: "Keep mine" }).click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({
    firstName: "Robin",
    lastName: "Morgan",
    email: "accounts@aldercreek.example",
    culture: "fr-CA",
    defaultAddress: { firstName: "Taylor", lastName: "Morgan", phoneNumber: "425-555-0188" },
  });
});

test("unknown members of the other's version go back as they are", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("Culture").fill("es-US");
  await sandbox.editBilling(customer, { "/culture": "fr-CA", "/approvedBy": "0.10" });
  const theirs = await sandbox.billingText(customer);
  await form.save();
  await form.conflict("Culture").getByRole("button", { name: "Keep mine" }).click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const puts = await sandbox.calls("PUT");
  expect(puts.at(-1)?.body).toBe(theirs.replace('"culture":"fr-CA"', '"culture":"es-US"'));
});
