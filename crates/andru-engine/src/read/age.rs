//! How long ago something happened.

pub(in crate::read) mod month;
