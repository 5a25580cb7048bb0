//! A value that follows the state, and tells others only when it changes.
//!
//! Leptos' own memo has code of its own for every type of value, some kilobytes each. Here that code exists once, and the
//! value is behind a pointer.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of any type that can tell whether it is the same as another.
trait Held: Any + Send + Sync {
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Held for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<T>() == Some(self)
    }
}

#[derive(Clone)]
struct Value(Arc<dyn Held>);

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        let other: &dyn Any = &*other.0;
        self.0.is_same(other)
    }
}

/// A value that follows the state. Cheap to copy.
pub struct Memo<T> {
    inner: leptos::prelude::Memo<Value>,
    held: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// A memo of what this reads from the state.
pub fn memo<T: PartialEq + Send + Sync + 'static>(read: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    Memo { inner: erased(Box::new(move || Value(Arc::new(read())))), held: PhantomData }
}

fn erased(read: Box<dyn Fn() -> Value + Send + Sync>) -> leptos::prelude::Memo<Value> {
    leptos::prelude::Memo::new(move |_| read())
}

/// The value, and that whoever reads it follows it.
fn followed(memo: leptos::prelude::Memo<Value>) -> Value {
    memo.get()
}

impl<T: Default + 'static> Memo<T> {
    /// Reads the value, and follows it.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        let value = followed(self.inner);
        let value: &dyn Any = &*value.0;
        // Always of this type: `memo` put it there.
        match value.downcast_ref() {
            Some(value) => read(value),
            None => read(&T::default()),
        }
    }

    /// A copy of the value, which is followed.
    #[must_use]
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }
}
