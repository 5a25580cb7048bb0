// Somebody else was faster: the early warning, the conflict and its resolution, and a save whose outcome is not known.

import { expect, test } from "../fixtures/engines/index.ts";
import { openBilling, openSupport } from "../fixtures/engines/forms.ts";

/** Lines of a browser about an answer of the service: a version that is not the present one, and no answer at all. */
const stale = /status of 400 .*|profiles\/billing.* 400/;
const noAnswer = /status of 502 |net::ERR_EMPTY_RESPONSE/;

test("the early warning names what was changed, and nothing of the form changes by itself", async ({ tab, sandbox, customer }) => {
  const form = await openBilling(tab, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": "fr" }, "sam@bluewater-cloud.example");
  // The person comes back to the window.
  await tab.evaluate('() => { dispatchEvent(new Event("focus")); }');
  await expect(form.early).toHaveText(/: Language\. sam@bluewater-cloud\.example changed it at \d\d:\d\d\.$/);
  await expect(form.field("City")).toBeFocused();
  await expect(form.field("Language")).toHaveValue("en");
  await form.button("Update the form").click();
  await expect(form.field("Language")).toHaveValue("fr");
  await expect(form.field("City")).toHaveValue("Kirkland");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "fr", defaultAddress: { city: "Kirkland" } });
});

for (const { choice, city, state } of [
  { choice: "Keep mine", city: "Kirkland", state: "WA" },
  { choice: "Use theirs", city: "Austin", state: "TX" },
]) {
  test(`a conflict shows all three values; “${choice}” resolves it`, async ({ tab, sandbox, customer, watch }) => {
    watch.allow(stale);
    const form = await openBilling(tab, customer);
    await form.field("City").fill("Kirkland");
    await form.field("Email", "Contact").fill("invoices@aldercreek.example");
    await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin", "/defaultAddress/state": "TX" });
    await form.save();
    await expect(form.problem).toBeFocused();
    await expect(tab).toHaveTitle(/^Error: /);
    const conflict = form.conflict("Address");
    await expect(conflict.getByRole("row", { name: /^City/ })).toHaveText(/Redmond.*Austin.*Kirkland/);
    await expect(form.field("City")).toHaveValue("Kirkland");
    expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Austin");
    await conflict.getByRole("button", { name: choice }).click();
    await expect(conflict.getByRole("button", { name: choice })).toHaveAttribute("aria-pressed", "true");
    await expect(form.field("City")).toHaveValue(city);
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect(await sandbox.billing(customer)).toMatchObject({
      email: "invoices@aldercreek.example",
      defaultAddress: { city, state },
    });
  });
}

test("a save whose connection broke is not called failed, and is found out", async ({ tab, sandbox, customer, watch }) => {
  watch.allow(noAnswer);
  const form = await openBilling(tab, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "drop-after", method: "PUT" });
  await form.save();
  await expect(form.unknown).toBeFocused();
  await expect(form.field("City")).toHaveValue("Kirkland");
  await form.button("Find out").click();
  await expect(form.status).toHaveText(/^Already saved/);
  expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
  expect(await sandbox.calls("PUT")).toHaveLength(1);
});

test("without a host between browser and service, a broken connection is an unknown outcome too", async ({ tab, sandbox, watch }) => {
  watch.allow(/net::ERR_|NetworkError|network connection was lost/);
  const form = await openSupport(tab, sandbox.url);
  await form.field("Telephone").fill("425-555-0177");
  // Chromium repeats a request by itself when a reused connection breaks, so repeats are dropped too.
  await sandbox.arm({ kind: "drop-before", method: "PUT", times: 0 });
  await form.save();
  await expect(form.unknown).toBeFocused();
  await sandbox.disarm();
  await form.button("Find out").click();
  await expect(form.problem).toContainText("The service does not hold your changes");
  await expect(form.field("Telephone")).toHaveValue("425-555-0177");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.support()).telephone).toBe("425-555-0177");
});
