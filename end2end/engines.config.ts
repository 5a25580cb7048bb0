// `npm run engines`: the panel in three engines, each driven by the W3C WebDriver protocol.

import { defineConfig } from "@playwright/test";

export default defineConfig<object, { engine: "chromium" | "firefox" | "webkit" }>({
  globalSetup: "./fixtures/engines/setup.ts",
  testDir: "engines",
  outputDir: "test-results/engines",
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes only at the second try is a failed one.
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 8_000 },
  reporter: [["list"]],
  projects: (["webkit", "firefox", "chromium"] as const).map((engine) => ({ name: engine, use: { engine } })),
});
