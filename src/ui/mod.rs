//! Parts of pages that know no route and no API.

pub mod anew;
pub mod changed;
pub mod chunk;
pub mod controls;
pub mod copy;
pub mod countries;
pub mod download;
pub mod focus;
pub mod presses;
pub mod problem;
pub mod scroll;
pub mod sentence;
pub mod time;
pub mod waiting;
