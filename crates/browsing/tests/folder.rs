//! The folder of an address: the same for every spelling of it, and another one for every other folder.

use browsing::folder::{normalize, strip_respelled};
use proptest::prelude::*;

#[test]
fn every_spelling_leads_to_the_same_folder() {
    for spelled in [
        "/panel/",
        "/panel/index.html",
        "/panel/index.htm",
        "/panel/INDEX.HTML",
        "/p%61nel/",
        "/%70%61%6e%65%6c/",
        "/%70%61%6E%65%6C/index%2ehtml",
        "//panel/",
        "/panel//",
        "//panel///index.html",
        "/./panel/",
        "/panel/.",
        "/panel/%2e/",
        "/other/../panel/",
        "/panel/sub/..",
        "/panel/sub/%2E%2e/index.html",
        "/../panel/",
    ] {
        assert_eq!(normalize(spelled), "/panel/", "{spelled}");
    }
    for spelled in ["/", "", "//", "/index.html", "/%69ndex.html", "/..", "/a/..", "index.html"] {
        assert_eq!(normalize(spelled), "/", "{spelled}");
    }
    for spelled in ["/päivä/", "/p%C3%A4iv%C3%A4/", "/p%c3%a4iv%c3%a4/index.html", "/p%C3%a4ivä//"] {
        assert_eq!(normalize(spelled), "/p%C3%A4iv%C3%A4/", "{spelled}");
    }
    for spelled in ["/my panel (2)/", "/my%20panel%20%282%29/", "/my%20panel%20(2)/x"] {
        assert_eq!(normalize(spelled), "/my%20panel%20(2)/", "{spelled}");
    }
    assert_eq!(normalize("/100%/"), normalize("/100%25/"));
}

#[test]
fn other_folders_are_other_folders() {
    for other in [
        "/Panel/",
        "/panel%2F/",
        "/panel%2findex.html",
        "/panel%5C/",
        "/panel/sub/",
        "/panel/index.html/",
        "/panel%20/",
        "/pane/",
        "/",
        "/panel%252F/",
    ] {
        assert_ne!(normalize(other), "/panel/", "{other}");
    }
    // A slash that is escaped is part of a name, whatever the case of its digits.
    assert_eq!(normalize("/a%2fb/"), "/a%2Fb/");
    assert_ne!(normalize("/a%2fb/"), normalize("/a/b/"));
}

#[test]
fn a_key_of_another_spelling_is_found_and_no_other() {
    let found = |key, name| strip_respelled(key, "/panel/", name);
    assert_eq!(found("/panel/index.htmldraft:support-profile", "draft:"), Some("draft:support-profile"));
    assert_eq!(
        found("/p%61nel/draft:qualification/x:unread", "draft:"),
        Some("draft:qualification/x:unread")
    );
    assert_eq!(found("/panel/index.htmltab", "tab"), Some("tab"));
    for (key, name) in [
        // Its own spelling, another folder, another name, another panel's key.
        ("/panel/draft:support-profile", "draft:"),
        ("/other/index.htmldraft:support-profile", "draft:"),
        ("/panel/sub/draft:support-profile", "draft:"),
        ("/panel/tab", "tab"),
        ("/panel/index.htmltabs", "tab"),
        ("/panel/index.html", "draft:"),
        ("draft:support-profile", "draft:"),
        ("tab", "tab"),
        ("", "tab"),
    ] {
        assert_eq!(found(key, name), None, "{key}");
    }
    // The folder's own name may look like that of a key.
    assert_eq!(
        strip_respelled("/draft:/index.htmldraft:support-profile", "/draft:/", "draft:"),
        Some("draft:support-profile")
    );
}

/// The names of a folder and of those around it, as bytes.
fn names() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let name = prop_oneof![
        "[a-z]{1,4}".prop_map(String::into_bytes),
        "[ -~äÖ€😀]{1,4}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 1..4),
    ];
    let name = name.prop_filter("a way, not a name", |name| name != b"." && name != b"..");
    prop::collection::vec(name, 0..4)
}

/// One spelling of a byte.
fn spell(byte: u8, choice: u8, path: &mut String) {
    let literal = byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte);
    match choice % 3 {
        0 if literal => path.push(char::from(byte)),
        0 | 1 => path.push_str(&format!("%{byte:02X}")),
        _ => path.push_str(&format!("%{byte:02x}")),
    }
}

/// One spelling of a path to a file in the folder.
fn spelled(names: &[Vec<u8>], choices: &[u8], file: &str) -> String {
    let mut choices = choices.iter().copied().cycle();
    let mut choose = || choices.next().unwrap_or_default();
    let mut path = String::from("/");
    for name in names {
        for _ in 0..choose() % 3 {
            path.push_str(match choose() % 5 {
                0 => "/",
                1 => "./",
                2 => "%2e/",
                3 => "x/../",
                _ => "%78/.%2E/",
            });
        }
        for byte in name {
            spell(*byte, choose(), &mut path);
        }
        path.push('/');
    }
    path + file
}

proptest! {
    #[test]
    fn two_spellings_of_a_folder_are_one(
        names in names(),
        one in prop::collection::vec(any::<u8>(), 1..40),
        other in prop::collection::vec(any::<u8>(), 1..40),
        file in "[a-z0-9%.-]{0,8}",
    ) {
        prop_assume!(!matches!(file.replace("%2e", ".").as_str(), "." | ".."));
        prop_assert_eq!(normalize(&spelled(&names, &one, "")), normalize(&spelled(&names, &other, &file)));
    }

    #[test]
    fn two_folders_are_two(one in names(), other in names(), choices in prop::collection::vec(any::<u8>(), 1..40)) {
        let same = normalize(&spelled(&one, &choices, "")) == normalize(&spelled(&other, &choices, ""));
        prop_assert_eq!(same, one == other);
    }

    #[test]
    fn a_folder_is_its_own_spelling(path in any::<String>()) {
        let folder = normalize(&path);
        prop_assert_eq!(&normalize(&folder), &folder);
        prop_assert!(folder.starts_with('/') && folder.ends_with('/') && !folder.contains("//"));
        prop_assert!(folder.is_ascii());
        let key = format!("{folder}tab");
        prop_assert_eq!(strip_respelled(&key, &folder, "tab"), None);
    }

    #[test]
    fn a_key_is_found_under_every_other_spelling(names in names(), choices in prop::collection::vec(any::<u8>(), 1..40)) {
        let path = spelled(&names, &choices, "index.html");
        let (folder, key) = (normalize(&path), format!("{path}draft:support-profile"));
        prop_assert_eq!(strip_respelled(&key, &folder, "draft:"), Some("draft:support-profile"));
    }
}
