//! The check of an address as it is shown: the button, what the service says of the address, and what it suggests beside what
//! was typed.

use super::check::{AddressCheck, Answer, BUTTON, RESULT, is_changed};
use crate::forms::buttons::AnswerButton;
use crate::forms::form::{Form, Hold, SAVE};
use crate::locales::{address_words, fill, words};
use crate::ui::anew::Anew;
use crate::ui::changed::{Changed, Mark};
use crate::ui::problem::{ProblemDetails, ProblemText};
use crate::ui::sentence::Sentence;
use editing::{Event, Message, Phase, Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::address_validation::{AddressStatus, AddressValidation, PostalAddress};
use std::sync::Arc;
use updates::address::{beyond, fields, suggested};

/// The id of the sentence on the address.
const SENTENCE: &str = "address-check-sentence";

/// The check of the address in a form of a billing profile. From now on the form asks before it saves another address.
#[component]
pub fn CheckedAddress(
    /// The form.
    form: Form,
) -> impl IntoView {
    let check = AddressCheck::new(form);
    form.hold.set(Hold(Box::new(move || check.holds())));
    let AddressCheck { answer, typed, .. } = check;
    // An answer speaks of the address that was asked for, and of no other.
    let current = Memo::new(move |_| {
        answer.with(|answer| {
            answer.as_ref().is_some_and(|answer| typed.with(|typed| typed[..] == answer.texts[..]))
        })
    });
    // What was saved all the same is no question any more.
    let phase = form.phase;
    Effect::new(move |_| {
        let saved = phase.with(|phase| matches!(phase, Phase::Editing(Some(Message::Saved { .. }))));
        let stopped = |answer: &Arc<Answer>| answer.outcome.is_ok() && !is_verified(answer);
        if saved && answer.get_untracked().as_ref().is_some_and(stopped) {
            answer.set(None);
        }
    });
    let class = move || {
        let answer = answer.get().filter(|_| current.get())?;
        Some(if is_verified(&answer) { "notice" } else { "notice notice-warning" })
    };
    let text = address_words();
    let result = move || {
        let answer = answer.get().filter(|_| current.get())?;
        Some(match &answer.outcome {
            Ok(validation) => {
                let validation = validation.clone();
                view! { <Found check answer validation /> }.into_any()
            }
            Err(problem) => view! { <Failed problem=problem.clone() /> }.into_any(),
        })
    };
    view! {
        <div class="address-check">
            <p>
                <button type="button" id=BUTTON on:click=move |_| check.ask(None)>{text.check}</button>
            </p>
            <div
                id=RESULT
                role="group"
                tabindex="-1"
                aria-label=text.result
                aria-describedby=SENTENCE
                class=class
            >
                <Status check current />
                <Anew view=Box::new(result) />
            </div>
        </div>
    }
}

fn is_verified(answer: &Answer) -> bool {
    answer.outcome.as_ref().is_ok_and(|answer| answer.status.is_verified())
}

/// What there is to say in one sentence: always there, for what is put into it is announced.
#[component]
fn Status(
    check: AddressCheck,
    /// Whether the answer is of the address that is in the form.
    current: Memo<bool>,
) -> impl IntoView {
    let AddressCheck { asked, answer, .. } = check;
    let text = move || {
        let text = address_words();
        // Before a save that is said beside the buttons.
        if let Some(asked) = asked.get() {
            return if asked.pressed.is_none() { text.checking.to_owned() } else { String::new() };
        }
        match answer.get() {
            None => String::new(),
            Some(_) if !current.get() => text.changed.to_owned(),
            Some(answer) => match &answer.outcome {
                Ok(answer) => explained(&answer.status),
                Err(_) => text.failed.to_owned(),
            },
        }
    };
    view! { <p id=SENTENCE role="status" prop:textContent=text></p> }
}

/// A status in plain words (API reference, section 1.8).
fn explained(status: &AddressStatus) -> String {
    let text = address_words();
    let text = match status {
        AddressStatus::VerifiedShippable => text.shippable,
        AddressStatus::Verified => text.verified,
        AddressStatus::InteractionRequired => text.interaction,
        AddressStatus::StreetPartial => text.street,
        AddressStatus::PremisesPartial => text.premises,
        AddressStatus::Multiple => text.multiple,
        AddressStatus::None => text.none,
        AddressStatus::NotValidated => text.not_validated,
        AddressStatus::Other(spelled) => return fill(text.other, &[spelled]),
    };
    text.to_owned()
}

/// Why there is no answer.
#[component]
fn Failed(problem: Problem) -> impl IntoView {
    // What is not there is the check, and not a record.
    let why = (problem.kind != ProblemKind::Gone).then(|| view! { <ProblemText problem=problem.clone() /> });
    view! { <div>{why}<ProblemDetails details=problem.details /></div> }
}

/// What the service says of the address, and what it suggests.
#[component]
fn Found(check: AddressCheck, answer: Arc<Answer>, validation: AddressValidation) -> impl IntoView {
    let message = validation.message.map(|message| {
        view! { <p class="service-text">{words().problem.service_says}" "<q>{message}</q></p> }
    });
    let suggestions: Vec<Suggestion> = validation
        .suggestions
        .iter()
        .map(|address| Suggestion::new(&answer, address))
        .filter(|suggestion| !suggestion.new.is_empty())
        .collect();
    let count = suggestions.len();
    let suggestions = suggestions.into_iter().enumerate().map(|(at, suggestion)| {
        let text = address_words();
        let title = match count {
            1 => text.suggestion.to_owned(),
            _ => fill(text.suggestion_of, &[&(at + 1).to_string(), &count.to_string()]),
        };
        view! { <Suggested check suggestion title /> }
    });
    let suggestions = suggestions.collect_view();
    let save = (!validation.status.is_verified()).then(|| view! { <SaveAsTyped form=check.form count /> });
    view! { <div>{message}{suggestions}{save}</div> }
}

/// A suggestion beside what was typed.
struct Suggestion {
    address: PostalAddress,
    /// The fields with something in them: their index, what was typed, and what they would hold.
    rows: Vec<(usize, String, String)>,
    /// What would be new in the form.
    new: String,
}

impl Suggestion {
    fn new(answer: &Answer, address: &PostalAddress) -> Self {
        let mut rows = Vec::new();
        let mut new: Vec<String> = Vec::new();
        for ((index, member), typed) in fields().zip(answer.texts.iter()) {
            let text = suggested(member, typed, address);
            if text != *typed {
                new.push(text.clone());
            }
            if !text.is_empty() {
                rows.push((index, typed.clone(), text));
            }
        }
        Self { address: address.clone(), rows, new: new.join(", ") }
    }
}

#[component]
fn Suggested(check: AddressCheck, suggestion: Suggestion, title: String) -> impl IntoView {
    let Suggestion { address, rows, new } = suggestion;
    let text = address_words();
    let rows = rows.into_iter().map(|(index, typed, suggested)| {
        let typed_cell = match typed.is_empty() {
            true => view! { <span>{words().form.empty}</span> }.into_any(),
            false => {
                let (text, other) = (typed.clone(), suggested.clone());
                view! { <Changed mark=Mark::Deleted text other /> }.into_any()
            }
        };
        view! {
            <tr>
                <th scope="row">{check.form.label(index)}</th>
                <td data-side=text.typed>{typed_cell}</td>
                <td data-side=text.suggested>
                    <Changed mark=Mark::Inserted text=suggested other=typed />
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let beyond = beyond(&address).join(", ");
    let beyond = (!beyond.is_empty()).then(|| {
        view! { <p><Sentence template=text.beyond values=vec![beyond] /></p> }
    });
    let name = fill(text.use_named, &[&new]);
    view! {
        <div class="sides">
            <table>
                <caption>{title}</caption>
                <thead>
                    <tr><td></td><th scope="col">{text.typed}</th><th scope="col">{text.suggested}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {beyond}
            <p>
                <button type="button" aria-label=name on:click=move |_| check.take(&address)>
                    {text.use_it}
                </button>
            </p>
        </div>
    }
}

/// The way to save all the same, where there is an address to save.
#[component]
fn SaveAsTyped(
    form: Form,
    /// How many addresses the service suggests.
    count: usize,
) -> impl IntoView {
    let changed = Memo::new(move |_| form.with_open(is_changed));
    let text = address_words();
    let how = if count == 0 { text.not_saved } else { text.not_saved_suggested };
    let save = move || {
        view! {
            <div>
                <p>{how}</p>
                <p><AnswerButton form label=text.save_as_typed event=Event::SavePressed focus=SAVE /></p>
            </div>
        }
        .into_any()
    };
    view! { {move || changed.get().then(save)} }
}
