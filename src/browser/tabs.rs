//! The tabs of one browser: they take turns where the service compares no version, and tell each other what was saved.

use crate::browser::drafts::{TAB, folder, storage};
use crate::browser::ids::new_id;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use updates::RecordId;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// A tab that is reloaded may find its own lock still taken; after this time it is another tab's.
const OWN_LOCK: Duration = Duration::from_secs(1);

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks.request`, which web-sys has only as an unstable interface.
    #[wasm_bindgen(js_namespace = ["navigator", "locks"], js_name = request, catch)]
    fn request_lock(name: &str, granted: &JsValue) -> Result<JsValue, JsValue>;
}

/// A lock of this browser. Held until it is dropped, or the tab is gone.
pub struct Lock(SendWrapper<js_sys::Function>);

impl Lock {
    /// Waits for the lock of this name, and then does something with it. A browser without locks grants all of them.
    pub fn request(name: &str, granted: impl FnOnce(Option<Self>) + 'static) {
        let granted = Rc::new(Cell::new(Some(granted)));
        let refused = granted.clone();
        let hold = Closure::once_into_js(move |_lock: JsValue| {
            js_sys::Promise::new(&mut |release, _| {
                if let Some(granted) = granted.take() {
                    granted(Some(Self(SendWrapper::new(release))));
                }
            })
        });
        let refuse = move |_: JsValue| {
            if let Some(granted) = refused.take() {
                granted(None);
            }
        };
        let ended = request_lock(&format!("{}{name}", folder()), &hold).and_then(JsCast::dyn_into);
        match ended {
            Ok(ended) => {
                let ended: js_sys::Promise = ended;
                let refuse = Closure::<dyn FnMut(JsValue)>::new(refuse);
                let _settled = ended.catch(&refuse);
                refuse.forget();
            }
            Err(error) => refuse(error),
        }
    }
}

/// Whoever forgets a record gives its lock back, and the next one has it.
impl Drop for Lock {
    fn drop(&mut self) {
        let _always = self.0.call0(&JsValue::NULL);
    }
}

/// Takes the identity of this tab, and says whether the tab is a copy of another one that is still there.
pub async fn is_copy() -> bool {
    let key = format!("{}{TAB}", folder());
    let known = storage().and_then(|storage| storage.get_item(&key).ok().flatten());
    if let Some(id) = &known
        && held_within(id, OWN_LOCK).await
    {
        return false;
    }
    let id = new_id();
    if let Some(storage) = storage() {
        let _denied = storage.set_item(&key, &id);
    }
    Lock::request(&id, std::mem::forget);
    known.is_some()
}

/// Whether the lock of this name was granted within so many milliseconds. It is held as long as the tab lives.
async fn held_within(name: &str, patience: Duration) -> bool {
    let name = name.to_owned();
    let won = js_sys::Promise::new(&mut |won, _| {
        let late = won.clone();
        let given_up = Rc::new(Cell::new(false));
        let giving_up = given_up.clone();
        Lock::request(&name, move |lock| {
            // The other tab is gone by now, or is being loaded again: it is not to find its own name taken.
            if given_up.get() {
                return drop(lock);
            }
            std::mem::forget(lock);
            let _always = won.call1(&JsValue::NULL, &JsValue::TRUE);
        });
        set_timeout(
            move || {
                giving_up.set(true);
                drop(late.call1(&JsValue::NULL, &JsValue::FALSE));
            },
            patience,
        );
    });
    JsFuture::from(won).await.is_ok_and(|held| held.is_truthy())
}

/// What one tab tells the others.
enum Word {
    /// A record was saved.
    Saved(RecordId),
    /// Which records have unsaved edits?
    Ask,
    /// These have.
    Unsaved(Vec<RecordId>),
}

impl Word {
    fn to_text(&self) -> String {
        match self {
            Self::Saved(record) => format!("saved\n{}", record.key()),
            Self::Ask => "ask".to_owned(),
            Self::Unsaved(records) => {
                records.iter().fold("unsaved".to_owned(), |text, record| text + "\n" + &record.key())
            }
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split('\n');
        match lines.next()? {
            "saved" => RecordId::from_key(lines.next()?).map(Self::Saved),
            "ask" => Some(Self::Ask),
            "unsaved" => Some(Self::Unsaved(lines.filter_map(RecordId::from_key).collect())),
            _ => None,
        }
    }
}

/// The other tabs of this browser that show this panel. Cheap to clone.
#[derive(Clone)]
pub struct OtherTabs {
    channel: Option<Arc<SendWrapper<BroadcastChannel>>>,
    /// The records that others have unsaved edits of, as far as they told.
    unsaved: RwSignal<Vec<RecordId>>,
}

impl OtherTabs {
    /// The way to the other tabs.
    #[must_use]
    pub fn new() -> Self {
        let channel =
            BroadcastChannel::new(&folder()).ok().map(|channel| Arc::new(SendWrapper::new(channel)));
        Self { channel, unsaved: RwSignal::new(Vec::new()) }
    }

    /// Listens from now on: `saved` is told what another tab saved; `own` are the records with unsaved edits here.
    pub fn listen(&self, saved: impl Fn(&RecordId) + 'static, own: impl Fn() -> Vec<RecordId> + 'static) {
        let Some(channel) = &self.channel else { return };
        let heard = self.clone();
        let listener =
            move |event: MessageEvent| match event.data().as_string().and_then(|text| Word::parse(&text)) {
                Some(Word::Saved(record)) => saved(&record),
                Some(Word::Ask) => heard.tell(&Word::Unsaved(own())),
                Some(Word::Unsaved(records)) => {
                    let mut known = heard.unsaved.get_untracked();
                    known.extend(records);
                    heard.unsaved.set(known);
                }
                None => {}
            };
        let listener = Closure::<dyn Fn(MessageEvent)>::new(listener).into_js_value();
        channel.set_onmessage(Some(listener.unchecked_ref()));
    }

    /// Tells that a record was saved.
    pub fn tell_saved(&self, record: &RecordId) {
        self.tell(&Word::Saved(record.clone()));
    }

    /// Asks which records have unsaved edits elsewhere. The answers come into the signal.
    pub fn ask_unsaved(&self) -> RwSignal<Vec<RecordId>> {
        self.unsaved.set(Vec::new());
        self.tell(&Word::Ask);
        self.unsaved
    }

    fn tell(&self, word: &Word) {
        if let Some(channel) = &self.channel {
            // A channel that is closed has nobody to tell.
            let _closed = channel.post_message(&JsValue::from_str(&word.to_text()));
        }
    }
}

impl Default for OtherTabs {
    fn default() -> Self {
        Self::new()
    }
}
