// Nothing is sent without meaning it: by a key that belongs to the system, a key that is held down, or a press that passes a
// question unread.

import type { Locator } from "@playwright/test";
import { expect, test, type Page } from "../fixtures/index.ts";
import { chooseEducation, openBilling, openSupport, RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import { clickAsScreenReader, hold, middle, pressAtOnce, release, untilItCounts, untilPressed } from "../fixtures/presses.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";
import { TokenForm, tokenSettings } from "../fixtures/token-form.ts";

/** Notes which keys the panel keeps from the browser. */
async function watchKeys(page: Page): Promise<() => Promise<boolean[]>> {
  await page.evaluate(() => {
    const prevented: boolean[] = [];
    Object.assign(globalThis, { prevented });
    addEventListener("keydown", (event) => {
      if (event.key.toLowerCase() === "s") {
        prevented.push(event.defaultPrevented);
      }
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { prevented: boolean[] }).prevented);
}

test.describe("the key that saves", () => {
  for (const keys of ["Control+Shift+s", "Meta+Shift+s", "Control+Alt+s", "Meta+Alt+s", "Control+Meta+s", "Alt+s", "Control+Shift+Alt+s"]) {
    test(`${keys} is left to the browser and saves nothing`, async ({ page, sandbox }) => {
      const form = await openSupport(page);
      await form.field("Telephone").fill("425-555-0111");
      const prevented = await watchKeys(page);
      await page.keyboard.press(keys);
      expect(await prevented()).toEqual([false]);
      await expect(form.status).toHaveText("");
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(1);
    });
  }

  for (const [what, init] of [
    ["with AltGr", { ctrlKey: true, modifierAltGraph: true }],
    ["while a text is being composed", { ctrlKey: true, isComposing: true }],
    ["while a text is being composed, as some browsers say it", { ctrlKey: true, keyCode: 229 }],
    ["alone", {}],
  ] as const) {
    test(`S ${what} is left to the browser and saves nothing`, async ({ page, sandbox }) => {
      const form = await openSupport(page);
      await form.field("Telephone").fill("425-555-0111");
      const prevented = await form.field("Telephone").evaluate((field, init) => {
        const event = new KeyboardEvent("keydown", { key: "s", bubbles: true, cancelable: true, ...init });
        return !field.dispatchEvent(event);
      }, init);
      expect(prevented).toBe(false);
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(1);
    });
  }

  test("Caps Lock makes no difference", async ({ page }) => {
    const form = await openSupport(page);
    await form.field("Telephone").fill("425-555-0111");
    await form.field("Telephone").evaluate((field) => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "S", ctrlKey: true, modifierCapsLock: true, bubbles: true, cancelable: true }));
    });
    await expect(form.status).toHaveText(/^Saved/);
  });
});

test.describe("a key that is held down", () => {
  for (const keys of ["Control+s", "Meta+s", "Enter"]) {
    test(`${keys}: a refused save is sent once, and the browser gets none of it`, async ({ page, sandbox, customer, guard }) => {
      guard.expectFailedRequests(/status of 403 .*profiles\/billing/);
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await sandbox.arm({ kind: "status", status: 403, method: "PUT", times: 0 });
      const prevented = await watchKeys(page);
      await form.field("Language").focus();
      await hold(page, keys, 1_500);
      await expect(form.problem).toBeVisible();
      expect(await sandbox.calls("PUT")).toHaveLength(1);
      expect((await prevented()).every(Boolean)).toBe(true);
      // Pressed anew, it is a save like any other.
      await sandbox.disarm();
      await form.field("Language").focus();
      await page.keyboard.press(keys);
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(2);
    });
  }
});

/** A two-step confirmation: how to open it, how to answer it, and what is on the screen in between. */
interface Question {
  name: string;
  /** The name of the button that answers it. */
  button: string;
  /** Leads to it, and gives the button that was pressed for it and the one that answers it. */
  open: (page: Page, sandbox: Sandbox, customer: Customer) => Promise<{ form: RecordForm; answer: Locator; shown: Locator }>;
  /** How often the question is asked before it is answered: writes that were refused. */
  sent: number;
  refused?: RegExp;
}

const unknownAddress = "None 5 Elm Street";

async function askForAddress(page: Page, customer: Customer): Promise<RecordForm> {
  const form = await openBilling(page, customer);
  await form.field("Address line 1").fill(unknownAddress);
  await form.save();
  return form;
}

const warning = (form: RecordForm) => form.form.getByText("Nothing is saved yet.");

