// What is decided in a conflict is said and shown, one by one and all at once.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";

test.beforeEach(({ guard }) => guard.expectFailedRequests(/status of 400 .*profiles\/billing/));

/** Language and address are in conflict. */
async function conflict(page: Page, sandbox: Sandbox, customer: Customer): Promise<RecordForm> {
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": "fr", "/defaultAddress/city": "Austin" });
  await form.save();
  await expect(form.problem).toBeFocused();
  await expect(page).toHaveTitle(/^Error: /);
  await expect(form.status).toHaveText("");
  await expect(form.problem.getByRole("listitem")).toHaveText(["Language", "Address"]);
  return form;
}

const pressed = (form: RecordForm, subject: string, name: string) =>
  expect(form.conflict(subject).getByRole("button", { name })).toHaveAttribute("aria-pressed", "true");

for (const { button, choice, side, said } of [
  { button: "Keep all mine", choice: "Keep mine", side: "your value", said: "2 of 2 decided: keeping yours. Press Save." },
  { button: "Use all theirs", choice: "Use theirs", side: "their value", said: "2 of 2 decided: using theirs. Press Save." },
]) {
  for (const by of ["mouse", "keyboard"]) {
    test(`${button}, with the ${by}: said, shown at each conflict and in the summary, and the title has no error`, async ({ page, sandbox, customer }) => {
      const form = await conflict(page, sandbox, customer);
      const status = await form.status.elementHandle();
      if (by === "mouse") {
        await form.button(button).click();
      } else {
        await form.button(button).focus();
        // A key that is held down does no more than decide.
        for (let repeats = 0; repeats < 5; repeats += 1) {
          await page.keyboard.down("Enter");
        }
        await page.keyboard.up("Enter");
      }
      await expect(form.status).toHaveText(said);
      expect(await form.status.evaluate((element, before) => element === before, status), "in a region that was there").toBe(true);
      await expect(form.problem.getByRole("listitem")).toHaveText([`Language – ${side}`, `Address – ${side}`]);
      await expect(form.problem).toContainText("Everything is decided, and nothing is saved yet.");
      await pressed(form, "Language", choice);
      await pressed(form, "Address", choice);
      await expect(form.button(button)).toBeFocused();
      await expect(page).toHaveTitle(`${customer.name} – Partner Center panel`);
      expect(await sandbox.calls("PUT")).toHaveLength(1);
      await expectAccessible(page);
      await form.save();
      await expect(form.status).toHaveText(/^(Saved|No changes to save)/);
      await expect(page).toHaveTitle(`${customer.name} – Partner Center panel`);
    });
  }
}

test("one by one: how many are decided, and the title has no error once all are", async ({ page, sandbox, customer }) => {
  const form = await conflict(page, sandbox, customer);
  const keep = form.conflict("Address").getByRole("button", { name: "Keep mine" });
  await keep.click();
  await expect(form.status).toHaveText("1 of 2 decided.");
  await expect(keep).toBeFocused();
  await expect(form.problem.getByRole("listitem")).toHaveText(["Language", "Address – your value"]);
  await expect(page).toHaveTitle(/^Error: /);
  // Typing decides too.
  await form.field("Language").fill("it");
  await expect(form.status).toHaveText("2 of 2 decided: keeping yours. Press Save.");
  await expect(page).toHaveTitle(`${customer.name} – Partner Center panel`);
  await form.conflict("Language").getByRole("button", { name: "Use theirs" }).click();
  await expect(form.status).toHaveText("2 of 2 decided. Press Save.");
  await expect(form.problem.getByRole("listitem")).toHaveText(["Language – their value", "Address – your value"]);
  await form.button("Use all theirs").click();
  await expect(form.status).toHaveText("2 of 2 decided: using theirs. Press Save.");
});

test("what has to be decided anew brings the error back", async ({ page, sandbox, customer }) => {
  const form = await conflict(page, sandbox, customer);
  await form.button("Keep all mine").click();
  await expect(page).not.toHaveTitle(/^Error: /);
  await sandbox.editBilling(customer, { "/language": "de" });
  await form.save();
  await expect(form.problem).toContainText("It was changed again");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(form.problem).not.toContainText("Everything is decided");
  // The address did not move again: what was decided for it stays.
  await expect(form.problem.getByRole("listitem")).toHaveText(["Language"]);
  await expect(form.status).toHaveText("");
  await form.button("Keep all mine").click();
  await expect(form.status).toHaveText("1 of 1 decided: keeping yours. Press Save.");
  await expect(page).not.toHaveTitle(/^Error: /);
});

test("mine is kept where it can be, and the rest is left to decide", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/language": null, "/defaultAddress/city": "Austin" });
  await form.save();
  await expect(form.problem).toBeFocused();
  await form.button("Keep all mine").click();
  await expect(form.status).toHaveText(/^\d of \d decided/);
  const [, decided, all] = /^(\d) of (\d)/.exec((await form.status.textContent()) ?? "") ?? [];
  await expect(form.form.locator("button[aria-pressed=true]")).toHaveCount(Number(decided));
  await expect(form.form.getByRole("group", { name: /was changed by someone else$/ })).toHaveCount(Number(all));
  await (decided === all ? expect(page).not.toHaveTitle(/^Error: /) : expect(page).toHaveTitle(/^Error: /));
});
