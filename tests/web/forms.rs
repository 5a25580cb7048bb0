//! The forms, from loading to saved.

use super::page::{Page, open};
use leptos::prelude::*;
use panel::pages::{CustomerPage, SupportProfilePage};
use panel::shell::Shell;
use partner_center::TenantId;
use wasm_bindgen_test::wasm_bindgen_test;

/// The first of the invented customers with an address in one piece.
pub const CUSTOMER: &str = "1b39896a-51a8-449b-93cb-9f0c747ea2ea";

fn support_profile(shell: &'static Shell) -> AnyView {
    view! { <SupportProfilePage shell /> }.into_any()
}

fn customer(shell: &'static Shell) -> AnyView {
    view! { <CustomerPage shell id=TenantId::parse(CUSTOMER).unwrap() /> }.into_any()
}

fn open_customer() -> Page {
    open(customer)
}

fn somebody_else_changes(page: &Page, set: &str) {
    let edit =
        format!(r#"{{"record":"billing","customer":"{CUSTOMER}","set":{set},"operator":"ALEX@x.example"}}"#);
    page.control("sandbox/edit", &edit);
}

#[wasm_bindgen_test]
async fn the_support_profile_is_read_changed_and_saved() {
    let page = open(support_profile);
    page.type_into("Telephone", "020-555").await;
    page.see("Changed. It was:").await;
    page.press("Save").await;
    page.see("Saved.").await;
    let puts = page.puts();
    assert_eq!(puts.len(), 1);
    assert!(puts[0].contains(r#""telephone":"020-555""#), "{}", puts[0]);
    assert!(puts[0].contains("supportHours"), "an undocumented member went missing: {}", puts[0]);
}

#[wasm_bindgen_test]
async fn nothing_changed_sends_nothing() {
    let page = open(support_profile);
    page.type_into("Email", "other@x.example").await;
    page.press("Put back Email").await;
    page.press("Save").await;
    page.see("No changes to save").await;
    assert_eq!(page.puts().len(), 0);
}

#[wasm_bindgen_test]
async fn a_conflict_is_decided_at_its_field() {
    let page = open_customer();
    page.type_into("Company name", "Mine").await;
    somebody_else_changes(&page, r#"{"/companyName":"Theirs"}"#);
    page.press("Save").await;
    page.see("Company name was changed by someone else").await;
    assert_eq!(page.field("Company name").await.value(), "Mine");

    page.press("Save").await;
    page.see("Choose “Use theirs” or “Keep mine” first").await;
    page.press("Use theirs").await;
    assert_eq!(page.field("Company name").await.value(), "Theirs");
    page.press("Keep mine").await;
    assert_eq!(page.field("Company name").await.value(), "Mine");

    page.press("Save").await;
    page.see("Saved.").await;
    assert!(page.puts().last().unwrap().contains(r#""companyName":"Mine""#));
}

#[wasm_bindgen_test]
async fn edits_that_do_not_overlap_are_merged_and_wait_for_a_click() {
    let page = open_customer();
    page.type_into("Phone number", "0123").await;
    somebody_else_changes(&page, r#"{"/companyName":"Theirs"}"#);
    page.press("Save").await;
    page.see("Changed by someone else and kept: Company name.").await;
    assert_eq!(page.puts().len(), 1, "only the refused one");
    page.press_early("Save").await;
    page.see("Nothing was sent. Read the message first, then press the button again.").await;
    assert_eq!(page.puts().len(), 1, "nobody can have read that");
    page.press("Save").await;
    page.see("Saved.").await;
    let last = page.puts().pop().unwrap();
    assert!(last.contains(r#""companyName":"Theirs""#) && last.contains(r#""phoneNumber":"0123""#), "{last}");
}

#[wasm_bindgen_test]
async fn a_lost_answer_is_never_called_a_failure() {
    let page = open_customer();
    page.type_into("Phone number", "0123").await;
    page.control("sandbox/faults", r#"{"kind":"drop-after","method":"PUT"}"#);
    page.press("Save").await;
    page.see("We do not know yet whether this was saved").await;
    assert_eq!(page.field("Phone number").await.value(), "0123");
    page.press("Find out").await;
    page.see("Already saved").await;
}

#[wasm_bindgen_test]
async fn what_was_not_saved_is_there_again_after_a_reload() {
    let page = open_customer();
    page.type_into("Phone number", "0123").await;
    somebody_else_changes(&page, r#"{"/companyName":"Theirs"}"#);
    let page = page.loaded_again(customer);
    page.see("Your changes that were not saved are in the form again.").await;
    page.see("Changed by someone else and kept: Company name.").await;
    assert_eq!(page.field("Phone number").await.value(), "0123");
    assert_eq!(page.puts().len(), 0, "restoring sends nothing");
}

#[wasm_bindgen_test]
async fn a_lost_answer_is_asked_after_again_when_the_page_was_loaded_again() {
    let page = open_customer();
    page.type_into("Phone number", "0123").await;
    page.control("sandbox/faults", r#"{"kind":"drop-after","method":"PUT"}"#);
    page.press("Save").await;
    page.see("We do not know yet whether this was saved").await;
    let page = page.loaded_again(customer);
    page.see("The page was closed or reloaded before the answer came.").await;
    page.press("Send the same save again").await;
    page.see("Saved.").await;
    let puts = page.puts();
    assert_eq!(puts.len(), 2);
    assert_eq!(puts[0], puts[1], "the same, to the letter");
}

#[wasm_bindgen_test]
async fn the_early_warning_names_what_changed_and_who_it_was() {
    let page = open_customer();
    page.type_into("Phone number", "0123").await;
    somebody_else_changes(&page, r#"{"/companyName":"Theirs"}"#);
    page.comes_back().await;
    page.see("Someone else changed this record since you opened it: Company name.").await;
    page.see("ALEX@x.example changed it at").await;
    assert_eq!(page.field("Company name").await.value(), "Åkerlund Logistik");
    page.press("Update the form").await;
    page.see("Someone else changed this record").await;
    assert_eq!(page.field("Company name").await.value(), "Theirs");
    assert_eq!(page.field("Phone number").await.value(), "0123");
    assert_eq!(page.puts().len(), 0);
}

#[wasm_bindgen_test]
async fn an_undo_writes_the_earlier_value_of_what_was_saved() {
    let page = open_customer();
    let before = page.field("Phone number").await.value();
    page.type_into("Phone number", "0123").await;
    page.press("Save").await;
    page.see("Saved.").await;
    page.press("Undo").await;
    page.see("Saved.").await;
    assert_eq!(page.field("Phone number").await.value(), before);
    assert_eq!(page.puts().len(), 2);
}

#[wasm_bindgen_test]
async fn what_was_discarded_can_be_taken_back() {
    let page = open_customer();
    page.type_into("Phone number", "0123").await;
    page.see("Your changes").await;
    page.press("Discard changes").await;
    page.see("Changes discarded.").await;
    page.press("Take back").await;
    page.see("Your changes").await;
    assert_eq!(page.field("Phone number").await.value(), "0123");
}
