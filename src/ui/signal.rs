//! A value that views follow.
//!
//! As with [memos](super::memo): Leptos' own signal has code of its own for every type of value, and here it exists once.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

type Value = Arc<dyn Any + Send + Sync>;

/// A value that views follow. Cheap to copy; gone with the view that made it, and then what is set is set nowhere.
pub struct Signal<T> {
    inner: RwSignal<Value>,
    held: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

fn erased(value: Value) -> RwSignal<Value> {
    RwSignal::new(value)
}

fn set(signal: RwSignal<Value>, value: Value) {
    signal.try_set(value);
}

fn read(signal: RwSignal<Value>, followed: bool) -> Option<Value> {
    if followed { signal.try_get() } else { signal.try_get_untracked() }
}

impl<T: Default + Send + Sync + 'static> Signal<T> {
    /// A signal that begins with this value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { inner: erased(Arc::new(value)), held: PhantomData }
    }

    /// Sets the value, and tells who follows it.
    pub fn set(&self, value: T) {
        set(self.inner, Arc::new(value));
    }

    /// Reads the value, and follows it.
    pub fn with<R>(&self, read_value: impl FnOnce(&T) -> R) -> R {
        of(read(self.inner, true), read_value)
    }

    /// A copy of the value, which is followed.
    #[must_use]
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of the value as it is now.
    #[must_use]
    pub fn get_untracked(&self) -> T
    where
        T: Clone,
    {
        of(read(self.inner, false), T::clone)
    }
}

/// The value is always of this type, for `Signal::new` and `Signal::set` put it there; it is missing after its view is gone.
fn of<T: Default + 'static, R>(value: Option<Value>, read: impl FnOnce(&T) -> R) -> R {
    match value.as_ref().and_then(|value| value.downcast_ref()) {
        Some(value) => read(value),
        None => read(&T::default()),
    }
}
