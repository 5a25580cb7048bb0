// What the panel needs of a browser: the page says what is missing and which version is wanted, and the release needs no more.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import { expectAccessible } from "../fixtures/accessible.ts";
import { dist } from "../fixtures/environment.ts";
import { expect, test } from "../fixtures/index.ts";

/** The released files of this kind. */
function released(name: RegExp): string[] {
  return readdirSync(dist).filter((file) => name.test(file)).map((file) => path.join(dist, file));
}

for (const { feature, removal } of [
  { feature: "WebAssembly", removal: "delete globalThis.WebAssembly" },
  { feature: "a newer version of WebAssembly", removal: "WebAssembly.validate = () => false" },
  { feature: "AbortController", removal: "delete globalThis.AbortController" },
  { feature: "BroadcastChannel", removal: "delete globalThis.BroadcastChannel" },
  { feature: "Web Locks", removal: "delete Navigator.prototype.locks" },
  { feature: "crypto.randomUUID", removal: "delete Crypto.prototype.randomUUID" },
  { feature: "cascade layers", removal: "delete globalThis.CSSLayerBlockRule" },
]) {
  test(`without ${feature} the page says so, and names the versions wanted`, async ({ page, sandbox }) => {
    // An old browser lacks this as well, and is to be told all the same.
    await page.addInitScript(`${removal}; delete Element.prototype.replaceChildren;`);
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This browser cannot run the panel");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(page).toHaveTitle("Error: This browser cannot run the panel");
    const main = page.getByRole("main");
    await expect(main).toContainText(`The panel needs ${feature}, which is missing or switched off here.`);
    await expect(main).toContainText("Use Chrome or Edge 104, Firefox 102, Safari 16.4, or a newer version.");
    await expectAccessible(page);
    expect(await sandbox.calls()).toEqual([]);
  });
}

test("the start script is written for browsers that the panel itself does not support", () => {
  for (const file of released(/^boot-[0-9a-f]+\.js$/)) {
    const script = readFileSync(file, "utf8");
    const lowered = (target: string): string => transformSync(script, { target, format: "esm" }).code;
    expect(lowered("es2018")).toBe(lowered("esnext"));
  }
});

test("the program has no WebAssembly instructions beyond those that the start script looks for", () => {
  const [program = ""] = released(/_bg\.wasm$/);
  const features = ["mutable-globals", "sign-ext", "nontrapping-float-to-int", "bulk-memory", "reference-types", "multivalue"];
  const wasmOpt = path.join(import.meta.dirname, "../node_modules/.bin/wasm-opt");
  // It validates what it reads.
  execFileSync(wasmOpt, ["--mvp-features", ...features.map((feature) => `--enable-${feature}`), program, "-o", "/dev/null"]);
});

test("the versions that the page names are those of the documentation", () => {
  const read = (file: string): string => readFileSync(path.join(import.meta.dirname, "../..", file), "utf8");
  const versions = (text: string): string[] => [/Edge (\d+)/, /Firefox (\d+)/, /Safari ([\d.]+\d)/].map((version) => version.exec(text)?.[1] ?? "");
  const [, row] = /^\| the panel runs \|(.*)\|$/m.exec(read("docs/BROWSERS.md")) ?? [];
  expect(row?.split("|").map((cell) => cell.trim())).toEqual(versions(read("boot.js")));
});

test("a browser without light-dark() shows the light colors, also to a person who prefers dark ones", async ({ page, serveCopy }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  const url = await serveCopy((files) => {
    const [sheet = ""] = released(/^panel-[0-9a-f]+\.css$/);
    files.write(path.basename(sheet), readFileSync(sheet, "utf8").replaceAll("light-dark(", "not-known("));
    // The page holds the digest of the sheet as it was.
    const html = readFileSync(path.join(dist, "index.html"), "utf8");
    files.write("index.html", html.replace(/(<link rel="stylesheet" href="[^"]*") integrity="[^"]*"/, "$1"));
  });
  await page.goto(url);
  const email = page.getByRole("textbox", { name: "Email" });
  await email.focus();
  const color = (element: Element, property: string): string => getComputedStyle(element).getPropertyValue(property);
  expect(await page.locator("body").evaluate(color, "background-color")).toBe("rgb(250, 250, 250)");
  expect(await page.locator("body").evaluate(color, "color")).toBe("rgb(31, 31, 31)");
  expect(await email.evaluate(color, "outline-color")).toBe("rgb(15, 94, 168)");
  await expectAccessible(page);
});

test("the colors for browsers without light-dark() are the light ones", () => {
  const sheet = readFileSync(path.join(import.meta.dirname, "../../style/00-tokens.css"), "utf8");
  const [current = "", older = ""] = sheet.split("@supports not");
  const light = [...current.matchAll(/(--[\w-]+): light-dark\((#\w+),/g)].map(([, name, color]) => `${name}: ${color}`);
  const alone = [...older.matchAll(/(--[\w-]+): (#\w+);/g)].map(([, name, color]) => `${name}: ${color}`);
  expect(light.length).toBeGreaterThan(10);
  expect(alone).toEqual(light);
});
