//! The settings: the schema beside them takes what the panel takes, and refuses what it refuses.

use js_sys::RegExp;
use panel::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;

const SCHEMA: &str = include_str!("../../config.schema.json");

fn same(member: &str, samples: &[&str]) {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let pattern = schema["properties"][member]["pattern"].as_str().unwrap();
    let pattern = RegExp::new(pattern, "u");
    for sample in samples {
        let taken = Config::parse(&format!("{{{member:?}: {sample:?}}}")).is_ok();
        assert_eq!(pattern.test(sample), taken, "{member}: {sample}");
    }
}

#[wasm_bindgen_test]
fn the_schema_takes_the_addresses_that_the_panel_takes() {
    let own = ["./", "./api/", "/", "/pc/", "/pc", "//host/", "api/", "../", "", "./?a/", "./#a/"];
    let others = [
        "https://pc.example.com/",
        "https://pc.example.com/x/",
        "https://pc.example.com",
        "https:///",
        "https://",
        "https://x?/",
        "http://pc.example.com/",
        "ftp://pc.example.com/",
    ];
    let here = [
        "http://localhost/",
        "http://localhost:80/",
        "http://localhost",
        "http://localhost.example.com/",
        "http://127.0.0.1:8080/x/",
        "http://127.0.0.1.example.com/",
        "http://127x0x0x1/",
    ];
    same("api", &[own.as_slice(), &others, &here].concat());
}

#[wasm_bindgen_test]
fn the_schema_takes_the_tenants_that_the_panel_takes() {
    same(
        "tenant",
        &[
            "eebd1b55-5360-4438-a11d-5c06918c3014",
            "EEBD1B55-5360-4438-A11D-5C06918C3014",
            "{eebd1b55-5360-4438-a11d-5c06918c3014}",
            " eebd1b55-5360-4438-a11d-5c06918c3014",
            "eebd1b55-5360-4438-a11d-5c06918c3014 ",
            "eebd1b5555360-4438-a11d-5c06918c3014",
            "contoso.com",
            "",
        ],
    );
}
