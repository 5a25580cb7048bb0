// Signing in with a pasted token: it is asked for, kept in memory alone, and asked for again with every edit kept.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expectAccessible } from "../fixtures/accessible.ts";
import { RecordForm } from "../fixtures/forms.ts";
import { expect, test as base, type Page } from "../fixtures/index.ts";
import type { TokenRequest } from "../fixtures/sandbox.ts";
import { pasteButton, TokenForm, tokenSettings } from "../fixtures/token-form.ts";

const otherTenant = "11111111-2222-4333-8444-555555555555";

/** A panel that asks for a token, before a sandbox that requires one. */
const test = base.extend<{ settings: string; panel: string; signedIn: (address?: string, says?: TokenRequest) => Promise<void> }>({
  settings: [tokenSettings, { option: true }],
  panel: async ({ serveCopy, sandbox, settings }, use) => {
    await sandbox.set({ bearer: true });
    await use(await serveCopy((files) => files.write("config.json", settings)));
  },
  signedIn: async ({ page, panel, sandbox }, use) => {
    await use(async (address = "", says = {}) => {
      await page.goto(panel + address);
      await new TokenForm(page).paste(await sandbox.token(says));
    });
  },
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("a token is asked for before anything is sent, and then the page is there that was asked for", async ({ page, panel, sandbox, customer }) => {
  await page.goto(`${panel}?customer=${customer.id}`);
  const form = new TokenForm(page);
  await expect(form.field).toBeVisible();
  await expect(page).toHaveTitle(/^Connection/);
  await expectAccessible(page);
  expect(await sandbox.calls()).toEqual([]);

  await form.paste(await sandbox.token({ user: "ann@bluewater-cloud.example" }));
  await expect(heading(page)).toHaveText(customer.name);
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(`${panel}?customer=${customer.id}`);
  const billing = new RecordForm(page, "Billing profile");
  await billing.field("City").fill("Kirkland");
  await billing.save();
  await expect(billing.status).toContainText("Saved.");
  const calls = await sandbox.calls();
  expect(calls.length).toBeGreaterThan(2);
  expect(calls.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  expect(new Set(calls.map(({ operator }) => operator))).toEqual(new Set(["ann@bluewater-cloud.example"]));
});

test("the start page reads the support profile once there is a token, and not before", async ({ page, panel, sandbox }) => {
  await page.goto(panel);
  await expect(new TokenForm(page).field).toBeVisible();
  expect(await sandbox.calls()).toEqual([]);
  await new TokenForm(page).paste(await sandbox.token());
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
});

test("a token is read however it was copied", async ({ page, panel, sandbox }) => {
  const token = await sandbox.token();
  const [begin, end] = [token.slice(0, 60), token.slice(60)];
  for (const pasted of [token, `Bearer ${token}`, `Authorization: bearer ${begin}\n${end}\n`, `  "${begin}\r\n  ${end}"  `]) {
    await page.goto(`${panel}?customers`);
    await new TokenForm(page).paste(pasted);
    await expect(page.getByRole("table")).toBeVisible();
  }
});

test("the token is in the memory of the page and nowhere else", async ({ page, panel, sandbox, signedIn }) => {
  await signedIn("?connection", { user: "åsa@example.com" });
  await expect(page.getByRole("region", { name: "Token" })).toContainText("åsa@example.com");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href, document.title]));
  expect(kept).not.toContain("eyJ");
  expect(await page.content()).not.toContain("eyJ");
  await page.reload();
  await expect(new TokenForm(page).field).toHaveValue("");
  await expect(page.getByText("Paste an access token: the service answers nobody without one.")).toBeVisible();
  await page.goto(panel);
  await expect(new TokenForm(page).field).toBeVisible();
  expect((await sandbox.calls()).filter(({ status }) => status !== 200)).toEqual([]);
});

test.describe("a panel for one tenant", () => {
  test.use({ settings: JSON.stringify({ signIn: "token", tenant: otherTenant }) });

  test("takes no token of another one", async ({ page, panel, sandbox }) => {
    await page.goto(panel);
    const form = new TokenForm(page);
    await form.paste(await sandbox.token());
    await expect(form.mistake).toContainText(`This panel is for the tenant “${otherTenant}”.`);
    expect(await sandbox.calls()).toEqual([]);
  });
});

