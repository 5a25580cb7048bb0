import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const forms = [
  { stale: "400", status: 400 },
  { stale: "409", status: 409 },
  { stale: "412", status: 412 },
  { stale: "412-empty", status: 412 },
  { stale: "417", status: 417 },
  { stale: "428", status: 428 },
] as const;

for (const { stale, status } of forms) {
  test(`a stale write answered with ${stale} is a conflict, and resolved with the new version`, async ({
    page,
    sandbox,
    customer,
    guard,
  }) => {
    guard.expectFailedRequests(new RegExp(`status of ${status} .*profiles/billing`));
    await sandbox.set({ stale });
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await sandbox.editBilling(customer, { "/language": "fr" });
    await form.save();
    await expect(form.problem).toContainText("Language was changed by someone else");
    await expect(form.conflict("Language").getByRole("row", { name: "Language" })).toHaveText(/en.*fr.*es/);
    await expectAccessible(page);

    const { etag } = (await sandbox.billing(customer)).attributes;
    await form.conflict("Language").getByRole("button", { name: "Keep mine" }).click();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).language).toBe("es");
    const puts = await sandbox.calls("PUT");
    expect(puts.map(({ status: answered, applied }) => ({ answered, applied }))).toEqual([
      { answered: status, applied: false },
      { answered: 200, applied: true },
    ]);
    expect(puts[1]?.headers["If-Match"]).toBe(`"${etag}"`);
  });
}

test.describe("after a stale write", () => {
  test.beforeEach(({ guard }) => {
    guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  });

  test("changes that do not overlap are joined and wait for one click", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.editBilling(customer, { "/email": "accounts@aldercreek.example", "/lastName": "Nguyen" });
    await form.save();
    await expect(form.merged).toBeFocused();
    await expect(form.merged).toContainText(/Email.*Last name|Last name.*Email/);
    await expect(form.field("Email", "Contact")).toHaveValue("accounts@aldercreek.example");
    await expect(form.field("City")).toHaveValue("Kirkland");
    expect((await sandbox.calls("PUT")).length).toBe(1);
    await expectAccessible(page);

    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect(await sandbox.billing(customer)).toMatchObject({
      email: "accounts@aldercreek.example",
      lastName: "Nguyen",
      defaultAddress: { city: "Kirkland" },
    });
  });

  test("the same change by someone else asks nothing", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await sandbox.editBilling(customer, { "/language": "es" });
    await form.save();
    await expect(form.status).toHaveText(/^Already saved/);
    await expectAccessible(page);
    expect(await sandbox.calls("PUT")).toHaveLength(1);
    await form.save();
    await expect(form.status).toHaveText("No changes to save");
  });

  test("a version that moved without a change is no conflict", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.editBilling(customer, {});
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
    const ids = (await sandbox.calls("PUT")).map(({ headers }) => headers["MS-RequestId"]);
    expect(new Set(ids).size).toBe(2);
  });

  test("a refusal of the current version is shown, and nothing is sent again", async ({ page, sandbox, customer }) => {
    await sandbox.arm({ kind: "stale", method: "PUT" });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await form.save();
    await expect(form.problem).toContainText("although nobody else changed the record");
    await expect(form.problem).toContainText("Etag is no longer valid");
    await expect(form.field("City")).toHaveValue("Kirkland");
    await expectAccessible(page);
    expect(await sandbox.calls("PUT")).toHaveLength(1);
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
  });

  test("a latest version that cannot be read is said, and what was typed stays", async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 500 .*profiles\/billing/);
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await sandbox.editBilling(customer, { "/language": "fr" });
    await sandbox.arm({ kind: "status", status: 500, method: "GET", path: "profiles/billing" });
    await form.save();
    await expect(form.problem).toContainText("The record as it is now could not be read");
    await expect(form.field("Language")).toHaveValue("es");
    await expectAccessible(page);
    await form.save();
    await expect(form.conflict("Language")).toBeVisible();
    expect((await sandbox.billing(customer)).language).toBe("fr");
  });
});
