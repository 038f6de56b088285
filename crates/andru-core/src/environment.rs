//! The environment, read once at start into [`Settings`]; nothing else in the program looks at it.

mod key_source;
mod origin;

use std::ffi::OsString;
use std::path::PathBuf;

use andru_cache::ApiKey;
use andru_tools::{ErrorKind, ToolError};
use jiff::civil::Date;
use secrecy::SecretString;

pub use key_source::{KeySource, LONGEST_KEY};
pub use origin::Origin;

use crate::keyring::SessionBus;

/// An environment variable that Andru reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it does, one sentence.
    pub meaning: &'static str,
}

/// Andru's directory.
pub const HOME: Variable = Variable {
    name: "ANDRU_HOME",
    meaning: "The directory Andru keeps its data in; without it, the platform's data directory.",
};
/// No socket at all.
pub const OFFLINE: Variable =
    Variable { name: "ANDRU_OFFLINE", meaning: "`1` answers from this machine alone, as `--offline` does." };
/// The date answers are for.
pub const AS_OF: Variable = Variable {
    name: "ANDRU_AS_OF",
    meaning: "The date answers are for, `YYYY-MM-DD`, as `--as-of` does; without it, today in UTC.",
};
/// The API key, in a file.
pub const API_KEY_FILE: Variable = Variable {
    name: "ANDRU_API_KEY_FILE",
    meaning: "A file of your own, mode 0600, with your key of the Andru platform; it comes before `ANDRU_API_KEY`.",
};
/// The API key itself.
pub const API_KEY: Variable = Variable {
    name: "ANDRU_API_KEY",
    meaning: "Your key of the Andru platform; without a key everything is answered on this machine alone.",
};
/// Where the platform is.
pub const API_URL: Variable = Variable {
    name: "ANDRU_API_URL",
    meaning: "Where the Andru platform is; without it, `https://api.andru-ai.com`. `http` is for this machine alone.",
};
/// What is logged.
pub const LOG: Variable = Variable {
    name: "ANDRU_LOG",
    meaning: "What `andru-mcp` logs to standard error, such as `info` or `debug`; without it, `warn`.",
};
/// Whether the system's keyring keeps the key of what is saved.
pub const KEYRING: Variable = Variable {
    name: "ANDRU_KEYRING",
    meaning: "`0` keeps the key of what is saved in a file of Andru's directory; without it, in the system's keyring.",
};
/// No colour.
pub const NO_COLOR: Variable = Variable { name: "NO_COLOR", meaning: "Any value turns colour off, on every terminal." };

/// Every variable that Andru reads, for the generated reference.
pub const VARIABLES: &[Variable] = &[HOME, OFFLINE, AS_OF, API_KEY_FILE, API_KEY, API_URL, KEYRING, LOG, NO_COLOR];

/// How a front end runs: flags come before the environment, the environment before the defaults.
///
/// It can be printed: a key in it shows nothing of itself.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Andru's directory; `None` where the machine names none, and then nothing can be saved.
    pub home: Option<PathBuf>,
    /// Whether to answer from this machine alone.
    pub offline: bool,
    /// The date answers are for; `None` is today.
    pub as_of: Option<Date>,
    /// Whether the system's keyring may be asked for the key of what is saved.
    pub keyring: KeyringAccess,
    /// What is logged, as the user wrote it.
    pub log: Option<String>,
    /// Where the key of the platform comes from; `None`: there is none. [`Settings::api_key`] reads it.
    pub key: Option<KeySource>,
    /// Where the platform is.
    pub api_origin: Origin,
    /// The variables of [`VARIABLES`] that have a value.
    pub variables: Vec<Variable>,
    /// The user's own directory, where other programs keep their configuration.
    pub user_home: Option<PathBuf>,
}

/// Whether the keyring of the system may be asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum KeyringAccess {
    /// No: the key is kept in a file.
    #[default]
    Off,
    /// Yes, on Linux over this bus.
    System(SessionBus),
}

