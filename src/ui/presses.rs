//! Which press of a key or a pointer led to what is happening now, and whether it answers a question that is on the screen.

use browsing::presses::{Press, Presses, READING_TIME, Reading};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, Event, KeyboardEvent, WheelEvent};

/// What goes down, and what goes up or is not reported to do so any more.
const HEARD: [&str; 9] =
    ["click", "keydown", "pointerdown", "keyup", "pointerup", "pointercancel", "blur", "wheel", "touchmove"];

/// How often it is looked whether the keyboard is at rest.
const POLL: Duration = Duration::from_millis(50);

thread_local! {
    static PRESSES: RefCell<Presses> = RefCell::default();
    /// The press that led to the last click.
    static CLICKED: Cell<Press> = Cell::default();
    /// When the person did something last: pressed or scrolled.
    static ACTED: Cell<f64> = const { Cell::new(0.0) };
    static LISTENS: Cell<bool> = const { Cell::new(false) };
    /// Whether a dialog waits for the keyboard.
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// The time on the clock of events, in milliseconds.
#[must_use]
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Hears of every press from now on, before anything that is done for it.
pub fn listen() {
    if LISTENS.replace(true) {
        return;
    }
    let heard = Closure::<dyn Fn(Event)>::new(|event| hear(&event)).into_js_value();
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    options.set_passive(true);
    for name in HEARD {
        let _always = window().add_event_listener_with_callback_and_add_event_listener_options(
            name,
            heard.unchecked_ref(),
            &options,
        );
    }
}

fn hear(event: &Event) {
    // Never later than now: a clock of its own would shut the person out.
    let at = event.time_stamp().min(now());
    let name = event.type_();
    match name.as_str() {
        "click" => CLICKED.set(PRESSES.with_borrow_mut(|presses| presses.click(at))),
        "keydown" | "pointerdown" => {
            let key = event.dyn_ref::<KeyboardEvent>();
            let repeated = key.is_some_and(|key| key.repeat() || is_composing(key));
            PRESSES.with_borrow_mut(|presses| {
                presses.down(Press { began: at, repeated, by_key: key.is_some() })
            });
            ACTED.set(at);
        }
        // A swipe to the side is how some go back.
        "wheel"
            if event
                .dyn_ref::<WheelEvent>()
                .is_some_and(|wheel| wheel.delta_x().abs() > wheel.delta_y().abs()) => {}
        "wheel" | "touchmove" => ACTED.set(at),
        // An element lost the focus, and the window has it.
        "blur" if event.target().is_some_and(|target| target.has_type::<Element>()) => {}
        _ => PRESSES.with_borrow_mut(|presses| presses.up(at)),
    }
}

/// Whether a key belongs to an input method that is composing text. Safari sends the Enter that ends a composition after its
/// end, and only its code, 229, tells.
#[must_use]
pub fn is_composing(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == 229
}

/// When the person pressed or scrolled last.
#[must_use]
pub fn acted() -> f64 {
    ACTED.get()
}

/// A question that must have been on the screen for a while before a press can answer it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Question(RwSignal<Reading>);

impl Question {
    /// There is no question yet.
    #[must_use]
    pub fn none() -> Self {
        listen();
        Self(RwSignal::new(Reading::Nothing))
    }

    /// A question that comes to the screen with the view that is being built.
    #[must_use]
    pub fn asked() -> Self {
        let question = Self::none();
        question.ask();
        question
    }

    /// The question comes to the screen now.
    pub fn ask(self) {
        self.0.set(Reading::Unpainted);
        // The focus moves within two frames and brings the question into view; the task behind them runs once that is painted.
        request_animation_frame(move || {
            request_animation_frame(move || set_timeout(move || self.painted(), Duration::ZERO));
        });
    }

    fn painted(self) {
        // The view may be gone by now.
        if self.0.try_get_untracked() != Some(Reading::Unpainted) {
            return;
        }
        let reading = Reading::painted(now());
        self.0.set(reading);
        let end = move || {
            // It may have been asked anew meanwhile.
            if self.0.try_get_untracked() == Some(reading) {
                self.0.set(reading.ended(now()));
            }
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small number")]
        set_timeout(end, Duration::from_millis(READING_TIME as u64));
    }

    /// There is no question any more.
    pub fn withdraw(self) {
        self.0.set(Reading::Nothing);
    }

    /// The value of `aria-disabled` for a button that answers it: a button that does nothing yet says so, and keeps the focus.
    #[must_use]
    pub fn disables(self) -> &'static str {
        if self.waits() { "true" } else { "false" }
    }

    /// Whether it still has to be read; followed.
    #[must_use]
    pub fn waits(self) -> bool {
        self.0.with(|reading| reading.waits())
    }

    /// Whether the press that is being handled answers it.
    #[must_use]
    pub fn is_answered(self) -> bool {
        self.0.try_get_untracked().is_some_and(|reading| reading.is_answered_by(CLICKED.get()))
    }
}

/// Whether the press that is being handled is a key that is held down.
#[must_use]
pub fn is_repeated() -> bool {
    CLICKED.get().repeated
}

/// Asks in the browser's own dialog, and goes on if the answer is yes. A key that is held down or pressed twice would answer it
/// unread: so the dialog waits until the keyboard is at rest, and is given up if the focus has moved on by then.
pub fn confirm(text: &'static str, yes: impl FnOnce() + 'static) {
    confirm_boxed(text, Box::new(yes));
}

fn confirm_boxed(text: &'static str, yes: Box<dyn FnOnce()>) {
    let press = CLICKED.get();
    if !press.by_key {
        ask(text, yes);
    } else if !press.repeated && !WAITS.replace(true) {
        ask_at_rest(text, yes, document().active_element());
    }
}

fn ask(text: &str, yes: Box<dyn FnOnce()>) {
    if window().confirm_with_message(text).unwrap_or(false) {
        yes();
    }
}

fn ask_at_rest(text: &'static str, yes: Box<dyn FnOnce()>, pressed: Option<Element>) {
    if !PRESSES.with_borrow(|presses| presses.is_at_rest(now())) {
        return set_timeout(move || ask_at_rest(text, yes, pressed), POLL);
    }
    WAITS.set(false);
    if document().active_element() == pressed {
        ask(text, yes);
    }
}
