//! Words made comparable: [`fold`] for lookups, [`Phrase`] for sentences.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The least share of the shorter phrase's stems that must be shared for a match.
///
/// A judgement of ours: nobody has measured it. At 0.6 one word of three may differ, two may not.
const LEAST_OVERLAP: f64 = 0.6;

/// The least number of shared stems for a match, where the shorter phrase has that many.
///
/// A judgement of ours: one shared word out of two ("data entry", "data warehouse") says too little.
const LEAST_SHARED: usize = 2;

/// Words that carry no subject of their own. Negations are here too: a phrase is about what it names,
/// and "no manual entry" is about manual entry.
const STOP_WORDS: &[&str] = &[
    "a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been", "being", "but",
    "by", "can", "could", "did", "do", "does", "doing", "dont", "each", "for", "from", "get", "gets", "had", "has",
    "have", "having", "he", "her", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "many", "may",
    "more", "most", "much", "must", "my", "no", "not", "of", "on", "or", "our", "ours", "over", "own", "per", "she",
    "should", "so", "some", "such", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this",
    "those", "through", "to", "too", "up", "us", "very", "was", "we", "were", "what", "when", "where", "which",
    "while", "who", "why", "will", "with", "without", "would", "you", "your",
];

/// Words the English stemmer would run together with another meaning ("customs" and "customer" both
/// become "custom"), each with the stem used instead. Sorted by word.
const OWN_STEMS: &[(&str, &str)] = &[
    ("business", "business"),
    ("businesses", "business"),
    ("customer", "customer"),
    ("customers", "customer"),
    ("customs", "customs"),
    ("universities", "university"),
    ("university", "university"),
];

/// Writes a text the way all lookups of words compare it.
///
/// Compatibility-normalised (NFKC), lower-case, without Latin diacritics ("Café" is "cafe", "Straße" is
/// "strasse"); apostrophes are dropped and any other run of punctuation or white space is one space. The
/// result holds letters, digits and single spaces only, none at either end. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        push_folded(&mut folded, text.chars().map(|c| c.to_ascii_lowercase()));
    } else {
        let plain = text.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_latin_mark(*c));
        let spelled: String = plain.flat_map(spell_out).filter(|c| !is_apostrophe(*c)).nfc().collect();
        push_folded(&mut folded, spelled.chars());
    }
    folded
}

/// Appends letters and digits, with one space for each run of anything else between them.
fn push_folded(folded: &mut String, chars: impl Iterator<Item = char>) {
    let mut gap = false;
    for c in chars {
        // A mark belongs to the letter before it; one without a letter is noise.
        let on_letter = is_combining_mark(c) && !gap && !folded.is_empty();
        if c.is_alphanumeric() || on_letter {
            if gap && !folded.is_empty() {
                folded.push(' ');
            }
            gap = false;
            folded.push(c);
        } else if !is_apostrophe(c) {
            gap = true;
        }
    }
}

/// Accents, umlauts and the like, which decomposition has parted from their letters.
fn is_latin_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}')
}

/// Letters that have no decomposition, in the usual spelling without them.
fn spell_out(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'ł' => ('l', None),
        'đ' | 'ð' => ('d', None),
        'ı' => ('i', None),
        'ς' => ('σ', None),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

/// A sentence or phrase reduced to stems, for comparing what a company says with what a profile says.
///
/// Its words are [folded](fold), words without a subject ("the", "they", "with") are left out, and the
/// rest are cut to their stems by the Snowball English stemmer. Order and repetition do not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    text: String,
    /// Sorted, each once.
    stems: Vec<String>,
}

impl Phrase {
    /// Reduces a text to stems; a text of blanks and stop words has none.
    pub fn new(text: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut stems: Vec<String> = fold(text)
            .split(' ')
            .filter(|word| !word.is_empty() && STOP_WORDS.binary_search(word).is_err())
            .map(|word| stem(&stemmer, word))
            .collect();
        stems.sort_unstable();
        stems.dedup();
        Self { text: text.trim().to_owned(), stems }
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        self.stems.is_empty()
    }

