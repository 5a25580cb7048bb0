//! `MS-RequestId` as the idempotency key (section 4): a call that was carried out is not carried out twice.

use crate::answer::Answer;
use partner_center::Request;
use std::collections::VecDeque;

/// Answers kept before the oldest is forgotten, by number and by bytes of body.
const KEPT: usize = 1000;
const KEPT_BYTES: usize = 16 << 20;

#[derive(Clone, Debug)]
struct Kept {
    request_id: String,
    request: Request,
    answer: Answer,
}

impl Kept {
    fn is_of(&self, id: &str, request: &Request) -> bool {
        self.request_id.eq_ignore_ascii_case(id)
            && self.request.method == request.method
            && self.request.path == request.path
    }

    fn bytes(&self) -> usize {
        self.answer.body.len() + self.request.body.as_ref().map_or(0, String::len)
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
            .find(|kept| kept.is_of(id, request) && kept.request.body == request.body)
            .map(|kept| kept.answer.clone())
    }

    /// Keeps the answer of a call that was carried out; never one of 429 or 5xx, which decide nothing.
    pub fn keep(&mut self, request: &Request, answer: &Answer) {
        let Some(id) = request.headers.get("MS-RequestId") else { return };
        if answer.status == 429 || answer.status >= 500 {
            return;
        }
        if let Some(index) = self.kept.iter().position(|kept| kept.is_of(id, request)) {
            self.forget(index);
        }
        let kept = Kept { request_id: id.to_owned(), request: request.clone(), answer: answer.clone() };
        self.bytes += kept.bytes();
        self.kept.push_back(kept);
        while self.kept.len() > KEPT || self.bytes > KEPT_BYTES {
            self.forget(0);
        }
    }

    fn forget(&mut self, index: usize) {
        if let Some(kept) = self.kept.remove(index) {
            self.bytes = self.bytes.saturating_sub(kept.bytes());
        }
    }
}
