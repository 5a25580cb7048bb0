//! Tenant ids.

use partner_center::{NotATenantId, TenantId};

#[test]
fn one_spelling_of_an_id() {
    let expected = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
    assert_eq!(expected.as_str(), "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04");
    assert_eq!(expected.to_string(), expected.as_str());
    for text in [
        "4D3CF487-70F4-4E1E-9FF1-B2BFCE8D9F04",
        "{4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04}",
        " \t4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04\r\n",
    ] {
        assert_eq!(TenantId::parse(text).as_ref(), Ok(&expected));
    }
}

#[test]
fn what_is_no_guid_is_no_id() {
    for text in [
        "",
        "<guid>",
        "4d3cf48770f44e1e9ff1b2bfce8d9f04",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f0",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f045",
        "4d3cf487-70f4-4e1e-9ff1_b2bfce8d9f04",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9fg4",
        "{4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04",
        "../../../../profiles/support?x=123456",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f\u{e9}",
    ] {
        assert_eq!(TenantId::parse(text), Err(NotATenantId), "{text}");
    }
}

#[test]
fn an_id_is_read_from_what_copying_made_of_it() {
    let id = TenantId::parse("4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04").unwrap();
    for text in [
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04",
        "4D3CF48770F44E1E9FF1B2BFCE8D9F04",
        " { 4d3cf487 - 70f4 - 4e1e - 9ff1 - b2bfce8d9f04 } ",
        "4d3cf487-70f4-4e1e-\n9ff1-b2bfce8d9f04",
        "4d3cf487\u{2011}70f4\u{2013}4e1e\u{2212}9ff1\u{ad}-b2bfce8d9f04",
        "\"4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04\",\u{200b}",
    ] {
        assert_eq!(TenantId::parse_lenient(text), Ok(id.clone()), "{text}");
    }
    for text in [
        "",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f0",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f041",
        "id 4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04",
        "4d3cf487-70f4-4e1e-9ff1-b2bfce8d9fåå",
    ] {
        assert_eq!(TenantId::parse_lenient(text), Err(NotATenantId), "{text}");
    }
}
