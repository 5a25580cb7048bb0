//! Every text of the panel, by typed keys: a text that is missing in a language does not compile.

pub mod address;
pub mod connection;
pub mod country;
pub mod customers;
mod en;
mod en_address;
mod en_connection;
mod en_country;
mod en_customers;
mod en_qualification;
mod en_remark;
pub mod qualification;
pub mod remark;

/// The texts of one language. A `{0}` stands for the first value put in by [`fill`], `{1}` for the second.
pub struct Words {
    /// The product's name.
    pub product: &'static str,
    /// Before the title of a page that shows a problem.
    pub error_prefix: &'static str,
    /// Navigation, loading and failures of whole pages.
    pub page: PageWords,
    /// What every form says.
    pub form: FormWords,
    /// Who changed a record.
    pub who: WhoWords,
    /// Labels of fields.
    pub label: LabelWords,
    /// Problems, in plain words.
    pub problem: ProblemWords,
    /// The customers' page and the customer's page.
    pub customer: CustomerWords,
    /// The qualification.
    pub qualification: QualificationWords,
    /// A customer's history.
    pub history: HistoryWords,
    /// Mistakes in the settings.
    pub settings: SettingsWords,
    /// What is said of a token on every page.
    pub session: SessionWords,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct PageWords {
    pub skip: &'static str,
    pub navigation: &'static str,
    pub support: &'static str,
    pub customers: &'static str,
    pub connection: &'static str,
    pub not_found: &'static str,
    pub not_found_why: &'static str,
    pub to_customers: &'static str,
    pub loading: &'static str,
    pub slow: &'static str,
    pub try_again: &'static str,
    pub not_loaded: &'static str,
    pub leave: &'static str,
    pub unsaved: &'static str,
    pub in_other_tab: &'static str,
    pub crashed: &'static str,
    pub crashed_why: &'static str,
    pub needs_you: &'static str,
    pub reload: &'static str,
    pub this_page: &'static str,
    pub part_missing: &'static str,
    pub replaced: &'static str,
    pub host_sign_in: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct FormWords {
    pub save: &'static str,
    pub discard: &'static str,
    pub saving: &'static str,
    pub no_changes: &'static str,
    pub saved: &'static str,
    pub saved_not_read_back: &'static str,
    pub saved_differently: &'static str,
    pub saved_differently_status: &'static str,
    pub saved_difference: &'static str,
    pub already_saved: &'static str,
    pub changed_was: &'static str,
    pub empty: &'static str,
    pub put_back: &'static str,
    pub put_back_field: &'static str,
    pub read_only: &'static str,
    pub country_needs: &'static str,
    pub no_postal_code: &'static str,
    pub no_phone_number: &'static str,
    pub required: &'static str,
    pub problem: &'static str,
    pub and: &'static str,
    pub conflict_one: &'static str,
    pub conflict_many: &'static str,
    pub conflict_again: &'static str,
    pub conflict_how: &'static str,
    pub conflict_undecided: &'static str,
    pub conflict_kept: &'static str,
    pub conflict_mine: &'static str,
    pub conflict_theirs: &'static str,
    pub conflict_some_decided: &'static str,
    pub conflict_decided: &'static str,
    pub conflict_decided_mine: &'static str,
    pub conflict_decided_theirs: &'static str,
    pub conflict_all_decided: &'static str,
    pub conflict_legend: &'static str,
    pub conflict_field: &'static str,
    pub group_address: &'static str,
    pub group_contact_name: &'static str,
    pub group_address_name: &'static str,
    pub original: &'static str,
    pub theirs: &'static str,
    pub yours: &'static str,
    pub use_theirs: &'static str,
    pub keep_mine: &'static str,
    pub overtaken_title: &'static str,
    pub overtaken: &'static str,
    pub merged_title: &'static str,
    pub merged: &'static str,
    pub merged_ready: &'static str,
    pub version_moved: &'static str,
    pub not_saved: &'static str,
    pub current_refused: &'static str,
    pub latest_unreadable: &'static str,
    pub unknown_title: &'static str,
    pub unknown: &'static str,
    pub find_out: &'static str,
    pub send_again: &'static str,
    /// A press that came before what it answers could be read.
    pub read_first: &'static str,
    pub no_version_notice: &'static str,
    pub no_version_title: &'static str,
    pub no_version: &'static str,
    pub save_anyway: &'static str,
    pub go_back: &'static str,
    pub edits_safe: &'static str,
    pub queued: &'static str,
    pub undo: &'static str,
    pub discarded: &'static str,
    pub take_back: &'static str,
    pub elsewhere: &'static str,
    pub elsewhere_pointer: &'static str,
    pub elsewhere_link: &'static str,
    pub update_form: &'static str,
    pub later: &'static str,
    pub updated_title: &'static str,
    pub restored_title: &'static str,
    pub restored: &'static str,
    pub expired: &'static str,
    pub restore: &'static str,
    pub discard_kept: &'static str,
    pub restore_first: &'static str,
    pub edits_kept: &'static str,
    pub not_kept: &'static str,
    pub changes: &'static str,
    pub request: &'static str,
    pub request_hint: &'static str,
    pub copy_curl: &'static str,
    pub keep_all_mine: &'static str,
    pub use_all_theirs: &'static str,
    pub copy_mine: &'static str,
    pub download_mine: &'static str,
    pub discard_mine: &'static str,
    pub discard_sure: &'static str,
    pub discarded_unknown: &'static str,
    pub stop_waiting: &'static str,
    pub expired_unknown: &'static str,
    pub discard_for_good: &'static str,
    pub conflict_after_save: &'static str,
    pub billing_promise: &'static str,
    pub support_promise: &'static str,
    pub qualification_promise: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct WhoWords {
    pub by: &'static str,
    pub not_recorded: &'static str,
    pub denied: &'static str,
    pub not_offered: &'static str,
    pub unavailable: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct LabelWords {
    pub email: &'static str,
    pub telephone: &'static str,
    pub website: &'static str,
    pub contact: &'static str,
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub culture: &'static str,
    pub language: &'static str,
    pub company_name: &'static str,
    pub address: &'static str,
    pub address_line1: &'static str,
    pub address_line2: &'static str,
    pub city: &'static str,
    pub state: &'static str,
    pub postal_code: &'static str,
    pub country: &'static str,
    pub region: &'static str,
    pub phone_number: &'static str,
    pub address_first_name: &'static str,
    pub address_last_name: &'static str,
    pub qualification: &'static str,
    pub validation_code: &'static str,
    pub education_segment: &'static str,
    pub school_website: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct ProblemWords {
    pub invalid: &'static str,
    pub denied: &'static str,
    pub person_needed: &'static str,
    pub gone: &'static str,
    pub gone_or_withdrawn: &'static str,
    pub second_factor: &'static str,
    pub sign_in: &'static str,
    pub claims_needed: &'static str,
    pub invalid_token: &'static str,
    pub audience_retired: &'static str,
    pub policy: &'static str,
    pub delegated_role: &'static str,
    pub program_inactive: &'static str,
    pub role_lacks_rights: &'static str,
    pub action_not_allowed: &'static str,
    pub access_denied: &'static str,
    pub host_refused: &'static str,
    pub host_failed: &'static str,
    pub throttled: Plural,
    pub throttled_over: &'static str,
    pub stale: &'static str,
    pub server: &'static str,
    pub unreadable: &'static str,
    pub unreachable: &'static str,
    pub timed_out: &'static str,
    pub interrupted: &'static str,
    pub unexpected: &'static str,
    pub service_says: &'static str,
    pub details: &'static str,
    pub status: &'static str,
    pub no_status: &'static str,
    pub code: &'static str,
    pub challenge: &'static str,
    pub time: &'static str,
    pub copy_details: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct CustomerWords {
    pub pages: &'static str,
    pub customer: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub recent: &'static str,
    pub table: &'static str,
    pub company: &'static str,
    pub domain: &'static str,
    pub tenant_id: &'static str,
    pub copy_tenant_id: &'static str,
    pub more: &'static str,
    pub none: &'static str,
    pub relationship: &'static str,
    pub billing: &'static str,
    pub no_relationship: &'static str,
    pub not_ours: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct QualificationWords {
    pub title: &'static str,
    pub none: &'static str,
    pub education: &'static str,
    pub nonprofit: &'static str,
    pub government: &'static str,
    pub state_owned: &'static str,
    pub k12: &'static str,
    pub higher_education: &'static str,
    pub with_status: &'static str,
    pub in_review: &'static str,
    pub denied: &'static str,
    pub sent_for_vetting: &'static str,
    pub review_title: &'static str,
    pub irreversible: &'static str,
    pub send: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct HistoryWords {
    pub title: &'static str,
    pub hint: &'static str,
    pub operation: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub count: &'static str,
    pub more: &'static str,
    pub not_offered: &'static str,
    pub denied: &'static str,
    pub unknown: &'static str,
    pub who: &'static str,
    pub application: &'static str,
    pub outcome: &'static str,
    pub no_changes: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct SettingsWords {
    pub wrong_title: &'static str,
    pub wrong_json: &'static str,
    pub wrong_object: &'static str,
    pub wrong_unknown: &'static str,
    pub wrong_member: &'static str,
    pub api_expected: &'static str,
    pub tenant_expected: &'static str,
    pub or: &'static str,
    pub closed_title: &'static str,
    pub closed: &'static str,
}

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct SessionWords {
    pub refused: &'static str,
    pub expired: &'static str,
    pub ending: &'static str,
    pub paste: &'static str,
    pub clock_ahead: &'static str,
    pub clock_behind: &'static str,
}

/// The language in use, by its BCP 47 tag: what the browser writes times by.
pub const LOCALE: &str = "en-GB";

/// The texts of the language in use.
#[must_use]
pub fn words() -> &'static Words {
    &en::WORDS
}

/// The texts of the address check in the language in use.
#[must_use]
pub fn address_words() -> &'static address::AddressWords {
    &en_address::WORDS
}

/// The texts of remarks at fields in the language in use.
#[must_use]
pub fn remark_words() -> &'static remark::RemarkWords {
    &en_remark::WORDS
}

/// The texts of the Connection page in the language in use.
#[must_use]
pub fn connection_words() -> &'static connection::ConnectionWords {
    &en_connection::WORDS
}

/// The texts of the choice of a country in the language in use.
#[must_use]
pub fn country_words() -> &'static country::CountryWords {
    &en_country::WORDS
}

/// The texts of the list of customers in the language in use.
#[must_use]
pub fn customers_words() -> &'static customers::CustomersPageWords {
    &en_customers::WORDS
}

/// The texts of the qualification's page in the language in use.
#[must_use]
pub fn qualification_words() -> &'static qualification::QualificationPageWords {
    &en_qualification::WORDS
}

/// A text with a number in it, `{0}`, in each of the forms that the language has.
pub struct Plural {
    /// For 1.
    pub one: &'static str,
    /// For every other number.
    pub other: &'static str,
}

impl Plural {
    /// The text for this number.
    #[must_use]
    pub fn fill(&self, number: u64) -> String {
        fill(if number == 1 { self.one } else { self.other }, &[&number.to_string()])
    }
}

/// Puts values into a text, each in place of its number in braces. A value is not searched for places itself.
#[must_use]
pub fn fill(template: &str, values: &[&str]) -> String {
    pieces(template, values).into_iter().map(|(text, _)| text).collect()
}

/// The pieces of a text with values put in, in their order; `true` marks a value.
#[must_use]
pub fn pieces<'a>(template: &'a str, values: &[&'a str]) -> Vec<(&'a str, bool)> {
    let mut pieces = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some(open) = template.get(from..).and_then(|rest| rest.find('{')).map(|at| from + at) {
        from = open + 1;
        let place = template.get(from..).and_then(|rest| rest.split_once('}')).and_then(|(digits, _)| {
            let value = digits.parse::<usize>().ok().and_then(|index| values.get(index))?;
            Some((*value, from + digits.len() + 1))
        });
        if let Some((value, behind)) = place {
            pieces.push((template.get(start..open).unwrap_or_default(), false));
            pieces.push((value, true));
            (start, from) = (behind, behind);
        }
    }
    pieces.push((template.get(start..).unwrap_or_default(), false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

#[cfg(test)]
mod tests {
    use super::{customers_words, fill, pieces, words};

    #[test]
    fn a_number_takes_its_own_form() {
        let customers = customers_words();
        for (number, expected) in
            [(0, "0 customers"), (1, "1 customer"), (2, "2 customers"), (11, "11 customers")]
        {
            assert_eq!(customers.count.fill(number), expected);
            assert_eq!(customers.count_more.fill(number), format!("{expected}, and there are more"));
        }
        assert_eq!(customers.unreadable.fill(1), "1 entry could not be read and is left out.");
        assert_eq!(customers.unreadable.fill(2), "2 entries could not be read and are left out.");
        assert!(words().problem.throttled.fill(1).ends_with("Try again in 1 second."));
        assert!(words().problem.throttled.fill(10).ends_with("Try again in 10 seconds."));
    }

    #[test]
    fn values_are_put_in_and_never_searched() {
        assert_eq!(fill("{0} and {1}", &["{1}", "b"]), "{1} and b");
        assert_eq!(fill("{2}{", &["a"]), "{2}{");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn pieces_tell_values_from_the_sentence() {
        let said = pieces("“{0}” is {1}{0}.", &["{1}", ""]);
        assert_eq!(said, [("“", false), ("{1}", true), ("” is ", false), ("{1}", true), (".", false)]);
        assert_eq!(pieces("{ {9} {x}", &["a"]), [("{ {9} {x}", false)]);
        assert_eq!(pieces("{0}", &[""]), []);
    }
}
