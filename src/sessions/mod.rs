//! Records being edited: each runs the editing core, and carries out its commands. No views.

mod attribution;
mod editor;
mod io;
mod place;
mod registry;

pub use editor::Editor;
pub use place::Place;
pub use registry::Editors;
pub use updates::RecordId;
