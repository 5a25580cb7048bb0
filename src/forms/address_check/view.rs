//! The check of an address as it is shown: the button, what the service says of the address, and what it suggests beside what
//! was typed.

use super::super::form::{Form, Hold, SAVE};
use super::{AddressCheck, Answer, BUTTON, RESULT, is_changed};
use crate::forms::buttons::AnswerButton;
use crate::locales::{address_words, fill, words};
use crate::ui::element::button;
use crate::ui::element::changed;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::element::{details, sentence};
use editing::{Event, Message, Phase, Problem, ProblemKind};
use leptos::prelude::*;
use partner_center::address_validation::{AddressStatus, AddressValidation, PostalAddress};
use updates::address::{beyond, fields, suggested};

/// The id of the sentence on the address.
const SENTENCE: &str = "address-check-sentence";

/// The check of the address in a form of a billing profile. From now on the form asks before it saves another address.
pub fn address_check(form: Form) -> El {
    let check = AddressCheck::new(form);
    let holding = check.clone();
    form.hold.set(Hold(Box::new(move || holding.holds())));
    let (answer, typed) = (check.answer, check.typed);
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
        let stopped = |answer: &std::sync::Arc<Answer>| answer.outcome.is_ok() && !is_verified(answer);
        if saved && answer.get_untracked().as_ref().is_some_and(stopped) {
            answer.set(None);
        }
    });
    let asking = check.clone();
    el("div")
        .class("address-check")
        .child(el("p").child(button(address_words().check, move || asking.ask(None)).id(BUTTON)))
        .child(
            el("div")
                .id(RESULT)
                .attr("role", "group")
                .attr("tabindex", "-1")
                .attr("aria-label", address_words().result)
                .attr("aria-describedby", SENTENCE)
                .attr_of("class", move || {
                    let answer = answer.get().filter(|_| current.get())?;
                    Some(if is_verified(&answer) { "notice" } else { "notice notice-warning" }.to_owned())
                })
                .child(status(&check, current))
                .child(result(&check, current)),
        )
}

fn is_verified(answer: &Answer) -> bool {
    answer.outcome.as_ref().is_ok_and(|answer| answer.status.is_verified())
}

/// What there is to say in one sentence: always there, for what is put into it is announced.
fn status(check: &AddressCheck, current: Memo<bool>) -> El {
    let (asked, answer) = (check.asked, check.answer);
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
    el("p").id(SENTENCE).attr("role", "status").text_of(text)
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

/// What belongs to the sentence.
fn result(check: &AddressCheck, current: Memo<bool>) -> AnyView {
    let answer = check.answer;
    let check = check.clone();
    dynamic(move || match answer.get().filter(|_| current.get()) {
        None => nothing(),
        Some(answer) => match &answer.outcome {
            Ok(validation) => found(&check, &answer, validation),
            Err(problem) => failed(problem),
        }
        .into_any(),
    })
}

/// Why there is no answer.
fn failed(problem: &Problem) -> El {
    // What is not there is the check, and not a record.
    let why = (problem.kind != ProblemKind::Gone).then(|| sentence(problem));
    el("div").children(why.into_iter().flatten()).child(details(&problem.details))
}

fn found(check: &AddressCheck, answer: &Answer, validation: &AddressValidation) -> El {
    let message = validation.message.as_ref().map(|message| {
        let service = el("p").class("service-text").child(words().problem.service_says).child(" ");
        service.child(el("q").child(message.as_str()))
    });
    let suggestions: Vec<Suggestion> = validation
        .suggestions
        .iter()
        .map(|address| Suggestion::new(answer, address))
        .filter(|suggestion| !suggestion.new.is_empty())
        .collect();
    let count = suggestions.len();
    let save = (!validation.status.is_verified()).then(|| save_as_typed(check, count));
    el("div")
        .child(message)
        .children(
            suggestions.into_iter().enumerate().map(|(at, suggestion)| suggestion.shown(check, at, count)),
        )
        .child(save)
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

    fn shown(self, check: &AddressCheck, at: usize, count: usize) -> El {
        let text = address_words();
        let title = match count {
            1 => text.suggestion.to_owned(),
            _ => fill(text.suggestion_of, &[&(at + 1).to_string(), &count.to_string()]),
        };
        let form = &check.form;
        let sides = [text.typed, text.suggested];
        let head =
            el("tr").child(el("td")).children(sides.map(|side| el("th").attr("scope", "col").child(side)));
        let rows = self.rows.iter().map(|(index, typed, suggested)| {
            let typed_cell = match typed.is_empty() {
                true => el("span").child(words().form.empty).into_any(),
                false => changed("del", typed, suggested),
            };
            el("tr")
                .child(el("th").attr("scope", "row").child(form.label(*index)))
                .child(el("td").attr("data-side", sides[0]).child(typed_cell))
                .child(el("td").attr("data-side", sides[1]).child(changed("ins", suggested, typed)))
        });
        let rows = el("tbody").children(rows);
        let beyond = beyond(&self.address).join(", ");
        let beyond = (!beyond.is_empty()).then(|| el("p").sentence(text.beyond, &[&beyond]));
        let name = fill(text.use_named, &[&self.new]);
        let (check, address) = (check.clone(), self.address);
        el("div")
            .class("sides")
            .child(el("table").child(el("caption").child(title)).child(el("thead").child(head)).child(rows))
            .child(beyond)
            .child(el("p").child(button(text.use_it, move || check.take(&address)).attr("aria-label", &name)))
    }
}

/// The way to save all the same, where there is an address to save.
fn save_as_typed(check: &AddressCheck, suggestions: usize) -> AnyView {
    let form = check.form;
    let changed = { Memo::new(move |_| form.with_open(is_changed)) };
    dynamic(move || {
        let text = address_words();
        let how = if suggestions == 0 { text.not_saved } else { text.not_saved_suggested };
        match changed.get() {
            false => nothing(),
            true => el("div")
                .child(el("p").child(how))
                .child(el("p").child(view! { <AnswerButton form label=text.save_as_typed event=Event::SavePressed focus=SAVE /> }.into_any()))
                .into_any(),
        }
    })
}
