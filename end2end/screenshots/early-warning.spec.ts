import { openBilling } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";
import { colleagueEdits, picture } from "./picture.ts";

test("somebody else changed the customer, and nothing was saved yet", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Last name", "Contact").fill("Morgan-Reyes");
  await colleagueEdits(sandbox, customer, {
    "/email": "accounts@aldercreek-robotics.example",
    "/defaultAddress/phoneNumber": "425-555-0142",
  });
  // As when the person comes back to the window.
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(form.form).toContainText("jordan@reseller.example");
  const heading = page.getByRole("heading", { name: "Billing profile" });
  await picture(page, "early-warning", heading, form.field("Email"));
});
