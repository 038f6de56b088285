//! Where the key is kept that seals what is saved.

use andru_cache::{KeyState, SqliteStore};

use super::Finding;
use crate::environment::Settings;
use crate::session;

const CHECK: &str = "data key";

/// Where the key is; it is not asked for unless the directory is `sound`.
pub(super) fn check(settings: &Settings, sound: bool) -> Finding {
    if !sound {
        return Finding::advice(CHECK, "not looked for before the problems of the directory are mended");
    }
    match SqliteStore::new(session::place(settings)).key_state() {
        Ok(state) => of_state(state),
        Err(error) => Finding::failed(CHECK, &error),
    }
}

fn of_state(state: KeyState) -> Finding {
    match state {
        KeyState::Keyring(name) => Finding::ok(CHECK, format!("what is saved is sealed, and its key is in {name}")),
        KeyState::File { path, keyring: None } => Finding::advice(
            CHECK,
            format!("what is saved is sealed, and its key is in `{}`: keep it out of backups", path.display()),
        ),
        KeyState::File { path, keyring: Some(reason) } => Finding::advice(
            CHECK,
            format!(
                "what is saved is sealed, and its key is in `{}`: keep it out of backups ({reason})",
                path.display()
            ),
        ),
        KeyState::Nowhere { keyring: Some(name) } => {
            Finding::ok(CHECK, format!("nothing is saved yet; the key will be kept in {name}"))
        }
        KeyState::Nowhere { keyring: None } => Finding::ok(
            CHECK,
            "nothing is saved yet; the key will be kept in a file for you alone, for want of a keyring",
        ),
        KeyState::Locked => Finding::problem(CHECK, "the keyring is locked, so what is saved cannot be read")
            .mended_by("unlock your keyring"),
        KeyState::Unreachable(reason) => Finding::problem(CHECK, format!("the key cannot be asked for: {reason}"))
            .mended_by("run Andru where your desktop session is, or put the key back"),
        KeyState::Unusable(error) => Finding::failed(CHECK, &error),
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use andru_cache::KeyringError;
    use andru_tools::{ErrorKind, ToolError};

    use super::super::Verdict;
    use super::*;

    #[test]
    fn where_the_key_is_is_said_and_how_to_reach_it() {
        let file = |keyring| KeyState::File { path: PathBuf::from("/h/key"), keyring };
        let lost = ToolError::new(ErrorKind::Unavailable, "the key is lost").hinted("andru-intel data erase");
        for (state, verdict, said, mended) in [
            (KeyState::Keyring("the keychain".into()), Verdict::Ok, "in the keychain", false),
            (file(None), Verdict::Advice, "in `/h/key`", false),
            (file(Some(KeyringError::Absent("no bus".into()))), Verdict::Advice, "no bus", false),
            (KeyState::Nowhere { keyring: Some("the keychain".into()) }, Verdict::Ok, "in the keychain", false),
            (KeyState::Nowhere { keyring: None }, Verdict::Ok, "in a file", false),
            (KeyState::Locked, Verdict::Problem, "locked", true),
            (KeyState::Unreachable(KeyringError::TimedOut), Verdict::Problem, "2 seconds", true),
            (KeyState::Unusable(lost), Verdict::Problem, "the key is lost", true),
        ] {
            let finding = of_state(state);
            assert_eq!((finding.verdict, finding.mend.is_some()), (verdict, mended), "{said}");
            assert!(finding.sentence.contains(said), "{}", finding.sentence);
        }
    }

    #[test]
    fn it_is_not_looked_for_in_a_directory_with_problems() {
        let finding = check(&Settings::default(), false);
        assert_eq!(finding.verdict, Verdict::Advice);
    }
}
