//! Instead of the pages that need a cloud, where the cloud is closed.

use crate::locales::words;
use crate::pages::heading::Heading;
use crate::shell::Shell;
use crate::shell::route::Route;
use leptos::prelude::*;

/// Says so, and leads to the settings.
#[component]
pub fn Closed(
    /// The panel around it.
    shell: &'static Shell,
) -> impl IntoView {
    let words = words();
    shell.title.set(words.settings.closed_title.to_owned());
    view! {
        <div>
            <Heading text=words.settings.closed_title />
            <p>{words.settings.closed}</p>
            <p><a href=Route::Connection.href()>{words.page.connection}</a></p>
        </div>
    }
}
