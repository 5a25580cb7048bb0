//! Parts of pages that know no route and no API.

pub mod button;
pub mod copy;
pub mod element;
pub mod focus;
pub mod problem;
pub mod waiting;
