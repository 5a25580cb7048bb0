// `cargo xtask bench`: what is timed in a browser.

import { defineConfig } from "@playwright/test";
import { chromium } from "../fixtures/environment.ts";
import tests from "../playwright.config.ts";

export default defineConfig({
  ...tests,
  globalSetup: "../fixtures/setup.ts",
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../test-results",
  // One thing at a time: what is timed has the machine for itself.
  workers: 1,
  fullyParallel: false,
  timeout: 600_000,
  reporter: [["list"]],
  // The browser that people use.
  use: { ...tests.use, launchOptions: { ...tests.use?.launchOptions, executablePath: chromium }, trace: "off" },
});