impl Settings {
    /// Reads the environment of the process.
    ///
    /// # Errors
    /// `invalid_input` where a variable has a value it cannot have; the message names it.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_environment() -> Result<Self, ToolError> {
        Self::from_lookup(|name| std::env::var_os(name))
    }

    /// Reads the variables through `lookup`, so that a test needs no environment.
    ///
    /// # Errors
    /// As [`Settings::from_environment`].
    pub fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Result<Self, ToolError> {
        let given = |name: &str| lookup(name).filter(|value| !value.is_empty());
        let text = |variable: Variable| {
            given(variable.name)
                .map(|value| {
                    value
                        .into_string()
                        .map_err(|_| ToolError::invalid(format!("`{}` is not valid UTF-8", variable.name)))
                })
                .transpose()
        };
        let switch = |variable: Variable, unset: bool| match text(variable)?.as_deref() {
            None => Ok(unset),
            Some("0" | "false" | "no") => Ok(false),
            Some("1" | "true" | "yes") => Ok(true),
            Some(_) => Err(ToolError::invalid(format!("`{}` must be `1` or `0`", variable.name))),
        };
        let keyring =
            if switch(KEYRING, true)? { KeyringAccess::System(SessionBus::of(given)) } else { KeyringAccess::Off };
        let as_of = text(AS_OF)?.map(|value| parse_date("ANDRU_AS_OF", &value)).transpose()?;
        let file = given(API_KEY_FILE.name).map(|path| KeySource::File(PathBuf::from(path)));
        let key = match file {
            None => text(API_KEY)?.map(|key| KeySource::Environment(SecretString::from(key))),
            file => file,
        };
        let api_origin = text(API_URL)?.map(|value| Origin::parse(API_URL.name, &value)).transpose()?;
        let user_home = given(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
        Ok(Self {
            home: given(HOME.name).map(PathBuf::from).or_else(|| data_directory(given)),
            offline: switch(OFFLINE, false)?,
            as_of,
            keyring,
            log: text(LOG)?,
            key,
            api_origin: api_origin.unwrap_or_default(),
            variables: VARIABLES.iter().copied().filter(|variable| given(variable.name).is_some()).collect(),
            user_home: user_home.filter(|home| home.is_absolute()),
        })
    }

    /// The key of the platform, read now; `None` where there is none. Whose data is read follows from it, also offline.
    ///
    /// # Errors
    /// As [`KeySource::read`].
    pub fn api_key(&self) -> Result<Option<ApiKey>, ToolError> {
        let secret = self.key.as_ref().map_or(Ok(None), KeySource::read)?;
        Ok(secret.map(|secret| ApiKey::new(self.api_origin.as_str(), secret)))
    }

    /// The key that calls are made and counted with; `None` as well where nothing but this machine may answer.
    ///
    /// # Errors
    /// As [`KeySource::read`].
    pub fn key_in_use(&self) -> Result<Option<ApiKey>, ToolError> {
        if self.offline { Ok(None) } else { self.api_key() }
    }
}

/// A date as people type it for a flag or a variable.
///
/// # Errors
/// `invalid_input` naming `field` where it is not a day of the calendar written `YYYY-MM-DD`.
pub fn parse_date(field: &str, value: &str) -> Result<Date, ToolError> {
    let shaped = value.len() == 10
        && value
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let date = if shaped { value.parse::<Date>().ok() } else { None };
    date.ok_or_else(|| {
        ToolError::new(
            ErrorKind::InvalidInput,
            format!("`{field}` must be a day such as 2026-11-24, written YYYY-MM-DD"),
        )
    })
}

