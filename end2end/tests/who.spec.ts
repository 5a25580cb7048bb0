// Who changed the record, and when: told where the service tells it, briefly said where not, and never in the way.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";

const sam = "sam@bluewater-cloud.example";
const kim = "kim@bluewater-cloud.example";

/** Sam changed the language that I changed, and I press Save. */
async function conflict(page: Page, sandbox: Sandbox, customer: Customer): Promise<RecordForm> {
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await sandbox.editBilling(customer, { "/language": "fr" }, sam);
  await form.save();
  await expect(form.problem).toBeFocused();
  return form;
}

test.beforeEach(({ guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
});

test("each conflict names who made it", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": "fr" }, sam);
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin", "/defaultAddress/state": "TX" }, kim);
  await form.save();
  await expect(form.problem).toBeFocused();
  const at = "at \\d\\d:\\d\\d\\.";
  await expect(form.conflict("Language")).toContainText(new RegExp(`${sam} changed it ${at}`));
  await expect(form.conflict("Address")).toContainText(new RegExp(`${kim} changed it ${at}`));
  // The last of them, for the whole.
  await expect(form.problem).toContainText(new RegExp(`${kim} changed it ${at}`));
  await expectAccessible(page);
});

test("the colleague is named when the changes do not overlap, and my own earlier save is nobody else's", async ({
  page,
  administrator,
  sandbox,
  customer,
}) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const theirs = await openBilling(await administrator(sam), customer);
  await theirs.field("Language").fill("fr");
  await theirs.save();
  await expect(theirs.status).toHaveText(/^Saved/);
  await form.field("Phone number").fill("425-555-0188");
  await form.save();
  await expect(form.merged).toContainText(`Changed by someone else and kept: Language. ${sam} changed it at`);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.history(customer)).map(({ operator }) => operator)).toEqual([
    "you@bluewater-cloud.example",
    sam,
    "you@bluewater-cloud.example",
  ]);
});

test("not recorded yet is not nobody", async ({ page, sandbox, customer }) => {
  await sandbox.set({ auditDelay: 60_000 });
  const form = await conflict(page, sandbox, customer);
  await expect(form.problem).toContainText("The service has not recorded yet who it was.");
  await expect(form.conflict("Language")).toContainText("The service has not recorded yet who it was.");
  await expectAccessible(page);
});

for (const { audit, status, told } of [
  { audit: "denied", status: 403, told: "You may not read who it was." },
  { audit: "missing", status: 404, told: "This cloud does not tell who it was." },
] as const) {
  test(`the audit log is ${audit}`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(new RegExp(`status of ${status} .*auditrecords`));
    await sandbox.set({ audit });
    const form = await conflict(page, sandbox, customer);
    await expect(form.problem).toContainText(told);
    await expectAccessible(page);
    await form.button("Keep all mine").click();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
  });
}

test("a log that answers after 5 seconds holds nothing up, and is still heard", async ({ page, sandbox, customer }) => {
  await sandbox.arm({ kind: "delay", ms: 5_000, path: "auditrecords" });
  const begun = Date.now();
  const form = await conflict(page, sandbox, customer);
  await expect(form.conflict("Language").getByRole("row", { name: "Language" })).toHaveText(/en.*fr.*es/);
  expect(Date.now() - begun).toBeLessThan(4_500);
  await expect(form.problem).not.toContainText(/who it was|By /);
  await expect(form.problem).toContainText("Who it was could not be read.");
  await expect(form.problem).toContainText(`${sam} changed it at`, { timeout: 8_000 });
  await form.button("Use all theirs").click();
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
});

test("a log that fails is said so", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 500 .*auditrecords/);
  await sandbox.arm({ kind: "status", status: 500, path: "auditrecords" });
  const form = await conflict(page, sandbox, customer);
  await expect(form.problem).toContainText("Who it was could not be read.");
});
