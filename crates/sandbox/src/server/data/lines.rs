//! The lines of a data file: each is a checksum, a length, and JSON.
//!
//! A line is written whole and made durable before the call that caused it is answered. So only the last line can be cut
//! off, and nobody was told of it.

use super::DataMistake;
use std::io::BufRead;

/// A line: the checksum of the JSON in 16 hexadecimal digits, its length in bytes, the JSON, a line feed.
pub fn line(json: &str) -> String {
    format!("{:016x} {} {json}\n", checksum(json.as_bytes()), json.len())
}

/// What was found where a line is expected.
enum Found<'a> {
    /// The JSON of a line that is whole and undamaged.
    Json(&'a str),
    /// The beginning of a line, or damage.
    Part,
    /// More than the line announces: another one follows without a line feed between.
    Longer,
}

fn look(line: &[u8]) -> Found<'_> {
    let mut parts = line.splitn(3, |byte| *byte == b' ');
    let (checksum_of, length, json) = (parts.next(), parts.next(), parts.next().unwrap_or_default());
    let number = |part: Option<&[u8]>, radix| {
        part.and_then(|part| std::str::from_utf8(part).ok())
            .and_then(|digits| u64::from_str_radix(digits, radix).ok())
    };
    let length = number(length, 10).and_then(|length| usize::try_from(length).ok());
    if length.is_some_and(|length| json.len() > length.saturating_add(1)) {
        return Found::Longer;
    }
    let whole = json.strip_suffix(b"\n").filter(|json| Some(json.len()) == length);
    whole
        .filter(|json| number(checksum_of, 16) == Some(checksum(json)))
        .and_then(|json| std::str::from_utf8(json).ok())
        .map_or(Found::Part, Found::Json)
}

/// Hands the JSON of each line to `take`, with the number of the line from 1 on. A last line that is cut off or damaged is
/// left out; the first one never.
///
/// # Errors
/// [`DataMistake::Foreign`] for a first line that is none of ours, [`DataMistake::Damaged`] for another that is damaged,
/// and what `take` answers with.
pub fn read(
    mut reader: impl BufRead,
    mut take: impl FnMut(usize, &str) -> Result<(), DataMistake>,
) -> Result<(), DataMistake> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        if next(&mut reader, &mut bytes)? == 0 {
            break;
        }
        match look(&bytes) {
            Found::Json(json) => take(number, json)?,
            Found::Part | Found::Longer if number == 1 => return Err(DataMistake::Foreign),
            Found::Longer => return Err(DataMistake::Damaged { line: number }),
            Found::Part => {
                bytes.clear();
                if next(&mut reader, &mut bytes)? > 0 {
                    return Err(DataMistake::Damaged { line: number });
                }
            }
        }
    }
    Ok(())
}

fn next(reader: &mut impl BufRead, bytes: &mut Vec<u8>) -> Result<usize, DataMistake> {
    reader.read_until(b'\n', bytes).map_err(|error| DataMistake::io("read", error))
}

/// FNV-1a with 64 bits: it finds accidents, and is no protection against intent.
fn checksum(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
