// The host's own sign-in has run out, as with oauth2-proxy or an application proxy of Entra: whatever it answers in place of
// a record, a file or the settings, the page says so, offers to load the page again, and keeps every edit.

import { expectAccessible } from "../fixtures/accessible.ts";
import type { Altered, AlteringProxy } from "../fixtures/altering-proxy.ts";
import { notLoaded, openBilling, RecordForm } from "../fixtures/forms.ts";
import { expect, test, type Page } from "../fixtures/index.ts";
import { TokenForm, tokenSettings } from "../fixtures/token-form.ts";

const html = { "content-type": "text/html; charset=utf-8" };
const signInPage =
  '<!DOCTYPE html><html lang="en"><head><title>Sign In</title></head><body><form method="GET" action="/oauth2/start">' +
  '<button type="submit">Sign in with OpenID Connect</button></form></body></html>';
const passwordPage = "<!doctype html><title>Welcome</title><form><input name=user><input type=password name=p></form>";

/** What hosts answer whoever has to sign in. */
const answers: { name: string; answer: (proxy: AlteringProxy) => Partial<Altered>; line: RegExp | undefined; isKnown: boolean }[] = [
  {
    name: "a redirect to another host",
    answer: () => ({ status: 302, headers: { location: "https://login.microsoftonline.com/common/oauth2/v2.0/authorize" } }),
    line: undefined,
    isKnown: false,
  },
  { name: "a redirect on the same host", answer: (proxy) => ({ status: 302, headers: { location: new URL("/oauth2/sign_in", proxy.url).pathname } }), line: undefined, isKnown: false },
  { name: "a page to sign in on", answer: () => ({ status: 200, headers: html, body: signInPage }), line: undefined, isKnown: false },
  { name: "a page with a password field", answer: () => ({ status: 200, headers: html, body: passwordPage }), line: undefined, isKnown: false },
  { name: "401 with a page", answer: () => ({ status: 401, headers: html, body: "<html><h1>401 Authorization Required</h1></html>" }), line: /status of 401/, isKnown: true },
  { name: "401 with nothing", answer: () => ({ status: 401, headers: { "content-type": "application/json" }, body: "{}" }), line: /status of 401/, isKnown: true },
  { name: "403 with a page to sign in on", answer: () => ({ status: 403, headers: html, body: signInPage }), line: /status of 403/, isKnown: true },
];

const said = "The host of this panel wants you to sign in again.";
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const link = (page: Page, name: string) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
const reload = (page: Page) => page.getByRole("main").getByRole("button", { name: "Load the page again" });

/** Whether a request is one of the service. */
const isCall = (path: string) => path.includes("/v1/");

