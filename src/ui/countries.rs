//! The names of countries in the page's language.

use crate::locales::{LOCALE, country_words};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Tells the names of countries.
pub struct CountryNames(Option<(JsValue, Function)>);

impl CountryNames {
    /// The names in the page's language; the codes themselves where the browser has none.
    #[must_use]
    pub fn of_page() -> Self {
        Self(names().ok())
    }

    /// The name of a country by its code in either letter case.
    #[must_use]
    pub fn of(&self, code: &str) -> String {
        let code = code.trim().to_ascii_uppercase();
        // Before the browser is asked: it has no name for most of these, and the name of another country for one.
        if let Some((_, name)) = country_words().names.iter().find(|(known, _)| *known == code) {
            return (*name).to_owned();
        }
        let told = self.0.as_ref().and_then(|(names, of)| of.call1(names, &JsValue::from_str(&code)).ok());
        told.and_then(|name| name.as_string()).unwrap_or(code)
    }

    /// Each of these codes with its name, in the order of the names.
    #[must_use]
    pub fn all(&self, codes: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
        let mut all: Vec<(String, String)> = codes.map(|code| (code.to_owned(), self.of(code))).collect();
        all.sort_by(|(_, one), (_, other)| one.cmp(other));
        all
    }
}

fn names() -> Result<(JsValue, Function), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"region".into())?;
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
    let names = Reflect::construct(&constructor, &Array::of2(&LOCALE.into(), &options))?;
    let of = Reflect::get(&names, &"of".into())?.dyn_into()?;
    Ok((names, of))
}
