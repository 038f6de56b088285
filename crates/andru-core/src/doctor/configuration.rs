//! Where the configuration comes from, and the key of the platform. Values are not shown.

use super::Finding;
use crate::environment::{API_KEY, API_KEY_FILE, KeySource, Settings};

/// Which variables are set.
pub(super) fn variables(settings: &Settings) -> Finding {
    let names: Vec<&str> = settings.variables.iter().map(|variable| variable.name).collect();
    let set = if names.is_empty() { "no variable is set".to_owned() } else { format!("set: {}", names.join(", ")) };
    let offline = if settings.offline { "; answers come from this machine alone" } else { "" };
    Finding::ok("configuration", format!("{set}{offline}"))
}

/// Whether there is a key of the platform, where it comes from, and whether it can be read.
pub(super) fn api_key(settings: &Settings) -> Finding {
    const CHECK: &str = "API key";
    let Some(source) = &settings.key else {
        return Finding::ok(CHECK, "there is none; everything is answered on this machine");
    };
    let both = settings.variables.contains(&API_KEY) && settings.variables.contains(&API_KEY_FILE);
    let unused = if settings.offline { "; it is not used, for answers come from this machine alone" } else { "" };
    match source.read() {
        Err(error) => Finding::failed(CHECK, &error),
        Ok(None) => Finding::advice(CHECK, format!("`{}` holds nothing but white space", API_KEY.name))
            .mended_by(format!("unset {}", API_KEY.name)),
        Ok(Some(_)) if both => Finding::advice(
            CHECK,
            format!("`{}` is used, and a key stands in `{}` as well", API_KEY_FILE.name, API_KEY.name),
        )
        .mended_by(format!("unset {}", API_KEY.name)),
        Ok(Some(_)) => match source {
            KeySource::File(_) => Finding::ok(CHECK, format!("it is in a file of yours alone{unused}")),
            KeySource::Environment(_) => Finding::advice(
                CHECK,
                format!("it is in the environment, where every program you start can read it{unused}"),
            )
            .mended_by(format!("put it into a file of mode 0600 and name that in `{}`", API_KEY_FILE.name)),
        },
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::super::Verdict;
    use super::*;

    fn settings(pairs: &[(&str, &str)]) -> Settings {
        let value = |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value));
        Settings::from_lookup(value).unwrap()
    }

    #[test]
    fn variables_are_named_without_their_values() {
        assert_eq!(variables(&settings(&[])).sentence, "no variable is set");
        let set = settings(&[("ANDRU_HOME", "/canary"), ("ANDRU_API_KEY", "canary"), ("ANDRU_OFFLINE", "1")]);
        let sentence = variables(&set).sentence;
        assert_eq!(sentence, "set: ANDRU_HOME, ANDRU_OFFLINE, ANDRU_API_KEY; answers come from this machine alone");
    }

    #[test]
    fn the_key_is_judged_by_where_it_is_and_never_shown() {
        let nowhere = ("ANDRU_API_KEY_FILE", "/nowhere/at/all");
        for (pairs, verdict) in [
            (&[][..], Verdict::Ok),
            (&[("ANDRU_API_KEY", "canary")], Verdict::Advice),
            (&[("ANDRU_API_KEY", "  ")], Verdict::Advice),
            (&[("ANDRU_API_KEY", "canary\ncanary")], Verdict::Problem),
            (&[nowhere], Verdict::Problem),
        ] {
            let finding = api_key(&settings(pairs));
            assert_eq!(finding.verdict, verdict, "{finding:?}");
            assert!(!format!("{finding:?}").contains("canary"));
        }
    }

    #[cfg(unix)]
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test's own file")]
    fn a_key_file_of_ones_own_is_well_and_another_is_not() {
        use std::os::unix::fs::PermissionsExt;

        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("key");
        std::fs::write(&path, "canary").unwrap();
        let file = ("ANDRU_API_KEY_FILE", path.to_str().unwrap());
        for (mode, pairs, verdict) in [
            (0o600, &[file][..], Verdict::Ok),
            (0o600, &[file, ("ANDRU_API_KEY", "canary")], Verdict::Advice),
            (0o644, &[file], Verdict::Problem),
        ] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            let finding = api_key(&settings(pairs));
            assert_eq!(finding.verdict, verdict, "{finding:?}");
            assert!(!format!("{finding:?}").contains("canary"));
        }
    }
}
