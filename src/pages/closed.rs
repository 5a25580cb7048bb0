//! Instead of the pages that need a cloud, where the cloud is closed.

use super::heading;
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::element::{El, el};
use leptos::prelude::*;

/// Says so, and leads to the settings.
pub fn closed(shell: &'static Shell) -> El {
    let words = words();
    shell.title.set(words.settings.closed_title.to_owned());
    el("div")
        .child(heading(words.settings.closed_title))
        .child(el("p").child(words.settings.closed))
        .child(el("p").child(el("a").attr("href", &Route::Connection.href()).child(words.page.connection)))
}
