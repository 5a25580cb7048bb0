import { openBilling } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";
import { colleagueEdits, picture } from "./picture.ts";

test("two administrators changed different things of a customer", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("Last name", "Contact").fill("Morgan-Reyes");
  await colleagueEdits(sandbox, customer, {
    "/email": "accounts@aldercreek-robotics.example",
    "/defaultAddress/phoneNumber": "425-555-0142",
  });
  await form.save();
  await expect(form.merged).toBeFocused();
  await expect(form.merged).toContainText("jordan@reseller.example");
  const heading = page.getByRole("heading", { name: "Billing profile" });
  await picture(page, "merged", heading, form.field("Email"));
});
