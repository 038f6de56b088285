//! What may be remembered, and what to type instead of what may not.

use std::str::FromStr;

use jiff::{SignedDuration, Timestamp};

use super::NewMemory;

/// The longest key, in characters.
pub const LONGEST_KEY: usize = 100;

/// The longest value, in characters.
pub const LONGEST_VALUE: usize = 4000;

/// How times are written.
const TIME: &str = "%Y-%m-%dT%H:%M:%SZ";

/// What is wrong with a key, with one to type instead; `None` where nothing is.
pub fn key_problem(key: &str) -> Option<String> {
    let is_good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    problem(key, is_good, "lower-case letters, digits and underscores")
}

/// What is wrong with a pattern of keys, with one to type instead; `None` where nothing is.
pub fn pattern_problem(pattern: &str) -> Option<String> {
    let is_good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'*');
    problem(pattern, is_good, "lower-case letters, digits, underscores and `*`")
}

fn problem(text: &str, is_good: impl Fn(u8) -> bool, letters: &str) -> Option<String> {
    if !text.is_empty() && text.len() <= LONGEST_KEY && text.bytes().all(&is_good) {
        return None;
    }
    let mut instead = String::new();
    for letter in text.chars().flat_map(char::to_lowercase).take(2 * LONGEST_KEY) {
        match u8::try_from(letter) {
            Ok(byte) if is_good(byte) => instead.push(letter),
            _ if instead.ends_with('_') || instead.is_empty() => {}
            _ => instead.push('_'),
        }
    }
    instead.truncate(LONGEST_KEY);
    let instead = instead.trim_end_matches('_');
    let instead = if instead.is_empty() { String::new() } else { format!("; for example `{instead}`") };
    Some(format!("must be 1 to {LONGEST_KEY} {letters}{instead}"))
}

impl NewMemory {
    /// The first thing that is outside the bounds of a memory: the field and the bound; `None` where nothing is.
    pub fn problem(&self) -> Option<String> {
        if let Some(problem) = key_problem(&self.key) {
            return Some(format!("`key` {problem}"));
        }
        if self.value.trim().is_empty() {
            return Some("`value` says nothing".to_owned());
        }
        let letters = self.value.chars().count();
        if letters > LONGEST_VALUE {
            return Some(format!("`value` has {letters} characters, the most is {LONGEST_VALUE}"));
        }
        if !(0.0..=1.0).contains(&self.confidence) {
            return Some("`confidence` must be from 0 to 1".to_owned());
        }
        let time = Timestamp::from_str(&self.logged_at).ok().map(written);
        (time.as_ref() != Some(&self.logged_at))
            .then(|| "`loggedAt` must be a time such as `2026-11-24T10:00:00Z`".to_owned())
    }

    /// The same, a second later; unchanged where its time is none or the last there is.
    #[must_use]
    pub fn a_second_later(mut self) -> Self {
        let later = Timestamp::from_str(&self.logged_at).ok();
        if let Some(later) = later.and_then(|time| time.checked_add(SignedDuration::from_secs(1)).ok()) {
            self.logged_at = written(later);
        }
        self
    }
}

fn written(time: Timestamp) -> String {
    time.strftime(TIME).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::memories::{Category, MemoryDomain, MemoryType};

    fn memory() -> NewMemory {
        NewMemory {
            category: Category::Metric,
            key: "mrr".into(),
            value: "$42k".into(),
            memory_type: MemoryType::Episodic,
            domain: MemoryDomain::Revenue,
            confidence: 1.0,
            logged_at: "2026-12-31T23:59:59Z".into(),
        }
    }

    #[test]
    fn a_wrong_key_is_told_with_a_right_one() {
        let must = "must be 1 to 100 lower-case letters, digits and underscores";
        for (key, instead) in [
            ("Q3 MRR (net)", "; for example `q3_mrr_net`"),
            ("mrr-2026", "; for example `mrr_2026`"),
            ("ARR", "; for example `arr`"),
            ("東京", ""),
            ("", ""),
            ("a`b\u{1b}[31m", "; for example `a_b_31m`"),
        ] {
            assert_eq!(key_problem(key), Some(format!("{must}{instead}")), "{key}");
        }
        for key in ["mrr", "_", "7", "a_b_9", &"a".repeat(100)] {
            assert_eq!(key_problem(key), None, "{key}");
        }
        assert!(key_problem(&"a".repeat(101)).unwrap().ends_with(&format!("`{}`", "a".repeat(100))));
        assert_eq!(pattern_problem("*mrr*_2026"), None);
        assert!(pattern_problem("MRR*").unwrap().ends_with("and `*`; for example `mrr*`"));
    }

    #[test]
    fn what_is_out_of_bounds_is_named() {
        assert_eq!(memory().problem(), None);
        for (wrong, problem) in [
            (NewMemory { value: " \n".into(), ..memory() }, "`value` says nothing"),
            (NewMemory { value: "🦀".repeat(4001), ..memory() }, "`value` has 4001 characters, the most is 4000"),
            (NewMemory { confidence: 1.1, ..memory() }, "`confidence` must be from 0 to 1"),
            (NewMemory { confidence: f64::NAN, ..memory() }, "`confidence` must be from 0 to 1"),
        ] {
            assert_eq!(wrong.problem().as_deref(), Some(problem));
        }
        assert_eq!(NewMemory { value: "🦀".repeat(4000), ..memory() }.problem(), None);
        for time in ["2026-11-24", "2026-11-24T10:00:00+01:00", "2026-02-30T10:00:00Z", "2026-11-24T10:00:00.5Z", ""] {
            let problem = NewMemory { logged_at: time.into(), ..memory() }.problem();
            assert!(problem.is_some_and(|problem| problem.starts_with("`loggedAt` must be a time")), "{time}");
        }
    }

    #[test]
    fn a_second_later_may_be_another_year() {
        assert_eq!(memory().a_second_later().logged_at, "2027-01-01T00:00:00Z");
    }
}
