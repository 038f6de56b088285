//! macOS and Windows: the keychain and the credential manager, by the `keyring` project's stores.

use andru_cache::KeyringError;
#[cfg(target_os = "macos")]
use apple_native_keyring_store::keychain::Store;
use keyring_core::Error;
use keyring_core::api::CredentialStoreApi;
#[cfg(windows)]
use windows_native_keyring_store::Store;

use super::{Entry, Kept, SERVICE};

/// What people call it.
pub(super) const NAME: &str = if cfg!(windows) { "Credential Manager" } else { "Keychain" };

/// What is kept for the entry.
pub(super) fn read(entry: &Entry) -> Result<Option<Kept>, KeyringError> {
    match open(entry)?.get_secret() {
        Ok(secret) => Ok(Some(Kept::new(secret))),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(told(&error)),
    }
}

/// Keeps this for the entry.
pub(super) fn write(entry: &Entry, secret: &[u8]) -> Result<(), KeyringError> {
    open(entry)?.set_secret(secret).map_err(|error| told(&error))
}

/// Forgets what is kept for the entry.
pub(super) fn forget(entry: &Entry) -> Result<bool, KeyringError> {
    match open(entry)?.delete_credential() {
        Ok(()) => Ok(true),
        Err(Error::NoEntry) => Ok(false),
        Err(error) => Err(told(&error)),
    }
}

fn open(entry: &Entry) -> Result<keyring_core::Entry, KeyringError> {
    Store::new().and_then(|store| store.build(SERVICE, &entry.user, None)).map_err(|error| told(&error))
}

/// An error of the store, by what it means for the key.
fn told(error: &Error) -> KeyringError {
    match error {
        Error::NoStorageAccess(_) => KeyringError::Locked,
        other => KeyringError::Failed(other.to_string()),
    }
}
