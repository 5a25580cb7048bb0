//! Sections 1.3, 1.4 and 3: what can be chosen, and why the rest cannot.

use partner_center::qualification_choice::why_not;
use partner_center::{CustomerQualification, Qualification, VettingStatus, WhyNot};

use Qualification::{Education, GovernmentCommunityCloud, Nonprofit, StateOwnedEntity};

fn held(qualification: Qualification) -> CustomerQualification {
    CustomerQualification::held(qualification)
}

fn vetted(qualification: Qualification, status: VettingStatus) -> CustomerQualification {
    CustomerQualification { status: Some(status), ..held(qualification) }
}

/// What can be asked of Education, the Government Community Cloud, and `StateOwnedEntity`.
fn all(current: &[CustomerQualification]) -> [Option<WhyNot>; 3] {
    [Education, GovernmentCommunityCloud, StateOwnedEntity].map(|choice| why_not(&choice, current, true))
}

#[test]
fn a_customer_without_any_can_have_each() {
    assert_eq!(all(&[]), [None; 3]);
    assert_eq!(all(&[held(Qualification::None)]), [None; 3]);
}

#[test]
fn what_is_held_cannot_be_chosen_again_and_excludes_its_other() {
    use WhyNot::{Excluded, ExcludedByNonprofit, Held, NeedsNone};
    let other = Qualification::Other("HealthCare".to_owned());
    let cases = [
        (vec![held(Education)], [Some(Held), Some(Excluded), None]),
        (vec![held(GovernmentCommunityCloud)], [Some(Excluded), Some(Held), None]),
        (vec![held(StateOwnedEntity)], [None, None, Some(Held)]),
        (vec![held(Education), held(StateOwnedEntity)], [Some(Held), Some(Excluded), Some(Held)]),
        (
            vec![held(StateOwnedEntity), held(GovernmentCommunityCloud)],
            [Some(Excluded), Some(Held), Some(Held)],
        ),
        (vec![held(Nonprofit)], [Some(ExcludedByNonprofit), Some(NeedsNone), None]),
        (
            vec![held(Nonprofit), held(StateOwnedEntity)],
            [Some(ExcludedByNonprofit), Some(NeedsNone), Some(Held)],
        ),
        (
            vec![held(StateOwnedEntity), vetted(Nonprofit, VettingStatus::InReview)],
            [Some(ExcludedByNonprofit), Some(NeedsNone), Some(Held)],
        ),
        (vec![vetted(Nonprofit, VettingStatus::Denied)], [None; 3]),
        // However that came about: it excludes the same.
        (vec![held(Nonprofit), held(GovernmentCommunityCloud)], [Some(Excluded), Some(Held), None]),
        (vec![held(Nonprofit), held(Education)], [Some(Held), Some(Excluded), None]),
        (vec![held(other)], [None, Some(NeedsNone), None]),
    ];
    for (current, expected) in cases {
        assert_eq!(all(&current), expected, "{current:?}");
    }
}

#[test]
fn vetting_decides() {
    use WhyNot::{Excluded, Held, InReview};
    let cases = [
        (VettingStatus::Approved, [Some(Held), Some(Excluded), None]),
        (VettingStatus::InReview, [Some(InReview), Some(Excluded), None]),
        (VettingStatus::Denied, [None; 3]),
        (VettingStatus::Other("Expired".to_owned()), [Some(Held), Some(Excluded), None]),
    ];
    for (status, expected) in cases {
        assert_eq!(all(&[vetted(Education, status.clone())]), expected, "{status:?}");
    }
    // An old refusal beside a new request is not what counts.
    let current = [vetted(Education, VettingStatus::Denied), vetted(Education, VettingStatus::InReview)];
    assert_eq!(all(&current), [Some(InReview), Some(Excluded), None]);
}

#[test]
fn some_can_never_be_chosen() {
    for choice in [Qualification::None, Nonprofit, Qualification::Other("HealthCare".to_owned())] {
        for current in [vec![], vec![held(choice.clone())], vec![held(Education)]] {
            assert_eq!(why_not(&choice, &current, true), Some(WhyNot::Never));
        }
    }
}

#[test]
fn state_owned_entity_takes_the_asynchronous_route() {
    assert_eq!(why_not(&StateOwnedEntity, &[], false), Some(WhyNot::OtherRoute));
    assert_eq!(why_not(&StateOwnedEntity, &[held(StateOwnedEntity)], false), Some(WhyNot::Held));
    assert_eq!(why_not(&Education, &[], false), None);
    assert_eq!(why_not(&GovernmentCommunityCloud, &[], false), None);
}
