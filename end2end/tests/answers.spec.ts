// Answers that are no record: throttled, failed, HTML, cut off, without a version, kept by the browser.

import { expect, test } from "../fixtures/index.ts";
import { notLoaded, openBilling, openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test.describe("too many calls", () => {
  test.beforeEach(({ guard }) => {
    guard.expectFailedRequests(/status of 429 .*profiles\/(billing|support)/);
  });

  test("a save is put off: the wait counts down, and then waits for a click", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.arm({ kind: "throttle", retryAfter: 3, method: "PUT" });
    await form.save();
    await expect(form.problem).toContainText(/Try again in [23] seconds/);
    await expect(form.problem).toContainText("Rate limit is exceeded. Try again in 3 seconds.");
    await expectAccessible(page);
    await expect(form.problem).toContainText("You can try again now");
    expect(await sandbox.calls("PUT")).toHaveLength(1);
    await expect(form.field("City")).toHaveValue("Kirkland");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    const ids = (await sandbox.calls("PUT")).map(({ headers }) => headers["MS-RequestId"]);
    expect(new Set(ids).size).toBe(2);
  });

  test("the wait may be told as a date", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    const retryAfter = new Date(Date.now() + 100_000).toUTCString();
    await sandbox.arm({ kind: "throttle", retryAfter, method: "PUT" });
    await form.save();
    await expect(form.problem).toContainText(/too many calls. Try again in (9\d|100) seconds/);
  });

  test("a page that could not be read can be tried again", async ({ page, sandbox }) => {
    await sandbox.arm({ kind: "throttle", retryAfter: 1, method: "GET", path: "profiles/support" });
    const form = await openSupport(page);
    await expect(page.getByRole("alert")).toHaveText("Support profile could not be loaded");
    await expect(notLoaded(page)).toContainText("too many calls");
    await expectAccessible(page);
    await notLoaded(page).getByRole("button", { name: "Try again" }).click();
    await expect(form.field("Email")).toHaveValue("support@bluewater-cloud.example");
  });
});

test.describe("a save whose answer does not say what came of it", () => {
  for (const { name, fault, line } of [
    { name: "500", fault: { kind: "status", status: 500, applied: true }, line: /status of 500 .*profiles\/billing/ },
    { name: "503 with a page", fault: { kind: "html", status: 503, applied: true }, line: /status of 503 .*profiles\/billing/ },
    { name: "a page in HTML", fault: { kind: "html", applied: true }, line: undefined },
    { name: "half of the record", fault: { kind: "malformed" }, line: undefined },
    { name: "a body that is cut off", fault: { kind: "truncated" }, line: /net::ERR_.*profiles\/billing/ },
    { name: "no body", fault: { kind: "status", status: 200, body: "", applied: true }, line: undefined },
  ] as const) {
    test(`${name}: not known, then found out`, async ({ page, sandbox, customer, guard }) => {
      if (line !== undefined) {
        guard.expectFailedRequests(line);
      }
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await sandbox.arm({ ...fault, method: "PUT" });
      await form.save();
      await expect(form.unknown).toBeFocused();
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expectAccessible(page);
      await form.button("Find out").click();
      await expect(form.status).toHaveText(/^Already saved/);
      expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
      expect(await sandbox.calls("PUT")).toHaveLength(1);
    });
  }

  test("500 before the service applied it: not saved, and saved by the next click", async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 500 .*profiles\/billing/);
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.arm({ kind: "status", status: 500, method: "PUT" });
    await form.save();
    await form.unknown.getByRole("button", { name: "Find out" }).click();
    await expect(form.problem).toContainText("The service does not hold your changes");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  });

  test("the support profile: HTML on its update", async ({ page, sandbox }) => {
    const form = await openSupport(page);
    await form.field("Telephone").fill("425-555-0144");
    await sandbox.arm({ kind: "html", method: "PUT", applied: true });
    await form.save();
    await expect(form.unknown).toBeFocused();
    await form.button("Find out").click();
    await expect(form.status).toHaveText(/^Already saved/);
  });
});

