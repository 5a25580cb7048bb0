//! An address that names no page.

use crate::locales::words;
use crate::pages::heading::Heading;
use crate::shell::Shell;
use crate::shell::route::Route;
use leptos::prelude::*;

/// The page.
#[component]
pub fn NotFound(
    /// The panel around it.
    shell: &'static Shell,
) -> impl IntoView {
    let words = &words().page;
    shell.title.set(words.not_found.to_owned());
    view! {
        <div>
            <Heading text=words.not_found />
            <p>{words.not_found_why}</p>
            <p><a href=Route::Customers.href()>{words.to_customers}</a></p>
        </div>
    }
}
