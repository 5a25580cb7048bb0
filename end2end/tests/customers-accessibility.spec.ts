// What a screen reader is told of the list: also of the rows that the browser has not laid out, for they are far from what is
// seen.

import { expect, test } from "../fixtures/index.ts";
import { CustomerList } from "../fixtures/customer-list.ts";
import config from "../playwright.config.ts";

const { args = [], ...launchOptions } = config.use?.launchOptions ?? {};

test.use({
  customerCount: 1_200,
  // As if a screen reader were running.
  launchOptions: { ...launchOptions, args: [...args, "--force-renderer-accessibility"] },
});

test("every row is a row of a table, with its header, its cells and its link", async ({ page }) => {
  const list = await CustomerList.open(page);
  const last = list.rows.last();
  await expect.poll(() => last.evaluate((row) => row.checkVisibility({ contentVisibilityAuto: true }))).toBe(false);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const known = nodes.filter(({ ignored }) => !ignored);
  const count = (role: string): number => known.filter((node) => node.role?.value === role).length;
  expect(count("table")).toBe(1);
  expect(count("columnheader")).toBe(3);
  expect(count("row")).toBe(501);
  expect(count("rowheader")).toBe(500);
  expect(count("cell")).toBe(1_000);
  const names = new Set(known.filter((node) => node.role?.value === "link").map((node) => node.name?.value as unknown));
  for (const name of await list.rows.getByRole("link").allTextContents()) {
    expect(names).toContain(name);
  }
});

test("a row that was far away is reached by its link, and seen", async ({ page }) => {
  const list = await CustomerList.open(page);
  const link = list.rows.nth(400).getByRole("link");
  await link.focus();
  await expect(link).toBeFocused();
  await expect(link).toBeInViewport();
});
