// "Show the request": what a save would send, and the same as a command for a shell.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test, type Page } from "../fixtures/index.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import { openBilling, RecordForm } from "../fixtures/forms.ts";

const request = (page: Page) => page.getByLabel("Show the request");
const unfold = (page: Page) => page.getByText("Show the request", { exact: true }).click();

/** Presses "Copy as curl", and gives what was copied. */
async function curl(page: Page): Promise<string> {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as curl" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("shows method, path, headers and body as they will be sent, with what changed marked", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await expect(page.getByText("Show the request", { exact: true })).toHaveCount(0);
  await form.field("City").fill("Kirkland");
  await form.field("Last name").fill("O'Neil");
  await unfold(page);
  await expect(request(page)).toContainText(`PUT ${new URL(".", page.url()).href}v1/customers/${customer.id}/profiles/billing`);
  await expect(request(page).locator("ins")).toHaveText(['"O\'Neil"', '"Kirkland"']);
  await expectAccessible(page);
  // It follows what is typed.
  await form.field("City").fill("Bothell");
  await expect(request(page).locator("ins")).toHaveText(['"O\'Neil"', '"Bothell"']);
  const shown = (await request(page).textContent()) ?? "";

  await form.save();
  await expect(form.status).toHaveText("Saved.");
  await expect(request(page)).toHaveCount(0);
  const put = (await sandbox.calls()).find(({ method }) => method === "PUT");
  const [head, body] = shown.split("\n\n");
  expect(body).toBe(put?.body);
  const ids = /^MS-(RequestId|CorrelationId): /;
  for (const line of (head ?? "").split("\n").slice(1)) {
    const [name = "", value] = line.split(": ");
    expect(ids.test(line) ? "an id" : put?.headers[name], name).toBe(ids.test(line) ? "an id" : value);
  }
  expect(head).toContain(`If-Match: ${put?.headers["If-Match"]}`);
});

test("the copied command does in a shell what Save would do", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("Last name").fill("O'Neil $HOME `x` \\ \"y\"");
  await unfold(page);
  const command = await curl(page);
  const { stdout } = await promisify(execFile)("sh", ["-c", `${command} --silent --show-error --fail`]);
  expect(stdout).toContain("O'Neil");
  await page.reload();
  const put = (await sandbox.calls()).find(({ method }) => method === "PUT");
  expect(JSON.parse(put?.body ?? "")).toMatchObject({ lastName: "O'Neil $HOME `x` \\ \"y\"" });
});

test("a validation code is not shown, and comes from the environment in the command", async ({ page, sandbox, customer }) => {
  const codes = (await (await fetch(`${sandbox.url}v1/customers/all/validations`)).json()) as { validationId: string }[];
  const code = codes[0]?.validationId;
  await page.goto(`./?customer=${customer.id}&view=qualification`);
  const form = new RecordForm(page, "Qualification");
  await form.form.getByRole("radio", { name: "Government Community Cloud" }).check();
  await form.form.getByRole("combobox", { name: "Validation code" }).selectOption({ index: 1 });
  await unfold(page);
  await expect(request(page)).toContainText("qualification?code=•••");
  await expect(request(page)).not.toContainText(code ?? "no code");
  const command = await curl(page);
  expect(command).toContain("qualification?code='\"$VALIDATION_CODE\"''");
  expect(command).not.toContain(code ?? "no code");
});

test("what the asynchronous route takes is shown as it goes, the code as little", async ({ page, serveCopy, customer }) => {
  const panel = await serveCopy((files) => files.write("config.json", JSON.stringify({ qualificationRoute: "asynchronous" })));
  await page.goto(`${panel}?customer=${customer.id}&view=qualification`);
  const form = new RecordForm(page, "Qualification");
  await form.form.getByRole("radio", { name: "Government Community Cloud" }).check();
  await form.field("Validation code").selectOption("123456");
  await unfold(page);
  await expect(request(page)).toContainText("POST ");
  await expect(request(page)).toContainText('{"qualification":"GovernmentCommunityCloud","validationCode":"•••"}');
  await expect(request(page)).not.toContainText("123456");
  const command = await curl(page);
  expect(command).toContain('"validationCode":"\'"$VALIDATION_CODE"\'"');
  expect(command).not.toContain("123456");
});
