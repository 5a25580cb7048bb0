//! Parts of pages that know no route and no API.

pub mod copy;
pub mod focus;
pub mod problem;
pub mod waiting;
