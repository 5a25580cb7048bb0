// A conflict as assistive technology is told of it, and with the keyboard alone.

import type { Locator } from "@playwright/test";
import { expect, test, type Page } from "../fixtures/index.ts";
import { openBilling, type RecordForm } from "../fixtures/forms.ts";
import { expectAccessible } from "../fixtures/accessible.ts";
import type { Customer, Sandbox } from "../fixtures/sandbox.ts";

test.beforeEach(async ({ page, guard }) => {
  guard.expectFailedRequests(/status of 400 .*profiles\/billing/);
  await page.addInitScript(() => {
    const focused: string[] = [];
    Object.assign(window, { focused });
    document.addEventListener("focusin", ({ target }) => {
      const element = target as HTMLElement;
      focused.push(element.id || element.textContent || "");
    });
  });
});

/** What took the focus since the page was loaded, each by its id or text. */
const focused = (page: Page) => page.evaluate(() => (window as unknown as { focused: string[] }).focused);

async function theyEdit(sandbox: Sandbox, customer: Customer): Promise<void> {
  await sandbox.editBilling(
    customer,
    {
      "/defaultAddress/city": "Austin",
      "/defaultAddress/state": "TX",
      "/language": "fr",
      "/email": "accounts@aldercreek.example",
    },
    "sam@bluewater-cloud.example",
  );
}

/** I changed city and language; Sam did so too, and the e-mail address; I save with the keyboard, from the city. */
async function conflict(page: Page, sandbox: Sandbox, customer: Customer): Promise<RecordForm> {
  const form = await openBilling(page, customer);
  await form.field("Language").fill("es");
  await form.field("City").fill("Kirkland");
  await theyEdit(sandbox, customer);
  await form.field("City").press("Control+s");
  await expect(form.problem).toBeFocused();
  await expect(form.problem).toContainText("sam@bluewater-cloud.example changed it at");
  return form;
}

test("the tree: a summary with links, and each choice in a group that says what it is about", async ({ page, sandbox, customer }) => {
  const form = await conflict(page, sandbox, customer);
  await expect(page).toHaveTitle(`Error: ${customer.name} – Partner Center panel`);
  await expect(form.problem).toMatchAriaSnapshot(`
    - region "There is a problem":
      - heading "There is a problem" [level=2]
      - paragraph: /Language and Address were changed by someone else while you were editing\\. sam@bluewater-cloud\\.example changed it at \\d+:\\d+\\. Nothing was saved, and your changes are safe\\. Choose below, then save again\\./
      - list:
        - listitem:
          - link "Language"
        - listitem:
          - link "Address"
      - group: Also updated by someone else, and kept
      - paragraph:
        - button "Keep all mine"
        - button "Use all theirs"
      - paragraph:
        - button "Copy mine"
        - status
        - button "Download my changes"
        - button "Discard mine"
  `);
  await expect(form.conflict("Address")).toMatchAriaSnapshot(`
    - group "Address was changed by someone else":
      - paragraph: /sam@bluewater-cloud\\.example changed it at \\d+:\\d+\\./
      - table:
        - rowgroup:
          - row "Original Theirs Yours":
            - cell
            - columnheader "Original"
            - columnheader "Theirs"
            - columnheader "Yours"
        - rowgroup:
          - row "City Redmond Austin Kirkland":
            - rowheader "City"
            - cell "Redmond"
            - cell "Austin":
              - insertion: Austin
            - cell "Kirkland":
              - insertion: Kirkland
          - row "State WA TX WA":
            - rowheader "State"
            - cell "WA"
            - cell "TX":
              - insertion: TX
            - cell "WA"
      - paragraph:
        - button "Use theirs" [pressed=false]
        - button "Keep mine" [pressed=false]
  `);
  for (const field of [form.field("Language"), form.field("City"), form.field("State")]) {
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription("Changed by someone else: choose above, or edit it here.");
  }
  await expect(form.field("Postal code")).not.toHaveAttribute("aria-invalid");
  await expectAccessible(page);
});

