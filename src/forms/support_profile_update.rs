//! The partner's support profile: `PUT /v1/profiles/supportprofile` (API reference, section 1.1).

use super::layout::Layout;

/// How the update operation is shown.
pub static LAYOUT: Layout = Layout {
    labels: &[|words| words.label.email, |words| words.label.telephone, |words| words.label.website],
    display: |_, text| text,
    groups: &[],
    sections: &[(None, &[0, 1, 2])],
    promise: |words| words.form.support_promise,
};
