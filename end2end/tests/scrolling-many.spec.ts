// Back to a list with more rows than one answer holds.

import { expect, test } from "../fixtures/index.ts";
import { rows, thereAndBack } from "../fixtures/scrolling.ts";

test.use({ customerCount: 1200 });

test.setTimeout(90_000);

for (const width of [1280, 700]) {
  test(`${width} pixels wide: as many rows are loaded again, however late they are laid out`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("./?customers");
    await expect(rows(page)).toHaveCount(500);
    await page.getByRole("button", { name: "Show more customers" }).click();
    await expect(rows(page)).toHaveCount(1000);
    for (const index of [987, 501, 260]) {
      await thereAndBack(page, rows(page).nth(index), (link) => link.click());
    }
  });
}
