//! Which qualifications can be chosen for a customer, and why the others cannot (sections 1.3, 1.4 and 3).

use crate::{CustomerQualification, Qualification};

/// Why a qualification cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// The customer has it. It practically cannot be taken back.
    Held,
    /// It was asked for, and is being decided on.
    InReview,
    /// Education and the Government Community Cloud exclude each other, and the customer has, or is being vetted for, the
    /// other one.
    Excluded,
    /// Education and Nonprofit exclude each other, and the customer has, or is being vetted for, the other one.
    ExcludedByNonprofit,
    /// It takes a customer without a qualification.
    NeedsNone,
    /// It is set by the asynchronous route only, which is not to be had.
    OtherRoute,
    /// The service lets nobody set it.
    Never,
}

/// Why this qualification cannot be chosen for a customer who has these; `None` when it can. A denied one is none: it can be
/// asked for again. `has_asynchronous` is whether the asynchronous route may be taken
/// ([`QualificationRoutes::has_asynchronous`](crate::QualificationRoutes::has_asynchronous)).
#[must_use]
pub fn why_not(
    choice: &Qualification,
    current: &[CustomerQualification],
    has_asynchronous: bool,
) -> Option<WhyNot> {
    use Qualification::{
        Education, GovernmentCommunityCloud, None as Nothing, Nonprofit, Other, StateOwnedEntity,
    };

    if matches!(choice, Nothing | Nonprofit | Other(_)) {
        return Some(WhyNot::Never);
    }
    let held = || current.iter().filter(|one| !one.is_denied() && one.qualification != Nothing);
    if let Some(same) = held().find(|one| one.qualification == *choice) {
        return Some(if same.is_in_review() { WhyNot::InReview } else { WhyNot::Held });
    }
    let has = |other: &Qualification| held().any(|one| one.qualification == *other);
    match choice {
        StateOwnedEntity => (!has_asynchronous).then_some(WhyNot::OtherRoute),
        Education if has(&GovernmentCommunityCloud) => Some(WhyNot::Excluded),
        Education => has(&Nonprofit).then_some(WhyNot::ExcludedByNonprofit),
        _ if has(&Education) => Some(WhyNot::Excluded),
        // It can stand beside a state's ownership, and beside nothing else.
        _ => held().any(|one| one.qualification != StateOwnedEntity).then_some(WhyNot::NeedsNone),
    }
}
