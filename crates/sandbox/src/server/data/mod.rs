//! `--data FILE`: what differs from the invented data, kept over a restart.
//!
//! The file is a journal. Its first line is the beginning, each other one what one call changed: the records, the audit
//! record, the answer for the same call again. A line is on the disk before the call is answered, so that a crash leaves
//! the state before a call or after it. A start writes the file anew, shorter, and puts it in the place of the old one.

mod lines;
mod mistake;
#[cfg(test)]
mod tests;

pub use mistake::DataMistake;

use crate::{Beginning, Change, Options, Store, Timestamp, ToKeep};
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The first line of a file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Header {
    partner_center_sandbox: u32,
    beginning: Beginning,
}

/// What the first line of every format holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Format {
    partner_center_sandbox: u32,
}

/// The format of this version.
const VERSION: u32 = 2;

/// An open data file.
#[derive(Debug)]
pub struct Data {
    path: PathBuf,
    journal: File,
    /// Held while the process lives: two that write one file would destroy it.
    _lock: File,
}

impl Data {
    /// Opens or makes a data file; the store is what the file holds.
    ///
    /// # Errors
    /// [`DataMistake`], which says what to do; the file is untouched then.
    pub fn open(path: &Path, options: Options, now: Timestamp) -> Result<(Self, Store), DataMistake> {
        // Behind a symbolic link, the file itself is replaced, not the link.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let lock = lock(&path)?;
        let mut store = match fs::metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Store::new(options, now),
            Err(error) => return Err(DataMistake::io("open", error)),
            Ok(metadata) if !metadata.is_file() => return Err(DataMistake::NoFile),
            Ok(_) => {
                let file = File::open(&path).map_err(|error| DataMistake::io("open", error))?;
                load(BufReader::new(file), options, now)?
            }
        };
        store.collect_changes();
        let journal = write_anew(&path, &store).map_err(|error| DataMistake::io("write", error))?;
        Ok((Self { path, journal, _lock: lock }, store))
    }

    /// Keeps what the last call changed. When this returns, it is on the disk.
    ///
    /// # Errors
    /// When the file system refuses. What is on the disk is not known then: the process must end without an answer.
    pub fn keep(&mut self, store: &mut Store) -> io::Result<()> {
        match store.to_keep() {
            ToKeep::Nothing => Ok(()),
            ToKeep::Change(change) => {
                self.journal.write_all(lines::line(&json(&change)?).as_bytes())?;
                self.journal.sync_data()
            }
            ToKeep::Everything => {
                self.journal = write_anew(&self.path, store)?;
                Ok(())
            }
        }
    }
}

/// The store that a file holds; an empty file holds none yet.
fn load(mut reader: impl BufRead, options: Options, now: Timestamp) -> Result<Store, DataMistake> {
    if reader.fill_buf().map_err(|error| DataMistake::io("read", error))?.is_empty() {
        return Ok(Store::new(options, now));
    }
    let mut loaded: Option<Store> = None;
    lines::read(reader, |line, json| {
        if let Some(store) = &mut loaded {
            let change: Change = serde_json::from_str(json)
                .map_err(|error| DataMistake::Senseless { line, why: error.to_string() })?;
            return store.put_back(change).map_err(|why| DataMistake::senseless(line, &why));
        }
        let Format { partner_center_sandbox: version } = first(json)?;
        if version != VERSION {
            return Err(DataMistake::Version(version));
        }
        let header: Header = first(json)?;
        let (file, asked) = (header.beginning.customers, options.customers);
        if file != asked {
            return Err(DataMistake::Customers { file, asked });
        }
        loaded = Some(Store::begin_again(options.clone(), header.beginning, now));
        Ok(())
    })?;
    loaded.ok_or(DataMistake::Foreign)
}

fn first<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, DataMistake> {
    serde_json::from_str(json).map_err(|_| DataMistake::Foreign)
}

/// Writes a file with all that the store holds beside the old one, and puts it in its place: at every moment, one of both
/// is there, whole.
fn write_anew(path: &Path, store: &Store) -> io::Result<File> {
    let beside = with_ending(path, ".new");
    let mut writer = BufWriter::new(File::create(&beside)?);
    let header = Header { partner_center_sandbox: VERSION, beginning: store.beginning() };
    writer.write_all(lines::line(&json(&header)?).as_bytes())?;
    for change in store.all_changes() {
        writer.write_all(lines::line(&json(&change)?).as_bytes())?;
    }
    let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()?;
    fs::rename(&beside, path)?;
    sync_folder(path)?;
    Ok(file)
}

/// Makes the names in a file's folder durable.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

/// Takes the lock of a data file. It is a file of its own, since the data file is replaced; it goes with the process.
fn lock(path: &Path) -> Result<File, DataMistake> {
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(with_ending(path, ".lock"))
        .map_err(|error| DataMistake::io("lock", error))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(DataMistake::InUse),
        Err(TryLockError::Error(error)) => Err(DataMistake::io("lock", error)),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    PathBuf::from(name)
}

fn json(value: &impl Serialize) -> io::Result<String> {
    serde_json::to_string(value).map_err(io::Error::other)
}
