import { chooseEducation, RecordForm } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";
import { picture } from "./picture.ts";

test("a school is asked for, and the service has not decided yet", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 410 .*\/qualification\b/);
  await sandbox.set({ vettingDelay: 3_600_000, syncQualification: "410" });
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  const form = new RecordForm(page, "Qualification");
  await chooseEducation(page);
  await form.save();
  await form.button("Send").click();
  await expect(form.status).toHaveText(/^Sent for vetting/);
  await picture(page, "vetting", page.getByRole("group", { name: "Qualification" }), form.status);
});
