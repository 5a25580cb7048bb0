//! Starts the panel; everything else is in the library, so that in-browser tests can mount its components.
fn main() {
    panel::start();
}