    /// The text as it was written, trimmed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The share of the shorter phrase's stems that the other has too, from 0 to 1; 0 where either is empty.
    pub fn overlap(&self, other: &Self) -> f64 {
        let shorter = self.stems.len().min(other.stems.len());
        if shorter == 0 { 0.0 } else { self.shared(other) as f64 / shorter as f64 }
    }

    /// Whether the two phrases are about the same thing.
    ///
    /// They are if the [overlap](Self::overlap) is at least 0.6 and at least two stems are shared (one,
    /// where the shorter phrase has only one). Both thresholds are a judgement of ours, not measured.
    /// Negation is not understood: "no manual entry" matches "manual entry".
    pub fn matches(&self, other: &Self) -> bool {
        let shorter = self.stems.len().min(other.stems.len());
        shorter > 0 && self.shared(other) >= LEAST_SHARED.min(shorter) && self.overlap(other) >= LEAST_OVERLAP
    }

    fn shared(&self, other: &Self) -> usize {
        self.stems.iter().filter(|stem| other.stems.binary_search(stem).is_ok()).count()
    }
}

fn stem(stemmer: &Stemmer, word: &str) -> String {
    match OWN_STEMS.binary_search_by_key(&word, |(own, _)| own) {
        Ok(at) => OWN_STEMS.get(at).map_or(word, |(_, stem)| stem).to_owned(),
        Err(_) => stemmer.stem(word).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds() {
        for (text, folded) in [
            ("", ""),
            ("  --  ", ""),
            ("COMPUTER_SOFTWARE", "computer software"),
            ("Oil & Gas", "oil gas"),
            ("Café, Straße; Ørsted", "cafe strasse orsted"),
            ("Men's wear / Men’s wear", "mens wear mens wear"),
            ("ﬁntech", "fintech"),
            ("Ｓａａｓ", "saas"),
            ("İzmir ŁÓDŹ", "izmir lodz"),
            ("e-commerce\u{a0}(B2B)", "e commerce b2b"),
            ("\u{1b}[31mred\u{202e}", "31mred"),
            ("日本語・ガ", "日本語 ガ"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    #[test]
    fn lists_are_sorted_for_binary_search() {
        assert!(STOP_WORDS.is_sorted());
        assert!(OWN_STEMS.is_sorted());
    }

    #[test]
    fn matches_what_is_about_the_same() {
        for (one, other, expected) in [
            ("manual customs entry", "They enter customs data manually", true),
            ("manual customs entry", "manual customer entries", true),
            ("customs", "customers", false),
            ("email marketing", "AI adoption gap", false),
            ("data entry", "data warehouse", false),
            ("churn", "Churn is rising", true),
            ("re-keying of orders", "we re-key each order by hand", true),
            ("late invoices", "invoices are sent late", true),
            ("the", "the", false),
            ("", "anything", false),
        ] {
            assert_eq!(Phrase::new(one).matches(&Phrase::new(other)), expected, "{one:?} / {other:?}");
        }
    }

    #[test]
    fn overlap_is_over_the_shorter() {
        for (one, other, expected) in [
            ("manual customs entry", "They enter customs data manually", 2.0 / 3.0),
            ("churn", "churn is high", 1.0),
            ("a", "b", 0.0),
            ("", "", 0.0),
        ] {
            let overlap = Phrase::new(one).overlap(&Phrase::new(other));
            assert!((overlap - expected).abs() < 1e-12, "{one:?} / {other:?}: {overlap}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded);
        }

        #[test]
        fn comparison_is_symmetric(one in "[a-f ]{0,12}", other in "[a-f ]{0,12}") {
            let (one, other) = (Phrase::new(&one), Phrase::new(&other));
            prop_assert!((one.overlap(&other) - other.overlap(&one)).abs() < 1e-12);
            prop_assert_eq!(one.matches(&other), other.matches(&one));
            prop_assert!((0.0..=1.0).contains(&one.overlap(&other)));
        }

        #[test]
        fn a_phrase_matches_itself_unless_empty(text in "\\PC{0,40}") {
            let phrase = Phrase::new(&text);
            prop_assert_eq!(phrase.matches(&phrase), !phrase.is_empty());
        }
    }
}
