// Starting: what stands before the program is there, and what is said when it cannot start.

import { expect, test } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

for (const { name, text, said } of [
  { name: "no JSON", text: '{\n  "api": "./",\n', said: /config\.json is not valid JSON: line \d/ },
  { name: "an address without its slash", text: '{"api":"./api"}', said: /“api” is "\.\/api"\. Expected: an address that ends with a slash/ },
  { name: "a number for an address", text: '{"api":7}', said: /“api” is 7\. Expected/ },
  { name: "an unknown path", text: '{"supportProfilePath":"both"}', said: /“supportProfilePath” is "both"\. Expected: "auto", "supportprofile" or "support"/ },
]) {
  test(`wrong settings get a page that says so: ${name}`, async ({ page, sandbox, serveCopy }) => {
    await page.goto(await serveCopy((files) => files.write("config.json", text)));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The settings are wrong");
    await expect(page.getByRole("main")).toContainText(said);
    await expect(page).toHaveTitle(/^Error: /);
    await expectAccessible(page);
    await expect(page.getByRole("textbox")).toHaveCount(0);
    expect((await sandbox.calls()).filter(({ method }) => method !== "GET")).toEqual([]);
  });
}

test("missing settings get a page that says so", async ({ page, serveCopy, guard }) => {
  guard.expectFailedRequests(/status of 404 .*config\.json/);
  await page.goto(await serveCopy((files) => files.delete((name) => name === "config.json")));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The settings could not be loaded");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expectAccessible(page);
});

for (const [what, file] of [
  ["the program", /_bg\.wasm$/],
  ["its glue", /^partner-center-panel-[0-9a-f]+\.js$/],
] as const) {
  test(`${what} is missing: the page says so, and can be tried again`, async ({ page, serveCopy, guard }) => {
    guard.expectFailedRequests(/status of 404 .*partner-center-panel/, /partner-center-panel/);
    await page.goto(await serveCopy((files) => files.delete((name) => file.test(name))));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The panel could not be loaded");
    await expect(page).toHaveTitle(/^Error: /);
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    await expectAccessible(page);
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that they are needed", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Scripts are switched off");
    await expect(page.getByRole("navigation", { name: "Pages" })).toBeVisible();
  });
});

test("the support profile is asked for once, while the program loads; other pages do not ask for it", async ({ page, sandbox }) => {
  await page.goto("./");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  expect((await sandbox.calls()).map(({ path }) => path)).toEqual(["v1/profiles/support"]);
  await sandbox.reset();
  await page.goto("./?customers");
  await expect(page.getByRole("table")).toBeVisible();
  expect((await sandbox.calls()).map(({ path }) => path)).toEqual(["v1/customers"]);
});
