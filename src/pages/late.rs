//! The pages that are loaded when they are first opened.

use super::heading::Heading;
use super::{ConnectionPage, CustomerPage, CustomersPage, HistoryPage, QualificationPage};
use crate::api::version::Why;
use crate::browser::task::spawn;
use crate::locales::{fill, words};
use crate::shell::Shell;
use crate::shell::route::Route;
use crate::ui::chunk::{Late, Loading, load, part};
use crate::ui::focus;
use crate::ui::waiting::Waiting;
use leptos::prelude::*;

/// Builds a page.
type Page = fn(&'static Shell, &Route) -> AnyView;

/// The parts: of each its name, and its pages by their addresses.
macro_rules! pages {
    ($shell:ident: $($part:ident { $($address:pat => $page:expr,)+ })+) => {
        $(part! { $part, $part -> Page: |$shell, route| match route {
            $($address => $page.into_any(),)+
            _ => ().into_any(),
        } })+

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
        Route::Customers => view! { <CustomersPage shell /> },
    }
    customer {
        Route::Customer(id) => view! { <CustomerPage shell id=id.clone() /> },
        Route::History(id) => view! { <HistoryPage shell id=id.clone() /> },
    }
    qualification {
        Route::Qualification(id) => view! { <QualificationPage shell id=id.clone() /> },
    }
    connection {
        Route::Connection => view! { <ConnectionPage shell /> },
    }
}

/// The page of an address that belongs to a part, from the loading of the part on; none for other addresses.
pub fn late(shell: &'static Shell, route: &Route) -> Option<AnyView> {
    let part = part_of(route)?;
    Some(view! { <LatePage shell route=route.clone() part /> }.into_any())
}

#[component]
fn LatePage(
    shell: &'static Shell,
    /// Its address.
    route: Route,
    /// The part that has it.
    part: Loading<Page>,
) -> impl IntoView {
    let page = RwSignal::new(Late::Awaited);
    load(page, part);
    let shown = move || match page.get() {
        Late::Awaited => view! { <Waiting /> }.into_any(),
        Late::There(page) => page(shell, &route),
        Late::Missing(why) => {
            let route = route.clone();
            let again = Box::new(move || {
                page.set(Late::Awaited);
                focus::after_rendering(focus::HEADING.to_owned());
                if let Some(part) = part_of(&route) {
                    load(page, part);
                }
            });
            view! { <Missing shell why again /> }.into_any()
        }
    };
    view! { {move || shown()} }
}

/// Says why the page is not there.
#[component]
fn Missing(shell: &'static Shell, why: Why, again: Box<dyn Fn() + Send>) -> impl IntoView {
    let title = fill(words().page.not_loaded, &[words().page.this_page]);
    shell.title.set(title.clone());
    shell.title_error.set(true);
    on_cleanup(move || shell.title_error.set(false));
    view! {
        <div>
            <Heading text=title />
            <p>{why.text()}</p>
            <p>{why.button(again)}</p>
        </div>
    }
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
