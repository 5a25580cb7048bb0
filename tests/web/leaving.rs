//! Pages that are left while one of their requests is under way. Its answer comes to a page that is gone: nothing may panic, for a
//! panic ends the panel, and nothing that was typed may be lost.

use super::forms::CUSTOMER;
use super::page::{InPage, mount, new_store, pause};
use leptos::prelude::*;
use panel::api::transport::{Answer, NoAnswer, Transport};
use panel::pages::{
    ConnectionPage, CustomerPage, CustomersPage, HistoryPage, QualificationPage, SupportProfilePage,
};
use panel::shell::Shell;
use partner_center::{Request, Response, TenantId};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// So many pauses without a request are the end of what a page sends.
const QUIET: usize = 30;

/// So many pauses a save waits for its turn at most.
const LOCKED: usize = 500;

/// So many pauses the panel is given for what it does without a request.
const SETTLED: usize = 8;

/// What becomes of the request that is held.
#[derive(Clone, Copy, Debug)]
enum Late {
    Answered,
    Failed,
    Unreachable,
}

const ALL: [Late; 3] = [Late::Answered, Late::Failed, Late::Unreachable];

/// The sandbox, which gets every request at once, and of which one answer is held until the gate opens.
struct Holding {
    inner: InPage,
    /// The number of the request whose answer is held.
    held: usize,
    late: Late,
    sent: Arc<AtomicUsize>,
    gate: Arc<AtomicBool>,
}

impl Transport for Holding {
    fn send(&self, api: &str, request: Request) -> Answer {
        let answer = self.inner.send(api, request);
        if self.sent.fetch_add(1, Ordering::Relaxed) != self.held {
            return answer;
        }
        let (gate, late) = (self.gate.clone(), self.late);
        Box::pin(async move {
            while !gate.load(Ordering::Relaxed) {
                pause().await;
            }
            match late {
                Late::Answered => answer.await,
                Late::Failed => {
                    let headers = answer.await?.response.headers;
                    Ok(Response { status: 500, headers, body: "{}".to_owned() }.into())
                }
                Late::Unreachable => Err(NoAnswer::Unreachable),
            }
        })
    }
}

fn customer() -> TenantId {
    TenantId::parse(CUSTOMER).unwrap()
}

/// Leaves a page while each of its requests is under way, the one of the number `of` and those that follow, once for each end of
/// the request. Where a field is named, it is typed into and saved first, and must hold its text when the page is opened again.
async fn leave(view: fn(&'static Shell) -> AnyView, typed: Option<&str>) {
    for late in ALL {
        let mut held = 0;
        while leave_during(view, typed, held, late).await {
            held += 1;
        }
        assert!(held > 1 || typed.is_none(), "the page sent no save");
    }
}

/// Whether the page sent a request of this number.
async fn leave_during(
    view: fn(&'static Shell) -> AnyView,
    typed: Option<&str>,
    held: usize,
    late: Late,
) -> bool {
    let (sent, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let store = new_store();
    let inner = InPage(store.clone());
    let transport = Holding { inner, held, late, sent: sent.clone(), gate: gate.clone() };
    let is_shown = ArcRwSignal::new(true);
    let shown = is_shown.clone();
    let page = mount(store, Arc::new(transport), move |shell| {
        view! { <main>{move || shown.get().then(|| view(shell))}</main> }.into_any()
    });
    until_held(&sent, held).await;
    // While the record itself is held there is nothing to type into.
    let typed = typed.filter(|label| page.text().contains(label));
    if let Some(label) = typed {
        let before = sent.load(Ordering::Relaxed);
        page.type_into(label, "Typed").await;
        page.press("Save").await;
        // The lock of the record may still be with the save that the page before it left under way.
        for _ in 0..LOCKED {
            if sent.load(Ordering::Relaxed) > before {
                break;
            }
            pause().await;
        }
        assert!(sent.load(Ordering::Relaxed) > before, "{late:?} {held}: Save sent nothing: {}", page.text());
        until_held(&sent, held).await;
    }
    if sent.load(Ordering::Relaxed) <= held {
        return false;
    }
    // The focus is in the page that goes: browsers tell of that while they remove it.
    if let Some(input) = page.root().query_selector("input").unwrap() {
        input.unchecked_into::<HtmlElement>().focus().unwrap();
    }
    is_shown.set(false);
    settle().await;
    assert_eq!(page.text().trim(), "", "{late:?} {held}");
    gate.store(true, Ordering::Relaxed);
    settle().await;
    is_shown.set(true);
    settle().await;
    assert!(!page.text().trim().is_empty(), "{late:?} {held}");
    if let Some(label) = typed {
        assert_eq!(page.field(label).await.value(), "Typed", "{late:?} {held}");
    }
    true
}

/// Waits until the request of this number is under way, or nothing is sent any more.
async fn until_held(sent: &AtomicUsize, held: usize) {
    let (mut known, mut quiet) = (0, 0);
    while quiet < QUIET {
        pause().await;
        let now = sent.load(Ordering::Relaxed);
        quiet = if now == known { quiet + 1 } else { 0 };
        known = now;
        if now > held {
            // What stands behind it is still shown.
            return settle().await;
        }
    }
}

async fn settle() {
    for _ in 0..SETTLED {
        pause().await;
    }
}

#[wasm_bindgen_test]
async fn the_support_profile() {
    leave(|shell| view! { <SupportProfilePage shell /> }.into_any(), Some("Telephone")).await;
}

#[wasm_bindgen_test]
async fn a_customer() {
    leave(|shell| view! { <CustomerPage shell id=customer() /> }.into_any(), Some("First name")).await;
}

#[wasm_bindgen_test]
async fn a_qualification() {
    leave(|shell| view! { <QualificationPage shell id=customer() /> }.into_any(), None).await;
}

#[wasm_bindgen_test]
async fn a_history() {
    leave(|shell| view! { <HistoryPage shell id=customer() /> }.into_any(), None).await;
}

#[wasm_bindgen_test]
async fn the_customers() {
    leave(|shell| view! { <CustomersPage shell /> }.into_any(), None).await;
}

#[wasm_bindgen_test]
async fn the_connection() {
    leave(|shell| view! { <ConnectionPage shell /> }.into_any(), None).await;
}
