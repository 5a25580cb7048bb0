import path from "node:path";
import { openBilling } from "../fixtures/forms.ts";
import { projectFolder } from "../fixtures/environment.ts";
import { expect, test } from "../fixtures/index.ts";

test.use({ viewport: { width: 1280, height: 1200 }, deviceScaleFactor: 1 });

test("docs/conflict.png: two administrators changed the same customer", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.field("Postal code").fill("98033");
  await sandbox.editBilling(customer, {
    "/defaultAddress/addressLine1": "400 Broad Street",
    "/defaultAddress/city": "Seattle",
    "/defaultAddress/postalCode": "98109",
    "/email": "accounts@aldercreek.example",
  });
  await form.save();
  await expect(form.problem).toBeFocused();
  await form.conflict("The address").getByRole("button", { name: "Keep mine" }).click();
  await page.evaluate(() => scrollTo(0, 0));
  const bottom = await form.conflict("The address").boundingBox();
  const height = Math.ceil((bottom?.y ?? 0) + (bottom?.height ?? 0)) + 24;
  await page.screenshot({
    path: path.join(projectFolder, "docs/conflict.png"),
    fullPage: true,
    animations: "disabled",
    clip: { x: 0, y: 0, width: 1280, height },
  });
});
