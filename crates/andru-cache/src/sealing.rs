//! Values sealed so that only the holder of the key can read, move, extend or drop one unnoticed.
//!
//! One master key opens everything. Each database file has keys of its own, derived from it (HKDF-SHA256, RFC
//! 5869) with the file's random id, so that no sealed value fits into another file. A value is sealed with
//! AES-256-GCM under a random 96-bit nonce; which account, which key, which format and which expiry it was
//! sealed for is authenticated with it ([`Place`]). What a row is called is an HMAC. Sizes are padded.

mod master_key;
mod multiset;
mod padding;
mod sealer;

pub use master_key::MasterKey;
pub(crate) use multiset::Multiset;
pub(crate) use sealer::{Lookup, Place, Sealer, Tampered, fill_random};
