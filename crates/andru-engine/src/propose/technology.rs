//! Products of others that a description names.

use super::found::{Found, add};
use super::market::is_market_or_place;
use super::pattern::{Pattern, Place, quoted};
use crate::persona::words::{Break, Word};
use crate::persona::{Entry, titles};

/// Phrases after which product names stand.
const MARKERS: [&str; 26] = [
    "integrates with",
    "integrate with",
    "integration with",
    "integrations with",
    "integrates into",
    "works with",
    "work with",
    "connects to",
    "connects with",
    "connect to",
    "plugs into",
    "on top of",
    "built on",
    "built for",
    "runs on",
    "add on for",
    "plugin for",
    "alternative to",
    "replaces",
    "running on",
    "hosted on",
    "teams on",
    "companies on",
    "using",
    "that use",
    "who use",
];

/// Capital letters that stand for a kind of thing, not a product.
const KINDS: [&str; 24] = [
    "ai", "ml", "llm", "llms", "api", "apis", "erp", "erps", "crm", "crms", "gps", "iot", "ocr", "nlp", "sso", "csv",
    "pdf", "pdfs", "edi", "rfid", "rest", "http", "it", "hr",
];

/// The most words a product name may have.
const NAME: usize = 3;

/// The products named after "integrates with", "replaces" and the like.
///
/// A name starts with a capital letter or holds a digit, and is no place, job or kind of company. Which of
/// them are known technologies is for the reader of technologies to say: nothing here is looked up.
pub(super) fn technologies(text: &str, split: &[Word]) -> Vec<Found> {
    let mut found = Vec::new();
    for marker in MARKERS {
        let pattern = Pattern::new(marker);
        let mut from = 0;
        while let Some(place) = split.get(from..).and_then(|rest| pattern.find(rest)) {
            from += place.end;
            names(text, split, from, &mut found);
        }
    }
    found.sort_by_key(|(at, _)| *at);
    let mut kept = Vec::new();
    for (_, name) in found {
        add(&mut kept, name);
    }
    kept
}

/// Names listed from word `at` on: "SAP, Oracle and Excel".
fn names(text: &str, split: &[Word], mut at: usize, found: &mut Vec<(usize, Found)>) {
    let mut first = true;
    loop {
        let before = split.get(at).map_or(Break::Sentence, |word| word.before);
        if before == Break::Sentence && !is_inside_name(text, split, at) {
            return;
        }
        if !first && split.get(at).is_some_and(|word| matches!(word.text.as_str(), "and" | "or")) {
            at += 1;
        }
        let end = name_end(text, split, at);
        if end == at {
            return;
        }
        let name = quoted(text, split, Place { start: at, end });
        found.push((at, Found::read(name.clone(), &name)));
        at = end;
        first = false;
        let listed =
            split.get(at).is_some_and(|word| word.before == Break::Part || matches!(word.text.as_str(), "and" | "or"));
        if !listed {
            return;
        }
    }
}

/// The word index after a product name that starts at word `at`; `at` itself where there is none.
fn name_end(text: &str, split: &[Word], at: usize) -> usize {
    if is_market_or_place(split, at) || names_person(split, at) {
        return at;
    }
    let mut end = at;
    while let Some(word) = split.get(end) {
        let joined = end == at || word.before == Break::Space || is_inside_name(text, split, end);
        if !joined || end - at >= NAME || !is_name(text, word) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a job title starts here; the name of a department alone (`SAP`, `IT`) may be a product.
fn names_person(split: &[Word], at: usize) -> bool {
    titles().phrases.at(split, at).is_some_and(|hit| matches!(hit.entry, Entry::Role(_) | Entry::Level(..)))
}

fn is_name(text: &str, word: &Word) -> bool {
    let written = text.get(word.start..word.end).unwrap_or_default();
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let mixed = written.chars().any(char::is_alphabetic) && written.chars().any(|c| c.is_numeric() || c.is_uppercase());
    (capital || mixed)
        && !KINDS.contains(&word.text.as_str())
        && !matches!(word.text.as_str(), "fortune" | "your" | "any" | "the" | "our" | "all")
}

/// Whether only a dot or slash, without a space, stands before the word: `monday.com`, `S/4HANA`.
fn is_inside_name(text: &str, split: &[Word], at: usize) -> bool {
    let from = at.checked_sub(1).and_then(|before| split.get(before)).map(|word| word.end);
    let (Some(from), Some(word)) = (from, split.get(at)) else {
        return false;
    };
    matches!(text.get(from..word.start), Some("." | "/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persona::words::words;

    fn read(text: &str) -> Vec<String> {
        technologies(text, &words(text)).into_iter().map(|found| found.value).collect()
    }

    #[test]
    fn names_are_read_after_the_words_that_announce_them() {
        assert_eq!(
            read("Integrates with Salesforce, HubSpot and SAP S/4HANA."),
            ["Salesforce", "HubSpot", "SAP S/4HANA"]
        );
        assert_eq!(read("replaces Excel for planners"), ["Excel"]);
        assert_eq!(read("for engineering teams on AWS or Azure"), ["AWS", "Azure"]);
        assert_eq!(read("A Shopify plugin. Works with NetSuite. Fast."), ["NetSuite"]);
    }

    #[test]
    fn what_is_no_name_is_left_alone() {
        for text in [
            "integrates with your ERP",
            "works with CFOs in Germany",
            "works with German banks",
            "built for Hospitals",
            "Works with Fortune 500 firms",
            "built on AI",
            "using ML and OCR",
            "using your data",
            "",
        ] {
            assert_eq!(read(text), Vec::<String>::new(), "{text}");
        }
    }
}
