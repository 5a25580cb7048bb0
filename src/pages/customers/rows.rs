//! The rows of the table. They stand in the page and nowhere else: each is a copy of one row, and an answer is gone once its
//! rows are written.

use crate::route::Route;
use crate::task::pause;
use crate::ui::element::el;
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use partner_center::CustomerSummary;
use wasm_bindgen::JsCast;
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
    let cells = [
        el("th").attr("role", "rowheader").attr("scope", "row").child(el("a")),
        el("td").attr("role", "cell"),
        el("td").attr("role", "cell").child(el("code")),
    ];
    let empty_row = el("tr").attr("role", "row").children(cells);
    let [body, row] = [el("tbody").attr("role", "rowgroup").verbatim(), empty_row]
        .map(|element| element.build().elements());
    let (Some(body), Some(row)) = (body.first(), row.first()) else { return };
    for (at, customers) in customers.chunks(TOGETHER).enumerate() {
        let Ok(body) = body.clone_node_with_deep(true) else { return };
        for customer in customers {
            if let Some(row) = filled(row, customer) {
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
