//! The Partner Center panel.

use leptos::prelude::*;

/// Mounts the panel into the page.
pub fn start() {
    leptos::mount::mount_to_body(|| view! { <p>"Partner Center"</p> });
}
