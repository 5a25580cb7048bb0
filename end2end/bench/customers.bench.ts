// Customers among 100,000: from the answer to a search to the paint of its rows, and scrolling through many.

import type { CDPSession, Page } from "@playwright/test";
import { expect, test } from "../fixtures/index.ts";
import { afterPaint } from "./after-paint.ts";
import { CustomerList } from "../fixtures/customer-list.ts";
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

/** What the rows must be painted within, in ms, and at the 4x slowed processor should be. */
const speeds = [
  { speed: "", slowdown: 1, limit: 100 },
  { speed: ", 4x slower", slowdown: 4, aim: 100 },
];

/** From the last byte of an answer to the paint of its rows, in ms. */
interface Painted {
  /** Of the first rows: those that are seen. */
  first: number;
  /** Of all rows. */
  all: number;
}

declare global {
  interface Window {
    /** The next rows that come into the table. */
    rowsPainted: Promise<Painted>;
    /** How long each frame took, in ms. */
    frameTimes: number[];
  }
}

/** Times the next rows that come into the table, until there are so many. */
function watchRows(count: number): void {
  const table = document.querySelector("table.customers");
  if (table === null) {
    throw new Error("There is no table");
  }
  performance.clearResourceTimings();
  const sinceAnswer = (): number => {
    const painted = performance.now();
    const fetched = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return painted - (fetched.findLast(({ name }) => name.includes("/v1/customers?"))?.responseEnd ?? NaN);
  };
  window.rowsPainted = new Promise((resolve) => {
    let first: Promise<number> | undefined;
    const look = new MutationObserver((changes) => {
      if (!changes.some(({ addedNodes }) => addedNodes.length > 0)) {
        return;
      }
      const next = new Promise<number>((painted) => window.afterPaint(() => painted(sinceAnswer())));
      first ??= next;
      if (table.querySelectorAll("tbody tr").length === count) {
        look.disconnect();
        void Promise.all([first, next]).then(([first, all]) => resolve({ first, all }));
      }
    });
    look.observe(table, { childList: true });
  });
}

async function timed(page: Page, count: number, act: () => Promise<void>): Promise<Painted> {
  await page.evaluate(watchRows, count);
  await act();
  return page.evaluate(() => window.rowsPainted);
}

interface Bounds {
  limit?: number;
  aim?: number;
}

function reportPainted(group: string, name: string, painted: Painted[], bounds: Bounds): void {
  report({ group, name: `${name}: those that are seen`, unit: "ms", samples: painted.map(({ first }) => first), ...bounds });
  report({ group, name: `${name}: all`, unit: "ms", samples: painted.map(({ all }) => all), ...bounds });
}

async function slowed(page: Page, rate: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(afterPaint);
});

for (const { speed, slowdown, ...bounds } of speeds) {
  const group = `Customers among 100,000, from answer to paint${speed}`;

  test(`rows of a search${speed}`, async ({ page }) => {
    const list = await CustomerList.open(page);
    await slowed(page, slowdown);
    const [full, one] = [[] as Painted[], [] as Painted[]];
    for (let round = 0; round < rounds; round += 1) {
      for (const letter of fullAnswers) {
        full.push(await timed(page, 500, () => list.search.fill(letter)));
      }
      for (let number = 200; number < 207; number += 1) {
        one.push(await timed(page, 1, () => list.search.fill(`Willow Bend Robotics ${number}`)));
      }
    }
    reportPainted(group, "500 rows of a search", full, bounds);
    const samples = one.map(({ all }) => all);
    report({ group, name: "one row of a search", unit: "ms", samples, ...bounds });
  });

  test(`more rows${speed}`, async ({ page }) => {
    const list = await CustomerList.open(page);
    await slowed(page, slowdown);
    const samples = [];
    for (let rows = 1_000; rows <= loaded; rows += 500) {
      samples.push(await timed(page, rows, () => list.more.click()));
    }
    reportPainted(group, "500 rows more, up to 5,000", samples, bounds);
  });
}

test("scrolling through 5,000 rows, 4x slower", async ({ page }) => {
  const group = "Scrolling through 5,000 customers, 4x slower";
  const list = await CustomerList.open(page);
  await list.load(loaded);
  const session = await slowed(page, 4);
  await page.evaluate(() => {
    window.frameTimes = [];
    let before: number | undefined;
    const frame = (now: number): void => {
      if (before !== undefined) {
        window.frameTimes.push(now - before);
      }
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await session.send("Input.synthesizeScrollGesture", { x: 600, y: 450, yDistance: -scrolled, speed: scrollSpeed, gestureSourceType: "mouse" });
  const { frames, at } = await page.evaluate(() => ({ frames: window.frameTimes, at: scrollY }));
  expect(at).toBeGreaterThan(scrolled * 0.9);
  report({ group, name: "frame", unit: "ms", samples: frames });
  report({ group, name: "longest frame", unit: "ms", samples: [Math.max(...frames)] });
  const slow = frames.filter((frame) => frame > 50).length;
  report({ group, name: "frames longer than 50 ms", unit: "%", samples: [(100 * slow) / frames.length] });
});
