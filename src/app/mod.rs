//! The frame around every page, and which page is in it.

mod sign_in;

use crate::config::Cloud;
use crate::locales::words;
use crate::pages;
use crate::pages::{Closed, NotFound, RecordLink, SupportProfilePage};
use crate::shell::Shell;
use crate::shell::keyboard;
use crate::shell::route::Route;
use crate::ui::anew::Anew;
use crate::ui::focus;
use leptos::prelude::*;
use sign_in::SignInNotice;
use updates::RecordId;
use web_sys::MouseEvent;

/// The panel.
#[component]
pub fn App(
    /// The panel around a page.
    shell: &'static Shell,
) -> impl IntoView {
    let words = words();
    keyboard::listen(shell);
    let shown = shown(shell);
    titled(shell, shown);
    let skip = |event: MouseEvent| {
        event.prevent_default();
        focus::now(focus::HEADING);
    };
    view! {
        <div>
            <a class="skip" href="#page-heading" on:click=skip>{words.page.skip}</a>
            <header class="shell-header">
                <a class="shell-name" href="./">{words.product}</a>
                <nav aria-label=words.page.navigation>
                    <ul class="shell-pages">
                        <PageLink shell page=Route::SupportProfile name=words.page.support />
                        <PageLink shell page=Route::Customers name=words.page.customers />
                        <PageLink shell page=Route::Connection name=words.page.connection />
                    </ul>
                </nav>
            </header>
            <NeedsYou shell />
            <SignInNotice shell />
            <main id="main" class="shell-main">
                <Anew view=Box::new(move || Some(page(shell, &shown.get()))) />
            </main>
        </div>
    }
}

/// A link to one of the pages that are reached from everywhere.
#[component]
fn PageLink(shell: &'static Shell, page: Route, name: &'static str) -> impl IntoView {
    let (route, href) = (shell.navigation.route(), page.href());
    let current = move || route.with(|route| *route == page).then_some("page");
    view! { <li><a href=href aria-current=current>{name}</a></li> }
}

/// Says which records need attention while another page is shown: a save that ended after its page was left.
#[component]
fn NeedsYou(shell: &'static Shell) -> impl IntoView {
    let waiting = shell.editors.place().waiting;
    let notice = move || {
        let records = waiting.get();
        (!records.is_empty()).then(|| view! { <WaitingRecords records /> }.into_any())
    };
    // Always there: what is announced must be in the page before it says something.
    view! { <div class="shell-waiting" role="status"><Anew view=Box::new(notice) /></div> }
}

/// The records that need attention, each a link.
#[component]
fn WaitingRecords(records: Vec<RecordId>) -> impl IntoView {
    let links = records.into_iter().map(|record| view! { <li><RecordLink record /></li> });
    view! {
        <div class="notice notice-warning">
            {words().page.needs_you}
            <ul>{links.collect_view()}</ul>
        </div>
    }
}

/// The page to show: that of the address, and in its place, while a token is asked for, the one that asks for it.
fn shown(shell: &'static Shell) -> Memo<Route> {
    let (route, session) = (shell.navigation.route(), shell.api.session());
    // Whoever goes to another page would rather not.
    Effect::new(move |_| {
        route.track();
        session.ask(false);
    });
    Memo::new(move |_| if session.asks() { Route::Connection } else { route.get() })
}

/// The pages that are always there; the others are late.
fn page(shell: &'static Shell, route: &Route) -> AnyView {
    if shell.api.config().cloud == Cloud::Germany && *route != Route::Connection {
        return view! { <Closed shell /> }.into_any();
    }
    pages::late(shell, route).unwrap_or_else(|| match route {
        Route::SupportProfile => view! { <SupportProfilePage shell /> }.into_any(),
        _ => view! { <NotFound shell /> }.into_any(),
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
    let mut arrived = false;
    Effect::new(move |_| {
        shown.track();
        if std::mem::replace(&mut arrived, true) {
            shell.navigation.arrived();
        }
    });
}
