//! The frame around every page, and which page is in it.

use crate::locales::words;
use crate::route::Route;
use crate::shell::Shell;
use crate::ui::focus;
use crate::{keyboard, pages};
use leptos::prelude::*;

/// The panel.
pub fn app(shell: &Shell) -> AnyView {
    let words = words();
    let route = shell.navigation.route();
    keyboard::listen(shell);
    titled(shell);
    let skip = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        focus::now(focus::HEADING);
    };
    let pages = [
        (Route::SupportProfile, words.page.support),
        (Route::Customers, words.page.customers),
        (Route::Connection, words.page.connection),
    ];
    let links: Vec<AnyView> = pages
        .into_iter()
        .map(|(page, name)| {
            let href = page.href();
            let current = move || route.with(|route| *route == page).then_some("page");
            view! { <li><a href=href aria-current=current>{name}</a></li> }.into_any()
        })
        .collect();
    let shell = shell.clone();
    view! {
        <a class="skip" href="#page-heading" on:click=skip>{words.page.skip}</a>
        <header class="shell-header">
            <a class="shell-name" href="./">{words.product}</a>
            <nav aria-label=words.page.navigation><ul class="shell-pages">{links}</ul></nav>
        </header>
        <main id="main" class="shell-main">{move || page(&shell, &route.get())}</main>
    }
    .into_any()
}

fn page(shell: &Shell, route: &Route) -> AnyView {
    match route {
        Route::SupportProfile => pages::support_profile(shell),
        Route::Customers => pages::customers(shell),
        Route::Customer(id) => pages::customer(shell, id),
        Route::Qualification(id) => pages::qualification(shell, id),
        Route::Connection => pages::connection(shell),
        Route::NotFound => pages::not_found(shell),
    }
}

/// Keeps the document's title, and moves the focus to the heading of a page that was gone to.
fn titled(shell: &Shell) {
    let (title, error) = (shell.title, shell.title_error);
    Effect::new(move |_| {
        let words = words();
        let prefix = if error.get() { words.error_prefix } else { "" };
        document().set_title(&format!("{prefix}{} – {}", title.get(), words.product));
    });
    let route = shell.navigation.route();
    Effect::new(move |first: Option<()>| {
        route.track();
        if first.is_some() {
            focus::after_rendering(focus::HEADING.to_owned());
        }
    });
}
