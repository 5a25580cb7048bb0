//! Every order in which things can happen to a form, explored by a model checker over the panel's own `editing::step`.
//!
//! The models are finite and explored completely. What is bounded is how much goes wrong: the number of faults and of
//! reloads. `MODEL_MORE=1` allows one more of each in every model.

#[cfg(test)]
mod billing;
#[cfg(test)]
mod check;
#[cfg(test)]
mod claims;
#[cfg(test)]
mod happening;
#[cfg(test)]
mod names;
#[cfg(test)]
mod person;
#[cfg(test)]
mod qualification;
#[cfg(test)]
mod scenario;
#[cfg(test)]
mod support;
#[cfg(test)]
mod trace;
#[cfg(test)]
mod world;
