// A save whose connection breaks: what came of it is not known, until the panel finds out.

import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

const hosts = [
  // Without anything between them, the browser sees the connection close.
  { host: "sandbox", line: /net::ERR_.*profiles\/(billing|support)/ },
  // nginx sees it, and answers 502.
  { host: "nginx", line: /status of 502 .*profiles\/(billing|support)/ },
] as const;

for (const { host, line } of hosts) {
  test.describe(`through ${host}`, () => {
    test.use({ host });
    test.beforeEach(({ guard }) => {
      guard.expectFailedRequests(line);
    });

    test("dropped after the service applied it: finding out says that it is saved", async ({ page, sandbox, customer }) => {
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await sandbox.arm({ kind: "drop-after", method: "PUT" });
      await form.save();
      await expect(form.unknown).toBeFocused();
      await expect(page).toHaveTitle(/^Error: /);
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expectAccessible(page);

      await form.button("Find out").click();
      await expect(form.status).toHaveText(/^Already saved/);
      await expect(form.unknown).toHaveCount(0);
      await expectAccessible(page);
      expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
      expect(await sandbox.calls("PUT")).toHaveLength(1);
    });

    test("dropped before the service applied it: finding out says that it is not saved", async ({ page, sandbox, customer }) => {
      const form = await openBilling(page, customer);
      await form.field("City").fill("Kirkland");
      await sandbox.arm({ kind: "drop-before", method: "PUT" });
      await form.save();
      await expect(form.unknown).toBeVisible();
      await form.button("Find out").click();
      await expect(form.problem).toContainText("The service does not hold your changes");
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expectAccessible(page);
      expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Redmond");

      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      const ids = (await sandbox.calls("PUT")).map(({ headers }) => headers["MS-RequestId"]);
      expect(new Set(ids).size).toBe(2);
    });

    test("the same save sent again is applied once, whenever the connection broke", async ({ page, sandbox, customer }) => {
      const form = await openBilling(page, customer);
      for (const [kind, city] of [
        ["drop-after", "Kirkland"],
        ["drop-before", "Bellevue"],
      ] as const) {
        const before = (await sandbox.calls("PUT")).length;
        await form.field("City").fill(city);
        await sandbox.arm({ kind, method: "PUT" });
        await form.save();
        await form.unknown.getByRole("button", { name: "Send the same save again" }).click();
        await expect(form.status).toHaveText(/^(Saved|Already saved)/);
        expect((await sandbox.billing(customer)).defaultAddress?.city).toBe(city);
        const puts = (await sandbox.calls("PUT")).slice(before);
        expect(puts).toHaveLength(2);
        expect(puts.filter(({ applied }) => applied)).toHaveLength(1);
        const [first, second] = puts;
        expect(second?.body).toBe(first?.body);
        for (const name of ["MS-RequestId", "If-Match"]) {
          expect(second?.headers[name]).toBe(first?.headers[name]);
        }
      }
    });
  });
}