test("the browser's own tree: no choice stands outside a named group, and nothing is preselected", async ({ page, sandbox, customer }) => {
  await conflict(page, sandbox, customer);
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const choices = nodes.filter(({ ignored, role, name }) => !ignored && role?.value === "button" && /^(Use theirs|Keep mine)$/.test(`${name?.value}`));
  const found = choices.map((choice) => {
    let above = byId.get(choice.parentId ?? "");
    while (above !== undefined && (above.ignored || above.role?.value !== "group")) {
      above = byId.get(above.parentId ?? "");
    }
    const pressed = choice.properties?.find(({ name }) => name === "pressed")?.value.value as unknown;
    return `${above?.name?.value}: ${choice.name?.value} ${pressed}`;
  });
  expect(found).toEqual([
    "Language was changed by someone else: Use theirs false",
    "Language was changed by someone else: Keep mine false",
    "Address was changed by someone else: Use theirs false",
    "Address was changed by someone else: Keep mine false",
  ]);
  const [summary] = nodes.filter(({ role, name }) => role?.value === "region" && name?.value === "There is a problem");
  expect(summary?.properties?.find(({ name }) => name === "focused")?.value.value).toBe(true);
});

test("the focus goes to the summary once, and then stays where the person takes it", async ({ page, sandbox, customer }) => {
  await sandbox.arm({ kind: "delay", ms: 1_500, path: "auditrecords" });
  const form = await openBilling(page, customer);
  await form.field("City").fill("Kirkland");
  await theyEdit(sandbox, customer);
  await form.field("City").press("Control+s");
  await expect(form.problem).toBeFocused();
  await form.field("Phone number").focus();
  const before = await focused(page);
  expect(before.filter((id) => id === "summary")).toHaveLength(1);
  // What comes to the summary later takes the focus from nobody: who it was, and what is chosen.
  await expect(form.problem).toContainText("sam@bluewater-cloud.example changed it at");
  await expect(form.field("Phone number")).toBeFocused();
  await form.field("Phone number").fill("425-555-0188");
  const keep = form.conflict("Address").getByRole("button", { name: "Keep mine" });
  await keep.click();
  await expect(keep).toBeFocused();
  await expect(keep).toHaveAttribute("aria-pressed", "true");
  expect((await focused(page)).filter((id) => id === "summary")).toHaveLength(1);
});

test("status messages: in an element that was there before, and the focus stays", async ({ page, sandbox, customer }) => {
  const form = await conflict(page, sandbox, customer);
  await form.button("Keep all mine").click();
  await form.field("City").focus();
  const status = await form.status.elementHandle();
  const moves = (await focused(page)).length;
  await form.field("City").press("Control+s");
  await expect(form.status).toHaveText(/^Saved/);
  expect(await form.status.evaluate((element, before) => element === before, status)).toBe(true);
  await expect(form.field("City")).toBeFocused();
  await expect(page).toHaveTitle(`${customer.name} – Partner Center panel`);
  // Ctrl+S presses the button, which takes no focus by it.
  expect((await focused(page)).slice(moves)).toEqual([]);
});

/** Presses Tab until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
  }
  throw new Error(`The Tab key does not lead to ${target}`);
}

test("Tab, Enter and Space are enough, from the first edit to undoing the save", async ({ page, sandbox, customer }) => {
  const form = await openBilling(page, customer);
  await expect(form.field("City")).toHaveValue("Redmond");
  await tabTo(page, form.field("Language"));
  await page.keyboard.type("es");
  await tabTo(page, form.field("City"));
  await page.keyboard.type("Kirkland");
  await theyEdit(sandbox, customer);
  await tabTo(page, form.button("Save"));
  await page.keyboard.press("Enter");
  await expect(form.problem).toBeFocused();

  await tabTo(page, form.problem.getByRole("link", { name: /^Address/ }));
  await page.keyboard.press("Enter");
  await expect(form.conflict("Address")).toBeFocused();
  await tabTo(page, form.conflict("Address").getByRole("button", { name: "Keep mine" }));
  await page.keyboard.press("Space");
  // Too early: the language is left.
  await tabTo(page, form.button("Save"));
  await page.keyboard.press("Enter");
  await expect(form.conflict("Language")).toBeFocused();
  await tabTo(page, form.conflict("Language").getByRole("button", { name: "Use theirs" }));
  await page.keyboard.press("Enter");
  await tabTo(page, form.button("Save"));
  await page.keyboard.press("Space");
  await expect(form.status).toHaveText(/^Saved/);
  expect(await sandbox.billing(customer)).toMatchObject({ language: "fr", defaultAddress: { city: "Kirkland", state: "WA" } });

  await tabTo(page, form.button("Undo"));
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await sandbox.billing(customer)).defaultAddress?.city).toBe("Austin");
  await expect(form.button("Save")).toBeFocused();
});
