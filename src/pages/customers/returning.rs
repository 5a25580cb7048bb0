//! Back from a customer the list is as long as it was when it was left.

use super::list::List;
use crate::shell::Shell;
use leptos::prelude::*;

/// Loads as many rows as the list showed before, for the same words, and lets the history know how many there are.
pub fn load_as_before(shell: &'static Shell, list: List) {
    let navigation = &shell.navigation;
    let (mut wanted, words) = (navigation.rows_before(), list.words.get_untracked());
    Effect::new(move |_| {
        let (rows, is_asking) = (list.count.get().0, list.asking.get());
        let rows = u32::try_from(rows).unwrap_or(u32::MAX);
        if is_asking {
            return;
        }
        navigation.show_rows(rows);
        let has_more = !list.next.get_untracked().is_empty() && list.failed.get_untracked().is_empty();
        if rows < wanted && has_more && list.words.get_untracked() == words {
            list.more();
        } else {
            wanted = 0;
        }
    });
}
