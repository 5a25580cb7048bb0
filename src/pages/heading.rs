//! The heading of a page.

use crate::ui::focus;
use leptos::prelude::*;

/// The heading of a page, which takes the focus when the page is gone to.
#[component]
pub fn Heading(
    /// What it says.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <h1 id=focus::HEADING tabindex="-1">{text}</h1> }
}
