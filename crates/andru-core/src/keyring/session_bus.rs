//! Whether there is a D-Bus session to ask, looked at without starting one.

use std::ffi::OsString;
use std::path::PathBuf;

use andru_cache::KeyringError;

/// Where the D-Bus session of a Linux desktop is, as the environment says; elsewhere nobody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionBus {
    /// At the address of `DBUS_SESSION_BUS_ADDRESS`.
    Named,
    /// At `bus` in the directory of `XDG_RUNTIME_DIR`, if that is a socket of ours.
    Runtime(PathBuf),
    /// Nowhere.
    None,
}

impl SessionBus {
    /// What the environment says of it.
    pub(crate) fn of(given: impl Fn(&str) -> Option<OsString>) -> Self {
        match given("DBUS_SESSION_BUS_ADDRESS") {
            // This address starts a session where there is none.
            Some(address) if address.to_string_lossy().contains("autolaunch:") => Self::None,
            Some(_) => Self::Named,
            None => given("XDG_RUNTIME_DIR").map_or(Self::None, |directory| Self::Runtime(PathBuf::from(directory))),
        }
    }

    /// Refuses to ask where that would start a session; libdbus does so when it finds none.
    pub(super) fn reachable(&self) -> Result<(), KeyringError> {
        let there = match self {
            _ if cfg!(not(target_os = "linux")) => true,
            Self::Named => true,
            Self::Runtime(directory) => is_own_socket(&directory.join("bus")),
            Self::None => false,
        };
        if there { Ok(()) } else { Err(KeyringError::Absent("no D-Bus session".to_owned())) }
    }
}

/// The conditions under which libdbus takes it.
#[cfg(unix)]
fn is_own_socket(path: &std::path::Path) -> bool {
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    std::fs::symlink_metadata(path)
        .is_ok_and(|found| found.file_type().is_socket() && found.uid() == rustix::process::getuid().as_raw())
}

#[cfg(not(unix))]
fn is_own_socket(_path: &std::path::Path) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pairs: &[(&str, &str)]) -> SessionBus {
        SessionBus::of(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn the_environment_says_where_the_session_is() {
        let runtime = ("XDG_RUNTIME_DIR", "/run/user/7");
        assert_eq!(of(&[]), SessionBus::None);
        assert_eq!(of(&[runtime]), SessionBus::Runtime(PathBuf::from("/run/user/7")));
        assert_eq!(of(&[runtime, ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus")]), SessionBus::Named);
        for launching in ["autolaunch:", "unix:path=/run/bus;autolaunch:scope=user"] {
            assert_eq!(of(&[runtime, ("DBUS_SESSION_BUS_ADDRESS", launching)]), SessionBus::None, "{launching}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn only_a_socket_of_ours_is_a_session() {
        let root = tempfile::tempdir().unwrap();
        let bus = SessionBus::Runtime(root.path().to_path_buf());
        assert!(bus.reachable().is_err());
        std::fs::create_dir(root.path().join("bus")).unwrap();
        assert!(bus.reachable().is_err());
        std::fs::remove_dir(root.path().join("bus")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(root.path().join("bus")).unwrap();
        assert_eq!(bus.reachable(), Ok(()));
        if std::os::unix::fs::lchown(root.path().join("bus"), Some(54_321), None).is_ok() {
            assert!(bus.reachable().is_err());
        }
    }
}
