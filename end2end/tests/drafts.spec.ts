// Unsaved edits over a reload of the page.

import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "../fixtures/index.ts";
import { chooseEducation, notLoaded, openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

/** The drafts that this tab keeps, by record. */
async function keptDrafts(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const drafts = Object.entries({ ...sessionStorage } as Record<string, string>);
    return Object.fromEntries(drafts.flatMap(([key, text]) => {
      const [, record] = key.split("/draft:");
      return record === undefined ? [] : [[record, text]];
    }));
  });
}

test.describe("after a reload", () => {
  test("the edits are in the form again, on top of what others changed, and nothing is sent", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.editBilling(customer, { "/language": "fr" }, "sam@bluewater-cloud.example");
    await page.reload();
    await expect(form.restored).toContainText("Nothing was sent.");
    await expect(form.restored).toContainText("Changed by someone else and kept: Language. sam@bluewater-cloud.example changed it at");
    await expect(form.field("City")).toHaveValue("Kirkland");
    await expect(form.field("City")).toHaveAccessibleDescription(/^Changed\. It was: Redmond/);
    await expect(form.field("Language")).toHaveValue("fr");
    await expect(page).not.toHaveTitle(/^Error: /);
    await expectAccessible(page);
    expect(await sandbox.calls("PUT")).toEqual([]);

    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect(await sandbox.billing(customer)).toMatchObject({ language: "fr", defaultAddress: { city: "Kirkland" } });
    expect(await keptDrafts(page)).toEqual({});
    await page.reload();
    await expect(form.field("City")).toHaveValue("Kirkland");
    await expect(form.restored).toHaveCount(0);
  });

  test("a change of the same by someone else is a conflict", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
    await page.reload();
    await expect(form.problem).toBeFocused();
    await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Kirkland/);
    await expectAccessible(page);
    expect(await sandbox.calls("PUT")).toEqual([]);
  });

  test("what the service holds meanwhile is said to be saved", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.editBilling(customer, { "/defaultAddress/city": "Kirkland" });
    await page.reload();
    await expect(form.status).toHaveText(/^Already saved/);
    expect(await keptDrafts(page)).toEqual({});
  });

  test("what was put back or discarded is gone", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    expect(Object.keys(await keptDrafts(page))).toEqual([`billing-profile/${customer.id}`]);
    await form.button("Put back City").click();
    expect(await keptDrafts(page)).toEqual({});
    await form.field("City").fill("Bellevue");
    await form.discard.click();
    expect(await keptDrafts(page)).toEqual({});
  });

  test("a choice of the qualification waits for its review again", async ({ page, sandbox, customer }) => {
    await page.goto(`./?customer=${customer.id}&view=qualification`);
    const form = new RecordForm(page, "Qualification");
    await chooseEducation(page);
    await page.reload();
    await expect(form.restored).toBeVisible();
    await expect(page.getByRole("radio", { name: "Education" })).toBeChecked();
    await form.save();
    await expect(page.getByRole("region", { name: "Review before sending" })).toBeFocused();
    expect(await sandbox.calls("PUT")).toEqual([]);
  });

  test("what is kept and cannot be read is put aside, and the form opens", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await page.evaluate((id) => {
      const key = `${location.pathname}draft:billing-profile/${id}`;
      sessionStorage.setItem(key, "{ of another version");
    }, customer.id);
    await page.reload();
    await expect(form.field("City")).toHaveValue("Redmond");
    await form.field("City").fill("Bellevue");
    const texts = await keptDrafts(page);
    expect(texts[`billing-profile/${customer.id}:unread`]).toBe("{ of another version");
    expect(texts[`billing-profile/${customer.id}`]).toContain("Bellevue");
  });
});

