//! Validation codes.

use partner_center::{Method, validation_codes};

use super::fixtures::{READING, fields, golden, success};

golden! {
    list_of_codes(text = "validationcodes.list.json") {
        let codes = validation_codes::read(&success(text)).unwrap();
        let codes: Vec<_> = codes
            .iter()
            .map(|code| (code.id.expose(), code.organization.as_str(), code.max_creates, code.remaining_creates))
            .collect();
        let expected = [
            ("12345", "Contoso, Inc.", Some(5), Some(4)),
            ("987654", "Contoso, Inc. Finance Department", Some(5), Some(5)),
        ];
        assert_eq!(codes, expected);
    }
}

#[test]
fn codes_are_asked_for() {
    let request = validation_codes::list();
    assert_eq!((request.method, request.path.as_str()), (Method::Get, "v1/customers/all/validations"));
    assert_eq!((fields(&request), request.body.as_deref()), (READING.to_vec(), None));
}
