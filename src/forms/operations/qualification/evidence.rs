//! What a qualification is asked for with (API reference, section 1.4).

use super::codes::{Code, Codes};
use super::names::segment;
use crate::forms::fields::{FormField, Help};
use crate::forms::form::Form;
use crate::locales::qualification_words;
use crate::ui::anew::Anew;
use leptos::prelude::*;
use partner_center::{EducationSegment, Qualification, QualificationRoute};
use updates::QualificationField;

/// The fields that the choice needs; nothing while nothing is chosen.
#[component]
pub fn Evidence(
    /// The form.
    form: Form,
    /// What is chosen.
    choice: Memo<Option<Qualification>>,
    /// The partner's validation codes.
    codes: Codes,
) -> impl IntoView {
    let fields = move || match choice.get() {
        Some(Qualification::GovernmentCommunityCloud) => Some(view! { <Code form codes /> }.into_any()),
        Some(Qualification::Education) => Some(view! { <School form /> }.into_any()),
        _ => None,
    };
    view! { <Anew view=Box::new(fields) /> }
}

/// The kind of school and its website, where the route that takes them may be taken.
#[component]
fn School(form: Form) -> impl IntoView {
    let routes = form.editor().place().api.routes().qualification;
    routes.has_asynchronous().then(|| {
        let text = qualification_words();
        let hint = match routes.setting(&Qualification::Education) {
            QualificationRoute::Asynchronous => text.segment_hint,
            QualificationRoute::Synchronous => text.segment_hint_auto,
        };
        let choices = Memo::new(move |_| {
            let segments =
                [EducationSegment::K12, EducationSegment::HigherEducation].map(EducationSegment::name);
            let mut choices = vec![(String::new(), text.segment_choose.to_owned())];
            choices.extend(segments.map(|name| (name.to_owned(), segment(name).to_owned())));
            choices
        });
        let said = |said: &'static str| Some(Memo::new(move |_| said.to_owned()));
        let segment = Help { choices: Some(choices), picked: true, hint: said(hint), ..Help::default() };
        let website = Help { hint: said(text.website_hint), ..Help::default() };
        view! {
            <div class="section">
                <FormField form index={QualificationField::EducationSegment.index()} help=segment />
                <FormField form index={QualificationField::Website.index()} help=website />
            </div>
        }
    })
}
