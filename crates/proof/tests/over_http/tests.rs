use crate::history;
use crate::office::Office;
use crate::operator::Operator;
use crate::sandbox_server::Sandbox;
use partner_center::TenantId;
use std::io::Write;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use updates::RecordId;

/// Saves that are acknowledged in a run, unless `HTTP_SAVES` says otherwise.
const SAVES: usize = 10_000;

const CUSTOMERS: usize = 5;
const OPERATORS_OF_EACH: usize = 4;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|text| text.parse().expect("a number"))
}

/// Past the test harness, which shows what is printed only when a test fails.
fn say(line: &str) {
    std::io::stdout().write_all(line.as_bytes()).expect("standard output is open");
}

/// Operators at the billing profiles of these customers, each with a browser of their own.
fn at_billing_profiles(customers: &[TenantId]) -> Vec<Operator> {
    // The contact's name, which is one; the e-mail address; the company; lines of the address, which is one.
    let fields = vec![0, 1, 2, 5, 6, 8];
    let mut operators = Vec::new();
    for (place, customer) in customers.iter().enumerate() {
        for number in 0..OPERATORS_OF_EACH {
            let name = format!("operator {number} of customer {place}");
            let record = RecordId::BillingProfile(customer.clone());
            operators.push(Operator::new(name, record, operators.len(), fields.clone()));
        }
    }
    operators
}

/// The seed of a run, which is printed.
fn seed() -> u64 {
    let by_clock = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let seed = number("HTTP_SEED").unwrap_or_else(by_clock);
    say(&format!("over HTTP: HTTP_SEED={seed}\n"));
    seed
}

#[test]
fn nothing_acknowledged_is_missing_and_nothing_was_applied_twice() {
    let seed = seed();
    let saves = number("HTTP_SAVES").map_or(SAVES, |saves| usize::try_from(saves).expect("a number"));
    let begun = Instant::now();
    let mut sandbox = Sandbox::start();
    let customers = sandbox.customers(CUSTOMERS);
    let mut operators = at_billing_profiles(&customers);
    // Two tabs of one browser, and another one.
    for number in 0..3 {
        let browser = CUSTOMERS * OPERATORS_OF_EACH + number / 2;
        let name = format!("operator {number} of the support profile");
        operators.push(Operator::new(name, RecordId::SupportProfile, browser, vec![0, 1, 2]));
    }
    let mut office = Office::new(sandbox, operators, seed);
    office.works(saves);

    history::check_applied_once(&office);
    let (mut recorded, mut unacknowledged) = (0, 0);
    for customer in &customers {
        let findings = history::check(&mut office, customer);
        assert!(findings.unseen.is_empty(), "{:#?}", findings.unseen);
        recorded += findings.recorded;
        unacknowledged += findings.unacknowledged;
    }
    say(&format!(
        "over HTTP: {} saves acknowledged, {recorded} writes of billing profiles in the audit records ({unacknowledged} of \
         them never acknowledged), {} calls, {} faults, {:.1} s\n",
        office.acknowledged(),
        office.calls,
        office.faults,
        begun.elapsed().as_secs_f64(),
    ));
}

/// The check above can fail: where versions are not compared, it finds what is overwritten.
#[test]
fn what_is_overwritten_is_found_where_versions_are_not_compared() {
    let seed = seed();
    let mut sandbox = Sandbox::start();
    let customers = sandbox.customers(1);
    let operators = at_billing_profiles(&customers);
    let mut office = Office::new(sandbox, operators, seed);
    office.ignores_versions = true;
    office.works(200);
    let findings = history::check(&mut office, &customers[0]);
    assert!(!findings.unseen.is_empty(), "{} writes, and nothing is overwritten", findings.recorded);
}
