//! Reading a resource that stays text.

use crate::{Failure, Response, lenient};

/// The text of a profile, from the answer to a GET or a PUT of it, without the byte order mark (section 0). It is one
/// whole JSON object; its members are not looked at.
///
/// # Errors
/// The [`Failure`] of an answer that is no success; [`Unreadable`](crate::FailureKind::Unreadable) for a success whose
/// body is no JSON object: empty, cut off, an HTML page.
pub fn read_resource(response: &Response) -> Result<&str, Failure> {
    let text = response.text();
    if response.is_success() && text.trim_start().starts_with('{') && lenient::is_json(text) {
        Ok(text)
    } else {
        Err(Failure::of(response))
    }
}
