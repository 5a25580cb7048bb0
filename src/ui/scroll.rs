//! Where the person is on a page, and the way back there.

use super::focus::{self, HEADING};
use super::presses;
use browsing::places::Place;
use leptos::prelude::*;
use std::cell::Cell;
use web_sys::Element;

/// A page that takes longer to become as tall as it was is left as it is, in milliseconds.
const PATIENCE: f64 = 15_000.0;
/// In so many frames in a row nothing must have moved.
const STEADY: u32 = 3;
/// The same where the page ends before the link is where it was: more of it may be on its way.
const STEADY_SHORT: u32 = 60;

thread_local! {
    /// The last journey; an earlier one is over.
    static JOURNEY: Cell<u32> = const { Cell::new(0) };
}

/// Where the person is now, with the link that is being followed or has the focus.
#[must_use]
pub fn place(link: Option<&Element>) -> Place {
    let scroll = window().scroll_y().unwrap_or_default();
    let opened = link.and_then(|link| Some((selector(link)?, link.get_bounding_client_rect().top())));
    let (opened, top) = opened.unwrap_or_default();
    Place { scroll: whole(scroll), rows: 0, top: whole(top), opened }
}

/// A selector of a link in a list of the page; none for any other.
fn selector(link: &Element) -> Option<String> {
    let list = ["main table", "main ul.recent"];
    let list = list.into_iter().find(|list| link.closest(list).ok().flatten().is_some())?;
    Some(format!("{list} a[href=\"{}\"]", link.get_attribute("href")?))
}

#[expect(clippy::cast_possible_truncation, reason = "pixels of a page")]
fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

/// The top of the page: for one that is new.
pub fn to_top() {
    JOURNEY.set(JOURNEY.get().wrapping_add(1));
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Goes back to a place once the page is as tall as it was, unless the person does something before. The link that was opened
/// there comes to where it was, whatever is as tall now as it was then, and takes the focus from the heading.
pub fn to(place: Place) {
    let number = JOURNEY.get().wrapping_add(1);
    JOURNEY.set(number);
    step(Journey { place, number, began: presses::now(), steady: 0 });
}

struct Journey {
    place: Place,
    number: u32,
    began: f64,
    /// In how many frames nothing moved.
    steady: u32,
}

fn step(mut journey: Journey) {
    let is_over = JOURNEY.get() != journey.number
        || presses::acted() > journey.began
        || presses::now() > journey.began + PATIENCE;
    if is_over || journey.advance() {
        return;
    }
    request_animation_frame(move || step(journey));
}

impl Journey {
    /// Goes as far as the page allows now, and says whether that is all the way.
    fn advance(&mut self) -> bool {
        let place = &self.place;
        let link = match place.opened.as_str() {
            "" => None,
            selector => document().query_selector(selector).ok().flatten(),
        };
        let before = window().scroll_y().unwrap_or_default();
        match &link {
            Some(link) => {
                window().scroll_by_with_x_and_y(0.0, off(link, place).round());
            }
            None if reaches(place.scroll) => {
                window().scroll_to_with_x_and_y(0.0, f64::from(place.scroll));
            }
            None => return false,
        }
        let moved = (window().scroll_y().unwrap_or_default() - before).abs() >= 1.0;
        self.steady = if moved { 0 } else { self.steady.saturating_add(1) };
        let is_short = link.as_ref().is_some_and(|link| off(link, place).abs() >= 2.0);
        if self.steady < if is_short { STEADY_SHORT } else { STEADY } {
            return false;
        }
        let Some(link) = link else { return place.opened.is_empty() };
        match document().active_element().map(|active| (active.id(), active.tag_name())) {
            Some((id, _)) if id == HEADING => {
                if !focus::is_in_view(&link) {
                    link.scroll_into_view();
                }
                focus::show_focus(&link);
                true
            }
            // The heading takes the focus first.
            None => false,
            Some((_, tag)) => tag != "BODY",
        }
    }
}

/// How far below its place a link is.
fn off(link: &Element, place: &Place) -> f64 {
    link.get_bounding_client_rect().top() - f64::from(place.top)
}

/// Whether the page is so tall that it can be scrolled so far.
fn reaches(scroll: i32) -> bool {
    document().document_element().is_some_and(|root| root.scroll_height() - root.client_height() >= scroll)
}
