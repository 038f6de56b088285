//! The keyring of the operating system, as the store asks it for its key.
//!
//! Linux has the Secret Service (GNOME Keyring, KWallet, KeePassXC), macOS its keychain, Windows its credential
//! manager. Each call begins anew: nothing is opened before the first, and nothing stays open after it. Each
//! directory has an entry of its own, so that two of them do not share a key.

mod hex;
#[cfg(any(target_os = "macos", windows))]
#[path = "keyring/native.rs"]
mod platform;
#[cfg(target_os = "linux")]
#[path = "keyring/secret_service.rs"]
mod platform;
#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
#[path = "keyring/none.rs"]
mod platform;
mod session_bus;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use andru_cache::{Keyring, KeyringError, MasterKey};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::environment::KeyringAccess;
pub use session_bus::SessionBus;

/// What the entries of every directory are filed under.
const SERVICE: &str = "andru";

/// The keyring for the store in `home`, as `access` allows; nothing is asked yet.
///
/// Where it must not be asked it is a keyring that says so, so that a key which is in it is not taken for lost.
pub fn keyring(access: &KeyringAccess, home: &Path) -> Arc<dyn Keyring> {
    match access {
        KeyringAccess::Off => Arc::new(Off),
        KeyringAccess::System(bus) => Arc::new(SystemKeyring { home: home.to_path_buf(), bus: bus.clone() }),
    }
}

/// The keyring of this system.
#[derive(Debug)]
struct SystemKeyring {
    home: PathBuf,
    bus: SessionBus,
}

/// The entry of one directory.
struct Entry {
    /// What it goes by: derived from the path of the directory, the same as long as that is.
    user: String,
    /// What people see in the list of their keyring.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "elsewhere the list shows the service"))]
    label: String,
}

impl SystemKeyring {
    fn entry(&self) -> Result<Entry, KeyringError> {
        let home = canonical(&self.home)
            .map_err(|error| KeyringError::Failed(format!("the data directory cannot be looked at: {error}")))?;
        let digest = Sha256::digest(home.as_os_str().as_encoded_bytes());
        let short = digest.first_chunk::<8>().copied().unwrap_or_default();
        Ok(Entry {
            user: format!("key-{}", hex::encode(&short).as_str()),
            label: format!("Andru: the key of {}", home.display()),
        })
    }
}

impl Keyring for SystemKeyring {
    fn name(&self) -> String {
        platform::NAME.to_owned()
    }

    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        self.bus.reachable()?;
        let Some(kept) = platform::read(&self.entry()?)? else { return Ok(None) };
        let bytes = hex::decode(&kept).and_then(|bytes| MasterKey::from_bytes(&bytes));
        bytes.map(Some).ok_or_else(|| KeyringError::Failed("its entry for Andru is not a key".to_owned()))
    }

    fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
        self.bus.reachable()?;
        // As text: KWallet keeps nothing else.
        platform::write(&self.entry()?, hex::encode(key.expose()).as_bytes())
    }

    fn forget(&self) -> Result<bool, KeyringError> {
        self.bus.reachable()?;
        platform::forget(&self.entry()?)
    }
}

/// The path with every link resolved, of its nearest ancestor that exists where it does not itself.
fn canonical(path: &Path) -> std::io::Result<PathBuf> {
    match (std::fs::canonicalize(path), path.parent(), path.file_name()) {
        (Err(error), Some(parent), Some(name)) if error.kind() == std::io::ErrorKind::NotFound => {
            let parent = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            Ok(canonical(parent)?.join(name))
        }
        (found, ..) => found,
    }
}

/// The keyring of those who want none.
#[derive(Debug)]
struct Off;

impl Off {
    fn refusal() -> KeyringError {
        KeyringError::Absent("`ANDRU_KEYRING` is 0".to_owned())
    }
}

impl Keyring for Off {
    fn name(&self) -> String {
        "none".to_owned()
    }

    fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        Err(Self::refusal())
    }

    fn write(&self, _key: &MasterKey) -> Result<(), KeyringError> {
        Err(Self::refusal())
    }

    fn forget(&self) -> Result<bool, KeyringError> {
        Err(Self::refusal())
    }
}

/// What a keyring keeps: text, cleared when dropped.
type Kept = Zeroizing<Vec<u8>>;

#[cfg(test)]
mod tests {
    use super::*;

    fn user(home: &Path) -> String {
        SystemKeyring { home: home.to_path_buf(), bus: SessionBus::None }.entry().unwrap().user
    }

    #[test]
    fn each_directory_has_an_entry_of_its_own() {
        let root = tempfile::tempdir().unwrap();
        let (one, two) = (root.path().join("one"), root.path().join("two"));
        let before = user(&one);
        assert_ne!(before, user(&two));
        std::fs::create_dir(&one).unwrap();
        assert_eq!(user(&one), before, "it is the same once the directory is there");
        assert_eq!(user(&root.path().join("one/../one/.")), before);
        assert!(before.len() == 20 && before.starts_with("key-"), "{before}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_above_the_directory_does_not_change_the_entry() {
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("real")).unwrap();
        std::os::unix::fs::symlink(root.path().join("real"), root.path().join("link")).unwrap();
        assert_eq!(user(&root.path().join("link/andru")), user(&root.path().join("real/andru")));
    }

    #[test]
    fn a_keyring_that_is_turned_off_says_so() {
        let keyring = keyring(&KeyringAccess::Off, Path::new("andru"));
        let error = KeyringError::Absent("`ANDRU_KEYRING` is 0".to_owned());
        assert_eq!(keyring.read().err(), Some(error.clone()));
        assert_eq!(keyring.forget().err(), Some(error));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn without_a_session_nothing_is_asked() {
        let keyring = keyring(&KeyringAccess::System(SessionBus::None), Path::new("andru"));
        assert_eq!(keyring.read().err(), Some(KeyringError::Absent("no D-Bus session".to_owned())));
    }
}
