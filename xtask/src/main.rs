//! The project's commands: `cargo xtask serve | test | build`.
fn main() {}
