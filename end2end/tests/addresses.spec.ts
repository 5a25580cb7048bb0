// Every page has an address that works by itself, a heading, a title, and an entry in the history.

import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Every page: its address, heading, title, and the link that is marked as the current one. */
const pages = [
  { address: "./", name: "Support profile", current: "Support profile" },
  { address: "./?customers", name: "Customers", current: "Customers" },
  { address: "./?customer=ID", name: "Alder Creek Robotics", current: undefined },
  { address: "./?customer=ID&view=qualification", name: "Qualification", current: undefined },
  { address: "./?customer=ID&view=history", name: "History", current: undefined },
  { address: "./?connection", name: "Connection", current: "Connection" },
  { address: "./?customer=none", name: "Page not found", current: undefined },
];

for (const { address, name, current } of pages) {
  test(`${address} is reached from outside, and again by reloading`, async ({ page, customer }) => {
    await page.goto(address.replace("ID", customer.id));
    for (const again of [false, true]) {
      if (again) {
        await page.reload();
      }
      await expect(page.getByRole("banner")).toContainText("Partner Center panel");
      await expect(heading(page)).toHaveCount(1);
      await expect(heading(page)).toHaveText(name);
      await expect(page).toHaveTitle(new RegExp(`^${name}.* – Partner Center panel$`));
      const links = page.getByRole("navigation", { name: "Pages" }).getByRole("link");
      await expect(links).toHaveText(["Support profile", "Customers", "Connection"]);
      for (const link of await links.all()) {
        const isCurrent = (await link.textContent()) === current;
        await (isCurrent ? expect(link) : expect(link).not).toHaveAttribute("aria-current", "page");
      }
    }
    await expectAccessible(page);
  });

  test(`${address} fits on 320 px, also dark`, async ({ page, customer }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(address.replace("ID", customer.id));
    await expect(heading(page)).toHaveText(name);
    await expect(page.getByText("Loading")).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });
}

test("links, Back and Forward show the pages without loading the document again", async ({ page, customer }) => {
  await page.goto("./");
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
  const links = page.getByRole("navigation", { name: "Pages" });
  await links.getByRole("link", { name: "Customers" }).click();
  await expect(heading(page)).toHaveText("Customers");
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveURL(/\/panel\/\?customers$/);
  await page.getByRole("link", { name: customer.name, exact: true }).click();
  await expect(heading(page)).toHaveText(customer.name);
  await page.getByRole("main").getByRole("link", { name: "Qualification" }).click();
  await expect(heading(page)).toHaveText("Qualification");
  for (const name of [customer.name, "Customers", "Support profile"]) {
    await page.goBack();
    await expect(heading(page)).toHaveText(name);
    await expect(page).toHaveTitle(new RegExp(`^${name}`));
  }
  await page.goForward();
  await expect(heading(page)).toHaveText("Customers");
  await links.getByRole("link", { name: "Connection" }).click();
  await expect(heading(page)).toHaveText("Connection");
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
});

test("an error is gone from the title on the next page", async ({ page, sandbox, guard, customer }) => {
  guard.expectFailedRequests(/status of 403 .*profiles\/billing/);
  await sandbox.arm({ kind: "status", status: 403, method: "PUT" });
  await page.goto(`./?customer=${customer.id}`);
  await page.getByRole("textbox", { name: "City" }).fill("Kirkland");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page).toHaveTitle(`Error: ${customer.name} – Partner Center panel`);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
  await expect(page).toHaveTitle("Customers – Partner Center panel");
});

test("unknown parameters change nothing", async ({ page }) => {
  await page.goto("./?customers&utm_source=mail");
  await expect(heading(page)).toHaveText("Customers");
  await page.goto("./?hello=world");
  await expect(heading(page)).toHaveText("Support profile");
});

test("the connection page says where calls go", async ({ page }) => {
  await page.goto("./?connection");
  await expect(page.getByRole("main")).toContainText("API address");
  await expect(page.getByRole("main")).toContainText("./");
  await expect(page.getByRole("main")).toContainText("auto");
});

test.describe("at the root of a host", () => {
  test.use({ host: "sandbox" });

  test("start, deep link and a save work too", async ({ page, sandbox, customer }) => {
    await page.goto("./");
    await expect(heading(page)).toHaveText("Support profile");
    await page.goto(`./?customer=${customer.id}`);
    await page.getByRole("textbox", { name: "City" }).fill("Kirkland");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("form").getByRole("status").last()).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  });
});
