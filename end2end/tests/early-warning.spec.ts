// Somebody else's change is noticed before a save: on coming back to the page, and while one types.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Sandbox } from "../fixtures/sandbox.ts";

/** The person comes back to the window. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event("focus")));
}

/** The tab goes out of sight, or comes into sight. */
async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);
}

const reads = async (sandbox: Sandbox) => (await sandbox.calls("GET", "profiles/billing")).length;

test("coming back to the window: who changed what is told, and nothing of the form changes by itself", async ({
  page,
  sandbox,
  customer,
}) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": "fr", "/email": "accounts@aldercreek.example" }, "sam@bluewater-cloud.example");
  await comeBack(page);
  await expect(form.early).toHaveText(
    /^Someone else changed this record since you opened it: Email and Language\. sam@bluewater-cloud\.example changed it at \d\d:\d\d\.$/,
  );
  await expect(form.field("City")).toBeFocused();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.field("Language")).toHaveValue("en");
  await expect(page).not.toHaveTitle(/^Error: /);
  await expectAccessible(page);

  await form.button("Update the form").click();
  await expect(form.merged).toBeFocused();
  await expect(form.early).toHaveCount(0);
  await expect(form.field("Language")).toHaveValue("fr");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expectAccessible(page);
  const { etag } = (await sandbox.billing(customer)).attributes;
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.calls("PUT")).map(({ headers }) => headers["If-Match"])).toEqual([`"${etag}"`]);
});

test("later: the notice goes, comes back with a further change, and a save sends nothing over it", async ({
  page,
  sandbox,
  customer,
}) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": "fr" });
  await comeBack(page);
  await form.button("Later").click();
  await expect(form.early).toHaveCount(0);
  const before = await reads(sandbox);
  await comeBack(page);
  await expect.poll(() => reads(sandbox)).toBe(before + 1);
  await expect(form.early).toHaveCount(0);

  await sandbox.editBilling(customer, { "/culture": "fr-CA" });
  await comeBack(page);
  await expect(form.early).toContainText("Culture and Language");
  await form.button("Later").click();
  await form.save();
  await expect(form.merged).toContainText("Culture and Language");
  expect(await sandbox.calls("PUT")).toEqual([]);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "fr", culture: "fr-CA", defaultAddress: { city: "Kirkland" } });
});

test("a change of what is being edited is a conflict, without a save that fails", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await sandbox.editBilling(customer, { "/language": "fr" });
  await comeBack(page);
  await expect(form.early).toContainText("Language");
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(form.conflict("Language").getByRole("row", { name: "Language" })).toHaveText(/en.*fr.*es/);
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("without edits the form is brought up to date, and there is nothing to decide", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await expect(form.field("Telephone")).toHaveValue("425-555-0100");
  await sandbox.editSupport({ "/telephone": "425-555-0166" });
  await setHidden(page, true);
  await setHidden(page, false);
  await expect(form.early).toContainText("Telephone");
  await expect(form.field("Telephone")).toHaveValue("425-555-0100");
  await expectAccessible(page);
  await form.button("Update the form").click();
  await expect(form.field("Telephone")).toHaveValue("425-555-0166");
  const updated = form.form.getByRole("region", { name: "The form shows the record as it is now." });
  await expect(updated).toContainText("Changed by someone else and kept: Telephone.");
  await expect(page).not.toHaveTitle(/^Error: /);
  await expectAccessible(page);
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
});

test("a version that moved without a change is not worth a word, and is the one that is sent", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, {});
  const before = await reads(sandbox);
  await comeBack(page);
  await expect.poll(() => reads(sandbox)).toBe(before + 1);
  const { etag } = (await sandbox.billing(customer)).attributes;
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await expect(form.early).toHaveCount(0);
  expect((await sandbox.calls("PUT")).map(({ headers }) => headers["If-Match"])).toEqual([`"${etag}"`]);
});

