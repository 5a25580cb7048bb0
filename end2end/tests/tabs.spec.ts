// Two tabs of one browser: nobody's save is lost, and a duplicated tab is a tab of its own.

import { expect, test, type Page } from "../fixtures/index.ts";
import { chooseEducation, openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

/** Duplicates a tab: the browser copies its storage. */
async function duplicated(page: Page): Promise<Page> {
  const [copy] = await Promise.all([page.context().waitForEvent("page"), page.evaluate(() => void open(location.href))]);
  return copy;
}

const tabId = (page: Page) => page.evaluate(() => sessionStorage.getItem(`${location.pathname}tab`));

test.describe("the support profile, which has no version: the tabs take turns", () => {
  test("changes of different fields are both saved", async ({ page, context, sandbox }) => {
    const first = await openSupport(page);
    const second = await openSupport(await context.newPage());
    await first.field("Telephone").fill("425-555-0111");
    await second.field("Email").fill("desk@bluewater-cloud.example");
    await sandbox.arm({ kind: "delay", ms: 4_000, method: "PUT" });
    await first.save();
    await expect(first.status).toHaveText("Saving …");
    await second.save();
    await expect(second.status).toHaveText("Waiting for another tab that is saving this record …");
    await expectAccessible(second.form.page());
    await second.button("Stop waiting").click();
    await expect(second.status).toHaveText("");
    await expect(second.field("Email")).toHaveValue("desk@bluewater-cloud.example");
    await second.save();
    await expect(second.status).toHaveText(/^Waiting for another tab/);
    await expect(first.status).toHaveText(/^Saved/);
    await expect(second.merged).toContainText("Telephone");
    await second.save();
    await expect(second.status).toHaveText(/^Saved/);
    expect(await sandbox.support()).toMatchObject({ telephone: "425-555-0111", email: "desk@bluewater-cloud.example" });
    expect(await sandbox.calls("PUT")).toHaveLength(2);
  });

  test("of two saves at once the second is a conflict", async ({ page, context, sandbox }) => {
    const forms = [await openSupport(page), await openSupport(await context.newPage())];
    for (const [index, form] of forms.entries()) {
      await form.field("Telephone").fill(`425-555-011${index}`);
    }
    await Promise.all(forms.map((form) => form.save()));
    await expect.poll(async () => (await Promise.all(forms.map((form) => form.status.textContent()))).join()).toMatch(/Saved/);
    const [won, lost] = (await forms[0]?.status.textContent())?.startsWith("Saved") ? [0, 1] : [1, 0];
    await expect(forms[lost]!.conflict("Telephone").getByRole("row", { name: "Telephone" })).toHaveText(
      new RegExp(`425-555-0100.*425-555-011${won}.*425-555-011${lost}`),
    );
    expect((await sandbox.support()).telephone).toBe(`425-555-011${won}`);
    expect(await sandbox.calls("PUT")).toHaveLength(1);
  });

  test("a tab that is closed in the middle of a save does not hold up the other", async ({ page, context, sandbox }) => {
    const first = await openSupport(page);
    const second = await openSupport(await context.newPage());
    await first.field("Telephone").fill("425-555-0111");
    await second.field("Email").fill("desk@bluewater-cloud.example");
    await sandbox.arm({ kind: "delay", ms: 20_000, method: "PUT" });
    await first.save();
    await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
    await second.save();
    await expect(second.status).toHaveText(/^Waiting for another tab/);
    await page.close();
    await expect(second.merged).toContainText("Telephone");
    await second.save();
    await expect(second.status).toHaveText(/^Saved/);
    expect(await sandbox.support()).toMatchObject({ telephone: "425-555-0111", email: "desk@bluewater-cloud.example" });
  });
});

test("the qualification: the second of two tabs learns what the first has set, before it sends anything", async ({
  page,
  context,
  sandbox,
  customer,
}) => {
  const tabs = [page, await context.newPage()];
  const forms = tabs.map((tab) => new RecordForm(tab, "Qualification"));
  const [first, second] = forms as [RecordForm, RecordForm];
  for (const tab of tabs) {
    await tab.goto(`./?customer=${customer.id}&view=qualification`);
    await chooseEducation(tab);
  }
  await page.getByRole("radio", { name: "Government Community Cloud" }).check();
  const code = page.getByRole("combobox", { name: "Validation code" });
  await code.selectOption(await code.getByRole("option", { name: /City of Alder Creek/ }).getAttribute("value"));
  await sandbox.arm({ kind: "delay", ms: 4_000, method: "PUT" });
  for (const form of forms) {
    await form.save();
    await form.button("Send").click();
  }
  await expect(second.status).toHaveText(/^Waiting for another tab/);
  await expect(first.status).toHaveText(/^Saved/);
  await expect(second.conflict("Qualification").getByRole("row", { name: "Qualification" })).toHaveText(
    /None.*Government Community Cloud.*Education/,
  );
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("the billing profile, which has a version: of two saves at once the second is a conflict", async ({
  page,
  context,
  sandbox,
  customer,
  guard,
}) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const first = await openBilling(page, customer);
  const second = await openBilling(await context.newPage(), customer);
  await first.field("City").fill("Kirkland");
  await second.field("City").fill("Bellevue");
  // Applied, and its answer still on its way, when the second one is sent.
  await sandbox.arm({ kind: "delay", ms: 3_000, method: "PUT" });
  await first.save();
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  await second.save();
  await expect(second.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Redmond.*Kirkland.*Bellevue/);
  await expect(second.field("City")).toHaveValue("Bellevue");
  await expect(first.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  expect((await sandbox.calls("PUT")).map(({ status }) => status)).toEqual([200, 400]);
});

test.describe("a duplicated tab", () => {
  test("has the edits too, and an id of its own, also when it is loaded again", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    const copy = new RecordForm(await duplicated(page), "Billing profile");
    await expect(copy.restored).toBeVisible();
    await expect(copy.field("City")).toHaveValue("Kirkland");
    const [original, other] = [await tabId(page), await tabId(copy.form.page())];
    expect(other).toMatch(/^[0-9a-f-]{36}$/);
    expect(other).not.toBe(original);

    await copy.field("City").fill("Bellevue");
    await copy.form.page().reload();
    await expect(copy.field("City")).toHaveValue("Bellevue");
    expect(await tabId(copy.form.page())).toBe(other);
    await page.reload();
    await expect(form.field("City")).toHaveValue("Kirkland");
    expect(await tabId(page)).toBe(original);
  });

  test("never inherits a save that is under way", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.arm({ kind: "delay", ms: 4_000, method: "PUT" });
    await form.save();
    await expect(form.status).toHaveText("Saving …");
    const copy = new RecordForm(await duplicated(page), "Billing profile");
    // The service has applied it: what the copy would save is there.
    await expect(copy.status).toHaveText(/^Already saved/);
    await expect(copy.unknown).toHaveCount(0);
    await expect(form.status).toHaveText(/^Saved/);
    expect(await sandbox.calls("PUT")).toHaveLength(1);
  });

  test("nor one whose outcome is not known", async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 502 .*profiles\/billing/);
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await sandbox.arm({ kind: "drop-before", method: "PUT" });
    await form.save();
    await expect(form.unknown).toBeVisible();
    const copy = new RecordForm(await duplicated(page), "Billing profile");
    await expect(copy.restored).toBeVisible();
    await expect(copy.field("City")).toHaveValue("Kirkland");
    await expect(copy.unknown).toHaveCount(0);
    await form.button("Send the same save again").click();
    await expect(form.status).toHaveText(/^Saved/);
    expect(new Set((await sandbox.calls("PUT")).map(({ headers }) => headers["MS-RequestId"])).size).toBe(1);
  });
});
