//! What a form needs from outside.

use crate::clock::Clock;
use crate::service::Service;
use editing::Environment;

/// The ids of one tab, and the time of everybody.
pub struct Surroundings {
    name: &'static str,
    last: u32,
    clock: Clock,
}

impl Surroundings {
    pub fn of(name: &'static str, service: &Service) -> Self {
        Self { name, last: 0, clock: service.clock.clone() }
    }
}

impl Environment for Surroundings {
    fn new_request_id(&mut self) -> String {
        self.last += 1;
        format!("{}-{}", self.name, self.last)
    }

    fn now(&self) -> u64 {
        self.clock.now()
    }
}
