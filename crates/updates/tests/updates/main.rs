//! The three records: how they are asked for and written, how answers are read, and who changed them.

#[cfg(test)]
mod attribution;
#[cfg(test)]
mod outcome;
#[cfg(test)]
mod qualification;
#[cfg(test)]
mod reasons;
#[cfg(test)]
mod record_id;
#[cfg(test)]
mod refused_fields;

#[cfg(test)]
mod made_up {
    use partner_center::{
        CallIds, Headers, QualificationSetting, Response, SupportProfilePath, SupportProfileSetting, TenantId,
    };
    use updates::{RecordId, Routes};

    pub const NOW: u64 = 1_795_254_240_000;

    pub fn customer() -> TenantId {
        TenantId::parse("1b39896a-51a8-449b-93cb-9f0c747ea2ea").unwrap()
    }

    pub fn billing() -> RecordId {
        RecordId::BillingProfile(customer())
    }

    pub fn qualification() -> RecordId {
        RecordId::Qualification(customer())
    }

    /// The routes that a qualification takes by this setting.
    pub fn routes(qualification: &str) -> Routes {
        Routes::new(
            SupportProfileSetting::Fixed(SupportProfilePath::SupportProfile),
            QualificationSetting::parse(qualification).unwrap(),
        )
    }

    pub fn ids() -> CallIds {
        CallIds { request_id: "request".to_owned(), correlation_id: "correlation".to_owned() }
    }

    pub fn response(status: u16, body: &str) -> Response {
        Response { status, headers: Headers::new(), body: body.to_owned() }
    }
}
