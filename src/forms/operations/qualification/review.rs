//! What is reviewed before a qualification is asked for: it practically cannot be taken back.

use super::names::{named, segment};
use crate::forms::form::Form;
use crate::locales::{fill, qualification_words, words};
use crate::ui::anew::Anew;
use crate::ui::sentence::Sentence;
use leptos::prelude::*;
use partner_center::{QualificationRoute, TenantId};
use updates::QualificationField;
use updates::asked_for;

/// What will be sent, for whom, and by which way.
#[component]
pub fn ReviewText(
    /// The form.
    form: Form,
    /// The organization whose validation code is sent, as far as it is known.
    organization: Option<String>,
    /// The customer's name, once it is known.
    company: Memo<Option<String>>,
    /// The customer.
    customer: TenantId,
) -> impl IntoView {
    let text = qualification_words();
    let original =
        form.with_open(|open| open.draft.original(QualificationField::Qualification.index()).to_owned());
    let names = form.fields.text(QualificationField::Qualification.index());
    let customer = customer.to_string();
    let who = move || {
        let (template, values) = match company.get() {
            Some(company) => (text.review, vec![company, customer.clone()]),
            None => (text.review_id, vec![customer.clone()]),
        };
        Some(view! { <p><Sentence template values /></p> }.into_any())
    };
    let evidence = [
        (
            QualificationField::EducationSegment.index(),
            Some(segment(&form.fields.text(QualificationField::EducationSegment.index())).to_owned()),
        ),
        (QualificationField::Website.index(), Some(form.fields.text(QualificationField::Website.index()))),
        (QualificationField::ValidationCode.index(), organization),
    ];
    let facts = evidence.into_iter().filter_map(|(index, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(view! {
            <dt>{form.label(index)}</dt>
            <dd translate="no">{value}</dd>
        })
    });
    let facts = facts.collect_view();
    let routes = form.editor().place().api.routes().qualification;
    let route = asked_for(&names, &original).map(|choice| match routes.setting(&choice) {
        QualificationRoute::Synchronous if routes.has_asynchronous() => text.review_auto,
        QualificationRoute::Synchronous => text.review_synchronous,
        QualificationRoute::Asynchronous => text.review_asynchronous,
    });
    let route = route.map(|route| view! { <p>{route}</p> });
    view! {
        <div>
            <Anew view=Box::new(who) />
            <p>{fill(text.review_change, &[&named(&original), &named(&names)])}</p>
            <dl class="facts">{facts}</dl>
            {route}
            <p><strong>{words().qualification.irreversible}</strong></p>
        </div>
    }
}
