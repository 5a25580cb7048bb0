// The shipped configuration of nginx: headers, caching, the folder's slash, what is passed on and what is logged.

import { readFileSync } from "node:fs";
import path from "node:path";
import { headersFile } from "../fixtures/environment.ts";
import { expect, test } from "../fixtures/index.ts";

const securityHeaders = readFileSync(headersFile, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => line.split(/:(.*)/s).map((part) => part.trim()) as [string, string]);

for (const host of ["nginx", "sandbox"] as const) {
  test.describe(host, () => {
    test.use({ host });

    test("sends the security headers with every answer", async ({ request }) => {
      expect(securityHeaders.length).toBeGreaterThan(4);
      const index = await (await request.get("./")).text();
      const files = [...index.matchAll(/(?:href|src)="(?:\.\/)?([^"?:]+\.(?:js|css|wasm))"/g)].map(([, name]) => name ?? "");
      expect(files.length).toBeGreaterThanOrEqual(4);
      for (const address of ["./", "./?customers", "./config.json", "./missing.js", ...files]) {
        const headers = (await request.get(address)).headers();
        for (const [name, value] of securityHeaders) {
          expect(headers[name.toLowerCase()], `${name} of ${address}`).toBe(value);
        }
      }
      expect(headers("content-security-policy")).not.toMatch(/unsafe-inline|'unsafe-eval'/);
    });

    test("lets hashed files be kept, and nothing else", async ({ request }) => {
      const index = await request.get("./");
      const files = [...(await index.text()).matchAll(/href="(?:\.\/)?([^"?:]+-[0-9a-f]{16}[^"?:]*)"/g)].map(([, name]) => name ?? "");
      expect(files.length).toBeGreaterThanOrEqual(3);
      for (const file of files) {
        const answer = await request.get(file);
        expect(answer.headers()["cache-control"], file).toBe("public, max-age=31536000, immutable");
        expect(answer.headers()["content-encoding"], file).toBe("br");
      }
      for (const address of ["./", "./?customers", "./config.json"]) {
        const { "cache-control": caching, etag } = (await request.get(address)).headers();
        expect(caching, address).toBe("no-cache");
        expect(etag, address).toBeTruthy();
      }
      const wasm = files.find((file) => file.endsWith(".wasm")) ?? "";
      expect((await request.get(wasm)).headers()["content-type"]).toBe("application/wasm");
    });
  });
}

function headers(name: string): string {
  return securityHeaders.find(([known]) => known.toLowerCase() === name)?.[1] ?? "";
}

test("the folder without its slash leads to it, with its query", async ({ request, nginx }) => {
  const folder = nginx.url.replace(/\/$/, "");
  for (const query of ["", "?customers", "?customer=1&view=qualification"]) {
    const answer = await request.get(`${folder}${query}`, { maxRedirects: 0 });
    expect(answer.status()).toBe(308);
    expect(answer.headers()["location"]).toBe(`/panel/${query}`);
  }
});

test("answers of the API are not kept, whatever the service says", async ({ request, sandbox }) => {
  await sandbox.arm({ kind: "last-modified", maxAge: 3600 });
  const answer = await request.get("./v1/profiles/support");
  expect(answer.headers()["cache-control"]).toBe("no-store");
  for (const [name, value] of securityHeaders) {
    expect(answer.headers()[name.toLowerCase()], name).toBe(value);
  }
});

test("only the panel's routes and methods are passed on", async ({ request, sandbox, customer }) => {
  for (const address of ["v1/customers/all/../../sandbox/reset", "sandbox/log", "v1/invoices", "v1/../sandbox/log"]) {
    expect((await request.get(`./${address}`)).status(), address).toBe(404);
  }
  expect((await request.delete(`./v1/customers/${customer.id}`)).status()).toBe(405);
  expect(await sandbox.calls()).toEqual([]);
});

test("no query is logged: neither a validation code nor the words of a search", async ({ request, nginx, customer }) => {
  await request.put(`./v1/customers/${customer.id}/qualification?code=987654321`, { data: "3" });
  await request.get(`./v1/customers?size=1&filter=${encodeURIComponent('{"Value":"secret words"}')}`);
  await request.get("./missing.html?code=987654321");
  const log = () => readFileSync(path.join(nginx.folder, "panel.access.log"), "utf8");
  await expect.poll(log).toContain(`PUT /panel/v1/customers/${customer.id}/qualification 400`);
  await expect.poll(log).toContain("GET /panel/missing.html 404");
  expect(log()).not.toMatch(/987654321|secret|code|filter|\?/);
  expect(readFileSync(path.join(nginx.folder, "panel.error.log"), "utf8")).toBe("");
});
