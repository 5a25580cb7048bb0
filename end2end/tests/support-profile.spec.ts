import { expect, test } from "../fixtures/index.ts";
import { openSupport } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";

test("is loaded, edited and saved", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Support profile");
  await expect(form.field("Email")).toHaveValue("support@bluewater-cloud.example");
  await expect(form.field("Telephone")).toHaveValue("425-555-0100");
  await expect(form.field("Website")).toHaveValue("www.bluewater-cloud.example");
  await expect(form.form).toContainText("This record has no version check.");
  await expectAccessible(page);

  await form.field("Telephone").fill("425-555-0199");
  await expect(form.field("Telephone")).toHaveAccessibleDescription(/^Changed\. It was: 425-555-0100/);
  await expectAccessible(page);
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  await expect(form.field("Telephone")).toHaveValue("425-555-0199");
  await expect(form.field("Telephone")).not.toHaveAccessibleDescription(/Changed/);
  expect(await sandbox.support()).toMatchObject({ telephone: "425-555-0199", email: "support@bluewater-cloud.example" });
  await expectAccessible(page);
});

test("is read before and after it is written, each time from the service", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Email").fill("help@bluewater-cloud.example");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const calls = (await sandbox.calls()).map(({ method, path }) => `${method} ${path}`);
  expect(calls).toEqual([
    "GET v1/profiles/support",
    "GET v1/profiles/support",
    "PUT v1/profiles/supportprofile",
    "GET v1/profiles/support",
  ]);
});

test("keeps every other member byte for byte, also unknown ones", async ({ page, sandbox }) => {
  const before = await sandbox.supportText();
  expect(before).toContain('"utcOffset":1.50,"ticketSeries":12345678901234567890');
  const form = await openSupport(page);
  await form.field("Website").fill("help.bluewater-cloud.example");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const expected = before.replace('"website":"www.bluewater-cloud.example"', '"website":"help.bluewater-cloud.example"');
  expect((await sandbox.calls("PUT")).map(({ body }) => body)).toEqual([expected]);
  expect(await sandbox.supportText()).toBe(expected);
});

test("sends nothing while nothing is changed", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  await form.field("Email").fill("other@bluewater-cloud.example");
  await form.field("Email").fill("support@bluewater-cloud.example");
  await form.save();
  await expect(form.status).toHaveText("No changes to save");
  await expectAccessible(page);
  expect(await sandbox.calls()).toHaveLength(1);
});

test("calls carry the headers of the service, and each its own id", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Telephone").fill("425-555-0111");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  const calls = await sandbox.calls();
  const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  for (const { method, headers } of calls) {
    expect(headers).toMatchObject({
      Accept: "application/json",
      "MS-Contract-Version": "v1",
      "X-Locale": "en-US",
      "MS-RequestId": expect.stringMatching(guid),
      "MS-CorrelationId": expect.stringMatching(guid),
    });
    if (method === "PUT") {
      expect(headers["Content-Type"]).toMatch(/^application\/json/);
    }
  }
  expect(new Set(calls.map(({ headers }) => headers["MS-RequestId"])).size).toBe(calls.length);
});

for (const { supportPath, status, refused } of [
  { supportPath: "support", status: 404, refused: "v1/profiles/supportprofile" },
  { supportPath: "both", status: 405, refused: "v1/profiles/supportprofile" },
] as const) {
  test(`is written to the other path after ${status}, and from then on at once`, async ({ page, sandbox, guard }) => {
    guard.expectFailedRequests(new RegExp(`status of ${status} .*profiles/supportprofile`));
    await sandbox.set({ supportPath });
    if (status === 405) {
      await sandbox.arm({ kind: "status", status, body: "", method: "PUT", path: "profiles/supportprofile" });
    }
    const form = await openSupport(page);
    await form.field("Telephone").fill("425-555-0122");
    await form.save();
    await expect(form.status).toHaveText(/^Saved/);
    await form.field("Telephone").fill("425-555-0133");
    await form.save();
    await expect.poll(async () => (await sandbox.support()).telephone).toBe("425-555-0133");
    await expect(form.status).toHaveText(/^Saved/);

    const puts = await sandbox.calls("PUT");
    expect(puts.map(({ path }) => path)).toEqual([refused, "v1/profiles/support", "v1/profiles/support"]);
    expect(puts[1]?.body).toBe(puts[0]?.body);
    // The same save on another path is the same call.
    const [first, second, third] = puts.map(({ headers }) => headers["MS-RequestId"]);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
}

test("a setting fixes the path", async ({ page, sandbox, serveCopy }) => {
  const url = await serveCopy((files) => files.write("config.json", '{"api":"./","supportProfilePath":"support"}'));
  await page.goto(url);
  await page.getByRole("textbox", { name: "Telephone" }).fill("425-555-0144");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("form").getByRole("status").last()).toHaveText(/^Saved/);
  expect((await sandbox.calls("PUT")).map(({ path }) => path)).toEqual(["v1/profiles/support"]);
});

test("a change of someone else is found before anything is sent", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Telephone").fill("425-555-0155");
  await sandbox.editSupport({ "/telephone": "425-555-0166" });
  await form.save();

  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("Telephone was changed by someone else");
  await expect(page).toHaveTitle(/^Error: /);
  await expect(form.conflict("Telephone").getByRole("row", { name: "Telephone" })).toHaveText(
    /425-555-0100.*425-555-0166.*425-555-0155/,
  );
  expect(await sandbox.calls("PUT")).toEqual([]);
  await expectAccessible(page);

  await form.conflict("Telephone").getByRole("button", { name: "Keep mine" }).click();
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.support()).telephone).toBe("425-555-0155");
});

test("a change of someone else to another field is kept, and waits for one click", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Telephone").fill("425-555-0155");
  await sandbox.editSupport({ "/email": "desk@bluewater-cloud.example" });
  await form.save();

  await expect(form.merged).toContainText("Email");
  await expect(form.field("Email")).toHaveValue("desk@bluewater-cloud.example");
  await expect(form.field("Telephone")).toHaveValue("425-555-0155");
  expect(await sandbox.calls("PUT")).toEqual([]);
  await expectAccessible(page);

  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.support()).toMatchObject({ email: "desk@bluewater-cloud.example", telephone: "425-555-0155" });
});

test("what the service made of a value is shown after reading it back", async ({ page, sandbox }) => {
  await sandbox.arm({ kind: "delay", ms: 1500, method: "PUT", path: "profiles/supportprofile" });
  const form = await openSupport(page);
  await form.field("Website").fill("desk.bluewater-cloud.example");
  await form.save();
  await expect(form.status).toHaveText("Saving …");
  // The write is done and its answer still on its way: what the panel reads back is somebody else's.
  await expect.poll(async () => sandbox.calls("PUT")).toHaveLength(1);
  await sandbox.editSupport({ "/website": "other.bluewater-cloud.example" });

  await expect(form.status).toHaveText(/^Saved/);
  const differences = form.form.getByRole("region", { name: /holds something else/ });
  await expect(differences).toContainText("desk.bluewater-cloud.example");
  await expect(differences).toContainText("other.bluewater-cloud.example");
  await expectAccessible(page);
});

test("an emptied field is sent as null", async ({ page, sandbox }) => {
  const form = await openSupport(page);
  await form.field("Website").fill("");
  await form.save();
  await expect(form.status).toHaveText(/^Saved/);
  expect((await sandbox.calls("PUT"))[0]?.body).toContain('"website":null');
  expect((await sandbox.support()).website).toBeUndefined();
  await expect(form.field("Website")).toHaveValue("");
});
