//! A part of a page that is built anew.

use leptos::either::Either;
use leptos::prelude::*;

/// A part of a page that is built anew whenever what it reads changes.
///
/// The view of a closure alone would change the elements that are there, as far as it can. They would keep the focus, a live
/// region would not say the same text again, and a text that a translator has put in place of theirs would stay.
#[component]
pub fn Anew(
    /// The part; none where there is nothing.
    view: Box<dyn Fn() -> Option<AnyView> + Send>,
) -> impl IntoView {
    let mut is_left = false;
    let mut part = move || {
        is_left = !is_left;
        if is_left { Either::Left(view()) } else { Either::Right(view()) }
    };
    view! { {move || part()} }
}
