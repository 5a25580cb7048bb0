// Three administrators edit one billing profile for a minute, and much goes wrong: nothing acknowledged is lost, nothing is
// applied twice, nothing unseen is overwritten, and every word that was typed is saved, still there, or visibly discarded.

import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "../fixtures/index.ts";
import { BusyAdministrator, fields } from "../fixtures/busy-administrator.ts";
import { Chance } from "../fixtures/chance.ts";
import { openBilling } from "../fixtures/forms.ts";
import type { Fault, Sandbox } from "../fixtures/sandbox.ts";

const seconds = Number(process.env["BUSY_SECONDS"] ?? 60);
const seed = Number(process.env["BUSY_SEED"] ?? Date.now() % 1_000_000);

const faults: [Omit<Fault, "method">, ...Omit<Fault, "method">[]] = [
  { kind: "drop-before" },
  { kind: "drop-after" },
  { kind: "status", status: 503 },
  { kind: "status", status: 503, applied: true },
  { kind: "throttle", retryAfter: 1 },
  { kind: "truncated" },
  { kind: "html", applied: true },
  { kind: "html", status: 502 },
  { kind: "malformed" },
  { kind: "delay", ms: 700 },
];

/** Arms a fault every 1.4 seconds or so until then. */
async function trouble(sandbox: Sandbox, chance: Chance, until: number): Promise<void> {
  while (Date.now() < until) {
    await sandbox.arm({ ...chance.of(faults), method: chance.of(["PUT", "PUT", "GET"]), path: "profiles/billing" });
    await wait(900 + chance.next() * 1000);
  }
  await sandbox.disarm();
}

test("nothing is lost, nothing is applied twice, nothing unseen is overwritten", async ({ administrator, sandbox, customer, guard }) => {
  test.setTimeout((seconds + 60) * 1000);
  guard.allowFailedRequests(/profiles\/billing/);
  const chance = new Chance(seed);
  console.log(`three administrators: BUSY_SEED=${seed} BUSY_SECONDS=${seconds}`);
  const administrators: BusyAdministrator[] = [];
  for (const name of ["ann", "bob", "cleo"]) {
    const page = await administrator(name);
    const form = await openBilling(page, customer);
    await expect(form.field("City")).toHaveValue("Redmond");
    administrators.push(new BusyAdministrator(page, name, new Chance(chance.next() * 2 ** 32)));
  }
  const until = Date.now() + seconds * 1000;
  await Promise.all([trouble(sandbox, chance, until), ...administrators.map((administrator) => administrator.work(until))]);
  for (const administrator of administrators) {
    await administrator.finish();
  }

  const there = new Map<string, string[]>();
  for (const administrator of administrators) {
    there.set(administrator.name, await administrator.held());
  }
  const history = await sandbox.history(customer);
  for (const { name, done } of administrators) {
    const own = history.filter(({ operator }) => operator === name).length;
    console.log(`${name}: ${own} writes; ${Object.entries(done).map(([what, times]) => `${what} ${times}`).join(", ")}`);
  }
  expect(history.length).toBeGreaterThan(administrators.length * 3);

  // Once for each MS-RequestId, each on top of the one before it, with that one's version.
  const ids = history.map(({ requestId }) => requestId);
  expect(new Set(ids).size, "every write has an id of its own").toBe(ids.length);
  const sent = new Map((await sandbox.calls("PUT")).map(({ headers }) => [headers["MS-RequestId"], headers["If-Match"]]));
  for (const [index, { before, requestId }] of history.entries()) {
    expect(sent.get(requestId ?? "")).toBe(`"${before.attributes.etag}"`);
    expect(before).toEqual(history[index - 1]?.after ?? before);
  }

  for (const { name, typed, seen, discarded, acknowledged } of administrators) {
    // Where each value was written first: an undo, or a group that is kept as it was, may write it again.
    const written = new Map<string, number>();
    for (const [index, { operator, before, after }] of history.entries()) {
      for (const { label, of } of operator === name ? fields : []) {
        const [was = "", is = ""] = [of(before), of(after)];
        if (was !== is) {
          written.set(is, written.get(is) ?? index);
          const others = administrators.some((other) => other.name !== name && other.typed.some(({ value }) => value === was));
          expect(!others || seen.has(was), `${name} had seen the ${label} “${was}” that “${is}” replaced`).toBe(true);
        }
      }
    }

    let last = -1;
    for (const value of acknowledged.flat()) {
      const index = written.get(value) ?? -1;
      expect(index, `${name} was told that “${value}” is saved: in the history, in that order`).toBeGreaterThanOrEqual(Math.max(last, 0));
      last = index;
    }

    const held = there.get(name) ?? [];
    const lost = typed.filter(({ value }) => !written.has(value) && !discarded.has(value) && !held.includes(value));
    expect(lost.map(({ field, value }) => `${field.label}: ${value}`), `typed by ${name}: saved, there, or discarded`).toEqual([]);
  }
});
