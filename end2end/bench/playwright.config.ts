// `cargo xtask bench`: what is timed in a browser.

import { defineConfig } from "@playwright/test";
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
  use: { ...tests.use, trace: "off" },
});
