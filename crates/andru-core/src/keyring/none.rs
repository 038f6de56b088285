//! Systems without a keyring that Andru knows.

use andru_cache::KeyringError;

use super::{Entry, Kept};

/// What people call it.
pub(super) const NAME: &str = "none";

fn refusal() -> KeyringError {
    KeyringError::Absent("this system has none that Andru knows".to_owned())
}

/// Says that there is none.
pub(super) fn read(_entry: &Entry) -> Result<Option<Kept>, KeyringError> {
    Err(refusal())
}

/// Says that there is none.
pub(super) fn write(_entry: &Entry, _secret: &[u8]) -> Result<(), KeyringError> {
    Err(refusal())
}

/// Says that there is none.
pub(super) fn forget(_entry: &Entry) -> Result<bool, KeyringError> {
    Err(refusal())
}
