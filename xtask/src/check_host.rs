//! `cargo xtask check-host`: whether a host sends the panel's files as the panel needs them.

use crate::failure::Failure;
use crate::process::command;
use crate::{headers, packages};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use partner_center::{FailureKind, Headers, Response};
use sha2::{Digest, Sha256, Sha384, Sha512};
use std::collections::BTreeSet;

/// How long an answer is awaited, in seconds.
const PATIENCE: &str = "30";

/// Access tokens and continuation tokens of this length must pass, in characters.
const LONG_TOKEN: usize = 16_000;

/// An answer: its status, its header fields, and its body with any compression undone.
pub struct Answer {
    status: u16,
    headers: Headers,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_default()
    }

    /// The media type, without its parameters.
    fn media_type(&self) -> String {
        self.header("Content-Type").split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Reads an address with these header fields, without following a redirect.
type Get<'a> = dyn Fn(&str, &[(&str, &str)]) -> Result<Answer, Failure> + 'a;

/// Checks the host at this address, and prints what is wrong.
///
/// # Errors
/// When something is wrong, or the host cannot be asked.
pub fn check_host(url: &str) -> Result<(), Failure> {
    packages::system(&[&packages::CURL])?;
    let url = folder(url)?;
    let problems = problems(&url, &headers::definition()?, &get)?;
    if problems.is_empty() {
        println!("{url} sends the panel as it needs to be sent.");
        return Ok(());
    }
    for problem in &problems {
        println!("- {problem}");
    }
    Err(Failure(format!(
        "{} at {url}: see above. docs/SETUP.md says what a host has to do.",
        count(problems.len())
    )))
}

fn count(problems: usize) -> String {
    if problems == 1 { "1 problem".to_owned() } else { format!("{problems} problems") }
}

/// The address of the panel's folder, with its slash.
fn folder(url: &str) -> Result<String, Failure> {
    let url = url.split(['?', '#']).next().unwrap_or_default();
    let url = url.strip_suffix("index.html").unwrap_or(url);
    if !url.starts_with("https://") && !url.starts_with("http://") {
        return Err(Failure(format!("{url:?} is no address: it must begin with https:// or http://.")));
    }
    Ok(if url.ends_with('/') { url.to_owned() } else { format!("{url}/") })
}

/// Asks with curl, which knows certificates and proxies of the system.
fn get(url: &str, headers: &[(&str, &str)]) -> Result<Answer, Failure> {
    let mut curl = command("curl");
    curl.args(["--silent", "--show-error", "--include", "--compressed", "--max-time", PATIENCE]);
    for (name, value) in headers {
        curl.arg("--header").arg(format!("{name}: {value}"));
    }
    let output = curl
        .arg("--")
        .arg(url)
        .output()
        .map_err(|error| Failure(format!("curl could not be run: {error}")))?;
    if !output.status.success() {
        return Err(Failure(format!(
            "{url} gave no answer: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )));
    }
    parse(&output.stdout)
        .ok_or_else(|| Failure(format!("{url} gave an answer that curl did not write as expected.")))
}

/// Reads what curl writes: the header fields of each answer (a proxy or an early hint may have come first), then the body.
fn parse(output: &[u8]) -> Option<Answer> {
    let mut rest = output;
    loop {
        let end = rest.windows(4).position(|four| four == b"\r\n\r\n")?;
        let (head, behind) = rest.split_at_checked(end)?;
        let body = behind.split_at_checked(4)?.1;
        let head = String::from_utf8_lossy(head);
        let mut lines = head.split("\r\n");
        let status: u16 = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        if (100..200).contains(&status) || (status == 200 && body.starts_with(b"HTTP/")) {
            rest = body;
            continue;
        }
        let mut headers = Headers::new();
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            headers.set(name, value.trim());
        }
        return Some(Answer { status, headers, body: body.to_vec() });
    }
}

/// What is wrong with the host, in plain words.
fn problems(url: &str, definition: &str, get: &Get<'_>) -> Result<Vec<String>, Failure> {
    let page = get(url, &[])?;
    if let Some(problem) = no_file("The page", &page) {
        return Ok(vec![problem]);
    }
    let text = page.text();
    if !text.contains("id=\"panel\"") {
        return Ok(vec![format!(
            "{url} answers with another page than the panel's. Is it the folder of the panel? A page to sign in on may stand before it."
        )]);
    }
    let mut problems = Vec::new();
    is_of_type("The page", &page, &["text/html"], &mut problems);
    has_security_headers(url, &page, definition, &mut problems);
    is_cached_rightly("The page", &page, "no-cache", &mut problems);

    let mut files = linked(&text);
    let mut seen = BTreeSet::new();
    while let Some((name, digest)) = files.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let file = get(&format!("{url}{name}"), &[])?;
        if let Some(problem) = no_file(&name, &file) {
            problems.push(problem);
            continue;
        }
        let types: &[&str] = match name.rsplit('.').next() {
            Some("js") => &["text/javascript", "application/javascript"],
            Some("css") => &["text/css"],
            Some("wasm") => &["application/wasm"],
            _ => &[],
        };
        is_of_type(&name, &file, types, &mut problems);
        is_cached_rightly(&name, &file, "immutable", &mut problems);
        if digest.is_some_and(|digest| !matches(&digest, &file.body)) {
            problems.push(format!(
                "{name} is not what was built: something on the way changes it, or a file of another version lies there. The browser refuses to run it."
            ));
        }
        files.extend(parts(&file.text()));
    }
    check_api(url, get, &mut problems)?;
    Ok(problems)
}

/// Why an answer is no file.
fn no_file(name: &str, answer: &Answer) -> Option<String> {
    match answer.status {
        200 => None,
        300..=399 => Some(format!(
            "{name} is answered by a redirect to {:?}: to a sign-in of the host, or to another address of the panel.",
            answer.header("Location")
        )),
        401 | 403 => {
            Some(format!("{name} is refused with status {}: the host wants a sign-in.", answer.status))
        }
        status => Some(format!("{name} is answered with status {status} instead of the file.")),
    }
}

fn is_of_type(name: &str, answer: &Answer, types: &[&str], problems: &mut Vec<String>) {
    let sent = answer.media_type();
    if !types.is_empty() && !types.contains(&sent.as_str()) {
        let expected = types.join(" or ");
        let sent = if sent.is_empty() { "without a type".to_owned() } else { format!("as \"{sent}\"") };
        problems.push(format!("{name} is sent {sent}. Expected: Content-Type: {expected}."));
    }
    // With parameters, a browser does not take it for the type.
    if types == ["application/wasm"]
        && sent == "application/wasm"
        && answer.header("Content-Type").contains(';')
    {
        problems.push(format!(
            "{name} has parameters behind its type. Expected: Content-Type: application/wasm."
        ));
    }
}

fn is_cached_rightly(name: &str, answer: &Answer, wanted: &str, problems: &mut Vec<String>) {
    let sent = answer.header("Cache-Control").to_ascii_lowercase();
    let directives: Vec<&str> = sent.split(',').map(str::trim).collect();
    for (directive, why) in [
        (
            wanted,
            if wanted == "no-cache" {
                "browsers would go on with an old version"
            } else {
                "browsers fetch it again at every visit"
            },
        ),
        ("no-transform", "a server on the way may rewrite it, and the browser then refuses it"),
    ] {
        if !directives.contains(&directive) {
            problems.push(format!("{name} has no \"{directive}\" in Cache-Control: {why}."));
        }
    }
}

fn has_security_headers(url: &str, page: &Answer, definition: &str, problems: &mut Vec<String>) {
    for (name, expected) in headers::parse(definition) {
        let sent = page.header(name);
        let is_right =
            if name == "Content-Security-Policy" { is_policy(sent, expected) } else { sent == expected };
        if sent.is_empty() {
            problems.push(format!("The header {name} is missing. Expected: {expected}"));
        } else if !is_right {
            problems.push(format!("The header {name} is {sent:?}. Expected: {expected}"));
        }
    }
    if url.starts_with("https://") && page.header("Strict-Transport-Security").is_empty() {
        problems
            .push("The header Strict-Transport-Security is missing. Expected: max-age=31536000".to_owned());
    }
}

/// Whether a policy is the expected one. A deployment may add hosts to `connect-src`.
fn is_policy(sent: &str, expected: &str) -> bool {
    let directives = |policy: &str| -> BTreeSet<Vec<String>> {
        let directives =
            policy.split(';').map(|directive| directive.split_whitespace().map(str::to_owned).collect());
        directives.filter(|words: &Vec<String>| !words.is_empty()).collect()
    };
    let (sent, expected) = (directives(sent), directives(expected));
    let is_connect = |words: &&Vec<String>| words.first().is_some_and(|name| name == "connect-src");
    let is_safe = |words: &Vec<String>| {
        words.iter().skip(1).all(|source| source == "'self'" || source.starts_with("https://"))
    };
    sent.iter().filter(|words| !is_connect(words)).eq(expected.iter().filter(|words| !is_connect(words)))
        && sent.iter().filter(is_connect).all(is_safe)
}

/// The files that the page names, with their digests where it names them.
fn linked(page: &str) -> Vec<(String, Option<String>)> {
    let tags = page.split('<').filter(|tag| tag.starts_with("link ") || tag.starts_with("script "));
    tags.filter_map(|tag| {
        let value =
            |name: &str| tag.split_once(&format!("{name}=\""))?.1.split_once('"').map(|(value, _)| value);
        let name = value("href").or_else(|| value("src"))?.strip_prefix("./")?;
        Some((name.to_owned(), value("integrity").map(str::to_owned)))
    })
    .collect()
}

/// The parts that the script loads, with their digests.
fn parts(script: &str) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for behind in script.split("./part-").skip(1) {
        let Some((name, rest)) = behind.split_once(".wasm") else { continue };
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if !name.chars().all(is_name) {
            continue;
        }
        let digest = rest.split_once("sha256-").filter(|(between, _)| between.len() < 80);
        let digest = digest.and_then(|(_, digest)| digest.split(['"', '\'', '`']).next());
        found.push((format!("part-{name}.wasm"), digest.map(|digest| format!("sha256-{digest}"))));
    }
    found
}

/// Whether bytes have one of the digests, as the attribute `integrity` writes them.
fn matches(digests: &str, bytes: &[u8]) -> bool {
    digests.split_whitespace().any(|digest| {
        let own = match digest.split_once('-').map(|(kind, _)| kind) {
            Some("sha256") => format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes))),
            Some("sha384") => format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes))),
            Some("sha512") => format!("sha512-{}", STANDARD.encode(Sha512::digest(bytes))),
            _ => return false,
        };
        own == digest
    })
}

