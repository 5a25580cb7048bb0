//! Where the panel sends its calls.

use super::heading;
use crate::locales::words;
use crate::shell::Shell;
use leptos::prelude::*;

/// The page.
pub fn connection(shell: &Shell) -> AnyView {
    let words = words();
    let text = &words.settings;
    shell.title.set(words.page.connection.to_owned());
    let config = shell.api.config();
    view! {
        {heading(words.page.connection)}
        <p>{text.intro}</p>
        <dl>
            <dt>{text.api}</dt>
            <dd>{config.api.clone()}</dd>
            <dt>{text.support_path}</dt>
            <dd>{config.support_profile_path_text.clone()}</dd>
            <dt>{text.sign_in}</dt>
            <dd>{text.sign_in_none}</dd>
        </dl>
    }
    .into_any()
}
