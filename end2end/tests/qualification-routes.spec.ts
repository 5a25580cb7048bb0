// Both routes of a qualification: set at once, or asked for and decided on later.

import { chooseEducation, RecordForm } from "../fixtures/forms.ts";
import { expect, test as base, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";

type Route = "auto" | "synchronous" | "asynchronous";

const test = base.extend<{ route: Route; panel: string }>({
  route: ["auto", { option: true }],
  panel: async ({ serveCopy, route }, use) => {
    await use(await serveCopy((files) => files.write("config.json", JSON.stringify({ qualificationRoute: route }))));
  },
});

async function open(page: Page, panel: string, customer: Customer): Promise<RecordForm> {
  await page.goto(`${panel}?customer=${customer.id}&view=qualification`);
  const form = new RecordForm(page, "Qualification");
  await expect(form.form).toBeVisible();
  return form;
}

async function send(page: Page, form: RecordForm): Promise<void> {
  await form.save();
  await page.getByRole("region", { name: "Review before sending" }).getByRole("button", { name: "Send" }).click();
}

const choice = (page: Page, name: string) =>
  page.getByRole("group", { name: "Qualification", exact: true }).getByRole("radio", { name, exact: true });
const current = (page: Page) => page.getByRole("status").filter({ hasText: "Current qualification" });
const vetting = (page: Page, name = "Education") => page.getByRole("region", { name: `Vetting: ${name}` });
const code = (page: Page) => page.getByRole("combobox", { name: "Validation code" });

/** What was asked, without what is asked about the customer itself. */
async function asked(sandbox: Sandbox): Promise<string[]> {
  const calls = await sandbox.calls(undefined, "/qualification");
  return calls.map(({ method, path, status }) => `${method} ${path.split("/").at(-1)} ${status}`);
}

async function written(sandbox: Sandbox): Promise<{ query: string; body: unknown }[]> {
  const calls = await sandbox.calls(undefined, "/qualification");
  return calls.filter(({ method }) => method !== "GET").map(({ query, body }) => ({ query, body: JSON.parse(body ?? "null") as unknown }));
}

test.describe("the synchronous route alone", () => {
  test.use({ route: "synchronous" });

  test("sets at once, and asks for nothing that it has no use for", async ({ page, panel, sandbox, customer }) => {
    const form = await open(page, panel, customer);
    await expect(choice(page, "State-owned entity")).toBeDisabled();
    await expect(choice(page, "State-owned entity")).toHaveAccessibleDescription("only by the newer route, which is not to be had here");
    await choice(page, "Education").check();
    await expect(form.field("Kind of school")).toHaveCount(0);
    await form.save();
    await expect(page.getByRole("region", { name: "Review before sending" })).toContainText("The service sets it at once.");
    await form.button("Send").click();
    await expect(form.status).toHaveText(/^Saved/);
    await expect(current(page)).toHaveText("Current qualification: Education");
    expect(await asked(sandbox)).toEqual(["GET qualification 200", "GET qualification 200", "PUT qualification 200", "GET qualification 200"]);
  });

  test("that is gone is said so, and the other one is not tried", async ({ page, panel, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 410 .*\/qualification/);
    const form = await open(page, panel, customer);
    await sandbox.set({ syncQualification: "410" });
    await choice(page, "Education").check();
    await send(page, form);
    await expect(page.getByRole("region", { name: /could not be loaded|There is a problem/ })).toBeVisible();
    expect((await asked(sandbox)).filter((call) => call.includes("qualifications"))).toEqual([]);
  });
});

test.describe("the asynchronous route alone", () => {
  test.use({ route: "asynchronous" });

  test("a school is asked for with its kind and website, vetted, and followed until it is approved", async ({ page, panel, sandbox, customer }) => {
    await sandbox.set({ vettingDelay: 3000 });
    const form = await open(page, panel, customer);
    await choice(page, "Education").check();
    await expectAccessible(page);
    await form.save();
    await form.problem.getByRole("link", { name: /Kind of school/ }).click();
    await expect(form.field("Kind of school")).toBeFocused();
    await expect(form.field("Kind of school")).toHaveAccessibleDescription(/The service asks for it/);
    expect(await written(sandbox)).toEqual([]);
    await form.field("Kind of school").selectOption("Kindergarten to 12th grade");
    await form.field("Website of the school").fill(" alder.example ");
    await form.save();
    const review = page.getByRole("region", { name: "Review before sending" });
    await expect(review).toContainText("alder.example");
    await expect(review).toContainText("Kindergarten to 12th grade");
    await expect(review).toContainText("it is sent for vetting");
    await expectAccessible(page);
    await form.button("Send").click();
    await expect(form.status).toHaveText("Sent for vetting: Education. The service decides later; this page follows it.");
    await expect(current(page)).toHaveText("Current qualification: Education (in review)");
    await expect(vetting(page).getByRole("listitem")).toHaveText([
      /^Asked for: /,
      "In review by the service, which can take days",
      "Still to come: the decision",
    ]);
    await expect(choice(page, "Government Community Cloud")).toBeDisabled();
    await expectAccessible(page);
    expect(await written(sandbox)).toEqual([
      { query: "", body: { qualification: "Education", educationSegment: "K12", website: "alder.example" } },
    ]);
    await expect(current(page)).toHaveText("Current qualification: Education", { timeout: 15_000 });
    await expect(vetting(page).getByRole("listitem")).toHaveText([/^Asked for: /, "Reviewed by the service", "Approved"]);
    await expect(vetting(page).getByRole("listitem").last()).toHaveAttribute("aria-current", "step");
  });

  test("one that is denied says why, and can be asked for again", async ({ page, panel, sandbox, customer }) => {
    await sandbox.set({ vettingDelay: 2500 });
    const form = await open(page, panel, customer);
    await chooseEducation(page);
    await form.field("Website of the school").fill("museum.example");
    await send(page, form);
    await expect(vetting(page)).toContainText("In review");
    await expect(vetting(page).getByRole("listitem").last()).toHaveText("Denied", { timeout: 15_000 });
    await expect(vetting(page)).toContainText("The service says: Not an eligible Museum");
    await expect(page.getByRole("main"), "nobody else changed anything").not.toContainText(/someone else/);
    await expect(vetting(page)).toContainText("You can ask for it again.");
    await expect(current(page)).toHaveText("Current qualification: None, Education (denied)");
    await expect(choice(page, "Education")).toBeEnabled();
    await expect(choice(page, "Education")).toHaveAccessibleDescription("was denied, and can be asked for again");
    await expect(choice(page, "None")).toBeChecked();
    await expectAccessible(page);
    await chooseEducation(page);
    await form.field("Website of the school").fill("alder.example");
    await send(page, form);
    await expect(form.status).toHaveText(/^Sent for vetting: Education/);
    expect(await written(sandbox)).toHaveLength(2);
  });

  test("a state-owned entity stands beside a school", async ({ page, panel, sandbox }) => {
    const customer = await sandbox.customer("Érablière Énergie");
    const form = await open(page, panel, customer);
    await expect(choice(page, "Education")).toBeChecked();
    await choice(page, "State-owned entity").check();
    await form.save();
    await expect(page.getByRole("region", { name: "Review before sending" })).toContainText("from Education to Education, State-owned entity");
    await form.button("Send").click();
    await expect(form.status).toHaveText(/^Saved/);
    await expect(current(page)).toHaveText("Current qualification: Education, State-owned entity");
    await expect(choice(page, "State-owned entity")).toBeDisabled();
    await expect(choice(page, "State-owned entity")).toHaveAccessibleDescription("the customer has it");
    expect(await written(sandbox)).toEqual([{ query: "", body: { qualification: "StateOwnedEntity" } }]);
    await expectAccessible(page);
  });

  test("a validation code goes into the body", async ({ page, panel, sandbox, customer }) => {
    const form = await open(page, panel, customer);
    await choice(page, "Government Community Cloud").check();
    await code(page).selectOption("123456");
    await send(page, form);
    await expect(form.status).toHaveText(/^Saved/);
    await expect(vetting(page, "Government Community Cloud")).toContainText("Approved");
    expect(await written(sandbox)).toEqual([{ query: "", body: { qualification: "GovernmentCommunityCloud", validationCode: "123456" } }]);
  });

  test("somebody who asks for the same first is told, and that the website was not sent", async ({ page, panel, sandbox, customer }) => {
    const form = await open(page, panel, customer);
    await chooseEducation(page);
    await form.field("Website of the school").fill("alder.example");
    await form.save();
    await sandbox.editQualification(customer, "education");
    await form.button("Send").click();
    const told = form.form.getByRole("region", { name: "Someone else saved the same meanwhile" });
    await expect(told).toBeFocused();
    await expect(told).toContainText("What you entered along with it was not sent.");
    await expect(told).toContainText(/changed it at/);
    await expect(current(page)).toHaveText("Current qualification: Education");
    await expectAccessible(page);
    expect(await written(sandbox)).toEqual([]);
  });

  test("a choice that was kept and cannot be set any more is not sent", async ({ page, panel, sandbox, customer }) => {
    const form = await open(page, panel, customer);
    await chooseEducation(page);
    await form.save();
    await sandbox.editQualification(customer, "governmentcommunitycloud");
    await form.button("Send").click();
    await form.conflict("Qualification").getByRole("button", { name: "Keep mine" }).click();
    await form.save();
    await expect(form.status).toHaveText("Education: Education and Government Community Cloud exclude each other");
    await expect(page.getByRole("group", { name: "Qualification", exact: true })).toBeFocused();
    await form.conflict("Qualification").getByRole("button", { name: "Use theirs" }).click();
    await expect(form.status).not.toContainText("exclude each other");
    expect(await written(sandbox)).toEqual([]);
  });

  test("a vetting is looked at only while the page is in sight", async ({ page, panel, sandbox, customer }) => {
    await page.clock.install();
    await sandbox.set({ vettingDelay: 3_600_000 });
    const form = await open(page, panel, customer);
    await chooseEducation(page);
    await send(page, form);
    await expect(form.status).toHaveText(/^Sent for vetting/);
    const reads = async () => (await sandbox.calls("GET", "/qualifications")).length;
    const before = await reads();
    await page.clock.runFor(5_000);
    await expect.poll(reads).toBe(before + 1);
    await page.clock.runFor(5_000);
    await page.clock.runFor(5_000);
    await expect.poll(reads).toBe(before + 2);
    await page.evaluate(() => Object.defineProperty(document, "hidden", { configurable: true, get: () => true }));
    for (let minute = 0; minute < 10; minute += 1) {
      await page.clock.runFor(60_000);
    }
    expect(await reads()).toBe(before + 2);
  });
});

test.describe("whichever route is there", () => {
  for (const how of ["404", "404-gateway", "405", "410"]) {
    test(`where the synchronous one answers ${how}, the other one sets it, and is remembered`, async ({ page, panel, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/status of 4(04|05|10) .*\/qualification\b/);
      await sandbox.set({ syncQualification: how });
      const ids: (string | undefined)[] = [];
      page.on("request", (request) => {
        if (/\/qualifications?$/.test(request.url())) {
          ids.push(request.headers()["ms-requestid"]);
        }
      });
      const form = await open(page, panel, customer);
      await chooseEducation(page);
      await expect(form.field("Kind of school")).toHaveAccessibleDescription(/Needed only if the service vets the request/);
      await send(page, form);
      await expect(form.status).toHaveText(/^Sent for vetting/);
      const status = how.slice(0, 3);
      expect((await asked(sandbox)).slice(-3)).toEqual([`PUT qualification ${status}`, "POST qualifications 201", "GET qualifications 200"]);
      expect(new Set(ids).size).toBe(ids.length);

      const other = await sandbox.customer("Granite Peak Schools");
      await page.getByRole("link", { name: "Customers" }).click();
      await page.evaluate((id) => history.pushState(null, "", `?customer=${id}&view=qualification`), other.id);
      await page.evaluate(() => dispatchEvent(new PopStateEvent("popstate")));
      await expect(page.getByRole("main")).toContainText(other.id);
      await chooseEducation(page);
      await send(page, form);
      await expect(form.status).toHaveText(/^Sent for vetting/);
      const writes = (await asked(sandbox)).filter((call) => !call.startsWith("GET"));
      expect(writes).toEqual([`PUT qualification ${status}`, "POST qualifications 201", "POST qualifications 201"]);
    });
  }

  test("where the asynchronous one is missing, it is read and set by the other", async ({ page, panel, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 404 .*\/qualifications/);
    await sandbox.set({ asyncQualification: "404" });
    const form = await open(page, panel, customer);
    await expect(choice(page, "State-owned entity")).toBeDisabled();
    await choice(page, "Education").check();
    await expect(form.field("Kind of school")).toHaveCount(0);
    await send(page, form);
    await expect(form.status).toHaveText(/^Saved/);
    expect(await asked(sandbox)).toEqual([
      "GET qualifications 404",
      "GET qualification 200",
      "GET qualification 200",
      "PUT qualification 200",
      "GET qualification 200",
    ]);
  });

  test("a customer that is not there is no missing route", async ({ page, panel, sandbox, guard }) => {
    guard.expectFailedRequests(/status of 404 .*/);
    const id = "11111111-2222-4333-8444-555555555555";
    await page.goto(`${panel}?customer=${id}&view=qualification`);
    await expect(page.getByRole("region", { name: "Qualification could not be loaded" })).toBeVisible();
    expect(await asked(sandbox)).toEqual(["GET qualifications 404"]);
  });

  test("what the synchronous one has no use for is not demanded, and asked for once the other one needs it", async ({ page, panel, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 410 .*\/qualification\b/);
    const form = await open(page, panel, customer);
    await choice(page, "Education").check();
    await form.save();
    await expect(page.getByRole("region", { name: "Review before sending" })).toContainText("without the kind of school");
    await sandbox.set({ syncQualification: "410" });
    await form.button("Send").click();
    await form.problem.getByRole("link", { name: "Kind of school" }).click();
    await expect(form.field("Kind of school")).toBeFocused();
    await form.field("Kind of school").selectOption("Higher education");
    await send(page, form);
    await expect(form.status).toHaveText(/^Sent for vetting/);
    expect((await asked(sandbox)).filter((call) => !call.startsWith("GET"))).toEqual(["PUT qualification 410", "POST qualifications 201"]);
  });

  test("a state-owned entity always takes the asynchronous one", async ({ page, panel, sandbox, customer }) => {
    const form = await open(page, panel, customer);
    await choice(page, "State-owned entity").check();
    await send(page, form);
    await expect(current(page)).toHaveText("Current qualification: State-owned entity");
    expect(await written(sandbox)).toEqual([{ query: "", body: { qualification: "StateOwnedEntity" } }]);
  });
});

test.describe("in the shapes of the service", () => {
  for (const settings of [
    { qualificationList: "object" },
    { qualificationSpelling: "integer" },
    { qualificationSpelling: "snake" },
    { vettingDateName: "vettingCreatedDate", vettingDate: "slashes" },
    { vettingDate: "offset" },
  ]) {
    test(JSON.stringify(settings), async ({ page, panel, sandbox }) => {
      await sandbox.set(settings);
      await open(page, panel, await sandbox.customer("Harbor Light Foods"));
      await expect(current(page)).toHaveText("Current qualification: Education, State-owned entity");
      await open(page, panel, await sandbox.customer("Granite Peak Schools"));
      await expect(current(page)).toHaveText("Current qualification: None, Education (denied)");
      await expect(vetting(page).getByRole("listitem").first()).toHaveText(/^Asked for: \d\d\/\d\d\/\d{4}/);
    });
  }
});

test.describe("what the service refuses", () => {
  test.use({ route: "asynchronous" });

  test("as its words, whether they are a bare string or a fault", async ({ page, panel, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 400 .*\/qualifications/);
    for (const refusal of ["text", "fault"]) {
      await sandbox.set({ refusal });
      const form = await open(page, panel, customer);
      await choice(page, "Government Community Cloud").check();
      const usedUp = await code(page).getByRole("option", { name: /\(uses left: 0\)/ }).getAttribute("value");
      await code(page).selectOption(usedUp);
      await send(page, form);
      await expect(form.problem).toBeFocused();
      await expect(form.problem).toContainText("The service says:");
      await expect(form.problem).toContainText("Customer tagging denied.");
      await expectAccessible(page);
      await form.discard.click();
    }
  });

  test("a token of an application alone: that a person has to sign in", async ({ page, panel, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 403 .*\/qualifications/);
    const form = await open(page, panel, customer);
    await chooseEducation(page);
    await sandbox.set({ appOnly: true });
    await send(page, form);
    await expect(form.problem).toContainText("The token is one of an application alone");
    await expect(form.problem).toContainText("Your changes are safe");
    await expect(choice(page, "Education")).toBeChecked();
    await expectAccessible(page);
  });
});

test.describe("the validation codes", () => {
  test("are masked until they are shown, and none without uses is taken unwarned", async ({ page, panel, customer }) => {
    const form = await open(page, panel, customer);
    await choice(page, "Government Community Cloud").check();
    const options = code(page).getByRole("option");
    await expect(options.filter({ hasText: "City of Alder Creek" })).toHaveText("City of Alder Creek (uses left: 4), code ••••••");
    await expect(code(page)).not.toContainText("123456");
    await expect(form.changes).toBeVisible();
    const show = page.getByRole("button", { name: "Show the codes" });
    await expect(show).toHaveAttribute("aria-pressed", "false");
    await show.click();
    await expect(show).toHaveAttribute("aria-pressed", "true");
    await expect(options.filter({ hasText: "City of Alder Creek" })).toHaveText("City of Alder Creek (uses left: 4), code 123456");
    const usedUp = (await options.filter({ hasText: "(uses left: 0)" }).getAttribute("value")) ?? "none";
    await code(page).selectOption(usedUp);
    await expect(code(page)).toHaveAccessibleDescription(/This code has no uses left/);
    await show.click();
    await expect(code(page)).toHaveValue(usedUp);
    await expect(code(page)).not.toContainText(usedUp);
    await expect(form.changes).not.toContainText(usedUp);
    await expectAccessible(page);
  });

  test("one that is used counts less afterwards, and one that is no longer in the list is said so", async ({ page, panel, sandbox, customer }) => {
    const form = await open(page, panel, customer);
    await choice(page, "Government Community Cloud").check();
    await code(page).selectOption("123456");
    await page.route("**/customers/all/validations", (route) => route.fulfill({ json: [{ validationId: "777777", organizationName: "Elsewhere" }] }));
    await page.reload();
    await expect(form.restored).toBeVisible();
    await expect(code(page)).toHaveAccessibleDescription(/is not in the partner’s list any more/);
    await expect(code(page).getByRole("option", { name: "A code that is not in the partner’s list any more" })).toBeAttached();
    await page.unroute("**/customers/all/validations");
    await page.reload();
    await expect(code(page)).toHaveValue("123456");
    await send(page, form);
    await expect(form.status).toHaveText(/^Saved/);
    await open(page, panel, await sandbox.customer("Granite Peak Schools"));
    await choice(page, "Government Community Cloud").check();
    await expect(code(page).getByRole("option", { name: /City of Alder Creek \(uses left: 3\)/ })).toBeAttached();
  });
});

test("the history tells a qualification by its name, whatever the service recorded", async ({ page, panel, sandbox, customer }) => {
  await sandbox.set({ vettingDelay: 3_600_000 });
  await fetch(`${sandbox.url}v1/customers/${customer.id}/qualifications`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ qualification: "Education", educationSegment: "K12", website: "alder.example" }),
  });
  await page.goto(`${panel}?customer=${customer.id}&view=history`);
  const entry = page.getByRole("region", { name: "History" }).getByRole("list").first().locator("> li").first();
  await expect(entry.getByRole("listitem")).toHaveText(["Qualification: None → Education (in review)"]);
});

