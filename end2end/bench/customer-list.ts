// The list of customers, for those who time and weigh it.

import { expect, type Locator, type Page } from "@playwright/test";

export class CustomerList {
  readonly search: Locator;
  readonly rows: Locator;
  readonly more: Locator;
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
    this.search = page.getByRole("searchbox", { name: "Search customers" });
    this.rows = page.locator("table.customers tbody tr");
    this.more = page.getByRole("button", { name: "Show more customers" });
  }

  /** Opens the page: 500 customers are there. */
  static async open(page: Page): Promise<CustomerList> {
    await page.goto("./?customers");
    const list = new CustomerList(page);
    await expect(list.rows).toHaveCount(500);
    return list;
  }

  /** Loads more until so many are there. */
  async load(count: number): Promise<void> {
    for (let rows = (await this.rows.count()) + 500; rows <= count; rows += 500) {
      await this.more.click();
      await expect(this.rows).toHaveCount(rows, { timeout: 30_000 });
    }
  }

  /** Searches, and waits for the rows: the first of them has this name or begins so. */
  async find(words: string, first: RegExp): Promise<void> {
    await this.search.fill(words);
    await expect(this.rows.first().getByRole("link")).toHaveText(first);
  }

  /** Goes to another page by its link, and comes back by that to this one. */
  async leaveAndReturn(): Promise<void> {
    const links = this.#page.getByRole("navigation", { name: "Pages" });
    await links.getByRole("link", { name: "Connection" }).click();
    await expect(this.#page.getByRole("heading", { level: 1 })).toHaveText("Connection");
    await links.getByRole("link", { name: "Customers" }).click();
    await expect(this.rows).toHaveCount(500);
  }
}
