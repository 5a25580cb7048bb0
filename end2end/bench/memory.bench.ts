// What the list of customers holds in memory: for each row, after it was left, and after many searches.

import { expect, test } from "../fixtures/index.ts";
import { CustomerList } from "../fixtures/customer-list.ts";
import { report } from "./figures.ts";
import { Scales, watchProgram, type Memory } from "../fixtures/memory.ts";

test.use({ customerCount: 100_000 });

const rowsAtOnce = 1_000;
const loaded = 5_000;
const returns = 10;
const searches = 200;

const units = { heap: "KiB", program: "KiB", nodes: "nodes", listeners: "listeners" } as const;
const names = { heap: "JavaScript", program: "the program", nodes: "nodes", listeners: "listeners" } as const;

/** What there is more of than before. */
function growth(before: Memory, after: Memory): Memory {
  return {
    heap: (after.heap - before.heap) / 1024,
    program: (after.program - before.program) / 1024,
    nodes: after.nodes - before.nodes,
    listeners: after.listeners - before.listeners,
  };
}

/** What must not grow does not, but for what the browser itself adds to its heap. */
const limits = { heap: 80, program: 64, nodes: 1, listeners: 1 };

type Limits = Partial<Record<keyof Memory, number>>;

function reportGrowth(group: string, measured: Memory[], limits: Limits = {}): void {
  for (const of of ["heap", "program", "nodes", "listeners"] as const) {
    report({ group, name: names[of], unit: units[of], samples: measured.map((memory) => memory[of]), limit: limits[of] });
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(watchProgram);
});

test("memory for 1,000 rows", async ({ page, sandbox }) => {
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  await list.load(rowsAtOnce);
  const measured = [];
  let before = await scales.weigh();
  for (let rows = 2 * rowsAtOnce; rows <= loaded; rows += rowsAtOnce) {
    await list.load(rows);
    const after = await scales.weigh();
    measured.push(growth(before, after));
    before = after;
  }
  const group = "Memory for each 1,000 customers more, up to 5,000";
  reportGrowth(group, measured);
  const answer = await (await fetch(`${sandbox.url}v1/customers?size=500`)).arrayBuffer();
  const texts = await list.rows.evaluateAll((rows) => rows.reduce((sum, row) => sum + (row.textContent ?? "").length, 0));
  report({ group, name: "for comparison: their answers", unit: "KiB", samples: [(answer.byteLength * rowsAtOnce) / 500 / 1024] });
  report({ group, name: "for comparison: the texts of their rows", unit: "KiB", samples: [(texts * rowsAtOnce) / loaded / 1024] });
});

test("memory after leaving and coming back", async ({ page }) => {
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  // What is made once is made at the first times.
  await list.leaveAndReturn(3);
  const before = await scales.weigh();
  await list.leaveAndReturn(returns);
  reportGrowth(`Memory after leaving 1,000 customers ${returns} times`, [growth(before, await scales.weigh())], limits);
});

test("memory after searches", async ({ page }) => {
  const scales = await Scales.under(page);
  const list = await CustomerList.open(page);
  const letters = Array.from({ length: searches / 10 }, () => [..."abcdfghjwz"]).flat();
  await list.findEach(letters.slice(0, 20));
  const before = await scales.weigh();
  await list.findEach(letters);
  const after = await scales.weigh();
  await expect(list.rows).toHaveCount(500);
  reportGrowth(`Memory after ${searches} searches of 500 customers each`, [growth(before, after)], limits);
});
