//! Text of at most so many characters.

use std::borrow::Cow;

/// Returns `text` cut to at most `most` characters, the last of them `…` where something was cut.
///
/// Characters are Unicode scalar values, not columns of a terminal. `most` of 0 gives an empty text.
pub fn shorten(text: &str, most: usize) -> Cow<'_, str> {
    if text.len() <= most || text.chars().nth(most).is_none() {
        return Cow::Borrowed(text);
    }
    let Some(kept) = most.checked_sub(1) else { return Cow::Borrowed("") };
    Cow::Owned(text.chars().take(kept).chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_cut_is_shown() {
        assert_eq!(shorten("Alder Freight", 13), "Alder Freight");
        assert_eq!(shorten("Alder Freight", 6), "Alder…");
        assert_eq!(shorten("東京運輸", 3), "東京…");
        assert_eq!(shorten("ab", 1), "…");
        assert_eq!(shorten("ab", 0), "");
    }

    proptest! {
        #[test]
        fn never_longer_than_asked_and_stable(text in "\\PC{0,20}", most in 0_usize..24) {
            let short = shorten(&text, most).into_owned();
            prop_assert!(short.chars().count() <= most);
            prop_assert_eq!(shorten(&short, most).into_owned(), short.clone());
            prop_assert_eq!(short == text, text.chars().count() <= most);
        }
    }
}
