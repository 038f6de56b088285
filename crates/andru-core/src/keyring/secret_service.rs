//! Linux: the Secret Service on the D-Bus session of the user.
//!
//! Nothing here makes a window appear: what is locked is reported as locked. (The `keyring` project's own store over
//! the same crate unlocks, which asks the user.) That costs at least one look at the default collection: some services
//! hide what is in a locked one, and nothing found there is not nothing kept.

use std::collections::HashMap;

use andru_cache::KeyringError;
use dbus_secret_service::{EncryptionType, Error, Item, SecretService};

use super::{Entry, Kept, SERVICE};

/// What people call it.
pub(super) const NAME: &str = "Secret Service";

/// How the secret is written.
const CONTENT: &str = "text/plain; charset=utf8";

/// What is kept for the entry.
pub(super) fn read(entry: &Entry) -> Result<Option<Kept>, KeyringError> {
    let service = connect()?;
    let mut kept: Option<Kept> = None;
    for item in items(&service, entry)? {
        let secret = Kept::new(item.get_secret().map_err(told)?);
        if kept.as_ref().is_some_and(|other| other != &secret) {
            return Err(KeyringError::Failed("it keeps two different keys for this directory".to_owned()));
        }
        kept = Some(secret);
    }
    Ok(kept)
}

/// Keeps this for the entry, in the default collection.
pub(super) fn write(entry: &Entry, secret: &[u8]) -> Result<(), KeyringError> {
    let service = connect()?;
    let collection = service.get_default_collection().map_err(told)?;
    if collection.is_locked().map_err(told)? {
        return Err(KeyringError::Locked);
    }
    collection.create_item(&entry.label, attributes(entry), secret, true, CONTENT).map_err(told)?;
    Ok(())
}

/// Forgets everything kept for the entry.
pub(super) fn forget(entry: &Entry) -> Result<bool, KeyringError> {
    let service = connect()?;
    let items = items(&service, entry)?;
    for item in &items {
        item.delete().map_err(told)?;
    }
    Ok(!items.is_empty())
}

/// A session of its own, in which secrets are encrypted on the bus and no prompt is ever shown.
fn connect() -> Result<SecretService, KeyringError> {
    SecretService::connect_with_max_prompt_timeout(EncryptionType::Dh, 0).map_err(told)
}

fn attributes(entry: &Entry) -> HashMap<&str, &str> {
    HashMap::from([("service", SERVICE), ("username", entry.user.as_str())])
}

/// The readable items of the entry; none only where the service could have said so.
fn items<'a>(service: &'a SecretService, entry: &Entry) -> Result<Vec<Item<'a>>, KeyringError> {
    let found = service.search_items(attributes(entry)).map_err(told)?;
    if found.unlocked.is_empty() && (!found.locked.is_empty() || hides_something(service)?) {
        return Err(KeyringError::Locked);
    }
    Ok(found.unlocked)
}

/// Whether a locked collection may have what was not found.
fn hides_something(service: &SecretService) -> Result<bool, KeyringError> {
    match service.get_default_collection() {
        Ok(collection) => collection.is_locked().map_err(told),
        Err(Error::NoResult) => {
            for collection in service.get_all_collections().map_err(told)? {
                if collection.is_locked().map_err(told)? {
                    return Ok(true);
                }
            }
            Err(told(Error::NoResult))
        }
        Err(error) => Err(told(error)),
    }
}

/// An error of the service, by what it means for the key.
fn told(error: Error) -> KeyringError {
    let error = match error {
        Error::Locked | Error::Prompt => return KeyringError::Locked,
        Error::Unavailable => return KeyringError::Absent("no Secret Service".to_owned()),
        Error::NoResult => return KeyringError::Absent("the Secret Service has no default collection".to_owned()),
        Error::Dbus(error) => error,
        other => return KeyringError::Failed(other.to_string()),
    };
    let name = error.name().unwrap_or_default();
    match name.strip_prefix("org.freedesktop.").unwrap_or(name) {
        "Secret.Error.IsLocked" => KeyringError::Locked,
        "DBus.Error.ServiceUnknown" | "DBus.Error.NameHasNoOwner" | "DBus.Error.Spawn.ServiceNotFound" => {
            KeyringError::Absent("no Secret Service on the D-Bus session".to_owned())
        }
        "DBus.Error.NoServer" | "DBus.Error.FileNotFound" | "DBus.Error.BadAddress" => {
            KeyringError::Absent("the D-Bus session cannot be reached".to_owned())
        }
        "DBus.Error.NoReply" | "DBus.Error.Timeout" => KeyringError::TimedOut,
        _ => KeyringError::Failed(error.message().unwrap_or("an error without a name").to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_sorted_by_what_it_means_for_the_key() {
        for error in [Error::Locked, Error::Prompt] {
            assert_eq!(told(error), KeyringError::Locked);
        }
        for error in [Error::NoResult, Error::Unavailable] {
            assert!(matches!(told(error), KeyringError::Absent(_)));
        }
        assert!(matches!(told(Error::Parse), KeyringError::Failed(_)));
    }
}
