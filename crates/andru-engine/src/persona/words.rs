//! Words of a text, and phrases looked up among them.
//!
//! Matching is by whole words: `coo` is not found in `coordinator`, nor `ai` in `email`.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Break {
    /// A space, hyphen, apostrophe or ampersand.
    Space,
    /// A comma, slash, bar, bracket or dash: another part of the same sentence.
    Part,
    /// The end of a sentence or line.
    Sentence,
}

/// One word: folded for comparison, with its place in the text it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Lower-case, without accents; letters and digits only.
    pub(crate) text: String,
    /// Byte offset of its first character.
    pub(crate) start: usize,
    /// Byte offset after its last character.
    pub(crate) end: usize,
    /// What stands before it.
    pub(crate) before: Break,
}

/// Splits a text into folded words.
///
/// Dotted initials become one word: `C.E.O.` is `ceo`. Characters without width are skipped.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let mut before = Break::Space;
    for (at, c) in text.char_indices() {
        if is_invisible(c) {
            continue;
        }
        if c.is_alphanumeric() || (is_combining_mark(c) && open.is_some()) {
            let word = open.get_or_insert_with(|| Word { text: String::new(), start: at, end: at, before });
            fold_into(&mut word.text, c);
            word.end = at + c.len_utf8();
        } else {
            if let Some(word) = open.take() {
                found.push(word);
                before = Break::Space;
            }
            before = before.max(break_of(c));
        }
    }
    found.extend(open);
    found.retain(|word| !word.text.is_empty());
    join_initials(text, found)
}

/// The folded words alone.
pub(crate) fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn break_of(c: char) -> Break {
    match c {
        '.' | ';' | '!' | '?' | '\n' | '\r' | ':' => Break::Sentence,
        ',' | '/' | '|' | '(' | ')' | '[' | ']' | '–' | '—' | '•' | '·' | '@' => Break::Part,
        _ => Break::Space,
    }
}

fn fold_into(text: &mut String, c: char) {
    match c {
        'ß' | 'ẞ' => text.push_str("ss"),
        _ => text.extend(c.nfkd().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric())),
    }
}

/// Joins single letters with only a dot between them.
fn join_initials(text: &str, words: Vec<Word>) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::with_capacity(words.len());
    let mut run = false;
    for word in words {
        let single = word.end - word.start == 1;
        if let Some(last) = joined.last_mut() {
            let dotted = text.get(last.end..word.start) == Some(".");
            if single && dotted && (run || last.end - last.start == 1) {
                last.text.push_str(&word.text);
                last.end = word.end;
                run = true;
                continue;
            }
        }
        run = false;
        joined.push(word);
    }
    joined
}

/// Phrases by their words, each with what it stands for; the longest phrase wins.
#[derive(Debug)]
pub(crate) struct Lexicon<T> {
    by_first: BTreeMap<String, Vec<(Vec<String>, T)>>,
}

/// A phrase found at a place.
#[derive(Debug)]
pub(crate) struct Hit<'a, T> {
    /// Index of its first word.
    pub(crate) start: usize,
    /// Index after its last word.
    pub(crate) end: usize,
    /// What the phrase stands for.
    pub(crate) entry: &'a T,
}

impl<T> Lexicon<T> {
    /// Builds the lexicon; of two equal phrases the first one counts.
    pub(crate) fn new<'p>(rows: impl IntoIterator<Item = (&'p str, T)>) -> Self {
        let mut by_first: BTreeMap<String, Vec<(Vec<String>, T)>> = BTreeMap::new();
        for (phrase, entry) in rows {
            let mut pieces = folded(phrase).into_iter();
            if let Some(first) = pieces.next() {
                by_first.entry(first).or_default().push((pieces.collect(), entry));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that starts at word `start`; no phrase crosses a comma or the end of a sentence.
    pub(crate) fn at(&self, words: &[Word], start: usize) -> Option<Hit<'_, T>> {
        let first = &words.get(start)?.text;
        let exact = self.by_first.get(first);
        let singular = singular(first).and_then(|first| self.by_first.get(first));
        let rest = words.get(start + 1..)?;
        let longest = |phrases: &'_ Vec<(Vec<String>, T)>| {
            phrases.iter().position(|(pieces, _)| {
                rest.len() >= pieces.len()
                    && pieces
                        .iter()
                        .zip(rest)
                        .all(|(piece, word)| word.before == Break::Space && same(piece, &word.text))
            })
        };
        let hits = [exact, singular].into_iter().flatten().filter_map(|phrases| {
            let (pieces, entry) = phrases.get(longest(phrases)?)?;
            Some(Hit { start, end: start + 1 + pieces.len(), entry })
        });
        // `max_by_key` would take the last of equals: the exact word goes before its singular.
        hits.fold(None, |best: Option<Hit<'_, T>>, hit| match best {
            Some(best) if best.end >= hit.end => Some(best),
            _ => Some(hit),
        })
    }

    /// All phrases from left to right, none overlapping another.
    pub(crate) fn scan(&self, words: &[Word]) -> Vec<Hit<'_, T>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match self.at(words, at) {
                Some(hit) => {
                    at = hit.end;
                    hits.push(hit);
                }
                None => at += 1,
            }
        }
        hits
    }
}

/// Whether a word of a text is the word of a phrase, or its plural.
pub(crate) fn same(piece: &str, word: &str) -> bool {
    piece == word || singular(word) == Some(piece)
}

/// The word without a plural `s`; short words such as `its` are left alone.
fn singular(word: &str) -> Option<&str> {
    if word.len() > 3 { word.strip_suffix('s') } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let text = "Geschäftsführer, C.E.O. at Straße 5";
        let found = words(text);
        let folded: Vec<_> = found.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(folded, ["geschaftsfuhrer", "ceo", "at", "strasse", "5"]);
        assert_eq!(found.get(1).map(|word| (word.before, &text[word.start..word.end])), Some((Break::Part, "C.E.O")));
    }

    #[test]
    fn decomposed_accents_fold_like_composed_ones() {
        assert_eq!(folded("Geschäftsfu\u{308}hrer"), folded("Geschäftsführer"));
        assert_eq!(folded("C\u{200b}EO"), ["ceo"]);
    }

    #[test]
    fn the_longest_phrase_wins_and_whole_words_only() {
        let lexicon = Lexicon::new([("coo", 1), ("chief", 2), ("chief of staff", 3)]);
        let scan = |text: &str| lexicon.scan(&words(text)).iter().map(|hit| *hit.entry).collect::<Vec<_>>();
        assert_eq!(scan("coordinator"), Vec::<i32>::new());
        assert_eq!(scan("COOs and the Chief of Staff"), [1, 3]);
        assert_eq!(scan("chief of"), [2]);
    }
}
