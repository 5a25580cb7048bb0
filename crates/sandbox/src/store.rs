//! Everything that the sandbox holds.

use crate::audit::Audit;
use crate::change::Beginning;
use crate::commit::Pending;
use crate::etag::Etags;
use crate::fault::{Fault, Faults};
use crate::invented::Directory;
use crate::log::Log;
use crate::records::Records;
use crate::replay::Replays;
use crate::{LoggedCall, Settings, Timestamp};

/// How a sandbox begins, and what a reset goes back to.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many customers are invented.
    pub customers: usize,
    /// The behaviour to begin with.
    pub settings: Settings,
    /// The faults that are armed from the start.
    pub faults: Vec<Fault>,
}

impl Default for Options {
    fn default() -> Self {
        Self { customers: 250, settings: Settings::default(), faults: Vec::new() }
    }
}

/// The state of a sandbox: records, settings, faults, log.
#[derive(Clone, Debug)]
pub struct Store {
    options: Options,
    beginning: Beginning,
    settings: Settings,
    answers: u64,
    calls: u64,
    pub(crate) etags: Etags,
    pub(crate) directory: Directory,
    pub(crate) records: Records,
    pub(crate) audit: Audit,
    pub(crate) faults: Faults,
    pub(crate) replays: Replays,
    pub(crate) log: Log,
    pub(crate) pending: Pending,
}

impl Store {
    /// A sandbox on invented data. The etags of two sandboxes differ when they are made a millisecond apart.
    #[must_use]
    pub fn new(options: Options, now: Timestamp) -> Self {
        let mut etags = Etags::starting_at(now);
        let beginning = Beginning::new(options.customers, &mut etags, now);
        Self::begin(options, beginning, etags)
    }

    /// A sandbox on the invented data of an earlier beginning, whose etags are not issued again.
    #[must_use]
    pub fn begin_again(options: Options, beginning: Beginning, now: Timestamp) -> Self {
        let mut etags = Etags::starting_at(now);
        etags.skip_to(beginning.next_etag());
        Self::begin(options, beginning, etags)
    }

    fn begin(options: Options, beginning: Beginning, etags: Etags) -> Self {
        let directory = Directory::invent(beginning.customers);
        Self {
            beginning,
            settings: options.settings,
            answers: 0,
            calls: 0,
            etags,
            directory,
            records: Records::invent(beginning),
            audit: Audit::default(),
            faults: Faults::new(options.faults.clone()),
            replays: Replays::default(),
            log: Log::default(),
            pending: Pending::default(),
            options,
        }
    }

    /// Goes back to the beginning: invented data, the settings and faults of the start, an empty log. Etags count on, so
    /// that one of before the reset is stale.
    pub fn reset(&mut self, now: Timestamp) {
        self.settings = self.options.settings;
        self.faults = Faults::new(self.options.faults.clone());
        self.replays = Replays::default();
        self.log.clear();
        self.audit.clear();
        self.beginning = Beginning::new(self.beginning.customers, &mut self.etags, now);
        self.records = Records::invent(self.beginning);
        self.pending.note_everything();
    }

    /// What its invented data follow from.
    #[must_use]
    pub const fn beginning(&self) -> Beginning {
        self.beginning
    }

    /// How the sandbox behaves now.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Changes how the sandbox behaves from now on.
    pub const fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// Arms a fault for calls to come.
    pub fn arm(&mut self, fault: Fault) {
        self.faults.arm(fault);
    }

    /// Whether a fault is armed that closes a connection on its caller. A transport then lets no connection be used
    /// twice: browsers by themselves repeat a call on a *reused* connection that breaks, and the page sees nothing.
    #[must_use]
    pub fn connections_break(&self) -> bool {
        self.faults.break_connections()
    }

    /// The calls that arrived after this sequence number, oldest first.
    pub fn log_after(&self, sequence: u64) -> impl Iterator<Item = &LoggedCall> {
        self.log.after(sequence)
    }

    /// Numbers the calls that are decided on.
    pub(crate) const fn count_call(&mut self) -> u64 {
        self.calls += 1;
        self.calls
    }

    /// Numbers the answers, for the ids that the service makes up.
    pub(crate) const fn count_answer(&mut self) -> u64 {
        self.answers += 1;
        self.answers
    }
}
