// From a key to the paint of what it changed, in the billing form with unsaved edits; and what a key costs. Beside it, the
// same of a form written by hand.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { projectFolder } from "../fixtures/environment.ts";
import { openBilling, RecordForm } from "../fixtures/forms.ts";
import { afterPaint } from "./after-paint.ts";
import { percentile, report } from "./figures.ts";
import { StaticFiles } from "./static-files.ts";

/** So many keys in each of the fields. */
const keysPerField = 60;
const fields = ["Last name", "Email", "City", "Phone number"];

const speeds = [
  { speed: "", slowdown: 1, limit: 16 },
  { speed: ", 4x slower", slowdown: 4, limit: 50 },
];

declare global {
  interface Window {
    /** From each key's event to the paint after it, in ms. */
    keyToPaint: number[];
  }
}

/** For `addInitScript`. */
function watchKeys(): void {
  window.keyToPaint = [];
  let pressed = 0;
  addEventListener("keydown", (event) => (pressed = event.timeStamp), true);
  addEventListener(
    "input",
    () => {
      const from = pressed;
      window.afterPaint(() => window.keyToPaint.push(performance.now() - from));
    },
    true,
  );
}

/** Milliseconds that the page's main thread has worked so far. */
async function mainThread(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
}

/** Types as a person does: not in step with the frames. */
async function type(page: Page, keys: number): Promise<void> {
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press("abcdefghijklmnopqrstuvwxyz"[key % 26] ?? "a");
    await wait(60 + ((key * 37) % 60));
  }
}

/** The panel's own style sheets. */
function panelStyle(): string {
  const folder = path.join(projectFolder, "style");
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return sheets.toSorted().map((name) => readFileSync(path.join(folder, name), "utf8")).join("");
}

interface Typed {
  /** From each key's event to the paint after it, in ms. */
  toPaint: number[];
  /** The main thread's work for a key, in ms: the mean over a field, for each field. */
  work: number[];
}

async function typeInto(page: Page, form: RecordForm, slowdown: number): Promise<Typed> {
  await form.field("Language").fill("es");
  await form.field("Company name").fill("Alder Creek Robotics Ltd");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const work = [];
  for (const label of fields) {
    await form.field(label).first().focus();
    await page.keyboard.press("End");
    // The first key makes the field a changed one: it counts for the time to the paint, and not for what a key costs.
    await type(page, 2);
    await wait(200);
    const before = await mainThread(session);
    await type(page, keysPerField);
    await wait(200);
    work.push(((await mainThread(session)) - before) / keysPerField);
  }
  const toPaint = await page.evaluate(() => window.keyToPaint);
  expect(toPaint.length).toBeGreaterThanOrEqual(keysPerField * fields.length);
  return { toPaint, work };
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(afterPaint);
  await page.addInitScript(watchKeys);
});

for (const { speed, slowdown, limit } of speeds) {
  // What the panel's form should cost: what the other one costs in the same run.
  let aim: number | undefined;

  test(`keys in a form written by hand${speed}`, async ({ page }) => {
    const group = "A key in a form written by hand";
    const files = await StaticFiles.of(path.join(import.meta.dirname, "hand-written"));
    await page.goto(`${files.url}index.html`);
    await page.addStyleTag({ content: panelStyle() });
    const { toPaint, work } = await typeInto(page, new RecordForm(page, "Billing profile"), slowdown);
    await files.end();
    report({ group, name: `to the paint${speed}`, unit: "ms", samples: toPaint });
    report({ group, name: `work of the main thread${speed}`, unit: "ms", samples: work });
    aim = Number(percentile(work, 50).toFixed(1));
  });

  test(`keys${speed}`, async ({ page, customer }) => {
    const group = "A key in the billing form";
    const { toPaint, work } = await typeInto(page, await openBilling(page, customer), slowdown);
    report({ group, name: `to the paint${speed}`, unit: "ms", samples: toPaint, limit });
    report({ group, name: `work of the main thread${speed}`, unit: "ms", samples: work, aim });
  });
}
