//! Where the API key comes from, and how it is read.

use std::path::{Path, PathBuf};

use andru_tools::{ErrorKind, ToolError};
use secrecy::{ExposeSecret, SecretString};

use super::{API_KEY, API_KEY_FILE};
use crate::files;

/// The longest key, in bytes.
pub const LONGEST_KEY: usize = 4096;

/// Where the API key comes from. Nothing of it is printed, and a file is opened only when the key is needed.
#[derive(Debug, Clone)]
pub enum KeySource {
    /// A file of the user's own that nobody else may read.
    File(PathBuf),
    /// The environment.
    Environment(SecretString),
}

impl KeySource {
    /// The key, without the white space around it; `None` where there is nothing else.
    ///
    /// # Errors
    /// Where the file cannot be read, belongs to another user or is open to others; where the key is longer than
    /// [`LONGEST_KEY`] bytes, or has control characters or white space in it. The key is not repeated.
    pub fn read(&self) -> Result<Option<SecretString>, ToolError> {
        match self {
            Self::Environment(key) => checked(key.expose_secret(), API_KEY.name),
            Self::File(path) => {
                let text = files::read_secret(path, API_KEY_FILE.name, LONGEST_KEY)?;
                let key = checked(text.expose_secret(), API_KEY_FILE.name)?;
                // Whoever names a file means to have a key.
                key.map(Some).ok_or_else(|| empty(path))
            }
        }
    }
}

fn empty(path: &Path) -> ToolError {
    ToolError::new(
        ErrorKind::InvalidInput,
        format!("`{}` names an empty file, `{}`", API_KEY_FILE.name, path.display()),
    )
    .hinted(format!("write the key into it, or unset `{}`", API_KEY_FILE.name))
}

fn checked(key: &str, variable: &str) -> Result<Option<SecretString>, ToolError> {
    let key = key.trim();
    if key.len() > LONGEST_KEY {
        return Err(ToolError::invalid(format!("the key of `{variable}` is longer than {LONGEST_KEY} bytes")));
    }
    // A key goes into a header, where such characters would end it or begin another.
    if key.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Err(ToolError::invalid(format!("the key of `{variable}` has control characters or spaces in it")));
    }
    Ok((!key.is_empty()).then(|| SecretString::from(key)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(key: &str) -> Result<Option<String>, ToolError> {
        let source = KeySource::Environment(SecretString::from(key));
        Ok(source.read()?.map(|key| key.expose_secret().to_owned()))
    }

    #[test]
    fn white_space_around_a_key_is_not_of_it() {
        assert_eq!(given(" sk_live_a\r\n").unwrap().as_deref(), Some("sk_live_a"));
        assert_eq!(given(" \n").unwrap(), None);
        assert_eq!(given(&"k".repeat(LONGEST_KEY)).unwrap().map(|key| key.len()), Some(LONGEST_KEY));
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_repeated() {
        let long = "canary".repeat(1000);
        for key in ["canary\nX-Admin: 1", "canary\u{0}", "canary canary", "canary\u{85}x", &long] {
            let error = given(key).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidInput);
            assert!(error.to_string().starts_with("the key of `ANDRU_API_KEY` "), "{error}");
            assert!(!error.chain().contains("canary"));
        }
        let source = KeySource::Environment(SecretString::from("canary"));
        assert!(!format!("{source:?}").contains("canary"));
    }

    #[cfg(unix)]
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test's own files")]
    fn a_key_file_must_be_the_users_own() {
        use std::fs::{self, Permissions};
        use std::os::unix::fs::PermissionsExt;

        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("andru.key");
        let source = KeySource::File(path.clone());
        assert_eq!(source.read().unwrap_err().kind(), ErrorKind::NotFound);
        fs::write(&path, "canary-in-a-file\n").unwrap();
        for mode in [0o644, 0o640, 0o604, 0o660] {
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            let error = source.read().unwrap_err();
            assert!(error.to_string().contains(&format!("(mode {mode:04o})")), "{error}");
            assert_eq!(error.hints(), [format!("run `chmod 600 {}`", path.display())]);
        }
        for mode in [0o600, 0o400] {
            fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
            assert_eq!(source.read().unwrap().unwrap().expose_secret(), "canary-in-a-file");
        }
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        for (content, said) in [("", "empty file"), ("\n", "empty file"), (&*"x".repeat(9000), "4096 bytes")] {
            fs::write(&path, content).unwrap();
            let error = source.read().unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
        fs::write(&path, [b'k', 0xFF]).unwrap();
        assert!(source.read().unwrap_err().to_string().contains("not valid UTF-8"));
        let directory = KeySource::File(root.path().to_owned()).read().unwrap_err();
        assert!(directory.to_string().contains("not a regular file"), "{directory}");
        // Nobody writes into it: opening it to read would wait for ever.
        let pipe = root.path().join("pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, rustix::fs::Mode::RUSR, 0).unwrap();
        assert!(KeySource::File(pipe).read().unwrap_err().to_string().contains("not a regular file"));
    }
}
