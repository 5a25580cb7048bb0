import path from "node:path";
import { openBilling } from "../fixtures/forms.ts";
import { projectFolder } from "../fixtures/environment.ts";
import { expect, test } from "../fixtures/index.ts";

// 1280 pixels wide, and sharp.
const width = 720;
test.use({ viewport: { width, height: 1000 }, deviceScaleFactor: 1280 / width });

test("docs/conflict.png: two administrators changed the same customer", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("Last name", "Contact").fill("Morgan-Reyes");
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, {
    "/firstName": "Jordan",
    "/lastName": "O'Neil",
    "/defaultAddress/phoneNumber": "425-555-0142",
  });
  await form.save();
  await expect(form.problem).toBeFocused();
  const conflict = form.conflict("The contact’s name");
  await conflict.getByRole("button", { name: "Keep mine" }).click();
  const from = await page.getByRole("heading", { name: "Billing profile" }).boundingBox();
  const to = await form.field("Last name", "Contact").boundingBox();
  if (from === null || to === null) {
    throw new Error("The form is not shown");
  }
  const [margin, scrolled] = [10, await page.evaluate(() => scrollY)];
  await page.screenshot({
    path: path.join(projectFolder, "docs/conflict.png"),
    fullPage: true,
    animations: "disabled",
    clip: { x: 0, y: scrolled + from.y - margin, width, height: to.y + to.height - from.y + 2 * margin },
  });
});
