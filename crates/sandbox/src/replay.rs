//! `MS-RequestId` as the idempotency key (section 4): a call that was carried out is not carried out twice.

use crate::answer::Answer;
use partner_center::Request;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Answers kept before the oldest is forgotten, by number and by bytes of body.
const KEPT: usize = 1000;
const KEPT_BYTES: usize = 16 << 20;

/// A call that was carried out, and its answer. Its header fields are not kept: a token may be among them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    request_id: String,
    method: String,
    path: String,
    body: Option<String>,
    answer: Answer,
}

impl Kept {
    /// A call with an id and the answer to it; none for an answer of 429 or 5xx, which decides nothing.
    pub fn of(request: &Request, answer: &Answer) -> Option<Self> {
        if answer.status == 429 || answer.status >= 500 {
            return None;
        }
        Some(Self {
            request_id: request.headers.get("MS-RequestId")?.to_owned(),
            method: request.method.as_str().to_owned(),
            path: request.path.clone(),
            body: request.body.clone(),
            answer: answer.clone(),
        })
    }

    /// Whether it has this id, method and path.
    fn is_of(&self, id: &str, method: &str, path: &str) -> bool {
        self.request_id.eq_ignore_ascii_case(id) && self.method == method && self.path == path
    }

    fn bytes(&self) -> usize {
        self.answer.body.len() + self.body.as_ref().map_or(0, String::len)
    }
}

/// The answers of the calls that were carried out.
#[derive(Clone, Debug, Default)]
pub struct Replays {
    kept: VecDeque<Kept>,
    bytes: usize,
}

impl Replays {
    /// The answer of an earlier call with this method, path, id and body.
    pub fn find(&self, request: &Request) -> Option<Answer> {
        let id = request.headers.get("MS-RequestId")?;
        self.kept
            .iter()
            .find(|kept| kept.is_of(id, request.method.as_str(), &request.path) && kept.body == request.body)
            .map(|kept| kept.answer.clone())
    }

    /// Keeps a call in place of an earlier one with the same id, method and path.
    pub fn add(&mut self, call: Kept) {
        let same = |kept: &Kept| kept.is_of(&call.request_id, &call.method, &call.path);
        if let Some(index) = self.kept.iter().position(same) {
            self.forget(index);
        }
        self.bytes += call.bytes();
        self.kept.push_back(call);
        while self.kept.len() > KEPT || self.bytes > KEPT_BYTES {
            self.forget(0);
        }
    }

    /// The calls that changed something, oldest first.
    pub fn applied(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().filter(|kept| kept.answer.applied)
    }

    fn forget(&mut self, index: usize) {
        if let Some(kept) = self.kept.remove(index) {
            self.bytes = self.bytes.saturating_sub(kept.bytes());
        }
    }
}
