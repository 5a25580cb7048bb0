// Starting: what stands before the program is there, and what is said when it cannot start.

import { expect, test } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { AlteringProxy } from "../fixtures/altering-proxy.ts";

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

/** Adds a line to a file that changes nothing of what it does. */
const rewritten = (body: Buffer | string) => Buffer.concat([Buffer.from(body as string), Buffer.from("\n")]);

for (const [what, happens] of [
  ["is changed on its way", (between: AlteringProxy) => (between.change = (path, file) => void (/\/boot-/.test(path) && (file.body = rewritten(file.body))))],
  ["is blocked", (between: AlteringProxy) => (between.instead = (path) => (/\/boot-/.test(path) ? { status: 403, body: "" } : undefined))],
  ["is missing", (between: AlteringProxy) => (between.instead = (path) => (/\/boot-/.test(path) ? { status: 404, body: "" } : undefined))],
  [
    "is a page in its place",
    (between: AlteringProxy) =>
      (between.instead = (path) => (/\/boot-/.test(path) ? { status: 200, headers: { "content-type": "text/html" }, body: "<html>" } : undefined)),
  ],
] as const) {
  test(`the first script ${what}: the page says what may be wrong, and is there once it arrives`, async ({ page, between, guard }) => {
    test.setTimeout(60_000);
    guard.allowFailedRequests(/boot-/);
    // Without the script, the preloaded program is never used.
    guard.allowMishaps(/boot-|preloaded using link preload but not used/);
    happens(between);
    await page.goto(between.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The panel has not started", { timeout: 20_000 });
    await expect(page.getByRole("main")).toContainText("may have changed or blocked it");
    await expect(page.getByText("Loading", { exact: true })).toBeHidden();
    await expectAccessible(page);
    between.change = () => {};
    between.instead = () => undefined;
    if (what === "is changed on its way") {
      // The browser has the changed file in its cache for good: only Ctrl+F5 leaves that out, as the page says.
      await expect(page.getByRole("main")).toContainText("Ctrl+F5");
      const session = await page.context().newCDPSession(page);
      await session.send("Page.reload", { ignoreCache: true });
    } else {
      await page.getByRole("link", { name: "Load the page again" }).click();
    }
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
    await expect(page.getByText("The panel has not started")).toHaveCount(0);
  });
}

for (const [what, file] of [
  ["the program", /_bg\.wasm$/],
  ["its glue", /\/partner-center-panel-[0-9a-f]+\.js$/],
] as const) {
  test(`${what} is changed on its way: it is not run, and the page says so`, async ({ page, between, guard }) => {
    guard.allowFailedRequests(/partner-center-panel/, /integrity/);
    between.change = (path, answer) => {
      if (file.test(path)) {
        answer.body = rewritten(answer.body);
      }
    };
    await page.goto(between.url);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The panel could not be loaded");
    await expect(page.getByRole("main")).toContainText("may also have changed or blocked a file");
    between.change = () => {};
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  });
}

test("each file of the start is fetched once, also the program, whose preload and use differ in nothing", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("./");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  const files = fetched.filter((path) => /\.(js|css|wasm)$/.test(path) && !path.includes("/part-"));
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(new Set(files).size).toBe(files.length);
});

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
