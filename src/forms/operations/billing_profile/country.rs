//! What the country of an address asks for: choices to pick from, and hints while typing. They help, and are never in the way:
//! what they say holds back no save, and neither does it when they cannot be had.

use crate::api::Api;
use crate::browser::task::spawn;
use crate::forms::fields::Help;
use crate::forms::form::{Form, Respell};
use crate::locales::{country_words, fill, words};
use crate::ui::controls::{Binding, bound};
use crate::ui::countries::CountryNames;
use crate::ui::focus;
use editing::Phase;
use editing::invisible::{visible, without_marks};
use js_sys::{Array, Function, Reflect, RegExp};
use leptos::prelude::*;
use partner_center::CountryRules;
use partner_center::states::code_of;
use partner_center::{countries, country_rules};
use std::sync::Arc;
use updates::BillingField;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, InputEvent};

/// A pattern of the service is tried on texts up to this length, in characters: it may be slow on long ones.
const TRIED: usize = 20;

/// The rules of a country, once they are read; none while they are not, or cannot be.
type Rules = Memo<Option<Arc<CountryRules>>>;

/// The rules that were read, by country; none for those that cannot be had.
type Known = RwSignal<Vec<(String, Option<Arc<CountryRules>>)>>;

/// What helps with the fields of a billing profile, by the country of its address.
pub fn help(form: Form) -> impl Fn(usize) -> Help + use<> {
    let known: Known = RwSignal::new(Vec::new());
    let fields = form.fields;
    let country = Memo::new(move |_| fields.text(BillingField::Country.index()).trim().to_ascii_uppercase());
    let api = &form.editor().place().api;
    Effect::new(move |_| ask(api, &country.get(), known));
    let rules: Rules = Memo::new(move |_| {
        let country = country.get();
        known.with(|known| {
            known.iter().find(|(code, _)| *code == country).and_then(|(_, rules)| rules.clone())
        })
    });
    spell_states(form, rules);
    move |index| match BillingField::at(index) {
        Some(BillingField::Country) => Help {
            picked: true,
            choices: Some(country_choices(form)),
            after: Some(view! { <AnotherCode form /> }.into_any()),
            ..Help::default()
        },
        Some(BillingField::State) => {
            Help { choices: Some(of_rules(rules, |rules| &rules.states)), ..required(form, rules, index) }
        }
        Some(BillingField::Culture) => {
            Help { choices: Some(of_rules(rules, |rules| &rules.cultures)), ..Help::default() }
        }
        Some(BillingField::Language) => {
            Help { choices: Some(of_rules(rules, |rules| &rules.languages)), ..Help::default() }
        }
        Some(BillingField::City | BillingField::PostalCode | BillingField::PhoneNumber) => {
            required(form, rules, index)
        }
        _ => Help::default(),
    }
}

/// Writes the name of a state as its code, where the country's rules have codes and exactly one is meant: browsers fill in
/// names. Whoever writes the same name again means it.
fn spell_states(form: Form, rules: Rules) {
    let (asked, written) = (form, RwSignal::new(String::new()));
    let code = move |text: &str| {
        let (country, _) = asked.texts_now(BillingField::Country.index())?;
        let plain = without_marks(text);
        let code = rules.with(|rules| {
            let codes = &rules.as_ref()?.states;
            let is_code = codes.iter().any(|code| code.eq_ignore_ascii_case(&plain));
            if is_code { Some(plain) } else { code_of(&country, &plain, codes).map(str::to_owned) }
        });
        let is_meant = written.get_untracked() == text;
        let code = code.filter(|code| code != text && !is_meant)?;
        written.set(text.to_owned());
        Some(code)
    };
    form.respell.set(Respell(Box::new(
        move |index, text| if index == BillingField::State.index() { code(text) } else { None },
    )));
    // The rules may come later than the text, and the country later than the state.
    let (form, typing) = (form, form.typing);
    Effect::new(move |_| {
        let is_known = rules.with(Option::is_some);
        form.fields.with(BillingField::State.index(), |_| ());
        let is_edited = form.with_open(|open| {
            matches!(open.phase, Phase::Editing(_))
                && open.draft.edits.get(BillingField::State.index()).is_some()
        });
        if is_known && is_edited && typing.get().is_none() {
            // What the fields show may be a step behind.
            if let Some((text, _)) = form.texts_now(BillingField::State.index()) {
                untrack(|| form.edit(BillingField::State.index(), text, true));
            }
        }
    });
}

/// Asks for the rules of a country, once.
fn ask(api: &'static Api, country: &str, known: Known) {
    let Some(request) = country_rules::get(country) else { return };
    let mut all = known.get_untracked();
    if all.iter().any(|(code, _)| code == country) {
        return;
    }
    all.push((country.to_owned(), None));
    known.set(all);
    let country = country.to_owned();
    spawn(async move {
        if let Ok(rules) = api.ask_in_background(request, country_rules::read).await {
            // The page may be gone by now.
            known.try_update(|known| {
                if let Some(slot) = known.iter_mut().find(|(code, _)| *code == country) {
                    slot.1 = Some(Arc::new(rules));
                }
            });
        }
    });
}

/// Every country, by its name; a spelling of the record's own stays one of them.
fn country_choices(form: Form) -> Memo<Vec<(String, String)>> {
    let fields = form.fields;
    let all = CountryNames::of_page().all(countries::codes());
    Memo::new(move |_| {
        let own = fields.text(BillingField::Country.index());
        let mut choices = all.clone();
        if !all.iter().any(|(code, _)| *code == own) {
            let (name, code) = (CountryNames::of_page().of(&own), own.trim());
            let name = if code.is_empty() {
                words().form.empty.to_owned()
            } else if countries::is_known(code) || name.eq_ignore_ascii_case(code) {
                name
            } else {
                // Of a code that the service does not list, a browser may know a name that says something else.
                fill(country_words().name_and_code, &[&name, code])
            };
            choices.insert(0, (own, name));
        }
        choices
    })
}

