// Long header fields: what the shipped hosts let pass, and what the panel says where a host refuses them.

import type { Altered } from "../fixtures/altering-proxy.ts";
import { AlteringProxy } from "../fixtures/altering-proxy.ts";
import { Caddy } from "../fixtures/caddy.ts";
import { notLoaded, openBilling } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";
import { Nginx } from "../fixtures/nginx.ts";
import { call } from "../fixtures/raw-call.ts";
import { TokenForm, tokenSettings } from "../fixtures/token-form.ts";

test.use({ customerCount: 1_100 });

const lengths = [4_000, 9_000, 16_000, 30_000];

for (const [name, start] of [
  ["nginx", (api: string) => Nginx.start(api)],
  ["Caddy", (api: string) => Caddy.start(api)],
] as const) {
  test(`${name} passes long tokens on, and long header fields of answers back`, async ({ sandbox }) => {
    const service = await AlteringProxy.before(sandbox.url);
    const host = await start(service.url);
    try {
      const seen: number[] = [];
      service.change = (_, answer) => {
        answer.headers["ms-continuationtoken"] = "t".repeat(Math.min(seen.at(-1) ?? 0, 16_000));
      };
      for (const length of lengths) {
        for (const field of ["Authorization", "MS-ContinuationToken", "If-Match"]) {
          seen.push(length);
          const answer = await call(host.url, "GET", "/panel/v1/profiles/support", { [field]: "e".repeat(length) });
          expect(answer.status, `${field} of ${length}`).toBeLessThan(431);
          expect(answer.status, `${field} of ${length}`).not.toBe(400);
          expect(`${answer.headers["ms-continuationtoken"]}`.length).toBe(Math.min(length, 16_000));
        }
      }
      // Both at once, as the second page of customers is asked for.
      const both = { Authorization: `Bearer ${"e".repeat(16_000)}`, "MS-ContinuationToken": "e".repeat(16_000) };
      expect((await call(host.url, "GET", "/panel/v1/profiles/support", both)).status).toBe(200);
      const sent = (await sandbox.calls()).at(-1)?.headers["MS-ContinuationToken"] ?? "";
      expect(sent.length).toBe(16_000);
    } finally {
      await host.end();
      await service.end();
    }
  });
}

for (const host of ["nginx", "caddy"] as const) {
  test.describe(`through ${host}`, () => {
    test.use({ host });

    test("a token of 16,000 characters signs in and saves, and long tokens lead to more customers", async ({ page, between, sandbox, customer }) => {
      await sandbox.set({ bearer: true, continuationLength: 9_000 });
      between.change = (path, answer) => {
        if (path.endsWith("/config.json")) {
          answer.body = tokenSettings;
        }
      };
      const form = await openBilling(page, customer, between.url);
      await new TokenForm(page).paste(await sandbox.token({ length: 16_000 }));
      await form.field("City").fill("Kirkland");
      await form.save();
      await expect(form.status).toHaveText(/^Saved/);
      await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Customers" }).click();
      await page.getByRole("button", { name: "Show more customers" }).click();
      await expect(page.getByText("1000 customers, and there are more")).toBeVisible();
      const calls = await sandbox.calls();
      expect(calls.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
      expect(calls.some(({ headers }) => (headers["MS-ContinuationToken"] ?? "").length >= 9_000)).toBe(true);
    });
  });
}

const nginxPage = (status: string) => `<html>\r\n<head><title>${status}</title></head>\r\n<body>\r\n<center><h1>${status}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
const html = { "content-type": "text/html" };

for (const [name, answer, isRefused] of [
  ["nginx's 400", { status: 400, headers: html, body: nginxPage("400 Request Header Or Cookie Too Large") }, true],
  ["nginx's 413", { status: 413, headers: html, body: nginxPage("413 Request Entity Too Large") }, true],
  ["nginx's 414", { status: 414, headers: html, body: nginxPage("414 Request-URI Too Large") }, true],
  ["Caddy's 431", { status: 431, headers: { "content-type": "text/plain" }, body: "431 Request Header Fields Too Large" }, true],
  ["a firewall's 403", { status: 403, headers: html, body: nginxPage("403 Forbidden") }, true],
  ["nginx's 502", { status: 502, headers: html, body: nginxPage("502 Bad Gateway") }, false],
  ["nginx's 503", { status: 503, headers: html, body: nginxPage("503 Service Temporarily Unavailable") }, false],
  ["nginx's 504", { status: 504, headers: html, body: nginxPage("504 Gateway Time-out") }, false],
] satisfies [string, Partial<Altered>, boolean][]) {
  test(`${name} is told as the host's, not as the service's`, async ({ page, between, customer, guard, sandbox }) => {
    guard.expectFailedRequests(new RegExp(`status of ${answer.status}`));
    const sentence = isRefused ? "A server before the service refused this call" : "A server before the service answered in its place";
    between.instead = (path) => (path.includes("profiles/billing") ? answer : undefined);
    const form = await openBilling(page, customer, between.url);
    await expect(notLoaded(page)).toContainText(sentence);
    await expect(notLoaded(page)).not.toContainText("did not accept a value");
    await expect(notLoaded(page)).not.toContainText("The service failed");
    between.instead = () => undefined;
    await notLoaded(page).getByRole("button", { name: "Try again" }).click();
    await form.field("City").fill("Kirkland");
    between.instead = (path, method) => (method === "PUT" && path.includes("profiles/billing") ? answer : undefined);
    await form.save();
    await expect(isRefused ? form.problem : form.unknown).toContainText(sentence);
    await expect(form.field("City")).toHaveValue("Kirkland");
    expect(await sandbox.calls("PUT")).toEqual([]);
  });
}

test("a 400 of the service is still told as the service's", async ({ page, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await sandbox.arm({ kind: "status", status: 400, body: '{"code":3000,"description":"Invalid property: \'City\'"}', method: "PUT" });
  await form.save();
  await expect(form.problem).toContainText("The service did not accept a value.");
});
