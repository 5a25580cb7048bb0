// Translated by the browser: texts go on following the state, parts come and go, and the values of records stay as they are.

import type { Locator } from "@playwright/test";
import { expect, test, type Page } from "../fixtures/index.ts";
import { chooseEducation, openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";
import { pasteButton, TokenForm, tokenSettings } from "../fixtures/token-form.ts";
import { expectTranslated, translate, translations, verbatim } from "../fixtures/translator.ts";

// More than one answer holds.
test.use({ customerCount: 600 });

const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");
const check = (form: RecordForm): Locator => form.form.getByRole("group", { name: "Check of the address", exact: true });

/** The person comes back to the window. */
const comeBack = (page: Page) => page.evaluate(() => dispatchEvent(new Event("focus")));

for (const how of translations) {
  test.describe(`a translator that would ${how} each text node`, () => {
    test.beforeEach(({ page }) => translate(page, how));

    test("typing, reverting, discarding, saving, undoing", async ({ page, sandbox }) => {
      const form = await openSupport(page);
      await expect(form.field("Telephone")).toHaveValue("425-555-0100");
      await expectTranslated(page.locator("body"));
      const note = form.field("Telephone");
      for (const telephone of ["425-555-0101", "425-555-0102"]) {
        await note.fill(telephone);
        await expect(form.changes.getByRole("listitem")).toHaveText(`Telephone: 425-555-0100 → ${telephone}`);
        await expect(note).toHaveAccessibleDescription(/^Changed\. It was: 425-555-0100/);
      }
      await form.button("Put back Telephone").click();
      await expect(form.changes).toHaveCount(0);
      await expect(note).not.toHaveAccessibleDescription(/Changed/);
      await form.save();
      await expect(form.status).toHaveText("No changes to save");
      await note.fill("425-555-0103");
      await expect(form.status).toHaveText("");
      await form.discard.click();
      await expect(form.status).toHaveText("Changes discarded.");
      await form.button("Take back").click();
      await expect(form.status).toHaveText("Your changes that were not saved are in the form again.");
      await note.fill("425-555-0104");
      await expect(form.status).toHaveText("");
      await form.form.getByText("Show the request").click();
      await expect(form.form.locator("pre")).toContainText("425-555-0104");
      await expectTranslated(form.form);
      await form.save();
      await expect(form.status).toHaveText("Saved.");
      await expect(form.changes).toHaveCount(0);
      await form.button("Undo").click();
      await expect.poll(async () => (await sandbox.support()).telephone).toBe("425-555-0100");
      await expect(form.status).toHaveText("Saved.");
      await expect(form.button("Undo")).toHaveCount(1);
      await expectTranslated(page.locator("body"));
    });

    test("the early warning, a merge, and a conflict that is decided again and again", async ({ page, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await sandbox.editBilling(customer, { "/language": "fr" }, "sam@bluewater-cloud.example");
      await comeBack(page);
      await expect(form.early).toContainText("Someone else changed this record since you opened it: Language. sam@bluewater-cloud.example changed it at");
      await form.button("Later").click();
      await expect(form.early).toHaveCount(0);
      await sandbox.editBilling(customer, { "/culture": "fr-CA" }, "kim@bluewater-cloud.example");
      await comeBack(page);
      await expect(form.early).toContainText(": Culture and Language. kim@bluewater-cloud.example changed it at");
      await form.button("Update the form").click();
      await expect(form.early).toHaveCount(0);
      await expect(form.merged).toContainText("Changed by someone else and kept: Culture and Language.");
      await expectTranslated(form.form);

      await form.field("Language").fill("es");
      await sandbox.editBilling(customer, { "/language": "de", "/defaultAddress/city": "Austin", "/email": "new@aldercreek.example" });
      await form.save();
      await expect(form.problem).toBeFocused();
      await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Kirkland/);
      await form.save();
      await expect(form.problem).toContainText("Choose “Use theirs” or “Keep mine” first");
      await form.conflict("Language").getByRole("button", { name: "Use theirs" }).click();
      await expect(form.status).toHaveText("1 of 2 decided.");
      await form.button("Keep all mine").click();
      await expect(form.status).toHaveText("2 of 2 decided: keeping yours. Press Save.");
      await form.button("Use all theirs").click();
      await expect(form.status).toHaveText("2 of 2 decided: using theirs. Press Save.");
      await form.conflict("Address").getByRole("button", { name: "Keep mine" }).click();
      await expect(form.status).toHaveText("2 of 2 decided. Press Save.");
      await expect(form.problem.getByRole("listitem")).toHaveText(["Language – their value", "Address – your value"]);
      await form.field("City").fill("Bellevue");
      await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Bellevue/);
      await expectTranslated(form.form);
      await form.save();
      await expect(form.status).toHaveText("Saved.");
      await expect(form.problem).toHaveCount(0);
      expect(await sandbox.billing(customer)).toMatchObject({ language: "de", culture: "fr-CA", defaultAddress: { city: "Bellevue" } });
    });

    test("a save of unknown outcome, one that is refused, and waiting that counts down", async ({ page, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/net::ERR_EMPTY_RESPONSE|status of 502/, /status of 403 .*profiles\/billing/, /status of 429 .*profiles\/billing/);
      const form = await openBilling(page, customer);
      await form.field("Phone number").fill("425-555-0188");
      await sandbox.arm({ kind: "drop-after", method: "PUT" });
      await form.save();
      await expect(form.unknown).toBeFocused();
      await form.button("Find out").click();
      await expect(form.status).toHaveText("Already saved: the service holds what you entered.");
      await expect(form.unknown).toHaveCount(0);

      await form.field("Phone number").fill("425-555-0189");
      await expect(form.status).toHaveText("");
      await sandbox.arm({ kind: "status", status: 403, body: "{}", method: "PUT" }, { kind: "throttle", retryAfter: 9, method: "PUT" });
      await form.save();
      await expect(form.problem).toContainText("You are not allowed to do this.");
      await form.save();
      await expect(form.problem).toContainText(/Try again in \d seconds?\./);
      await expect(form.problem).toContainText("You can try again now.", { timeout: 12_000 });
      await expectTranslated(form.form);
      await form.save();
      await expect(form.status).toHaveText("Saved.");
      await expect(form.problem).toHaveCount(0);
    });

    test("the check of an address, from one sentence to the next", async ({ page, customer }) => {
      const form = await openBilling(page, customer);
      await form.field("Address line 1").fill("Multiple Elm Street");
      await form.button("Check the address").click();
      await expect(check(form).getByRole("status")).toHaveText("More than one address fits what you typed.");
      await expect(check(form).getByRole("table")).toHaveCount(3);
      await form.field("Address line 1").fill("None 5 Elm Street");
      await expect(check(form).getByRole("status")).toHaveText("The address was changed since it was checked.");
      await expect(check(form).getByRole("table")).toHaveCount(0);
      await form.save();
      await expect(check(form).getByRole("status")).toHaveText("The service knows no address that fits what you typed.");
      await expectTranslated(form.form);
      await form.button("Save as typed").click();
      await expect(form.status).toHaveText("Saved.");
      await expect(form.button("Save as typed")).toHaveCount(0);
    });

    test("what the country of an address asks for", async ({ page, customer }) => {
      const form = await openBilling(page, customer);
      const postalCode = form.field("Postal code");
      await postalCode.fill("98");
      await expect(postalCode).toHaveAccessibleDescription(/does not look like a postal code of this country: United States/);
      await postalCode.fill("");
      await expect(postalCode).toHaveAccessibleDescription(/Needed for an address in this country: United States/);
      await form.field("Country").selectOption("NL");
      await expect(form.field("Country")).toHaveValue("NL");
      await expect(form.changes).toContainText("Country: US → NL");
      await expect(postalCode).toHaveAccessibleDescription(/Needed for an address in this country: Netherlands/);
      await postalCode.fill("2611 GX");
      await expect(postalCode).not.toHaveAccessibleDescription(/country/);
      await expectTranslated(form.form);
    });

    test("a qualification: chosen, reviewed, sent for vetting, and decided on", async ({ page, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/status of 410 .*\/qualification/);
      test.setTimeout(60_000);
      await sandbox.set({ vettingDelay: 8_000, syncQualification: "410" });
      await page.goto(`./?customer=${customer.id}&view=qualification`);
      const form = new RecordForm(page, "Qualification");
      const current = main(page).getByRole("status").filter({ hasText: "Current qualification" });
      await page.getByRole("radio", { name: "Government Community Cloud" }).check();
      await expect(page.getByRole("combobox", { name: "Validation code" })).toBeVisible();
      await page.getByRole("button", { name: "Show the codes" }).click();
      await chooseEducation(page);
      await expect(page.getByRole("combobox", { name: "Validation code" })).toHaveCount(0);
      await form.field("Website of the school").fill("alder.example");
      await form.save();
      const review = page.getByRole("region", { name: "Review before sending" });
      await expect(review).toContainText(`Customer ${customer.name}, tenant id ${customer.id}`);
      await form.button("Go back").click();
      await expect(review).toHaveCount(0);
      await form.save();
      await expectTranslated(form.form);
      await expect(current).toHaveText("Current qualification: None");
      await form.button("Send").click();
      await expect(form.status).toHaveText(/^Sent for vetting: Education/);
      await expect(current).toHaveText("Current qualification: Education (in review)");
      await expect(current).toHaveText("Current qualification: Education", { timeout: 25_000 });
      await expect(page.getByRole("region", { name: "Vetting: Education" }).getByRole("listitem").last()).toHaveText("Approved");
      await expectTranslated(main(page));
    });

    test("from page to page, through the customers and a history", async ({ page, sandbox, customer }) => {
      for (let change = 1; change <= 52; change += 1) {
        await sandbox.editBilling(customer, { "/lastName": `Number ${change}` });
      }
      await page.goto("./?customers");
      const status = main(page).getByRole("status");
      await expect(status).toHaveText("500 customers, and there are more");
      await page.getByRole("button", { name: "Show more customers" }).click();
      await expect(status).toHaveText("600 customers");
      const search = page.getByRole("searchbox", { name: "Search customers" });
      await search.fill("nobody is called so");
      await expect(status).toHaveText("No customer found");
      await search.fill(customer.name);
      const found = page.getByRole("table", { name: "Customers" }).getByRole("link", { name: customer.name, exact: true });
      await expect(found).toHaveCount(1);
      await expectTranslated(page.locator("body"));
      await found.click();
      await expect(heading(page)).toHaveText(customer.name);
      await expect(page.getByRole("textbox", { name: "City" })).toHaveValue("Redmond");

      const pages = page.getByRole("navigation", { name: "About this customer" });
      await pages.getByRole("link", { name: "History" }).click();
      await expect(heading(page)).toHaveText("History");
      const history = page.getByRole("region", { name: "History" });
      await expect(history.getByRole("status").first()).toHaveText("Changes shown: 50");
      await page.getByRole("button", { name: "Show earlier changes" }).click();
      await expect(history.getByRole("status").first()).toHaveText("Changes shown: 52");
      await history.getByRole("combobox", { name: "Show" }).selectOption("Qualification");
      await expect(history.getByRole("status").first()).toHaveText("Nothing is recorded, or not yet.");
      await history.getByRole("combobox", { name: "Show" }).selectOption("Billing profile");
      await expect(history.getByRole("status").first()).toHaveText("Changes shown: 52");
      await expectTranslated(main(page));

      await pages.getByRole("link", { name: "Qualification" }).click();
      await expect(heading(page)).toHaveText("Qualification");
      await page.goBack();
      await expect(heading(page)).toHaveText("History");
      await page.goBack();
      await expect(heading(page)).toHaveText(customer.name);
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
      await expect(heading(page)).toHaveText("Customers");
      await expect(page.getByRole("region", { name: "Opened last" }).getByRole("link")).toHaveText([customer.name]);
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Connection" }).click();
      await expect(heading(page)).toHaveText("Connection");
      await expectTranslated(main(page));
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Support profile" }).click();
      await expect(page.getByRole("textbox", { name: "Telephone" })).toHaveValue("425-555-0100");
    });

    test("a token: asked for, refused, told of above the page, and forgotten", async ({ page, sandbox, serveCopy, guard }) => {
      guard.expectFailedRequests(/status of 401/);
      await sandbox.set({ bearer: true });
      await page.goto(await serveCopy((files) => files.write("config.json", tokenSettings)));
      const token = new TokenForm(page);
      await token.paste("no token");
      await expect(token.mistake).toContainText("This is no access token");
      await token.paste(await sandbox.token({ audience: "https://elsewhere.example" }));
      await expect(token.mistake).toContainText("This token is for “https://elsewhere.example”.");
      await expectTranslated(page.locator("body"));
      await token.paste(await sandbox.token());
      const form = new RecordForm(page, "Support profile");
      await form.field("Telephone").fill("425-555-0104");
      await sandbox.arm({ kind: "status", status: 401, body: "{}", method: "PUT" });
      await form.save();
      await expect(page.getByRole("status").filter({ hasText: "The service did not take the token." })).toBeVisible();
      await expectTranslated(page.locator("body"));
      await pasteButton(page).click();
      await expect(main(page)).toContainText("The service did not take the token. Paste another one");
      await token.paste(await sandbox.token());
      await expect(pasteButton(page)).toHaveCount(0);
      await expect(form.field("Telephone")).toHaveValue("425-555-0104");
      await form.save();
      await expect(form.status).toHaveText("Saved.");

      await form.field("Telephone").fill("425-555-0105");
      page.once("dialog", (dialog) => void dialog.accept());
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Connection" }).click();
      await page.getByRole("button", { name: "Forget the token", exact: true }).click();
      await expect(page.getByRole("region", { name: "You have changes that are not saved" })).toBeVisible();
      await page.getByRole("button", { name: "Stay signed in" }).click();
      await expect(page.getByRole("region", { name: "You have changes that are not saved" })).toHaveCount(0);
      await expectTranslated(main(page));
    });
  });
}

