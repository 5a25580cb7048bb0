// Functions of the browser throw: nothing waits for ever, no edit is lost, and what failed works again once they do.

import { notLoaded, openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";
import { expect, test, type Page } from "../fixtures/index.ts";
import { breakFunctions, cases, functions, manners, mend, preparePage } from "../fixtures/throwing-functions.ts";

test.beforeEach(async ({ page, guard }) => {
  await preparePage(page);
  // The script that loads parts of the program says on the console why one did not come.
  guard.allowMishaps(/^console error: .*(broken by a test|fetch is not a function)/);
});

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const link = (page: Page, name: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
const tryAgain = (page: Page) => page.getByRole("main").getByRole("button", { name: "Try again", exact: true });

/** The pages, and what is on each of them once it is loaded. */
const pages = [
  { name: "support profile", address: () => "./", there: (page: Page) => page.getByRole("textbox", { name: "Email" }) },
  { name: "customers", address: () => "./?customers", there: (page: Page) => page.getByRole("table") },
  { name: "billing profile", address: (id: string) => `./?customer=${id}`, there: (page: Page) => page.getByRole("textbox", { name: "City" }) },
  {
    name: "qualification",
    address: (id: string) => `./?customer=${id}&view=qualification`,
    there: (page: Page) => page.getByRole("radio", { name: "Education" }),
  },
  { name: "history", address: (id: string) => `./?customer=${id}&view=history`, there: (page: Page) => page.getByText("Nothing is recorded, or not yet.") },
  { name: "connection", address: () => "./?connection", there: (page: Page) => page.getByRole("region", { name: "Settings" }) },
];

for (const [name, manner] of cases) {
  test(`${name} ${manner} while a page loads: it is there, or says why, and is there at the next try`, async ({ page, baseURL, customer }) => {
    for (const { address, there } of pages) {
      await breakFunctions(page, baseURL ?? "", [name], manner);
      await page.goto(address(customer.id));
      await expect(there(page).or(tryAgain(page)).first()).toBeVisible();
      await mend(page);
      // A page can have several things that failed, and the start loads the page again.
      await expect(async () => {
        if ((await tryAgain(page).count()) > 0) {
          await tryAgain(page).first().click({ timeout: 1_000 });
        }
        await expect(there(page)).toBeVisible({ timeout: 2_000 });
      }).toPass();
    }
  });

  test(`${name} ${manner} while going from page to page: nothing waits for ever`, async ({ page, baseURL, customer }) => {
    await page.goto("./");
    await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible();
    await breakFunctions(page, baseURL ?? "", [name], manner);
    for (const [text, there] of [
      ["Customers", page.getByRole("table")],
      ["Connection", page.getByRole("region", { name: "Settings" })],
      ["Support profile", page.getByRole("textbox", { name: "Email" })],
    ] as const) {
      await link(page, text).click();
      await expect(there.or(tryAgain(page)).first()).toBeVisible();
    }
    await mend(page);
    await link(page, "Customers").click();
    await expect(page.getByRole("table")).toBeVisible();
    await page.getByRole("link", { name: customer.name, exact: true }).click();
    await expect(heading(page)).toHaveText(customer.name);
    await expect(page.getByRole("textbox", { name: "City" })).toBeVisible();
  });

  for (const record of ["billing", "support"] as const) {
    test(`${name} ${manner} during a save of the ${record} profile: it ends, and the edit is saved or kept`, async ({ page, baseURL, customer, sandbox }) => {
      const form = await (record === "billing" ? openBilling : openSupport)(page, customer);
      const [label, value] = record === "billing" ? ["Company name", "Renamed"] : ["Telephone", "425-555-0199"];
      await expect(form.field(label)).toBeVisible();
      await breakFunctions(page, baseURL ?? "", [name], manner);
      await form.field(label).fill(value);
      await form.save();
      const ended = form.status.filter({ hasText: /^(Saved|Already saved)/ }).or(form.problem).or(form.unknown);
      await expect(ended.first()).toBeVisible();
      await expect(form.status).not.toHaveText(/^Saving|^Waiting/);
      await expect(form.field(label)).toHaveValue(value);
      await mend(page);
      if (await form.unknown.isVisible()) {
        await form.unknown.getByRole("button", { name: "Find out" }).click();
        await expect(form.unknown).toHaveCount(0);
      }
      if (!/^(Saved|Already saved)/.test((await form.status.textContent()) ?? "")) {
        await form.save();
      }
      await expect(form.status).toHaveText(/^(Saved|Already saved)/);
      const held = record === "billing" ? (await sandbox.billing(customer)).companyName : (await sandbox.support()).telephone;
      expect(held).toBe(value);
    });
  }
}

for (const manner of manners) {
  test(`the clipboard ${manner}: the copy buttons say that nothing was copied, and copy again later`, async ({ page, baseURL, customer }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await page.getByText("Show the request", { exact: true }).click();
    for (const button of ["Copy tenant id", "Copy as curl"]) {
      await breakFunctions(page, baseURL ?? "", ["clipboard"], manner);
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByText("The browser did not allow copying")).toBeVisible();
      await mend(page);
      await page.getByRole("button", { name: button }).click();
      await expect(page.getByText("Copied", { exact: true }).first()).toBeVisible();
      await expect(page.getByText("The browser did not allow copying")).toHaveCount(0);
    }
    await expect(form.field("City")).toHaveValue("Kirkland");
  });
}

test("without AbortSignal.any, AbortSignal.timeout and AbortController, as in older browsers, everything works", async ({ page, sandbox, customer }) => {
  await page.addInitScript(() => {
    for (const name of ["any", "timeout"]) {
      Reflect.deleteProperty(AbortSignal, name);
    }
    Reflect.deleteProperty(globalThis, "AbortController");
  });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
});

test("an exception that nobody foresaw ends in a layer that says so, and what was typed is there after it", async ({ page, customer, guard }) => {
  guard.expectMishaps(/broken by a test/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await expect(form.changes).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(Document.prototype, "title", {
      set: () => {
        throw new Error("broken by a test");
      },
    });
  });
  page.on("dialog", (dialog) => void dialog.accept());
  await link(page, "Connection").click();
  const stopped = page.getByRole("alertdialog", { name: "The panel stopped working" });
  await expect(stopped).toBeVisible();
  await stopped.getByRole("link", { name: "Load the page again" }).click();
  await openBilling(page, customer);
  await expect(new RecordForm(page, "Billing profile").field("City")).toHaveValue("Kirkland");
});

test("all of them at once: the page says why, and works once they do", async ({ page, baseURL }) => {
  await breakFunctions(page, baseURL ?? "", functions, "throws");
  await page.goto("./");
  await expect(tryAgain(page)).toBeVisible();
  await mend(page);
  await tryAgain(page).click();
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  await expect(notLoaded(page)).toHaveCount(0);
});
