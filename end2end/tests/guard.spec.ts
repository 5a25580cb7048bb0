// What the tests watch for is noticed.

import type { Page } from "@playwright/test";
import { findings } from "../fixtures/accessible.ts";
import { Guard } from "../fixtures/guard.ts";
import { expect, test } from "../fixtures/index.ts";

interface Case {
  name: string;
  happens: (page: Page) => Promise<unknown>;
  noticed: RegExp;
}

const cases: Case[] = [
  {
    name: "an error on the console",
    happens: (page) => page.evaluate(() => console.error("wrong")),
    noticed: /^console error: wrong/,
  },
  {
    name: "an uncaught error",
    happens: (page) => page.evaluate(() => void Promise.reject(new Error("wrong"))),
    noticed: /^uncaught: Error: wrong/,
  },
  {
    name: "a violation of the policy",
    happens: (page) => page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<p style="color: red">wrong</p>')),
    noticed: /Policy violation: style-src-attr inline/,
  },
  {
    name: "a failed request that was not provoked",
    happens: (page) => page.evaluate(async () => (await fetch("v1/customers/none")).status),
    noticed: /^not provoked: Failed to load resource: .* 404 .*v1\/customers\/none/,
  },
];

for (const { name, happens, noticed } of cases) {
  test(`${name} is noticed`, async ({ browser }) => {
    const context = await browser.newContext();
    const guard = new Guard();
    await guard.watch(context);
    const page = await context.newPage();
    await page.goto("./?connection");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connection");
    expect(guard.findings()).toEqual([]);
    await happens(page);
    await expect.poll(() => guard.findings()).toContainEqual(expect.stringMatching(noticed));
    await context.close();
  });
}

test("a failed request that was declared and did not happen is noticed", () => {
  const guard = new Guard();
  guard.expectFailedRequests(/status of 500/);
  expect(guard.findings()).toEqual(["declared, and did not happen: /status of 500/"]);
});

test("what is not accessible is noticed", async ({ page }) => {
  await page.goto("./?connection");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connection");
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
  expect((await findings(page)).map(({ id }) => id)).toContain("button-name");
});
