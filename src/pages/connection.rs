//! Where the panel sends its calls.

use super::heading;
use crate::locales::words;
use crate::shell::Shell;
use crate::ui::element::{El, el};

/// The page.
pub fn connection(shell: &Shell) -> El {
    let words = words();
    let text = &words.settings;
    shell.title.set(words.page.connection.to_owned());
    let config = shell.api.config();
    let rows = [
        (text.api, config.api.as_str()),
        (text.support_path, config.support_profile_path_text.as_str()),
        (text.sign_in, text.sign_in_none),
    ];
    let mut list = el("dl");
    for (name, value) in rows {
        list = list.child(el("dt").child(name)).child(el("dd").child(value));
    }
    el("div").child(heading(words.page.connection)).child(el("p").child(text.intro)).child(list)
}
