// Customers among 100,000: from the answer to a search to the paint of its rows, and scrolling through many.

import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { afterPaint } from "./after-paint.ts";
import { CustomerList } from "./customer-list.ts";
import { report } from "./figures.ts";

test.use({ customerCount: 100_000 });

/** What so many customers' names begin with that an answer is full. */
const fullAnswers = [..."abcdfghjklmnrstvwz"];
const rounds = 3;
/** Rows that are scrolled through. */
const loaded = 5_000;
/** In pixels a second: the wheel turned fast. */
const scrollSpeed = 8_000;
const scrolled = 160_000;

const speeds = [
  { speed: "", slowdown: 1 },
  { speed: ", 4x slower", slowdown: 4 },
];

/** Between an answer's arrival and the paint of its rows, in ms. */
const limit = 100;

declare global {
  interface Window {
    /** From the arrival of the next rows to their paint, in ms. */
    rowsPainted: Promise<number>;
    /** How long each frame took, in ms. */
    frames: number[];
  }
}

/** Times the next rows that come into the table, from the last byte of their answer. */
function watchRows(): void {
  performance.clearResourceTimings();
  window.rowsPainted = new Promise((resolve) => {
    const look = new MutationObserver((changes) => {
      if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.nodeName === "TBODY"))) {
        return;
      }
      look.disconnect();
      window.afterPaint(() => {
        const painted = performance.now();
        const fetched = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
        const answer = fetched.findLast(({ name }) => name.includes("/v1/customers?"));
        resolve(painted - (answer?.responseEnd ?? NaN));
      });
    });
    look.observe(document.querySelector("table.customers") ?? document, { childList: true, subtree: true });
  });
}

async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(watchRows);
  await act();
  return page.evaluate(() => window.rowsPainted);
}

async function slowed(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(afterPaint);
});

for (const { speed, slowdown } of speeds) {
  const group = `Customers among 100,000${speed}`;

  test(`rows of a search${speed}`, async ({ page }) => {
    const list = await CustomerList.open(page);
    await slowed(page, slowdown);
    const [full, one] = [[] as number[], [] as number[]];
    for (let round = 0; round < rounds; round += 1) {
      for (const letter of fullAnswers) {
        full.push(await timed(page, () => list.search.fill(letter)));
      }
      for (let number = 200; number < 207; number += 1) {
        one.push(await timed(page, () => list.search.fill(`Willow Bend Robotics ${number}`)));
      }
    }
    await expect(list.rows).toHaveCount(1);
    report({ group, name: "500 rows of a search, from answer to paint", unit: "ms", samples: full, limit });
    report({ group, name: "one row of a search, from answer to paint", unit: "ms", samples: one, limit });
  });

  test(`more rows${speed}`, async ({ page }) => {
    const list = await CustomerList.open(page);
    await slowed(page, slowdown);
    const samples = [];
    for (let rows = 500; rows < loaded; rows += 500) {
      samples.push(await timed(page, () => list.more.click()));
      await expect(list.rows).toHaveCount(rows + 500);
    }
    report({ group, name: "500 rows more, up to 5,000", unit: "ms", samples, limit });
  });
}

test("scrolling through 5,000 rows, 4x slower", async ({ page }) => {
  const group = "Scrolling through 5,000 customers, 4x slower";
  const list = await CustomerList.open(page);
  await list.load(loaded);
  const session = await slowed(page, 4);
  await page.evaluate(() => {
    window.frames = [];
    let before: number | undefined;
    const frame = (now: number): void => {
      if (before !== undefined) {
        window.frames.push(now - before);
      }
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await session.send("Input.synthesizeScrollGesture", { x: 600, y: 450, yDistance: -scrolled, speed: scrollSpeed, gestureSourceType: "mouse" });
  const { frames, at } = await page.evaluate(() => ({ frames: window.frames, at: scrollY }));
  expect(at).toBeGreaterThan(scrolled * 0.9);
  report({ group, name: "frame", unit: "ms", samples: frames });
  report({ group, name: "longest frame", unit: "ms", samples: [Math.max(...frames)] });
  const slow = frames.filter((frame) => frame > 50).length;
  report({ group, name: "frames longer than 50 ms", unit: "%", samples: [(100 * slow) / frames.length] });
});
