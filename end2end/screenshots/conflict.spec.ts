import { openBilling } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";
import { colleagueEdits, picture } from "./picture.ts";

test("two administrators changed the same of a customer", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("Last name", "Contact").fill("Morgan-Reyes");
  await form.field("City").fill("Kirkland");
  await colleagueEdits(sandbox, customer, {
    "/firstName": "Jordan",
    "/lastName": "O'Neil",
    "/defaultAddress/phoneNumber": "425-555-0142",
  });
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("jordan@reseller.example");
  await form.conflict("Contact name").getByRole("button", { name: "Keep mine" }).click();
  const heading = page.getByRole("heading", { name: "Billing profile" });
  await picture(page, "conflict", heading, form.field("Last name", "Contact"));
});