const questions: Question[] = [
  {
    name: "the address warning, answered by Save",
    button: "Save",
    sent: 0,
    open: async (page, _, customer) => {
      const form = await askForAddress(page, customer);
      return { form, answer: form.button("Save"), shown: warning(form) };
    },
  },
  {
    name: "the address warning, answered by Save as typed",
    button: "Save as typed",
    sent: 0,
    open: async (page, _, customer) => {
      const form = await askForAddress(page, customer);
      return { form, answer: form.button("Save as typed"), shown: warning(form) };
    },
  },
  {
    name: "the review of a qualification",
    button: "Send",
    sent: 0,
    open: async (page, _, customer) => {
      await page.goto(`./?customer=${customer.id}&view=qualification`);
      const form = new RecordForm(page, "Qualification");
      await chooseEducation(page);
      await form.save();
      const review = page.getByRole("region", { name: "Review before sending" });
      return { form, answer: review.getByRole("button", { name: "Send" }), shown: review };
    },
  },
  {
    name: "the review of a save without a version",
    button: "Save anyway",
    sent: 0,
    open: async (page, sandbox, customer) => {
      await sandbox.arm({ kind: "missing-etag", method: "GET", path: "profiles/billing" });
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await form.save();
      const review = form.form.getByRole("region", { name: "Save without a version check?" });
      return { form, answer: review.getByRole("button", { name: "Save anyway" }), shown: review };
    },
  },
  {
    name: "changes by someone else that were joined",
    button: "Save",
    sent: 1,
    refused: /status of 400 .*profiles\/billing/,
    open: async (page, sandbox, customer) => {
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await sandbox.editBilling(customer, { "/companyName": "Theirs" });
      await form.save();
      return { form, answer: form.button("Save"), shown: form.merged };
    },
  },
  {
    name: "a refusal",
    button: "Save",
    sent: 1,
    refused: /status of 403 .*profiles\/billing/,
    open: async (page, sandbox, customer) => {
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await sandbox.arm({ kind: "status", status: 403, method: "PUT" });
      await form.save();
      return { form, answer: form.button("Save"), shown: form.problem };
    },
  },
  {
    name: "a version that moved twice",
    button: "Save",
    sent: 2,
    refused: /status of 400 .*profiles\/billing/,
    open: async (page, sandbox, customer) => {
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await sandbox.editBilling(customer, {});
      await sandbox.arm({ kind: "new-etag", method: "PUT" }, { kind: "new-etag", method: "PUT" });
      await form.save();
      return { form, answer: form.button("Save"), shown: form.problem };
    },
  },
  {
    name: "a save of unknown outcome, sent again",
    button: "Send the same save again",
    sent: 1,
    refused: /status of 502 .*profiles\/billing/,
    open: async (page, sandbox, customer) => {
      const form = await openBilling(page, customer);
      await form.field("Language").fill("es");
      await sandbox.arm({ kind: "drop-before", method: "PUT" });
      await form.save();
      return { form, answer: form.button("Send the same save again"), shown: form.unknown };
    },
  },
];

for (const { name, button, open, sent, refused } of questions) {
  test.describe(name, () => {
    test.beforeEach(({ guard }) => {
      if (refused !== undefined) {
        guard.expectFailedRequests(refused);
      }
    });

    const early = "Nothing was sent. Read the message first, then press the button again.";

    test("a click that comes at once answers nothing and is told so; the question stays", async ({ page, sandbox, customer }) => {
      await pressAtOnce(page, button, "click");
      const { form, answer, shown } = await open(page, sandbox, customer);
      await expect(form.status).toHaveText(early);
      await expect(shown).toBeVisible();
      await expectAccessible(page);
      await untilItCounts(answer);
      expect(await sandbox.calls("PUT")).toHaveLength(sent);
      await expect(shown).toBeVisible();
      await clickAsScreenReader(answer);
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(sent + 1);
    });

    for (const beginning of ["pointerdown", "keydown"] as const) {
      test(`a press that begins too early with ${beginning} does not count, however late it ends`, async ({ page, sandbox, customer }) => {
        await pressAtOnce(page, button, beginning);
        const { form, answer, shown } = await open(page, sandbox, customer);
        await untilPressed(page);
        await untilItCounts(answer);
        await release(page, beginning);
        await expect(form.status).toHaveText(early);
        await expect(shown).toBeVisible();
        expect(await sandbox.calls("PUT")).toHaveLength(sent);
        await (beginning === "keydown" ? answer.press("Space") : answer.click());
        await expect(form.status).toHaveText(/^Saved/);
        expect(await sandbox.calls("PUT")).toHaveLength(sent + 1);
      });
    }

    test("a key that is held down never answers", async ({ page, sandbox, customer }) => {
      await page.keyboard.down("Enter");
      const { form, answer, shown } = await open(page, sandbox, customer);
      await shown.waitFor();
      await untilItCounts(answer);
      await answer.focus();
      await hold(page, "Enter", 500);
      expect(await sandbox.calls("PUT")).toHaveLength(sent);
      await expect(shown).toBeVisible();
      await expect(answer).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(sent + 1);
    });
  });
}

