//! The one key behind everything on disk.

use std::fmt;

use secrecy::{ExposeSecret, SecretBox};
use zeroize::Zeroizing;

use super::fill_random;
use crate::error::StoreError;

/// The one key that opens everything Andru keeps on this machine: 256 random bits.
///
/// It is cleared from memory when dropped and cannot be printed.
pub struct MasterKey(SecretBox<[u8; Self::LENGTH]>);

impl MasterKey {
    /// How many bytes a key has.
    pub const LENGTH: usize = 32;

    /// A new key from the system's random bytes.
    pub(crate) fn random() -> Result<Self, StoreError> {
        let mut bytes = Zeroizing::new([0; Self::LENGTH]);
        fill_random(bytes.as_mut_slice())?;
        Ok(Self::new(&bytes))
    }

    /// The key of these bytes; `None` where there are not exactly [`MasterKey::LENGTH`] of them.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        Some(Self::new(bytes.try_into().ok()?))
    }

    /// The bytes, for whoever keeps the key: a keyring, the key file.
    pub fn expose(&self) -> &[u8; Self::LENGTH] {
        self.0.expose_secret()
    }

    fn new(bytes: &[u8; Self::LENGTH]) -> Self {
        Self(SecretBox::init_with_mut(|own: &mut [u8; Self::LENGTH]| own.copy_from_slice(bytes)))
    }
}

impl Clone for MasterKey {
    fn clone(&self) -> Self {
        Self::new(self.expose())
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("MasterKey([secret])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_32_bytes_and_does_not_print() {
        assert!(MasterKey::from_bytes(&[7; 31]).is_none());
        let key = MasterKey::from_bytes(&[7; 32]).unwrap();
        assert_eq!(format!("{key:?}"), "MasterKey([secret])");
        assert_eq!(key.clone().expose(), key.expose());
    }

    #[test]
    fn two_new_keys_differ() {
        assert_ne!(MasterKey::random().unwrap().expose(), MasterKey::random().unwrap().expose());
    }
}
