//! Section 1.5.

use partner_center::validation_codes::read;
use partner_center::{FailureKind, ValidationCodeId};

use crate::response;

#[test]
fn code_may_be_a_number_and_counts_may_be_missing() {
    let body = r#"[
        {"validationId":12345,"organizationName":null,"maxCreates":null},
        {"ValidationId":"007","OrganizationName":"Contoso","MaxCreates":"5","RemainingCreates":0},
        {"validationId":"9","maxCreates":-1,"remainingCreates":4294967296}
    ]"#;
    let codes = read(&response(200, body)).map_err(|failure| failure.kind);
    let codes: Vec<_> = codes
        .unwrap_or_default()
        .into_iter()
        .map(|code| {
            (code.id.expose().to_owned(), code.organization, code.max_creates, code.remaining_creates)
        })
        .collect();
    let expected = [
        ("12345".to_owned(), String::new(), None, None),
        ("007".to_owned(), "Contoso".to_owned(), Some(5), Some(0)),
        ("9".to_owned(), String::new(), None, None),
    ];
    assert_eq!(codes, expected);
}

#[test]
fn item_without_a_code_is_left_out() {
    let body =
        r#"[{"organizationName":"x"},{"validationId":" "},{"validationId":null},17,{"validationId":"1"}]"#;
    assert_eq!(read(&response(200, body)).map(|codes| codes.len()), Ok(1));
    assert_eq!(read(&response(200, "\u{feff}[]")).map(|codes| codes.len()), Ok(0));
}

#[test]
fn what_is_no_list() {
    for body in ["", "{}", "null", "[", "[1}", "<html>", r#"{"items":[]}"#] {
        let kind = read(&response(200, body)).map(|codes| codes.len()).map_err(|failure| failure.kind);
        assert_eq!(kind, Err(FailureKind::Unreadable), "{body}");
    }
    let kind = read(&response(403, "[]")).map(|codes| codes.len()).map_err(|failure| failure.kind);
    assert_eq!(kind, Err(FailureKind::Denied));
}

#[test]
fn blank_is_no_code() {
    assert!(ValidationCodeId::new(" \t").is_none());
    assert!(ValidationCodeId::new(" 1 ").is_some_and(|code| code.expose() == "1"));
}