test.describe("the address warning is not passed unread", () => {
  const ways: [string, (page: Page, form: RecordForm) => Promise<void>][] = [
    ["a double click", async (page, form) => page.mouse.dblclick(...(await middle(form.button("Save"))), { delay: 30 })],
    ["Ctrl+S held down", async (page) => hold(page, "Control+s", 2_000)],
    ["Enter held down", async (page) => hold(page, "Enter", 2_000)],
  ];
  for (const [way, press] of ways) {
    test(`by ${way}`, async ({ page, sandbox, customer }) => {
      const form = await openBilling(page, customer);
      await form.field("Address line 1").fill(unknownAddress);
      await press(page, form);
      await expect(warning(form)).toBeVisible();
      await untilItCounts(form.button("Save"));
      expect(await sandbox.calls("PUT")).toEqual([]);
      await expect(form.field("Address line 1")).toHaveValue(unknownAddress);
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect(await sandbox.calls("PUT")).toHaveLength(1);
    });
  }
});

for (const key of ["Control+s", "Meta+s", "Enter"] as const) {
  test(`the address warning is not passed unread by ${key} twice`, async ({ page, sandbox, customer }) => {
    await pressAtOnce(page, "Save", key);
    const form = await openBilling(page, customer);
    await form.field("Address line 1").fill(unknownAddress);
    await page.keyboard.press(key);
    await untilPressed(page);
    await expect(form.status).toHaveText("Nothing was sent. Read the message first, then press the button again.");
    await expect(warning(form)).toBeVisible();
    await untilItCounts(form.button("Save"));
    expect(await sandbox.calls("PUT")).toEqual([]);
    await page.keyboard.press("Control+s");
    await expect(form.status).toHaveText(/^Saved/);
    expect(await sandbox.calls("PUT")).toHaveLength(1);
  });
}

test("a double click on Save shows the review of a qualification, and sends nothing", async ({ page, sandbox, customer }) => {
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  const form = new RecordForm(page, "Qualification");
  await chooseEducation(page);
  await page.mouse.dblclick(...(await middle(form.button("Save"))), { delay: 30 });
  await expect(page.getByRole("region", { name: "Review before sending" })).toBeVisible();
  await untilItCounts(page.getByRole("button", { name: "Send" }));
  expect(await sandbox.calls("PUT")).toEqual([]);
});

test.describe("discarding for good", () => {
  test.beforeEach(async ({ page, customer }) => {
    await page.clock.install({ time: "2026-03-02T08:15:00" });
    const form = await openBilling(page, customer);
    await form.field("City").fill("Kirkland");
    await page.clock.setSystemTime("2026-03-02T17:00:00");
    await page.reload();
  });

  const expired = (page: Page) => page.getByRole("region", { name: "Changes from 08:15 were never saved" });

  for (const [way, press] of [
    ["Enter held down", async (page: Page) => hold(page, "Enter", 1_500)],
    ["Enter twice", async (page: Page) => {
      await page.keyboard.press("Enter");
      await page.waitForTimeout(150);
      await page.keyboard.press("Enter");
    }],
    ["Space twice", async (page: Page) => {
      await page.keyboard.press("Space");
      await page.waitForTimeout(150);
      await page.keyboard.press("Space");
    }],
  ] as const) {
    test(`${way} asks once, and only when the keys are at rest`, async ({ page }) => {
      const button = expired(page).getByRole("button", { name: "Discard these" });
      await button.focus();
      let resting = false;
      const asked: boolean[] = [];
      page.on("dialog", (dialog) => {
        asked.push(resting);
        void dialog.dismiss();
      });
      await press(page);
      resting = true;
      await expect.poll(() => asked).toEqual([true]);
      await expect(expired(page)).toBeVisible();
      // A press of its own asks again, and yes is yes.
      page.removeAllListeners("dialog");
      page.once("dialog", (dialog) => void dialog.accept());
      await button.press("Enter");
      await expect(expired(page)).toHaveCount(0);
    });
  }

  test("a click asks at once", async ({ page }) => {
    const asked = page.waitForEvent("dialog").then((dialog) => dialog.accept());
    await expired(page).getByRole("button", { name: "Discard these" }).click();
    await asked;
    await expect(expired(page)).toHaveCount(0);
  });
});

test.describe("forgetting the token with edits that are not saved", () => {
  test("a click that comes at once discards nothing", async ({ page, sandbox, customer, serveCopy }) => {
    await pressAtOnce(page, "Discard them and forget the token", "click");
    const url = await serveCopy((files) => files.write("config.json", tokenSettings));
    await page.goto(`${url}?customer=${customer.id}`);
    await new TokenForm(page).paste(await sandbox.token());
    const form = new RecordForm(page, "Billing profile");
    await form.field("City").fill("Kirkland");
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("navigation").getByRole("link", { name: "Connection" }).click();
    await page.getByRole("button", { name: "Forget the token" }).click();
    await untilPressed(page);
    const discard = page.getByRole("button", { name: "Discard them and forget the token" });
    await untilItCounts(discard);
    await expect(discard).toBeVisible();
    await discard.focus();
    await hold(page, "Enter", 100);
    await expect(new TokenForm(page).field).toBeVisible();
  });
});