/// The platform's directory for application data: `XDG_DATA_HOME`, `~/Library/Application Support`, `%APPDATA%`.
fn data_directory(given: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let under = |name: &str, parts: &[&str]| {
        let mut path = PathBuf::from(given(name)?);
        path.extend(parts);
        path.is_absolute().then_some(path)
    };
    if cfg!(windows) {
        under("APPDATA", &["Andru"])
    } else if cfg!(target_os = "macos") {
        under("HOME", &["Library", "Application Support", "Andru"])
    } else {
        under("XDG_DATA_HOME", &["andru"]).or_else(|| under("HOME", &[".local", "share", "andru"]))
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    fn settings(pairs: &[(&str, &str)]) -> Result<Settings, ToolError> {
        Settings::from_lookup(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    fn andru_home_comes_before_the_platforms_directory() {
        let both = settings(&[("ANDRU_HOME", "/a"), ("HOME", "/h"), ("XDG_DATA_HOME", "/x")]).unwrap();
        assert_eq!(both.home, Some(PathBuf::from("/a")));
        assert_eq!(settings(&[]).unwrap().home, None);
    }

    #[test]
    fn a_wrong_value_is_named() {
        let error = settings(&[("ANDRU_AS_OF", "24.11.2026")]).unwrap_err();
        assert_eq!(error.to_string(), "`ANDRU_AS_OF` must be a day such as 2026-11-24, written YYYY-MM-DD");
        assert!(settings(&[("ANDRU_AS_OF", "2026-02-30")]).is_err());
        for name in ["ANDRU_OFFLINE", "ANDRU_KEYRING"] {
            let error = settings(&[(name, "maybe")]).unwrap_err();
            assert_eq!(error.to_string(), format!("`{name}` must be `1` or `0`"));
        }
        assert!(settings(&[("ANDRU_API_URL", "http://example.com")]).is_err());
    }

    #[test]
    fn a_key_is_good_at_one_origin_and_is_never_printed() {
        let found = settings(&[("ANDRU_API_KEY", " canary\n"), ("ANDRU_API_URL", "http://LOCALHOST:80/")]).unwrap();
        assert!(!format!("{found:?}").contains("canary"));
        let key = found.api_key().unwrap().unwrap();
        assert_eq!((key.origin(), key.secret().expose_secret()), ("http://localhost", "canary"));
        let names: Vec<&str> = found.variables.iter().map(|variable| variable.name).collect();
        assert_eq!(names, ["ANDRU_API_KEY", "ANDRU_API_URL"]);
        let usual = settings(&[("ANDRU_API_KEY", "canary")]).unwrap().api_key().unwrap().unwrap();
        assert_eq!(usual.origin(), "https://api.andru-ai.com");
    }

    #[test]
    fn no_key_is_in_use_offline_or_where_none_is_written() {
        for pairs in [&[("ANDRU_API_KEY", "canary"), ("ANDRU_OFFLINE", "1")][..], &[("ANDRU_API_KEY", " ")], &[]] {
            assert!(settings(pairs).unwrap().key_in_use().unwrap().is_none(), "{pairs:?}");
        }
        let offline = settings(&[("ANDRU_API_KEY", "canary"), ("ANDRU_OFFLINE", "1")]).unwrap();
        assert!(offline.api_key().unwrap().is_some(), "it still says whose data is read");
    }

    #[test]
    fn the_key_file_comes_first_and_is_opened_only_for_the_key() {
        let found = settings(&[("ANDRU_API_KEY", "canary"), ("ANDRU_API_KEY_FILE", "/nowhere/key")]).unwrap();
        assert_eq!(found.api_key().unwrap_err().kind(), ErrorKind::NotFound);
    }

    #[test]
    fn the_keyring_is_asked_unless_it_is_turned_off() {
        assert_eq!(settings(&[]).unwrap().keyring, KeyringAccess::System(SessionBus::None));
        let bus = ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/bus");
        assert_eq!(settings(&[bus]).unwrap().keyring, KeyringAccess::System(SessionBus::Named));
        assert_eq!(settings(&[bus, ("ANDRU_KEYRING", "0")]).unwrap().keyring, KeyringAccess::Off);
    }
}
