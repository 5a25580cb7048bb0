//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}`, or
//! `POST /v1/customers/{customer-tenant-id}/qualifications` (API reference, sections 1.3, 1.4 and 3).

mod choices;
mod codes;
mod evidence;
mod held;
mod names;
mod review;

pub use names::told_in_brief;

use crate::api::Api;
use crate::forms::form::{Form, Parts};
use crate::forms::layout::Layout;
use choices::Choices;
use codes::Codes;
use leptos::prelude::*;
use partner_center::TenantId;
use review::ReviewText;
use std::sync::Arc;
use updates::field::{EDUCATION_SEGMENT, QUALIFICATION, VALIDATION_CODE, WEBSITE};

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    labels: &[
        |words| words.label.qualification,
        |words| words.label.validation_code,
        |words| words.label.education_segment,
        |words| words.label.school_website,
    ],
    display: |index, text| match index {
        QUALIFICATION => names::named(&text),
        EDUCATION_SEGMENT => names::segment(&text).to_owned(),
        _ => text,
    },
    groups: &[],
    sections: &[(None, &[QUALIFICATION, VALIDATION_CODE, EDUCATION_SEGMENT, WEBSITE])],
    promise: |words| words.form.qualification_promise,
};

/// What its form is made of. `company` is the customer's name, once it is known.
#[must_use]
pub fn parts(api: &'static Api, customer: TenantId, company: Memo<Option<String>>) -> Parts {
    let codes = Codes::of(api);
    Parts {
        layout: &LAYOUT,
        fields: Arc::new(move |form: Form| view! { <Choices form codes /> }.into_any()),
        review: Arc::new(move |form: Form| {
            // Followed here, outside of the component: the codes may be read later than the review begins.
            let organization = codes.organization(&form.fields.text(VALIDATION_CODE));
            view! { <ReviewText form organization company customer=customer.clone() /> }.into_any()
        }),
    }
}
