//! An address that names no page.

use super::heading;
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use leptos::prelude::*;

/// The page.
pub fn not_found(shell: &Shell) -> AnyView {
    let words = &words().page;
    shell.title.set(words.not_found.to_owned());
    view! {
        {heading(words.not_found)}
        <p>{words.not_found_why}</p>
        <p><a href=Route::Customers.href()>{words.to_customers}</a></p>
    }
    .into_any()
}