test("what cannot be of use is not taken, and why is said", async ({ page, panel, sandbox }) => {
  await page.goto(panel);
  const form = new TokenForm(page);
  for (const [pasted, said] of [
    ["", "This is no access token that can be read."],
    ["hello", "This is no access token that can be read."],
    ["eyJhbGciOiJub25lIn0.bm8ganNvbg.c2ln", "This is no access token that can be read."],
    ["a.!.c", "This is no access token that can be read."],
    [await sandbox.token({ expiresIn: -60 }), "This token expired at "],
    [
      await sandbox.token({ audience: "https://graph.windows.net" }),
      "This token is for “https://graph.windows.net”. The service of this cloud takes tokens for “https://api.partnercenter.microsoft.com”.",
    ],
    [await sandbox.token({ audience: "https://partner.partnercenterapi.microsoftonline.cn" }), "This token is for “https://partner.partnercenterapi"],
  ] as const) {
    await form.paste(pasted);
    await expect(form.mistake).toContainText(said);
    await expect(form.field).toBeFocused();
    await expect(form.field).toHaveAttribute("aria-invalid", "true");
  }
  await expectAccessible(page);
  expect(await sandbox.calls()).toEqual([]);
});

test("the Connection page says what the token says", async ({ page, signedIn, sandbox, guard }) => {
  // The service refuses a token without a second factor.
  guard.expectFailedRequests(/status of 401 .*v1\/customers/);
  await signedIn("?connection", { user: "ann@bluewater-cloud.example" });
  const token = page.getByRole("region", { name: "Token" });
  await expect(token).toContainText("ann@bluewater-cloud.example");
  await expect(token).toContainText("https://api.partnercenter.microsoft.com");
  await expect(token.getByRole("definition").nth(3)).toHaveText(/^\d\d:\d\d$/);
  await expect(token).toContainText("Second factorused");
  await expectAccessible(page);

  await token.getByRole("button", { name: "Use another token" }).click();
  await page.getByRole("button", { name: "Go back without another token" }).click();
  await expect(token).toContainText("ann@bluewater-cloud.example");

  await token.getByRole("button", { name: "Use another token" }).click();
  await new TokenForm(page).paste(await sandbox.token({ mfa: false }));
  await expect(token).toContainText("not used: the service can refuse calls with this token");

  await token.getByRole("button", { name: "Use another token" }).click();
  await page.getByRole("navigation").getByRole("link", { name: "Customers" }).click();
  await expect(heading(page)).toHaveText("Customers");
  await expect(pasteButton(page)).toBeVisible();
});

