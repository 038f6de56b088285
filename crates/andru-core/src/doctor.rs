//! What is wrong with this machine's Andru, and the command that mends it. Nothing is changed, created or sent.
//!
//! Each check is a file of its own and gives findings; [`examine`] puts them in order. What is in files is never
//! part of a finding: no key, no value of a variable, no line of a configuration.

mod client_file;
mod clients;
mod configuration;
mod data_key;
mod databases;
mod directory;
mod json_with_comments;
mod machine;

use std::path::Path;

use andru_tools::page::{Page, Render};
use jiff::civil::Date;
use serde::Serialize;

use crate::environment::Settings;

/// How a check ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Something does not work, or is not safe.
    Problem,
    /// It works, and could be better.
    Advice,
    /// All is well.
    Ok,
}

/// What one check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was checked, in one or two words.
    pub check: &'static str,
    /// How it ended.
    pub verdict: Verdict,
    /// What was found, one sentence.
    pub sentence: String,
    /// What mends it: a command where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<String>,
}

/// All findings, problems first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How many problems there are.
    pub problems: usize,
    /// How many pieces of advice there are.
    pub advice: usize,
    /// Every finding: problems, then advice, then what is well, each in the order of the checks.
    pub findings: Vec<Finding>,
}

/// Where and when to look.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The directory the user works in, whose projects may configure clients; absolute.
    pub working_directory: &'a Path,
    /// Today, in UTC.
    pub today: Date,
}

/// Looks at everything.
pub fn examine(settings: &Settings, surroundings: Surroundings<'_>) -> Report {
    let survey = settings.home.as_deref().map(andru_cache::survey);
    let mut findings = directory::check(survey.as_ref());
    if let Some(survey) = &survey {
        findings.extend(directory::check_files(survey));
        findings.extend(databases::check(survey));
    }
    // The store mends modes as it opens files, and must not be opened where something else is wrong with them.
    let sound = findings.iter().all(|finding| finding.verdict != Verdict::Problem);
    findings.push(data_key::check(settings, sound));
    findings.push(databases::library());
    if let Some(survey) = &survey {
        findings.extend(machine::disk(survey));
    }
    findings.extend(machine::clock(surroundings.today, survey.as_ref()));
    findings.push(configuration::variables(settings));
    findings.push(configuration::api_key(settings));
    findings.extend(clients::check(settings.user_home.as_deref(), surroundings.working_directory));
    Report::of(findings)
}

impl Finding {
    fn ok(check: &'static str, sentence: impl Into<String>) -> Self {
        Self { check, verdict: Verdict::Ok, sentence: sentence.into(), mend: None }
    }

    fn advice(check: &'static str, sentence: impl Into<String>) -> Self {
        Self { verdict: Verdict::Advice, ..Self::ok(check, sentence) }
    }

    fn problem(check: &'static str, sentence: impl Into<String>) -> Self {
        Self { verdict: Verdict::Problem, ..Self::ok(check, sentence) }
    }

    fn mended_by(self, mend: impl Into<String>) -> Self {
        Self { mend: Some(mend.into()), ..self }
    }

    /// The failure `error` as a problem, with what it says to do.
    fn failed(check: &'static str, error: &andru_tools::ToolError) -> Self {
        Self { mend: error.hints().first().cloned(), ..Self::problem(check, error.chain()) }
    }
}

impl Report {
    fn of(mut findings: Vec<Finding>) -> Self {
        let count = |verdict| findings.iter().filter(|finding| finding.verdict == verdict).count();
        let (problems, advice) = (count(Verdict::Problem), count(Verdict::Advice));
        findings.sort_by_key(|finding| finding.verdict);
        Self { problems, advice, findings }
    }

    /// Whether nothing is a problem.
    pub const fn is_healthy(&self) -> bool {
        self.problems == 0
    }
}

impl Verdict {
    /// One word for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Advice => "advice",
            Self::Ok => "ok",
        }
    }
}

impl Render for Report {
    fn render(&self, page: &mut Page) {
        let verdict = match (self.problems, self.advice) {
            (0, 0) => "all is well".to_owned(),
            (0, advice) => format!("no problem, {advice} to improve"),
            (1, _) => "1 problem".to_owned(),
            (problems, _) => format!("{problems} problems"),
        };
        page.title("Andru on this machine", verdict);
        for finding in &self.findings {
            let text = match &finding.mend {
                Some(mend) => format!("{}. To mend it: {mend}", finding.sentence),
                None => finding.sentence.clone(),
            };
            page.fact(finding.check, finding.verdict.word(), text);
        }
    }
}

/// A path as a shell takes it.
fn shell_word(path: &Path) -> String {
    let text = path.to_string_lossy();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+,:@".contains(letter);
    if !text.is_empty() && !text.starts_with('-') && text.chars().all(plain) {
        return text.into_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_come_first_and_are_counted() {
        let report = Report::of(vec![
            Finding::ok("disk", "there is room"),
            Finding::problem("directory", "others may write to `/a`").mended_by("chmod 700 /a"),
            Finding::advice("api key", "it is in the environment"),
            Finding::problem("files", "`/a/key` is a symbolic link"),
        ]);
        assert_eq!((report.problems, report.advice, report.is_healthy()), (2, 1, false));
        let order: Vec<&str> = report.findings.iter().map(|finding| finding.check).collect();
        assert_eq!(order, ["directory", "files", "api key", "disk"]);
        let mut page = Page::default();
        report.render(&mut page);
        let text = page.markdown();
        assert!(text.contains("2 problems") && text.contains("To mend it: chmod 700 /a"), "{text}");
    }

    #[test]
    fn a_path_in_a_command_is_one_word_of_it() {
        for (path, word) in [
            ("/home/me/.local/share/andru", "/home/me/.local/share/andru"),
            ("/Users/me/Library/Application Support/Andru", "'/Users/me/Library/Application Support/Andru'"),
            ("/it's", r"'/it'\''s'"),
            ("/a;rm -rf b", "'/a;rm -rf b'"),
            ("$HOME", "'$HOME'"),
        ] {
            assert_eq!(shell_word(Path::new(path)), word);
        }
    }
}
