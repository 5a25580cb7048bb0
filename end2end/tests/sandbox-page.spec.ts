// The sandbox's own page, on which a person plays the second administrator.

import { expect, test } from "../fixtures/index.ts";
import { openBilling } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test.use({ host: "sandbox" });

test("a change made there is a conflict in the panel", async ({ page, colleague, sandbox, customer, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");

  await colleague.goto("./sandbox/");
  await expectAccessible(colleague);
  await colleague.getByRole("searchbox", { name: "Find customer by name" }).fill(customer.name);
  await expect(colleague.getByRole("combobox", { name: "Customer", exact: true }).getByRole("option")).toHaveText([
    new RegExp(customer.name),
  ]);
  await colleague.getByRole("button", { name: "Show the record" }).click();
  await colleague.getByRole("textbox", { name: /city/i }).fill("Austin");
  await colleague.getByRole("button", { name: "Save as second administrator" }).click();
  await expect.poll(async () => (await sandbox.billing(customer)).defaultAddress?.city).toBe("Austin");
  await expectAccessible(colleague);

  await form.save();
  await expect(form.conflict("Address").getByRole("row", { name: "City" })).toHaveText(/Redmond.*Austin.*Kirkland/);
});

test("a fault armed there befalls the panel", async ({ page, colleague, customer }) => {
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await colleague.goto("./sandbox/");
  await colleague.getByRole("combobox", { name: "What goes wrong" }).selectOption("The JSON is broken");
  await colleague.getByRole("button", { name: "Arm", exact: true }).click();
  await expect(colleague.getByRole("listitem")).toHaveText(/malformed/);
  await form.save();
  await expect(form.unknown).toBeFocused();
});

test("a token made there opens what asks for one", async ({ colleague, request }) => {
  await colleague.goto("./sandbox/");
  await colleague.getByRole("checkbox", { name: "Require a token" }).check();
  await colleague.getByRole("spinbutton", { name: "A vetting is decided after" }).fill("200");
  await colleague.getByRole("button", { name: "Apply" }).click();
  await expect(colleague.getByRole("status")).toHaveText("Applied.");
  const list = new URL("/v1/customers?size=1", colleague.url()).href;
  expect((await request.get(list)).status()).toBe(401);
  const settings = await request.get(new URL("/sandbox/settings", colleague.url()).href);
  expect(await settings.json()).toMatchObject({ bearer: true, vettingDelay: 200, syncQualification: "on" });

  await colleague.getByRole("button", { name: "Make it" }).click();
  const token = colleague.getByRole("group", { name: "The token" });
  await expect(token).toHaveText(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  const answer = await request.get(list, { headers: { Authorization: `Bearer ${await token.textContent()}` } });
  expect(answer.status()).toBe(200);
  await expectAccessible(colleague);
});
