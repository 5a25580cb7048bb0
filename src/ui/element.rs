//! Elements of a view, of one type whatever they hold.
//!
//! Leptos' `view!` gives each piece of a view a type of its own, and each type its own code to build, mount and remove it.
//! Here an element is data, and that code exists once: the panel is a third smaller for it.
//!
//! ```ignore
//! el("p").class("status").attr("role", "status").text_of(move || status.get())
//! ```
//!
//! A translator built into the browser takes text nodes out of the page and puts others in their place. So a text that
//! follows the state is the `textContent` of an element of its own, and [`dynamic`] parts are elements, never bare texts.

use super::controls::{self, Binding};
use crate::locales::pieces;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::tachys::{html::attribute::any_attribute::AnyAttribute, no_attrs};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, Node};

/// An element to be.
#[must_use]
pub struct El {
    tag: &'static str,
    attributes: Vec<(&'static str, String)>,
    following: Vec<(Target, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<AnyView>,
    /// What the control is bound to.
    binding: Option<Binding>,
}

/// A value that follows the state.
type Value = Box<dyn Fn() -> Option<String> + Send>;
/// What is done at an event.
type Listener = Box<dyn FnMut(Event) + Send>;

/// What of an element follows the state.
#[derive(Clone, Copy)]
enum Target {
    /// An attribute, absent for none.
    Attribute(&'static str),
    /// A property that holds a text.
    TextProperty(&'static str),
    /// A property that is true for some and false for none.
    Flag(&'static str),
}

/// An element of this name.
pub fn el(tag: &'static str) -> El {
    El {
        tag,
        attributes: Vec::new(),
        following: Vec::new(),
        listeners: Vec::new(),
        children: Vec::new(),
        binding: None,
    }
}

/// Nothing.
#[must_use]
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A part of a view that follows the state. It is built anew whenever what it reads changes: read memos. What it builds is
/// elements or nothing: a bare text may be replaced by a translator, and would no longer mark the place of the part.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn Fn() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// What can stand within an element.
pub trait Child {
    /// As a view; none where there is nothing.
    fn into_child(self) -> Option<AnyView>;
}

impl Child for AnyView {
    fn into_child(self) -> Option<AnyView> {
        Some(self)
    }
}

impl Child for El {
    fn into_child(self) -> Option<AnyView> {
        Some(self.into_any())
    }
}

impl Child for String {
    fn into_child(self) -> Option<AnyView> {
        Some(self.into_any())
    }
}

impl Child for &str {
    fn into_child(self) -> Option<AnyView> {
        self.to_owned().into_child()
    }
}

impl<C: Child> Child for Option<C> {
    fn into_child(self) -> Option<AnyView> {
        self.and_then(Child::into_child)
    }
}

impl El {
    /// An attribute.
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// The attribute `class`.
    pub fn class(self, value: &str) -> Self {
        self.attr("class", value)
    }

    /// The attribute `id`.
    pub fn id(self, value: &str) -> Self {
        self.attr("id", value)
    }

    /// An attribute that follows the state, absent for none.
    pub fn attr_of(self, name: &'static str, value: impl Fn() -> Option<String> + Send + 'static) -> Self {
        self.follow(Target::Attribute(name), Box::new(value))
    }

    /// The text of the element, following the state. It is all that the element holds: it is set as a whole, whatever a
    /// translator has put into the element.
    pub fn text_of(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.follow(Target::TextProperty("textContent"), Box::new(move || Some(text())))
    }

    /// Keeps translators away from what the element holds: a value of a record, an ID, a name.
    pub fn verbatim(self) -> Self {
        self.attr("translate", "no")
    }

    /// A sentence with values put in, behind the children it has. A translator sees the sentence, and not the values.
    pub fn sentence(self, template: &str, values: &[&str]) -> Self {
        pieces(template, values).into_iter().fold(self, |sentence, (text, is_value)| match is_value {
            true => sentence.child(el("span").verbatim().child(text)),
            false => sentence.child(text),
        })
    }

    /// A property that is true or false, following the state: `checked`, `selected`, `hidden`, `readOnly`.
    pub fn flag_of(self, name: &'static str, value: impl Fn() -> bool + Send + 'static) -> Self {
        self.follow(Target::Flag(name), Box::new(move || value().then(String::new)))
    }

    /// Binds the element to the state both ways.
    pub fn bound(mut self, binding: Binding) -> Self {
        self.binding = Some(binding);
        self
    }

    fn follow(mut self, target: Target, value: Value) -> Self {
        self.following.push((target, value));
        self
    }

    /// Listens to an event.
    pub fn on(mut self, event: &'static str, listener: impl FnMut(Event) + Send + 'static) -> Self {
        self.listeners.push((event, Box::new(listener)));
        self
    }

    /// A child, behind those it has.
    pub fn child(mut self, child: impl Child) -> Self {
        self.children.extend(child.into_child());
        self
    }

    /// Children, behind those it has.
    pub fn children<C: Child>(mut self, children: impl IntoIterator<Item = C>) -> Self {
        self.children.extend(children.into_iter().filter_map(Child::into_child));
        self
    }
}

/// An element in the page, with what keeps it alive.
pub struct Built {
    node: web_sys::Element,
    _children: Vec<AnyViewState>,
    _following: Vec<RenderEffect<Option<String>>>,
    _listeners: Vec<Closure<dyn FnMut(Event)>>,
}

impl Render for El {
    type State = Built;

    fn build(self) -> Built {
        let node = create(self.tag);
        for (name, value) in &self.attributes {
            // The names are fixed in the source and well-formed.
            let _always = node.set_attribute(name, value);
        }
        let mut children: Vec<AnyViewState> = self.children.into_iter().map(Render::build).collect();
        for child in &mut children {
            child.mount(&node, None);
        }
        // After the children, so that a value finds its options.
        let following: Vec<_> =
            self.following.into_iter().map(|(target, value)| followed(&node, target, value)).collect();
        let listeners = self.listeners;
        if let Some(binding) = self.binding {
            controls::bound(node.clone(), binding);
        }
        let listeners = listeners
            .into_iter()
            .map(|(event, listener)| {
                let listener: Box<dyn FnMut(Event)> = listener;
                let closure = Closure::wrap(listener);
                let _always = node.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
                closure
            })
            .collect();
        Built { node, _children: children, _following: following, _listeners: listeners }
    }

    fn rebuild(self, state: &mut Built) {
        let mut old = std::mem::replace(state, self.build());
        old.insert_before_this(state);
        old.unmount();
    }
}

fn create(tag: &str) -> web_sys::Element {
    leptos::tachys::renderer::Rndr::create_element(tag, None)
}

fn followed(node: &web_sys::Element, target: Target, value: Value) -> RenderEffect<Option<String>> {
    let node = node.clone();
    RenderEffect::new(move |before: Option<Option<String>>| {
        let now = value();
        if before.as_ref() != Some(&now) {
            set(&node, target, now.as_deref());
        }
        now
    })
}

/// Writes to an element what the panel itself names; a browser refuses none of it.
fn set(node: &web_sys::Element, target: Target, value: Option<&str>) {
    match (target, value) {
        (Target::Attribute(name), Some(value)) => {
            let _always = node.set_attribute(name, value);
        }
        (Target::Attribute(name), None) => {
            let _always = node.remove_attribute(name);
        }
        (Target::TextProperty(name), value) => {
            let value = JsValue::from_str(value.unwrap_or_default());
            let _always = js_sys::Reflect::set(node, &JsValue::from_str(name), &value);
        }
        (Target::Flag(name), value) => {
            let value = JsValue::from_bool(value.is_some());
            let _always = js_sys::Reflect::set(node, &JsValue::from_str(name), &value);
        }
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.node.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&Node>) {
        let _always = parent.insert_before(&self.node, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.node.parent_element() {
            Some(parent) => {
                child.mount(&parent, Some(&self.node));
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        vec![self.node.clone()]
    }
}

no_attrs!(El);

/// A view can be rendered on a server too; this one never is, and what only a server calls does the least it can.
impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _buffer: &mut String,
        _position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _attributes: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}

// What is not written as components yet.

/// A button.
pub fn button(label: &str, press: impl Fn() + Send + 'static) -> El {
    el("button").attr("type", "button").on("click", move |_| press()).child(label)
}

/// See [`super::changed::Changed`].
pub fn changed(mark: &'static str, text: &str, other: &str) -> AnyView {
    use super::changed::{Changed, Mark};
    let mark = if mark == "ins" { Mark::Inserted } else { Mark::Deleted };
    view! { <Changed mark text=text.to_owned() other=other.to_owned() /> }.into_any()
}

/// See [`super::problem::ProblemText`].
pub fn sentence(problem: &editing::Problem) -> Vec<AnyView> {
    use super::problem::ProblemText;
    vec![view! { <ProblemText problem=problem.clone() /> }.into_any()]
}

/// See [`super::problem::ProblemDetails`].
pub fn details(details: &editing::Details) -> AnyView {
    use super::problem::ProblemDetails;
    view! { <ProblemDetails details=details.clone() /> }.into_any()
}

/// See [`super::waiting::Waiting`].
pub fn waiting() -> AnyView {
    use super::waiting::Waiting;
    view! { <Waiting /> }.into_any()
}

/// See [`super::waiting::NotLoaded`].
pub fn not_loaded(what: &str, problem: &editing::Problem, again: impl Fn() + Send + 'static) -> AnyView {
    use super::waiting::NotLoaded;
    view! { <NotLoaded what=what.to_owned() problem=problem.clone() again=Box::new(again) /> }.into_any()
}

/// See [`super::copy::CopyButton`].
pub fn copy_button(label: &'static str, text: String) -> AnyView {
    copy_button_of(label, Box::new(move || text.clone()))
}

/// See [`super::copy::CopyButton`].
pub fn copy_button_of(label: &'static str, text: Box<dyn Fn() -> String + Send>) -> AnyView {
    use super::copy::CopyButton;
    view! { <CopyButton label text /> }.into_any()
}
