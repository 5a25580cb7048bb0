//! The locks by which the tabs of a browser take turns.

use super::page::pause;
use panel::browser::tabs::Lock;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const NAME: &str = "a record of this test";

async fn wait() {
    for _ in 0..10 {
        pause().await;
    }
}

#[wasm_bindgen_test]
async fn a_lock_that_is_dropped_goes_to_the_next_one() {
    let first = Rc::new(RefCell::new(None));
    let granted = first.clone();
    Lock::request(NAME, move |lock| *granted.borrow_mut() = lock);
    let second = Rc::new(Cell::new(false));
    let granted = second.clone();
    Lock::request(NAME, move |lock| {
        granted.set(true);
        drop(lock);
    });
    wait().await;
    assert!(first.borrow().is_some() && !second.get(), "one has it at a time");
    // As when a record is forgotten: nobody says that the lock is free.
    drop(first.take());
    wait().await;
    assert!(second.get());
}
