//! Form controls that agree with the state, whoever changes them.
//!
//! A person's edit comes with an `input` event. Password managers, extensions and scripts set a control without one, and
//! browsers reset controls of a page that they show again. So a bound control is compared with the state whenever somebody may
//! have touched it: what a person or a tool changed becomes an edit, and what the browser changed is written anew.

use leptos::ev;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event, EventTarget};

/// How long after `pageshow` a browser may still reset the controls of a page from its back/forward cache, as Safari does.
const RESET: Duration = Duration::from_millis(100);

/// How long after the window is the active one again a press may follow that brought it back.
const RETURN: Duration = Duration::from_millis(50);

/// The text that stands for a checked radio button; the empty one stands for an unchecked one.
pub const CHECKED: &str = "true";

/// What a control is bound to.
#[derive(Clone)]
pub struct Binding {
    /// The property that is bound: `value` or `checked`.
    pub property: &'static str,
    /// The event that says that the control was changed: `input` or `change`.
    pub event: &'static str,
    /// The state's text, tracked: the control is painted when it changes.
    pub text: Arc<dyn Fn() -> String + Send + Sync>,
    /// The state's text as it is now, untracked and never a step behind; `None` while there is no record.
    pub text_now: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    /// Makes a text an edit. The flag says whether it is complete: it isn't while somebody is typing.
    pub edit: Arc<dyn Fn(String, bool) + Send + Sync>,
}

/// Binds a control to the state both ways, until the view is gone: `<input use:bound=binding />`.
pub fn bound(element: Element, binding: Binding) {
    let event = ev::Custom::<Event>::new(binding.event);
    let (control, painted) = Control::bind(&element, binding);
    let changed = Rc::clone(&control);
    let listener = element.on(event, move |event| changed.accept(&event));
    // The options of a list are put into it after its attributes.
    let filled = SendWrapper::new(Rc::downgrade(&control));
    Effect::new(move |_| {
        if let Some(control) = filled.upgrade() {
            control.agree();
        }
    });
    let kept = SendWrapper::new((control, painted, listener));
    on_cleanup(move || drop(kept));
}

/// A control in the page.
struct Control {
    element: Element,
    property: JsValue,
    text_now: Arc<dyn Fn() -> Option<String> + Send + Sync>,
    edit: Arc<dyn Fn(String, bool) + Send + Sync>,
    /// The text that was written or read last.
    text: RefCell<String>,
    /// What the control showed right after that: a browser drops line breaks, and choices that there are not.
    painted: RefCell<String>,
}

thread_local! {
    static CONTROLS: RefCell<Vec<Weak<Control>>> = const { RefCell::new(Vec::new()) };
    /// The control in which an input method is composing text: writing to it would end that.
    static COMPOSING: RefCell<Option<EventTarget>> = const { RefCell::new(None) };
    /// Whether a mouse button is down, and the controls that were left since: what is said of them waits, for it would move the
    /// button that is being clicked from under the pointer.
    static PRESSED: RefCell<Option<Vec<EventTarget>>> = const { RefCell::new(None) };
    /// Whether the page is hidden, or was shown so recently that a change may be the browser's.
    static IS_AWAY: Cell<bool> = const { Cell::new(false) };
}

impl Control {
    /// Binds an element of the page, for as long as the control is not dropped. The effect paints it.
    fn bind(element: &Element, binding: Binding) -> (Rc<Self>, RenderEffect<Option<String>>) {
        let Binding { property, event: _, text, text_now, edit } = binding;
        let control = Rc::new(Self {
            element: element.clone(),
            property: JsValue::from_str(property),
            text_now,
            edit,
            text: RefCell::default(),
            painted: RefCell::default(),
        });
        CONTROLS.with_borrow_mut(|controls| {
            controls.retain(|control| control.strong_count() > 0);
            controls.push(Rc::downgrade(&control));
        });
        let painted = Rc::downgrade(&control);
        let effect = RenderEffect::new(move |before: Option<Option<String>>| {
            let now = Some(text());
            if before.as_ref() != Some(&now)
                && let (Some(control), Some(now)) = (painted.upgrade(), &now)
            {
                control.paint(now);
            }
            now
        });
        (control, effect)
    }

    /// Accepts what the control shows, after an event that says that it was changed.
    fn accept(&self, event: &Event) {
        // An Enter that ends a composition can be a change to the browser.
        if self.is_composing() && event.type_() == "change" {
            return;
        }
        self.edit_to(self.shown(), is_complete(event));
        self.agree();
    }

    fn edit_to(&self, shown: String, is_complete: bool) {
        self.remember(&shown, &shown);
        (self.edit)(shown, is_complete);
    }

    /// Paints the state where the control doesn't show it.
    fn agree(&self) {
        if let Some(now) = (self.text_now)()
            && (*self.text.borrow() != now || *self.painted.borrow() != self.shown())
        {
            self.paint(&now);
        }
    }

    fn paint(&self, text: &str) {
        if self.is_composing() {
            return;
        }
        if self.shown() != text {
            let value = match self.get(&self.property).as_bool() {
                Some(_) => JsValue::from_bool(text == CHECKED),
                None => JsValue::from_str(text),
            };
            let _always = js_sys::Reflect::set(&self.element, &self.property, &value);
        }
        self.remember(text, &self.shown());
    }

