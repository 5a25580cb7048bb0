// The version as services spell it: bare, quoted, weak, missing; and one that moves although nothing changed.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";

/** A write of the billing profile as it left the page. */
interface Write {
  ifMatch: string | undefined;
  body: string;
}

/**
 * Puts a service that spells the version otherwise between the page and the sandbox, which knows bare ones only: answers are
 * spelled anew, and writes are translated back. Returns the writes as they left the page.
 */
async function spell(page: Page, spelled: (etag: string) => string): Promise<Write[]> {
  const writes: Write[] = [];
  const known = new Map<string, string>();
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  await page.route("**/profiles/billing", async (route) => {
    const request = route.request();
    const headers = await request.allHeaders();
    let body = request.postData();
    if (body !== null) {
      writes.push({ ifMatch: headers["if-match"], body });
      for (const [bare, other] of known) {
        body = body.replace(inJson(other), bare);
        headers["if-match"] = headers["if-match"]?.replace(other, bare) ?? "";
      }
    }
    const response = await route.fetch({ headers, ...(body === null ? {} : { postData: body }) });
    const text = (await response.text()).replace(/(?<="etag":")-?\d+(?=")/, (etag) => {
      known.set(etag, spelled(etag));
      return inJson(spelled(etag));
    });
    await route.fulfill({ response, body: text });
  });
  return writes;
}

for (const { name, spelled, header } of [
  { name: "bare", spelled: (etag: string) => etag, header: (etag: string) => `"${etag}"` },
  { name: "quoted", spelled: (etag: string) => `"${etag}"`, header: (etag: string) => `"${etag}"` },
  { name: "weak", spelled: (etag: string) => `W/"${etag}"`, header: (etag: string) => `W/"${etag}"` },
  { name: "of base64", spelled: (etag: string) => `${btoa(etag)}=/+`, header: (etag: string) => `"${btoa(etag)}=/+"` },
]) {
  test(`${name}: sent as the service means it, and left in the body as it was`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 412 .*profiles\/billing/);
    await sandbox.set({ stale: "412-empty" });
    const versions: string[] = [];
    const current = async () => versions.push((await sandbox.billing(customer)).attributes.etag);
    const writes = await spell(page, spelled);
    await current();
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);

    // Out of date, and told so without a word: the latest version is read, and what was decided is sent with it.
    await current();
    await form.field("Language").fill("de");
    await sandbox.editBilling(customer, { "/language": "fr" });
    await form.save();
    await expect(form.conflict("Language").getByRole("row", { name: "Language" })).toHaveText(/es.*fr.*de/);
    await current();
    await form.button("Keep all mine").click();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).language).toBe("de");
    expect(writes.map(({ ifMatch }) => ifMatch)).toEqual(versions.map(header));
    expect(writes.map(({ body }) => (JSON.parse(body) as { attributes: { etag: string } }).attributes.etag)).toEqual(
      versions.map(spelled),
    );
  });
}

test("that no header can carry: counts as none, and a save asks first", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 428 .*profiles\/billing/);
  await sandbox.set({ strict: true });
  const writes = await spell(page, (etag) => `版本 ${etag}`);
  const form = await openBilling(page, customer);
  await expect(form.form).toContainText("The service gave no version for this record");
  await form.field("Language").fill("es");
  await form.save();
  const review = form.form.getByRole("region", { name: "Save without a version check?" });
  await expect(review).toBeFocused();
  await expectAccessible(page);
  expect(writes).toEqual([]);
  await review.getByRole("button", { name: "Save anyway" }).click();
  // This service takes no write without one: nothing is sent again by itself.
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("The service gave an unexpected answer.");
  expect(writes.map(({ ifMatch }) => ifMatch)).toEqual([undefined]);
  expect((await sandbox.billing(customer)).language).toBe("en");
  await expect(form.field("Language")).toHaveValue("es");
});

/** Gives the record another version just before each of the next writes, so many times; no field changes. */
async function moveBeforeWrites(page: Page, sandbox: Sandbox, customer: Customer, times: number): Promise<void> {
  await page.route(
    "**/profiles/billing",
    async (route) => {
      if (route.request().method() === "PUT" && times > 0) {
        times -= 1;
        await sandbox.editBilling(customer, {});
      }
      await route.continue();
    },
  );
}

test("moved without any change: saved by itself once more, and the second time by a click", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  await moveBeforeWrites(page, sandbox, customer, 3);
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
