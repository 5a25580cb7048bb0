//! Refusals of values that the real service would check, by setting: they name the members that are wrong.

use crate::Checks;
use crate::answer::Answer;
use crate::invented::CountryRules;
use crate::json::{Object, quoted};

/// How the service calls a contact's email address where it refuses one (section 10).
const EMAIL: &str = "NotificationEmailAddress";

/// The refusal of a profile with its members in camelCase, if the settings ask for checks and one of them fails. `path` is
/// where the profile stands in the paths that the service names.
pub fn refusal(checks: Checks, profile: &Object, path: &str) -> Option<Answer> {
    if checks == Checks::Off {
        return None;
    }
    let is_email = |text: &str| match text.split_once('@') {
        Some((name, host)) => {
            !name.is_empty() && host.contains('.') && text.is_ascii() && !text.contains(' ')
        }
        None => text.is_empty(),
    };
    if !is_email(&profile.text("email").unwrap_or_default()) {
        return Some(match checks {
            Checks::Data => fault(27_002, "The email address is not valid", &[EMAIL.to_owned()]),
            _ => fault(27_002, &format!("{EMAIL} is not valid"), &[]),
        });
    }
    let wrong = wrong(&profile.object("defaultAddress")?);
    if wrong.is_empty() {
        return None;
    }
    Some(match checks {
        Checks::Data => {
            let paths: Vec<String> =
                wrong.iter().map(|name| format!("{path}.defaultAddress.{name}")).collect();
            fault(2001, "A property is missing or not valid", &paths)
        }
        _ => {
            let names: Vec<String> = wrong.iter().map(|name| format!("'{}'", pascal(name))).collect();
            fault(3000, &format!("Invalid property: {}", names.join(", ")), &[])
        }
    })
}

/// The members of an address that its country refuses.
fn wrong(address: &Object) -> Vec<&'static str> {
    let text = |name| address.text(name).unwrap_or_default();
    let (line, state, postal_code) = (text("addressLine1"), text("state"), text("postalCode"));
    let rules = CountryRules::find(&text("country"));
    let refuses = |is_wrong: &dyn Fn(&CountryRules) -> bool| rules.is_some_and(is_wrong);
    let checks = [
        ("addressLine1", line.trim().is_empty()),
        ("state", !state.is_empty() && refuses(&|rules| !rules.has_state(&state))),
        ("postalCode", !postal_code.is_empty() && refuses(&|rules| !rules.fits_postal_code(&postal_code))),
    ];
    checks.into_iter().filter_map(|(name, is_wrong)| is_wrong.then_some(name)).collect()
}

fn fault(code: u32, description: &str, paths: &[String]) -> Answer {
    let mut answer = Answer::fault(400, code, description);
    if let Some(mut body) = Object::parse(&answer.body) {
        let paths: Vec<String> = paths.iter().map(|path| quoted(path)).collect();
        body.set("data", format!("[{}]", paths.join(",")));
        answer.body = body.to_string();
    }
    answer
}

fn pascal(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}