test.describe("what is not translated", () => {
  test("the values and ids of a customer, wherever they show", async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
    const form = await openBilling(page, customer);
    await expect(heading(page)).toHaveText(customer.name);
    await expect(main(page).locator("dl.facts dd")).toHaveCount(3);
    const facts = await verbatim(main(page));
    expect(facts).toEqual(expect.arrayContaining([customer.name, customer.id, customer.domain]));
    await form.field("City").fill("Grand Rapids");
    await form.field("Email", "Contact").fill("");
    await form.form.getByText("Show the request").click();
    const edited = await verbatim(form.form);
    expect(edited).toEqual(expect.arrayContaining(["Redmond", "Grand Rapids", `billing@${customer.domain}`]));
    expect(edited.some((text) => text.startsWith("PUT ") && text.includes('"Grand Rapids"'))).toBe(true);
    await expect(form.field("Country").getByRole("option", { name: "Norway" })).toHaveAttribute("translate", "no");

    await sandbox.editBilling(customer, { "/defaultAddress/city": "Great Falls", "/lastName": "Young" }, "sam@bluewater-cloud.example");
    await form.save();
    await expect(form.problem).toContainText("sam@bluewater-cloud.example");
    expect(await verbatim(form.problem)).toEqual(expect.arrayContaining(["sam@bluewater-cloud.example", "Young"]));
    expect(await verbatim(form.conflict("Address"))).toEqual(expect.arrayContaining(["Redmond", "Great Falls", "Grand Rapids"]));
  });

  test("the values of a suggested address, and what the form has no field for", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Address line 1").fill("1 Microsoft Way");
    await form.field("City").fill("Seattle");
    await form.button("Check the address").click();
    await expect(check(form).getByRole("table")).toHaveCount(1);
    expect(await verbatim(check(form))).toEqual(expect.arrayContaining(["Seattle", "Redmond", "1 Microsoft Way"]));
  });

  test("values that the service changed", async ({ page, sandbox }) => {
    await sandbox.arm({ kind: "delay", ms: 1500, method: "PUT", path: "profiles/supportprofile" });
    const form = await openSupport(page);
    await form.field("Website").fill("desk.aldercreek.example");
    await form.save();
    // The write is done and its answer still on its way: what the panel reads back is somebody else's.
    await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
    await sandbox.editSupport({ "/website": "other.aldercreek.example" });
    const differences = form.form.getByRole("region", { name: /holds something else/ });
    await expect(differences).toContainText("Website: sent “desk.aldercreek.example”, now “other.aldercreek.example”");
    expect(await verbatim(differences)).toEqual(["desk.aldercreek.example", "other.aldercreek.example"]);
  });

  test("the details for support", async ({ page, sandbox, customer, guard }) => {
    guard.expectFailedRequests(/status of 500/);
    const form = await openBilling(page, customer);
    await sandbox.arm({ kind: "status", status: 500, body: '{"code": 60008}', method: "PUT" });
    await form.field("Company name").fill("Silver City");
    await form.save();
    await expect(form.unknown).toBeVisible();
    expect(await verbatim(form.unknown)).toEqual(expect.arrayContaining(["500"]));
  });

  test("edits of long ago", async ({ page, customer }) => {
    await page.clock.install({ time: "2026-03-02T08:15:00" });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await expect(form.discard).toBeVisible();
    await page.clock.setSystemTime("2026-03-02T17:00:00");
    await page.reload();
    const expired = form.form.getByRole("region", { name: "Changes from 08:15 were never saved" });
    await expect(expired).toContainText("Kirkland");
    expect(await verbatim(expired)).toEqual(["Kirkland"]);
  });

  test("a history", async ({ page, sandbox, customer }) => {
    await sandbox.editBilling(customer, { "/lastName": "Young" }, "sam@bluewater-cloud.example");
    await page.goto(`./?customer=${customer.id}&view=history`);
    const history = page.getByRole("region", { name: "History" });
    await expect(history).toContainText("Young");
    expect(await verbatim(history)).toEqual(expect.arrayContaining(["sam@bluewater-cloud.example", "Morgan", "Young"]));
    await expect(heading(page), "a page's own title is translated").not.toHaveAttribute("translate");
  });

  test("the list of customers, those that were opened last, and records with unsaved edits", async ({ page, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    page.once("dialog", (dialog) => void dialog.accept());
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
    const table = page.getByRole("table", { name: "Customers" });
    await expect(table.getByRole("link").first()).toBeVisible();
    const listed = await verbatim(table);
    expect(listed.some((text) => text.includes(customer.name) && text.includes(customer.domain) && text.includes(customer.id))).toBe(true);
    await expect(page.getByRole("region", { name: "Opened last" })).toContainText(customer.name);
    expect(await verbatim(page.getByRole("region", { name: "Opened last" }))).toEqual([customer.name]);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Support profile" }).click();
    const unsaved = page.getByRole("region", { name: "Not saved yet" });
    await expect(unsaved).toContainText(`Billing profile ${customer.id}`);
    expect(await verbatim(unsaved)).toEqual([customer.id]);
  });

  test("a review, and the codes that can be picked", async ({ page, customer }) => {
    await page.goto(`./?customer=${customer.id}&view=qualification`);
    const form = new RecordForm(page, "Qualification");
    await page.getByRole("radio", { name: "Government Community Cloud" }).check();
    const code = page.getByRole("combobox", { name: "Validation code" });
    const option = code.getByRole("option", { name: /City of Alder Creek/ });
    await expect(option).toHaveAttribute("translate", "no");
    await code.selectOption((await option.textContent()) ?? "");
    await form.save();
    const review = page.getByRole("region", { name: "Review before sending" });
    await expect(review).toContainText(customer.name);
    expect(await verbatim(review)).toEqual([customer.name, customer.id, "City of Alder Creek"]);
  });

  test("the settings, and what a token says", async ({ page, sandbox, serveCopy }) => {
    await sandbox.set({ bearer: true });
    const panel = await serveCopy((files) => files.write("config.json", tokenSettings));
    await page.goto(`${panel}?connection`);
    await new TokenForm(page).paste(await sandbox.token({ user: "ann@bluewater-cloud.example" }));
    await expect(main(page)).toContainText("ann@bluewater-cloud.example");
    const said = await verbatim(main(page));
    expect(said).toEqual(expect.arrayContaining(["ann@bluewater-cloud.example", "https://api.partnercenter.microsoft.com"]));
    expect(said).not.toContain("by a pasted token");
  });
});
