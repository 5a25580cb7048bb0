// The tab crashes in each state of a save, and comes back with what was typed.

import { test as base, expect, type Page } from "../fixtures/index.ts";
import { FragileBrowser } from "../fixtures/fragile-browser.ts";
import { chooseEducation, openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const test = base.extend<{ tab: Page; crash: (page: Page) => Promise<Page> }, { fragile: FragileBrowser }>({
  fragile: [
    async ({ launchOptions }, use) => {
      const browser = await FragileBrowser.launch(launchOptions);
      await use(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  /** A tab that can crash. */
  tab: async ({ fragile, guard, baseURL }, use) => {
    const page = await fragile.newPage(baseURL ?? "");
    await guard.watch(page.context());
    await use(page);
    await fragile.clear();
  },

  /** Crashes a tab, and returns it as it came back. */
  crash: async ({ fragile, guard }, use) => {
    await use(async (page) => {
      const back = await fragile.crash(page);
      await guard.watch(back.context());
      return back;
    });
  },
});

const billing = (page: Page) => new RecordForm(page, "Billing profile");

test("while editing: the edits are in the form again", async ({ tab, crash, sandbox, customer }) => {
  const before = await openBilling(tab, customer);
  await before.field("City").fill("Kirkland");
  await before.field("Language").fill("es");
  const page = await crash(tab);
  const form = billing(page);
  await expect(form.restored).toBeVisible();
  await expect(form.changes.getByRole("listitem")).toHaveText(["Language: en → es", "City: Redmond → Kirkland"]);
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toEqual([]);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "es", defaultAddress: { city: "Kirkland" } });
});

test("while reviewing: the choice is there, and waits for the review", async ({ tab, crash, sandbox, customer }) => {
  await tab.goto(`./?customer=${customer.id}&view=qualification`);
  await chooseEducation(tab);
  await new RecordForm(tab, "Qualification").save();
  await expect(tab.getByRole("region", { name: "Review before sending" })).toBeFocused();
  const page = await crash(tab);
  await expect(new RecordForm(page, "Qualification").restored).toBeVisible();
  await expect(page.getByRole("radio", { name: "Education" })).toBeChecked();
  await expect(page.getByRole("region", { name: "Review before sending" })).toHaveCount(0);
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("while waiting for another tab: nothing was sent, and the other tab goes on", async ({ tab, crash, sandbox }) => {
  const first = await tab.context().newPage();
  await first.goto("./?first");
  const other = new RecordForm(first, "Support profile");
  const before = await openSupport(tab);
  await other.field("Email").fill("desk@bluewater-cloud.example");
  await before.field("Telephone").fill("425-555-0188");
  await sandbox.arm({ kind: "delay", ms: 6_000, method: "PUT" });
  await other.save();
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  await before.save();
  await expect(before.status).toHaveText(/^Waiting for another tab/);
  const page = await crash(tab);
  const form = new RecordForm(page, "Support profile");
  await expect(form.restored).toContainText("Email");
  await expect(form.field("Telephone")).toHaveValue("425-555-0188");
  await expectAccessible(page);
  await expect(other.status).toHaveText(/^Saved/, { timeout: 10_000 });
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.support()).toMatchObject({ email: "desk@bluewater-cloud.example", telephone: "425-555-0188" });
  expect(await sandbox.calls("PUT")).toHaveLength(2);
});

test("while writing: not known, and the same save can be sent once more", async ({ tab, crash, sandbox, customer }) => {
  const before = await openBilling(tab, customer);
  await before.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "delay", ms: 20_000, method: "PUT" });
  await before.save();
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  const page = await crash(tab);
  const form = billing(page);
  await expect(form.unknown).toBeFocused();
  await expect(form.unknown).toContainText("The page was closed or reloaded before the answer came.");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(form.field("City")).toHaveValue("Kirkland");
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toHaveLength(1);

  await form.button("Send the same save again").click();
  await expect(form.status).toHaveText(/^Saved/);
  const [first, second] = await sandbox.calls("PUT");
  expect(second?.body).toBe(first?.body);
  for (const name of ["MS-RequestId", "If-Match"]) {
    expect(second?.headers[name]).toBe(first?.headers[name]);
  }
  expect([first?.applied, second?.applied, second?.replayed]).toEqual([true, false, true]);
  expect(await sandbox.history(customer)).toHaveLength(1);
});

test("while the outcome is not known: it is still not, and is found out", async ({ tab, crash, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 502 .*profiles\/billing/);
  const before = await openBilling(tab, customer);
  await before.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "drop-before", method: "PUT" });
  await before.save();
  await expect(before.unknown).toBeFocused();
  const page = await crash(tab);
  const form = billing(page);
  await expect(form.unknown).toBeFocused();
  await expectAccessible(page);
  await form.button("Find out").click();
  await expect(form.problem).toContainText("The service does not hold your changes");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
});

test("in a conflict: it is shown again, with what was typed and decided by typing", async ({ tab, crash, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const before = await openBilling(tab, customer);
  await before.field("City").fill("Kirkland");
  await before.field("Email", "Contact").fill("invoices@aldercreek.example");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await before.save();
  await expect(before.problem).toBeFocused();
  await before.field("Address line 2").fill("Floor 3");
  const page = await crash(tab);
  const form = billing(page);
  await expect(form.problem).toBeFocused();
  const conflict = form.conflict("Address");
  await expect(conflict.getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Kirkland/);
  await expect(form.field("Address line 2")).toHaveValue("Floor 3");
  await expect(form.field("Email", "Contact")).toHaveValue("invoices@aldercreek.example");
  await expectAccessible(page);
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress).toMatchObject({ city: "Kirkland", addressLine2: "Floor 3" });
});
