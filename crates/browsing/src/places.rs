//! Where the person was on the pages of the history, so that Back and Forward lead there again.

use std::fmt::Write;

/// So many entries of the history are remembered.
const COUNT: usize = 50;

/// Where the person was on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// How far the page was scrolled, in pixels.
    pub scroll: i32,
    /// How many rows of a list were loaded.
    pub rows: u32,
    /// How far below the upper edge of the window the link was that was opened, in pixels.
    pub top: i32,
    /// A selector of that link; empty for none.
    pub opened: String,
}

/// The places by the numbers of their entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The entry that is shown.
    current: i32,
    places: Vec<(i32, Place)>,
}

impl Places {
    /// The number of the entry that is shown.
    #[must_use]
    pub const fn current(&self) -> i32 {
        self.current
    }

    /// Remembers where the person is on the page that is shown.
    pub fn remember(&mut self, place: Place) {
        let current = self.current;
        self.places.retain(|(number, _)| *number != current);
        if self.places.len() >= COUNT {
            self.places.remove(0);
        }
        self.places.push((current, place));
    }

    /// Another entry is shown that was there before.
    pub const fn go(&mut self, number: i32) {
        self.current = number;
    }

    /// A new entry is shown, in place of all that followed.
    pub fn add(&mut self) {
        let number = self.current.saturating_add(1);
        self.places.retain(|(other, _)| *other < number);
        self.current = number;
    }

    /// Where the person was on the page that is shown.
    #[must_use]
    pub fn place(&self) -> Option<&Place> {
        self.places.iter().find(|(number, _)| *number == self.current).map(|(_, place)| place)
    }

    /// The places as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = self.current.to_string();
        for (number, Place { scroll, rows, top, opened }) in &self.places {
            // Writing to a string never fails.
            let _always = write!(text, "\n{number} {scroll} {rows} {top} {opened}");
        }
        text
    }

    /// Reads what [`to_text`](Self::to_text) wrote. What is not of that form is left out.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        let current = lines.next()?.parse().ok()?;
        Some(Self { current, places: lines.filter_map(parse_place).collect() })
    }
}

fn parse_place(line: &str) -> Option<(i32, Place)> {
    let mut members = line.splitn(5, ' ');
    Some((
        members.next()?.parse().ok()?,
        Place {
            scroll: members.next()?.parse().ok()?,
            rows: members.next()?.parse().ok()?,
            top: members.next()?.parse().ok()?,
            opened: members.next()?.to_owned(),
        },
    ))
}
