//! Andru's directory and the files in it: whose they are, who else may use them, what they lie on.

use andru_cache::{Entry, Survey, Trouble};

use super::{Finding, shell_word};

const DIRECTORY: &str = "directory";
const FILES: &str = "files";

/// The directory itself, and what it lies on.
pub(super) fn check(survey: Option<&Survey>) -> Vec<Finding> {
    let Some(survey) = survey else {
        let finding = Finding::problem(DIRECTORY, "no data directory is known, so nothing can be saved");
        return vec![finding.mended_by("set `ANDRU_HOME` to a directory of yours")];
    };
    let mut findings = vec![match &survey.directory {
        None => Finding::ok(DIRECTORY, "it does not exist yet; the first save makes it, for you alone"),
        Some(found) => of_directory(found),
    }];
    if let Some(network) = survey.network {
        let sentence =
            format!("the data lies on a network file system ({network}), where programs see each other late");
        findings.push(
            Finding::advice("file system", sentence)
                .mended_by("set `ANDRU_HOME` to a directory on a disk of this machine"),
        );
    }
    findings
}

fn of_directory(found: &Entry) -> Finding {
    let path = found.path.display();
    let word = shell_word(&found.path);
    match &found.trouble {
        None => Finding::ok(DIRECTORY, format!("`{path}` is yours alone")),
        Some(Trouble::Unreadable(error)) => {
            Finding::problem(DIRECTORY, format!("`{path}` cannot be looked at: {error}"))
                .mended_by(format!("ls -ld {word}"))
        }
        Some(Trouble::Linked) => {
            Finding::problem(DIRECTORY, format!("`{path}` is a symbolic link, so nothing is saved or read there"))
                .mended_by("set `ANDRU_HOME` to the directory it points to")
        }
        Some(Trouble::WrongKind) => Finding::problem(DIRECTORY, format!("`{path}` is not a directory"))
            .mended_by(format!("mv {word} {}", shell_word(&found.path.with_extension("aside")))),
        Some(Trouble::Foreign) => Finding::problem(DIRECTORY, format!("`{path}` belongs to another user"))
            .mended_by(format!("sudo chown -R \"$(id -un)\" {word}")),
        Some(Trouble::Writable(mode)) => Finding::problem(
            DIRECTORY,
            format!("others may write to `{path}` (mode {mode:04o}), so nothing is saved or read there"),
        )
        .mended_by(format!("chmod 700 {word}")),
        Some(Trouble::Readable(mode)) => {
            Finding::advice(DIRECTORY, format!("others may look into `{path}` (mode {mode:04o})"))
                .mended_by(format!("chmod 700 {word}"))
        }
    }
}

/// The files in it: a finding for each that is not as it should be, or one for all.
pub(super) fn check_files(survey: &Survey) -> Vec<Finding> {
    if survey.entries.is_empty() {
        return Vec::new();
    }
    let troubled: Vec<Finding> = survey.entries.iter().filter_map(of_entry).collect();
    if !troubled.is_empty() {
        return troubled;
    }
    let files = survey.entries.iter().filter(|entry| !entry.is_directory).count();
    vec![Finding::ok(
        FILES,
        if files == 1 { "1 file, yours alone".into() } else { format!("{files} files, yours alone") },
    )]
}

fn of_entry(entry: &Entry) -> Option<Finding> {
    let path = entry.path.display();
    let word = shell_word(&entry.path);
    let mode_of_own = if entry.is_directory { 700 } else { 600 };
    Some(match entry.trouble.as_ref()? {
        Trouble::Unreadable(error) => {
            Finding::problem(FILES, format!("`{path}` cannot be looked at: {error}")).mended_by(format!("ls -l {word}"))
        }
        Trouble::Linked => Finding::problem(FILES, format!("`{path}` is a symbolic link, which is not followed"))
            .mended_by(format!("mv {word} {}", shell_word(&aside(entry)))),
        Trouble::WrongKind => Finding::problem(FILES, format!("`{path}` is not a regular file"))
            .mended_by(format!("mv {word} {}", shell_word(&aside(entry)))),
        Trouble::Foreign => Finding::problem(FILES, format!("`{path}` belongs to another user"))
            .mended_by(format!("sudo chown \"$(id -un)\" {word}")),
        Trouble::Writable(mode) => Finding::problem(FILES, format!("others may write to `{path}` (mode {mode:04o})"))
            .mended_by(format!("chmod {mode_of_own} {word}")),
        Trouble::Readable(mode) => Finding::problem(FILES, format!("others may read `{path}` (mode {mode:04o})"))
            .mended_by(format!("chmod {mode_of_own} {word}")),
    })
}

