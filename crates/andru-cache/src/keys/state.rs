//! Where the key is, for people.

use std::path::PathBuf;

use andru_tools::ToolError;

use super::keyring::KeyringError;

/// Where the key of a directory is kept, or why it cannot be had.
#[derive(Debug)]
pub enum KeyState {
    /// In the keyring of this name.
    Keyring(String),
    /// In a file of mode 0600, and why it is not in a keyring; `None` where it was put there before there was one.
    File {
        /// The key file.
        path: PathBuf,
        /// What the keyring said when it was asked for a key.
        keyring: Option<KeyringError>,
    },
    /// Nowhere: nothing is sealed yet, and the first save makes one.
    Nowhere {
        /// The keyring it will be kept in; `None`: it will be in a file.
        keyring: Option<String>,
    },
    /// In a keyring that is locked, or cannot be made there as long as it is.
    Locked,
    /// In a keyring that cannot be asked here.
    Unreachable(KeyringError),
    /// Nowhere, or another one is in its place, or its file is not to be trusted; the error says which.
    Unusable(ToolError),
}
