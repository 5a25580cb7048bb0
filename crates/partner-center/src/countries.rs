//! The country codes that the service knows (section 10).
//!
//! They are those of Microsoft's table of supported locales (`partner-center-supported-languages-and-locales.md` of its
//! documentation, 29 June 2022). It is ISO 3166-1 alpha-2 with five codes more: AN (Netherlands Antilles), XE (Sint
//! Eustatius), XJ (Jan Mayen), XK (Kosovo), XS (Saba); and without CU, EH, IR, KP, SD and SY.

/// The codes, two letters each, in alphabetical order.
const CODES: &str = "\
    ADAEAFAGAIALAMANAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCO\
    CRCVCWCXCYCZDEDJDKDMDODZECEEEGERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUID\
    IEILIMINIOIQISITJEJMJOJPKEKGKHKIKMKNKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMT\
    MUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSESGSHSISJSKSLSM\
    SNSOSRSSSTSVSXSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSXEXJXKXSYEYTZAZMZW";

/// Every code that the service knows, in alphabetical order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    (0..CODES.len() / 2).filter_map(|place| CODES.get(place * 2..place * 2 + 2))
}

/// Whether the service knows this code, in either letter case, with or without white space around it.
#[must_use]
pub fn is_known(code: &str) -> bool {
    codes().any(|known| known.eq_ignore_ascii_case(code.trim()))
}

/// Whether this has the form of a code: two letters from A to Z, in either letter case, with or without white space around them.
#[must_use]
pub fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
