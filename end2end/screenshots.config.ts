// `npm run screenshots`: the pictures of the documentation, made from the real program; and the same on a narrow screen, in
// test-results/, to be looked at.

import path from "node:path";
import { defineConfig } from "@playwright/test";
import { projectFolder } from "./fixtures/environment.ts";
import tests from "./playwright.config.ts";

const width = 720;

export default defineConfig({
  ...tests,
  testDir: "screenshots",
  outputDir: "test-results/screenshots",
  reporter: [["list"]],
  use: { ...tests.use, timezoneId: "Etc/UTC" },
  projects: [
    {
      name: "docs",
      metadata: { folder: path.join(projectFolder, "docs") },
      // 1280 pixels wide, and sharp.
      use: { viewport: { width, height: 1000 }, deviceScaleFactor: 1280 / width },
    },
    {
      name: "narrow",
      metadata: { folder: path.join(import.meta.dirname, "test-results/narrow") },
      use: { viewport: { width: 320, height: 800 }, deviceScaleFactor: 2 },
    },
  ],
});
