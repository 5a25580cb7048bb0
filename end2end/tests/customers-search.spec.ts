// A search by name, and by domain where the words may be one; and with an input method.

import { expect, test, type Page } from "../fixtures/index.ts";
import { notLoaded } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const search = (page: Page) => page.getByRole("searchbox", { name: "Search customers" });
const links = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("link");
const status = (page: Page) => page.getByRole("main").getByRole("status");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const more = (page: Page) => page.getByRole("button", { name: "Show more customers" });

interface Filter {
  Field: string;
  Value: string;
}

/** The filters of these queries, in their order. */
function filters(calls: { query: string }[]): (Filter | null)[] {
  return calls.map(({ query }) => JSON.parse(new URLSearchParams(query).get("filter") ?? "null") as Filter | null);
}

const ids = ["4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f01", "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f02", "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f03"];

/**
 * Answers searches as users report that the service does: a name, and of domains the one below onmicrosoft.com. The fields
 * that are given are answered with 503.
 */
async function serve(page: Page, customers: { name: string; domain: string }[], { rows = 500, failing = new Set<string>() } = {}): Promise<Filter[]> {
  const asked: Filter[] = [];
  await page.route(/\/v1\/customers\?/, async (route) => {
    const url = new URL(route.request().url());
    const filter = JSON.parse(url.searchParams.get("filter") ?? '{"Field":"CompanyName","Value":""}') as Filter;
    const begin = Number(route.request().headers()["ms-continuationtoken"] ?? "0");
    if (begin === 0) {
      asked.push(filter);
    }
    if (failing.has(filter.Field)) {
      return route.fulfill({ status: 503, body: "" });
    }
    const matching = customers.flatMap(({ name, domain }, at) => {
      const value = filter.Field === "Domain" ? domain : name;
      const item = { id: ids[at], companyProfile: { tenantId: ids[at], companyName: name, domain } };
      return value.toLowerCase().startsWith(filter.Value.toLowerCase()) ? [item] : [];
    });
    const items = matching.slice(begin, begin + rows);
    const token = begin + rows < matching.length ? { continuationToken: String(begin + rows) } : {};
    return route.fulfill({ json: { totalCount: items.length, items, ...token } });
  });
  return asked;
}

for (const name of ["Alder Creek B.V.", "St. Mary", "J.P. Alder", "Alder Inc.", "Alder & Co.", "Alder A/S", "Alder S.A.", 'O\'Neil "100%" Ltd.', "b.v", "1.FC Alder"]) {
  test(`a dot makes no domain of a name: ${name}`, async ({ page }) => {
    const asked = await serve(page, [
      { name, domain: "first.onmicrosoft.com" },
      { name: "Somebody else", domain: "second.onmicrosoft.com" },
    ]);
    await page.goto("./?customers");
    await expect(links(page)).toHaveCount(2);
    await search(page).fill(`  ${name.toUpperCase()} `);
    await expect(links(page)).toHaveText([name]);
    await expect(status(page)).toHaveText("1 customer");
    await expect(page.getByText(/^Searched by company name/)).toBeVisible();
    expect(asked[1]).toMatchObject({ Field: "CompanyName", Value: name.toUpperCase() });
  });
}