/// The settings, and whether calls reach the service.
fn check_api(url: &str, get: &Get<'_>, problems: &mut Vec<String>) -> Result<(), Failure> {
    let settings = get(&format!("{url}config.json"), &[])?;
    if let Some(problem) = no_file("config.json", &settings) {
        problems.push(problem);
        return Ok(());
    }
    if settings.media_type() == "text/html" {
        problems.push("config.json is answered by a page.".to_owned());
        return Ok(());
    }
    is_cached_rightly("config.json", &settings, "no-cache", problems);
    let text = settings.text();
    let text = text.trim_start_matches('\u{feff}');
    let Some(members) = json_text::members(text) else {
        problems.push("config.json is no JSON object.".to_owned());
        return Ok(());
    };
    let api = members.iter().find(|(name, _)| json_text::string(name).as_deref() == Some("api"));
    let api = api.and_then(|(_, value)| json_text::string(value)).unwrap_or_else(|| "./".to_owned());
    let Some(api) = absolute(url, &api) else {
        problems.push(format!("The address of the API in config.json, {api:?}, is none."));
        return Ok(());
    };
    let call = format!("{api}v1/profiles/support");
    let short = get(&call, &[("Accept", "application/json")])?;
    if let Some(problem) = no_service(&call, &short) {
        problems.push(problem);
        return Ok(());
    }
    for (what, name) in
        [("an access token", "Authorization"), ("a continuation token", "MS-ContinuationToken")]
    {
        let value = format!("Bearer {}", "e".repeat(LONG_TOKEN));
        let value =
            if name == "Authorization" { value.as_str() } else { value.trim_start_matches("Bearer ") };
        let long = get(&call, &[("Accept", "application/json"), (name, value)])?;
        let refused = is_of_host(&long) || (long.status == 400 && short.status != 400);
        if refused {
            problems.push(format!(
                "A call with {what} of {LONG_TOKEN} characters is refused with status {}: the host allows shorter header fields only.",
                long.status
            ));
        }
    }
    Ok(())
}

