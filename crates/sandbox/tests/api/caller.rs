//! Calls a sandbox as a client would, and reads what comes back.

use partner_center::{Request, Response};
use sandbox::{Delivery, Fault, Options, Outcome, Settings, Store, Timestamp, control, handle};
use serde_json::Value;

/// 2026-11-21T09:44:00Z.
pub const NOW: Timestamp = Timestamp::from_unix_millis(1_795_254_240_000);

pub struct Caller {
    pub store: Store,
}

impl Caller {
    pub fn new() -> Self {
        Self::with(Settings::default())
    }

    pub fn with(settings: Settings) -> Self {
        Self { store: Store::new(Options { settings, ..Options::default() }, NOW) }
    }

    pub fn outcome(&mut self, request: &Request) -> Outcome {
        self.outcome_at(request, NOW)
    }

    pub fn outcome_at(&mut self, request: &Request, now: Timestamp) -> Outcome {
        handle(&mut self.store, request, now)
    }

    /// The answer to a call that is answered whole.
    pub fn send(&mut self, request: &Request) -> Response {
        match self.outcome(request).delivery {
            Delivery::Whole(response) => response,
            other => panic!("expected a whole answer to {}, got {other:?}", request.path),
        }
    }

    pub fn get(&mut self, path: &str) -> Response {
        self.send(&Request::get(path))
    }

    pub fn put(&mut self, path: &str, body: &str) -> Response {
        self.send(&Request::put(path, body.to_owned()))
    }

    pub fn post(&mut self, path: &str, body: &str) -> Response {
        self.send(&Request::post(path, body.to_owned()))
    }

    /// The answer at another time.
    pub fn get_at(&mut self, path: &str, now: Timestamp) -> Response {
        match self.outcome_at(&Request::get(path), now).delivery {
            Delivery::Whole(response) => response,
            other => panic!("expected a whole answer to {path}, got {other:?}"),
        }
    }

    /// Changes settings as the control address does.
    pub fn set(&mut self, settings: &str) {
        let answer = self.control("sandbox/settings", Some(settings));
        assert_eq!(answer.status, 200, "{settings}: {}", answer.body);
    }

    pub fn put_if(&mut self, path: &str, body: &str, if_match: &str) -> Response {
        let mut request = Request::put(path, body.to_owned());
        request.headers.set("If-Match", if_match);
        self.send(&request)
    }

    /// Calls a control address.
    pub fn control(&mut self, path: &str, body: Option<&str>) -> Response {
        let request = match body {
            Some(body) => Request::post(path, body.to_owned()),
            None => Request::get(path),
        };
        control(&mut self.store, &request, NOW)
    }

    pub fn arm(&mut self, fault: &str) {
        self.store.arm(Fault::parse(fault).expect(fault));
    }

    /// The customer whose company name begins so.
    pub fn customer(&mut self, name: &str) -> String {
        let found =
            json(&self.control(&format!("sandbox/customers?contains={}", name.replace(' ', "+")), None));
        found["customers"][0]["id"].as_str().unwrap_or_else(|| panic!("no customer {name}")).to_owned()
    }

    /// The path of the billing profile of a customer.
    pub fn billing(&mut self) -> String {
        format!("v1/customers/{}/profiles/billing", self.customer("Åkerlund Logistik"))
    }

    /// A record as it is stored.
    pub fn stored(&mut self, query: &str) -> String {
        self.control(&format!("sandbox/record?{query}"), None).body
    }
}

/// The body of an answer, read as JSON.
pub fn json(response: &Response) -> Value {
    serde_json::from_str(response.text()).unwrap_or_else(|error| panic!("{error}: {}", response.body))
}

/// The code of an error.
pub fn code(response: &Response) -> u64 {
    json(response)["code"].as_u64().unwrap_or_else(|| panic!("no code: {}", response.body))
}

/// The etag in a document.
pub fn etag(response: &Response) -> String {
    json(response)["attributes"]["etag"].as_str().expect("an etag").to_owned()
}

/// A documented or recorded body (`tests/fixtures`).
pub fn sample(name: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}