test.describe("as time goes by", () => {
  test("the first edit of what was read more than a minute ago looks again", async ({ page, sandbox, customer }) => {
    await page.clock.install();
    const form = await openBilling(page, customer);
    await expect(form.field("City")).toHaveValue("Redmond");
    await sandbox.editBilling(customer, { "/language": "fr" });
    // A minute without edits: nobody is disturbed.
    await page.clock.fastForward(70_000);
    expect(await reads(sandbox)).toBe(1);
    await form.field("City").fill("Kirkland");
    await expect(form.early).toContainText("Language");
    await form.field("City").fill("Kirkland Park");
    await expect(form.field("City")).toBeFocused();
    expect(await reads(sandbox)).toBe(2);
  });

  test("every minute with edits in sight, and never out of sight", async ({ page, sandbox, customer }) => {
    await page.clock.install();
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    expect(await reads(sandbox)).toBe(1);
    await page.clock.fastForward(61_000);
    await expect.poll(() => reads(sandbox)).toBe(2);
    await expect(form.early).toHaveCount(0);

    await sandbox.editBilling(customer, { "/language": "fr" });
    await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => true }));
    await page.clock.fastForward(61_000);
    expect(await reads(sandbox)).toBe(2);
    await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => false }));
    await page.clock.fastForward(61_000);
    await expect(form.early).toContainText("Language");
    expect(await reads(sandbox)).toBe(3);
  });
});

test("what another tab saves is told at once", async ({ page, context, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  const other = await openBilling(await context.newPage(), customer);
  await other.field("Language").fill("es");
  await other.save();
  await expect(other.status).toHaveText(/^Saved/);
  await expect(form.early).toContainText("Language");
  await expect(form.field("City")).toHaveValue("Kirkland");
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test.describe("at the end of a form, out of sight of the notice", () => {
  for (const size of [
    { width: 1280, height: 600 },
    { width: 360, height: 640 },
  ]) {
    test(`${size.width} wide: a line at the buttons leads to it, nothing moves, and the focus stays`, async ({ page, sandbox, customer }) => {
      await page.setViewportSize(size);
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await form.button("Save").focus();
      await form.button("Save").scrollIntoViewIfNeeded();
      const line = form.form.getByRole("link", { name: "See what changed" });
      await expect(line).toHaveCount(0);
      const before = await form.button("Save").boundingBox();
      await sandbox.editBilling(customer, { "/language": "fr" }, "sam@bluewater-cloud.example");
      await comeBack(page);
      await expect(form.early).toContainText("sam@bluewater-cloud.example changed it at");
      await expect(form.early).not.toBeInViewport();
      await expect(line).toBeInViewport({ ratio: 1 });
      await expect(form.button("Save")).toBeFocused();
      expect(await form.button("Save").boundingBox(), "nothing jumps under the pointer").toEqual(before);
      await expect(form.status).toHaveText("");
      await expectAccessible(page);

      await line.click();
      await expect(form.early).toBeInViewport();
      await expect(form.form.getByRole("group", { name: /^Someone else changed this record/ })).toBeFocused();
      await form.button("Later").click();
      await expect(line).toHaveCount(0);
    });
  }

  test("on the support profile too; it goes with the update, and with a conflict, which speaks for itself", async ({ page, sandbox }) => {
    const form = await openSupport(page);
    const line = form.form.getByRole("link", { name: "See what changed" });
    await form.field("Telephone").fill("425-555-0101");
    await sandbox.editSupport({ "/email": "new@aldercreek.example" });
    await comeBack(page);
    await expect(line).toHaveCount(1);
    await form.button("Update the form").click();
    await expect(line).toHaveCount(0);
    await sandbox.editSupport({ "/telephone": "425-555-0199" });
    await comeBack(page);
    await expect(line).toHaveCount(1);
    await form.save();
    await expect(form.problem).toBeFocused();
    await expect(line).toHaveCount(0);
  });
});
