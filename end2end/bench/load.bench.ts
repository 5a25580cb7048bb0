// Loading and saving on the slow profile: a processor 4x slower, 1.6 Mbit/s, 150 ms for each round trip.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { afterPaint } from "./after-paint.ts";
import { report } from "./figures.ts";

const loads = 9;
const saves = 15;
/** Loads before a program counts as cached: the browser compiles it, and keeps what it compiled, at the second use. */
const loadsToCache = 4;
/** Work that the form sets off after it was filled counts as well. */
const afterFilled = 500;

const group = (name: string): string => `${name}, slow profile`;

interface Load {
  shell: number;
  filled: number;
  blocking: number;
  kib: number;
}

declare global {
  interface Window {
    /** When the form was painted with its values, in ms since the navigation began. */
    formFilled: Promise<number>;
    /** How long tasks kept the main thread from answering, in ms. */
    blocked: number;
    /** From a press of Save to the paint of its confirmation, in ms. */
    saved: Promise<number>;
  }
}

/** For `addInitScript`. */
function watchLoading(): void {
  window.blocked = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) {
      window.blocked += task.duration - 50;
    }
  }).observe({ type: "longtask", buffered: true });
  window.formFilled = new Promise((resolve) => {
    const look = new MutationObserver(() => {
      const input = document.querySelector<HTMLInputElement>("main form input");
      if (input !== null && input.value !== "") {
        look.disconnect();
        window.afterPaint(() => resolve(performance.now()));
      }
    });
    look.observe(document, { childList: true, subtree: true });
  });
}

/** Makes a page as slow as the profile says. */
async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const bytesPerSecond = 1_600_000 / 8;
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 150,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

async function load(context: BrowserContext, url: string): Promise<Load> {
  const page = await context.newPage();
  await page.addInitScript(afterPaint);
  await page.addInitScript(watchLoading);
  await slowDown(page);
  await page.goto(url, { waitUntil: "commit" });
  const filled = await page.evaluate(() => window.formFilled);
  await page.waitForTimeout(afterFilled);
  const rest = await page.evaluate(() => {
    const fetched = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    const files = fetched.filter(({ name }) => !name.includes("/v1/"));
    const [document] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return {
      shell: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
      blocking: window.blocked,
      kib: [...files, document].reduce((sum, file) => sum + (file?.transferSize ?? NaN), 0) / 1024,
    };
  });
  await page.close();
  return { filled, ...rest };
}

function reportLoads(name: string, loads: Load[], aims: { shell?: number; filled: number }): void {
  const figure = (what: string, of: keyof Load, unit: "ms" | "KiB", aim?: number): void =>
    report({ group: group(name), name: what, unit, samples: loads.map((load) => load[of]), aim });
  figure("shell painted", "shell", "ms", aims.shell);
  figure("form filled", "filled", "ms", aims.filled);
  figure("blocking time", "blocking", "ms", 0);
  figure("received, without the record", "kib", "KiB");
}

test("nothing cached", async ({ browser, nginx }) => {
  const measured = [];
  for (let run = 0; run < loads; run += 1) {
    const context = await browser.newContext();
    measured.push(await load(context, nginx.url));
    await context.close();
  }
  reportLoads("First load of the support profile", measured, { shell: 500, filled: 1100 });
});

test("everything cached", async ({ nginx }) => {
  // A profile on disk, as a person has: a private one keeps no compiled program.
  const profile = mkdtempSync(path.join(tmpdir(), "panel-profile-"));
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions });
  for (let run = 0; run < loadsToCache; run += 1) {
    await load(context, nginx.url);
  }
  const measured = [];
  for (let run = 0; run < loads; run += 1) {
    measured.push(await load(context, nginx.url));
  }
  await context.close();
  rmSync(profile, { recursive: true });
  reportLoads("Everything cached", measured, { filled: 500 });
});

test("from Save to its confirmation", async ({ page, customer }) => {
  await page.addInitScript(afterPaint);
  const form = await openBilling(page, customer);
  const city = form.field("City");
  await expect(city).not.toHaveValue("");
  await slowDown(page);
  const samples = [];
  for (let save = 0; save < saves; save += 1) {
    await city.fill(`City ${save}`);
    await form.status.evaluate((status) => {
      window.saved = new Promise((resolve) => {
        let pressed = NaN;
        addEventListener("click", (event) => (pressed = event.timeStamp), { capture: true, once: true });
        const look = new MutationObserver(() => {
          if (status.textContent?.startsWith("Saved")) {
            look.disconnect();
            window.afterPaint(() => resolve(performance.now() - pressed));
          }
        });
        look.observe(status, { childList: true, subtree: true, characterData: true });
      });
    });
    await form.save();
    samples.push(await page.evaluate(() => window.saved));
  }
  report({ group: group("Saving a billing profile"), name: "from Save to its confirmation", unit: "ms", samples, aim: 208 });
});
