//! What the list of customers asks the service for, and what it has found so far.

use super::rows;
use crate::browser::task::{InOrder, Wanted, spawn_wanted};
use crate::locales::{customers_words, fill};
use crate::shell::Shell;
use editing::Problem;
use editing::invisible::without_marks;
use leptos::prelude::*;
use partner_center::customer_search::Found;
use partner_center::customers::{is_end_of_list, next, read_page};
use partner_center::{ContinuationToken, Page, Request, Response, Search};

/// The most rows in one response.
const SIZE: u32 = 500;

/// What a request searches by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The company's name; everybody where nothing is searched for.
    Name,
    /// The domain.
    Domain,
    /// How the customer's `.onmicrosoft.com` domain probably begins.
    InitialDomain,
}

/// A request for customers.
#[derive(Clone)]
pub struct Query {
    /// What it searches by.
    pub by: By,
    request: Request,
    /// Whether it continues a list.
    is_next: bool,
}

/// The list, and how to get more of it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct List {
    shell: &'static Shell,
    /// The words in the search field.
    pub words: RwSignal<String>,
    /// How many rows there are, and how many entries could not be read.
    pub count: RwSignal<(usize, usize)>,
    /// How to ask for more, by each way that has more.
    pub next: RwSignal<Vec<(Query, ContinuationToken)>>,
    /// Whether a response is awaited, or its rows are being written.
    pub asking: RwSignal<bool>,
    /// The requests that failed, and why.
    pub failed: RwSignal<Vec<(Query, Problem)>>,
    /// What the rows were searched by, as a sentence; empty when nothing is searched for.
    pub searched: RwSignal<String>,
    /// What the rows were searched for.
    search: StoredValue<Search>,
    /// The customers that are in the list, where several requests may find the same.
    found: StoredValue<Option<Found>>,
    /// What was asked for last. Earlier requests are given up, and so are all when the page is left: an older response never
    /// wins, and takes no connection.
    wanted: StoredValue<Option<Wanted>, LocalStorage>,
}

impl List {
    /// An empty list, and these words in the search field.
    pub fn new(shell: &'static Shell, words: String) -> Self {
        Self {
            shell,
            words: RwSignal::new(words),
            count: RwSignal::new((0, 0)),
            next: RwSignal::new(Vec::new()),
            asking: RwSignal::new(false),
            failed: RwSignal::new(Vec::new()),
            searched: RwSignal::new(String::new()),
            search: StoredValue::new(Search::new("")),
            found: StoredValue::new(None),
            wanted: StoredValue::new_local(None),
        }
    }

    /// Asks for the first rows that match the words; not any more once the page is gone.
    pub fn search(self) {
        let Some(words) = self.words.try_get_untracked() else { return };
        let search = Search::new(&without_marks(&words));
        let mut queries = vec![Query { by: By::Name, request: search.by_name(SIZE), is_next: false }];
        if let Some(request) = search.by_domain(SIZE) {
            queries.push(Query { by: By::Domain, request, is_next: false });
        }
        self.failed.set(Vec::new());
        self.ask(queries, Some(search));
    }

    /// Asks for more rows, unless a response is awaited already.
    pub fn more(self) {
        if !self.asking.get_untracked() {
            let next_query = |(query, token): &(Query, ContinuationToken)| Query {
                by: query.by,
                request: next(&query.request, token),
                is_next: true,
            };
            let queries = self.next.get_untracked().iter().map(next_query).collect();
            self.forget_failures(|query| query.is_next);
            self.ask(queries, None);
        }
    }

    /// Asks once more for what failed.
    pub fn retry(self, query: &Query) {
        self.forget_failures(|other| other.by == query.by);
        self.ask(vec![query.clone()], None);
    }

    /// Whether the list is of several searches for the same words.
    pub fn is_combined(self) -> bool {
        self.found.try_with_value(Option::is_some).unwrap_or_default()
    }

    fn forget_failures(self, of: impl Fn(&Query) -> bool) {
        let mut failed = self.failed.get_untracked();
        failed.retain(|(query, _)| !of(query));
        self.failed.set(failed);
    }

    /// Sends these requests at the same time, and shows what they find in their order. With a search, the list begins anew at
    /// the first response.
    fn ask(self, queries: Vec<Query>, search: Option<Search>) {
        self.asking.set(true);
        let wanted = spawn_wanted(async move {
            let mut pages = InOrder::default();
            for query in queries {
                pages.push(async move { (self.page(&query).await, query) });
            }
            let mut search = search;
            while let Some((page, query)) = pages.next().await {
                if let Some(search) = search.take() {
                    self.begin(search);
                }
                self.answered(query, page).await;
            }
            self.asking.set(false);
        });
        self.wanted.try_set_value(Some(wanted));
    }

    async fn page(self, query: &Query) -> Result<Page, Problem> {
        let read = |response: &Response| match read_page(response) {
            Err(failure) if is_end_of_list(&query.request, &failure) => Ok(Page::default()),
            page => page,
        };
        self.shell.api.ask(query.request.clone(), read).await
    }

    /// Rows that match other words go before what these words find.
    fn begin(self, search: Search) {
        let words = customers_words();
        self.count.set((0, 0));
        self.next.set(Vec::new());
        self.found.try_set_value(search.domain().map(|_| Found::default()));
        self.searched.set(match search.domain() {
            _ if search.is_empty() => String::new(),
            None => words.searched_name.to_owned(),
            Some(_) => words.searched_both.to_owned(),
        });
        self.search.try_set_value(search);
        rows::clear();
    }

    async fn answered(self, query: Query, page: Result<Page, Problem>) {
        let nobody = |page: &Page| page.customers.is_empty() && page.unreadable == 0 && page.next.is_none();
        match page {
            Ok(page) if query.by == By::Domain && !query.is_next && nobody(&page) => {
                self.forget(By::Domain);
                let ask = |search: &Search| search.initial_domain().zip(search.by_initial_domain(SIZE));
                let Some((initial, request)) = self.search.try_with_value(ask).flatten() else { return };
                let query = Query { by: By::InitialDomain, request, is_next: false };
                let page = self.page(&query).await;
                self.searched.set(fill(customers_words().searched_initial, &[&initial]));
                self.show(query, page).await;
            }
            page => self.show(query, page).await,
        }
    }

    async fn show(self, query: Query, page: Result<Page, Problem>) {
        let page = match page {
            Ok(page) => page,
            Err(problem) => {
                let mut failed = self.failed.get_untracked();
                failed.push((query, problem));
                return self.failed.set(failed);
            }
        };
        let mut customers = page.customers;
        self.found.try_update_value(|found| {
            if let Some(found) = found {
                customers = found.add(std::mem::take(&mut customers));
            }
        });
        let (rows, unreadable) = self.count.get_untracked();
        self.count.set((rows.saturating_add(customers.len()), unreadable.saturating_add(page.unreadable)));
        self.forget(query.by);
        if let Some(token) = page.next {
            let mut next = self.next.get_untracked();
            next.push((query, token));
            self.next.set(next);
        }
        rows::append(&customers).await;
    }

    /// There are no more by this way, as far as is known.
    fn forget(self, by: By) {
        let mut next = self.next.get_untracked();
        next.retain(|(query, _)| query.by != by);
        self.next.set(next);
    }
}
