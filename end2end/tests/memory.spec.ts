// The list of customers holds its rows, and nothing after them. How many bytes that is: bench/memory.bench.ts.

import { CustomerList } from "../fixtures/customer-list.ts";
import { expect, test } from "../fixtures/index.ts";
import { Scales, watchProgram, type Memory } from "../fixtures/memory.ts";

// A trace looks at every attribute, and makes a node of each.
test.use({ customerCount: 1_200, trace: "off" });

/** Of a row: itself, three cells, the link and the code in two of them, and three texts. */
const nodesOfRow = 9;
/** What the browser itself adds to the heap meanwhile, in bytes: of ten times 500 rows, not one time. */
const around = 80_000;

test.beforeEach(async ({ page }) => {
  await page.addInitScript(watchProgram);
});

function expectNoMore(now: Memory, before: Memory): void {
  expect(now.nodes).toBeLessThanOrEqual(before.nodes);
  expect(now.listeners).toBeLessThanOrEqual(before.listeners);
  expect(now.program).toBe(before.program);
  expect(now.heap).toBeLessThan(before.heap + around);
}

test("a row more is its own nodes, and no listener", async ({ page }) => {
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  const before = await scales.weigh();
  await list.load(1_000);
  const after = await scales.weigh();
  // The groups of rows, and what is made anew around them.
  const few = 50;
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(500 * nodesOfRow + few);
  expect(after.listeners).toBe(before.listeners);
});

test("leaving the list and coming back leaves nothing behind", async ({ page }) => {
  test.slow();
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  // What is made once is made at the first times.
  await list.leaveAndReturn(3);
  const before = await scales.weigh();
  await list.leaveAndReturn(10);
  expectNoMore(await scales.weigh(), before);
});

test("searches leave nothing behind", async ({ page }) => {
  test.slow();
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  const words = ["alder", "blue", "copper", "willow"];
  await list.findEach([...words, ...words]);
  const before = await scales.weigh();
  await list.findEach(Array.from({ length: 10 }, () => words).flat());
  expectNoMore(await scales.weigh(), before);
});
