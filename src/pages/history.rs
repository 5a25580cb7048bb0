//! What the service has recorded of a customer's records: who changed what, and when.

use super::customer::{CustomerFrame, read};
use super::offered::{Instead, why_not};
use crate::browser::clock::now;
use crate::browser::task::spawn;
use crate::config::Feature;
use crate::forms::layout::{Layout, title_of};
use crate::forms::operations::qualification::told_in_brief;
use crate::forms::operations::{billing_profile, qualification};
use crate::locales::{fill, words};
use crate::sessions::RecordId;
use crate::shell::Shell;
use crate::shell::route::Route;
use crate::ui::anew::Anew;
use crate::ui::changed::{Changed, Mark};
use crate::ui::time;
use crate::ui::waiting::{NotLoaded, Waiting};
use editing::{Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::audit_records::{self, AuditPage, BILLING_PROFILE, QUALIFICATION};
use partner_center::audit_values::ValueChange;
use partner_center::{AuditRecord, ContinuationToken, Customer, Request, Response, TenantId, paging};
use std::sync::Arc;
use updates::{qualification_document, qualifications_of};

/// The id of the choice of operations.
const FILTER: &str = "history-operation";

/// What the page shows. Cheap to copy.
#[derive(Clone, Copy)]
struct History {
    shell: &'static Shell,
    customer: StoredValue<TenantId>,
    /// The records of the operations that this panel makes, the newest first; none before the first answer.
    records: RwSignal<Option<Arc<[AuditRecord]>>>,
    /// The operation that is asked for; empty for all.
    operation: RwSignal<String>,
    /// How to ask for more.
    next: RwSignal<Option<(Request, ContinuationToken)>>,
    /// Whether an answer is awaited.
    asking: RwSignal<bool>,
    /// Why the last answer could not be had, and what was asked.
    failed: RwSignal<Option<(Problem, Request)>>,
}

/// The page.
#[component]
pub fn HistoryPage(
    /// The panel around it.
    shell: &'static Shell,
    /// The customer.
    id: TenantId,
) -> impl IntoView {
    let known = read(shell, &id, |customer| format!("{} – {}", words().history.title, customer.company_name));
    let name = |_: &Customer| words().history.title.to_owned();
    let page = match why_not(&shell.api, Feature::AuditRecords) {
        Some(why) => view! { <Instead why /> }.into_any(),
        None => view! { <Records history=History::read(shell, &id) /> }.into_any(),
    };
    view! { <CustomerFrame shell id page=Route::History known name>{page}</CustomerFrame> }
}

/// The records, which of them are shown, and how to get more.
#[component]
fn Records(history: History) -> impl IntoView {
    let text = &words().history;
    view! {
        <section aria-label=text.title>
            <p class="hint">{text.hint}</p>
            <Filter history />
            <State history />
            <List history />
            <More history />
        </section>
    }
}

impl History {
    /// Asks for the records of a customer.
    fn read(shell: &'static Shell, customer: &TenantId) -> Self {
        let history = Self {
            shell,
            customer: StoredValue::new(customer.clone()),
            records: RwSignal::new(None),
            operation: RwSignal::new(String::new()),
            next: RwSignal::new(None),
            asking: RwSignal::new(false),
            failed: RwSignal::new(None),
        };
        history.ask(audit_records::history(customer, now()));
        history
    }

    fn ask(self, request: Request) {
        self.asking.set(true);
        self.failed.set(None);
        spawn(async move {
            let read = |response: &Response| match audit_records::read_page(response) {
                Err(failure) if paging::is_end_of_list(&request, &failure) => Ok(AuditPage::default()),
                page => page,
            };
            let answer = self.shell.api.ask(request.clone(), read).await;
            let is_gone = self.asking.try_set(false).is_some();
            match answer {
                // Nobody waits for it once the page is gone.
                _ if is_gone => {}
                Ok(page) => self.answered(page, request),
                Err(problem) => self.failed.set(Some((problem, request))),
            }
        });
    }

    fn answered(self, page: AuditPage, request: Request) {
        let customer = self.customer.get_value();
        let known = self.records.get_untracked().unwrap_or_else(|| Arc::from([]));
        let new = page.records.into_iter().filter(|record| record_of(record, &customer).is_some());
        let records: Arc<[AuditRecord]> = known.iter().cloned().chain(new).collect();
        self.records.set(Some(records));
        self.next.set(page.next.map(|token| (request, token)));
    }

    /// How many records of the chosen operation are there.
    fn count(self) -> usize {
        let operation = self.operation.get();
        self.records.with(|records| {
            records
                .iter()
                .flat_map(|records| records.iter())
                .filter(|record| is_chosen(record, &operation))
                .count()
        })
    }
}

fn is_chosen(record: &AuditRecord, operation: &str) -> bool {
    operation.is_empty() || record.operation_type == operation
}

/// The record that an operation changed; none for operations that this panel does not make.
fn record_of(record: &AuditRecord, customer: &TenantId) -> Option<RecordId> {
    match record.operation_type.as_str() {
        BILLING_PROFILE => Some(RecordId::BillingProfile(customer.clone())),
        QUALIFICATION => Some(RecordId::Qualification(customer.clone())),
        _ => None,
    }
}

/// The choice of operations.
#[component]
fn Filter(history: History) -> impl IntoView {
    let text = words();
    let options = [
        ("", text.history.all),
        (BILLING_PROFILE, text.customer.billing),
        (QUALIFICATION, text.qualification.title),
    ];
    let options = options.map(|(value, name)| view! { <option value=value>{name}</option> });
    let choose = move |event| {
        // The page may be gone by now.
        history.operation.try_set(event_target_value(&event));
    };
    view! {
        <div class="field">
            <label for=FILTER>{text.history.operation}</label>
            <select id=FILTER on:change=choose>{options.into_iter().collect_view()}</select>
        </div>
    }
}

/// How many there are, that it is loading, or why it could not be loaded.
#[component]
fn State(history: History) -> impl IntoView {
    let History { asking, failed, .. } = history;
    let status = move || {
        let text = &words().history;
        match history.count() {
            _ if asking.get() => words().page.loading.to_owned(),
            _ if failed.with(Option::is_some) => String::new(),
            0 => text.none.to_owned(),
            count => fill(text.count, &[&count.to_string()]),
        }
    };
    let refused = move || {
        failed.get().map(|(problem, request)| view! { <Refused history problem request /> }.into_any())
    };
    view! {
        <div>
            // One region that stays: what is put into it is announced, a region put in with its text may not be.
            <p role="status" prop:textContent=status></p>
            <Anew view=Box::new(refused) />
        </div>
    }
}

#[component]
fn Refused(history: History, problem: Problem, request: Request) -> impl IntoView {
    let text = &words().history;
    match problem.kind {
        ProblemKind::Gone => view! { <p class="notice">{text.not_offered}</p> }.into_any(),
        ProblemKind::Denied if problem.reason.is_none() => {
            view! { <p class="notice notice-warning">{text.denied}</p> }.into_any()
        }
        _ => {
            let again = Box::new(move || history.ask(request.clone()));
            view! { <NotLoaded what=text.title problem again /> }.into_any()
        }
    }
}

/// The records of the chosen operation.
#[component]
fn List(history: History) -> impl IntoView {
    let customer = history.customer.get_value();
    let list = move || {
        let operation = history.operation.get();
        let records = history.records.get()?;
        let chosen = records.iter().filter(|record| is_chosen(record, &operation));
        let entries = chosen.map(|record| {
            let id = record_of(record, &customer);
            view! { <Entry record=record.clone() id /> }
        });
        Some(view! { <ol class="history">{entries.collect_view()}</ol> }.into_any())
    };
    view! { <Anew view=Box::new(list) /> }
}

/// One record: what was written, when, and by whom.
#[component]
fn Entry(
    record: AuditRecord,
    /// What was written.
    id: Option<RecordId>,
) -> impl IntoView {
    let text = &words().history;
    let title = id.as_ref().map_or("", title_of);
    let changes = changes(&record);
    let told = record.resource_old_value.is_some();
    let changes = match changes.is_empty() {
        true => view! { <p>{text.no_changes}</p> }.into_any(),
        false => {
            let changes = changes.into_iter().map(|change| {
                let label = id.as_ref().and_then(|id| label(id, &change.field));
                view! { <Change change label told /> }
            });
            view! { <ul>{changes.collect_view()}</ul> }.into_any()
        }
    };
    let at = match record.operation_date_ms {
        Some(at) => time::told(at, now()),
        None => record.operation_date.unwrap_or_else(|| text.unknown.to_owned()),
    };
    let facts = [
        (text.who, record.user_principal_name),
        (text.application, record.application_id),
        (text.outcome, record.status.filter(|status| !status.eq_ignore_ascii_case("succeeded"))),
    ];
    let facts = facts.into_iter().filter_map(|(name, value)| Some((name, value?))).map(|(name, value)| {
        view! {
            <dt>{name}</dt>
            <dd translate="no">{value}</dd>
        }
    });
    view! {
        <li>
            <h2>{at}" "{title}</h2>
            <dl>{facts.collect_view()}</dl>
            {changes}
        </li>
    }
}

/// What a write changed. The qualifications before and after it are told as a whole: one may be a name, the other a list.
fn changes(record: &AuditRecord) -> Vec<ValueChange> {
    if record.operation_type != QUALIFICATION {
        return record.changes();
    }
    let brief = |value: &Option<String>| {
        let document = qualification_document(value.as_deref()?)?;
        Some(told_in_brief(&qualifications_of(&document)))
    };
    let (old, new) = (brief(&record.resource_old_value), brief(&record.resource_new_value));
    match new {
        Some(new) if old.as_ref() == Some(&new) => Vec::new(),
        Some(new) => vec![ValueChange { field: String::new(), old, new: Some(new) }],
        // A value in no known shape is shown as it is.
        None => record.changes(),
    }
}

/// A field that was changed.
#[component]
fn Change(
    change: ValueChange,
    /// How the field is called where it is edited.
    label: Option<&'static str>,
    /// Whether the record tells what was there before.
    told: bool,
) -> impl IntoView {
    let name = match label {
        Some(label) => view! { <b>{label}</b> }.into_any(),
        None => view! { <code translate="no">{change.field}</code> }.into_any(),
    };
    let value = |value: Option<String>| value.unwrap_or_else(|| words().form.empty.to_owned());
    let (old, new) = (value(change.old), value(change.new));
    let values = match told {
        true => view! {
            <Changed mark=Mark::Deleted text=old.clone() other=new.clone() />
            " → "
            <Changed mark=Mark::Inserted text=new other=old />
        }
        .into_any(),
        false => view! { <span translate="no">{new}</span> }.into_any(),
    };
    view! { <li>{name}": "{values}</li> }
}

/// How the record is shown where it is edited; none for one that is no customer's.
const fn layout_of(id: &RecordId) -> Option<&'static Layout> {
    match id {
        RecordId::SupportProfile => None,
        RecordId::BillingProfile(_) => Some(&billing_profile::LAYOUT),
        RecordId::Qualification(_) => Some(&qualification::LAYOUT),
    }
}

/// The label of the field that a member is edited by, if it is.
fn label(id: &RecordId, member: &str) -> Option<&'static str> {
    let mut fields = id.record().fields();
    let is_it = |pointer: &str| pointer.trim_start_matches('/').eq_ignore_ascii_case(member);
    let index = match (id, member) {
        // The value stands alone.
        (RecordId::Qualification(_), "") => 0,
        _ => fields.find(|(_, field)| is_it(field.pointer))?.0,
    };
    layout_of(id).map(|layout| (layout.label)(index))
}

/// The button that loads more, where there are more.
#[component]
fn More(history: History) -> impl IntoView {
    let History { next, asking, .. } = history;
    let there = Memo::new(move |_| next.with(Option::is_some));
    let more = move |_| {
        if let Some((request, token)) = next.get_untracked() {
            history.ask(paging::next(&request, &token));
        }
    };
    let shown = move || match (there.get(), asking.get()) {
        (false, _) => None,
        (true, true) => Some(view! { <Waiting /> }.into_any()),
        (true, false) => {
            let label = words().history.more;
            Some(view! { <p><button type="button" on:click=more>{label}</button></p> }.into_any())
        }
    };
    view! { {move || shown()} }
}
