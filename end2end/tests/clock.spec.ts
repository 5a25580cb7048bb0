// The clock of the computer is wrong: a token is judged by the host's, and the page says that the clock is off.

import { expectAccessible } from "../fixtures/accessible.ts";
import { RecordForm } from "../fixtures/forms.ts";
import { expect, test, type Page } from "../fixtures/index.ts";
import { pasteButton, TokenForm, tokenSettings } from "../fixtures/token-form.ts";

const minute = 60_000;

/** Sets the clock of a page wrong, by so many milliseconds. */
async function setWrong(page: Page, by: number): Promise<void> {
  await page.addInitScript((off) => {
    const Right = Date;
    globalThis.Date = class extends Right {
      constructor(...given: unknown[]) {
        super(...((given.length === 0 ? [Right.now() + off] : given) as []));
      }
      static override now(): number {
        return Right.now() + off;
      }
    } as DateConstructor;
  }, by);
}

test.beforeEach(async ({ sandbox }) => {
  await sandbox.set({ bearer: true });
});

for (const [name, by, said] of [
  ["70 minutes ahead", 70 * minute, "The clock of this computer is 70 minutes ahead of that of the host."],
  ["a day ahead", 24 * 60 * minute, "The clock of this computer is 1440 minutes ahead of that of the host."],
  ["70 minutes behind", -70 * minute, "The clock of this computer is 70 minutes behind that of the host."],
  ["of 1970", -Date.now(), "minutes behind that of the host."],
] as const) {
  test(`a clock ${name}: a fresh token is taken, works, and the page says that the clock is off`, async ({ page, serveCopy, customer, sandbox }) => {
    await setWrong(page, by);
    await page.goto(`${await serveCopy((files) => files.write("config.json", tokenSettings))}?customer=${customer.id}`);
    const clock = page.getByRole("status").filter({ hasText: said });
    await expect(clock).toBeVisible();
    await new TokenForm(page).paste(await sandbox.token());
    const form = new RecordForm(page, "Billing profile");
    await form.field("City").fill("Kirkland");
    await expect(clock).toBeVisible();
    await expectAccessible(page);
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    await expect(pasteButton(page)).toHaveCount(0);
    expect((await sandbox.calls()).filter(({ status }) => status !== 200)).toEqual([]);
  });

  test(`a clock ${name}: a token that has expired is still told, and one that expires soon is asked for again`, async ({ page, serveCopy, sandbox }) => {
    await setWrong(page, by);
    await page.goto(`${await serveCopy((files) => files.write("config.json", tokenSettings))}?connection`);
    const form = new TokenForm(page);
    await form.paste(await sandbox.token({ expiresIn: -60 }));
    await expect(form.mistake).toContainText("This token expired at");
    await form.paste(await sandbox.token({ expiresIn: 4 }));
    await expect(page.getByText("The token has expired. What you typed is kept.")).toBeVisible({ timeout: 10_000 });
  });
}

test("a clock that is right, or off by a minute, is not worth a word", async ({ page, serveCopy, sandbox }) => {
  await setWrong(page, minute);
  await page.goto(`${await serveCopy((files) => files.write("config.json", tokenSettings))}?connection`);
  await new TokenForm(page).paste(await sandbox.token());
  await expect(page.getByRole("region", { name: "Token" })).toBeVisible();
  await expect(page.getByText("The clock of this computer")).toHaveCount(0);
});

test("where the host tells no time, a token that seems to have expired is tried", async ({ page, between, sandbox }) => {
  await setWrong(page, 70 * minute);
  between.change = (path, answer) => {
    // Node adds the time to an answer that has none: this one cannot be read.
    answer.headers.date = "now";
    if (path.endsWith("/config.json")) {
      answer.body = tokenSettings;
    }
  };
  await page.goto(`${between.url}?customers`);
  await new TokenForm(page).paste(await sandbox.token());
  await expect(page.getByRole("table")).toBeVisible();
  await expect(pasteButton(page)).toHaveCount(0);
});

test("a wait that is told as a date is counted by the clock that told it", async ({ page, sandbox, guard }) => {
  guard.expectFailedRequests(/status of 429/);
  await sandbox.set({ bearer: false });
  await setWrong(page, 70 * minute);
  const retryAfter = new Date(Date.now() + 100_000).toUTCString();
  await sandbox.arm({ kind: "throttle", retryAfter, method: "GET", path: "profiles/support", times: 2 });
  await page.goto("./");
  await expect(page.getByRole("main")).toContainText(/too many calls. Try again in (8\d|9\d|100) seconds/);
});
