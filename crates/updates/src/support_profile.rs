//! The partner's support profile: `PUT /v1/profiles/supportprofile` (API reference, section 1.1).

use crate::precondition::precondition;
use crate::{NotSendable, Operation, RecordId, Routes, SupportField};
use editing::{Guarantee, Record, Sent};
use partner_center::{Request, Response, support_profile};

/// The record.
pub static RECORD: Record = Record {
    fields: SupportField::TABLE,
    guarantee: Guarantee::VerifyWriteVerify,
    audited: false,
    required: |_| Vec::new(),
};

/// The update operation.
pub struct SupportProfile;

impl Operation for SupportProfile {
    fn id(&self) -> RecordId {
        RecordId::SupportProfile
    }

    fn record(&self, _routes: &Routes) -> &'static Record {
        &RECORD
    }

    fn get(&self, _routes: &Routes) -> Request {
        support_profile::get()
    }

    fn put(&self, sent: &Sent, routes: &Routes) -> Result<Request, NotSendable> {
        let request = support_profile::put(routes.support_profile.path(), sent.body.text().to_owned());
        Ok(request.under(&precondition(sent)?))
    }

    fn is_elsewhere(&self, sent: Option<&Sent>, response: &Response, routes: &mut Routes) -> bool {
        sent.is_some() && routes.support_profile.after(response.status).is_some()
    }
}
