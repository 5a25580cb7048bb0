//! The key that saves: Ctrl+S or ⌘+S, and no other combination, for those belong to the browser or the system.

/// A key that went down, as the browser reports it.
#[derive(Clone, Copy, Debug)]
pub struct Key<'a> {
    /// The text that it types, or its name.
    pub key: &'a str,
    /// Whether Ctrl is down.
    pub ctrl: bool,
    /// Whether ⌘ or the Windows key is down.
    pub meta: bool,
    /// Whether Shift, Alt or Alt Graph is down.
    pub other_modifier: bool,
    /// Whether it belongs to a text that an input method is composing.
    pub composing: bool,
    /// Whether it is reported again for being held down.
    pub repeat: bool,
}

/// What a key means for Save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveKey {
    /// Nothing: it is left to the browser.
    Other,
    /// It saves.
    Pressed,
    /// It saved when it was pressed, and is still down: the browser does not get it, and nothing is saved again.
    Held,
}

impl Key<'_> {
    /// What the key means for Save. Caps Lock makes no difference.
    #[must_use]
    pub fn for_save(self) -> SaveKey {
        let is_save = self.key.eq_ignore_ascii_case("s") && self.ctrl != self.meta;
        match is_save && !self.other_modifier && !self.composing {
            false => SaveKey::Other,
            true if self.repeat => SaveKey::Held,
            true => SaveKey::Pressed,
        }
    }
}
