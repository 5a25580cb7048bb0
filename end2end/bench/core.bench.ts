// Merges and whole steps of the editing core, as WebAssembly of the panel's own optimisation.

import { expect, test } from "@playwright/test";
import { report } from "./figures.ts";
import { StaticFiles } from "./static-files.ts";

/** How often a case is run between two looks at the clock, whose grain is 5 µs. */
const atOnce = 10;
const warmUp = 100;
const runs = 1_000;
/** What the median and the 95th percentile of a merge and of a step must be under, in microseconds. */
const limit = 200;

/** The cases, as crates/bench exports them. */
interface Bench {
  name(index: number): string;
  is_limited(index: number): boolean;
  prepare(index: number, times: number): void;
  run(): void;
}

test("merges and steps", async ({ page }) => {
  const folder = process.env["BENCH_CASES"];
  test.skip(folder === undefined, "BENCH_CASES names no folder; `cargo xtask bench` makes one");
  const files = await StaticFiles.of(folder ?? "");
  await page.goto(files.url);
  const cases = await page.evaluate(
    async ({ atOnce, warmUp, runs, module }) => {
      if (!crossOriginIsolated) {
        throw new Error("The page has no fine clock");
      }
      const { default: init, Bench } = (await import(module)) as {
        default: () => Promise<void>;
        Bench: new () => Bench;
      };
      await init();
      const bench = new Bench();
      const timed = [];
      for (let index = 0; bench.name(index) !== ""; index += 1) {
        const samples = [];
        for (let run = 0; run < warmUp + runs; run += 1) {
          bench.prepare(index, atOnce);
          const started = performance.now();
          bench.run();
          const taken = performance.now() - started;
          if (run >= warmUp) {
            samples.push((taken * 1000) / atOnce);
          }
        }
        timed.push({ name: bench.name(index), limited: bench.is_limited(index), samples });
      }
      return timed;
    },
    { atOnce, warmUp, runs, module: `${files.url}bench.js` },
  );
  await files.end();
  expect(cases).not.toHaveLength(0);
  for (const { name, limited, samples } of cases) {
    report({ group: "In the browser", name, unit: "µs", samples, limit: limited ? limit : undefined });
  }
});
