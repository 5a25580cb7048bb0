import { expect, test } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";

for (const key of ["Control+s", "Meta+s"]) {
  test(`${key} saves, from within a field`, async ({ page, sandbox }) => {
    const form = await openSupport(page);
    await form.field("Telephone").fill("425-555-0199");
    await page.keyboard.press(key);
    await expect(form.status).toHaveText(/^Saved/);
    await expect(form.field("Telephone")).toBeFocused();
    expect((await sandbox.support()).telephone).toBe("425-555-0199");
  });
}

test("Enter in a field saves", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.field("City").press("Enter");
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
});

test("/ goes to the search, and is typed where one types", async ({ page }) => {
  const form = await openSupport(page);
  await form.field("Website").press("End");
  await form.field("Website").press("/");
  await expect(form.field("Website")).toHaveValue("www.bluewater-cloud.example/");
  await form.button("Put back Website").click();
  await page.getByRole("link", { name: "Connection" }).click();
  await page.getByRole("heading", { level: 1, name: "Connection" }).focus();
  await page.keyboard.press("/");
  const search = page.getByRole("searchbox", { name: "Search customers" });
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await page.keyboard.type("alder");
  await expect(page.getByRole("table").getByRole("link").first()).toHaveText(/^Alder/);
});

test("the first stop of the Tab key skips to the content", async ({ page }) => {
  const form = await openSupport(page);
  await expect(form.field("Email")).toBeVisible();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(form.field("Email")).toBeFocused();
});

test("a conflict is resolved with the keyboard alone", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await sandbox.editBilling(customer, { "/language": "fr" });
  await page.keyboard.press("Control+s");
  await expect(form.problem).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(form.problem.getByRole("link", { name: /Language/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form.conflict("Language")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(form.conflict("Language").getByRole("button", { name: "Use theirs" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(form.conflict("Language").getByRole("button", { name: "Keep mine" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+s");
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).language).toBe("es");
});
