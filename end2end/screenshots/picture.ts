// Pictures of a form.

import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import type { Changes, Customer, Sandbox } from "../fixtures/sandbox.ts";
import { test } from "../fixtures/index.ts";

/** Around what is shown, in CSS pixels. */
const margin = 10;

/** Another administrator changes a customer's billing profile. */
export async function colleagueEdits(sandbox: Sandbox, customer: Customer, set: Changes): Promise<void> {
  const operator = "jordan@reseller.example";
  const body = JSON.stringify({ record: "billing", customer: customer.id, set, operator });
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${sandbox.url}sandbox/edit`, { method: "POST", headers, body });
  expect(answer.status, await answer.text()).toBe(200);
}

/** Writes a picture of the page between two things on it, over its whole width. */
export async function picture(page: Page, name: string, from: Locator, to: Locator): Promise<void> {
  // Wherever the mouse is left, nothing looks pointed at.
  await page.mouse.move(0, 0);
  const [top, bottom] = [await from.boundingBox(), await to.boundingBox()];
  const viewport = page.viewportSize();
  if (top === null || bottom === null || viewport === null) {
    throw new Error("What is to be seen is not shown");
  }
  const scrolled = await page.evaluate(() => scrollY);
  const { folder } = test.info().project.metadata as { folder: string };
  await page.screenshot({
    path: path.join(folder, `${name}.png`),
    fullPage: true,
    animations: "disabled",
    caret: "hide",
    clip: {
      x: 0,
      y: scrolled + top.y - margin,
      width: viewport.width,
      height: bottom.y + bottom.height - top.y + 2 * margin,
    },
  });
}
