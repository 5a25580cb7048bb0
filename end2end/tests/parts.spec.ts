// The parts of the program that are loaded when they are needed, and what is said when one of them does not come.

import { openBilling, openSupport } from "../fixtures/forms.ts";
import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const link = (page: Page, name: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });

/** Whether a file is this part. */
const isPart = (part: string) => (name: string) => name.startsWith(`part-${part}-`);

/** What the browser and the script that loads parts say of one that is not there. */
const failures = (part: string) => [new RegExp(`part-${part}-`), /^TypeError: Failed to fetch/];

test("no part is asked for before the record of the start page is there", async ({ page }) => {
  const order: string[] = [];
  page.on("request", (request) => order.push(new URL(request.url()).pathname));
  page.on("response", (response) => order.push(`answered ${new URL(response.url()).pathname}`));
  const form = await openSupport(page);
  await expect(form.field("Email")).toHaveValue(/@/);
  await expect.poll(() => order.some((line) => line.includes("/part-customers-"))).toBe(true);
  const answered = order.findIndex((line) => line.endsWith("v1/profiles/support") && line.startsWith("answered"));
  expect(answered).toBeGreaterThan(0);
  expect(order.findIndex((line) => line.includes("/part-"))).toBeGreaterThan(answered);
});

test("a part is checked, compressed, kept for good, and fetched once", async ({ page }) => {
  const parts: { url: string; encoding: string | undefined; cache: string | undefined }[] = [];
  page.on("response", async (response) => {
    if (response.url().includes("/part-")) {
      const headers = await response.allHeaders();
      parts.push({ url: response.url(), encoding: headers["content-encoding"], cache: headers["cache-control"] });
    }
  });
  await page.goto("./?customers");
  await expect(page.getByRole("table")).toBeVisible();
  await link(page, "Support profile").click();
  await expect(heading(page)).toHaveText("Support profile");
  await link(page, "Customers").click();
  await expect(heading(page)).toHaveText("Customers");
  await expect.poll(() => parts.some(({ url }) => url.includes("/part-connection-"))).toBe(true);
  for (const { url, encoding, cache } of parts) {
    expect({ url, encoding, cache }).toEqual({ url, encoding: "br", cache: "public, max-age=31536000, immutable, no-transform" });
    expect(url).toMatch(/\/panel\/part-[a-z0-9]+-[0-9a-f]{16}\.wasm$/);
  }
  expect(new Set(parts.map(({ url }) => url)).size).toBe(parts.length);
});

for (const type of ["application/octet-stream", "text/plain; charset=utf-8", undefined]) {
  test(`a host that sends the program as ${type ?? "no type"}: every page works, and the console names the type`, async ({ page, between, customer, guard }) => {
    guard.expectMishaps(/The host sends .*part-.* as ".*" instead of "application\/wasm"/, /serve Wasm with `application\/wasm` MIME type/);
    between.change = (path, file) => {
      if (path.endsWith(".wasm")) {
        delete file.headers["x-content-type-options"];
        file.headers["content-type"] = type;
      }
    };
    const lines: string[] = [];
    page.on("console", (message) => lines.push(message.text()));
    await page.goto(between.url);
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
    await link(page, "Customers").click();
    await expect(page.getByRole("table")).toBeVisible();
    await link(page, "Connection").click();
    await expect(page.getByRole("region", { name: "Settings" })).toBeVisible();
    const form = await openBilling(page, customer, between.url);
    await form.field("City").fill("Kirkland");
    await expect(form.changes).toBeVisible();
    expect(lines.some((line) => line.includes(`as "${type ?? ""}"`))).toBe(true);
  });

  test(`a part that was changed on the way is not run, also from a host that sends it as ${type ?? "no type"}`, async ({ page, between, guard }) => {
    guard.allowFailedRequests(/part-/, /integrity/, /^TypeError: Failed to fetch/);
    guard.allowMishaps(/application\/wasm/);
    between.change = (path, file) => {
      if (path.endsWith(".wasm")) {
        file.headers["content-type"] = type;
      }
      if (path.includes("/part-connection-")) {
        file.body = Buffer.concat([Buffer.from(file.body as Buffer), Buffer.from([0])]);
      }
    };
    await page.goto(`${between.url}?connection`);
    await expect(heading(page)).toHaveText("This page could not be loaded");
    // The browser has the changed file in its cache for good.
    between.change = () => {};
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(heading(page)).toHaveText("Connection");
  });
}

