// Getting to a customer without the mouse: arrows, a pasted address, the customers that were opened last.

import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const search = (page: Page) => page.getByRole("searchbox", { name: "Search customers" });
const links = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("link");
const recent = (page: Page) => page.getByRole("region", { name: "Opened last" });
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("arrows lead from the search into the rows, from row to row, and back; Enter opens", async ({ page, customer }) => {
  await page.goto("./?customers");
  await expect(links(page).first()).toBeVisible();
  await search(page).press("ArrowDown");
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(links(page).nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(search(page)).toBeFocused();
  await search(page).fill(customer.name);
  await expect(links(page)).toHaveText([customer.name]);
  await page.keyboard.press("Enter");
  await expect(links(page).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(heading(page)).toHaveText(customer.name);
});

for (const [what, address] of [
  ["an address of the panel", (id: string) => `https://panel.example/pc/?customer=${id}`],
  ["an address of another site that holds a tenant id", (id: string) => `https://partner.example/v2/customers/${id.toUpperCase()}/account?tab=1`],
  ["a tenant id", (id: string) => `{${id}}`],
] as const) {
  test(`pasting ${what} opens the customer`, async ({ page, customer }) => {
    await page.goto("./?customers");
    await search(page).fill(address(customer.id));
    await expect(heading(page)).toHaveText(customer.name);
  });
}

test("the customers that were opened last come first the next time; only their ids are kept", async ({ page, sandbox, customer }) => {
  await page.goto("./?customers");
  await expect(links(page).first()).toBeVisible();
  await expect(recent(page)).toHaveCount(0);
  const other = (await sandbox.customers()).findLast(({ id }) => id !== customer.id);
  for (const opened of [customer, other]) {
    await page.goto(`./?customer=${opened?.id}`);
    await expect(heading(page)).toHaveText(opened?.name ?? "");
  }
  await page.goto("./?customers");
  await expect(recent(page).getByRole("link")).toHaveText([other?.name ?? "", customer.name]);
  await expectAccessible(page);
  const kept = await page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  expect(kept).toBe(JSON.stringify([`${other?.id} ${customer.id}`]));

  // While something is searched for, they are not in the way.
  await search(page).fill("a");
  await expect(recent(page)).toHaveCount(0);
  await search(page).fill("");
  await recent(page).getByRole("link", { name: customer.name }).click();
  await expect(heading(page)).toHaveText(customer.name);
});
