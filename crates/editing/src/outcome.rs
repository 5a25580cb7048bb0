//! How a read or a write can end.

use crate::Snapshot;

/// What went wrong, in the words of this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProblemKind {
    /// The service refused a value.
    Invalid,
    /// The signed-in user may not do this.
    Denied,
    /// The record is not there, or not any more.
    Gone,
    /// The sign-in is missing or has expired.
    SignInNeeded,
    /// Too many calls: try again after this many seconds.
    Throttled {
        /// The wait that the service asked for, in seconds.
        seconds: u64,
    },
    /// The version that was sent is not the current one.
    Stale,
    /// The service failed.
    Server,
    /// The answer could not be read: a web page, cut off, or no JSON.
    Unreadable,
    /// No connection, or the browser refused to make it.
    Unreachable,
    /// No answer in time.
    TimedOut,
    /// A server before the service refused the call, which the service has not seen.
    HostRefused,
    /// A server before the service got no answer from it.
    HostFailed,
    /// A server before the service wants a sign-in of its own.
    HostSignIn,
    /// The page was closed or broke before the answer came.
    Interrupted,
    /// Any other answer.
    Unexpected,
}

/// Why a call was refused, where the service says more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The token lacks claims that the service asks for.
    ClaimsNeeded,
    /// The token is one of an application alone, and a person has to be signed in.
    PersonNeeded,
    /// A second factor is missing.
    SecondFactorNeeded,
    /// The token is for an address that the service has retired.
    AudienceRetired,
    /// The service could not make anything of the token.
    TokenInvalid,
    /// A policy of the partner's or the customer's directory forbids it.
    ForbiddenByPolicy,
    /// A role in the customer's directory is missing.
    DelegatedRoleNeeded,
    /// The partner's program membership is not active.
    ProgramInactive,
    /// The signed-in user's role does not have this right.
    RoleLacksRight,
    /// The action is not allowed for this customer.
    ActionNotAllowed,
    /// The service denied access without saying why.
    AccessDenied,
    /// The partner has no relationship with the customer any more.
    NoRelationship,
}

/// What a person who reports a problem has to pass on. Holds no personal data and no secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Details {
    /// The HTTP status; none if no answer came.
    pub status: Option<u16>,
    /// The service's own error code.
    pub code: Option<String>,
    /// Why the token was refused, by the answer's `WWW-Authenticate`.
    pub challenge: Option<String>,
    /// The id of the call.
    pub request_id: Option<String>,
    /// The id that traces the call through the service.
    pub correlation_id: Option<String>,
    /// When it happened, in milliseconds since 1970.
    pub at: u64,
}

/// A problem with a read or a write.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Why, if the service says so.
    pub reason: Option<Reason>,
    /// The service's own text.
    pub text: Option<String>,
    /// The fields it speaks of, by index, if it is known.
    pub fields: Vec<usize>,
    /// What to pass on.
    pub details: Details,
}

/// How a write ended.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WriteOutcome {
    /// Saved; the record as the service answered it.
    Saved(Snapshot),
    /// Accepted, with a response that is documented to hold no record: only a read shows whether it is saved. The problem is for when
    /// the read does not.
    Accepted(Problem),
    /// Not applied, because the record was changed meanwhile, or may have been.
    Stale(Problem),
    /// Not applied, for another reason.
    Refused(Problem),
    /// Nobody knows whether it was applied: no answer in time, connection lost, 5xx, or an answer that cannot be read.
    Unknown(Problem),
}

/// Who changed a record, as far as the service's audit log tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Attribution {
    /// These changes, the oldest first.
    Known(Vec<Change>),
    /// Nothing is recorded yet: that takes the service a while.
    NotRecorded,
    /// The signed-in user may not read the audit log.
    Denied,
    /// This cloud or deployment has no audit log.
    NotOffered,
    /// The audit log could not be read, or not in time.
    Unavailable,
}

/// One change of a record by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Change {
    /// The user's name, as the service spells it.
    pub who: String,
    /// When, in milliseconds since 1970.
    pub at: u64,
    /// The fields that changed, as far as the log tells.
    pub fields: Vec<usize>,
}
