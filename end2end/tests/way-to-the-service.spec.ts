// The shipped configurations on the way to a real host: calls go over TLS, to the host that was meant, and to no other.

import { Caddy } from "../fixtures/caddy.ts";
import { dist } from "../fixtures/environment.ts";
import { expect, test as base } from "../fixtures/index.ts";
import { NameServer } from "../fixtures/name-server.ts";
import { Nginx } from "../fixtures/nginx.ts";
import { call, type Answer } from "../fixtures/raw-call.ts";
import { Authority, TlsService, type Certificate } from "../fixtures/tls-service.ts";

/** A host of the panel, in front of a service behind TLS. */
interface Shipped {
  readonly url: string;
  logs(): string;
  end(): Promise<void>;
}

/** Starts a host whose API is the service at this port. It trusts what the authority certifies. */
type Start = (port: number, authority: Authority) => Promise<Shipped>;

// nginx asks a name server: the host has the name of the real one, and two addresses.
const realName = "api.partnercenter.microsoft.com";

async function startNginx(port: number, authority: Authority): Promise<Shipped> {
  const names = await NameServer.start(realName, ["127.0.0.1", "127.0.0.2"]);
  const way = { authority: authority.file, nameServer: names.address };
  const nginx = await Nginx.start(`https://${realName}:${port}`, dist, way);
  return {
    url: nginx.url,
    logs: () => nginx.logs(),
    end: async () => {
      await nginx.end();
      await names.end();
    },
  };
}

// Caddy asks the system, which knows this name.
const startCaddy: Start = (port, authority) => Caddy.start(`https://localhost:${port}`, authority.file);

interface Authorities {
  /** What the host trusts. */
  authority: Authority;
  /** What the host does not trust. */
  stranger: Authority;
}

interface Fixtures extends Authorities {
  /** A host in front of a service that ends with the test. */
  before: (start: Start, service: TlsService) => Promise<Shipped>;
}

const test = base.extend<Fixtures>({
  authority: async ({}, use) => {
    const authority = new Authority();
    await use(authority);
    authority.remove();
  },
  stranger: async ({}, use) => {
    const stranger = new Authority();
    await use(stranger);
    stranger.remove();
  },
  before: async ({ authority }, use) => {
    const started: { end(): Promise<void> }[] = [];
    await use(async (start, service) => {
      started.push(service);
      const host = await start(service.port, authority);
      started.unshift(host);
      return host;
    });
    for (const running of started) {
      await running.end();
    }
  },
});

const id = "0a1b2c3d-0000-4000-8000-00000000abcd";

function status(answers: Answer[]): number[] {
  return answers.map((answer) => answer.status);
}

