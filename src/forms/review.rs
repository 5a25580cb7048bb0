//! What is to be read before a write that no version protects.

use super::form::Part;
use crate::locales::words;
use leptos::prelude::*;
use std::sync::Arc;

/// The review of a record whose version the service did not give.
pub fn without_version() -> Part {
    Arc::new(|_| view! { <p>{words().form.no_version}</p> }.into_any())
}
