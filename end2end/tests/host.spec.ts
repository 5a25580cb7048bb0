// The built files as hosts send them, and the panel on each of them. What they do with calls: way-to-the-service.spec.ts.

import { readFileSync } from "node:fs";
import { headersFile } from "../fixtures/environment.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expect, test } from "../fixtures/index.ts";

const securityHeaders = readFileSync(headersFile, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.startsWith("#"))
  .map((line) => line.split(/:(.*)/s).map((part) => part.trim()) as [string, string]);

for (const host of ["nginx", "caddy", "caddy at the root", "sandbox"] as const) {
  test.describe(host, () => {
    test.use({ host });

    test("sends the security headers with every answer", async ({ request }) => {
      expect(securityHeaders.length).toBeGreaterThan(4);
      const index = await (await request.get("./")).text();
      const files = [...index.matchAll(/\.\/([\w.-]+\.(?:js|css|wasm))/g)].map(([, name]) => name ?? "");
      expect(files.length).toBeGreaterThanOrEqual(4);
      for (const address of ["./", "./?customers", "./config.json", "./missing.js", ...files]) {
        const headers = (await request.get(address)).headers();
        for (const [name, value] of securityHeaders) {
          expect(headers[name.toLowerCase()], `${name} of ${address}`).toBe(value);
        }
      }
      const policy = securityHeaders.find(([name]) => name === "Content-Security-Policy")?.[1];
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
      expect(policy).not.toContain("'unsafe-");
    });

    test("lets hashed files be kept, and nothing else", async ({ request }) => {
      const index = await request.get("./");
      const files = [...(await index.text()).matchAll(/\.\/([\w.-]+\.(?:js|css|wasm))/g)].map(([, name]) => name ?? "");
      expect(files.length).toBeGreaterThanOrEqual(3);
      for (const file of files) {
        const answer = await request.get(file);
        expect(answer.headers()["cache-control"], file).toBe("public, max-age=31536000, immutable, no-transform");
        expect(answer.headers()["content-encoding"], file).toBe("br");
      }
      for (const address of ["./", "./?customers", "./config.json"]) {
        const { "cache-control": caching, etag } = (await request.get(address)).headers();
        expect(caching, address).toBe("no-cache, no-transform");
        expect(etag, address).toBeTruthy();
      }
      const wasm = files.find((file) => file.endsWith(".wasm")) ?? "";
      expect((await request.get(wasm)).headers()["content-type"]).toBe("application/wasm");
    });

    test("listens where it was told to, and nowhere else", async ({ request, baseURL }) => {
      expect((await request.get("./")).status()).toBe(200);
      // Another address of this machine.
      const elsewhere = (baseURL ?? "").replace("127.0.0.1", "127.0.0.2");
      await expect(request.get(elsewhere, { headers: { Host: "127.0.0.1" } })).rejects.toThrow("ECONNREFUSED");
    });

    test("leads to a page by its address, and carries a save", async ({ page, sandbox, customer }) => {
      const billing = await openBilling(page, customer);
      await billing.field("Company name").fill("Renamed");
      await billing.save();
      await expect(billing.status).toContainText("Saved.");
      expect((await sandbox.billing(customer)).companyName).toBe("Renamed");
    });
  });
}

for (const host of ["nginx", "caddy"] as const) {
  test.describe(`${host}, without the slash of the folder`, () => {
    test.use({ host });

    test("leads to the folder, and keeps the query", async ({ page, baseURL, customer }) => {
      await page.goto(`${baseURL?.replace(/\/$/, "")}?customer=${customer.id}`);
      await expect(page).toHaveURL(`${baseURL}?customer=${customer.id}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer.name);
      await page.goto(baseURL?.replace(/\/$/, "") ?? "");
      await expect(page).toHaveURL(baseURL ?? "");
    });
  });
}
