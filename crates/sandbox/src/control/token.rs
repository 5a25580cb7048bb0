use super::{answer, mistake};
use crate::invented::PARTNER_ID;
use crate::{Timestamp, TokenRequest};
use partner_center::Response;
use serde_json::json;

/// GET `sandbox/token`: a token that the sandbox takes.
pub fn get(now: Timestamp) -> Response {
    made(&TokenRequest::default(), now)
}

/// POST `sandbox/token`: a token with what the body names; the rest is as in a good one.
pub fn post(body: &str, now: Timestamp) -> Response {
    match serde_json::from_str::<TokenRequest>(body) {
        Ok(request) => made(&request, now),
        Err(error) => mistake(400, &error.to_string()),
    }
}

fn made(request: &TokenRequest, now: Timestamp) -> Response {
    answer(200, &json!({ "token": request.token(now), "partner": PARTNER_ID }))
}
