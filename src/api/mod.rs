//! The panel's way to the service: every call goes through [`Api`], every failure becomes a [`Problem`] here.

mod browser;
mod claims;
mod early;
mod problem;
mod purpose;
mod service;
mod session;
mod token;
pub mod transport;
pub mod version;

pub use browser::{BrowserTransport, answer_to, early_response, fresh, is_redirect, text};
pub use claims::{Claims, NotTaken};
pub use early::{EarlyAnswer, EarlyTransport};
pub use problem::{problem_of, problem_without_answer};
pub use purpose::Purpose;
pub use service::{Api, LOCALE};
pub use session::{Session, Standing};
pub use token::{NotAToken, Token};
pub use transport::{Answered, NoAnswer, Transport};
