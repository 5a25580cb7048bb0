//! Every change of a record goes through here: the record, what the audit log tells of it, and what a file is to keep.

use crate::answer::Answer;
use crate::audit::{Cause, Operation, pascal_case};
use crate::change::{Change, ToKeep};
use crate::invented::Customer;
use crate::records::{BillingProfile, Qualifications, SupportProfile};
use crate::replay::Kept;
use crate::{Store, Timestamp};
use partner_center::Request;

/// What changed since it was last asked for.
#[derive(Clone, Debug, Default)]
pub struct Pending {
    /// Without somebody who asks, nothing is collected.
    collects: bool,
    change: Change,
    everything: bool,
}

impl Pending {
    fn note(&mut self, note: impl FnOnce(&mut Change)) {
        if self.collects {
            note(&mut self.change);
        }
    }

    /// Everything is to be kept anew.
    pub fn note_everything(&mut self) {
        self.everything = self.collects;
    }
}

impl Store {
    /// From now on, [`Store::to_keep`] tells what changed. Before, nothing is collected.
    pub fn collect_changes(&mut self) {
        self.pending = Pending { collects: true, ..Pending::default() };
    }

    /// What changed since the last time.
    pub fn to_keep(&mut self) -> ToKeep {
        let change = std::mem::take(&mut self.pending.change);
        if std::mem::take(&mut self.pending.everything) {
            ToKeep::Everything
        } else if change == Change::default() {
            ToKeep::Nothing
        } else {
            ToKeep::Change(change)
        }
    }

    /// Changes the support profile. No operation of the audit log is documented for it.
    pub(crate) fn commit_support_profile(&mut self, profile: SupportProfile) {
        self.pending.note(|change| change.support_profile(&profile));
        self.records.support_profile = profile;
    }

    /// Changes the billing profile of a customer.
    pub(crate) fn commit_billing_profile(
        &mut self,
        customer: &Customer,
        profile: BillingProfile,
        cause: Cause,
        now: Timestamp,
    ) {
        let value = |profile: &BillingProfile| pascal_case(&profile.document.to_string());
        let values = (value(&self.records.billing_profile(customer)), value(&profile));
        self.pending.note(|change| change.billing_profile(customer.number, &profile, &self.etags));
        self.records.set_billing_profile(customer, profile);
        let record = self.audit.record(Operation::BillingProfile, customer, cause, values, now);
        self.pending.note(|change| change.audit(record.clone()));
        self.audit.add(record);
    }

    /// Changes the qualifications of a customer.
    pub(crate) fn commit_qualifications(
        &mut self,
        customer: &Customer,
        qualifications: Qualifications,
        cause: Cause,
        now: Timestamp,
    ) {
        let before = self.records.qualifications(customer);
        let values = Qualifications::audit_values(&before, &qualifications, now);
        self.pending.note(|change| change.qualifications(customer.number, &qualifications));
        self.records.set_qualifications(customer, qualifications);
        let record = self.audit.record(Operation::Qualification, customer, cause, values, now);
        self.pending.note(|change| change.audit(record.clone()));
        self.audit.add(record);
    }

    /// Takes one use of a validation code away; whether there was one.
    pub(crate) fn commit_use_of_code(&mut self, id: &str, now: Timestamp) -> bool {
        let code = self.records.validation_codes.iter_mut().find(|code| code.id == id && code.is_usable());
        let Some(code) = code else { return false };
        code.use_once(now);
        let state = code.state();
        self.pending.note(|change| change.validation_code(state));
        true
    }

    /// Remembers the answer to a call, for the same call again.
    pub(crate) fn commit_answer(&mut self, request: &Request, answer: &Answer) {
        let Some(call) = Kept::of(request, answer) else { return };
        if answer.applied {
            self.pending.note(|change| change.call(call.clone()));
        }
        self.replays.add(call);
    }
}
