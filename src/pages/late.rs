//! The pages that are loaded when they are first opened.

use super::heading;
use crate::late::{Late, Loading, load, part};
use crate::locales::{fill, words};
use crate::route::Route;
use crate::shell::Shell;
use crate::task::spawn;
use crate::ui::element::waiting;
use crate::ui::element::{El, dynamic, el};
use crate::ui::focus;
use leptos::prelude::*;

/// Builds a page.
type Page = fn(&'static Shell, &Route) -> El;

/// The parts: of each its name, and its pages by their addresses.
macro_rules! pages {
    ($shell:ident: $($part:ident { $($address:pat => $page:expr,)+ })+) => {
        $(part! { $part, $part -> Page: |$shell, route| match route { $($address => $page,)+ _ => el("div") } })+

        /// The part that has the page of an address; none where that is always there.
        #[expect(unused_variables, reason = "what the addresses hold is for the pages")]
        fn part_of(route: &Route) -> Option<Loading<Page>> {
            match route {
                $($($address => Some(Box::pin($part())),)+)+
                _ => None,
            }
        }

        fn all() -> Vec<Loading<Page>> {
            vec![$(Box::pin($part())),+]
        }
    };
}

pages! { shell:
    customers {
        Route::Customers => super::customers(shell),
    }
    customer {
        Route::Customer(id) => super::customer(shell, id),
        Route::History(id) => super::history(shell, id),
    }
    qualification {
        Route::Qualification(id) => super::qualification(shell, id),
    }
    connection {
        Route::Connection => super::connection(shell),
    }
}

/// The page of an address that belongs to a part, from the loading of the part on; none for other addresses.
pub fn late(shell: &'static Shell, route: &Route) -> Option<AnyView> {
    let page = RwSignal::new(Late::Awaited);
    load(page, part_of(route)?);
    let (shell, route) = (shell, route.clone());
    Some(dynamic(move || match page.get() {
        Late::Awaited => waiting().into_any(),
        Late::There(page) => page(shell, &route).into_any(),
        Late::Missing(why) => {
            let title = fill(words().page.not_loaded, &[words().page.this_page]);
            shell.title.set(title.clone());
            let error = shell.title_error;
            error.set(true);
            on_cleanup(move || error.set(false));
            let route = route.clone();
            let again = move || {
                page.set(Late::Awaited);
                focus::after_rendering(focus::HEADING.to_owned());
                if let Some(part) = part_of(&route) {
                    load(page, part);
                }
            };
            el("div")
                .child(heading(title))
                .child(el("p").child(why.text()))
                .child(el("p").child(why.button(again)))
                .into_any()
        }
    }))
}

/// Loads all of them: what is there is opened at once, and does not go when another version is put up.
pub fn load_all() {
    spawn(async {
        for part in all() {
            // One that does not come is asked for again when it is needed.
            let _missing = part.await;
        }
    });
}
