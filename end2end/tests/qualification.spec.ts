import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import { chooseEducation, RecordForm } from "../fixtures/forms.ts";
import type { Customer } from "../fixtures/sandbox.ts";

async function open(page: Page, customer: Customer): Promise<RecordForm> {
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  return new RecordForm(page, "Qualification");
}

const review = (page: Page) => page.getByRole("region", { name: "Review before sending" });

test("Education is reviewed, sent and read back", async ({ page, sandbox, customer }) => {
  const form = await open(page, customer);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Qualification");
  await expect(page.getByRole("main")).toContainText("Current qualification: None");
  await expect(page.getByRole("main")).toContainText(customer.name);
  await expectAccessible(page);

  await chooseEducation(page);
  await expectAccessible(page);
  await form.save();
  await expect(review(page)).toBeFocused();
  await expect(review(page)).toContainText(customer.name);
  await expect(review(page)).toContainText(customer.id);
  await expect(review(page)).toContainText("from None to Education");
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toEqual([]);

  await review(page).getByRole("button", { name: "Go back" }).click();
  await expect(review(page)).toHaveCount(0);
  await expect(page.getByRole("radio", { name: "Education" })).toBeChecked();
  await form.save();
  await review(page).getByRole("button", { name: "Send" }).click();
  await expect(form.status).toHaveText(/^Saved/);
  await expect(page.getByRole("main")).toContainText("Current qualification: Education");
  await expectAccessible(page);
  expect(await sandbox.qualification(customer)).toBe("education");

  const calls = await sandbox.calls(undefined, "/qualification");
  const asked = calls.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
  expect(asked).toEqual(["GET qualifications", "GET qualifications", "PUT qualification", "GET qualifications"]);
  expect(calls[2]).toMatchObject({ query: "", body: "1" });
});

test("Government Community Cloud needs a validation code of the partner", async ({ page, sandbox, customer }) => {
  const form = await open(page, customer);
  await expect(page.getByRole("combobox", { name: "Validation code" })).toHaveCount(0);
  await page.getByRole("radio", { name: "Government Community Cloud" }).check();
  const code = page.getByRole("combobox", { name: "Validation code" });
  await expectAccessible(page);
  await form.save();
  await expect(form.problem).toContainText("Validation code");
  await expectAccessible(page);
  expect(await sandbox.calls("PUT")).toEqual([]);
  await form.problem.getByRole("link", { name: /Validation code/ }).click();
  await expect(code).toBeFocused();

  await expect(code.getByRole("option", { name: /City of Alder Creek.*4/ })).toBeAttached();
  await code.selectOption({ label: await optionOf(code, "City of Alder Creek") });
  await form.save();
  await expect(review(page)).toContainText("Government Community Cloud");
  await review(page).getByRole("button", { name: "Send" }).click();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.qualification(customer)).toBe("governmentcommunitycloud");
  const [put] = await sandbox.calls("PUT");
  expect(put).toMatchObject({ query: "code=123456", body: "3" });
  expect(page.url()).not.toContain("123456");
});

async function optionOf(select: ReturnType<Page["getByRole"]>, text: string): Promise<string> {
  return (await select.getByRole("option").filter({ hasText: text }).textContent()) ?? "";
}

test("what cannot be set is shown with the reason", async ({ page, sandbox, customer }) => {
  const choice = (name: string) => page.getByRole("group", { name: "Qualification" }).getByRole("radio", { name, exact: true });
  await open(page, customer);
  await expect(choice("None")).toBeChecked();
  await expect(choice("Nonprofit")).toBeDisabled();
  await expect(choice("Nonprofit")).toHaveAccessibleDescription("cannot be set by a partner");
  await expect(choice("Education")).toBeEnabled();
  await expect(choice("Government Community Cloud")).toBeEnabled();

  await open(page, await sandbox.customer("Érablière Énergie"));
  await expect(page.getByRole("main")).toContainText("Current qualification: Education");
  await expect(choice("Education")).toBeChecked();
  for (const name of ["None", "Nonprofit"]) {
    await expect(choice(name)).toBeDisabled();
    await expect(choice(name)).toHaveAccessibleDescription("cannot be set by a partner");
  }
  await expect(choice("Government Community Cloud")).toBeDisabled();
  await expect(choice("Government Community Cloud")).toHaveAccessibleDescription("Education and Government Community Cloud exclude each other");
  await expectAccessible(page);
});

test("nothing chosen: nothing is sent", async ({ page, sandbox, customer }) => {
  const form = await open(page, customer);
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("somebody else was faster: nothing is sent before it is decided", async ({ page, sandbox, customer }) => {
  const form = await open(page, customer);
  await chooseEducation(page);
  await form.save();
  await expect(review(page)).toBeVisible();
  await sandbox.editQualification(customer, "governmentcommunitycloud");
  await review(page).getByRole("button", { name: "Send" }).click();
  const conflict = form.conflict("Qualification");
  await expect(form.problem).toBeFocused();
  await expect(conflict.getByRole("row", { name: "Qualification" })).toHaveText(
    /None.*Government Community Cloud.*Education/,
  );
  expect(await sandbox.calls("PUT")).toEqual([]);
  await expectAccessible(page);
  await conflict.getByRole("button", { name: "Use theirs" }).click();
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  expect(await sandbox.qualification(customer)).toBe("governmentcommunitycloud");
});

test("a refusal that is a bare string is shown as the service's words", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*\/qualification/);
  const form = await open(page, customer);
  await sandbox.arm({ kind: "status", status: 400, body: '"Customer tagging denied."', method: "PUT" });
  await chooseEducation(page);
  await form.save();
  await review(page).getByRole("button", { name: "Send" }).click();
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("The service says: Customer tagging denied.");
  await expect(page.getByRole("radio", { name: "Education" })).toBeChecked();
  await expectAccessible(page);
});

test("an unknown outcome is found out without sending again", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 502 .*\/qualification/);
  const form = await open(page, customer);
  await sandbox.arm({ kind: "drop-after", method: "PUT" });
  await chooseEducation(page);
  await form.save();
  await review(page).getByRole("button", { name: "Send" }).click();
  await expect(form.unknown).toBeFocused();
  await expect(form.button("Send the same save again")).toHaveCount(0);
  await form.button("Find out").click();
  await expect(form.status).toHaveText(/^Already saved/);
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("validation codes that cannot be loaded are said so, and Education can still be set", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 500 .*\/validations/);
  await sandbox.arm({ kind: "status", status: 500, path: "customers/all/validations" });
  const form = await open(page, customer);
  await page.getByRole("radio", { name: "Government Community Cloud" }).check();
  await expect(page.getByText("The validation codes could not be loaded")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("combobox", { name: "Validation code" })).toBeVisible();
  await chooseEducation(page);
  await form.save();
  await expect(review(page)).toBeVisible();
});
