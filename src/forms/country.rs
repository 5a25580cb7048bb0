//! What the country of an address asks for: choices to pick from, and hints while typing. They help, and are never in the way:
//! what they say holds back no save, and neither does it when they cannot be had.

use super::fields::Help;
use super::view::Form;
use crate::api::Api;
use crate::locales::{fill, words};
use crate::task::spawn;
use crate::ui::countries::CountryNames;
use crate::ui::effect::effect;
use crate::ui::memo::{Memo, memo};
use crate::ui::signal::Signal;
use js_sys::{Array, Function, Reflect, RegExp};
use partner_center::CountryRules;
use partner_center::country_rules;
use std::sync::Arc;
use updates::field::{CITY, COUNTRY, CULTURE, LANGUAGE, PHONE_NUMBER, POSTAL_CODE, STATE};
use wasm_bindgen::{JsCast, JsValue};

/// A pattern of the service is tried on texts up to this length, in characters: it may be slow on long ones.
const TRIED: usize = 20;

/// The rules of a country, once they are read; none while they are not, or cannot be.
type Rules = Memo<Option<Arc<CountryRules>>>;

/// The rules that were read, by country; none for those that cannot be had.
type Known = Signal<Vec<(String, Option<Arc<CountryRules>>)>>;

/// What helps with the fields of a billing profile, by the country of its address.
pub fn help(form: &Form) -> impl Fn(usize) -> Help + use<> {
    let known: Known = Signal::new(Vec::new());
    let fields = form.fields.clone();
    let country = memo(move || fields.text(COUNTRY).trim().to_ascii_uppercase());
    let api = form.editor.place().api.clone();
    effect(move || ask(&api, &country.get(), known));
    let rules: Rules = memo(move || {
        let country = country.get();
        known.with(|known| {
            known.iter().find(|(code, _)| *code == country).and_then(|(_, rules)| rules.clone())
        })
    });
    let form = form.clone();
    move |index| match index {
        COUNTRY => Help { picked: true, choices: Some(countries(&form)), hint: None },
        STATE => {
            Help { choices: Some(of_rules(rules, |rules| &rules.states)), ..required(&form, rules, index) }
        }
        CULTURE => Help { choices: Some(of_rules(rules, |rules| &rules.cultures)), ..Help::default() },
        LANGUAGE => Help { choices: Some(of_rules(rules, |rules| &rules.languages)), ..Help::default() },
        CITY | POSTAL_CODE | PHONE_NUMBER => required(&form, rules, index),
        _ => Help::default(),
    }
}

/// Asks for the rules of a country, once.
fn ask(api: &Api, country: &str, known: Known) {
    let Some(request) = country_rules::get(country) else { return };
    let mut all = known.get_untracked();
    if all.iter().any(|(code, _)| code == country) {
        return;
    }
    all.push((country.to_owned(), None));
    known.set(all);
    let (api, country) = (api.clone(), country.to_owned());
    spawn(async move {
        if let Ok(rules) = api.ask(request, country_rules::read).await {
            let mut all = known.get_untracked();
            if let Some(slot) = all.iter_mut().find(|(code, _)| *code == country) {
                slot.1 = Some(Arc::new(rules));
            }
            known.set(all);
        }
    });
}

/// Every country, by its name; a spelling of the record's own stays one of them.
fn countries(form: &Form) -> Memo<Vec<(String, String)>> {
    let fields = form.fields.clone();
    let all = CountryNames::of_page().all();
    memo(move || {
        let own = fields.text(COUNTRY);
        let mut choices = all.clone();
        if !all.iter().any(|(code, _)| *code == own) {
            let empty = own.trim().is_empty();
            let name = if empty { words().form.empty.to_owned() } else { CountryNames::of_page().of(&own) };
            choices.insert(0, (own, name));
        }
        choices
    })
}

fn of_rules(rules: Rules, list: fn(&CountryRules) -> &Vec<String>) -> Memo<Vec<(String, String)>> {
    memo(move || {
        rules.with(|rules| match rules {
            Some(rules) => list(rules).iter().map(|code| (code.clone(), String::new())).collect(),
            None => Vec::new(),
        })
    })
}

/// The hint at a field that a country may ask for, or that has a pattern there.
fn required(form: &Form, rules: Rules, index: usize) -> Help {
    let fields = form.fields.clone();
    let hint = memo(move || {
        let text = fields.text(index);
        let country = || CountryNames::of_page().of(&fields.text(COUNTRY));
        let said = &words().form;
        rules.with(|rules| {
            let Some(rules) = rules else { return String::new() };
            let (needed, pattern, looks) = match index {
                CITY => (rules.requires_city, None, ""),
                STATE => (rules.requires_state, None, ""),
                POSTAL_CODE => {
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
