//! Phrases with room between their words, recognised in running text.

use crate::persona::Seniority;
use crate::persona::titles;
use crate::persona::words::{Break, Word, same, words};
use crate::persona::{Entry, Function};

/// The most words a gap may skip.
const GAP: usize = 3;

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    /// This word, or its plural.
    Word(String),
    /// Up to three words of any kind, in the same sentence.
    Gap,
    /// A title of a leader: `VP Operations`, `CFO`, `plant manager`.
    Leader,
    /// A job: `data engineers`, `dispatcher`.
    Job,
}

/// A sequence such as `new {leader}` or `contract ... renewal`.
///
/// `...` stands for up to three words, `{leader}` for the title of a director or higher, `{job}` for any
/// job title. A pattern never crosses the end of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    pieces: Vec<Piece>,
}

/// Where a pattern was found: word indices, the second one exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Pattern {
    pub(super) fn new(text: &str) -> Self {
        let mut pieces = Vec::new();
        for part in text.split_whitespace() {
            match part {
                "..." => pieces.push(Piece::Gap),
                "{leader}" => pieces.push(Piece::Leader),
                "{job}" => pieces.push(Piece::Job),
                _ => pieces.extend(words(part).into_iter().map(|word| Piece::Word(word.text))),
            }
        }
        Self { pieces }
    }

    /// How much the pattern says: a word of its own more than a kind of title, a gap nothing.
    pub(super) fn weight(&self) -> usize {
        let weights = self.pieces.iter().map(|piece| match piece {
            Piece::Word(_) => 3,
            Piece::Leader | Piece::Job => 2,
            Piece::Gap => 0,
        });
        weights.sum()
    }

    /// The first place the pattern is found.
    pub(super) fn find(&self, text: &[Word]) -> Option<Place> {
        if self.weight() == 0 {
            return None;
        }
        (0..text.len()).find_map(|start| matched(&self.pieces, text, start, start).map(|end| Place { start, end }))
    }
}

/// The word index after `pieces` matched at word `at`.
fn matched(pieces: &[Piece], text: &[Word], start: usize, at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else {
        return Some(at);
    };
    let joined = |at: usize| at == start || text.get(at).is_some_and(|word| word.before != Break::Sentence);
    match piece {
        Piece::Word(piece) => {
            let word = text.get(at)?;
            (joined(at) && same(piece, &word.text)).then_some(())?;
            matched(rest, text, start, at + 1)
        }
        Piece::Gap => {
            for skipped in 0..=GAP {
                if let Some(end) = matched(rest, text, start, at + skipped) {
                    return Some(end);
                }
                if !joined(at + skipped) {
                    return None;
                }
            }
            None
        }
        Piece::Leader => matched(rest, text, start, title_end(text, at, joined(at), Seniority::Director)?),
        Piece::Job => matched(rest, text, start, title_end(text, at, joined(at), Seniority::Individual)?),
    }
}

/// The word index after a job title of at least this level that starts at word `at`.
fn title_end(text: &[Word], at: usize, joined: bool, least: Seniority) -> Option<usize> {
    let phrases = &titles().phrases;
    let mut end = at;
    let mut level = false;
    while let Some(hit) = joined.then(|| phrases.at(text, end)).flatten() {
        let high = match *hit.entry {
            Entry::Level(seniority, _) => Some(seniority),
            Entry::Role(index) => titles().roles.get(index).map(|role| role.seniority),
            Entry::Function(Function::Unknown) => None,
            Entry::Function(_) => Some(Seniority::Unknown),
            _ => None,
        };
        let Some(high) = high else { break };
        level |= high.steps_from_top() <= least.steps_from_top();
        end = hit.end;
        if text.get(end).is_some_and(|word| word.text == "of") {
            end += 1;
        }
        if text.get(end).is_none_or(|word| word.before != Break::Space) {
            break;
        }
    }
    level.then_some(end)
}

/// The words between two word indices, as written.
pub(super) fn quoted(text: &str, words: &[Word], place: Place) -> String {
    let from = words.get(place.start).map_or(0, |word| word.start);
    let to = place.end.checked_sub(1).and_then(|last| words.get(last)).map_or(from, |word| word.end);
    text.get(from..to).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<String> {
        let split = words(text);
        Pattern::new(pattern).find(&split).map(|place| quoted(text, &split, place))
    }

    #[test]
    fn gaps_are_short_and_stay_in_a_sentence() {
        assert_eq!(found("raised ... million", "They raised over 12 million."), Some("raised over 12 million".into()));
        assert_eq!(found("raised ... million", "raised a lot of eyebrows for a million"), None);
        assert_eq!(found("manual ... entry", "All manual. Entry is free."), None);
        assert_eq!(found("manual ... entry", "manual, slow entry"), Some("manual, slow entry".into()));
    }

    #[test]
    fn words_are_whole_and_may_be_plural() {
        assert_eq!(found("ai", "email marketing"), None);
        assert_eq!(found("credit note", "wrong credit notes"), Some("credit notes".into()));
    }

    #[test]
    fn leaders_are_directors_and_higher() {
        assert_eq!(found("new {leader}", "a new VP Operations, 3 weeks ago"), Some("new VP Operations".into()));
        assert_eq!(found("new {leader}", "new Chief of Staff"), Some("new Chief of Staff".into()));
        assert_eq!(found("new {leader}", "new marketing coordinator"), None);
        assert_eq!(found("hiring ... {job}", "hiring 3 data engineers"), Some("hiring 3 data engineers".into()));
    }

    #[test]
    fn an_empty_pattern_is_nowhere() {
        assert_eq!(found("", "anything"), None);
        assert_eq!(found("...", "anything"), None);
    }
}