test.describe("after more than 8 hours", () => {
  test.beforeEach(async ({ page, customer }) => {
    await page.clock.install({ time: "2026-03-02T08:15:00" });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await form.field("Language").fill("es");
    await page.clock.setSystemTime("2026-03-02T17:00:00");
    await page.reload();
  });

  const expired = (form: RecordForm) => form.form.getByRole("region", { name: "Changes from 08:15 were never saved" });

  test("they are shown, and restored when asked for", async ({ page, sandbox, customer }) => {
    const form = new RecordForm(page, "Billing profile");
    await expect(form.field("City")).toHaveValue("Redmond");
    await expect(expired(form).getByRole("term")).toHaveText(["Language", "City"]);
    await expect(expired(form).getByRole("definition")).toHaveText(["es", "Kirkland"]);
    await expectAccessible(page);

    // What is typed now comes first.
    await form.field("Phone number").fill("425-555-0188");
    await expect(expired(form)).toContainText("Save or discard your present changes to restore these.");
    await expect(form.button("Restore")).toHaveCount(0);
    await page.reload();
    await expect(form.field("Phone number")).toHaveValue("425-555-0188");
    await form.discard.click();
    await form.button("Restore").click();
    await expect(form.field("City")).toHaveValue("Kirkland");
    await expect(form.field("Language")).toHaveValue("es");
    await expect(expired(form)).toHaveCount(0);
    expect(await sandbox.calls("PUT")).toEqual([]);
    await page.reload();
    await expect(form.restored).toBeVisible();
    await expect(form.field("City")).toHaveValue("Kirkland");
    expect((await sandbox.billing(customer)).language).toBe("en");
  });

  test("they are downloaded, and discarded when asked for", async ({ page }) => {
    const form = new RecordForm(page, "Billing profile");
    const [download] = await Promise.all([page.waitForEvent("download"), expired(form).getByRole("button", { name: "Download my changes" }).click()]);
    expect(download.suggestedFilename()).toBe("unsaved-changes.json");
    expect(JSON.parse(await readFile(await download.path(), "utf8"))).toEqual({
      "/language": { was: "en", mine: "es" },
      "/defaultAddress/city": { was: "Redmond", mine: "Kirkland" },
    });
    const asked: string[] = [];
    for (const answer of ["dismiss", "accept"] as const) {
      await expect(expired(form)).toBeVisible();
      page.once("dialog", (dialog) => {
        asked.push(dialog.message());
        void dialog[answer]();
      });
      await expired(form).getByRole("button", { name: "Discard these" }).click();
    }
    const question = "Discard these changes? This cannot be taken back.";
    expect(asked).toEqual([question, question]);
    await expect(expired(form)).toHaveCount(0);
    expect(await keptDrafts(page)).toEqual({});
  });
});

test("of a save whose answer never came it is said that nobody knows, also after 8 hours", async ({ page, sandbox, customer }) => {
  await page.clock.install({ time: "2026-03-02T08:15:00" });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "delay", ms: 20_000, method: "PUT" });
  await form.save();
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  await page.clock.setSystemTime("2026-03-02T17:00:00");
  await page.reload();
  const expired = form.form.getByRole("region", { name: "It is not known whether changes from 08:15 were saved" });
  await expect(expired.getByRole("definition")).toHaveText(["Kirkland"]);
  await expectAccessible(page);
  await form.button("Restore").click();
  await expect(form.unknown).toBeFocused();
  await form.button("Find out").click();
  await expect(form.status).toHaveText(/^Already saved/);
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("a record that cannot be read shows what waits for it", async ({ page, sandbox, guard }) => {
  guard.expectFailedRequests(/status of 500 .*profiles\/support/);
  const form = await openSupport(page);
  await form.field("Telephone").fill("425-555-0188");
  await sandbox.arm({ kind: "status", status: 500, method: "GET", path: "profiles/support", times: 2 });
  await page.reload();
  const waiting = page.getByRole("region", { name: "Your changes to this record are kept in this tab." });
  await expect(waiting.getByRole("definition")).toHaveText(["425-555-0188"]);
  await expect(waiting.getByRole("button")).toHaveText(["Download my changes", "Discard these"]);
  await expectAccessible(page);
  await notLoaded(page).getByRole("button", { name: "Try again" }).click();
  await notLoaded(page).getByRole("button", { name: "Try again" }).click();
  await expect(form.restored).toBeVisible();
  await expect(form.field("Telephone")).toHaveValue("425-555-0188");

  // What is discarded there is gone, and is asked for.
  await sandbox.arm({ kind: "status", status: 500, method: "GET", path: "profiles/support" });
  await page.reload();
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog.accept();
    return dialog.message();
  });
  await waiting.getByRole("button", { name: "Discard these" }).click();
  expect(await asked).toBe("Discard these changes? This cannot be taken back.");
  await expect(waiting).toHaveCount(0);
  expect(await keptDrafts(page)).toEqual({});
});

for (const [name, deny] of [
  [
    "denied",
    () => Object.defineProperty(globalThis, "sessionStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }),
  ],
  [
    "full",
    () => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; },
  ],
] as const) {
  test(`storage that is ${name}: the form says that edits are not kept, and saves`, async ({ page, sandbox, customer }) => {
    await page.addInitScript(deny);
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    const notice = form.form.getByRole("status").filter({ hasText: "This browser does not let the panel keep your changes" });
    await expect(notice).toBeVisible();
    await expect(form.field("City")).toBeFocused();
    await expectAccessible(page);
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  });
}
