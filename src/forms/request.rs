//! The request that a save would send, as it would be sent.

use super::view::Form;
use crate::api::{Api, LOCALE};
use crate::config::SignIn;
use crate::locales::words;
use crate::ui::copy::copy_button_of;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::memo::memo;
use crate::ui::signal::Signal;
use editing::{Draft, Kind, Open, Phase, Record, Sent};
use leptos::prelude::*;
use partner_center::curl::Secret;
use partner_center::{CallIds, Request};
use std::ops::Range;
use wasm_bindgen::JsCast;

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
pub fn request(form: &Form) -> AnyView {
    let asked = form.clone();
    let sends = memo(move || asked.with_open(|open| would_send(asked.editor.record(), open)));
    let form = form.clone();
    dynamic(move || match sends.get() {
        true => unfolding(&form).into_any(),
        false => nothing(),
    })
}

fn would_send(record: &Record, open: &Open) -> bool {
    matches!(open.phase, Phase::Editing(_) | Phase::Reviewing) && open.draft.edits.has_changes(record)
}

/// Made only once it is unfolded: a key does not wait for what nobody looks at.
fn unfolding(form: &Form) -> El {
    let unfolded = Signal::new(false);
    let toggled = move |event: web_sys::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        unfolded.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let form = form.clone();
    let shown = dynamic(move || match unfolded.get() {
        true => preview(&form),
        false => nothing(),
    });
    el("details")
        .class("request")
        .on("toggle", toggled)
        .child(el("summary").child(words().form.request))
        .child(shown)
}

fn preview(form: &Form) -> AnyView {
    let form = form.clone();
    let ids = CallIds { request_id: Api::new_id(), correlation_id: Api::new_id() };
    let asked = form.clone();
    let preview = memo(move || asked.with_open(|open| of(&asked, &open.draft, &ids)));
    let api = form.editor.place().api.address();
    dynamic(move || match preview.get() {
        Some(preview) => shown(&api, &preview).into_any(),
        None => nothing(),
    })
}

fn of(form: &Form, draft: &Draft, ids: &CallIds) -> Option<Preview> {
    let record = form.editor.record();
    let sent = Sent {
        body: draft.document(record),
        precondition: draft.base.precondition(),
        request_id: ids.request_id.clone(),
        edits: draft.edits.clone(),
        again: false,
        doubtful: false,
    };
    let api = &form.editor.place().api;
    let mut request = form.editor.operation().put(&sent, &api.routes()).ok()?.identified(ids, LOCALE);
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

fn shown(api: &str, preview: &Preview) -> El {
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
    let mut code = el("code").child(head);
    let mut done = 0;
    for place in changed {
        code = code.child(piece(done..place.start)).child(el("ins").child(piece(place.clone())));
        done = place.end;
    }
    let text = words();
    let (api, copied, secret) = (api.to_owned(), request.clone(), secret.clone());
    let curl = move || {
        copied.to_curl(
            &api,
            &[
                Secret { text: &secret, variable: "VALIDATION_CODE" },
                Secret { text: HIDDEN, variable: "PARTNER_CENTER_TOKEN" },
            ],
        )
    };
    el("div")
        .child(el("p").class("hint").child(text.form.request_hint))
        .child(
            el("pre")
                .verbatim()
                .attr("tabindex", "0")
                .attr("aria-label", text.form.request)
                .child(code.child(piece(done..body.len()))),
        )
        .child(el("p").child(copy_button_of(text.form.copy_curl, Box::new(curl))))
}
