//! What is loaded when it is needed: a part of the program is a file of its own.

use crate::api::version::{self, Why};
use crate::browser::reload;
use crate::browser::task::{catching, spawn};
use crate::locales::words;
use crate::ui::focus;
use leptos::prelude::*;
use std::pin::Pin;

/// Why a part is not there. Without the feature all of them are there from the beginning.
#[cfg(not(feature = "parts"))]
pub type NotLoaded = std::convert::Infallible;
/// Why a part is not there.
#[cfg(feature = "parts")]
pub type NotLoaded = wasm_split_helpers::SplitLoaderError;

/// A part on its way.
pub type Loading<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// How far a part is.
#[derive(Clone, Copy, Default)]
pub enum Late<T> {
    /// On its way.
    #[default]
    Awaited,
    /// There.
    There(T),
    /// It did not come.
    Missing(Why),
}

/// Defines a function that gives what a part has, once the part is loaded.
macro_rules! part {
    ($part:ident, $name:ident -> $type:ty: $value:expr) => {
        #[cfg(feature = "parts")]
        #[wasm_split_helpers::wasm_split($part, fallible)]
        fn $name() -> Result<$type, $crate::ui::chunk::NotLoaded> {
            Ok($value)
        }

        #[cfg(not(feature = "parts"))]
        async fn $name() -> Result<$type, $crate::ui::chunk::NotLoaded> {
            Ok($value)
        }
    };
}
pub(crate) use part;

/// Loads a part. Without it nothing is lost: it is asked for again when the person says so.
pub fn load<T: Send + Sync + 'static>(part: RwSignal<Late<T>>, loading: Loading<T>) {
    spawn(async move {
        let loaded = match catching(loading).await {
            Some(Ok(there)) => Late::There(there),
            _ => Late::Missing(catching(Box::pin(version::why_missing())).await.unwrap_or(Why::Unknown)),
        };
        // What waited for it may be gone by now.
        part.try_set(loaded);
        focus::pay();
    });
}

impl Why {
    /// In words.
    #[must_use]
    pub fn text(self) -> &'static str {
        let words = &words().page;
        match self {
            Self::Unknown => words.part_missing,
            Self::Replaced => words.replaced,
            Self::SignInNeeded => words.host_sign_in,
        }
    }

    /// The button that may help: to load the part again, or the panel.
    pub fn button(self, again: impl Fn() + Send + 'static) -> AnyView {
        let words = &words().page;
        match self {
            Self::Unknown => {
                view! { <button type="button" on:click=move |_| again()>{words.try_again}</button> }
                    .into_any()
            }
            Self::Replaced | Self::SignInNeeded => {
                view! { <button type="button" on:click=|_| reload::reload()>{words.reload}</button> }
                    .into_any()
            }
        }
    }
}
