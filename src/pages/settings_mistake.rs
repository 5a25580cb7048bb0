//! Instead of every page, where the settings are wrong.

use super::heading;
use crate::config::ConfigMistake;
use crate::locales::{fill, words};
use crate::ui::element::{El, el};
use leptos::prelude::*;

/// Names the mistake, what was found, and what is expected.
pub fn settings_mistake(mistake: &ConfigMistake) -> El {
    let words = words();
    document().set_title(&format!("{}{}", words.error_prefix, words.settings.wrong_title));
    let text = &words.settings;
    let sentence = match mistake {
        ConfigMistake::NotJson(mistake) => {
            fill(text.wrong_json, &[&mistake.line.to_string(), &mistake.column.to_string()])
        }
        ConfigMistake::Member { name, found } => {
            let expected = if *name == "api" { text.api_expected } else { text.path_expected };
            fill(text.wrong_member, &[name, found.as_deref().unwrap_or(text.found_nothing), expected])
        }
    };
    el("main")
        .id("main")
        .class("shell-main")
        .child(heading(text.wrong_title))
        .child(el("p").child(sentence))
        .child(el("p").child(el("a").attr("href", "").child(words.page.try_again)))
}
