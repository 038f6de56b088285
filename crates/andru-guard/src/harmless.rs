//! Text that cannot move a cursor, colour a terminal, reverse a line or hide words.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::Chars;

/// Returns `text` with everything that acts instead of being read taken out.
///
/// | found | becomes |
/// | --- | --- |
/// | line breaks and tabs | a space |
/// | ANSI escape sequences, whole | nothing |
/// | other control characters | U+FFFD, so that something is seen to have been there |
/// | bidirectional embeddings, overrides and isolates | U+FFFD |
/// | zero-width, invisible, tag and variation characters | nothing |
///
/// The result has no control character and is the same when passed through again. Text that needs no change is
/// returned as it is, without a copy.
pub fn harmless(text: &str) -> Cow<'_, str> {
    // Without a way out early, so that it runs on many bytes at once: nearly every text passes.
    let plain = text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte));
    if plain || !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(letter) = chars.next() {
        match letter {
            '\u{1b}' => skip_escape(&mut chars),
            '\u{9b}' => skip_control_sequence(&mut chars),
            '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}' => skip_string(&mut chars),
            _ if is_break(letter) => out.push(' '),
            _ if letter.is_control() || reorders(letter) => out.push(char::REPLACEMENT_CHARACTER),
            _ if is_invisible(letter) => {}
            _ => out.push(letter),
        }
    }
    Cow::Owned(out)
}

fn acts(letter: char) -> bool {
    letter.is_control() || is_break(letter) || reorders(letter) || is_invisible(letter)
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The characters of Unicode's bidirectional algorithm that change the order of what follows (UAX #9).
fn reorders(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Characters that take no room and can carry words nobody sees.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Leaves out what follows an escape character, by the shapes of ECMA-48.
fn skip_escape(chars: &mut Peekable<Chars<'_>>) {
    match chars.peek() {
        Some('[') => {
            chars.next();
            skip_control_sequence(chars);
        }
        Some(']' | 'P' | 'X' | '^' | '_') => {
            chars.next();
            skip_string(chars);
        }
        Some(' '..='/') => {
            while chars.next_if(|letter| matches!(letter, ' '..='/')).is_some() {}
            chars.next_if(|letter| matches!(letter, '0'..='~'));
        }
        Some('0'..='~') => {
            chars.next();
        }
        _ => {}
    }
}

/// Parameters, intermediates, one final letter; stops where the text is no longer of that shape.
fn skip_control_sequence(chars: &mut Peekable<Chars<'_>>) {
    while chars.next_if(|letter| matches!(letter, ' '..='?')).is_some() {}
    chars.next_if(|letter| matches!(letter, '@'..='~'));
}

/// A string up to its terminator. Without one nothing more is taken, so that an opening alone hides no words.
fn skip_string(chars: &mut Peekable<Chars<'_>>) {
    let mut ahead = chars.clone();
    while let Some(letter) = ahead.next() {
        let ends = match letter {
            '\u{7}' | '\u{9c}' => true,
            '\u{1b}' => ahead.next_if_eq(&'\\').is_some(),
            _ => false,
        };
        if ends {
            *chars = ahead;
            return;
        }
        if letter == '\u{1b}' || is_break(letter) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn acting_text_is_neutralised() {
        for (text, want) in [
            ("Alder Freight", "Alder Freight"),
            ("Größe 東京 naïve", "Größe 東京 naïve"),
            ("a\r\nb\tc", "a  b c"),
            ("\u{1b}[31mred\u{1b}[0m", "red"),
            ("\u{1b}]0;title\u{7}x", "x"),
            ("\u{1b}]8;;http://a.example\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
            ("\u{9b}2Jgone", "gone"),
            ("\u{1b}]never closed", "never closed"),
            ("\u{1b}(Bx\u{1b}cy\u{1b}", "xy"),
            ("bell\u{7}", "bell\u{fffd}"),
            ("evil\u{202e}txt.exe", "evil\u{fffd}txt.exe"),
            ("zero\u{200b}width\u{feff}", "zerowidth"),
            ("tag\u{e0041}\u{e0042}", "tag"),
            ("line\u{2028}sep", "line sep"),
        ] {
            assert_eq!(harmless(text), want, "{text:?}");
        }
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(harmless("plain, 12 % – ünïcode"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_that_acts_is_left_and_a_second_pass_changes_nothing(
            text in "([ -~]|\\PC|[\u{0}-\u{9f}]|[\u{200b}-\u{2069}]|\u{1b}[\\[\\]P(]?){0,40}"
        ) {
            let once = harmless(&text).into_owned();
            prop_assert!(!once.chars().any(acts), "{once:?}");
            prop_assert_eq!(harmless(&once).into_owned(), once);
        }
    }
}
