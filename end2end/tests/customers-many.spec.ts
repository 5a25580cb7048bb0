// More customers than one answer holds.

import { expect, test } from "../fixtures/index.ts";
import { notLoaded } from "../fixtures/forms.ts";

test.use({ customerCount: 1200 });

test("more customers are shown by a button, until there are no more", async ({ page, sandbox }) => {
  await page.goto("./?customers");
  const rows = page.getByRole("table", { name: "Customers" }).getByRole("link");
  const more = page.getByRole("button", { name: "Show more customers" });
  for (const count of [500, 1000]) {
    await expect(rows).toHaveCount(count);
    await more.click();
  }
  await expect(rows).toHaveCount(1200);
  await expect(more).toHaveCount(0);
  expect(new Set(await rows.allTextContents()).size).toBe(1200);

  const calls = await sandbox.calls();
  expect(calls.map(({ query }) => query)).toEqual([
    "size=500",
    "size=500&seekOperation=Next",
    "size=500&seekOperation=Next",
  ]);
  expect(calls[0]?.headers["MS-ContinuationToken"]).toBeUndefined();
  expect(calls[1]?.headers["MS-ContinuationToken"]).toBeTruthy();
});

test("a page that cannot be read leaves the rows that are there", async ({ page, sandbox, guard }) => {
  guard.expectFailedRequests(/status of 500 .*v1\/customers/);
  await page.goto("./?customers");
  const rows = page.getByRole("table", { name: "Customers" }).getByRole("link");
  await expect(rows).toHaveCount(500);
  await sandbox.arm({ kind: "status", status: 500, path: "v1/customers" });
  await page.getByRole("button", { name: "Show more customers" }).click();
  await notLoaded(page).getByRole("button", { name: "Try again" }).click();
  await expect(rows).toHaveCount(1000);
});

test("arrows cross from one answer's rows into the next one's, and stop at the end", async ({ page }) => {
  await page.goto("./?customers");
  const rows = page.getByRole("table", { name: "Customers" }).getByRole("link");
  await expect(rows).toHaveCount(500);
  await page.getByRole("button", { name: "Show more customers" }).click();
  await expect(rows).toHaveCount(1000);
  await rows.nth(499).focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(500)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(rows.nth(499)).toBeFocused();
  await rows.nth(999).focus();
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(999)).toBeFocused();
});