for (const { name, start, realHost, why } of [
  { name: "nginx", start: startNginx, realHost: realName, why: /certificate verify error|certificate does not match/ },
  { name: "Caddy", start: startCaddy, realHost: "localhost", why: /x509: certificate/ },
] as const) {
  test.describe(name, () => {
    test("passes calls on to the letter", async ({ sandbox, authority, before, customer }) => {
      const service = await TlsService.before(sandbox.port, authority.certify(realHost));
      const { url } = await before(start, service);
      const path = `/panel/v1/customers/${customer.id}/profiles/billing`;
      const read = await call(url, "GET", path, { Accept: "application/json" });
      expect(read.status).toBe(200);
      expect(read.body.replace(/^\ufeff/, "")).toBe(await sandbox.billingText(customer));

      const { etag } = (await sandbox.billing(customer)).attributes;
      const body = (await sandbox.billingText(customer)).replace(/"companyName":"[^"]*"/, '"companyName":"Ångström & Søn"');
      const headers = {
        Authorization: "Bearer of.a.token",
        "Content-Type": "application/json",
        "If-Match": `"${etag}"`,
        "MS-RequestId": "5a4db0c5-1111-4000-8000-000000000001",
        Cookie: "session=1",
        Origin: "http://127.0.0.1",
      };
      const saved = await call(url, "PUT", path, headers, body);
      expect(saved.status).toBe(200);
      const now = await sandbox.billing(customer);
      expect(now.companyName).toBe("Ångström & Søn");
      expect(saved.body).toContain(`"etag":"${now.attributes.etag}"`);
      expect(saved.headers["cache-control"]).toBe("no-store");
      expect(saved.headers["ms-requestid"]).toBe(headers["MS-RequestId"]);

      // What does not match any more is the service's to judge.
      const stale = await call(url, "PUT", path, { ...headers, "MS-RequestId": "2", "If-Match": `W/"${etag}"` }, body);
      expect(stale.status).toBe(400);
      expect(stale.body).toContain("2055");

      const code = "a%20b+c&d=%7B%22e%22%7D";
      await call(url, "PUT", `/panel/v1/customers/${customer.id}/qualification?code=${code}`, headers, "3");

      const [first, second, third] = await sandbox.calls("PUT");
      expect(first?.body).toBe(body);
      const head = service.arrived.find((text) => text.startsWith("PUT"))?.split("\r\n\r\n")[0]?.split("\r\n") ?? [];
      for (const [header, value] of Object.entries({ ...headers, Cookie: "", Origin: "" }).filter(([, sent]) => sent !== "")) {
        expect(head.map((line) => line.replace(/^[^:]*:/, (known) => known.toLowerCase()))).toContain(`${header.toLowerCase()}: ${value}`);
      }
      expect(head.find((line) => line.startsWith("Host:"))).toMatch(new RegExp(`^Host: ${realHost}(:\\d+)?$`));
      const added = head.filter((line) => /^(cookie|origin|x-forwarded-.*|forwarded|via|accept-encoding):/i.test(line));
      expect(added, "what is not meant for the service, or tells of this host").toEqual([]);
      expect(second?.headers["If-Match"]).toBe(`W/"${etag}"`);
      expect(third?.query).toBe(`code=${code}`);
    });

    for (const { wrong, certificate } of [
      { wrong: "for another host", certificate: ({ authority }) => authority.certify("elsewhere.example") },
      { wrong: "of an authority that is not trusted", certificate: ({ stranger }) => stranger.certify(realHost) },
      { wrong: "that has expired", certificate: ({ authority }) => authority.expired(realHost) },
    ] satisfies { wrong: string; certificate: (by: Authorities) => Certificate }[]) {
      test(`refuses a certificate ${wrong}`, async ({ sandbox, authority, stranger, before }) => {
        const service = await TlsService.before(sandbox.port, certificate({ authority, stranger }));
        const host = await before(start, service);
        const token = { Authorization: "Bearer KEEP-THIS-SECRET" };
        const answers = [
          await call(host.url, "GET", "/panel/v1/profiles/support", token),
          await call(host.url, "PUT", "/panel/v1/profiles/supportprofile", token, "{}"),
          await call(host.url, "GET", "/panel/v1/customers?size=5", token),
        ];
        expect(status(answers)).toEqual([502, 502, 502]);
        // Not a byte of the calls left the host.
        expect(service.arrived).toEqual([]);
        expect(await sandbox.calls()).toEqual([]);
        expect(host.logs()).toMatch(wrong === "that has expired" ? /certificate has expired/ : why);
        expect(host.logs()).not.toContain("SECRET");
      });
    }

    test("passes the panel's own calls, and refuses all others before they reach the service", async ({ sandbox, authority, before }) => {
      const { url } = await before(start, await TlsService.before(sandbox.port, authority.certify(realHost)));
      const passing = [
        ["GET", "profiles/support"],
        ["PUT", "profiles/support"],
        ["PUT", "profiles/supportprofile"],
        ["GET", "customers?size=500"],
        ["GET", `customers/${id}`],
        ["GET", `customers/${id}/profiles/billing`],
        ["PUT", `customers/${id}/profiles/billing`],
        ["GET", `customers/${id}/qualification`],
        ["PUT", `customers/${id}/qualification?code=1`],
        ["GET", `customers/${id}/qualifications`],
        ["POST", `customers/${id}/qualifications`],
        ["GET", "customers/all/validations"],
        ["GET", "countryvalidationrules/US"],
        ["POST", "validations/address"],
        ["GET", "auditrecords?startDate=2026-01-01"],
      ] as const;
      for (const [method, route] of passing) {
        await call(url, method, `/panel/v1/${route}`, { "Content-Type": "application/json" }, method === "GET" ? "" : "{}");
      }
      const arrived = (await sandbox.calls()).map(({ method, path, query }) => [method, query === "" ? path : `${path}?${query}`]);
      expect(arrived).toEqual(passing.map(([method, route]) => [method, `v1/${route}`]));

      await sandbox.reset();
      for (const [method, path, expected] of [
        ["GET", "/panel/v1/invoices", 404],
        ["GET", "/panel/v1/", 404],
        ["GET", `/panel/v1/customers/${id}/users`, 404],
        ["GET", "/panel/v1/customers/../invoices", 404],
        ["GET", "/panel/v1/customers/%2e%2e/invoices", 404],
        ["GET", "/panel/v1/customers%2F..%2Finvoices", 404],
        ["GET", `/panel/v1/customers/${id}/profiles/billing/more`, 404],
        ["GET", "/panel/v2/customers", 404],
        ["GET", "/v1/customers", 404],
        ["DELETE", `/panel/v1/customers/${id}`, 405],
        ["PATCH", `/panel/v1/customers/${id}/profiles/billing`, 405],
        ["OPTIONS", "/panel/v1/profiles/support", 405],
        ["HEAD", "/panel/v1/profiles/support", 405],
        ["PUT", "/panel/v1/customers", 405],
        ["POST", "/panel/v1/profiles/support", 405],
        ["GET", "/panel/v1/profiles/supportprofile", 405],
        ["GET", "/panel/v1/validations/address", 405],
        ["PUT", "/panel/", 405],
      ] as const) {
        expect((await call(url, method, path)).status, `${method} ${path}`).toBe(expected);
      }
      const refused = await call(url, "POST", `/panel/v1/customers/${id}/profiles/billing`);
      expect(refused.headers["allow"]).toBe("GET, PUT");
      const tooLarge = await call(url, "PUT", "/panel/v1/profiles/support", {}, "x".repeat(100_000));
      expect(tooLarge.status).toBe(413);
      expect(await sandbox.calls()).toEqual([]);
    });

    test("writes no query into a log, whatever goes wrong", async ({ sandbox, authority, before }) => {
      const services = {
        right: await TlsService.before(sandbox.port, authority.certify(realHost)),
        wrong: await TlsService.before(sandbox.port, authority.certify("elsewhere.example")),
        breaking: await TlsService.breaking(authority.certify(realHost)),
      };
      for (const [way, service] of Object.entries(services)) {
        const host = await before(start, service);
        const secret = "code=KEEP-THIS-SECRET";
        const qualification = `/panel/v1/customers/${id}/qualification`;
        await call(host.url, "PUT", `${qualification}?${secret}`, { Authorization: "Bearer KEEP-THIS-SECRET" }, "3");
        await call(host.url, "DELETE", `${qualification}?${secret}`);
        await call(host.url, "PUT", `${qualification}?${secret}`, {}, "x".repeat(100_000));
        await call(host.url, "GET", `/panel/v1/unknown?${secret}`);
        await call(host.url, "GET", `/panel/?${secret}`);
        await call(host.url, "GET", `/panel/missing.js?${secret}`);
        await call(host.url, "GET", `/elsewhere?${secret}`);
        expect(host.logs(), way).toContain(qualification);
        expect(host.logs(), way).not.toContain("SECRET");
      }
      expect(services.breaking.arrived.some((text) => text.includes("code=KEEP-THIS-SECRET"))).toBe(true);
    });

    test("never sends a write twice", async ({ authority, before }) => {
      const service = await TlsService.breaking(authority.certify(realHost));
      const { url } = await before(start, service);
      const { status: first } = await call(url, "PUT", `/panel/v1/customers/${id}/profiles/billing`, { "If-Match": '"1"' }, "{}");
      expect(first).toBe(502);
      expect(service.arrived).toHaveLength(1);
      expect(service.arrived[0]).toContain(`PUT /v1/customers/${id}/profiles/billing HTTP/1.1`);
    });
  });
}