/// A button that opens a field for a code that is not in the list.
#[component]
fn AnotherCode(form: Form) -> impl IntoView {
    let text = country_words();
    let input_id = format!("{}-code", form.editor().field_element(BillingField::Country.index()));
    let note_id = format!("{input_id}-note");
    let note = form.fields.note(BillingField::Country.index());
    let read_only = Memo::new(move |_| note.with(|note| note.read_only));
    let is_open = RwSignal::new(false);
    let toggled = input_id.clone();
    let toggle = move |_| {
        is_open.update(|is_open| *is_open = !*is_open);
        if is_open.get_untracked() {
            focus::after_rendering(toggled.clone());
        }
    };
    let hint = move || {
        let code = form.fields.text(BillingField::Country.index());
        if code.trim().is_empty() {
            text.code_hint
        } else if !countries::is_code(&code) {
            text.not_a_code
        } else if !countries::is_known(&code) {
            text.not_listed
        } else {
            text.code_hint
        }
    };
    let binding = Binding {
        property: "value",
        event: "change",
        text: Arc::new(move || form.fields.text(BillingField::Country.index())),
        text_now: Arc::new(move || form.texts_now(BillingField::Country.index()).map(|(text, _)| text)),
        edit: Arc::new(move |text, _| {
            // The record's own spelling stays while nobody changes it.
            if form.texts_now(BillingField::Country.index()).is_some_and(|(now, _)| now != text) {
                form.pick(BillingField::Country.index(), code_typed(&text));
            }
        }),
    };
    let typed = move |event: &Event| {
        // Letters that an input method has not finished are no code.
        if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            return;
        }
        form.pick(BillingField::Country.index(), code_typed(&event_target_value(event)));
    };
    view! {
        <div>
            <p>
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || if is_open.get() { "true" } else { "false" }
                    prop:hidden=move || read_only.get()
                    on:click=toggle
                >
                    {text.another}
                </button>
            </p>
            <div class="field" prop:hidden=move || !is_open.get()>
                <label for=input_id.clone()>{text.code}</label>
                <input
                    id=input_id.clone()
                    type="text"
                    autocomplete="off"
                    autocapitalize="characters"
                    spellcheck="false"
                    aria-describedby=note_id.clone()
                    prop:readOnly=move || read_only.get()
                    on:compositionend=move |event| typed(&event)
                    on:input=move |event| typed(&event)
                    use:bound=binding
                />
                <div class="note" id=note_id.clone()>
                    <p prop:textContent=hint></p>
                </div>
            </div>
        </div>
    }
}

/// A code as it is sent.
fn code_typed(text: &str) -> String {
    visible(text).trim().to_ascii_uppercase()
}

fn of_rules(rules: Rules, list: fn(&CountryRules) -> &Vec<String>) -> Memo<Vec<(String, String)>> {
    Memo::new(move |_| {
        rules.with(|rules| match rules {
            Some(rules) => list(rules).iter().map(|code| (code.clone(), String::new())).collect(),
            None => Vec::new(),
        })
    })
}

/// The hint at a field that a country may ask for, or that has a pattern there.
fn required(form: Form, rules: Rules, index: usize) -> Help {
    let (fields, typing) = (form.fields, form.typing);
    let hint = Memo::new(move |_| {
        let text = fields.text(index);
        let country = || CountryNames::of_page().of(&fields.text(BillingField::Country.index()));
        let said = &words().form;
        rules.with(|rules| {
            let Some(rules) = rules else { return String::new() };
            let (needed, pattern, looks) = match BillingField::at(index) {
                Some(BillingField::City) => (rules.requires_city, None, ""),
                Some(BillingField::State)
                    if is_unlisted(&text, &rules.states)
                        && typing.get() != Some(BillingField::State.index()) =>
                {
                    return fill(country_words().no_state, &[&country()]);
                }
                Some(BillingField::State) => (rules.requires_state, None, ""),
                Some(BillingField::PostalCode) => {
                    (rules.requires_postal_code, rules.postal_code_pattern.as_deref(), said.no_postal_code)
                }
                _ => (false, rules.phone_pattern.as_deref(), said.no_phone_number),
            };
            if text.trim().is_empty() {
                return if needed { fill(said.country_needs, &[&country()]) } else { String::new() };
            }
            match pattern.is_some_and(|pattern| !matches(pattern, &text)) {
                true => fill(looks, &[&country()]),
                false => String::new(),
            }
        })
    });
    Help { hint: Some(hint), ..Help::default() }
}

/// Whether a text is no code of a list.
fn is_unlisted(text: &str, codes: &[String]) -> bool {
    let text = text.trim();
    !text.is_empty() && !codes.is_empty() && !codes.iter().any(|code| code.eq_ignore_ascii_case(text))
}

/// Whether a text matches a pattern of the service. A pattern that this browser does not understand, or a text too long to try it
/// on, counts as a match: it is not checked.
fn matches(pattern: &str, text: &str) -> bool {
    if text.chars().count() > TRIED {
        return true;
    }
    let constructor =
        Reflect::get(&js_sys::global(), &"RegExp".into()).and_then(JsCast::dyn_into::<Function>);
    let made =
        constructor.and_then(|made| Reflect::construct(&made, &Array::of1(&JsValue::from_str(pattern))));
    made.ok().and_then(|made| made.dyn_into::<RegExp>().ok()).is_none_or(|pattern| pattern.test(text.trim()))
}
