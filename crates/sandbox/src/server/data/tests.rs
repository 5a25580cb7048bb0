use super::*;
use crate::{Edit, control, handle};
use partner_center::Request;
use std::collections::BTreeSet;

/// 2026-11-21T09:44:00Z.
const NOW: Timestamp = Timestamp::from_unix_millis(1_795_254_240_000);
const LATER: Timestamp = Timestamp::from_unix_millis(1_795_254_250_000);

fn options() -> Options {
    Options { customers: 3, ..Options::default() }
}

/// A folder of its own for a test, gone with this value.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sandbox-data-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("data")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// All that a store holds besides what is not kept: log, faults, settings.
fn content(store: &Store) -> (Beginning, BTreeSet<String>) {
    (store.beginning(), store.all_changes().map(|change| json(&change).expect("JSON")).collect())
}

fn customer(store: &Store, number: usize) -> String {
    store.directory.customers()[number].id.as_str().to_owned()
}

fn put(path: &str, body: &str, id: &str) -> Request {
    let mut put = Request::put(path, body.to_owned());
    put.headers.set("If-Match", "*");
    put.headers.set("MS-RequestId", id);
    put.headers.set("Authorization", "Bearer secret");
    put
}

/// Writes of every kind, each kept; the contents after each.
fn writes(data: &mut Data, store: &mut Store) -> Vec<(Beginning, BTreeSet<String>)> {
    let (one, other) = (customer(store, 0), customer(store, 1));
    let calls = [
        put(&format!("v1/customers/{one}/profiles/billing"), r#"{"email":"a@b.example","rate":1.50}"#, "1"),
        put("v1/profiles/support", r#"{"email":"c@d.example"}"#, "2"),
        put(&format!("v1/customers/{other}/qualification?code=123456"), "3", "3"),
        put(&format!("v1/customers/{one}/profiles/billing"), r#"{"email":"\u00e5@b.example"}"#, "4"),
    ];
    let mut contents = vec![content(store)];
    for call in &calls {
        let _ = handle(store, call, NOW);
        data.keep(store).expect("kept");
        contents.push(content(store));
    }
    let edit = format!(
        r#"{{"record":"billing","customer":"{other}","set":{{"/email":"e@f.example"}},"operator":"ALEX"}}"#
    );
    let edit: Edit = serde_json::from_str(&edit).expect("an edit");
    store.edit(&edit, NOW).expect("edited");
    data.keep(store).expect("kept");
    contents.push(content(store));
    contents
}

#[test]
fn everything_comes_back() {
    let folder = Folder::new("everything");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("a new file");
    let contents = writes(&mut data, &mut store);
    assert_eq!(contents.iter().map(|(_, changes)| changes).collect::<BTreeSet<_>>().len(), 6, "each differs");
    drop(data);
    for _ in 0..2 {
        let (_data, again) = Data::open(&folder.file(), options(), NOW).expect("the file");
        assert_eq!(content(&again).0, contents[5].0);
        assert_eq!(content(&again).1, contents[5].1);
    }
    let text = fs::read_to_string(folder.file()).expect("the file");
    assert!(!text.contains("secret"), "no token is written");
    assert!(text.contains("1.50"));
}

#[test]
fn the_same_call_again_after_a_restart_is_not_carried_out_again() {
    let folder = Folder::new("again");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("a new file");
    let one = customer(&store, 0);
    let call = put(&format!("v1/customers/{one}/profiles/billing"), r#"{"email":"a@b.example"}"#, "1");
    let first = handle(&mut store, &call, NOW).delivery;
    data.keep(&mut store).expect("kept");
    drop(data);
    let (_data, mut again) = Data::open(&folder.file(), options(), LATER).expect("the file");
    let (crate::Delivery::Whole(first), crate::Delivery::Whole(second)) =
        (first, handle(&mut again, &call, LATER).delivery)
    else {
        panic!("whole answers");
    };
    assert_eq!(first.body, second.body);
    assert_eq!(again.audit.oldest_first().count(), 1);
}

#[test]
fn a_vetting_goes_on_over_a_restart() {
    let folder = Folder::new("vetting");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("a new file");
    let path = format!("v1/customers/{}/qualifications", customer(&store, 0));
    let body = r#"{"qualification":"Education","educationSegment":"K12","website":"museum.example"}"#;
    let _ = handle(&mut store, &Request::post(&path, body.to_owned()), NOW);
    data.keep(&mut store).expect("kept");
    drop(data);
    let (_data, mut again) = Data::open(&folder.file(), options(), NOW).expect("the file");
    for (now, expected) in [(NOW, "InReview"), (LATER, "Not an eligible Museum")] {
        let crate::Delivery::Whole(answer) = handle(&mut again, &Request::get(&path), now).delivery else {
            panic!("a whole answer");
        };
        assert!(answer.body.contains(expected), "{}", answer.body);
    }
}

#[test]
fn a_read_or_a_refusal_writes_nothing() {
    let folder = Folder::new("nothing");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("a new file");
    let before = fs::read(folder.file()).expect("the file");
    let mut stale = put(&format!("v1/customers/{}/profiles/billing", customer(&store, 0)), "{}", "1");
    stale.headers.set("If-Match", "\"1\"");
    for call in [Request::get("v1/customers"), stale] {
        let _ = handle(&mut store, &call, NOW);
        data.keep(&mut store).expect("kept");
    }
    assert_eq!(fs::read(folder.file()).expect("the file"), before);
}

/// Cut off anywhere in its last line, the file holds what was there before that line.
#[test]
fn a_last_line_that_is_cut_off_anywhere_is_left_out() {
    let folder = Folder::new("cut");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("a new file");
    let contents = writes(&mut data, &mut store);
    drop(data);
    let bytes = fs::read(folder.file()).expect("the file");
    let last = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').expect("lines") + 1;
    assert!(bytes.len() - last > 500, "the last line is a whole write");
    for cut in last..bytes.len() {
        let store = load(&bytes[..cut], options(), NOW).unwrap_or_else(|mistake| panic!("{cut}: {mistake}"));
        assert_eq!(content(&store), contents[4], "cut at {cut}");
    }
    assert_eq!(content(&load(&bytes[..], options(), NOW).expect("whole")), contents[5]);
    // On the disk too; the start removes what is left of the line.
    fs::write(folder.file(), &bytes[..bytes.len() - 7]).expect("written");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("the file");
    assert_eq!(content(&store), contents[4]);
    let _ = handle(&mut store, &put("v1/profiles/support", "{}", "9"), NOW);
    data.keep(&mut store).expect("kept");
    drop(data);
    let (_data, again) = Data::open(&folder.file(), options(), NOW).expect("the file");
    assert_eq!(content(&again), content(&store));
}

/// A changed byte in any other line is found, and the file stays.
#[test]
fn damage_is_found_and_the_file_untouched() {
    let folder = Folder::new("damage");
    let (mut data, mut store) = Data::open(&folder.file(), options(), NOW).expect("a new file");
    let contents = writes(&mut data, &mut store);
    drop(data);
    let bytes = fs::read(folder.file()).expect("the file");
    let last = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').expect("lines") + 1;
    let first = bytes.iter().position(|byte| *byte == b'\n').expect("lines");
    for at in (0..bytes.len()).step_by(13).chain([first, last - 1]) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x04;
        match load(&damaged[..], options(), NOW) {
            Ok(store) => {
                assert!(at >= last, "damage at {at} of {} is not seen", bytes.len());
                assert_eq!(content(&store), contents[4]);
            }
            Err(DataMistake::Foreign) => assert!(at <= first, "{at}"),
            Err(DataMistake::Damaged { .. }) => assert!((first + 1..last).contains(&at), "{at}"),
            Err(other) => panic!("{at}: {other}"),
        }
    }
    let mut damaged = bytes.clone();
    damaged[first + 40] ^= 0x04;
    fs::write(folder.file(), &damaged).expect("written");
    let mistake = Data::open(&folder.file(), options(), NOW).expect_err("damaged").to_string();
    assert!(mistake.contains("line 2 is damaged") && mistake.contains("move it away"), "{mistake}");
    assert_eq!(fs::read(folder.file()).expect("the file"), damaged);
}

#[test]
fn what_cannot_be_used_is_explained_and_untouched() {
    let folder = Folder::new("foreign");
    let header = |json: &str| lines::line(json);
    let beginning = r#""beginning":{"customers":3,"firstEtag":1,"at":1}"#;
    let good = header(&format!(r#"{{"partnerCenterSandbox":2,{beginning}}}"#));
    let cases = [
        ("name,city\nEva,Delft\n".to_owned(), "no data file of the sandbox"),
        ("\n".to_owned(), "no data file of the sandbox"),
        (good.trim_end().to_owned(), "no data file of the sandbox"),
        (header("{}"), "no data file of the sandbox"),
        (header(&format!(r#"{{"partnerCenterSandbox":1,"other":{{}},{beginning}}}"#)), "format 1"),
        (
            good.clone() + &header(r#"{"billingProfiles":[[7,"{\"attributes\":{\"etag\":\"1\"}}"]]}"#),
            "unknown",
        ),
        (good.clone() + &header(r#"{"billingProfiles":[[0,"{}"]]}"#), "line 2 cannot be put back"),
        (good.clone() + &header(r#"{"other":1}"#), "line 2 cannot be put back"),
        (good.clone() + "junk\n" + &good, "line 2 is damaged"),
    ];
    for (text, expected) in cases {
        fs::write(folder.file(), &text).expect("written");
        let mistake = Data::open(&folder.file(), options(), NOW).expect_err(&text).to_string();
        assert!(mistake.contains(expected), "{mistake}");
        assert_eq!(fs::read_to_string(folder.file()).expect("the file"), text);
    }
    fs::write(folder.file(), &good).expect("written");
    let others = Options { customers: 4, ..Options::default() };
    let mistake = Data::open(&folder.file(), others, NOW).expect_err("other customers").to_string();
    assert!(mistake.contains("--customers 3"), "{mistake}");
    let mistake = Data::open(&folder.0, options(), NOW).expect_err("a folder").to_string();
    assert!(mistake.contains("no file"), "{mistake}");
    let (_data, _) = Data::open(&folder.file(), options(), NOW).expect("the file");
    let mistake = Data::open(&folder.file(), options(), NOW).expect_err("in use").to_string();
    assert!(mistake.contains("another sandbox"), "{mistake}");
}

#[test]
fn an_empty_file_is_a_new_one() {
    let folder = Folder::new("empty");
    fs::write(folder.file(), "").expect("written");
    let (data, store) = Data::open(&folder.file(), options(), NOW).expect("the file");
    drop(data);
    let (_data, again) = Data::open(&folder.file(), options(), NOW).expect("the file");
    assert_eq!(content(&again), content(&store));
}

#[test]
fn a_reset_empties_the_file_and_no_etag_comes_again() {
    let folder = Folder::new("reset");
    let mut etags = BTreeSet::new();
    let mut issued = 0;
    for round in 0..3 {
        // The clock stands still, or goes back.
        let now = Timestamp::from_unix_millis(NOW.unix_millis() - round);
        let (mut data, mut store) = Data::open(&folder.file(), options(), now).expect("the file");
        let path = format!("v1/customers/{}/profiles/billing", customer(&store, 0));
        for write in 0..3 {
            let _ = handle(&mut store, &put(&path, "{}", &format!("{round} {write}")), now);
            data.keep(&mut store).expect("kept");
            let customer = store.directory.customers()[0].clone();
            etags.insert(store.records.billing_profile(&customer).etag);
            issued += 1;
        }
        let _ = control(&mut store, &Request::post("sandbox/reset", "{}".to_owned()), now);
        data.keep(&mut store).expect("kept");
        let store = load(&fs::read(folder.file()).expect("the file")[..], options(), now).expect("the file");
        assert_eq!(store.audit.oldest_first().count(), 0);
        for customer in store.directory.customers() {
            etags.insert(store.records.billing_profile(customer).etag);
            issued += 1;
        }
    }
    assert_eq!(etags.len(), issued);
}

/// What was never written keeps its etag, so that a page that is open can still save after a restart.
#[test]
fn an_untouched_record_keeps_its_etag() {
    let folder = Folder::new("untouched");
    let etag = |now| {
        let (_data, store) = Data::open(&folder.file(), options(), now).expect("the file");
        store.records.billing_profile(&store.directory.customers()[2]).etag
    };
    assert_eq!(etag(NOW), etag(LATER));
}
