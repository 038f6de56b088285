//! What the store needs from a keyring of the operating system.

use crate::sealing::MasterKey;

/// A keyring of the operating system, which keeps one key for Andru.
///
/// The crate knows no keyring itself; the front ends' core brings one. Each call may take its time: it is made on
/// a thread of its own and waited for two seconds.
pub trait Keyring: Send + Sync {
    /// What people call it, for example `Secret Service`.
    fn name(&self) -> String;
    /// The key, or `None` where the keyring has none.
    ///
    /// # Errors
    /// A keyring that is locked or cannot be asked has not said that there is no key.
    fn read(&self) -> Result<Option<MasterKey>, KeyringError>;
    /// Keeps the key in place of the one there was.
    ///
    /// # Errors
    /// As [`Keyring::read`].
    fn write(&self, key: &MasterKey) -> Result<(), KeyringError>;
    /// Forgets the key, and says whether there was one.
    ///
    /// # Errors
    /// As [`Keyring::read`].
    fn forget(&self) -> Result<bool, KeyringError>;
}

/// Why a keyring did not answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyringError {
    /// It is there, and wants to be unlocked first.
    #[error("the keyring is locked")]
    Locked,
    /// It did not answer in time.
    #[error("the keyring did not answer within 2 seconds")]
    TimedOut,
    /// There is none here: no desktop session, say.
    #[error("there is no keyring here: {0}")]
    Absent(String),
    /// It failed in another way.
    #[error("the keyring failed: {0}")]
    Failed(String),
}
