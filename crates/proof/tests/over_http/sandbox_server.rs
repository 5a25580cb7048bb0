//! The sandbox's own server, in a thread, and its control addresses.

use crate::client::Client;
use partner_center::{Request, Response, TenantId};
use sandbox::server::{Arguments, Server};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::mpsc;

pub struct Sandbox {
    /// The connection of the operators.
    pub client: Client,
    /// That of the control addresses.
    control: Client,
}

impl Sandbox {
    /// Starts it on a free port. It ends with the test.
    pub fn start() -> Self {
        let (told, address) = mpsc::channel::<SocketAddr>();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime starts").block_on(async {
                let server = Server::bind(Arguments::default()).await.expect("a port is free");
                told.send(server.address()).expect("the test waits");
                server.run().await;
            });
        });
        let address = address.recv().expect("the server starts");
        Self { client: Client::new(address), control: Client::new(address) }
    }

    pub fn get(&mut self, path: &str) -> Response {
        self.control(&Request::get(path))
    }

    /// A call that nothing befalls.
    fn control(&mut self, request: &Request) -> Response {
        // The sandbox closes connections that are idle when one is to break.
        self.control.close();
        self.control.send(request).expect("the sandbox answers")
    }

    fn post(&mut self, path: &str, body: &Value) {
        let response = self.control(&Request::post(path, body.to_string()));
        assert_eq!(response.status, 200, "{path}: {}", response.body);
    }

    /// The next call of this method to this path goes wrong.
    pub fn arm(&mut self, fault: &Value, method: &str, path: &str) {
        let mut fault = fault.clone();
        fault["method"] = json!(method);
        fault["path"] = json!(path);
        self.post("sandbox/faults", &fault);
        self.client.close();
    }

    pub fn set(&mut self, settings: &Value) {
        self.post("sandbox/settings", settings);
    }

    /// The first customers.
    pub fn customers(&mut self, count: usize) -> Vec<TenantId> {
        let list: Value = parsed(&self.get("sandbox/customers"));
        let ids = list["customers"].as_array().expect("a list").iter();
        ids.take(count)
            .map(|one| TenantId::parse(one["id"].as_str().expect("an id")).expect("an id"))
            .collect()
    }

    /// The calls after this one, oldest first, and the number of the last.
    pub fn log(&mut self, after: u64) -> (Vec<Value>, u64) {
        let log = parsed(&self.get(&format!("sandbox/log?after={after}")));
        (log["calls"].as_array().expect("a list").clone(), log["last"].as_u64().expect("a number"))
    }

    /// The audit records of a customer, oldest first.
    pub fn audit_records(&mut self, customer: &TenantId) -> Vec<Value> {
        let mut newest_first = Vec::new();
        let filter = format!(r#"{{"Field":"CustomerId","Value":"{customer}","Operator":"equals"}}"#);
        let filter: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let mut request = Request::get(format!("v1/auditrecords?size=500&filter={filter}"));
        let first = request.path.clone();
        loop {
            let page = parsed(&self.control(&request));
            newest_first.extend(page["items"].as_array().expect("a list").iter().cloned());
            let Some(token) = page["continuationToken"].as_str() else { break };
            request = Request::get(format!("{first}&seekOperation=Next"));
            request.headers.set("MS-ContinuationToken", token);
        }
        newest_first.reverse();
        newest_first
    }
}

fn parsed(response: &Response) -> Value {
    assert_eq!(response.status, 200, "{}", response.body);
    serde_json::from_str(response.text()).expect("the sandbox answers JSON")
}
