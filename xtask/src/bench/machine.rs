//! What the times were taken on.

use crate::process::{command, output};
use std::fmt;
use std::thread::available_parallelism;

/// The machine, and what else it does.
pub struct Machine {
    processor: String,
    cores: usize,
    /// How many programs wanted to run at once, in the last minute.
    load: Option<f64>,
    browser: Option<String>,
}

impl Machine {
    /// Looks at this machine now. Where the system does not tell something, it is left out.
    pub fn look() -> Self {
        let file = |name| std::fs::read_to_string(name).unwrap_or_default();
        let model = file("/proc/cpuinfo").lines().find_map(|line| {
            Some(line.strip_prefix("model name")?.trim_matches([':', ' ', '\t']).to_owned())
        });
        Self {
            processor: model.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: available_parallelism().map_or(1, usize::from),
            load: file("/proc/loadavg").split(' ').next().and_then(|load| load.parse().ok()),
            browser: output(command("chromium").arg("--version")),
        }
    }

    /// Whether other programs wanted to run: the build before this counts for part of one core.
    pub fn is_busy(&self) -> bool {
        self.load.is_some_and(|load| load > 1.5)
    }
}

impl fmt::Display for Machine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, {} cores", self.processor, self.cores)?;
        if let Some(load) = self.load {
            write!(formatter, ", load {load:.1} at the start")?;
        }
        if let Some(browser) = &self.browser {
            write!(formatter, ", {browser}")?;
        }
        Ok(())
    }
}
