//! People a description is written for.

use super::found::{DESCRIPTION, Found, add};
use super::pattern::{Place, quoted};
use crate::persona::words::{Break, Word};
use crate::persona::{Entry, Function, Seniority, Title, resolve, role_name, titles};

/// Roles and teams the description names: `CFOs`, `VP of Engineering`, `finance teams`, `data engineers`.
///
/// A title counts with its department. Below a manager it counts in the plural only: a *contract manager*
/// may be a product, *contract managers* are people.
pub(super) fn buyer_roles(text: &str, split: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < split.len() {
        let Some(end) = title_end(split, at) else {
            at += 1;
            continue;
        };
        let said = quoted(text, split, Place { start: at, end });
        if let Some(value) = value(&said, split.get(at..end).unwrap_or_default()) {
            let source = DESCRIPTION.to_owned();
            add(&mut found, Found { source, ..Found::read(value, &said) });
        }
        at = end;
    }
    found
}

/// The word index after the title or team that starts at word `at`.
fn title_end(split: &[Word], at: usize) -> Option<usize> {
    let phrases = &titles().phrases;
    let usable = |at: usize| {
        let hit = phrases.at(split, at)?;
        let names_somebody = match hit.entry {
            // In running text a partner, an investor or a chair is seldom the buyer.
            Entry::Role(index) => {
                titles().roles.get(*index).is_some_and(|role| !matches!(role.id.as_str(), "partner" | "board_member"))
            }
            Entry::Level(..) | Entry::Function(_) => true,
            _ => false,
        };
        names_somebody.then_some(hit.end)
    };
    let mut end = usable(at)?;
    loop {
        let of = split.get(end).is_some_and(|word| word.text == "of" && word.before == Break::Space);
        let next = if of { end + 1 } else { end };
        let joined = split.get(next).is_some_and(|word| word.before == Break::Space);
        if joined && split.get(next).is_some_and(|word| is_group(&word.text)) {
            return Some(next + 1);
        }
        match usable(next).filter(|_| joined) {
            Some(further) => end = further,
            None => return Some(end),
        }
    }
}

fn is_group(word: &str) -> bool {
    matches!(word, "team" | "teams" | "leader" | "leaders" | "department" | "departments" | "professionals")
}

/// The role or group in words, or `None` where the words name nobody.
fn value(said: &str, split: &[Word]) -> Option<String> {
    let last = split.last()?;
    let title = resolve(said);
    if title.function == Function::Unknown {
        return None;
    }
    if is_group(&last.text) {
        return Some(said.to_owned());
    }
    if title.seniority == Seniority::Unknown {
        return None;
    }
    let leads = title.seniority.steps_from_top() <= Seniority::Manager.steps_from_top();
    if leads {
        return Some(name(&title, said));
    }
    last.text.ends_with('s').then(|| said.to_owned())
}

/// The role of a chief officer or owner by its usual name; any other title as written.
///
/// A canonical name would say more than the words do: `quality manager` is grouped with operations managers.
pub(super) fn name(title: &Title, said: &str) -> String {
    let is_chief = title.seniority.steps_from_top() <= Seniority::CLevel.steps_from_top();
    title.role.filter(|_| is_chief).and_then(role_name).unwrap_or(said).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persona::words::words;

    fn read(text: &str) -> Vec<String> {
        buyer_roles(text, &words(text)).into_iter().map(|found| found.value).collect()
    }

    #[test]
    fn roles_and_teams_are_read() {
        assert_eq!(read("for CFOs and VPs of Engineering"), ["CFO", "VPs of Engineering"]);
        assert_eq!(read("helps finance teams and data engineers"), ["finance teams", "data engineers"]);
        assert_eq!(
            read("for IT directors, plant managers and quality managers"),
            ["IT directors", "plant managers", "quality managers"]
        );
    }

    #[test]
    fn words_that_name_nobody_are_left_alone() {
        for text in [
            "a password manager",
            "data security for it",
            "an AI assistant",
            "our partner network",
            "sales software",
            "a senior housing platform",
            "",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