test("a token of an application alone is told, and what the service refuses it", async ({ page, signedIn, guard, sandbox }) => {
  guard.expectFailedRequests(/status of 403 .*profiles\/support/);
  await signedIn("?connection", { appOnly: true });
  await expect(page.getByRole("region", { name: "Token" })).toContainText("an application without a person (App-only)");
  await page.getByRole("navigation").getByRole("link", { name: "Customers" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Support profile" }).click();
  await expect(page.getByRole("region", { name: "Support profile could not be loaded" })).toContainText("app-only");
  await expect(pasteButton(page)).toHaveCount(0);
  expect((await sandbox.calls("GET", "profiles/support")).map(({ status }) => status)).toEqual([403]);
});

test("a token that expires in the middle of editing is asked for again, and every edit is kept", async ({ page, signedIn, customer, sandbox }) => {
  await signedIn(`?customer=${customer.id}`, { expiresIn: 5 });
  const billing = new RecordForm(page, "Billing profile");
  await billing.field("City").fill("Kirkland");
  await billing.field("Company name").fill("Renamed");
  await expect(page.getByRole("status").filter({ hasText: "The token has expired. What you typed is kept." })).toBeVisible({ timeout: 10_000 });
  await expect(billing.field("City"), "the page stays as it is").toHaveValue("Kirkland");
  await expectAccessible(page);

  await pasteButton(page).click();
  await expect(page.getByText("The token has expired. Paste another one; what you typed is kept.")).toBeVisible();
  await expect(pasteButton(page)).toHaveCount(0);
  await new TokenForm(page).paste(await sandbox.token());
  await expect(heading(page)).toHaveText(customer.name);
  await expect(billing.field("City")).toHaveValue("Kirkland");
  await expect(billing.field("Company name")).toHaveValue("Renamed");
  await expect(pasteButton(page)).toHaveCount(0);
  await billing.save();
  await expect(billing.status).toContainText("Saved.");
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("it is told five minutes before a token expires", async ({ page, signedIn, customer }) => {
  await signedIn(`?customer=${customer.id}`, { expiresIn: 304 });
  const billing = new RecordForm(page, "Billing profile");
  await billing.field("City").fill("Kirkland");
  const told = page.getByRole("status").filter({ hasText: /The token expires at \d\d:\d\d\. Paste a new one before/ });
  await expect(told).toBeVisible({ timeout: 10_000 });
  await expect(billing.field("City")).toHaveValue("Kirkland");
  await expectAccessible(page);
});

test("a save that the service refuses for the token loses nothing, and is saved with another one", async ({ page, signedIn, customer, sandbox, guard }) => {
  guard.expectFailedRequests(/status of 401 .*profiles\/billing/);
  await signedIn(`?customer=${customer.id}`);
  const billing = new RecordForm(page, "Billing profile");
  await billing.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "status", method: "PUT", status: 401 });
  await billing.save();
  await expect(billing.problem).toContainText("The sign-in is missing or has expired.");
  await expect(page.getByRole("status").filter({ hasText: "The service did not take the token." })).toBeVisible();

  await pasteButton(page).click();
  await page.getByRole("button", { name: "Go back without another token" }).click();
  await expect(billing.field("City")).toHaveValue("Kirkland");

  await pasteButton(page).click();
  await new TokenForm(page).paste(await sandbox.token());
  await expect(billing.field("City")).toHaveValue("Kirkland");
  await expect(billing.problem, "what was to be done is done").toHaveCount(0);
  await billing.save();
  await expect(billing.status).toContainText("Saved.");
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  expect((await sandbox.calls("PUT")).map(({ status }) => status)).toEqual([401, 200]);
});

test("edits are there again after the page was loaded again and signed in to, and not for another tenant", async ({ page, signedIn, customer, sandbox }) => {
  await signedIn(`?customer=${customer.id}`);
  const billing = new RecordForm(page, "Billing profile");
  await billing.field("City").fill("Kirkland");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  const form = new TokenForm(page);
  await form.paste(await sandbox.token({ tenant: otherTenant }));
  await expect(form.mistake).toContainText("Your changes that are not saved are of another tenant");
  await form.paste(await sandbox.token({ user: "another@bluewater-cloud.example" }));
  await expect(billing.restored).toBeVisible();
  await expect(billing.field("City")).toHaveValue("Kirkland");
});

test("the token can be forgotten", async ({ page, signedIn, sandbox }) => {
  await signedIn("?connection");
  await page.getByRole("button", { name: "Forget the token" }).click();
  await expect(new TokenForm(page).field).toBeVisible();
  await page.getByRole("navigation").getByRole("link", { name: "Customers" }).click();
  await expect(new TokenForm(page).field).toBeVisible();
  expect(await sandbox.calls()).toEqual([]);
});

test("forgetting the token asks what becomes of edits that are not saved", async ({ page, signedIn, customer, sandbox }) => {
  await signedIn(`?customer=${customer.id}`);
  const billing = new RecordForm(page, "Billing profile");
  const before = await billing.field("City").inputValue();
  await billing.field("City").fill("Kirkland");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.getByRole("navigation").getByRole("link", { name: "Connection" }).click();
  await page.getByRole("button", { name: "Forget the token" }).click();
  const question = page.getByRole("region", { name: "You have changes that are not saved" });
  await expect(question).toBeFocused();
  await expect(question.getByRole("link")).toHaveText(`Billing profile ${customer.id}`);
  await expectAccessible(page);
  await question.getByRole("button", { name: "Stay signed in" }).click();
  await expect(question).toHaveCount(0);

  await page.getByRole("button", { name: "Forget the token" }).click();
  await question.getByRole("button", { name: "Discard them and forget the token" }).click();
  // There is nothing left that a token of another tenant could be used for.
  await new TokenForm(page).paste(await sandbox.token({ tenant: otherTenant }));
  await expect(page.getByRole("region", { name: "Token" })).toContainText(otherTenant);
  await page.goto(page.url().replace("?connection", `?customer=${customer.id}`));
  await new TokenForm(page).paste(await sandbox.token());
  await expect(billing.field("City")).toHaveValue(before);
  await expect(billing.changes).toHaveCount(0);
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test("the shown request names the token without showing it, and the command takes it from the environment", async ({ page, signedIn, sandbox, customer }) => {
  await signedIn(`?customer=${customer.id}`);
  const billing = new RecordForm(page, "Billing profile");
  await billing.field("City").fill("Kirkland");
  await page.getByText("Show the request", { exact: true }).click();
  await expect(page.getByLabel("Show the request")).toContainText("Authorization: Bearer •••");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toContain(`--header 'Authorization: Bearer '"$PARTNER_CENTER_TOKEN"''`);
  const env = { ...process.env, PARTNER_CENTER_TOKEN: await sandbox.token({}) };
  await promisify(execFile)("sh", ["-c", `${command} --silent --show-error --fail`], { env });
  await page.reload();
  expect(await sandbox.billing(customer)).toMatchObject({ defaultAddress: { city: "Kirkland" } });
});
