//! The places of the history.

use browsing::places::{Place, Places};
use proptest::prelude::*;

fn scrolled(scroll: i32) -> Place {
    Place { scroll, ..Place::default() }
}

#[test]
fn back_and_forward_lead_to_where_one_was() {
    let mut places = Places::default();
    places.remember(scrolled(100));
    places.add();
    assert_eq!(places.place(), None);
    places.remember(scrolled(200));
    places.go(0);
    assert_eq!(places.place(), Some(&scrolled(100)));
    places.remember(scrolled(150));
    places.go(1);
    assert_eq!(places.place(), Some(&scrolled(200)));
    places.go(0);
    assert_eq!(places.place(), Some(&scrolled(150)));
    // What was ahead is gone once another page is gone to.
    places.add();
    assert_eq!((places.current(), places.place()), (1, None));
}

fn place() -> impl Strategy<Value = Place> {
    (any::<i32>(), any::<u32>(), any::<i32>(), r#"|[a-z]+ a\[href="[!-~]*"\]"#)
        .prop_map(|(scroll, rows, top, opened)| Place { scroll, rows, top, opened })
}

proptest! {
    #[test]
    fn they_come_through_a_reload(steps in prop::collection::vec((place(), prop::option::of(0..60_i32)), 0..80)) {
        let mut places = Places::default();
        for (place, to) in steps {
            places.remember(place.clone());
            prop_assert_eq!(places.place(), Some(&place));
            match to {
                Some(number) => places.go(number),
                None => places.add(),
            }
        }
        prop_assert_eq!(Places::parse(&places.to_text()), Some(places.clone()));
        prop_assert!(places.to_text().lines().count() <= 51);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let _places = Places::parse(&text);
    }
}
