// From a key to the paint of what it changed, in the billing form with unsaved edits; and what a key costs.

import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { afterPaint } from "./after-paint.ts";
import { report } from "./figures.ts";

/** So many keys in each of the fields. */
const keysPerField = 60;

const speeds = [
  { name: "at normal speed", slowdown: 1, limit: 16 },
  { name: "4x slower", slowdown: 4, limit: 50 },
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

for (const { name, slowdown, limit } of speeds) {
  test(`keys ${name}`, async ({ page, customer }) => {
    await page.addInitScript(afterPaint);
    await page.addInitScript(watchKeys);
    const form = await openBilling(page, customer);
    await form.field("Language").fill("es");
    await form.field("Company name").fill("Alder Creek Robotics Ltd");
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable");
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const fields = [form.field("Last name", "Contact"), form.field("Email"), form.field("City"), form.field("Phone number")];
    const perKey = [];
    for (const field of fields) {
      await field.focus();
      await page.keyboard.press("End");
      // The first keys in a field are not like the others: the field becomes a changed one.
      await type(page, 5);
      await page.evaluate(() => 0);
      const before = await mainThread(session);
      await type(page, keysPerField);
      perKey.push(((await mainThread(session)) - before) / keysPerField);
    }
    const times = await page.evaluate(() => window.keyToPaint.slice());
    expect(times.length).toBeGreaterThanOrEqual(keysPerField * fields.length);
    report({ group: "A key in the billing form", name: `${name}: to the paint`, unit: "ms", samples: times, limit });
    report({ group: "A key in the billing form", name: `${name}: work of the main thread`, unit: "ms", samples: perKey });
  });
}
