//! The phrases found in one title, and what they say together.

use super::table::{Entry, Role, titles};
use crate::persona::function::Function;
use crate::persona::seniority::Seniority;
use crate::persona::words::{Break, Word};

/// What a role, a level or a department is to the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It is the person's.
    Own,
    /// The person stands one step below it.
    Deputy,
    /// It was the person's.
    Past,
    /// It is somebody else's: "assistant to the CEO".
    Beside,
}

/// The phrases of a title in order.
#[derive(Debug, Default)]
pub(super) struct Hits {
    found: Vec<(Entry, Standing)>,
    acting: bool,
    aide: bool,
}

impl Hits {
    /// Reads the words of a title from left to right.
    pub(super) fn find(words: &[Word]) -> Self {
        let phrases = &titles().phrases;
        let mut hits = Self::default();
        let (mut past, mut deputy, mut beside, mut company) = (false, false, false, false);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            if word.before != Break::Space {
                (past, deputy, company) = (false, false, false);
            }
            if at > 0 && word.before == Break::Space && is_before_company(&word.text) {
                company = true;
            }
            let hit = if company { None } else { phrases.at(words, at) };
            let Some(hit) = hit else {
                at += 1;
                continue;
            };
            match *hit.entry {
                Entry::Past => past = true,
                Entry::Acting => hits.acting = true,
                Entry::Deputy => deputy = true,
                Entry::Aide => {
                    hits.aide = true;
                    beside = true;
                }
                Entry::Assistant if leads_to_level(words, hit.end) => deputy = true,
                Entry::Assistant => hits.aide = true,
                Entry::Beside => beside |= names_a_leader(words, hit.end),
                entry @ (Entry::Role(_) | Entry::Level(..)) => {
                    let standing = match (beside, past, deputy) {
                        (true, _, _) => Standing::Beside,
                        (_, true, _) => Standing::Past,
                        (_, _, true) => Standing::Deputy,
                        _ => Standing::Own,
                    };
                    hits.found.push((entry, standing));
                    deputy = false;
                }
                entry @ Entry::Function(_) => {
                    hits.found.push((entry, if past { Standing::Past } else { Standing::Own }));
                }
            }
            at = hit.end;
        }
        hits
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty() && !self.aide
    }

    /// Whether everything the title names is over.
    pub(super) fn only_past(&self) -> bool {
        !self.aide && self.found.iter().all(|(_, standing)| *standing == Standing::Past)
    }

    /// The department, and further departments named with the same right.
    pub(super) fn functions(&self) -> (Function, Vec<Function>) {
        let all_past = self.only_past();
        let own = || {
            let current = move |standing: &Standing| all_past || matches!(standing, Standing::Own | Standing::Deputy);
            self.found.iter().filter(move |(_, standing)| current(standing)).map(|(entry, _)| *entry)
        };
        let of_roles = known(own().filter_map(role_of).filter(|role| !role.gives_way).map(|role| role.function));
        let named = known(own().filter_map(|entry| match entry {
            Entry::Function(function) => Some(function),
            _ => None,
        }));
        for mut strong in [of_roles, named] {
            if !strong.is_empty() {
                let first = strong.remove(0);
                return (first, strong);
            }
        }
        if self.aide {
            return (Function::Administration, Vec::new());
        }
        let suggested = known(own().filter_map(|entry| match entry {
            Entry::Level(_, function) => Some(function),
            _ => None,
        }));
        let general = known(own().filter_map(role_of).map(|role| role.function));
        let beside = known(self.found.iter().filter_map(|(entry, _)| role_of(*entry)).map(|role| role.function));
        let first = [suggested, general, beside].into_iter().find_map(|functions| functions.first().copied());
        (first.unwrap_or(Function::Unknown), Vec::new())
    }

    /// The highest level that is the person's own.
    pub(super) fn seniority(&self) -> Seniority {
        if self.aide {
            return Seniority::Individual;
        }
        let levels = self.found.iter().filter_map(|(entry, standing)| {
            let level = level_of(*entry)?;
            match standing {
                Standing::Own => Some(level),
                Standing::Deputy => Some(level.deputy()),
                Standing::Past | Standing::Beside => None,
            }
        });
        levels.min_by_key(|level| level.steps_from_top()).unwrap_or(Seniority::Unknown)
    }

    /// The role, where the title is specific enough.
    pub(super) fn role(&self, seniority: Seniority, function: Function) -> Option<&'static str> {
        if self.aide || self.found.iter().any(|(_, standing)| *standing == Standing::Deputy) {
            return None;
        }
        let own = || self.found.iter().filter(|(_, standing)| *standing == Standing::Own).map(|(entry, _)| *entry);
        let fits = |role: &&'static Role| role.function == function && function != Function::Unknown;
        let best =
            own().filter_map(role_of).filter(fits).min_by_key(|role| (role.gives_way, role.seniority.steps_from_top()));
        // The best level that is spelled out beside the role or without one, such as "vice president".
        let spelled = own().filter_map(|entry| match entry {
            Entry::Level(level, _) => Some(level),
            Entry::Role(_) => {
                role_of(entry).filter(|role| role.function == Function::Unknown).map(|role| role.seniority)
            }
            _ => None,
        });
        let spelled = spelled.min_by_key(|level| level.steps_from_top()).filter(|level| *level == seniority);
        match (best, spelled) {
            (Some(role), Some(level))
                if is_command(level) && level.steps_from_top() < role.seniority.steps_from_top() =>
            {
                from_parts(level, function)
            }
            (Some(role), _) => Some(role.id.as_str()),
            (None, Some(level)) => from_parts(level, function),
            (None, None) => None,
        }
    }

    /// Remarks on how the title was read.
    pub(super) fn notes(&self, function: Function, chosen: Option<&str>) -> Vec<String> {
        let mut notes = Vec::new();
        if self.acting {
            notes.push("holds the role for a time; ask who decides afterwards".to_owned());
        }
        if self.found.iter().any(|(_, standing)| *standing == Standing::Deputy) {
            notes.push("a deputy; read as one step below the title named".to_owned());
        }
        if self.aide {
            notes.push("assists; does not hold the title named".to_owned());
        }
        let own = self.found.iter().filter(|(_, standing)| *standing == Standing::Own);
        for role in own.filter_map(|(entry, _)| role_of(*entry)) {
            // The note of a role that another one outranks, or that a department settles, would mislead.
            let outranked = chosen.is_some_and(|chosen| chosen != role.id);
            let settled = outranked || (role.function == Function::Unknown && function != Function::Unknown);
            if let Some(note) = role.note.as_ref().filter(|note| !settled && !notes.contains(note)) {
                notes.push(note.clone());
            }
        }
        notes
    }
}

