import { defineConfig } from "@playwright/test";
import { headlessShell } from "./fixtures/environment.ts";

export default defineConfig({
  globalSetup: "./fixtures/setup.ts",
  testDir: "tests",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes only at the second try is a failed one.
  retries: 0,
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: process.env["CI"] ? [["list"]] : [["list"], ["html", { open: "never" }]],
  use: {
    locale: "en-US",
    viewport: { width: 1280, height: 900 },
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: headlessShell,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
