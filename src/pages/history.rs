//! What the service has recorded of a customer's records: who changed what, and when.

use super::customer::{page, read};
use super::offered::instead;
use crate::clock::now;
use crate::config::Feature;
use crate::forms::qualification_update::told_in_brief;
use crate::forms::{RecordId, Update, billing_profile_update, qualification_update, title_of};
use crate::locales::{fill, words};
use crate::route::Route;
use crate::shell::Shell;
use crate::task::spawn;
use crate::ui::element::button;
use crate::ui::element::changed;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::element::{not_loaded, waiting};
use crate::ui::problem::specific;
use crate::ui::time;
use editing::{Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::audit_records::{self, AuditPage, BILLING_PROFILE, QUALIFICATION};
use partner_center::audit_values::ValueChange;
use partner_center::{AuditRecord, ContinuationToken, Customer, Request, Response, TenantId, paging};
use std::sync::Arc;
use updates::{qualification_document, qualifications_of};

/// The id of the choice of operations.
const FILTER: &str = "history-operation";

/// What the page shows.
#[derive(Clone)]
struct History {
    shell: &'static Shell,
    customer: TenantId,
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
pub fn history(shell: &'static Shell, id: &TenantId) -> El {
    let name = |customer: &Customer| format!("{} – {}", words().history.title, customer.company_name);
    let customer = read(shell, id, name);
    let route = Route::History(id.clone());
    let title = |_: &Customer| words().history.title.to_owned();
    if let Some(instead) = instead(&shell.api, Feature::AuditRecords) {
        return page(shell, &route, customer, title, instead);
    }
    let history = History {
        shell,
        customer: id.clone(),
        records: RwSignal::new(None),
        operation: RwSignal::new(String::new()),
        next: RwSignal::new(None),
        asking: RwSignal::new(false),
        failed: RwSignal::new(None),
    };
    history.ask(audit_records::history(id, now()));
    let content = el("section")
        .attr("aria-label", words().history.title)
        .child(el("p").class("hint").child(words().history.hint))
        .child(filter(&history))
        .child(state(&history))
        .child(list(&history))
        .child(more(&history));
    page(shell, &route, customer, title, content)
}

impl History {
    fn ask(&self, request: Request) {
        self.asking.set(true);
        self.failed.set(None);
        let history = self.clone();
        spawn(async move {
            let read = |response: &Response| match audit_records::read_page(response) {
                Err(failure) if paging::is_end_of_list(&request, &failure) => Ok(AuditPage::default()),
                page => page,
            };
            let answer = history.shell.api.ask(request.clone(), read).await;
            history.asking.set(false);
            match answer {
                Ok(page) => history.answered(page, request),
                Err(problem) => history.failed.set(Some((problem, request))),
            }
        });
    }

    fn answered(&self, page: AuditPage, request: Request) {
        let known = self.records.get_untracked().unwrap_or_else(|| Arc::from([]));
        let new = page.records.into_iter().filter(|record| record_of(record, &self.customer).is_some());
        let records: Arc<[AuditRecord]> = known.iter().cloned().chain(new).collect();
        self.records.set(Some(records));
        self.next.set(page.next.map(|token| (request, token)));
    }

    /// How many records of the chosen operation are there.
    fn count(&self) -> usize {
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

fn filter(history: &History) -> El {
    let text = words();
    let operation = history.operation;
    let options = [
        ("", text.history.all),
        (BILLING_PROFILE, text.customer.billing),
        (QUALIFICATION, text.qualification.title),
    ];
    let options = options.map(|(value, name)| el("option").attr("value", value).child(name));
    el("div").class("field").child(el("label").attr("for", FILTER).child(text.history.operation)).child(
        el("select")
            .id(FILTER)
            .on("change", move |event| operation.set(event_target_value(&event)))
            .children(options),
    )
}

/// How many there are, that it is loading, or why it could not be loaded.
fn state(history: &History) -> El {
    let (counted, asking, failed) = (history.clone(), history.asking, history.failed);
    // One region that stays: what is put into it is announced, a region put in with its text may not be.
    let status = el("p").attr("role", "status").text_of(move || {
        let text = &words().history;
        match counted.count() {
            _ if asking.get() => words().page.loading.to_owned(),
            _ if failed.with(Option::is_some) => String::new(),
            0 => text.none.to_owned(),
            count => fill(text.count, &[&count.to_string()]),
        }
    });
    let history = history.clone();
    let failed = dynamic(move || match failed.get() {
        None => nothing(),
        Some((problem, request)) => refused(&history, &problem, &request).into_any(),
    });
    el("div").child(status).child(failed)
}

fn refused(history: &History, problem: &Problem, request: &Request) -> AnyView {
    let text = &words().history;
    match problem.kind {
        ProblemKind::Gone => el("p").class("notice").child(text.not_offered).into_any(),
        ProblemKind::Denied if specific(problem).is_none() => {
            el("p").class("notice notice-warning").child(text.denied).into_any()
        }
        _ => {
            let (history, request) = (history.clone(), request.clone());
            not_loaded(text.title, problem, move || history.ask(request.clone()))
        }
    }
}

fn list(history: &History) -> AnyView {
    let (records, operation) = (history.records, history.operation);
    let customer = history.customer.clone();
    dynamic(move || {
        let operation = operation.get();
        match records.get() {
            None => nothing(),
            Some(records) => {
                let chosen = records.iter().filter(|record| is_chosen(record, &operation));
                el("ol").class("history").children(chosen.map(|record| entry(record, &customer))).into_any()
            }
        }
    })
}

fn entry(record: &AuditRecord, customer: &TenantId) -> El {
    let text = words();
    let id = record_of(record, customer);
    let title = id.as_ref().map_or("", title_of);
    let at = match record.operation_date_ms {
        Some(at) => time::told(at, now()),
        None => record.operation_date.clone().unwrap_or_else(|| text.history.unknown.to_owned()),
    };
    let facts = [
        (text.history.who, record.user_principal_name.as_ref()),
        (text.history.application, record.application_id.as_ref()),
        (
            text.history.outcome,
            record.status.as_ref().filter(|status| !status.eq_ignore_ascii_case("succeeded")),
        ),
    ];
    let mut list = el("dl");
    for (name, value) in facts {
        if let Some(value) = value {
            list = list.child(el("dt").child(name)).child(el("dd").verbatim().child(value.as_str()));
        }
    }
    let changes = changes(record);
    let told = record.resource_old_value.is_some();
    let changes = match changes.is_empty() {
        true => el("p").child(text.history.no_changes),
        false => el("ul").children(changes.iter().map(|change| row(id.as_ref(), change, told))),
    };
    let heading = el("h2").child(at).child(" ").child(title);
    el("li").child(heading).child(list).child(changes)
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

/// A field that was changed; `told` says whether the record tells what was there before.
fn row(id: Option<&RecordId>, change: &ValueChange, told: bool) -> El {
    let label = id.and_then(|id| label(id, &change.field));
    let name = match label {
        Some(label) => el("b").child(label),
        None => el("code").verbatim().child(change.field.as_str()),
    };
    let empty = words().form.empty;
    let (old, new) = (change.old.as_deref().unwrap_or(empty), change.new.as_deref().unwrap_or(empty));
    let row = el("li").child(name).child(": ");
    match told {
        true => row.child(changed("del", old, new)).child(" → ").child(changed("ins", new, old)),
        false => row.child(el("span").verbatim().child(new)),
    }
}

/// How the record is shown where it is edited; none for one that is no customer's.
const fn update_of(id: &RecordId) -> Option<&'static Update> {
    match id {
        RecordId::SupportProfile => None,
        RecordId::BillingProfile(_) => Some(&billing_profile_update::UPDATE),
        RecordId::Qualification(_) => Some(&qualification_update::UPDATE),
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
    update_of(id)?.labels.get(index).map(|label| label(words()))
}

fn more(history: &History) -> AnyView {
    let (next, asking) = (history.next, history.asking);
    let there = Memo::new(move |_| next.with(Option::is_some));
    let history = history.clone();
    dynamic(move || match (there.get(), asking.get()) {
        (false, _) => nothing(),
        (true, true) => waiting().into_any(),
        (true, false) => {
            let history = history.clone();
            let more = move || {
                if let Some((request, token)) = history.next.get_untracked() {
                    history.ask(paging::next(&request, &token));
                }
            };
            el("p").child(button(words().history.more, more)).into_any()
        }
    })
}