    fn remember(&self, text: &str, painted: &str) {
        text.clone_into(&mut self.text.borrow_mut());
        painted.clone_into(&mut self.painted.borrow_mut());
    }

    fn shown(&self) -> String {
        let value = self.get(&self.property);
        value.as_string().unwrap_or_else(|| if value.is_truthy() { CHECKED } else { "" }.to_owned())
    }

    fn get(&self, name: &JsValue) -> JsValue {
        js_sys::Reflect::get(&self.element, name).unwrap_or_default()
    }

    fn is_composing(&self) -> bool {
        COMPOSING.with_borrow(|target| target.as_ref().is_some_and(|target| self.is(target)))
    }

    fn is(&self, target: &EventTarget) -> bool {
        let element: &EventTarget = &self.element;
        element == target
    }

    /// Whether the control can be edited, and no input method is busy in it.
    fn is_free(&self) -> bool {
        let is_set = |name| self.get(&JsValue::from_str(name)).is_truthy();
        !(self.is_composing() || is_set("disabled") || is_set("readOnly"))
    }

    /// What the control shows, if somebody changed it without an event.
    fn changed(&self) -> Option<String> {
        let (shown, now) = (self.shown(), (self.text_now)()?);
        (shown != *self.painted.borrow() && shown != now && self.is_free()).then_some(shown)
    }
}

/// Whether an event leaves a complete text: anything but typing, as a paste or a value that a tool filled in.
fn is_complete(event: &Event) -> bool {
    let kind =
        js_sys::Reflect::get(event, &JsValue::from_str("inputType")).ok().and_then(|kind| kind.as_string());
    kind.is_none_or(|kind| {
        kind.is_empty() || ["insertFrom", "insertReplacement"].iter().any(|prefix| kind.starts_with(prefix))
    })
}

fn all() -> Vec<Rc<Control>> {
    CONTROLS.with_borrow(|controls| controls.iter().filter_map(Weak::upgrade).collect())
}

/// Compares every control with the state. A difference that somebody made becomes an edit; any other is painted over.
pub fn reconcile() {
    reconcile_with(&|_| false);
}

/// The same before a save: also what was typed last is complete.
pub fn complete() {
    reconcile_with(&|_| true);
}

fn reconcile_with(completes: &dyn Fn(&Control) -> bool) {
    if IS_AWAY.get() {
        return;
    }
    let controls = all();
    // First all that changed: painting one radio button changes others.
    let changed: Vec<(&Rc<Control>, String)> =
        controls.iter().filter_map(|control| Some((control, control.changed()?))).collect();
    for (control, shown) in changed {
        control.edit_to(shown, true);
    }
    for control in controls.iter().filter(|control| completes(control) && control.is_free()) {
        let shown = control.shown();
        if (control.text_now)().as_ref() == Some(&shown) {
            control.edit_to(shown, true);
        }
    }
    for control in &controls {
        control.agree();
    }
}

/// Writes the state to every control anew.
fn repaint() {
    for control in all() {
        if let Some(now) = (control.text_now)() {
            control.paint(&now);
        }
    }
}

/// Keeps the controls in agreement with the state, until the view is gone in which this is called.
pub fn listen() {
    let events = [
        "change",
        "focusout",
        "focus",
        "visibilitychange",
        "compositionstart",
        "compositionend",
        "mousedown",
        "mouseup",
        "dragend",
        "reset",
        "pagehide",
        "pageshow",
    ];
    for name in events {
        let handle = window_event_listener_untyped(name, |event| on_event(&event));
        on_cleanup(move || handle.remove());
    }
}

fn on_event(event: &Event) {
    let target = event.target();
    match event.type_().as_str() {
        "compositionstart" => COMPOSING.set(target),
        "compositionend" => {
            COMPOSING.set(None);
            // Some browsers send the last `input` event only now.
            set_timeout(reconcile, Duration::ZERO);
        }
        "mousedown" => PRESSED.set(Some(Vec::new())),
        "mouseup" | "dragend" => {
            let left = PRESSED.take().unwrap_or_default();
            if !left.is_empty() {
                // After the click, which may save.
                set_timeout(
                    move || reconcile_with(&|control| left.iter().any(|target| control.is(target))),
                    Duration::ZERO,
                );
            }
        }
        // The press that brings the window back follows, and must find its button where it was.
        "focus" => set_timeout(move || left(target.as_ref()), RETURN),
        "reset" => set_timeout(repaint, Duration::ZERO),
        "pagehide" => {
            reconcile();
            IS_AWAY.set(true);
        }
        "pageshow" => {
            IS_AWAY.set(true);
            set_timeout(repaint, Duration::ZERO);
            set_timeout(
                || {
                    repaint();
                    IS_AWAY.set(false);
                },
                RESET,
            );
        }
        _ => left(target.as_ref()),
    }
}

/// Compares the controls, of which somebody left this one; while a mouse button is down, once it is up.
fn left(target: Option<&EventTarget>) {
    let waits =
        PRESSED.with_borrow_mut(|left| left.as_mut().map(|left| left.extend(target.cloned())).is_some());
    if !waits {
        reconcile_with(&|control| target.is_some_and(|target| control.is(target)));
    }
}
