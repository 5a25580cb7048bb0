//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}`, or
//! `POST /v1/customers/{customer-tenant-id}/qualifications` (API reference, sections 1.3, 1.4 and 3).

mod choices;
mod codes;
mod evidence;
mod held;
mod names;
mod review;

pub use choices::choices;
pub use codes::{Codes, CodesRead};
pub use names::told_in_brief;
pub use review::review_text;

use super::layout::Layout;
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
