use crate::BadChange;
use std::fmt;
use std::io;

/// Why a data file cannot be used. It is as it was before, then.
#[derive(Debug)]
pub enum DataMistake {
    /// The file begins otherwise than one of the sandbox.
    Foreign,
    /// The file was written by another version of the sandbox.
    Version(u32),
    /// A line is damaged, and is not the last.
    Damaged {
        /// Its number, from 1 on.
        line: usize,
    },
    /// A line is whole, and makes no sense.
    Senseless {
        /// Its number, from 1 on.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
    /// The file was made for another number of customers.
    Customers {
        /// The number of the file.
        file: usize,
        /// The number that was asked for.
        asked: usize,
    },
    /// Another process has the file.
    InUse,
    /// It is a folder, a device, or the like.
    NoFile,
    /// The file system refuses.
    Io {
        /// What was tried.
        doing: &'static str,
        /// What it says.
        error: io::Error,
    },
}

impl DataMistake {
    pub(super) const fn io(doing: &'static str, error: io::Error) -> Self {
        Self::Io { doing, error }
    }

    pub(super) fn senseless(line: usize, why: &BadChange) -> Self {
        Self::Senseless { line, why: why.to_string() }
    }
}

impl fmt::Display for DataMistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => formatter.write_str(
                "it is no data file of the sandbox. Name another file, or one that does not exist yet",
            ),
            Self::Version(version) => write!(
                formatter,
                "it has format {version}, which this version of the sandbox does not know. Name another file"
            ),
            Self::Damaged { line } => write!(
                formatter,
                "line {line} is damaged. Restore the file from a copy, or move it away to begin anew"
            ),
            Self::Senseless { line, why } => write!(
                formatter,
                "line {line} cannot be put back: {why}. Restore the file from a copy, or move it away to begin anew"
            ),
            Self::Customers { file, asked } => write!(
                formatter,
                "it was made with {file} customers, not {asked}. Start with --customers {file}, or name another file"
            ),
            Self::InUse => formatter.write_str("another sandbox uses it. End that one, or name another file"),
            Self::NoFile => formatter.write_str("it is no file. Name a file, or one that does not exist yet"),
            Self::Io { doing, error } => write!(formatter, "cannot {doing} it: {error}"),
        }
    }
}

impl std::error::Error for DataMistake {}
