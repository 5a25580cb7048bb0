//! Which presses answer a question.

use browsing::presses::{Press, Presses, READING_TIME, Reading};
use proptest::prelude::*;

fn pressed(began: f64) -> Press {
    Press { began, ..Press::default() }
}

/// A question that came to the screen at this time.
const PAINTED: f64 = 1000.0;

#[test]
fn a_press_answers_a_question_that_it_could_be_an_answer_to() {
    let reading = Reading::painted(PAINTED);
    for (press, answers) in [
        (pressed(PAINTED - 1.0), false),
        (pressed(PAINTED + READING_TIME - 0.1), false),
        (pressed(PAINTED + READING_TIME), true),
        (Press { repeated: true, ..pressed(PAINTED + 5000.0) }, false),
    ] {
        for reading in [reading, reading.ended(PAINTED + READING_TIME)] {
            assert_eq!(reading.is_answered_by(press), answers, "{press:?}");
        }
        assert!(!Reading::Unpainted.is_answered_by(press));
        assert_eq!(Reading::Nothing.is_answered_by(press), !press.repeated);
    }
    assert!(reading.waits() && Reading::Unpainted.waits());
    assert!(!reading.ended(PAINTED + READING_TIME).waits() && !Reading::Nothing.waits());
    // Who sees that the time is over may press.
    assert!(reading.ended(PAINTED + 699.5).is_answered_by(pressed(PAINTED + 699.6)));
}

#[test]
fn a_click_belongs_to_the_press_that_it_ends() {
    let mut presses = Presses::default();
    // A button of the mouse that went down early and up late.
    presses.down(pressed(100.0));
    presses.up(2000.0);
    assert_eq!(presses.click(2000.0), pressed(100.0));
    // The click of a screen reader has no press of its own, whatever was pressed before.
    assert_eq!(presses.click(2100.0), pressed(2100.0));
    presses.down(pressed(3000.0));
    presses.up(3010.0);
    assert_eq!(presses.click(4500.0), pressed(4500.0));
    // A key that is held down clicks again and again.
    for repeat in [false, true, true] {
        let press = Press { began: 5000.0, repeated: repeat, by_key: true };
        presses.down(press);
        assert_eq!(presses.click(5001.0), press);
    }
}

#[test]
fn the_keyboard_is_at_rest_once_nothing_is_down_for_a_while() {
    let mut presses = Presses::default();
    presses.down(pressed(1000.0));
    assert!(!presses.is_at_rest(1600.0));
    // Held down.
    for at in [1500.0, 1530.0, 1560.0] {
        presses.down(Press { repeated: true, ..pressed(at) });
        assert!(!presses.is_at_rest(at + 600.0));
    }
    presses.up(1600.0);
    assert!(!presses.is_at_rest(2099.0) && presses.is_at_rest(2100.0));
    // Pressed a second time.
    presses.down(pressed(2050.0));
    presses.up(2060.0);
    assert!(!presses.is_at_rest(2100.0) && presses.is_at_rest(2560.0));
    // Released where the page does not see it.
    presses.down(pressed(3000.0));
    assert!(!presses.is_at_rest(4999.0) && presses.is_at_rest(5000.0));
}

/// Something that a person or a screen reader does, and how long after the last.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Down { repeated: bool },
    Up,
    Click,
}

proptest! {
    #[test]
    fn no_click_answers_that_began_too_early(
        deeds in prop::collection::vec(
            (prop_oneof![
                any::<bool>().prop_map(|repeated| Deed::Down { repeated }),
                Just(Deed::Up),
                Just(Deed::Click),
            ], 0.0..900.0_f64),
            0..20,
        ),
        painted in 0.0..3000.0_f64,
    ) {
        let reading = Reading::painted(painted);
        let mut presses = Presses::default();
        let (mut now, mut down) = (0.0, None);
        for (deed, later) in deeds {
            now += later;
            match deed {
                Deed::Down { repeated } => {
                    down = Some((now, repeated));
                    presses.down(Press { began: now, repeated, by_key: true });
                }
                Deed::Up => presses.up(now),
                Deed::Click => {
                    let press = presses.click(now);
                    // It began with what is down, or by itself.
                    prop_assert!(press == pressed(now) || down == Some((press.began, press.repeated)));
                    prop_assert!(!reading.is_answered_by(press) || press.began >= painted + READING_TIME);
                    down = None;
                }
            }
        }
        // Nobody is shut out: with nothing pressed for a while, a click of its own answers.
        presses.up(now);
        let late = now.max(painted) + READING_TIME + 1000.0;
        prop_assert!(reading.is_answered_by(presses.click(late)));
    }
}
