//! What arrived, for those who test: never part of the API.

use crate::{Timestamp, query};
use partner_center::Headers;
use serde::Serialize;
use std::collections::{BTreeMap, VecDeque};

/// Calls that the log holds before it forgets the oldest.
const KEPT: usize = 2000;

/// Header fields that the log holds, as it spells them. `Authorization` is not among them: a token is never logged.
const HEADERS: [&str; 13] = [
    "Accept",
    "Content-Type",
    "If-Match",
    "If-None-Match",
    "If-Modified-Since",
    "MS-RequestId",
    "MS-CorrelationId",
    "MS-Contract-Version",
    "MS-PartnerCenter-Application",
    "MS-ContinuationToken",
    "X-Locale",
    "Origin",
    "Cache-Control",
];

/// One call that arrived.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LoggedCall {
    /// Counts from 1, and on over a reset.
    pub sequence: u64,
    /// When, in ISO 8601.
    pub time: String,
    /// The method.
    pub method: String,
    /// The path without its query: `v1/profiles/support`.
    pub path: String,
    /// The query as it came, without its question mark.
    pub query: String,
    /// Who made it.
    pub operator: String,
    /// The header fields that matter.
    pub headers: BTreeMap<&'static str, String>,
    /// The body as it came.
    pub body: Option<String>,
    /// The status of the answer; none when the connection was closed without one.
    pub status: Option<u16>,
    /// Whether the call changed a record.
    pub applied: bool,
    /// Whether the answer was that of an earlier call with the same `MS-RequestId`.
    pub replayed: bool,
    /// The kind of the fault that befell the call.
    pub fault: Option<String>,
}

/// A call as it arrived.
#[derive(Clone, Copy, Debug)]
pub struct Arrival<'a> {
    pub method: &'a str,
    /// Path and query.
    pub target: &'a str,
    pub operator: &'a str,
    pub headers: &'a Headers,
    pub body: Option<&'a str>,
}

/// What became of a call.
#[derive(Clone, Debug, Default)]
pub struct Fate {
    pub status: Option<u16>,
    pub applied: bool,
    pub replayed: bool,
    pub fault: Option<String>,
}

/// The calls that arrived, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Log {
    calls: VecDeque<LoggedCall>,
    last: u64,
}

impl Log {
    pub fn add(&mut self, arrival: Arrival<'_>, fate: Fate, now: Timestamp) {
        let (path, query) = query::split(arrival.target);
        self.last += 1;
        if self.calls.len() >= KEPT {
            self.calls.pop_front();
        }
        self.calls.push_back(LoggedCall {
            sequence: self.last,
            time: now.iso(),
            method: arrival.method.to_owned(),
            path: path.to_owned(),
            query: query.to_owned(),
            operator: arrival.operator.to_owned(),
            headers: HEADERS
                .iter()
                .filter_map(|name| arrival.headers.get(name).map(|value| (*name, value.to_owned())))
                .collect(),
            body: arrival.body.map(str::to_owned),
            status: fate.status,
            applied: fate.applied,
            replayed: fate.replayed,
            fault: fate.fault,
        });
    }

    /// The calls after this sequence number, oldest first.
    pub fn after(&self, sequence: u64) -> impl Iterator<Item = &LoggedCall> {
        self.calls.iter().filter(move |call| call.sequence > sequence)
    }

    /// The sequence number of the last call.
    pub const fn last(&self) -> u64 {
        self.last
    }

    /// Forgets the calls; the numbers count on.
    pub fn clear(&mut self) {
        self.calls.clear();
    }
}
