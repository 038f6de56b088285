//! The databases: whether they are any, of which format, and whether the library that opens them is safe.

use andru_cache::{Format, Survey, sqlite_version};

use super::Finding;

const CHECK: &str = "databases";

/// The file of what must not be lost; the others come back by themselves.
const DURABLE: &str = "durable.db";

/// Whether the linked SQLite is one that several processes can share a file with.
pub(super) fn library() -> Finding {
    let (version, safe) = sqlite_version();
    if safe {
        Finding::ok("SQLite", format!("version {version}"))
    } else {
        let sentence =
            format!("version {version} can damage a file that several programs share; 3.51.3 is the oldest safe one");
        Finding::problem("SQLite", sentence).mended_by("install Andru as it is published")
    }
}

/// Each database that is not as it should be, or one finding for all.
pub(super) fn check(survey: &Survey) -> Vec<Finding> {
    let mut wrong = Vec::new();
    let mut fine = Vec::new();
    for entry in &survey.entries {
        let Some(format) = entry.format else { continue };
        let name = entry.path.file_name().unwrap_or_default().to_string_lossy();
        match format {
            Format::Empty => fine.push(format!("{name} is empty or just begun")),
            Format::Version { found, known } if i64::from(found) > known => wrong.push(
                Finding::problem(
                    CHECK,
                    format!(
                        "{name} was saved by a newer version of Andru (format {found}, this version knows {known})"
                    ),
                )
                .mended_by("update Andru"),
            ),
            Format::Version { found, known } if i64::from(found) < known => {
                fine.push(format!("{name} has format {found}, which the next save brings to {known}"));
            }
            Format::Version { found, .. } => fine.push(format!("{name} has format {found}")),
            Format::Unreadable if name == DURABLE => wrong.push(
                Finding::problem(CHECK, format!("{name} is damaged or is not a database"))
                    .mended_by("andru-intel data restore"),
            ),
            Format::Unreadable => wrong.push(Finding::advice(
                CHECK,
                format!("{name} is damaged or is not a database; its next use replaces it, and nothing is lost"),
            )),
        }
    }
    if wrong.is_empty() && !fine.is_empty() {
        return vec![Finding::ok(CHECK, fine.join(", "))];
    }
    wrong
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use andru_cache::Entry;

    use super::super::Verdict;
    use super::*;

    fn found(files: &[(&str, Format)]) -> Vec<Finding> {
        let entries = files.iter().map(|(name, format)| Entry {
            path: PathBuf::from("/h").join(name),
            trouble: None,
            is_directory: false,
            modified: None,
            format: Some(*format),
        });
        check(&Survey { directory: None, entries: entries.collect(), network: None, free: None })
    }

    #[test]
    fn formats_are_compared_with_what_is_known() {
        let of = |found| Format::Version { found, known: 2 };
        let fine = found_one(&[("durable.db", of(2)), ("limits.db", of(1)), ("cache.db", Format::Empty)]);
        assert_eq!(fine.verdict, Verdict::Ok);
        assert_eq!(
            fine.sentence,
            "durable.db has format 2, limits.db has format 1, which the next save brings to 2, cache.db is empty or just begun"
        );
        let newer = found_one(&[("durable.db", of(3)), ("limits.db", of(2))]);
        assert_eq!((newer.verdict, newer.mend.as_deref()), (Verdict::Problem, Some("update Andru")));
        let damaged = found_one(&[("durable.db", Format::Unreadable)]);
        assert_eq!((damaged.verdict, damaged.mend.as_deref()), (Verdict::Problem, Some("andru-intel data restore")));
        assert_eq!(found_one(&[("limits.db", Format::Unreadable)]).verdict, Verdict::Advice);
        assert!(found(&[]).is_empty());
    }

    fn found_one(files: &[(&str, Format)]) -> Finding {
        let [finding] = &found(files)[..] else { panic!() };
        finding.clone()
    }

    #[test]
    fn the_linked_library_is_safe() {
        assert_eq!(library().verdict, Verdict::Ok);
    }
}
