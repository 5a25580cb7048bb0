//! The texts of remarks at fields. Apart from the others: they are loaded with the panels of a form.

#[expect(missing_docs, reason = "the texts themselves say what they are for")]
pub struct RemarkWords {
    pub cleaned: &'static str,
    pub respelled: &'static str,
    pub invisible: &'static str,
    pub space: &'static str,
    pub remove: &'static str,
}
