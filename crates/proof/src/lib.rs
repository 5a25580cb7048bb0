//! What is promised about a save, shown to hold by running it: `docs/GUARANTEES.md` says what, and names the tests.
//!
//! There is nothing here to use. The tests drive the same `editing::step` as the panel:
//!
//! - `tests/model`: a model checker explores every order in which things can happen;
//! - `tests/over_http`: operators save against the sandbox over HTTP, with faults, and the history is checked.
