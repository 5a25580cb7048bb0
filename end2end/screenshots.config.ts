// `npm run screenshots`: the pictures of the documentation, made from the real program.

import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig({ ...tests, testDir: "screenshots", reporter: [["list"]] });
