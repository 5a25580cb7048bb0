// One panel has one identity, however its address is spelled: its locks, drafts, tab id and recently opened customers.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";

/** Addresses that lead to the folder /panel/ of the host, and to its start page. */
const spellings = [
  "/panel/",
  "/panel/index.html",
  "/%70anel/",
  "/p%61nel/index.html",
  "/%70%61%6E%65%6c/%69ndex.html",
  "/panel/?query",
  "/panel/index.html?x=1#y",
  "//panel/",
  "/panel//",
  "/x/%2e%2e/panel/./index%2Ehtml",
];

/** The address of a spelling, with a query of its own where none is given. */
function at(spelling: string, query = ""): string {
  const [path = "", rest = ""] = spelling.split(/(?=[?#])/);
  // The address has no host where it begins with two slashes: so it is written in full.
  return path + (query || rest);
}

async function open(page: Page, baseURL: string | undefined, spelling: string, query = ""): Promise<void> {
  await page.goto(new URL(baseURL ?? "").origin + at(spelling, query));
}

/** What the tab keeps. */
const kept = (page: Page) => page.evaluate(() => ({ ...sessionStorage }) as Record<string, string>);

for (const spelling of spellings) {
  test(`${spelling}: of two saves of the support profile at once, the second waits and is a conflict`, async ({ page, context, sandbox, baseURL }) => {
    const first = await openSupport(page);
    const other = await context.newPage();
    await open(other, baseURL, spelling);
    const second = new RecordForm(other, "Support profile");
    await first.field("Telephone").fill("425-555-0111");
    await second.field("Telephone").fill("425-555-0112");
    await sandbox.arm({ kind: "delay", ms: 5_000, method: "PUT" });
    await first.save();
    await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
    await second.save();
    await expect(second.status).toHaveText("Waiting for another tab that is saving this record …");
    await expect(first.status).toHaveText(/^Saved/);
    await expect(second.conflict("Telephone").getByRole("row", { name: "Telephone" })).toHaveText(
      /425-555-0100.*425-555-0111.*425-555-0112/,
    );
    expect(await sandbox.calls("PUT")).toHaveLength(1);
  });

  test(`${spelling}: what was typed is there after a link and a reload, and at the usual address`, async ({ page, baseURL }) => {
    page.on("dialog", (dialog) => void dialog.accept());
    await open(page, baseURL, spelling);
    const form = new RecordForm(page, "Support profile");
    await form.field("Telephone").fill("425-555-0111");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Customers");
    await page.reload();
    await page.getByRole("link", { name: "Support profile" }).click();
    await expect(form.restored).toBeVisible();
    await expect(form.field("Telephone")).toHaveValue("425-555-0111");
    await page.goto("./");
    await expect(form.field("Telephone")).toHaveValue("425-555-0111");
    await form.field("Telephone").fill("425-555-0112");
    await open(page, baseURL, spelling);
    await expect(form.restored).toBeVisible();
    await expect(form.field("Telephone")).toHaveValue("425-555-0112");
  });

  test(`${spelling}: the tab keeps its id, and the customers opened last are shared`, async ({ page, customer, baseURL }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    const id = (await kept(page))["/panel/tab"];
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    page.on("dialog", (dialog) => void dialog.accept());
    await open(page, baseURL, spelling, "?customers");
    await expect(page.getByRole("region", { name: "Opened last" }).getByRole("link")).toHaveText([customer.name]);
    expect(Object.entries(await kept(page)).filter(([key]) => key.endsWith("tab"))).toEqual([["/panel/tab", id]]);
    await page.getByRole("region", { name: "Opened last" }).getByRole("link").click();
    await expect(form.field("City")).toHaveValue("Kirkland");
  });
}

test.describe("at the root of a host", () => {
  test.use({ host: "sandbox" });

  test("index.html is the same panel too", async ({ page, context, baseURL, sandbox }) => {
    await page.goto("./");
    const first = new RecordForm(page, "Support profile");
    const other = await context.newPage();
    await other.goto(`${baseURL}index.html`);
    const second = new RecordForm(other, "Support profile");
    await first.field("Telephone").fill("425-555-0111");
    await second.field("Email").fill("desk@bluewater-cloud.example");
    await sandbox.arm({ kind: "delay", ms: 5_000, method: "PUT" });
    await first.save();
    await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
    await second.save();
    await expect(second.status).toHaveText(/^Waiting for another tab/);
    await expect(second.merged).toContainText("Telephone");
  });
});

test.describe("what an earlier version kept under the address as it was spelled", () => {
  const old = "/panel/index.html";

  test.beforeEach(({ guard }) => {
    // The browser asks for it beside a file that is no page; some customers may not be read.
    guard.allowFailedRequests(/status of 404 .*favicon/, /status of 403 .*v1\/customers/);
  });
  const record = (id: string) => `draft:billing-profile/${id}`;

  /** Leaves a draft with this city, and moves it to where an earlier version kept it. */
  async function leaveOld(page: Page, customer: { id: string }, city: string, more: Record<string, string> = {}): Promise<void> {
    const form = await openBilling(page, customer);
    await form.field("City").fill(city);
    await expect.poll(async () => Object.keys(await kept(page))).toContain(`/panel/${record(customer.id)}`);
    await page.goto("./config.json");
    await page.evaluate(
      ([from, to, more]) => {
        sessionStorage.setItem(to, sessionStorage.getItem(from) ?? "");
        sessionStorage.removeItem(from);
        Object.entries(more).forEach(([key, text]) => sessionStorage.setItem(key, text));
      },
      [`/panel/${record(customer.id)}`, old + record(customer.id), more] as const,
    );
  }

  test("is moved to the folder once, and is in the form again", async ({ page, customer }) => {
    page.on("dialog", (dialog) => void dialog.accept());
    await leaveOld(page, customer, "Kirkland", { "/p%61nel/draft:support-profile:unread": "{ of another version" });
    const form = await openBilling(page, customer);
    await expect(form.restored).toBeVisible();
    await expect(form.field("City")).toHaveValue("Kirkland");
    const keys = Object.keys(await kept(page)).filter((key) => key.includes("draft:"));
    expect(keys.sort()).toEqual([`/panel/${record(customer.id)}`, "/panel/draft:support-profile:unread"]);
  });

  test("is merged with a stored draft of the same record, and overwrites nothing", async ({ page, customer }) => {
    page.on("dialog", (dialog) => void dialog.accept());
    await leaveOld(page, customer, "Bellevue");
    const [key, text] = Object.entries(await kept(page)).find(([key]) => key.startsWith(old)) ?? ["", ""];
    await page.evaluate((key) => sessionStorage.removeItem(key), key);
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await page.goto("./config.json");
    await page.evaluate(([key, text]) => sessionStorage.setItem(key, text), [key, text] as const);
    await openBilling(page, customer);
    await expect(form.field("Language")).toHaveValue("es");
    const earlier = form.form.getByRole("region", { name: /^Changes from .* were never saved$/ });
    await expect(earlier.getByRole("definition")).toHaveText(["Bellevue"]);
    expect(Object.keys(await kept(page)).filter((key) => key.startsWith(old))).toEqual([]);
  });

  test("stays where it is while it cannot be joined, or is of another tenant", async ({ page, customer }) => {
    page.on("dialog", (dialog) => void dialog.accept());
    await leaveOld(page, customer, "Kirkland", { [`${old}tenant`]: "one", "/panel/tenant": "other", "/%70anel/draft:support-profile": "{ of another version" });
    const before = await kept(page);
    const form = await openBilling(page, customer);
    await expect(form.field("City")).toHaveValue("Redmond");
    const key = old + record(customer.id);
    expect((await kept(page))[key]).toBe(before[key]);
    // The tenant is the same again.
    await page.evaluate(() => sessionStorage.setItem("/panel/tenant", "one"));
    await page.reload();
    await expect(form.field("City")).toHaveValue("Kirkland");
    expect((await kept(page))[key]).toBeUndefined();
  });

  test("the customers opened last come together, and the tab keeps its id", async ({ page, sandbox }) => {
    const [one, two, three] = (await sandbox.customers()).map(({ id }) => id);
    await page.goto("./config.json");
    await page.evaluate(
      ([one, two, three]) => {
        localStorage.setItem("/panel/recent", `${one} ${two}`);
        localStorage.setItem("/panel/index.htmlrecent", `${three} ${one}`);
        localStorage.setItem("/other/index.htmlrecent", `${two}`);
        sessionStorage.setItem("/panel/index.htmltab", "00000000-0000-4000-8000-000000000000");
      },
      [one, two, three] as const,
    );
    await page.goto("./?customers");
    await expect(page.getByRole("region", { name: "Opened last" }).getByRole("link")).toHaveCount(3);
    expect(await page.evaluate(() => ({ ...localStorage }) as Record<string, string>)).toEqual({
      "/panel/recent": `${one} ${two} ${three}`,
      "/other/index.htmlrecent": two,
    });
    expect((await kept(page))["/panel/tab"]).toBe("00000000-0000-4000-8000-000000000000");
    expect((await kept(page))["/panel/index.htmltab"]).toBeUndefined();
  });
});
