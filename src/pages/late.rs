//! Pages that are loaded when they are first opened: each part of the program is a file of its own.

use super::heading;
use crate::locales::{fill, words};
use crate::navigation::Navigation;
use crate::route::Route;
use crate::shell::Shell;
use crate::task::spawn;
use crate::ui::button::button;
use crate::ui::element::{El, dynamic, el};
use crate::ui::focus;
use crate::ui::signal::Signal;
use crate::ui::waiting::waiting;
use crate::version;
use leptos::prelude::*;
use std::pin::Pin;

// Without the feature a part is there from the beginning.
#[cfg(not(feature = "parts"))]
use std::convert::Infallible as NotLoaded;
#[cfg(feature = "parts")]
use wasm_split_helpers::{SplitLoaderError as NotLoaded, wasm_split};

/// Builds a page.
type Page = fn(&Shell, &Route) -> El;

/// A part on its way.
type Loading = Pin<Box<dyn Future<Output = Result<Page, NotLoaded>>>>;

/// The parts: of each its name, and its pages by their addresses.
macro_rules! parts {
    ($shell:ident: $($part:ident { $($address:pat => $page:expr,)+ })+) => {
        $(
            #[cfg(feature = "parts")]
            #[wasm_split($part, fallible)]
            fn $part() -> Result<Page, NotLoaded> {
                Ok(|$shell, route| match route { $($address => $page,)+ _ => el("div") })
            }

            #[cfg(not(feature = "parts"))]
            async fn $part() -> Result<Page, NotLoaded> {
                Ok(|$shell, route| match route { $($address => $page,)+ _ => el("div") })
            }
        )+

        /// The part that has the page of an address; none where that is always there.
        #[expect(unused_variables, reason = "what the addresses hold is for the pages")]
        fn part_of(route: &Route) -> Option<Loading> {
            match route {
                $($($address => Some(Box::pin($part())),)+)+
                _ => None,
            }
        }

        fn all() -> Vec<Loading> {
            vec![$(Box::pin($part())),+]
        }
    };
}

parts! { shell:
    customers {
        Route::Customers => super::customers(shell),
    }
    customer {
        Route::Customer(id) => super::customer(shell, id),
        Route::Qualification(id) => super::qualification(shell, id),
        Route::History(id) => super::history(shell, id),
    }
    connection {
        Route::Connection => super::connection(shell),
    }
}

/// How far a part is.
#[derive(Clone, Copy, Default)]
enum Part {
    #[default]
    Awaited,
    There(Page),
    /// It did not come, and nobody knows why.
    Missing,
    /// It did not come, for the panel was replaced by another version.
    Replaced,
}

/// The page of an address that belongs to a part, from the loading of the part on.
pub fn late(shell: &Shell, route: &Route) -> Option<AnyView> {
    let loading = part_of(route)?;
    let part = Signal::new(Part::Awaited);
    let (shell, route) = (shell.clone(), route.clone());
    load(loading, part, &shell.navigation, &route, shell.navigation.arrival());
    Some(dynamic(move || match part.get() {
        Part::Awaited => waiting().into_any(),
        Part::There(page) => page(&shell, &route).into_any(),
        Part::Missing => missing(&shell, &route, part).into_any(),
        Part::Replaced => replaced(&shell).into_any(),
    }))
}

/// Loads a part. What takes the focus on arrival could not take it before.
fn load(
    loading: Loading,
    part: Signal<Part>,
    navigation: &Navigation,
    route: &Route,
    arrival: Option<&'static str>,
) {
    let (shown, route) = (navigation.route(), route.clone());
    spawn(async move {
        let come = match loading.await {
            Ok(page) => Part::There(page),
            Err(_) if version::is_replaced().await => Part::Replaced,
            Err(_) => Part::Missing,
        };
        part.set(come);
        if let Some(id) = arrival
            && shown.get_untracked() == route
        {
            focus::after_rendering(id.to_owned());
        }
    });
}

fn missing(shell: &Shell, route: &Route, part: Signal<Part>) -> El {
    let words = &words().page;
    let (navigation, route) = (shell.navigation.clone(), route.clone());
    let again = move || {
        part.set(Part::Awaited);
        if let Some(loading) = part_of(&route) {
            load(loading, part, &navigation, &route, Some(focus::HEADING));
        }
    };
    failed(
        shell,
        &fill(words.not_loaded, &[words.this_page]),
        words.part_missing,
        button(words.try_again, again),
    )
}

fn replaced(shell: &Shell) -> El {
    let words = &words().page;
    let navigation = shell.navigation.clone();
    failed(shell, words.replaced, words.replaced_kept, button(words.reload, move || navigation.reload()))
}

fn failed(shell: &Shell, title: &str, text: &str, button: El) -> El {
    shell.title.set(title.to_owned());
    let error = shell.title_error;
    error.set(true);
    on_cleanup(move || error.set(false));
    el("div").child(heading(title)).child(el("p").child(text)).child(el("p").child(button))
}

/// Loads all parts that are not there yet: what is there is opened at once, and does not go when another version is put up.
pub fn load_all() {
    spawn(async {
        for part in all() {
            // One that does not come is asked for again when it is needed.
            let _missing = part.await;
        }
    });
}
