//! The request that a save would send, as it would be sent.

use crate::api::LOCALE;
use crate::browser::ids::new_id;
use crate::config::SignIn;
use crate::forms::form::Form;
use crate::locales::words;
use crate::ui::copy::CopyButton;
use editing::{Draft, Kind, Open, Phase, Record, Sent};
use leptos::html::Details;
use leptos::prelude::*;
use partner_center::curl::Secret;
use partner_center::{CallIds, Request};
use std::ops::Range;

/// What stands in place of a secret.
const HIDDEN: &str = "•••";

/// A request, with what is to be marked and hidden in it.
#[derive(Clone, PartialEq)]
struct Preview {
    request: Request,
    /// The places in the body that were changed, in their order.
    changed: Vec<Range<usize>>,
    /// What is only sent: a validation code.
    secret: String,
}

/// Unfolds to the request, wherever a save would send one.
#[component]
pub fn RequestPreview(
    /// The form.
    form: Form,
) -> impl IntoView {
    let sends = Memo::new(move |_| {
        let record = form.editor().record();
        form.with_open(|open| would_send(record, open))
    });
    view! { {move || sends.get().then(|| view! { <Unfolding form /> }.into_any())} }
}

fn would_send(record: &Record, open: &Open) -> bool {
    matches!(open.phase, Phase::Editing(_) | Phase::Reviewing) && open.draft.edits.has_changes(record)
}

/// Made only once it is unfolded: a key does not wait for what nobody looks at.
#[component]
fn Unfolding(form: Form) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    let details = NodeRef::<Details>::new();
    let toggled = move |_| {
        let is_open = details.get_untracked().is_some_and(|details| details.has_attribute("open"));
        unfolded.set(is_open);
    };
    view! {
        <details class="request" node_ref=details on:toggle=toggled>
            <summary>{words().form.request}</summary>
            {move || unfolded.get().then(|| view! { <Unfolded form /> }.into_any())}
        </details>
    }
}

#[component]
fn Unfolded(form: Form) -> impl IntoView {
    let ids = CallIds { request_id: new_id(), correlation_id: new_id() };
    let preview = Memo::new(move |_| form.with_open(|open| of(form, &open.draft, &ids)));
    let api = form.editor().place().api.address();
    let text = move |preview| view! { <RequestText api=api.clone() preview /> }.into_any();
    view! { {move || preview.get().map(&text)} }
}

fn of(form: Form, draft: &Draft, ids: &CallIds) -> Option<Preview> {
    let record = form.editor().record();
    let sent = Sent {
        body: draft.document(record),
        precondition: draft.base.precondition(),
        request_id: ids.request_id.clone(),
        edits: draft.edits.clone(),
        again: false,
        doubtful: false,
    };
    let api = &form.editor().place().api;
    let mut request = form.editor().operation().put(&sent, &api.routes()).ok()?.identified(ids, LOCALE);
    if api.config().sign_in == SignIn::Token {
        request.headers.set("Authorization", &format!("Bearer {HIDDEN}"));
    }
    let edited = || draft.edits.iter().filter_map(|(index, text)| Some((record.fields.get(index)?, text)));
    let body = request.body.as_deref().unwrap_or_default();
    let mut changed: Vec<Range<usize>> = match body == sent.body.text() {
        true => edited().filter_map(|(field, _)| sent.body.place(field.pointer)).collect(),
        // A bare value is all of it.
        false => Vec::from([Range { start: 0, end: body.len() }]),
    };
    changed.sort_by_key(|place| place.start);
    let secret =
        edited().find(|(field, _)| field.kind == Kind::Secret).map_or("", |(_, text)| text).to_owned();
    Some(Preview { request, changed, secret })
}

#[component]
fn RequestText(api: String, preview: Preview) -> impl IntoView {
    let Preview { request, changed, secret } = preview;
    let hidden = |text: &str| match secret.is_empty() {
        true => text.to_owned(),
        false => text.replace(secret.as_str(), HIDDEN),
    };
    let mut head = format!("{} {api}{}\n", request.method.as_str(), hidden(&request.path));
    for (name, value) in request.headers.iter() {
        for part in [name, ": ", value, "\n"] {
            head.push_str(part);
        }
    }
    head.push('\n');
    let body = request.body.as_deref().unwrap_or_default();
    let piece = |place: Range<usize>| body.get(place).map(hidden).unwrap_or_default();
    let mut done = 0;
    let pieces = changed.into_iter().map(|place| {
        let between = piece(done..place.start);
        done = place.end;
        view! {
            {between}
            <ins>{piece(place)}</ins>
        }
    });
    let pieces = pieces.collect_view();
    let rest = piece(done..body.len());
    let text = words();
    let (copied, secret) = (request.clone(), secret.clone());
    let curl = move || {
        copied.to_curl(
            &api,
            &[
                Secret { text: &secret, variable: "VALIDATION_CODE" },
                Secret { text: HIDDEN, variable: "PARTNER_CENTER_TOKEN" },
            ],
        )
    };
    view! {
        <div>
            <p class="hint">{text.form.request_hint}</p>
            <pre translate="no" tabindex="0" aria-label=text.form.request>
                <code>{head}{pieces}{rest}</code>
            </pre>
            <p><CopyButton label=text.form.copy_curl text=Box::new(curl) /></p>
        </div>
    }
}
