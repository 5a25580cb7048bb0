// What a refusal says: each code of the service its own sentence, and what the answer says of the token.

import { notLoaded, openBilling, RecordForm } from "../fixtures/forms.ts";
import { expect, test, type Page } from "../fixtures/index.ts";
import { pasteButton, TokenForm, tokenSettings } from "../fixtures/token-form.ts";

const fault = (code: number, description = "refused") => JSON.stringify({ code, description, data: [], source: "PartnerFD" });

for (const [code, sentence] of [
  [900309, "A Conditional Access policy blocks this call."],
  [900308, "The relationship with this customer does not give you enough rights for this."],
  [900149, "Your partner account is not active in the program that this needs."],
  [900150, "Your role does not include the rights for this."],
  [900329, "The service does this only for a person who is signed in."],
  [600006, "The service does not allow this action for your account."],
  [2032, "The service denies your account access to this."],
  [1002, "You are not allowed to do this. The account needs the role Admin agent or Sales agent"],
  [424242, "You are not allowed to do this. The account needs the role Admin agent or Sales agent"],
] as const) {
  test(`403 with ${code} has its own sentence, for a record that is read, for a save, and for the history`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 403/);
    const refused = { kind: "status", status: 403, body: fault(code) } as const;
    await sandbox.arm({ ...refused, method: "GET", path: "profiles/billing" });
    const form = await openBilling(page, customer);
    await expect(notLoaded(page)).toContainText(sentence);
    await notLoaded(page).getByRole("button", { name: "Try again" }).click();
    await form.field("City").fill("Kirkland");
    await sandbox.arm({ ...refused, method: "PUT" });
    await form.save();
    await expect(form.problem).toContainText(sentence);
    await expect(form.field("City")).toHaveValue("Kirkland");
    await form.problem.getByText("Details for support").click();
    await expect(form.problem.getByText(`${code}`, { exact: true })).toBeVisible();
    if (![1002, 424242].includes(code)) {
      await expect(form.problem).not.toContainText("The account needs the role");
      await sandbox.disarm();
      page.on("dialog", (dialog) => void dialog.accept());
      await sandbox.arm({ ...refused, method: "GET", path: "auditrecords" });
      await page.goto(`./?customer=${customer.id}&view=history`);
      await expect(page.getByRole("main")).toContainText(sentence);
    }
  });
}

for (const [name, challenge, status, sentence, without] of [
  ["a claims challenge", 'Bearer realm="", error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="', 401, "asks for a new sign-in", "The sign-in is missing"],
  ["claims without an error", 'Negotiate, Bearer authorization_uri="https://login.example/", claims="e30="', 401, "asks for a new sign-in", "The sign-in is missing"],
  ["a claims challenge with 403", 'Bearer error="insufficient_claims", claims="e30="', 403, "asks for a new sign-in", "The account needs the role"],
  ["a token that is not valid", 'Bearer error="invalid_token", error_description="The token expired, at 12:00"', 401, "The service says that the token is not valid.", "asks for a new"],
] as const) {
  test(`${name} is read from WWW-Authenticate`, async ({ page, between, customer, guard }) => {
    guard.expectFailedRequests(new RegExp(`status of ${status}`));
    const form = await openBilling(page, customer, between.url);
    await form.field("City").fill("Kirkland");
    between.instead = (path, method) =>
      method === "PUT" && path.includes("profiles/billing")
        ? { status, headers: { "www-authenticate": challenge, "ms-requestid": "1" }, body: "" }
        : undefined;
    await form.save();
    await expect(form.problem).toContainText(sentence);
    await expect(form.problem).not.toContainText(without);
    await expect(form.field("City")).toHaveValue("Kirkland");
  });
}

