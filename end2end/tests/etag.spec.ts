// The version as services spell it: bare, quoted, weak, missing; and one that moves although nothing changed.

import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

for (const { etag, header } of [
  { etag: "bare", header: (version: string) => `"${version}"` },
  { etag: "quoted", header: (version: string) => version },
  { etag: "weak", header: (version: string) => version },
  { etag: "base64", header: (version: string) => `"${version}"` },
] as const) {
  test(`${etag}: sent as the service means it, and left in the body as it was`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 412 .*profiles\/billing/);
    await sandbox.set({ stale: "412-empty", etag });
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);

    // Out of date, and told so without a word: the latest version is read, and what was decided is sent with it.
    await form.field("Language").fill("de");
    await sandbox.editBilling(customer, { "/language": "fr" });
    await form.save();
    await expect(form.conflict("Language").getByRole("row", { name: "Language" })).toHaveText(/es.*fr.*de/);
    await form.button("Keep all mine").click();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).language).toBe("de");

    const puts = await sandbox.calls("PUT");
    expect(puts.map(({ status }) => status)).toEqual([200, 412, 200]);
    // Each write has the version in the header that its body has, and the sandbox takes it only as it is spelled.
    for (const { body, headers } of puts) {
      const sent = (JSON.parse(body ?? "") as { attributes: { etag: string } }).attributes.etag;
      expect(headers["If-Match"]).toBe(header(sent));
    }
  });
}

test("that no header can carry: counts as none, and a save asks first", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 428 .*profiles\/billing/);
  await sandbox.set({ strict: true, etag: "uncarriable" });
  const form = await openBilling(page, customer);
  await expect(form.form).toContainText("The service gave no version for this record");
  await form.field("Language").fill("es");
  await form.save();
  const review = form.form.getByRole("region", { name: "Save without a version check?" });
  await expect(review).toBeFocused();
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toEqual([]);
  await review.getByRole("button", { name: "Save anyway" }).click();
  // This service takes no write without one: nothing is sent again by itself.
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("The service gave an unexpected answer.");
  expect((await sandbox.calls("PUT")).map(({ headers }) => headers["If-Match"])).toEqual([undefined]);
  expect((await sandbox.billing(customer)).language).toBe("en");
  await expect(form.field("Language")).toHaveValue("es");
});

test("moved without any change: saved by itself once more, and the second time by a click", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  await sandbox.arm({ kind: "new-etag", method: "PUT", times: 3 });
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await form.save();
  await expect(form.problem).toContainText("The record’s version keeps changing although none of its fields did.");
  await expect(form.problem).toBeFocused();
  await expect(form.field("Language")).toHaveValue("es");
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toHaveLength(2);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const puts = await sandbox.calls("PUT");
  expect(puts.map(({ status }) => status)).toEqual([400, 400, 400, 200]);
  expect(new Set(puts.map(({ headers }) => headers["MS-RequestId"])).size).toBe(4);
  expect((await sandbox.billing(customer)).language).toBe("es");
});
