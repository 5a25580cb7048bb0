//! What can be asked for, what it is asked for with, and why the rest cannot be.

use super::codes::Codes;
use super::evidence::Evidence;
use super::held::{Held, follow, held};
use super::names::name;
use crate::forms::form::{Form, Hold};
use crate::locales::qualification_words;
use crate::ui::anew::Anew;
use crate::ui::controls::{Binding, CHECKED, bound};
use crate::ui::focus;
use editing::{Event, Phase};
use leptos::prelude::*;
use partner_center::qualification_choice::why_not;
use partner_center::{CustomerQualification, Qualification, WhyNot};
use std::sync::Arc;
use updates::QualificationField;
use updates::{asked_for, asking_for};

/// What is offered, in this order.
const OFFERED: [Qualification; 5] = [
    Qualification::Education,
    Qualification::GovernmentCommunityCloud,
    Qualification::StateOwnedEntity,
    Qualification::None,
    Qualification::Nonprofit,
];

/// What the customer has, the radio buttons, each with the reason where it cannot be chosen, and what is needed with the choice.
#[component]
pub fn Choices(
    /// The form.
    form: Form,
    /// The partner's validation codes.
    codes: Codes,
) -> impl IntoView {
    let held = held(form);
    follow(form, held);
    // What is held has changed: so may have the uses that are left of a code.
    let mut known = None;
    Effect::new(move |_| {
        let held = held.get();
        if known.as_ref().is_some_and(|known| *known != held) && codes.are_read() {
            codes.reload();
        }
        known = Some(held);
    });
    // The names that a choice stands behind.
    let before = Memo::new(move |_| {
        form.with_open(|open| {
            let names = match &open.phase {
                Phase::Conflict(conflict) => conflict.theirs.text(QualificationField::Qualification.index()),
                _ => open.draft.original(QualificationField::Qualification.index()),
            };
            names.to_owned()
        })
    });
    let choice = Memo::new(move |_| {
        asked_for(&form.fields.text(QualificationField::Qualification.index()), &before.get())
    });
    refuse(form, choice, held);
    let offered = move || {
        let (held, before) = (held.get(), before.get());
        let mut offered = OFFERED.to_vec();
        for one in &held {
            if !offered.contains(&one.qualification) {
                offered.push(one.qualification.clone());
            }
        }
        let offered = offered.into_iter().map(|one| {
            view! { <ChoiceButton form one choice held=held.clone() before=before.clone() /> }
        });
        Some(view! { <div>{offered.collect_view()}</div> }.into_any())
    };
    let id = form.editor().field_element(QualificationField::Qualification.index());
    view! {
        <div>
            {form.panels.conflict(form, QualificationField::Qualification.index())}
            <fieldset class="section" id=id tabindex="-1">
                <legend>{form.label(QualificationField::Qualification.index())}</legend>
                <Held held />
                <Anew view=Box::new(offered) />
            </fieldset>
            <Evidence form choice codes />
        </div>
    }
}

/// Why a qualification cannot be chosen; `stays` says that choosing it leaves all as it is.
fn refusal(
    form: Form,
    one: &Qualification,
    stays: bool,
    held: &[CustomerQualification],
) -> Option<&'static str> {
    let text = qualification_words();
    let has_asynchronous = form.editor().place().api.routes().qualification.has_asynchronous();
    match why_not(one, held, has_asynchronous) {
        Some(WhyNot::InReview) => Some(text.is_in_review),
        _ if stays => Some(text.is_current),
        Some(WhyNot::Held) => Some(text.is_held),
        Some(WhyNot::Excluded) => Some(text.excluded),
        Some(WhyNot::ExcludedByNonprofit) => Some(text.excluded_nonprofit),
        Some(WhyNot::NeedsNone) => Some(text.needs_none),
        Some(WhyNot::OtherRoute) => Some(text.other_route),
        Some(WhyNot::Never) => Some(text.never),
        None => None,
    }
}

/// Holds back a choice that cannot be set any more, as one that was kept in a conflict may be.
fn refuse(form: Form, choice: Memo<Option<Qualification>>, held: Memo<Vec<CustomerQualification>>) {
    let told = RwSignal::new(false);
    form.hold.set(Hold(Box::new(move || {
        let why = choice.get().and_then(|choice| {
            refusal(form, &choice, false, &held.get()).map(|why| format!("{}: {why}", name(&choice)))
        });
        let holds = why.is_some();
        if let Some(why) = why {
            form.said.set(why);
        }
        told.set(holds);
        if holds {
            focus::now(&form.editor().field_element(QualificationField::Qualification.index()));
        }
        holds
    })));
    let said = form.said;
    Effect::new(move |_| {
        choice.with(|_| ());
        if told.get_untracked() {
            told.set(false);
            said.set(String::new());
        }
    });
}

fn checked(is: bool) -> String {
    if is { CHECKED } else { "" }.to_owned()
}

/// The radio button of a qualification.
#[component]
fn ChoiceButton(
    form: Form,
    one: Qualification,
    choice: Memo<Option<Qualification>>,
    held: Vec<CustomerQualification>,
    before: String,
) -> impl IntoView {
    let text = qualification_words();
    // Choosing what the customer has leaves all as it is; of several, the first stands for that.
    let first = before.split_whitespace().next().unwrap_or_default();
    let stays = one.name() == first;
    let refusal = refusal(form, &one, stays, &held);
    let denied = held.iter().any(|other| other.is_denied() && other.qualification == one);
    let note = refusal.or(denied.then_some(text.was_denied));
    let id = format!("choice-{}", one.name());
    let note_id = format!("{id}-note");
    let note_of = note.is_some().then(|| note_id.clone());
    let note = note.map(|note| view! { <span class="hint" id=note_id>{note}</span> });
    let typed = if stays { before.clone() } else { asking_for(&one, &before) };
    let (label, own) = (name(&one).to_owned(), one.clone());
    let is_chosen = Arc::new(move || {
        let (text, _) = form.texts_now(QualificationField::Qualification.index())?;
        Some(asked_for(&text, &before).map_or(stays, |choice| choice == own))
    });
    let is_chosen_now = is_chosen.clone();
    let binding = Binding {
        property: "checked",
        event: "change",
        text: Arc::new(move || checked(choice.get().map_or(stays, |choice| choice == one))),
        text_now: Arc::new(move || is_chosen().map(checked)),
        edit: Arc::new(move |text, _| {
            // An unchecked one only gave way to another.
            if text != CHECKED || is_chosen_now() == Some(true) {
                return;
            }
            // What one is asked for with is of no use to another.
            let evidence = [
                QualificationField::ValidationCode.index(),
                QualificationField::EducationSegment.index(),
                QualificationField::Website.index(),
            ]
            .map(|field| (field, String::new()));
            for (field, text) in
                [(QualificationField::Qualification.index(), typed.clone())].into_iter().chain(evidence)
            {
                form.dispatch(Event::Typed { field, text });
            }
        }),
    };
    view! {
        <div class="radio">
            <input
                type="radio"
                name="qualification"
                id=id.clone()
                aria-describedby=note_of
                prop:disabled=refusal.is_some() && !stays
                use:bound=binding
            />
            <label for=id.clone()>{label}</label>
            {note}
        </div>
    }
}
