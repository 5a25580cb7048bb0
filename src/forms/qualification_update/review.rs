//! What is reviewed before a qualification is asked for: it practically cannot be taken back.

use super::codes::Codes;
use super::names::{named, segment};
use super::{EDUCATION_SEGMENT, QUALIFICATION, VALIDATION_CODE, WEBSITE};
use crate::forms::form::Form;
use crate::locales::{fill, qualification_words, words};
use crate::ui::element::{El, dynamic, el};
use leptos::prelude::*;
use partner_center::{QualificationRoute, TenantId};
use updates::asked_for;

/// What will be sent, for whom, and by which way.
pub fn review_text(
    form: Form,
    codes: Codes,
    company: impl Fn() -> Option<String> + Send + 'static,
    customer: &TenantId,
) -> El {
    let text = qualification_words();
    let original = form.with_open(|open| open.draft.original(QUALIFICATION).to_owned());
    let names = form.fields.text(QUALIFICATION);
    let customer = customer.to_string();
    let who = dynamic(move || {
        let who = match company() {
            Some(company) => el("p").sentence(text.review, &[&company, &customer]),
            None => el("p").sentence(text.review_id, &[&customer]),
        };
        who.into_any()
    });
    let code = form.fields.text(VALIDATION_CODE);
    let organization = codes.with(|codes| {
        let codes = codes.as_ref()?.as_ref().ok()?;
        codes.iter().find(|known| known.id.expose() == code).map(|known| known.organization.clone())
    });
    let evidence = [
        (EDUCATION_SEGMENT, Some(segment(&form.fields.text(EDUCATION_SEGMENT)).to_owned())),
        (WEBSITE, Some(form.fields.text(WEBSITE))),
        (VALIDATION_CODE, organization),
    ];
    let mut facts = el("dl").class("facts");
    for (index, value) in evidence {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            facts = facts.child(el("dt").child(form.label(index))).child(el("dd").verbatim().child(value));
        }
    }
    let routes = form.editor().place().api.routes().qualification;
    let route = asked_for(&names, &original).map(|choice| match routes.setting(&choice) {
        QualificationRoute::Synchronous if routes.has_asynchronous() => text.review_auto,
        QualificationRoute::Synchronous => text.review_synchronous,
        QualificationRoute::Asynchronous => text.review_asynchronous,
    });
    el("div")
        .child(who)
        .child(el("p").child(fill(text.review_change, &[&named(&original), &named(&names)])))
        .child(facts)
        .child(route.map(|route| el("p").child(route)))
        .child(el("p").child(el("strong").child(words().qualification.irreversible)))
}
