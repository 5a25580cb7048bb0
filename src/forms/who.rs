//! Who changed a record, in words.

use super::form::Form;
use crate::browser::clock::now;
use crate::locales::words;
use crate::ui::time;
use editing::{Attribution, Change};

/// A sentence on who changed a record, with the values in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Who {
    /// The sentence, with a place for each value.
    pub template: &'static str,
    /// Who it was, and when.
    pub values: Vec<String>,
}

/// Who changed these fields and when; none while it is being asked for, and where nobody keeps a record.
#[must_use]
pub fn who(form: Form, fields: &[usize]) -> Option<Who> {
    let text = &words().who;
    form.with_open(|open| {
        let told = open.who.as_ref()?.told.as_ref()?;
        let template = match told {
            Attribution::Known(changes) => match by(changes, fields) {
                Some(change) => {
                    let values = vec![change.who.clone(), time::told(change.at, now())];
                    return Some(Who { template: text.by, values });
                }
                None => text.not_recorded,
            },
            Attribution::NotRecorded => text.not_recorded,
            Attribution::Denied => text.denied,
            Attribution::NotOffered => text.not_offered,
            Attribution::Unavailable => text.unavailable,
        };
        Some(Who { template, values: Vec::new() })
    })
}

/// The last change of any of these fields; one of which the log does not tell the fields may be it.
fn by<'a>(changes: &'a [Change], fields: &[usize]) -> Option<&'a Change> {
    changes
        .iter()
        .rev()
        .find(|change| change.fields.is_empty() || change.fields.iter().any(|field| fields.contains(field)))
}
