//! The result of reading a text.

/// What a text turned out to be: a value, blank, or unread with a reason.
///
/// | state | `value` | `note` |
/// | --- | --- | --- |
/// | read as it stands | `Some` | `None` |
/// | read, but something should be said | `Some` | `Some`, for example "no currency given; read as USD" |
/// | blank, or a word for blank (`n/a`, `-`, `unknown`) | `None` | `None` |
/// | not readable, or could mean two things | `None` | `Some`, for example "may be 1.2 or 1,200" |
///
/// The text itself stays with the caller, which shows it beside the note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<T> {
    /// The value, where the text has exactly one meaning.
    pub value: Option<T>,
    /// What a person should know about how the text was read: a lower-case fragment without a final period.
    pub note: Option<String>,
}

impl<T> Reading<T> {
    /// A value that needs no remark.
    pub fn plain(value: T) -> Self {
        Self { value: Some(value), note: None }
    }

    /// A value with a remark on how it was read.
    pub fn noted(value: T, note: impl Into<String>) -> Self {
        Self { value: Some(value), note: Some(note.into()) }
    }

    /// Nothing was written.
    pub fn blank() -> Self {
        Self { value: None, note: None }
    }

    /// Something was written that has no single meaning here.
    pub fn unread(note: impl Into<String>) -> Self {
        Self { value: None, note: Some(note.into()) }
    }

    /// Whether nothing was written.
    pub fn is_blank(&self) -> bool {
        self.value.is_none() && self.note.is_none()
    }

    /// The same reading with the value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Reading<U> {
        Reading { value: self.value.map(change), note: self.note }
    }
}
