// What the settings say of the cloud: what it does not offer is shown as not offered, with the reason, and not asked for.

import { expectAccessible } from "../fixtures/accessible.ts";
import { RecordForm } from "../fixtures/forms.ts";
import { expect, test as base, type Page } from "../fixtures/index.ts";

const test = base.extend<{ settings: object; panel: string }>({
  settings: [{}, { option: true }],
  panel: async ({ serveCopy, settings }, use) => {
    await use(await serveCopy((files) => files.write("config.json", JSON.stringify(settings))));
  },
});

const main = (page: Page) => page.getByRole("main");
const onlyGlobal = "Microsoft offers qualifications in the global cloud only.";

/** What the Connection page says of a setting. */
function setting(page: Page, name: string) {
  const settings = page.getByRole("region", { name: "Settings" });
  return settings.getByRole("term").filter({ hasText: new RegExp(`^${name}$`) }).locator("xpath=following-sibling::dd[1]");
}

for (const [cloud, name] of [
  ["21Vianet", "China (21Vianet)"],
  ["usGovernment", "US Government"],
] as const) {
  test.describe(name, () => {
    test.use({ settings: { cloud } });

    test("has no qualifications, and says so", async ({ page, panel, customer, sandbox }) => {
      await page.goto(`${panel}?customer=${customer.id}`);
      await main(page).getByRole("link", { name: "Qualification (not offered)" }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Qualification");
      await expect(main(page)).toContainText(onlyGlobal);
      await expect(page.getByRole("form")).toHaveCount(0);
      await expectAccessible(page);
      await main(page).getByRole("link", { name: "Billing profile" }).click();
      await expect(new RecordForm(page, "Billing profile").form).toBeVisible();
      const asked = (await sandbox.calls()).map(({ path }) => path).filter((path) => /qualification|validations/.test(path));
      expect(asked).toEqual([]);
    });

    test("is named on the Connection page", async ({ page, panel }) => {
      await page.goto(`${panel}?connection`);
      await expect(setting(page, "Cloud")).toHaveText(name);
      await expect(setting(page, "Route of the qualification’s update")).toHaveText(`not offered: ${onlyGlobal}`);
      await expectAccessible(page);
    });
  });
}

for (const [what, settings, why] of [
  ["in China", { cloud: "21Vianet" }, "not offered: The service in China keeps no audit records."],
  ["where the settings switch them off", { audit: false }, "not offered: The settings of this panel switch the audit records off."],
] as const) {
  test.describe("audit records", () => {
    test.use({ settings });

    test(`are not asked for ${what}`, async ({ page, panel, customer, sandbox }) => {
      await page.goto(`${panel}?connection`);
      await expect(setting(page, "Audit records")).toHaveText(why);
      await page.goto(`${panel}?customer=${customer.id}`);
      await main(page).getByRole("link", { name: "History (not offered)" }).click();
      await expect(main(page)).toContainText(why.replace("not offered: ", ""));
      await expectAccessible(page);
      await main(page).getByRole("link", { name: "Billing profile" }).click();
      const billing = new RecordForm(page, "Billing profile");
      await billing.field("City").fill("Kirkland");
      await sandbox.editBilling(customer, { "/companyName": "Theirs" });
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      await expect(billing.early).toContainText("Company name");
      expect(await sandbox.calls("GET", "auditrecords")).toEqual([]);
    });
  });
}

test.describe("Germany", () => {
  test.use({ settings: { cloud: "germany" } });

  test("is closed, and nothing is asked for", async ({ page, panel, customer, sandbox }) => {
    for (const address of ["", "?customers", `?customer=${customer.id}`, `?customer=${customer.id}&view=qualification`]) {
      await page.goto(panel + address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("This cloud is closed");
      await expect(main(page)).toContainText("Microsoft closed its cloud in Germany in 2021.");
    }
    await expectAccessible(page);
    await main(page).getByRole("link", { name: "Connection" }).click();
    await expect(setting(page, "Cloud")).toHaveText("Germany – Microsoft closed its cloud in Germany in 2021.");
    expect(await sandbox.calls()).toEqual([]);
  });
});

test.describe("the settings", () => {
  const settings = { supportProfilePath: "support", qualificationRoute: "asynchronous" };
  test.use({ settings });

  test("are shown on the Connection page, with the build", async ({ page, panel }) => {
    await page.goto(`${panel}?connection`);
    await expect(setting(page, "Cloud")).toHaveText("Global");
    await expect(setting(page, "Service of this cloud")).toHaveText("https://api.partnercenter.microsoft.com");
    await expect(setting(page, "API address")).toHaveText(`./ (${panel})`);
    await expect(setting(page, "Path of the support profile’s update")).toHaveText("support");
    await expect(setting(page, "Route of the qualification’s update")).toHaveText("asynchronous");
    await expect(setting(page, "Audit records")).toHaveText("read");
    await expect(setting(page, "Sign-in")).toHaveText("none");
    const program = await page.evaluate(() => document.querySelector("link[rel=modulepreload]")?.getAttribute("href"));
    const hash = /-([0-9a-f]+)\.js$/.exec(program ?? "")?.[1] ?? "none";
    await expect(setting(page, "Build")).toHaveText(new RegExp(`^\\d+\\.\\d+\\.\\d+ ${hash}$`));
    await expectAccessible(page);
  });
});

for (const [name, text, said] of [
  ["an unknown member", '{"signin":"token"}', "no member is called “signin”. Expected: $schema, cloud, api, tenant, supportProfilePath, qualificationRoute, signIn or audit."],
  ["an unknown cloud", '{"cloud":"China"}', 'the member “cloud” is "China". Expected: "global", "21Vianet", "usGovernment" or "germany".'],
  ["an unknown way to sign in", '{"signIn":"oidc"}', 'the member “signIn” is "oidc". Expected: "none" or "token".'],
  ["an unknown route", '{"qualificationRoute":true}', 'the member “qualificationRoute” is true. Expected: "auto", "synchronous" or "asynchronous".'],
  ["a text for a switch", '{"audit":"no"}', 'the member “audit” is "no". Expected: true or false.'],
  ["a domain for a tenant", '{"tenant":"contoso.com"}', 'the member “tenant” is "contoso.com". Expected: a tenant id, as text'],
  ["a list", "[]", "The file config.json is []. Expected: an object"],
] as const) {
  test(`a mistake in the settings is named: ${name}`, async ({ page, serveCopy }) => {
    await page.goto(await serveCopy((files) => files.write("config.json", text)));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The settings are wrong");
    await expect(main(page)).toContainText(said);
  });
}

test("the schema lies beside the settings, and fits them", async ({ request }) => {
  const settings = (await (await request.get("./config.json")).json()) as Record<string, unknown>;
  const schema = (await (await request.get(String(settings["$schema"]))).json()) as { properties: Record<string, unknown> };
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(settings)));
});