for (const [route, writtenQualification] of [
  ["auto", "empty"],
  ["auto", "204"],
  ["auto", "null"],
  ["synchronous", "empty"],
  ["synchronous", "204"],
  ["synchronous", "null"],
] as const) {
  test.describe(`a write that is answered without a body: ${writtenQualification}, ${route}`, () => {
    test.use({ route });

    test("is read back at once, and saved", async ({ page, panel, sandbox, customer }) => {
      await sandbox.set({ writtenQualification });
      const form = await open(page, panel, customer);
      await choice(page, "Education").check();
      await send(page, form);
      await expect(form.status).toHaveText(/^Saved/);
      await expect(form.unknown).toHaveCount(0);
      await expect(current(page)).toHaveText("Current qualification: Education");
      const read = route === "auto" ? "GET qualifications 200" : "GET qualification 200";
      const put = `PUT qualification ${writtenQualification === "204" ? 204 : 200}`;
      expect(await asked(sandbox)).toEqual([read, read, put, read]);
    });

    test("is of unknown outcome only where it cannot be read back", async ({ page, panel, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/status of 503 .*qualification/);
      await sandbox.set({ writtenQualification });
      const form = await open(page, panel, customer);
      await choice(page, "Education").check();
      await page.route(/\/qualifications?$/, async (call) => {
        const isWritten = (await sandbox.calls("PUT")).length > 0;
        return call.request().method() === "GET" && isWritten ? call.fulfill({ status: 503, body: "" }) : call.continue();
      });
      await send(page, form);
      await expect(form.unknown).toBeVisible();
      await page.unroute(/\/qualifications?$/);
      await form.unknown.getByRole("button", { name: "Find out" }).click();
      await expect(form.status).toHaveText(/^Already saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(1);
    });
  });
}

for (const route of ["synchronous", "asynchronous"] as const) {
  test.describe(`a customer that is a nonprofit, by the ${route} route`, () => {
    test.use({ route });

    for (const [what, qualification] of [
      ["alone", "nonprofit"],
      ["beside a state's ownership", [{ qualification: "StateOwnedEntity" }, { qualification: "Nonprofit" }]],
    ] as const) {
      test(`is not offered Education, and told why: ${what}`, async ({ page, panel, sandbox, customer }) => {
        await sandbox.editQualification(customer, typeof qualification === "string" ? qualification : [...qualification]);
        await open(page, panel, customer);
        await expect(choice(page, "Education")).toBeDisabled();
        await expect(choice(page, "Education")).toHaveAccessibleDescription("Education and Nonprofit exclude each other");
        await expect(choice(page, "Government Community Cloud")).toBeDisabled();
        await expectAccessible(page);
      });
    }
  });
}
