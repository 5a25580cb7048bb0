//! The time, which passes only when a test says so.

use std::cell::Cell;
use std::rc::Rc;

pub const SECOND: u64 = 1_000;
pub const MINUTE: u64 = 60 * SECOND;
pub const HOUR: u64 = 60 * MINUTE;

/// The time of all who share it, in milliseconds since 1970.
#[derive(Clone, Debug)]
pub struct Clock(Rc<Cell<u64>>);

impl Default for Clock {
    fn default() -> Self {
        Self(Rc::new(Cell::new(1_700_000_000_000)))
    }
}

impl Clock {
    pub fn now(&self) -> u64 {
        self.0.get()
    }

    /// So many milliseconds pass.
    pub fn pass(&self, milliseconds: u64) {
        self.0.set(self.0.get() + milliseconds);
    }
}
