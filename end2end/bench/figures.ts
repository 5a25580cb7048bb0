// The figures: printed, and where BENCH_FIGURES names a file, written there for `cargo xtask bench` to judge.

import { appendFileSync } from "node:fs";

interface Figure {
  /** What it belongs to. */
  group: string;
  name: string;
  unit: "ms" | "µs" | "KiB" | "nodes" | "listeners" | "%";
  /** What was measured. */
  samples: number[];
  /** What the median and the 95th percentile must be under. */
  limit?: number | undefined;
  /** What the median should be, and need not be yet. */
  aim?: number | undefined;
}

/** The value that so many of a hundred are not above. */
export function percentile(samples: number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil((sorted.length * share) / 100) - 1)];
  if (value === undefined) {
    throw new Error("Nothing was measured");
  }
  return value;
}

/** Reports what was measured. */
export function report({ group, name, unit, samples, limit, aim }: Figure): void {
  const [median, p95] = [percentile(samples, 50), percentile(samples, 95)].map((value) => value.toFixed(2));
  const line = [group, name, unit, median, p95, limit ?? "", aim ?? ""].join("\t");
  console.log(line);
  const file = process.env["BENCH_FIGURES"];
  if (file !== undefined) {
    appendFileSync(file, `${line}\n`);
  }
}
