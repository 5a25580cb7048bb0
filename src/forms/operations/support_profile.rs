//! The partner's support profile: `PUT /v1/profiles/supportprofile` (API reference, section 1.1).

use crate::forms::fields::Sections;
use crate::forms::form::{Form, Parts};
use crate::forms::layout::Layout;
use crate::forms::review::without_version;
use leptos::prelude::*;
use std::sync::Arc;

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    labels: &[|words| words.label.email, |words| words.label.telephone, |words| words.label.website],
    display: |_, text| text,
    groups: &[],
    sections: &[(None, &[0, 1, 2])],
    promise: |words| words.form.support_promise,
};

/// What its form is made of.
#[must_use]
pub fn parts() -> Parts {
    let fields = Arc::new(|form: Form| view! { <Sections form /> }.into_any());
    Parts { layout: &LAYOUT, fields, review: without_version() }
}
