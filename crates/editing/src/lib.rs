//! The editing core: snapshot, draft, merge and the states of a form. No browser, no network, no clock.