test("a domain of the customer's own finds it by how its onmicrosoft.com domain begins", async ({ page }) => {
  const asked = await serve(page, [
    { name: "Alder Creek B.V.", domain: "aldercreekbv.onmicrosoft.com" },
    { name: "Somebody else", domain: "second.onmicrosoft.com" },
  ]);
  await page.goto("./?customers");
  await expect(links(page)).toHaveCount(2);
  for (const words of ["aldercreek.nl", " AlderCreek.NL. ", "www.aldercreek.nl", "aldercreek.co.uk", "info@aldercreek.nl", "https://aldercreek.nl/contact"]) {
    await search(page).fill(words);
    await expect(page.getByText(/domains that begin with “aldercreek” were searched for, too/)).toBeVisible();
    await expect(links(page)).toHaveText(["Alder Creek B.V."]);
    await search(page).fill("nobody");
    await expect(status(page)).toHaveText("No customer found");
    await expect(page.getByText("Searched by company name.", { exact: true })).toBeVisible();
  }
  expect(asked[1]).toMatchObject({ Field: "CompanyName", Value: "aldercreek.nl" });
  expect(asked[2]).toMatchObject({ Field: "Domain", Value: "aldercreek.nl" });
  expect(asked[3]).toMatchObject({ Field: "Domain", Value: "aldercreek" });
  await search(page).fill("aldercreekbv.onmicrosoft.com");
  await expect(links(page)).toHaveText(["Alder Creek B.V."]);
  await expect(page.getByText("Searched by company name and by domain.", { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test("who is found by name and by domain is shown once, names first, and both go on", async ({ page }) => {
  const asked = await serve(
    page,
    [
      { name: "Later", domain: "alder.later.example" },
      { name: "Alder.Creek", domain: "alder.creek.example" },
      { name: "Alder.Brook", domain: "brook.example" },
    ],
    { rows: 1 },
  );
  await page.goto("./?customers");
  await expect(links(page)).toHaveCount(1);
  await search(page).fill("alder.");
  await expect(links(page)).toHaveText(["Alder.Creek", "Later"]);
  await expect(status(page)).toHaveText("2 customers, and there are more");
  await more(page).click();
  await expect(links(page)).toHaveText(["Alder.Creek", "Later", "Alder.Brook"]);
  await expect(status(page)).toHaveText("3 customers");
  await expect(more(page)).toHaveCount(0);
  expect(asked.slice(1).map(({ Field }) => Field)).toEqual(["CompanyName", "Domain"]);
});

for (const [failing, title] of [
  ["CompanyName", "The search by company name could not be loaded"],
  ["Domain", "The search by domain could not be loaded"],
] as const) {
  test(`one search that fails does not hide what the other found: ${failing}`, async ({ page, guard }) => {
    guard.expectFailedRequests(/status of 503 .*v1\/customers/);
    const fails = new Set<string>();
    await serve(
      page,
      [
        { name: "Alder.Creek", domain: "creek.example" },
        { name: "Later", domain: "alder.later.example" },
      ],
      { failing: fails },
    );
    await page.goto("./?customers");
    await expect(links(page)).toHaveCount(2);
    fails.add(failing);
    await search(page).fill("alder.");
    await expect(page.getByRole("region", { name: title })).toBeVisible();
    await expect(links(page)).toHaveText([failing === "Domain" ? "Alder.Creek" : "Later"]);
    await expect(status(page)).toHaveText("1 customer");
    await expectAccessible(page);
    fails.clear();
    await notLoaded(page).getByRole("button", { name: "Try again" }).click();
    await expect(links(page)).toHaveCount(2);
    await expect(notLoaded(page)).toHaveCount(0);
  });
}

test("two searches that fail are both said, and tried again", async ({ page, guard }) => {
  guard.expectFailedRequests(/status of 503 .*v1\/customers/);
  const fails = new Set<string>();
  await serve(page, [{ name: "Alder.Creek", domain: "alder.creek.example" }], { failing: fails });
  await page.goto("./?customers");
  await expect(links(page)).toHaveCount(1);
  ["CompanyName", "Domain"].forEach((field) => fails.add(field));
  await search(page).fill("alder.");
  await expect(notLoaded(page)).toHaveCount(2);
  await expect(links(page)).toHaveCount(0);
  fails.clear();
  await notLoaded(page).first().getByRole("button", { name: "Try again" }).click();
  await expect(notLoaded(page)).toHaveCount(1);
  await notLoaded(page).getByRole("button", { name: "Try again" }).click();
  await expect(links(page)).toHaveText(["Alder.Creek"]);
  await expect(notLoaded(page)).toHaveCount(0);
});

for (const listLinks of ["version", "no-version", "relative", "absolute", "absolute-no-version"] as const) {
  test(`pages follow each other however the service spells its links: ${listLinks}`, async ({ page, sandbox, customerCount }) => {
    await sandbox.set({ listLinks, largestPage: 25 });
    await page.goto("./?customers");
    await expect(links(page)).toHaveCount(25);
    await more(page).click();
    await expect(links(page)).toHaveCount(50);
    await more(page).click();
    await expect(links(page)).toHaveCount(customerCount);
    await expect(more(page)).toHaveCount(0);
    expect(new Set((await sandbox.calls()).map(({ path }) => path))).toEqual(new Set(["v1/customers"]));
  });
}

test("the service's own domain alone is searched: pages of it follow each other, too", async ({ page, sandbox, customer }) => {
  await sandbox.set({ customerDomain: "onmicrosoft", largestPage: 1 });
  await page.goto("./?customers");
  await expect(links(page)).toHaveCount(1);
  const label = customer.domain.split(".")[0] ?? "";
  await search(page).fill(customer.domain);
  await expect(page.getByText(`begin with “${label}”`)).toBeVisible();
  await expect(links(page)).toHaveText([customer.name]);
  expect(filters(await sandbox.calls()).at(-1)).toMatchObject({ Field: "Domain", Value: label });
  // The first word of the domain alone: of several customers.
  const house = label.split("-")[0] ?? "";
  const found = (await sandbox.customers()).filter(({ domain }) => domain.startsWith(house));
  await search(page).fill(`${house}.nl`);
  await expect(page.getByText(`begin with “${house}”`)).toBeVisible();
  for (let shown = 1; shown < found.length; shown += 1) {
    await expect(links(page)).toHaveCount(shown);
    await more(page).click();
  }
  await expect(links(page)).toHaveText(found.map(({ name }) => name));
  await expect(more(page)).toHaveCount(0);
});

for (const [what, spell] of [
  ["blanks between its parts", (id: string) => `  ${id.replaceAll("-", " - ")}  `],
  ["braces and blanks", (id: string) => `{ ${id} }`],
  ["no hyphens", (id: string) => id.replaceAll("-", "")],
  ["typographic hyphens and marks of direction", (id: string) => `\u200e${id.replaceAll("-", "\u2011")}\u200e`],
] as const) {
  test(`a tenant id is pasted with ${what}`, async ({ page, customer }) => {
    await page.goto("./?customers");
    await search(page).fill(spell(customer.id));
    await expect(heading(page)).toHaveText(customer.name);
  });
}

test("what an input method has not finished is not searched for, and its keys do not move the focus", async ({ page, sandbox }) => {
  await page.goto("./?customers");
  await expect(links(page).first()).toBeVisible();
  await search(page).focus();
  const session = await page.context().newCDPSession(page);
  for (const text of ["s", "さ", "さk", "さく", "さくr", "さくら"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await expect(search(page)).toHaveValue("さくら");
  for (const key of ["ArrowDown", "ArrowUp", "Enter"]) {
    await page.keyboard.press(key);
    await expect(search(page)).toBeFocused();
  }
  // Longer than typing rests before the service is asked.
  await page.waitForTimeout(600);
  expect(filters(await sandbox.calls())).toEqual([null]);
  await session.send("Input.insertText", { text: "さくら" });
  await expect(links(page).first()).toHaveText(/^さくら/);
  expect(filters(await sandbox.calls())).toEqual([null, { Field: "CompanyName", Value: "さくら", Operator: "starts_with" }]);
  await page.keyboard.press("ArrowDown");
  await expect(links(page).first()).toBeFocused();
});