for (const [code, sentence] of [
  [900421, "The service asks for a second factor"],
  [900420, "The service no longer accepts tokens for this audience."],
] as const) {
  test(`401 with ${code} has its own sentence`, async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 401/);
    await sandbox.arm({ kind: "status", status: 401, body: fault(code), method: "GET", path: "profiles/billing" });
    await openBilling(page, customer);
    await expect(notLoaded(page)).toContainText(sentence);
  });
}

test.describe("a 401", () => {
  const refused = /The service did not take the token/;

  test("of a read beside the work raises no notice on the page", async ({ page, sandbox, customer, serveCopy, guard }) => {
    guard.expectFailedRequests(/status of 401 .*profiles\/billing/, /status of 401 .*auditrecords/, /status of 401 .*countryvalidationrules/, /status of 401 .*validations\/address/);
    await sandbox.set({ bearer: true });
    for (const path of ["countryvalidationrules", "validations/address", "auditrecords"]) {
      await sandbox.arm({ kind: "status", status: 401, path, times: 0 });
    }
    await page.goto(`${await serveCopy((files) => files.write("config.json", tokenSettings))}?customer=${customer.id}`);
    await new TokenForm(page).paste(await sandbox.token());
    const form = await openedBilling(page);
    await form.field("City").fill("Kirkland");
    await form.button("Check the address").click();
    await expect.poll(async () => (await sandbox.calls("POST", "validations/address")).length).toBe(1);
    // The early warning's read is refused once, and its next one finds the change, and asks who it was.
    await sandbox.arm({ kind: "status", status: 401, method: "GET", path: "profiles/billing" });
    await page.evaluate(() => window.dispatchEvent(new FocusEvent("focus")));
    await expect.poll(async () => (await sandbox.calls("GET", "profiles/billing")).map(({ status }) => status)).toContain(401);
    await sandbox.editBilling(customer, { "/companyName": "Renamed" });
    await page.evaluate(() => window.dispatchEvent(new FocusEvent("focus")));
    await expect.poll(async () => (await sandbox.calls("GET", "auditrecords")).length).toBeGreaterThan(0);
    await expect(form.early).toBeVisible();
    await expect(page.getByText(refused)).toHaveCount(0);
    await expect(pasteButton(page)).toHaveCount(0);
  });

  test("of a read raises a notice that goes when the same token passes again", async ({ page, sandbox, customer, serveCopy, guard }) => {
    guard.expectFailedRequests(/status of 401 .*profiles\/billing/);
    await sandbox.set({ bearer: true });
    await sandbox.arm({ kind: "status", status: 401, body: fault(900421), method: "GET", path: "profiles/billing" });
    await page.goto(`${await serveCopy((files) => files.write("config.json", tokenSettings))}?customer=${customer.id}`);
    await new TokenForm(page).paste(await sandbox.token());
    await expect(page.getByText(refused)).toBeVisible();
    await notLoaded(page).getByRole("button", { name: "Try again" }).click();
    await openedBilling(page);
    await expect(page.getByText(refused)).toHaveCount(0);
  });

  test("of a save raises a notice that goes when the same token passes again", async ({ page, sandbox, customer, serveCopy, guard }) => {
    guard.expectFailedRequests(/status of 401 .*profiles\/billing/);
    await sandbox.set({ bearer: true });
    await page.goto(`${await serveCopy((files) => files.write("config.json", tokenSettings))}?customer=${customer.id}`);
    await new TokenForm(page).paste(await sandbox.token());
    const form = await openedBilling(page);
    await form.field("City").fill("Kirkland");
    await sandbox.arm({ kind: "status", status: 401, body: fault(900421), method: "PUT" });
    await form.save();
    await expect(page.getByText(refused)).toBeVisible();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    await expect(page.getByText(refused)).toHaveCount(0);
    await expect(pasteButton(page)).toHaveCount(0);
  });
});

/** The billing profile's form on the page that is shown. */
async function openedBilling(page: Page): Promise<RecordForm> {
  const form = new RecordForm(page, "Billing profile");
  await expect(form.field("City")).toBeVisible();
  return form;
}
