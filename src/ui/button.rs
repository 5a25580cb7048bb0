//! A button.

use super::element::{El, el};

/// A button that does something; it sends no form.
pub fn button(label: &str, press: impl Fn() + Send + 'static) -> El {
    boxed(label, Box::new(press))
}

fn boxed(label: &str, press: Box<dyn Fn() + Send>) -> El {
    el("button").attr("type", "button").on("click", move |_| press()).child(label)
}
