//! Reads with the profile and the model kept in memory until someone writes.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use andru_engine::icp::SavedProfile;
use andru_engine::icp::model::Model;
use andru_tools::ports::Run;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::durable::{DataVersion, Durable};
use crate::error::StoreError;
use crate::runs;
use crate::saved::{self, Name};

/// The values that every answer asks for, as they were last read.
#[derive(Default)]
pub(crate) struct Reader {
    profile: Kept<SavedProfile>,
    model: Kept<Model>,
}

/// A value, and the version of the data it was read at.
struct Remembered<T> {
    version: DataVersion,
    bytes: Option<Vec<u8>>,
    value: Option<Arc<T>>,
}

type Kept<T> = Mutex<Option<Remembered<T>>>;

impl Reader {
    /// The saved profile, if there is one.
    pub(crate) fn profile(&self, durable: &Durable) -> Result<Option<SavedProfile>, StoreError> {
        Ok(remembered(&self.profile, durable, Name::Profile)?.map(Arc::unwrap_or_clone))
    }

    /// The model in use, if there is one.
    pub(crate) fn model(&self, durable: &Durable) -> Result<Option<Arc<Model>>, StoreError> {
        remembered(&self.model, durable, Name::Model)
    }
}

/// The draft of an interview, if there is one.
pub(crate) fn draft(durable: &Durable) -> Result<Option<Value>, StoreError> {
    durable
        .read(|reading| {
            let bytes = saved::get(reading, Name::Interview)?;
            bytes.map(|bytes| parse(Name::Interview, &bytes, reading.path())).transpose()
        })
        .map(Option::flatten)
}

/// The latest runs, newest first.
pub(crate) fn latest_runs(durable: &Durable, limit: usize) -> Result<Vec<Run>, StoreError> {
    durable.read(|reading| runs::latest(reading, limit)).map(Option::unwrap_or_default)
}

/// The value of a name, opened and parsed again only where it changed.
fn remembered<T: DeserializeOwned>(
    slot: &Kept<T>,
    durable: &Durable,
    name: Name,
) -> Result<Option<Arc<T>>, StoreError> {
    let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
    // The version is read before the value: a commit in between only costs the next call a look.
    let Some(version) = durable.data_version()? else { return Ok(None) };
    if let Some(kept) = slot.as_ref().filter(|kept| kept.version == version) {
        return Ok(kept.value.clone());
    }
    let value = durable.read(|reading| {
        let bytes = saved::get(reading, name)?;
        // Most commits are runs and leave the value as it was.
        let value = match slot.take() {
            Some(kept) if kept.bytes == bytes => kept.value,
            _ => bytes.as_deref().map(|bytes| parse(name, bytes, reading.path())).transpose()?.map(Arc::new),
        };
        *slot = Some(Remembered { version, bytes, value: value.clone() });
        Ok(value)
    })?;
    Ok(value.flatten())
}

fn parse<T: DeserializeOwned>(name: Name, bytes: &[u8], path: &Path) -> Result<T, StoreError> {
    serde_json::from_slice(bytes).map_err(|source| StoreError::Unreadable {
        what: name.as_str(),
        path: path.to_path_buf(),
        source,
    })
}
