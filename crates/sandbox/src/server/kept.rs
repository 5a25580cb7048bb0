//! The store that every connection works with, and the file that keeps it.

use super::complain;
use super::data::Data;
use crate::Store;
use std::sync::{Mutex, PoisonError};

/// A store, alone or on the disk.
#[derive(Debug)]
pub struct KeptStore {
    inner: Mutex<(Store, Option<Data>)>,
}

impl KeptStore {
    /// A store that is gone with the process.
    pub const fn new(store: Store) -> Self {
        Self { inner: Mutex::new((store, None)) }
    }

    /// A store whose changes a file keeps.
    pub const fn on_disk(store: Store, data: Data) -> Self {
        Self { inner: Mutex::new((store, Some(data))) }
    }

    /// Carries out one call. When this returns, what the call changed is on the disk, and nobody saw it before.
    pub fn call<T>(&self, call: impl FnOnce(&mut Store) -> T) -> T {
        let mut inner = self.inner.lock().unwrap_or_else(PoisonError::into_inner);
        let (store, data) = &mut *inner;
        let result = call(store);
        if let Some(Err(error)) = data.as_mut().map(|data| data.keep(store)) {
            // Nobody may hear of a change that is not kept. After a start, the file says what is.
            complain(&format!("sandbox: the file of --data cannot be written: {error}"));
            std::process::exit(1);
        }
        result
    }
}
