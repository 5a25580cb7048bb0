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
use crate::locales::words;
use choices::Choices;
use codes::Codes;
use leptos::prelude::*;
use partner_center::TenantId;
use review::ReviewText;
use std::sync::Arc;
use updates::QualificationField;

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    label: |index| QualificationField::at(index).map_or("", label),
    display: |index, text| match QualificationField::at(index) {
        Some(QualificationField::Qualification) => names::named(&text),
        Some(QualificationField::EducationSegment) => names::segment(&text).to_owned(),
        _ => text,
    },
    group: |_| "",
    sections: &[(
        None,
        &[
            QualificationField::Qualification.index(),
            QualificationField::ValidationCode.index(),
            QualificationField::EducationSegment.index(),
            QualificationField::Website.index(),
        ],
    )],
    promise: |words| words.form.qualification_promise,
};

fn label(field: QualificationField) -> &'static str {
    let label = &words().label;
    match field {
        QualificationField::Qualification => label.qualification,
        QualificationField::ValidationCode => label.validation_code,
        QualificationField::EducationSegment => label.education_segment,
        QualificationField::Website => label.school_website,
    }
}

/// What its form is made of. `company` is the customer's name, once it is known.
#[must_use]
pub fn parts(api: &'static Api, customer: TenantId, company: Memo<Option<String>>) -> Parts {
    let codes = Codes::of(api);
    Parts {
        layout: &LAYOUT,
        fields: Arc::new(move |form: Form| view! { <Choices form codes /> }.into_any()),
        review: Arc::new(move |form: Form| {
            // Followed here, outside of the component: the codes may be read later than the review begins.
            let organization =
                codes.organization(&form.fields.text(QualificationField::ValidationCode.index()));
            view! { <ReviewText form organization company customer=customer.clone() /> }.into_any()
        }),
    }
}
