// Starting, the parts of the program that come later, and what is said when something does not come.

import type { CopiedFiles } from "../fixtures/copied-files.ts";
import { expect, test, type Tab } from "../fixtures/engines/index.ts";
import { openBilling } from "../fixtures/engines/forms.ts";

/** Lines of a browser, and of the script that loads parts, about a file that is missing or is not what it should be. */
const missingFile = /status of 404 |valid digest in the 'integrity' attribute|None of the .* hashes in the integrity|Fetch API cannot load|Failed to fetch|NetworkError|Load failed|net::ERR_CONNECTION_|Loading (failed for the )?module|preloaded with link preload was not used/;

const isPart = (part: string) => (name: string) => name.startsWith(`part-${part}-`);
const heading = (tab: Tab, name: string) => tab.getByRole("heading", { name });

for (const { what, file, title } of [
  { what: "the program", file: /_bg\.wasm$/, title: "The panel could not be loaded" },
  { what: "the script of the program", file: /^partner-center-panel-[0-9a-f]+\.js$/, title: "The panel could not be loaded" },
  { what: "config.json", file: /^config\.json$/, title: "The settings could not be loaded" },
]) {
  test(`without ${what} the page says so, and can be tried again`, async ({ tab, serveCopy, watch }) => {
    watch.allow(missingFile);
    let bringBack = (): void => {};
    const url = await serveCopy((files: CopiedFiles) => {
      files.delete((name) => file.test(name));
      bringBack = () => files.restore((name) => file.test(name));
    });
    await tab.goto(url);
    await expect(heading(tab, title)).toBeFocused();
    await expect(tab).toHaveTitle(`Error: ${title}`);
    bringBack();
    await tab.getByRole("button", { name: "Try again" }).click();
    await expect(tab.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  });
}

test("a part of the program that does not come can be asked for again", async ({ tab, serveCopy, watch }) => {
  watch.allow(missingFile);
  let bringBack = (): void => {};
  const url = await serveCopy((files: CopiedFiles) => {
    files.delete(isPart("connection"));
    bringBack = () => files.restore(isPart("connection"));
  });
  await tab.goto(`${url}?connection`);
  await expect(heading(tab, "This page could not be loaded")).toBeVisible();
  bringBack();
  await tab.getByRole("button", { name: "Try again" }).click();
  await expect(heading(tab, "Connection")).toBeFocused();
});

test("without the part that shows a conflict nothing is lost, and it is shown once the part is there", async ({
  tab,
  serveCopy,
  watch,
  sandbox,
  customer,
}) => {
  watch.allow(missingFile, /status of 400 /);
  let bringBack = (): void => {};
  const url = await serveCopy((files: CopiedFiles) => {
    files.delete(isPart("panels"));
    bringBack = () => files.restore(isPart("panels"));
  });
  const form = await openBilling(tab, customer, url);
  const missing = form.form.getByRole("region", { name: /^A part of the program did not arrive/ });
  await expect(missing).toBeVisible();
  await form.field("City").fill("Kirkland");
  await sandbox.editBilling(customer, { "/defaultAddress/city": "Austin" });
  await form.save();
  await expect(missing).toBeFocused();
  bringBack();
  await missing.getByRole("button", { name: "Try again" }).click();
  await expect(form.conflict("Address")).toContainText("Austin");
  await expect(form.field("City")).toHaveValue("Kirkland");
});

test("every part is fetched some seconds after the start, and every page opens", async ({ tab }) => {
  await tab.goto("./");
  await expect(tab.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  const pages = tab.getByRole("navigation", { name: "Pages" });
  for (const name of ["Customers", "Connection", "Support profile"]) {
    await pages.getByRole("link", { name }).click();
    await expect(heading(tab, name)).toBeFocused();
  }
  await expect
    .poll(() => tab.evaluate<string[]>('() => performance.getEntriesByType("resource").map(({ name }) => name.replace(/.*\\//, ""))'), { timeout: 15_000 })
    .toEqual(expect.arrayContaining(["customers", "connection", "panels"].map((part) => expect.stringMatching(new RegExp(`^part-${part}-`)))));
});

test("the program is downloaded once: what starts it uses the answer of the preload", async ({ tab, engine }) => {
  test.skip(engine === "webkit", "WebKitGTK gives the answer of a preload to no script");
  await tab.goto("./");
  await expect(tab.getByRole("textbox", { name: "Email" })).toHaveValue(/@/);
  const downloads = '() => performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("_bg.wasm")).map(({ initiatorType }) => initiatorType)';
  expect(await tab.evaluate<string[]>(downloads)).toEqual(["link"]);
});
