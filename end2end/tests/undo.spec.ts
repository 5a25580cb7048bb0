// Undo and taking back: what was saved or discarded can be had again, and nobody else's change is destroyed by it.

import { expect, test } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test("writes the earlier values of what was saved, and of nothing else", async ({ page, sandbox, customer }) => {
  const before = await sandbox.billingText(customer);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.field("Address line 2").fill("Floor 3");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await expectAccessible(page);
  await form.button("Undo").click();
  await expect.poll(async () => (await sandbox.billing(customer)).defaultAddress?.city).toBe("Redmond");
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.field("Address line 2")).toHaveValue("");
  await expect(form.button("Save")).toBeFocused();

  const [save, undo] = await sandbox.calls("PUT");
  expect(undo?.headers["MS-RequestId"]).not.toBe(save?.headers["MS-RequestId"]);
  expect(undo?.headers["If-Match"]).not.toBe(save?.headers["If-Match"]);
  const { defaultAddress: was, attributes: _was, ...others } = JSON.parse(before) as Record<string, unknown>;
  const { defaultAddress: is, attributes: _is, ...same } = JSON.parse(await sandbox.billingText(customer)) as typeof others;
  expect(same).toEqual(others);
  expect(is).toEqual(was);

  // An undo is a save: it can be undone too.
  await expect(form.status).toHaveText(/^Saved/);
  await form.button("Undo").click();
  await expect.poll(async () => (await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
});

test("is offered no more once one types on", async ({ page, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.button("Undo")).toBeVisible();
  await form.field("Language").fill("es");
  await expect(form.button("Undo")).toHaveCount(0);
});

test("refuses to destroy somebody else's later edit of the same", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin", "/defaultAddress/state": "TX" });
  await form.button("Undo").click();
  await expect(form.problem).toBeFocused();
  await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Kirkland.*Austin.*Redmond/);
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Austin", state: "TX" });
  await expectAccessible(page);
  await form.button("Use all theirs").click();
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Austin", state: "TX" });
});

test("keeps somebody else's later edit of another field", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await sandbox.editBilling(customer, { "/language": "fr" });
  await form.button("Undo").click();
  await expect(form.merged).toContainText("Language");
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "fr", defaultAddress: { city: "Redmond" } });
});

test("the support profile: found before anything is sent", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Telephone").fill("425-555-0111");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await sandbox.editSupport({ "/telephone": "425-555-0166" });
  await form.button("Undo").click();
  await expect(form.conflict("Telephone").getByRole("row", { name: "Telephone" })).toHaveText(
    /425-555-0111.*425-555-0166.*425-555-0100/,
  );
  expect(await sandbox.calls("PUT")).toHaveLength(1);
  await form.button("Keep all mine").click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.support()).telephone).toBe("425-555-0100");
});

test("what was discarded can be taken back", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.field("Language").fill("es");
  await expect(form.changes.getByRole("listitem")).toHaveText(["Language: en → es", "City: Redmond → Kirkland"]);
  await form.discard.click();
  await expect(form.status).toHaveText("Changes discarded.");
  await expect(form.field("City")).toHaveValue("Redmond");
  await expect(form.changes).toHaveCount(0);
  await expectAccessible(page);
  await form.button("Take back").click();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expect(form.field("Language")).toHaveValue("es");
  await expectAccessible(page);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "es", defaultAddress: { city: "Kirkland" } });
});

test("discarding in a conflict asks first, takes theirs, and can be taken back", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.field("Email", "Contact").fill("invoices@aldercreek.example");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await form.save();
  await expect(form.problem).toBeFocused();
  const asked: string[] = [];
  for (const answer of ["dismiss", "accept"] as const) {
    page.once("dialog", (dialog) => {
      asked.push(dialog.message());
      void dialog[answer]();
    });
    await form.button("Discard mine").click();
    if (answer === "dismiss") {
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expect(form.problem).toBeVisible();
    }
  }
  const question = "Discard your changes and go on with what the service holds now? You can take this back.";
  expect(asked).toEqual([question, question]);
  await expect(form.status).toHaveText("Changes discarded.");
  await expect(form.problem).toHaveCount(0);
  await expect(form.field("City")).toHaveValue("Austin");
  await expect(form.field("Email", "Contact")).toHaveValue(`billing@${customer.domain}`);
  await expectAccessible(page);

  await form.button("Take back").click();
  await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Kirkland/);
  await expect(form.field("Email", "Contact")).toHaveValue("invoices@aldercreek.example");
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});
