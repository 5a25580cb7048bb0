import { expect, test, type Page } from "../fixtures/index.ts";
import { notLoaded } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const search = (page: Page) => page.getByRole("searchbox", { name: "Search customers" });
const table = (page: Page) => page.getByRole("table", { name: "Customers" });
const links = (page: Page) => table(page).getByRole("link");

/** The filters of the calls that asked for customers, in their order. */
function filters(calls: { query: string }[]): unknown[] {
  return calls.map(({ query }) => JSON.parse(new URLSearchParams(query).get("filter") ?? "null") as unknown);
}

test("lists every customer, each a link to its page", async ({ page, sandbox, customer }) => {
  await page.goto("./?customers");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
  const customers = await sandbox.customers();
  await expect(links(page)).toHaveCount(customers.length);
  for (const column of ["Company", "Domain", "Tenant id"]) {
    await expect(table(page).getByRole("columnheader", { name: column })).toBeVisible();
  }
  expect(await links(page).allTextContents()).toEqual(customers.map(({ name }) => name));
  const row = table(page).getByRole("row", { name: customer.name });
  await expect(row).toContainText(customer.domain);
  await expect(row).toContainText(customer.id);
  await expectAccessible(page);
  const calls = await sandbox.calls();
  expect(calls.map(({ path, query }) => `${path}?${query}`)).toEqual(["v1/customers?size=500"]);

  await row.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
  await expect(page).toHaveURL(new RegExp(`\\?customer=${customer.id}$`));
});

test("searches by name as one types", async ({ page, sandbox, customerCount }) => {
  await page.goto("./?customers");
  await expect(links(page).first()).toBeVisible();
  await search(page).pressSequentially("åkerl");
  await expect(links(page).first()).toHaveText(/^Åkerlund/);
  const found = (await sandbox.customers()).filter(({ name }) => name.toLowerCase().startsWith("åkerl"));
  await expect(links(page)).toHaveText(found.map(({ name }) => name));
  await expectAccessible(page);
  const asked = filters(await sandbox.calls());
  expect(asked.at(-1)).toEqual({ Field: "CompanyName", Value: "åkerl", Operator: "starts_with" });
  // Typing is not answered letter by letter.
  expect(asked.length).toBeLessThan(6);
  // The words of a search are not in the address.
  expect(new URL(page.url()).search).toBe("?customers");

  await search(page).fill("");
  await expect(links(page)).toHaveCount(customerCount);
});

test("searches by domain when the words hold a dot", async ({ page, sandbox, customer }) => {
  await page.goto("./?customers");
  await search(page).fill(customer.domain);
  await expect(links(page)).toHaveText([customer.name]);
  expect(filters(await sandbox.calls()).at(-1)).toEqual({
    Field: "Domain",
    Value: customer.domain,
    Operator: "starts_with",
  });
});

test("says when nobody is found", async ({ page }) => {
  await page.goto("./?customers");
  await search(page).fill("nobody is called so");
  await expect(page.getByRole("main").getByRole("status")).toHaveText("No customer found");
  await expect(links(page)).toHaveCount(0);
  await expectAccessible(page);
});

test("signs that are special in an address or in JSON are searched for as they are", async ({ page, sandbox }) => {
  await page.goto("./?customers");
  await search(page).fill('Juniper & Sons "#%+');
  await expect(page.getByRole("main").getByRole("status")).toHaveText("No customer found");
  expect(filters(await sandbox.calls()).at(-1)).toMatchObject({ Value: 'Juniper & Sons "#%+' });
  await search(page).fill("Juniper & S");
  await expect(links(page).first()).toHaveText(/^Juniper & Sons/);
});

test("a pasted tenant id goes straight to the customer", async ({ page, customer }) => {
  await page.goto("./?customers");
  await search(page).fill(customer.id.toUpperCase());
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
});

test("Back returns to the search with its words and what it found", async ({ page, customer }) => {
  await page.goto("./?customers");
  await search(page).fill("alder creek");
  await expect(links(page).first()).toHaveText(/^Alder Creek/);
  await table(page).getByRole("link", { name: customer.name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
  await page.goBack();
  await expect(search(page)).toHaveValue("alder creek");
  await expect(links(page).first()).toHaveText(/^Alder Creek/);
});

test("typing on gives up the slow search for earlier words", async ({ page, sandbox }) => {
  await page.goto("./?customers");
  await expect(links(page).first()).toBeVisible();
  await sandbox.arm({ kind: "delay", ms: 2000, method: "GET" });
  const givenUp = page.waitForEvent("requestfailed", (request) => request.url().includes("blue"));
  await search(page).fill("blue");
  await expect.poll(async () => sandbox.calls()).toHaveLength(2);
  await search(page).fill("copper");
  await expect(links(page)).toHaveText([/^Copperfield/]);
  expect((await givenUp).failure()?.errorText).toBe("net::ERR_ABORTED");
  // Longer than the answer would have taken.
  await page.waitForTimeout(2500);
  await expect(links(page)).toHaveText([/^Copperfield/]);
  await expect(search(page)).toHaveValue("copper");
  await expect(notLoaded(page)).toHaveCount(0);
});

test("leaving the page gives up what it asked for; a write goes on", async ({ page, sandbox, customer }) => {
  await sandbox.arm({ kind: "delay", ms: 2000, method: "GET", path: "v1/customers" });
  const givenUp = page.waitForEvent("requestfailed", (request) => request.url().includes("v1/customers"));
  await page.goto("./?customers");
  await expect.poll(async () => sandbox.calls()).toHaveLength(1);
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Connection" }).click();
  expect((await givenUp).failure()?.errorText).toBe("net::ERR_ABORTED");

  await page.goto(`./?customer=${customer.id}`);
  await page.getByRole("textbox", { name: "City" }).fill("Kirkland");
  await sandbox.arm({ kind: "delay", ms: 1000, method: "PUT" });
  const saved = page.waitForEvent("requestfinished", (request) => request.method() === "PUT");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
  expect(await (await (await saved).response())?.status()).toBe(200);
});

test("a list that cannot be read is said so, and tried again by a button", async ({ page, sandbox, guard, customerCount }) => {
  guard.expectFailedRequests(/status of 500 .*v1\/customers/);
  await sandbox.arm({ kind: "status", status: 500, path: "v1/customers" });
  await page.goto("./?customers");
  await expect(notLoaded(page)).toContainText("The service failed.");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(links(page)).toHaveCount(customerCount);
});