fn role_of(entry: Entry) -> Option<&'static Role> {
    match entry {
        Entry::Role(index) => titles().roles.get(index),
        _ => None,
    }
}

fn level_of(entry: Entry) -> Option<Seniority> {
    match entry {
        Entry::Level(level, _) => Some(level),
        _ => role_of(entry).map(|role| role.seniority),
    }
}

/// The functions that are known, each once, in order.
fn known(functions: impl Iterator<Item = Function>) -> Vec<Function> {
    let mut kept = Vec::new();
    for function in functions {
        if function != Function::Unknown && !kept.contains(&function) {
            kept.push(function);
        }
    }
    kept
}

fn from_parts(level: Seniority, function: Function) -> Option<&'static str> {
    let role =
        titles().roles.iter().find(|role| role.from_parts && role.seniority == level && role.function == function)?;
    Some(role.id.as_str())
}

/// Whether the level leads people, as against a grade within a job ("senior").
fn is_command(level: Seniority) -> bool {
    level.steps_from_top() <= Seniority::Manager.steps_from_top()
}

fn is_before_company(word: &str) -> bool {
    matches!(word, "at" | "bei" | "chez")
}

/// The word index after articles.
fn skip_articles(words: &[Word], mut at: usize) -> usize {
    while words
        .get(at)
        .is_some_and(|word| matches!(word.text.as_str(), "the" | "our" | "a" | "of" | "der" | "des" | "la" | "le"))
    {
        at += 1;
    }
    at
}

fn leads_to_level(words: &[Word], at: usize) -> bool {
    let next = titles().phrases.at(words, at);
    words.get(at).is_some_and(|word| word.before == Break::Space)
        && next.is_some_and(|hit| level_of(*hit.entry).is_some())
}

fn names_a_leader(words: &[Word], at: usize) -> bool {
    let next = titles().phrases.at(words, skip_articles(words, at));
    let level = next.and_then(|hit| level_of(*hit.entry));
    level.is_some_and(|level| level.steps_from_top() <= Seniority::Director.steps_from_top())
}
