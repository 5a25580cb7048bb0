//! Reading the query of an address.

/// The path without its query, and the query (empty when there is none).
pub fn split(target: &str) -> (&str, &str) {
    target.split_once('?').unwrap_or((target, ""))
}

/// The decoded value of the first parameter of this name; letter case is ignored.
pub fn value(query: &str, name: &str) -> Option<String> {
    query.split('&').find_map(|pair| {
        let (known, value) = pair.split_once('=').unwrap_or((pair, ""));
        decoded(known).eq_ignore_ascii_case(name).then(|| decoded(value))
    })
}

/// Undoes percent-encoding and `+` for a space. What is no code stays; bytes that are no UTF-8 become U+FFFD.
pub fn decoded(text: &str) -> String {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let ahead = bytes.clone();
                match code(&mut bytes) {
                    Some(decoded) => out.push(decoded),
                    None => {
                        bytes = ahead;
                        out.push(b'%');
                    }
                }
            }
            other => out.push(other),
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn code(bytes: &mut impl Iterator<Item = u8>) -> Option<u8> {
    let high = char::from(bytes.next()?).to_digit(16)?;
    let low = char::from(bytes.next()?).to_digit(16)?;
    u8::try_from(high * 16 + low).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded() {
        assert_eq!(split("v1/customers?size=2"), ("v1/customers", "size=2"));
        assert_eq!(value("size=2&Filter=%7B%22%C3%85%22%7D+x", "filter").as_deref(), Some("{\"Å\"} x"));
        assert_eq!(value("size=2", "filter"), None);
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("%zz%4"), "%zz%4");
        assert_eq!(decoded("%ff"), "\u{fffd}");
    }
}