/// A name beside Andru's directory, where what is moved is in nobody's way.
fn aside(entry: &Entry) -> std::path::PathBuf {
    let name = entry.path.file_name().unwrap_or_default();
    let beside = entry.path.parent().and_then(|home| home.parent()).unwrap_or(&entry.path);
    beside.join(name).with_extension("aside")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::Verdict;
    use super::*;

    fn entry(trouble: Option<Trouble>) -> Entry {
        Entry { path: PathBuf::from("/h/my data"), trouble, is_directory: false, modified: None, format: None }
    }

    fn survey(directory: Option<Entry>, entries: Vec<Entry>) -> Survey {
        Survey { directory, entries, network: None, free: None }
    }

    fn unreadable() -> Trouble {
        Trouble::Unreadable(std::io::ErrorKind::PermissionDenied.into())
    }

    #[test]
    fn each_trouble_of_the_directory_has_a_sentence_and_a_way_out() {
        for (trouble, verdict, said, mend) in [
            (unreadable(), Verdict::Problem, "cannot be looked at", "ls -ld '/h/my data'"),
            (Trouble::Linked, Verdict::Problem, "symbolic link", "set `ANDRU_HOME` to the directory it points to"),
            (Trouble::WrongKind, Verdict::Problem, "not a directory", "mv '/h/my data' '/h/my data.aside'"),
            (Trouble::Foreign, Verdict::Problem, "another user", "sudo chown -R \"$(id -un)\" '/h/my data'"),
            (Trouble::Writable(0o777), Verdict::Problem, "(mode 0777)", "chmod 700 '/h/my data'"),
            (Trouble::Readable(0o755), Verdict::Advice, "(mode 0755)", "chmod 700 '/h/my data'"),
        ] {
            let [finding] = &check(Some(&survey(Some(entry(Some(trouble))), Vec::new())))[..] else { panic!() };
            assert_eq!((finding.verdict, finding.mend.as_deref()), (verdict, Some(mend)));
            assert!(finding.sentence.contains(said), "{}", finding.sentence);
        }
        for fine in [Some(entry(None)), None] {
            assert_eq!(check(Some(&survey(fine, Vec::new())))[0].verdict, Verdict::Ok);
        }
        assert_eq!(check(None)[0].verdict, Verdict::Problem);
    }

    #[test]
    fn each_trouble_of_a_file_has_a_sentence_and_a_way_out() {
        for (trouble, said, mend) in [
            (unreadable(), "cannot be looked at", "ls -l '/h/my data'"),
            (Trouble::Linked, "symbolic link", "mv '/h/my data' '/my data.aside'"),
            (Trouble::WrongKind, "not a regular file", "mv '/h/my data' '/my data.aside'"),
            (Trouble::Foreign, "another user", "sudo chown \"$(id -un)\" '/h/my data'"),
            (Trouble::Writable(0o666), "may write to `/h/my data` (mode 0666)", "chmod 600 '/h/my data'"),
            (Trouble::Readable(0o644), "may read `/h/my data` (mode 0644)", "chmod 600 '/h/my data'"),
        ] {
            let found = check_files(&survey(None, vec![entry(None), entry(Some(trouble))]));
            let [finding] = &found[..] else { panic!("{found:?}") };
            assert_eq!((finding.verdict, finding.mend.as_deref()), (Verdict::Problem, Some(mend)));
            assert!(finding.sentence.contains(said), "{}", finding.sentence);
        }
        assert_eq!(check_files(&survey(None, vec![entry(None), entry(None)]))[0].sentence, "2 files, yours alone");
        assert!(check_files(&survey(None, Vec::new())).is_empty());
    }

    #[test]
    fn a_network_is_named() {
        let found = check(Some(&Survey { network: Some("NFS"), ..survey(None, Vec::new()) }));
        assert_eq!((found[1].check, found[1].verdict), ("file system", Verdict::Advice));
        assert!(found[1].sentence.contains("(NFS)"));
    }
}
