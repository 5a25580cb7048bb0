//! The names of qualifications in the page's language.

use crate::locales::{fill, words};
use partner_center::{CustomerQualification, EducationSegment, Qualification, VettingStatus};
use updates::qualifications_named;

/// The name of a qualification.
pub fn name(value: &Qualification) -> &str {
    let words = &words().qualification;
    match value {
        Qualification::None => words.none,
        Qualification::Education => words.education,
        Qualification::Nonprofit => words.nonprofit,
        Qualification::GovernmentCommunityCloud => words.government,
        Qualification::StateOwnedEntity => words.state_owned,
        Qualification::Other(spelled) => spelled,
    }
}

/// The names of the qualifications that a document names.
pub fn named(names: &str) -> String {
    list(qualifications_named(names).iter().map(|one| name(one).to_owned()))
}

/// The name of a kind of school.
pub fn segment(spelled: &str) -> &str {
    let words = &words().qualification;
    match EducationSegment::parse(spelled) {
        Some(EducationSegment::K12) => words.k12,
        Some(EducationSegment::HigherEducation) => words.higher_education,
        None => spelled,
    }
}

/// What is told of each qualification, in brief: its name, and how far its vetting is where it does not hold. Where all were
/// denied, the customer has none.
pub fn told_in_brief(all: &[CustomerQualification]) -> String {
    let words = &words().qualification;
    let has_none = all.iter().all(|one| one.is_denied() || one.qualification == Qualification::None);
    let told = all.iter().filter(|one| one.qualification != Qualification::None).map(|one| {
        let name = name(&one.qualification);
        let status = match &one.status {
            None | Some(VettingStatus::Approved) => return name.to_owned(),
            Some(VettingStatus::InReview) => words.in_review,
            Some(VettingStatus::Denied) => words.denied,
            Some(VettingStatus::Other(spelled)) => spelled.as_str(),
        };
        fill(words.with_status, &[name, status])
    });
    list(has_none.then(|| words.none.to_owned()).into_iter().chain(told))
}

/// Says which of them the service still decides on, if it does on any.
pub fn in_review(all: &[CustomerQualification]) -> Option<String> {
    let waiting: Vec<&str> =
        all.iter().filter(|one| one.is_in_review()).map(|one| name(&one.qualification)).collect();
    (!waiting.is_empty()).then(|| fill(words().qualification.sent_for_vetting, &[&waiting.join(", ")]))
}

fn list(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    if names.is_empty() { words().qualification.none.to_owned() } else { names.join(", ") }
}
