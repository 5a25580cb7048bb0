// 320 pixels wide, or 1280 pixels at 400 %: nothing is scrolled sideways, and nothing is cut off.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test.use({ viewport: { width: 320, height: 640 } });

const long = `${"Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(2)} 12`;
const longer = `${"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(2)} end`;
const operator = "a.very.long.name.of.an.administrator.without.any.hyphen@bluewater-cloud.example";

async function expectReflow(page: Page): Promise<void> {
  await expectAccessible(page);
  const { width, beyond } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    beyond: [...document.querySelectorAll("main *")]
      .filter((element) => element.getBoundingClientRect().right > 320.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  }));
  expect(beyond).toEqual([]);
  expect(width).toBeLessThanOrEqual(320);
}

async function edit(form: RecordForm): Promise<void> {
  await form.field("City").fill(long);
  await form.field("Address line 1").fill(long);
  await form.field("Company name").fill(long);
}

test("the early warning, and what a save would send", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await edit(form);
  await sandbox.editBilling(customer, { "/language": "fr", "/culture": "fr-CA", "/lastName": "Nguyen", "/email": longer }, operator);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(form.form).toContainText(`${operator} changed it at`);
  await expect(form.changes.getByRole("listitem")).toHaveCount(3);
  await expectReflow(page);
  await form.button("Update the form").click();
  await expect(form.merged).toBeFocused();
  await expectReflow(page);
});

test("a conflict of the address and of another field, with long words: the sides below each other, each with its name", async ({
  page,
  sandbox,
  customer,
  guard,
}) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await edit(form);
  await sandbox.editBilling(
    customer,
    { "/defaultAddress/city": longer, "/defaultAddress/addressLine1": longer, "/companyName": longer, "/email": longer },
    operator,
  );
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText(`${operator} changed it at`);
  await form.problem.getByText("Also updated by someone else, and kept").click();
  await expectReflow(page);
  const cells = form.conflict("Company name").locator("td[data-side]");
  await expect(cells).toHaveCount(3);
  const tops = await cells.evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect().top));
  expect(tops.toSorted((one, other) => one - other)).toEqual(tops);
  expect(new Set(tops).size).toBe(3);
  await expect(form.conflict("Company name").getByRole("cell")).toHaveCount(3);
  for (const name of [`Original: ${customer.name}`, `Theirs: ${longer}`, `Yours: ${long}`]) {
    await expect(form.conflict("Company name").getByRole("cell", { name, exact: true })).toBeVisible();
  }
  await form.button("Keep all mine").click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await expectReflow(page);
});

test("an unknown outcome", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 502 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await edit(form);
  await sandbox.arm({ kind: "drop-before", method: "PUT" });
  await form.save();
  await expect(form.unknown).toBeFocused();
  await form.unknown.getByText("Details for support").click();
  await expectReflow(page);
});

test("an expired draft, and a start page that lists it", async ({ page, customer }) => {
  await page.clock.install({ time: "2026-03-02T08:15:00" });
  const form = await openBilling(page, customer);
  await edit(form);
  await page.clock.setSystemTime("2026-03-03T17:00:00");
  await page.reload();
  const expired = form.form.getByRole("region", { name: /^Changes from .* were never saved$/ });
  await expect(expired.getByRole("definition")).toHaveText([long, long, long]);
  await expectReflow(page);
  await page.goto("./");
  await expect(page.getByRole("region", { name: "Not saved yet", exact: true }).getByRole("link")).toHaveCount(1);
  await expectReflow(page);
});