test.describe("a record that cannot be read", () => {
  for (const { name, fault, line } of [
    { name: "500", fault: { kind: "status", status: 500 }, line: /status of 500 .*profiles\// },
    { name: "HTML", fault: { kind: "html" }, line: undefined },
    { name: "half of it", fault: { kind: "malformed" }, line: undefined },
  ] as const) {
    test(`${name}: said in plain words, and tried again by a button`, async ({ page, sandbox, customer, guard }) => {
      if (line !== undefined) {
        guard.expectFailedRequests(line);
      }
      for (const open of [openSupport, openBilling]) {
        await sandbox.arm({ ...fault, method: "GET", path: "/profiles/" });
        const form = await open(page, customer);
        await expect(page.getByRole("alert")).toHaveText(`${open === openBilling ? "Billing" : "Support"} profile could not be loaded`);
        await expect(notLoaded(page).getByText("Details for support")).toBeVisible();
        await expect(notLoaded(page)).not.toContainText("<");
        await expectAccessible(page);
        await notLoaded(page).getByRole("button", { name: "Try again" }).click();
        await expect(form.field("Email", open === openBilling ? "Contact" : undefined)).toHaveValue(/@/);
      }
    });
  }
});

test.describe("a record that is cut off on its way", () => {
  test.beforeEach(({ guard }) => {
    guard.expectFailedRequests(/net::ERR_.*profiles\//);
  });

  test("said in plain words, and tried again by a button", async ({ page, sandbox, customer }) => {
    await sandbox.arm({ kind: "truncated", method: "GET", path: "profiles/billing" });
    const form = await openBilling(page, customer);
    await expect(notLoaded(page)).toContainText("The service cannot be reached");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(form.field("City")).toHaveValue("Redmond");
  });

  test("the support profile that is read while the program loads is read again by the program", async ({ page, sandbox }) => {
    await sandbox.arm({ kind: "truncated", method: "GET", path: "profiles/support" });
    const form = await openSupport(page);
    await expect(form.field("Telephone")).toHaveValue("425-555-0100");
    expect(await sandbox.calls("GET")).toHaveLength(2);
  });
});

test.describe("no version", () => {
  test("saving asks first, and can be gone back from", async ({ page, sandbox, customer }) => {
    await sandbox.arm({ kind: "missing-etag", method: "GET", path: "profiles/billing" });
    const form = await openBilling(page, customer);
    await expect(form.form).toContainText("The service gave no version for this record");
    await form.field("City").fill("Kirkland");
    await form.save();
    const review = form.form.getByRole("region", { name: "Save without a version check?" });
    await expect(review).toBeFocused();
    await expectAccessible(page);
    expect(await sandbox.calls("PUT")).toEqual([]);
    await review.getByRole("button", { name: "Go back" }).click();
    await expect(review).toHaveCount(0);
    await expect(form.field("City")).toHaveValue("Kirkland");

    // It is read once more before anything is sent, and this time it has a version.
    await form.save();
    await review.getByRole("button", { name: "Save anyway" }).click();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
    const puts = await sandbox.calls("PUT");
    expect(puts.map(({ headers }) => headers["If-Match"])).toEqual([expect.stringMatching(/^".+"$/)]);
  });

  test("an answer to a save that lost the version is read once more", async ({ page, sandbox, customer }) => {
    await sandbox.arm({ kind: "missing-etag", method: "PUT", path: "profiles/billing" });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    await expect(form.form).not.toContainText("The service gave no version");
    await form.field("City").fill("Bellevue");
    await form.save();
    await expect.poll(async () => (await sandbox.billing(customer)).defaultAddress?.city).toBe("Bellevue");
    expect((await sandbox.calls("PUT")).every(({ headers }) => headers["If-Match"] !== undefined)).toBe(true);
  });
});

for (const host of ["nginx", "sandbox"] as const) {
  test.describe(`through ${host}`, () => {
    test.use({ host });

    test("an answer that the browser could have kept is read afresh", async ({ page, sandbox, customer }) => {
      await sandbox.arm({ kind: "last-modified", maxAge: 3600, method: "GET", times: 0 });
      const form = await openBilling(page, customer);
      await expect(form.field("City")).toHaveValue("Redmond");
      await sandbox.editBilling(customer, { "/defaultAddress/city": "Boise" });

      // In the same document, and in a new one.
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
      await page.goBack();
      await expect(form.field("City")).toHaveValue("Boise");
      await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
      await page.reload();
      await expect(form.field("City")).toHaveValue("Austin");
      const reads = await sandbox.calls("GET", "profiles/billing");
      expect(reads).toHaveLength(3);
      for (const { headers } of reads) {
        expect(headers["If-None-Match"]).toBeUndefined();
        expect(headers["If-Modified-Since"]).toBeUndefined();
      }
    });

    test("the support profile that is read while the program loads is read afresh too", async ({ page, sandbox }) => {
      await sandbox.arm({ kind: "last-modified", maxAge: 3600, method: "GET", times: 0 });
      const form = await openSupport(page);
      await expect(form.field("Telephone")).toHaveValue("425-555-0100");
      await sandbox.editSupport({ "/telephone": "425-555-0123" });
      await page.reload();
      await expect(form.field("Telephone")).toHaveValue("425-555-0123");
      expect(await sandbox.calls("GET")).toHaveLength(2);
    });
  });
}