for (const { name, answer, line, isKnown } of answers) {
  test.describe(name, () => {
    test.beforeEach(({ guard }) => {
      if (line !== undefined) {
        guard.allowFailedRequests(line);
      }
    });

    test("for a record, the list of customers and the history: said, and there after a sign-in", async ({ page, between, customer }) => {
      for (const [address, there] of [
        [`?customer=${customer.id}`, page.getByRole("textbox", { name: "City" })],
        ["?customers", page.getByRole("table")],
        [`?customer=${customer.id}&view=history`, page.getByText("Nothing is recorded, or not yet.")],
        ["", page.getByRole("textbox", { name: "Email" })],
      ] as const) {
        between.instead = (path) => (isCall(path) ? answer(between) : undefined);
        await page.goto(between.url + address);
        await expect(notLoaded(page).first()).toContainText(said);
        await expect(page.getByRole("main")).not.toContainText("no network");
        await expectAccessible(page);
        between.instead = () => undefined;
        await reload(page).first().click();
        await expect(there).toBeVisible();
      }
    });

    test("for a save: said, and every edit is there after the page was loaded again", async ({ page, between, customer, sandbox }) => {
      const form = await openBilling(page, customer, between.url);
      await form.field("City").fill("Kirkland");
      between.instead = (path) => (isCall(path) ? answer(between) : undefined);
      await form.save();
      // Whether a write was carried out is not known where the answer may stand for the service's.
      const told = isKnown ? form.problem : form.unknown;
      await expect(told).toContainText(said);
      await expect(form.field("City")).toHaveValue("Kirkland");
      await expectAccessible(page);
      expect(await sandbox.calls("PUT")).toEqual([]);

      between.instead = () => undefined;
      page.on("dialog", (dialog) => void dialog.accept());
      await reload(page).click();
      await expect(form.field("City")).toHaveValue("Kirkland");
      if (!isKnown) {
        await form.unknown.getByRole("button", { name: "Find out" }).click();
        await expect(form.unknown).toHaveCount(0);
      }
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect((await sandbox.billing(customer)).defaultAddress?.city).toBe("Kirkland");
    });

    test("for the support profile's save: said, and the edit is kept", async ({ page, between, sandbox }) => {
      await page.goto(between.url);
      const form = new RecordForm(page, "Support profile");
      await form.field("Telephone").fill("425-555-0144");
      between.instead = (path) => (isCall(path) ? answer(between) : undefined);
      await form.save();
      await expect(form.problem.or(form.unknown)).toContainText(said);
      between.instead = () => undefined;
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      expect((await sandbox.support()).telephone).toBe("425-555-0144");
    });

    test("for the settings: the start says so, and goes on after a sign-in", async ({ page, between, guard }) => {
      guard.allowFailedRequests(/config\.json/);
      between.instead = (path) => (path.endsWith("/config.json") ? answer(between) : undefined);
      await page.goto(between.url);
      await expect(heading(page)).toHaveText("The host of this panel wants a sign-in");
      await expect(page).toHaveTitle(/^Error: /);
      await expectAccessible(page);
      between.instead = () => undefined;
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
    });

    test("for a part of the program: the page says so, and is there after a sign-in", async ({ page, between, guard }) => {
      guard.allowFailedRequests(/part-|integrity|panel\/|oauth2/, /^TypeError: Failed to fetch/, /^Access to fetch/);
      // The policy of the page lets a redirect lead to no other host.
      guard.allowMishaps(/Content Security Policy|Policy violation/);
      const isWanted = { now: false };
      between.instead = (path) => (path.includes("/part-") || (isWanted.now && path.endsWith("/panel/")) ? answer(between) : undefined);
      await page.goto(between.url);
      await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
      isWanted.now = true;
      await link(page, "Connection").click();
      await expect(heading(page)).toHaveText("This page could not be loaded");
      await expect(page.getByRole("main")).toContainText(said);
      await expectAccessible(page);
      between.instead = () => undefined;
      await reload(page).click();
      await expect(heading(page)).toHaveText("Connection");
    });
  });
}

test("a host's 401 is no refusal of the token", async ({ page, between, sandbox, guard }) => {
  guard.allowFailedRequests(/status of 401/);
  await sandbox.set({ bearer: true });
  between.change = (path, file) => {
    if (path.endsWith("/config.json")) {
      file.body = tokenSettings;
    }
  };
  await page.goto(`${between.url}?customers`);
  between.instead = (path) => (isCall(path) ? { status: 401, headers: html, body: signInPage } : undefined);
  await new TokenForm(page).paste(await sandbox.token());
  await expect(notLoaded(page)).toContainText(said);
  await expect(page.getByText("The service did not take the token.")).toHaveCount(0);
});

test("a page that stands in the service's place and is none to sign in on is still no record", async ({ page, between }) => {
  between.instead = (path) => (isCall(path) ? { status: 200, headers: html, body: "<html><h1>Under construction</h1></html>" } : undefined);
  await page.goto(between.url);
  await expect(notLoaded(page)).toContainText("The answer could not be read");
  await expect(reload(page)).toHaveCount(0);
});
