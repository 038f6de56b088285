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
    // Longest first: `s a de c v` before `v`.
    (1..=6.min(words.len())).rev().find(|length| {
        let tail = words.get(words.len() - length..).unwrap_or_default();
        FORMS.binary_search(&tail.join(" ").as_str()).is_ok()
    })
}

/// Legal forms as [`fold`] leaves them, sorted. Andru judgement: the forms that business lists show.
const FORMS: &[&str] = &[
    "a g",
    "a s",
    "ab",
    "ag",
    "and",
    "aps",
    "as",
    "asa",
    "b v",
    "bhd",
    "bv",
    "bvba",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "d o o",
    "dac",
    "doo",
    "e k",
    "e u",
    "e v",
    "eg",
    "ek",
    "eood",
    "ev",
    "fz llc",
    "fzco",
    "fze",
    "g m b h",
    "gbr",
    "ggmbh",
    "gmbh",
    "haftungsbeschrankt",
    "hf",
    "inc",
    "incorporated",
    "k k",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "l l c",
    "l p",
    "limitada",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "n v",
    "nv",
    "nyrt",
    "ohg",
    "ood",
    "oy",
    "oyj",
    "p c",
    "p l c",
    "p t e",
    "pbc",
    "pjsc",
    "plc",
    "pllc",
    "private",
    "pte",
    "pty",
    "pvt",
    "s a",
    "s a de c v",
    "s a r l",
    "s a s",
    "s c",
    "s l",
    "s l u",
    "s p a",
    "s r l",
    "s r o",
    "sa",
    "sa de cv",
    "sab de cv",
    "sapi de cv",
    "sarl",
    "sas",
    "sasu",
    "sdn",
    "se",
    "sl",
    "slu",
    "sp z o o",
    "sp zoo",
    "spa",
    "spol s r o",
    "srl",
    "sro",
    "u g",
    "ug",
    "und",
    "zrt",
];

#[cfg(test)]
mod tests {
    use super::{FORMS, name_key};
    use proptest::prelude::*;

    #[test]
    fn forms_are_sorted_for_the_search() {
        assert!(FORMS.is_sorted());
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
