//! The key that saves.

use browsing::keys::{Key, SaveKey};

const CTRL_S: Key =
    Key { key: "s", ctrl: true, meta: false, other_modifier: false, composing: false, repeat: false };

#[test]
fn ctrl_s_and_command_s_save_also_with_caps_lock() {
    for key in ["s", "S"] {
        assert_eq!(Key { key, ..CTRL_S }.for_save(), SaveKey::Pressed);
        assert_eq!(Key { key, ctrl: false, meta: true, ..CTRL_S }.for_save(), SaveKey::Pressed);
    }
}

#[test]
fn held_down_they_save_once() {
    assert_eq!(Key { repeat: true, ..CTRL_S }.for_save(), SaveKey::Held);
}

#[test]
fn every_other_combination_is_left_to_the_browser() {
    for bits in 0..32_u8 {
        let [ctrl, meta, other_modifier, composing, repeat] = [1, 2, 4, 8, 16].map(|bit| bits & bit != 0);
        for key in ["s", "S", "a", "Enter", "Process", "ß", "Dead", ""] {
            let saves =
                Key { key, ctrl, meta, other_modifier, composing, repeat }.for_save() != SaveKey::Other;
            let expected = key.to_lowercase() == "s" && ctrl != meta && !other_modifier && !composing;
            assert_eq!(saves, expected, "{key} {bits:05b}");
        }
    }
}
