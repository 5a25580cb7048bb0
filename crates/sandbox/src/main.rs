//! The local Partner Center over HTTP.

#[cfg(not(target_family = "wasm"))]
fn main() -> std::process::ExitCode {
    sandbox::server::run(std::env::args().skip(1))
}

/// In the browser there is no server: the library is the transport.
#[cfg(target_family = "wasm")]
fn main() {}
