//! English: remarks at fields.

use super::remark::RemarkWords;

pub static WORDS: RemarkWords = RemarkWords {
    cleaned: "Invisible characters or spaces were removed.",
    respelled: "“{0}” was replaced by its code: {1}.",
    invisible: "This contains invisible characters:",
    space: "space",
    remove: "Remove invisible characters",
};
