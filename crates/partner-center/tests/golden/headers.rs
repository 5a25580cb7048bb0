//! The header fields of a recorded exchange.

use partner_center::{CallIds, Failure, Headers, Request, Response, RetryAfter};
use serde_json::Value;

use super::fixtures::golden;

golden! {
    ids_of_a_recorded_exchange(text = "countryvalidationrules.US.recorded-exchange.json") {
        let exchange = serde_json::from_str::<Value>(text).unwrap();
        let sent = |name: &str| exchange["RequestHeaders"][name][0].as_str();
        let ids = CallIds {
            request_id: sent("MS-RequestId").unwrap().to_owned(),
            correlation_id: sent("MS-CorrelationId").unwrap().to_owned(),
        };
        let request = Request::get("v1/countryvalidationrules/US").identified(&ids, "en-US");
        for name in ["Accept", "MS-RequestId", "MS-CorrelationId", "X-Locale"] {
            assert_eq!(request.headers.get(name), sent(name), "{name}");
        }

        let mut headers = Headers::new();
        for (name, values) in exchange["ResponseHeaders"].as_object().unwrap() {
            headers.set(name, values[0].as_str().unwrap());
        }
        // The date of a real answer, as a date to wait for.
        let date = headers.get("Date").and_then(RetryAfter::parse);
        assert_eq!(date, Some(RetryAfter::Date(1_547_249_163)));
        let failure = Failure::of(&Response { status: 503, headers, body: String::new() });
        assert_eq!(failure.request_id, Some(ids.request_id));
        assert_eq!(failure.correlation_id, Some(ids.correlation_id));
    }
}
