//! An address that names no page.

use super::heading;
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::element::{El, el};
use leptos::prelude::*;

/// The page.
pub fn not_found(shell: &'static Shell) -> El {
    let words = &words().page;
    shell.title.set(words.not_found.to_owned());
    let customers = el("a").attr("href", &Route::Customers.href()).child(words.to_customers);
    el("div")
        .child(heading(words.not_found))
        .child(el("p").child(words.not_found_why))
        .child(el("p").child(customers))
}
