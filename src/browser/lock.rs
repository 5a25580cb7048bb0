//! A mutex on a page with one thread.

use std::sync::{Mutex, PoisonError};

/// The page has one thread: nothing is ever waited for, and nothing is poisoned by a panic that the page outlives.
pub fn locked<T>(value: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    value.lock().unwrap_or_else(PoisonError::into_inner)
}
