//! The partner's support profile: `PUT /v1/profiles/supportprofile` (API reference, section 1.1).

use crate::forms::fields::Sections;
use crate::forms::form::{Form, Parts};
use crate::forms::layout::Layout;
use crate::forms::review::without_version;
use crate::locales::words;
use leptos::prelude::*;
use std::sync::Arc;
use updates::SupportField;

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    label: |index| SupportField::at(index).map_or("", label),
    display: |_, text| text,
    group: |_| "",
    sections: &[(
        None,
        &[SupportField::Email.index(), SupportField::Telephone.index(), SupportField::Website.index()],
    )],
    promise: |words| words.form.support_promise,
};

fn label(field: SupportField) -> &'static str {
    let label = &words().label;
    match field {
        SupportField::Email => label.email,
        SupportField::Telephone => label.telephone,
        SupportField::Website => label.website,
    }
}

/// What its form is made of.
#[must_use]
pub fn parts() -> Parts {
    let fields = Arc::new(|form: Form| view! { <Sections form /> }.into_any());
    Parts { layout: &LAYOUT, fields, review: without_version() }
}
