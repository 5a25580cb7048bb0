//! The frame around every page, and which page is in it.

use crate::config::Cloud;
use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::element::{El, dynamic, el, nothing};
use crate::ui::focus;
use crate::{keyboard, pages, sign_in};
use leptos::prelude::*;

/// The panel.
pub fn app(shell: &'static Shell) -> El {
    let words = words();
    let route = shell.navigation.route();
    keyboard::listen(shell);
    let shown = shown(shell);
    titled(shell, shown);
    let skip = |event: web_sys::Event| {
        event.prevent_default();
        focus::now(focus::HEADING);
    };
    let pages = [
        (Route::SupportProfile, words.page.support),
        (Route::Customers, words.page.customers),
        (Route::Connection, words.page.connection),
    ];
    let links = pages.map(|(page, name)| {
        let link = el("a").attr("href", &page.href()).child(name);
        let current = move || route.with(|route| *route == page).then(|| "page".to_owned());
        el("li").child(link.attr_of("aria-current", current))
    });
    let header = el("header")
        .class("shell-header")
        .child(el("a").class("shell-name").attr("href", "./").child(words.product))
        .child(
            el("nav")
                .attr("aria-label", words.page.navigation)
                .child(el("ul").class("shell-pages").children(links)),
        );
    let waiting = waiting(shell);
    let sign_in = sign_in::notice(shell);
    el("div")
        .child(el("a").class("skip").attr("href", "#page-heading").on("click", skip).child(words.page.skip))
        .child(header)
        .child(waiting)
        .child(sign_in)
        .child(el("main").id("main").class("shell-main").child(dynamic(move || page(shell, &shown.get()))))
}

/// Says which records need attention while another page is shown: a save that ended after its page was left.
fn waiting(shell: &'static Shell) -> El {
    let waiting = shell.editors.place().waiting;
    let links = dynamic(move || {
        let waiting = waiting.get();
        if waiting.is_empty() {
            return nothing();
        }
        let links = waiting.iter().map(|record| el("li").child(pages::record_link(record)));
        let list = el("ul").children(links);
        el("div").class("notice notice-warning").child(words().page.needs_you).child(list).into_any()
    });
    // Always there: what is announced must be in the page before it says something.
    el("div").class("shell-waiting").attr("role", "status").child(links)
}

/// The page to show: that of the address, and in its place, while a token is asked for, the one that asks for it.
fn shown(shell: &'static Shell) -> Memo<Route> {
    let (route, session) = (shell.navigation.route(), shell.api.session().clone());
    // Whoever goes to another page would rather not.
    let asked = session.clone();
    Effect::new(move |_| {
        route.with(|_| ());
        asked.ask(false);
    });
    Memo::new(move |_| if session.asks() { Route::Connection } else { route.get() })
}

/// The pages that are always there; the others are late.
fn page(shell: &'static Shell, route: &Route) -> AnyView {
    if shell.api.config().cloud == Cloud::Germany && *route != Route::Connection {
        return pages::closed(shell).into_any();
    }
    pages::late(shell, route).unwrap_or_else(|| match route {
        Route::SupportProfile => pages::support_profile(shell).into_any(),
        _ => pages::not_found(shell).into_any(),
    })
}

/// Keeps the document's title, and moves the focus to the heading of a page that was gone to.
fn titled(shell: &'static Shell, shown: Memo<Route>) {
    let (title, error) = (shell.title, shell.title_error);
    Effect::new(move |_| {
        let words = words();
        let prefix = if error.get() { words.error_prefix } else { "" };
        document().set_title(&format!("{prefix}{} – {}", title.get(), words.product));
    });
    let navigation = shell.navigation.clone();
    let mut arrived = false;
    Effect::new(move |_| {
        shown.with(|_| ());
        if std::mem::replace(&mut arrived, true) {
            navigation.arrived();
        }
    });
}