test.describe("while it is not known", () => {
  test.beforeEach(({ guard }) => {
    guard.expectFailedRequests(/status of 502 .*profiles\/(billing|support)/);
  });

  test("someone else's change is found, and nothing of theirs is overwritten", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await sandbox.arm({ kind: "drop-before", method: "PUT" });
    await form.save();
    await expect(form.unknown).toBeVisible();
    await sandbox.editBilling(customer, { "/language": "fr" });
    await form.button("Find out").click();
    await expect(form.conflict("Language").getByRole("row", { name: "Language" })).toHaveText(/en.*fr.*es/);
    await form.conflict("Language").getByRole("button", { name: "Keep mine" }).click();
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).language).toBe("es");
  });

  test("the edits can be discarded, and that taken back", async ({ page, sandbox, customer }) => {
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await sandbox.arm({ kind: "drop-before", method: "PUT" });
    await form.save();
    page.once("dialog", (dialog) => void dialog.accept());
    await form.unknown.getByRole("button", { name: "Discard mine" }).click();
    await expect(form.status).toHaveText("Your changes were discarded. The save itself may still be applied.");
    await expect(form.unknown).toHaveCount(0);
    await expect(form.field("Language")).toHaveValue("en");
    await expectAccessible(page);
    await form.button("Take back").click();
    await expect(form.unknown).toBeVisible();
    await expect(form.field("Language")).toHaveValue("es");
    await form.button("Send the same save again").click();
    await expect(form.status).toHaveText(/^Saved/);
    expect((await sandbox.billing(customer)).language).toBe("es");
  });

  test("a save that was applied after all, and whose edits were discarded, is noticed like any change", async ({
    page,
    sandbox,
    customer,
  }) => {
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await sandbox.arm({ kind: "drop-after", method: "PUT" });
    await form.save();
    page.once("dialog", (dialog) => void dialog.accept());
    await form.unknown.getByRole("button", { name: "Discard mine" }).click();
    await expect(form.early).toContainText("Language");
    await expectAccessible(page);
    await form.button("Update the form").click();
    await expect(form.field("Language")).toHaveValue("es");
  });

  test("the support profile, which has no version, can only be asked for", async ({ page, sandbox }) => {
    const form = await openSupport(page);
    await form.field("Telephone").fill("425-555-0177");
    await sandbox.arm({ kind: "drop-after", method: "PUT" });
    await form.save();
    await expect(form.unknown).toBeFocused();
    await expect(form.button("Send the same save again")).toHaveCount(0);
    await expectAccessible(page);
    await form.button("Find out").click();
    await expect(form.status).toHaveText(/^Already saved/);
    expect((await sandbox.support()).telephone).toBe("425-555-0177");
  });
});

/** Waits until all parts of the program are fetched, the last one too: where the sandbox serves them, they go with it. */
async function everyPart(page: Page): Promise<void> {
  const fetched = () => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  await expect.poll(fetched, { timeout: 20_000 }).toContainEqual(expect.stringMatching(/\/part-connection-\w+\.wasm$/));
}

for (const { host, line } of hosts) {
  test.describe(`the service, behind ${host}, is killed in the middle of a save and started again`, () => {
    test.use({ host });
    test.beforeEach(({ guard }) => {
      guard.expectFailedRequests(line);
    });

    test("the billing profile: not known, then found out, and nothing typed is lost", async ({ page, sandbox, customer }) => {
      const form = await openBilling(page, customer);
      await everyPart(page);
      await form.field("City").fill("Kirkland");
      await form.field("Email", "Contact").fill("invoices@aldercreek.example");
      await sandbox.arm({ kind: "delay", ms: 20_000, method: "PUT" });
      await form.save();
      await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
      await sandbox.kill();
      await expect(form.unknown).toBeFocused();

      // Still down: still not known.
      await form.button("Find out").click();
      await expect(form.unknown).toBeVisible();
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expectAccessible(page);

      await sandbox.startAgain();
      await form.button("Find out").click();
      // The service is back on its invented data, under another version, without the save.
      await expect(form.problem).toContainText("The service does not hold your changes");
      await expect(form.field("City")).toHaveValue("Kirkland");
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.billing(customer)).toMatchObject({
        email: "invoices@aldercreek.example",
        defaultAddress: { city: "Kirkland" },
      });
    });

    test("the support profile: not known, then found out, and nothing typed is lost", async ({ page, sandbox }) => {
      const form = await openSupport(page);
      await everyPart(page);
      await form.field("Telephone").fill("425-555-0188");
      await sandbox.arm({ kind: "delay", ms: 20_000, method: "PUT" });
      await form.save();
      await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
      await sandbox.kill();
      await expect(form.unknown).toBeFocused();

      await sandbox.startAgain();
      await form.button("Find out").click();
      await expect(form.problem).toContainText("The service does not hold your changes");
      await expect(form.field("Telephone")).toHaveValue("425-555-0188");
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect((await sandbox.support()).telephone).toBe("425-555-0188");
    });
  });
}
