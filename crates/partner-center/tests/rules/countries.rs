//! Section 10: the codes of Microsoft's table.

use partner_center::countries::{codes, is_code, is_known};

/// ISO 3166-1 alpha-2, two letters each.
const ISO: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZ\
DEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKR\
KWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQA\
RERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

#[test]
fn they_are_iso_with_five_more_and_six_less() {
    let mut expected: Vec<&str> =
        (0..ISO.len()).step_by(2).filter_map(|place| ISO.get(place..place + 2)).collect();
    expected.retain(|code| !["CU", "EH", "IR", "KP", "SD", "SY"].contains(code));
    expected.extend(["AN", "XE", "XJ", "XK", "XS"]);
    expected.sort_unstable();
    assert_eq!(codes().collect::<Vec<_>>(), expected);
    assert_eq!(expected.len(), 248);
}

#[test]
fn letter_case_and_white_space_do_not_matter() {
    for code in ["XK", "xk", " Xk\u{a0}", "US", "an"] {
        assert!(is_known(code) && is_code(code), "{code}");
    }
    for code in ["CU", "ir", "ZZ", "UK", "SU"] {
        assert!(!is_known(code) && is_code(code), "{code}");
    }
    // The second is inside the text of all codes, and is none.
    for text in ["", "DA", "U", "USA", "U1", "ÅX", "É", "United States"] {
        assert!(!is_known(text), "{text}");
    }
    for text in ["", "U", "USA", "U1", "1", "ÅX", "É", "U S"] {
        assert!(!is_code(text), "{text}");
    }
}
