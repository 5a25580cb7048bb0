//! The calls that a form asks for.

use crate::service::Service;
use editing::{Event, Sent, Version};

/// A call that a form asked for and that was not carried out yet.
#[derive(Clone, Debug)]
pub enum Call {
    Read { ticket: u32 },
    Write { ticket: u32, sent: Sent },
}

/// Whether two writes are the same call to the service.
pub fn is_same_call(one: &Sent, other: &Sent) -> bool {
    (&one.body, &one.precondition, &one.request_id) == (&other.body, &other.precondition, &other.request_id)
}

/// The version with which a write is compared, as text.
pub fn if_match(sent: &Sent) -> Option<&str> {
    sent.precondition.version().map(Version::as_str)
}

/// Carries out a call.
pub fn answer(call: &Call, service: &mut Service) -> Event {
    match call {
        Call::Read { ticket } => service.read(*ticket),
        Call::Write { ticket, sent } => service.write(*ticket, sent),
    }
}
