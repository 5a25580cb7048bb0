// nginx by itself sends a write to the next server of a group when a connection breaks. The shipped configuration does not.

import { once } from "node:events";
import { createServer, type AddressInfo, type Server } from "node:net";
import { Nginx } from "../fixtures/nginx.ts";
import { expect, test } from "../fixtures/index.ts";

/** A server that closes every connection once a request has arrived, and notes its first line. */
async function breaking(arrived: string[]): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.once("data", (data) => {
      arrived.push(data.toString().split("\r\n")[0] ?? "");
      socket.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

test("a call whose connection breaks arrives at one of two servers, once", async ({ request, customer }) => {
  const arrived: string[] = [];
  const servers = [await breaking(arrived), await breaking(arrived)];
  const group = servers.map((server) => `server 127.0.0.1:${(server.address() as AddressInfo).port};`).join(" ");
  const nginx = await Nginx.start("http://services", { upstream: `upstream services { ${group} }` });
  try {
    for (const method of ["PUT", "GET"]) {
      arrived.length = 0;
      const path = `v1/customers/${customer.id}/profiles/billing`;
      const answer = await request.fetch(`${nginx.url}${path}`, { method, ...(method === "PUT" ? { data: "{}" } : {}) });
      expect(answer.status()).toBe(502);
      expect(arrived).toEqual([`${method} /${path} HTTP/1.1`]);
    }
  } finally {
    await nginx.end();
    for (const server of servers) {
      server.close();
    }
  }
});
