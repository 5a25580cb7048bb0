// The list of customers holds its rows, and nothing after them. How many bytes that is: bench/memory.bench.ts.

import { CustomerList } from "../fixtures/customer-list.ts";
import { expect, test } from "../fixtures/index.ts";
import { Scales, watchProgram, type Memory } from "../fixtures/memory.ts";

// A trace looks at every attribute, and makes a node of each.
test.use({ customerCount: 1_200, trace: "off" });

/** Of a row: itself, three cells, the link and the code in two of them, and three texts. */
const nodesOfRow = 9;
/** What the browser and the test itself add to the heap meanwhile, in bytes: 500 rows that stay are more. */
const around = 250_000;

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
  const rowGroups = 10;
  expect(after.nodes - before.nodes).toBeLessThanOrEqual(500 * nodesOfRow + rowGroups);
  expect(after.listeners).toBe(before.listeners);
});

test("leaving the list and coming back leaves nothing behind", async ({ page }) => {
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  const rounds = async (count: number): Promise<void> => {
    for (let round = 0; round < count; round += 1) {
      await list.load(1_000);
      await list.leaveAndReturn();
    }
  };
  // What is made once is made at the first time.
  await rounds(2);
  const before = await scales.weigh();
  await rounds(5);
  expectNoMore(await scales.weigh(), before);
});

test("searches leave nothing behind", async ({ page }) => {
  test.slow();
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  const words = ["Alder", "Blue", "Copper", "Willow"];
  const rounds = async (count: number): Promise<void> => {
    for (const word of Array.from({ length: count }, () => words).flat()) {
      await list.find(word, new RegExp(`^${word}`));
    }
  };
  await rounds(2);
  const before = await scales.weigh();
  await rounds(10);
  expectNoMore(await scales.weigh(), before);
});
