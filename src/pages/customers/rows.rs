//! The rows of the table. They stand in the page and nowhere else: each is a copy of one row, and an answer is gone once its
//! rows are written.

use crate::browser::task::pause;
use crate::shell::route::Route;
use leptos::prelude::*;
use partner_center::CustomerSummary;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

/// Rows that are written at once, and that the browser lays out together when they come near what is seen of the page. The
/// style sheet knows this number.
const TOGETHER: usize = 50;
/// So many times are rows written until the browser gets a turn.
const PAUSE: usize = 4;

/// Takes all rows out of the table.
pub fn clear() {
    while let Ok(Some(body)) = document().query_selector("table.customers tbody") {
        body.remove();
    }
}

/// Adds rows at the end of the table. Those of them that are seen first are painted while the rest is being written.
pub async fn append(customers: &[CustomerSummary]) {
    let Ok(Some(table)) = document().query_selector("table.customers") else { return };
    // The names are fixed in the source, and a browser refuses none of them.
    let (Ok(body), Ok(row)) = (empty_body(), empty_row()) else { return };
    for (at, customers) in customers.chunks(TOGETHER).enumerate() {
        let Ok(body) = body.clone_node_with_deep(true) else { return };
        for customer in customers {
            if let Some(row) = filled(&row, customer) {
                let _always = body.append_child(&row);
            }
        }
        let _always = table.append_child(&body);
        // After the first of them, and then now and then: a pause costs a frame.
        if at % PAUSE == 0 {
            pause().await;
        }
    }
}

/// An empty batch of rows.
fn empty_body() -> Result<Element, JsValue> {
    element("tbody", &[("role", "rowgroup"), ("translate", "no")])
}

/// The row of which the others are copies.
fn empty_row() -> Result<Element, JsValue> {
    let row = element("tr", &[("role", "row")])?;
    let company = element("th", &[("role", "rowheader"), ("scope", "row")])?;
    company.append_child(&*element("a", &[])?)?;
    let domain = element("td", &[("role", "cell")])?;
    let id = element("td", &[("role", "cell")])?;
    id.append_child(&*element("code", &[])?)?;
    for cell in [company, domain, id] {
        row.append_child(&cell)?;
    }
    Ok(row)
}

fn element(tag: &str, attributes: &[(&str, &str)]) -> Result<Element, JsValue> {
    let element = document().create_element(tag)?;
    for (name, value) in attributes {
        element.set_attribute(name, value)?;
    }
    Ok(element)
}

/// A copy of the empty row, with a customer in it.
fn filled(row: &Node, customer: &CustomerSummary) -> Option<Element> {
    let row = row.clone_node_with_deep(true).ok()?.unchecked_into::<Element>();
    let company = row.first_element_child()?;
    let domain = company.next_element_sibling()?;
    let id = domain.next_element_sibling()?.first_element_child()?;
    let link = company.first_element_child()?;
    let _always = link.set_attribute("href", &Route::Customer(customer.id.clone()).href());
    link.set_text_content(Some(&customer.company_name));
    domain.set_text_content(Some(&customer.domain));
    id.set_text_content(Some(customer.id.as_str()));
    Some(row)
}