/// Why an answer to a call is none of the service.
fn no_service(call: &str, answer: &Answer) -> Option<String> {
    let is_page = answer.media_type() == "text/html";
    match answer.status {
        300..=399 => Some(format!(
            "{call} is answered by a redirect to {:?}: calls do not reach the service.",
            answer.header("Location")
        )),
        502..=504 => Some(format!(
            "{call} is answered with status {}: the host does not reach the service.",
            answer.status
        )),
        404 | 405 => Some(format!(
            "{call} is answered with status {}: the host does not pass calls on to the service.",
            answer.status
        )),
        _ if is_page => Some(format!(
            "{call} is answered by a page with status {}: calls do not reach the service.",
            answer.status
        )),
        _ => None,
    }
}

/// Whether a server before the service refused the call.
fn is_of_host(answer: &Answer) -> bool {
    let response = Response { status: answer.status, headers: answer.headers.clone(), body: answer.text() };
    let kind = partner_center::Failure::of(&response).kind;
    matches!(kind, FailureKind::HostRefused | FailureKind::HostFailed)
}

/// The address that a link on the page leads to.
fn absolute(page: &str, link: &str) -> Option<String> {
    if link.starts_with("https://") || link.starts_with("http://") {
        return Some(link.to_owned());
    }
    if link.starts_with('/') {
        let (scheme, rest) = page.split_once("://")?;
        let host = rest.split('/').next()?;
        return Some(format!("{scheme}://{host}{link}"));
    }
    link.strip_prefix("./").map(|rest| format!("{page}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    const DEFINITION: &str = "# why\nContent-Security-Policy: default-src 'none'; connect-src 'self'\nX-Content-Type-Options: nosniff\n";
    const SECURITY: [(&str, &str); 2] = [
        ("Content-Security-Policy", "default-src 'none'; connect-src 'self'"),
        ("X-Content-Type-Options", "nosniff"),
    ];
    const FOR_GOOD: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable, no-transform");
    const FRESH: (&str, &str) = ("Cache-Control", "no-cache, no-transform");
    const URL: &str = "http://host/panel/";

    fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut all = Headers::new();
        for (name, value) in headers {
            all.set(name, value);
        }
        Answer { status, headers: all, body: body.as_bytes().to_vec() }
    }

    /// A host without a mistake.
    fn host() -> HashMap<String, Answer> {
        let part = format!("sha256-{}", STANDARD.encode(Sha256::digest(b"part")));
        let glue =
            format!("load(new URL(\"./part-customers-00.wasm\",import.meta.url),{{integrity:\"{part}\"}})");
        let digest = |bytes: &str| format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)));
        let page = format!(
            "<html><link rel=\"stylesheet\" href=\"./panel-00.css\" integrity=\"{}\"><script type=\"module\" src=\"./boot-00.js\"></script>\
             <link rel=\"modulepreload\" href=\"./panel-00.js\" integrity=\"{}\"><link rel=\"preload\" href=\"./panel-00_bg.wasm\" data-integrity=\"{}\">\
             <link rel=\"icon\" href=\"data:image/svg+xml,x\"><body><div id=\"panel\"><a href=\"./\">x</a>",
            digest("a{}"),
            digest(&glue),
            digest("wasm"),
        );
        let html = [("Content-Type", "text/html; charset=utf-8"), FRESH, SECURITY[0], SECURITY[1]];
        let mut host = HashMap::new();
        let mut put = |path: &str, answer| host.insert(format!("{URL}{path}"), answer);
        put("", answer(200, &html, &page));
        put("panel-00.css", answer(200, &[("Content-Type", "text/css"), FOR_GOOD], "a{}"));
        put(
            "boot-00.js",
            answer(200, &[("Content-Type", "text/javascript; charset=utf-8"), FOR_GOOD], "start()"),
        );
        put("panel-00.js", answer(200, &[("Content-Type", "application/javascript"), FOR_GOOD], &glue));
        put("panel-00_bg.wasm", answer(200, &[("Content-Type", "application/wasm"), FOR_GOOD], "wasm"));
        put("part-customers-00.wasm", answer(200, &[("Content-Type", "application/wasm"), FOR_GOOD], "part"));
        put(
            "config.json",
            answer(200, &[("Content-Type", "application/json"), FRESH], "\u{feff}{\"audit\":true}"),
        );
        let fault = "{\"code\":800001,\"description\":\"missing\"}";
        put(
            "v1/profiles/support",
            answer(401, &[("Content-Type", "application/json"), ("MS-RequestId", "1")], fault),
        );
        host
    }

    fn copy(answer: &Answer) -> Answer {
        Answer { status: answer.status, headers: answer.headers.clone(), body: answer.body.clone() }
    }

    /// What is wrong with a host; header fields longer than `limit` are refused.
    fn check(host: &HashMap<String, Answer>, limit: usize) -> Vec<String> {
        let get = |url: &str, headers: &[(&str, &str)]| match host.get(url) {
            _ if headers.iter().any(|(_, value)| value.len() > limit) => Ok(answer(
                400,
                &[("Content-Type", "text/html")],
                "<html>400 Request Header Or Cookie Too Large",
            )),
            Some(answer) => Ok(copy(answer)),
            None => Ok(answer(404, &[("Content-Type", "text/html")], "<html>404")),
        };
        problems(URL, DEFINITION, &get).unwrap()
    }

    #[test]
    fn nothing_is_said_of_a_host_without_a_mistake() {
        assert_eq!(check(&host(), 20_000), Vec::<String>::new());
    }

    #[test]
    fn each_mistake_is_said() {
        let with = |path: &str, change: &dyn Fn(&mut Answer)| {
            let mut host = host();
            host.get_mut(&format!("{URL}{path}")).map(change).unwrap();
            check(&host, 20_000).join("\n")
        };
        let header = |name: &'static str, value: &'static str| {
            move |answer: &mut Answer| answer.headers.set(name, value)
        };
        for (path, said) in [
            (
                "part-customers-00.wasm",
                "part-customers-00.wasm is sent as \"application/octet-stream\". Expected: Content-Type: application/wasm.",
            ),
            ("panel-00_bg.wasm", "panel-00_bg.wasm is sent as \"application/octet-stream\"."),
            (
                "boot-00.js",
                "boot-00.js is sent as \"application/octet-stream\". Expected: Content-Type: text/javascript or application/javascript.",
            ),
        ] {
            assert!(with(path, &header("Content-Type", "application/octet-stream")).contains(said), "{path}");
        }
        assert!(
            with("panel-00_bg.wasm", &header("Content-Type", "application/wasm; charset=utf-8"))
                .contains("parameters")
        );
        for path in ["", "config.json", "panel-00.css", "part-customers-00.wasm"] {
            let said = with(path, &header("Cache-Control", "public, max-age=60, immutable, no-cache"));
            assert!(said.contains("has no \"no-transform\"") && said.lines().count() == 1, "{said}");
        }
        assert!(with("", &header("Cache-Control", "no-transform")).contains("\"no-cache\""));
        for path in ["panel-00.css", "panel-00.js", "panel-00_bg.wasm", "part-customers-00.wasm"] {
            let said = with(path, &|answer| answer.body.push(b' '));
            assert!(said.contains(&format!("{path} is not what was built")), "{said}");
        }
        assert!(
            with("", &header("X-Content-Type-Options", "")).contains("X-Content-Type-Options is missing")
        );
        assert!(
            with("", &header("Content-Security-Policy", "default-src *"))
                .contains("Content-Security-Policy is \"default-src *\"")
        );
        let more =
            header("Content-Security-Policy", "connect-src 'self' https://api.example/; default-src 'none'");
        assert_eq!(with("", &more), "");
        assert!(with("", &|page| page.status = 302).contains("a redirect"));
        assert!(with("", &|page| page.body = b"<form>Sign in".to_vec()).contains("another page"));
        for (status, said) in [(403, "the host wants a sign-in"), (404, "with status 404")] {
            assert!(with("boot-00.js", &|file| file.status = status).contains(said));
            assert!(with("config.json", &|file| file.status = status).contains(said));
        }
        assert!(with("config.json", &|file| file.body = b"[]".to_vec()).contains("no JSON object"));
        let page =
            |answer: &mut Answer| *answer = self::answer(200, &[("Content-Type", "text/html")], "<html>");
        assert!(with("v1/profiles/support", &page).contains("answered by a page with status 200"));
        assert!(
            with("v1/profiles/support", &|call| call.status = 502).contains("does not reach the service")
        );
        assert!(with("v1/profiles/support", &|call| call.status = 404).contains("does not pass calls on"));
    }

    #[test]
    fn short_limits_of_header_fields_are_said() {
        let said = check(&host(), 8192).join("\n");
        assert!(said.contains("an access token of 16000 characters is refused with status 400"), "{said}");
        assert!(said.contains("a continuation token of 16000 characters"), "{said}");
    }

    #[test]
    fn the_api_is_where_the_settings_say() {
        assert_eq!(absolute(URL, "./").as_deref(), Some(URL));
        assert_eq!(absolute(URL, "./api/").as_deref(), Some("http://host/panel/api/"));
        assert_eq!(absolute(URL, "/api/").as_deref(), Some("http://host/api/"));
        assert_eq!(absolute(URL, "https://other/").as_deref(), Some("https://other/"));
        assert_eq!(absolute(URL, "api/"), None);
    }

    #[test]
    fn what_curl_writes_is_read() {
        let read = |text: &str| parse(text.as_bytes()).map(|answer| (answer.status, answer.text()));
        assert_eq!(read("HTTP/1.1 200 OK\r\nA: b\r\n\r\nbody"), Some((200, "body".to_owned())));
        assert_eq!(read("HTTP/2 103\r\n\r\nHTTP/2 404\r\na: b\r\n\r\n"), Some((404, String::new())));
        assert_eq!(
            read("HTTP/1.1 200 Connection established\r\n\r\nHTTP/2 302\r\nlocation: x\r\n\r\n"),
            Some((302, String::new()))
        );
        assert_eq!(read("nothing"), None);
    }

    #[test]
    fn an_address_becomes_that_of_the_folder() {
        assert_eq!(folder("https://host/panel").unwrap(), "https://host/panel/");
        assert_eq!(folder("https://host/panel/index.html?customers").unwrap(), "https://host/panel/");
        assert!(folder("host/panel").is_err());
    }
}