test("the heading of a page that came late takes the focus; that of the first page does not", async ({ page }) => {
  await page.goto("./?customers");
  await expect(heading(page)).toHaveText("Customers");
  await expect(heading(page)).not.toBeFocused();
  await link(page, "Connection").click();
  await expect(heading(page)).toHaveText("Connection");
  await expect(heading(page)).toBeFocused();
});

test("after another version was put up, a missing part says so; edits are kept, and reloading goes on", async ({
  page,
  serveCopy,
  guard,
}) => {
  guard.expectFailedRequests(...failures("customers"));
  let putUp = () => {};
  let bringBack = () => {};
  const url = await serveCopy((files) => {
    files.delete(isPart("customers"));
    putUp = () => files.putUpAnotherVersion();
    bringBack = () => files.restore(isPart("customers"));
  });
  await page.goto(url);
  const telephone = page.getByRole("textbox", { name: "Telephone" });
  await telephone.fill("425-555-0199");
  putUp();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await link(page, "Customers").click();
  await expect(heading(page)).toHaveText("This page could not be loaded");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Error: This page could not be loaded/);
  await expect(page.getByRole("main")).toContainText("A new version was put up. Your edits are kept.");
  await expectAccessible(page);

  bringBack();
  await page.getByRole("button", { name: "Load the page again" }).click();
  await expect(heading(page)).toHaveText("Customers");
  await expect(page.getByRole("table")).toBeVisible();
  // The browser's own question, whether to lose changes, would be beside the point.
  expect(asked).toEqual(["confirm"]);
  await link(page, "Support profile").click();
  await expect(telephone).toHaveValue("425-555-0199");
});

test("a part that does not come for another reason can be asked for again", async ({ page, serveCopy, guard }) => {
  guard.expectFailedRequests(...failures("connection"));
  let bringBack = () => {};
  const url = await serveCopy((files) => {
    files.delete(isPart("connection"));
    bringBack = () => files.restore(isPart("connection"));
  });
  await page.goto(`${url}?connection`);
  await expect(heading(page)).toHaveText("This page could not be loaded");
  await expect(page.getByRole("main")).toContainText("A part of the program did not arrive.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toHaveText("This page could not be loaded");
  bringBack();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(heading(page)).toHaveText("Connection");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^Connection/);
});

test("without the part that shows a conflict nothing is overwritten or lost, and it is shown once the part is there", async ({
  page,
  serveCopy,
  guard,
  sandbox,
  customer,
}) => {
  guard.expectFailedRequests(...failures("panels"), /status of 400 .*profiles\/billing/);
  let bringBack = () => {};
  const url = await serveCopy((files) => {
    files.delete(isPart("panels"));
    bringBack = () => files.restore(isPart("panels"));
  });
  const form = await openBilling(page, customer, url);
  const missing = form.form.getByRole("region", { name: /^A part of the program did not arrive/ });
  await expect(missing).toBeVisible();
  await expectAccessible(page);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await form.save();
  await expect(missing).toBeFocused();
  await expect(form.field("City")).toHaveValue("Kirkland");
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Austin");

  bringBack();
  await missing.getByRole("button", { name: "Try again" }).click();
  await expect(form.problem).toBeVisible();
  await expect(form.conflict("Address")).toContainText("Austin");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await form.conflict("Address").getByRole("button", { name: /Keep mine/ }).click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
});
