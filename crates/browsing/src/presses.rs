//! Deliberate presses: a press that began before its question could be read answers nothing, and neither does a key that is
//! held down.
//!
//! Times are in milliseconds, on the one clock of the browser's events.

/// How long a question must have been on the screen before a press can answer it.
pub const READING_TIME: f64 = 700.0;

/// A click belongs to a press that was released no longer ago. Any later one has no press of its own: a screen reader clicks
/// without a key or a pointer.
const RELEASE: f64 = 1000.0;

/// Two presses that are meant as two are further apart than this.
const APART: f64 = 500.0;
/// A key that is held down is reported again within this time.
const LOST: f64 = 2000.0;

/// What led to a click.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Press {
    /// When the key or the pointer went down.
    pub began: f64,
    /// Whether a key was held down, and reported again for it.
    pub repeated: bool,
    /// Whether it was a key.
    pub by_key: bool,
}

/// Which press leads to which click.
#[derive(Clone, Copy, Debug, Default)]
pub struct Presses {
    /// The last press that has not led to a click, and when it was released.
    open: Option<(Press, Option<f64>)>,
    /// Whether something is down.
    is_down: bool,
    /// When something went down or up last.
    latest: f64,
}

impl Presses {
    /// A key or the pointer went down.
    pub fn down(&mut self, press: Press) {
        (self.is_down, self.latest) = (true, press.began);
        self.open = Some((press, None));
    }

    /// It went up, or will never be reported to do so.
    pub fn up(&mut self, at: f64) {
        (self.is_down, self.latest) = (false, at);
        if let Some((_, released)) = &mut self.open {
            *released = Some(at);
        }
    }

    /// The press that led to a click. Each leads to one click at most; a click without one began when it came.
    pub fn click(&mut self, at: f64) -> Press {
        let of_itself = Press { began: at, ..Press::default() };
        match self.open.take() {
            Some((press, released)) if released.is_none_or(|released| at - released < RELEASE) => press,
            _ => of_itself,
        }
    }

    /// Whether nothing has been pressed or released for a while: what comes now is no part of what came before. A key that
    /// is held down is reported again and again; one that went up out of sight is not, and is given up.
    #[must_use]
    pub fn is_at_rest(&self, now: f64) -> bool {
        now - self.latest >= if self.is_down { LOST } else { APART }
    }
}

/// How far a question is read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Reading {
    /// There is none.
    #[default]
    Nothing,
    /// It is not on the screen yet.
    Unpainted,
    /// It is on the screen, and can be answered from this time on.
    Until(f64),
    /// It can be answered since this time.
    Over(f64),
}

impl Reading {
    /// A question that came to the screen now.
    #[must_use]
    pub fn painted(now: f64) -> Self {
        Self::Until(now + READING_TIME)
    }

    /// The same once its time is over. A timer may be a little early: what began behind it counts.
    #[must_use]
    pub fn ended(self, now: f64) -> Self {
        match self {
            Self::Until(end) => Self::Over(end.min(now)),
            other => other,
        }
    }

    /// Whether it still has to be read.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Unpainted | Self::Until(_))
    }

    /// Whether a press answers it.
    #[must_use]
    pub fn is_answered_by(self, press: Press) -> bool {
        !press.repeated
            && match self {
                Self::Nothing => true,
                Self::Unpainted => false,
                Self::Until(end) | Self::Over(end) => press.began >= end,
            }
    }
}
