//! Operators save records of the sandbox over HTTP, with faults and in random order; then the history is checked.
//!
//! Each operator's form is the panel's own `editing::step`, and what it sends and reads is made by `updates`, as in the panel. The
//! order is that of a seed, which is printed: `HTTP_SEED` plays it again. `HTTP_SAVES` sets how many saves there are.

#[cfg(test)]
mod chance;
#[cfg(test)]
mod client;
#[cfg(test)]
mod history;
#[cfg(test)]
mod office;
#[cfg(test)]
mod operator;
#[cfg(test)]
mod sandbox_server;
#[cfg(test)]
mod tests;
