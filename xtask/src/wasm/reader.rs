//! Reading the binary format of WebAssembly.

/// The id of a custom section; the one with the names is such a one.
pub const CUSTOM: u8 = 0;
/// The id of the section of imports.
pub const IMPORT: u8 = 2;
/// The id of the section of exports.
pub const EXPORT: u8 = 7;
/// The id of the section of code.
pub const CODE: u8 = 10;
/// The id of the section of data.
pub const DATA: u8 = 11;
/// What the kind of an import begins with, for a function.
pub const FUNCTION: u8 = 0;
/// What a module begins with.
pub const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

/// The sections of a module with their ids. `None` when it is none.
pub fn sections(module: &[u8]) -> Option<Vec<(u8, Reader<'_>)>> {
    let mut reader = Reader(module.strip_prefix(BEGINNING)?);
    let mut sections = Vec::new();
    while let Some(id) = reader.byte() {
        sections.push((id, reader.sized()?));
    }
    Some(sections)
}

/// Something that a module imports.
pub struct Import<'bytes> {
    /// The name of the module that it comes from.
    pub module: &'bytes str,
    /// Its own name.
    pub name: &'bytes str,
    /// What it is, as it is written.
    pub kind: &'bytes [u8],
}

/// Something that a module exports.
pub struct Export<'bytes> {
    /// Its name.
    pub name: &'bytes str,
    /// What it is.
    pub kind: u8,
    /// Its number among those of its kind.
    pub index: usize,
}

/// The bytes not read yet.
#[derive(Clone, Copy)]
pub struct Reader<'bytes>(pub &'bytes [u8]);

impl<'bytes> Reader<'bytes> {
    /// A byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// A number in LEB128.
    pub fn number(&mut self) -> Option<usize> {
        let mut number = 0_usize;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Option<Self> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(Self(taken))
    }

    /// A number, and that many bytes.
    pub fn sized(&mut self) -> Option<Self> {
        let length = self.number()?;
        self.take(length)
    }

    fn text(&mut self) -> Option<&'bytes str> {
        std::str::from_utf8(self.sized()?.0).ok()
    }

    /// All imports, of a section that holds them.
    pub fn imports(&mut self) -> Option<Vec<Import<'bytes>>> {
        (0..self.number()?)
            .map(|_| {
                let (module, name, before) = (self.text()?, self.text()?, self.0);
                self.skip_kind()?;
                let kind = before.get(..before.len().checked_sub(self.0.len())?)?;
                Some(Import { module, name, kind })
            })
            .collect()
    }

    /// All exports, of a section that holds them.
    pub fn exports(&mut self) -> Option<Vec<Export<'bytes>>> {
        (0..self.number()?)
            .map(|_| Some(Export { name: self.text()?, kind: self.byte()?, index: self.number()? }))
            .collect()
    }

    fn skip_kind(&mut self) -> Option<()> {
        match self.byte()? {
            FUNCTION => {
                self.number()?; // type
            }
            1 => {
                self.byte()?; // type of reference
                self.limits()?;
            }
            2 => self.limits()?,
            3 => {
                self.byte()?; // type of value
                self.byte()?; // mutability
            }
            4 => {
                self.byte()?; // attribute
                self.number()?; // type
            }
            _ => return None,
        }
        Some(())
    }

    fn limits(&mut self) -> Option<()> {
        let has_most = self.byte()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }
}
