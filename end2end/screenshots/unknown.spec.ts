import { openBilling } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";
import { picture } from "./picture.ts";

test("no answer came to a save", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "drop-after", method: "PUT" });
  await form.save();
  await expect(form.unknown).toBeFocused();
  const heading = page.getByRole("heading", { name: "Billing profile" });
  await picture(page, "unknown", heading, form.field("Email"));
});
