//! Company names without their legal form.

use crate::read::fold;

/// The key that tells companies apart by name: folded, without "the" in front and legal forms at the end.
///
/// `The Acme Tools GmbH & Co. KG`, `ACME Tools` and `Acme Tools, Inc.` have one key. A name that consists of
/// such words only keeps its last one, so the key of a name with any letter or digit is not empty.
pub fn name_key(text: &str) -> String {
    let folded = fold(text);
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > 1 && words.first() == Some(&"the") {
        words.remove(0);
    }
    while let Some(length) = ending(&words).filter(|length| *length < words.len()) {
        words.truncate(words.len() - length);
    }
    words.join(" ")
}

/// How many words at the end are a legal form.
fn ending(words: &[&str]) -> Option<usize> {
    let phrase = PHRASES.iter().find(|phrase| words.ends_with(phrase));
    phrase.map(|phrase| phrase.len()).or_else(|| {
        let last = words.last()?;
        WORDS.binary_search(last).is_ok().then_some(1)
    })
}

/// Legal forms of one word as [`fold`] leaves them, sorted. Andru judgement: the forms that business lists show.
const WORDS: &[&str] = &[
    "ab",
    "ag",
    "and",
    "aps",
    "as",
    "asa",
    "bhd",
    "bv",
    "bvba",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "dac",
    "doo",
    "eg",
    "ek",
    "eood",
    "ev",
    "fzco",
    "fze",
    "gbr",
    "ggmbh",
    "gmbh",
    "haftungsbeschrankt",
    "hf",
    "inc",
    "incorporated",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "limitada",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "nyrt",
    "ohg",
    "ood",
    "oy",
    "oyj",
    "pbc",
    "pjsc",
    "plc",
    "pllc",
    "private",
    "pte",
    "pty",
    "pvt",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "sdn",
    "se",
    "sl",
    "slu",
    "spa",
    "srl",
    "sro",
    "ug",
    "und",
    "zrt",
];

/// Legal forms of several words as [`fold`] leaves them, longest first.
const PHRASES: &[&[&str]] = &[
    &["s", "a", "de", "c", "v"],
    &["g", "m", "b", "h"],
    &["s", "a", "r", "l"],
    &["sp", "z", "o", "o"],
    &["spol", "s", "r", "o"],
    &["d", "o", "o"],
    &["l", "l", "c"],
    &["p", "l", "c"],
    &["p", "t", "e"],
    &["s", "a", "s"],
    &["s", "l", "u"],
    &["s", "p", "a"],
    &["s", "r", "l"],
    &["s", "r", "o"],
    &["sa", "de", "cv"],
    &["sab", "de", "cv"],
    &["sapi", "de", "cv"],
    &["a", "g"],
    &["a", "s"],
    &["b", "v"],
    &["e", "k"],
    &["e", "u"],
    &["e", "v"],
    &["fz", "llc"],
    &["k", "k"],
    &["l", "p"],
    &["n", "v"],
    &["p", "c"],
    &["s", "a"],
    &["s", "c"],
    &["s", "l"],
    &["sp", "zoo"],
    &["u", "g"],
];

#[cfg(test)]
mod tests {
    use super::{PHRASES, WORDS, name_key};
    use proptest::prelude::*;

    #[test]
    fn forms_are_sorted_for_the_search() {
        assert!(WORDS.is_sorted());
        assert!(PHRASES.is_sorted_by_key(|phrase| std::cmp::Reverse(phrase.len())));
    }

    #[test]
    fn drops_forms_at_the_end_only() {
        for (name, key) in [
            ("Acme Tools, Inc.", "acme tools"),
            ("The Acme Tools Company", "acme tools"),
            ("ACME TOOLS GmbH & Co. KG", "acme tools"),
            ("Acme Tools S.A. de C.V.", "acme tools"),
            ("Acme Tools Pty Ltd", "acme tools"),
            ("Acme Tools Sp. z o.o.", "acme tools"),
            ("Acme Tools B.V.", "acme tools"),
            ("Acme Tools UG (haftungsbeschränkt)", "acme tools"),
            ("Acme Tools and Co.", "acme tools"),
            ("Électricité du Nord S.A.", "electricite du nord"),
            ("Inc Magazine", "inc magazine"),
            ("Limited", "limited"),
            ("The Limited", "limited"),
            ("The", "the"),
            ("AG", "ag"),
            ("", ""),
        ] {
            assert_eq!(name_key(name), key, "{name}");
        }
    }

    proptest! {
        #[test]
        fn a_key_is_its_own_key_and_not_lost(name in "\\PC{0,30}") {
            let key = name_key(&name);
            prop_assert_eq!(key.is_empty(), crate::read::fold(&name).is_empty());
            // "the the x" loses one "the" at a time.
            if !key.starts_with("the ") {
                prop_assert_eq!(name_key(&key), key);
            }
        }
    }
}
