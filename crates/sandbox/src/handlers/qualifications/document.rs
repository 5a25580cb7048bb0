//! A qualification as the route answers it, in the spellings that the settings choose.

use crate::json::{Object, quoted};
use crate::records::{Entry, Qualifications};
use crate::{DateForm, DateName, ListForm, Settings, Spelling, Timestamp};

/// One qualification.
pub fn entry(entry: &Entry, settings: &Settings) -> String {
    let spelling = match settings.qualification_spelling {
        Spelling::Documented => Spelling::Pascal,
        other => other,
    };
    let mut document = Object::new().with("qualification", entry.qualification.spelled(spelling));
    if let Some(status) = entry.status {
        document.push("vettingStatus", quoted(status.name()));
    }
    if let Some(reason) = &entry.reason {
        document.push("vettingReason", quoted(reason));
    }
    if let Some(created) = entry.created {
        let name = match settings.vetting_date_name {
            DateName::CreateDate => "vettingCreateDate",
            DateName::CreatedDate => "vettingCreatedDate",
        };
        document.push(name, quoted(&date(created, settings.vetting_date)));
    }
    document.to_string()
}

/// All of them.
pub fn list(qualifications: &Qualifications, settings: &Settings, now: Timestamp) -> String {
    let entries: Vec<String> = qualifications.entries(now).iter().map(|held| entry(held, settings)).collect();
    let array = format!("[{}]", entries.join(","));
    match settings.qualification_list {
        ListForm::Array => array,
        ListForm::Object => Object::new().with("qualifications", array).to_string(),
    }
}

fn date(millis: u64, form: DateForm) -> String {
    let iso = Timestamp::from_unix_millis(millis).iso();
    let (seconds, fraction) = iso.split_once('.').unwrap_or((&iso, ""));
    match form {
        DateForm::Milliseconds => iso,
        DateForm::Seconds => format!("{seconds}Z"),
        DateForm::Offset => format!("{seconds}.{}0000+00:00", fraction.trim_end_matches('Z')),
        DateForm::Slashes => {
            let (day, time) = seconds.split_once('T').unwrap_or((seconds, ""));
            let mut parts = day.split('-');
            let mut part = || parts.next().unwrap_or_default();
            let (year, month, day) = (part(), part(), part());
            format!("{month}/{day}/{year}: {time}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_every_form_that_was_seen() {
        let millis = 1_606_991_858_885;
        for (form, expected) in [
            (DateForm::Milliseconds, "2020-12-03T10:37:38.885Z"),
            (DateForm::Seconds, "2020-12-03T10:37:38Z"),
            (DateForm::Offset, "2020-12-03T10:37:38.8850000+00:00"),
            (DateForm::Slashes, "12/03/2020: 10:37:38"),
        ] {
            assert_eq!(date(millis, form), expected);
        }
    }
}
