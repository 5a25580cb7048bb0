//! A customer's qualification: `PUT /v1/customers/{customer-tenant-id}/qualification?code={validationCode}` (API
//! reference, sections 1.3 and 3).

mod view;

pub use view::{Codes, Reload, choices, review_text};

use super::update::Update;
use editing::Problem;
use partner_center::ValidationCode;
use std::sync::Arc;
use updates::field::{QUALIFICATION, VALIDATION_CODE};
use updates::qualification_named;

/// The partner's validation codes, or why they could not be read.
pub type CodesRead = Result<Arc<[ValidationCode]>, Problem>;

/// How the update operation is shown.
pub static UPDATE: Update = Update {
    labels: &[|words| words.label.qualification, |words| words.label.validation_code],
    display: |index, text| {
        if index == QUALIFICATION { view::name(&qualification_named(&text)).to_owned() } else { text }
    },
    groups: &[],
    sections: &[(None, &[QUALIFICATION, VALIDATION_CODE])],
    title: |words| words.qualification.title,
    promise: |words| words.form.qualification_promise,
};
