//! The shelf `saved`: one value per name.

use andru_engine::icp::SavedProfile;
use andru_engine::icp::model::Model;
use serde::Deserialize;
use serde_json::Value;

use crate::durable::{Reading, Shelf, Writing};
use crate::error::StoreError;

/// The name of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    /// The profile.
    Profile,
    /// The answers of an interrupted interview.
    Interview,
    /// The model in use.
    Model,
}

impl Name {
    /// The name, on the shelf and in messages.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Interview => "interview",
            Self::Model => "model",
        }
    }
}

/// The value of a name, if there is one.
pub(crate) fn get(reading: &Reading<'_>, name: Name) -> Result<Option<Vec<u8>>, StoreError> {
    reading.get(Shelf::Saved, &[name.as_str().as_bytes()])
}

/// Keeps a value in place of the one there was.
pub(crate) fn put(writing: &mut Writing<'_>, name: Name, value: &[u8]) -> Result<(), StoreError> {
    put_named(writing, name.as_str(), value)
}

/// As [`put`], for a name as another release wrote it.
pub(crate) fn put_named(writing: &mut Writing<'_>, name: &str, value: &[u8]) -> Result<(), StoreError> {
    writing.put(Shelf::Saved, &[name.as_bytes()], value).map(|_| ())
}

/// Whether a value is what its name says.
pub(crate) fn check(name: Name, value: &Value) -> Result<(), serde_json::Error> {
    match name {
        Name::Profile => SavedProfile::deserialize(value).map(|_| ()),
        Name::Model => Model::deserialize(value).map(|_| ()),
        // The interview reads its own notes, and begins anew where it cannot.
        Name::Interview => Ok(()),
    }
}

/// Forgets a value; answers whether there was one.
pub(crate) fn delete(writing: &mut Writing<'_>, name: Name) -> Result<bool, StoreError> {
    writing.delete(Shelf::Saved, &[name.as_str().as_bytes()])
}
