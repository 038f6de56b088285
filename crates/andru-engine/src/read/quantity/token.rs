//! Cutting a text into numbers, words and signs.

use super::numeral::{Numeral, numeral};
use unicode_normalization::UnicodeNormalization;

/// One piece of a text.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::read) enum Token {
    /// Digits with their separators and exponent.
    Number(Numeral),
    /// Letters in lower case; abbreviations without their periods (`pa` for `p.a.`); `us$` and the like.
    Word(String),
    /// Any other sign but space.
    Sign(char),
}

/// Texts with more characters than this are prose, not a quantity.
const LONGEST: usize = 120;

/// What is written before `$` to name the country of the dollar.
const DOLLARS: [&str; 16] =
    ["us", "usd", "u", "au", "a", "ca", "cad", "cdn", "c", "hk", "mx", "nt", "nz", "r", "s", "sg"];

/// Cuts a text.
///
/// # Errors
/// A note where the text is too long or a number in it cannot be read.
pub(in crate::read) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    // Four bytes are the most a character takes; a far longer text is not even counted.
    if text.len() > LONGEST * 4 || text.chars().count() > LONGEST {
        return Err("too long for a number".into());
    }
    let letters: Vec<char> = if text.is_ascii() {
        text.chars().map(|letter| plain(letter).to_ascii_lowercase()).collect()
    } else {
        text.chars().map(mark_raised).nfkc().map(plain).flat_map(char::to_lowercase).collect()
    };
    let mut scanner = Scanner { letters: &letters, at: 0 };
    let mut tokens = Vec::new();
    while let Some(letter) = scanner.peek(0) {
        if letter.is_ascii_digit() || scanner.leading_point() {
            tokens.push(Token::Number(scanner.number()?));
        } else if letter.is_alphabetic() {
            tokens.push(Token::Word(scanner.word()));
        } else {
            scanner.at += 1;
            if letter != ' ' {
                tokens.push(Token::Sign(letter));
            }
        }
    }
    Ok(tokens)
}

/// Raised digits are exponents, which NFKC would turn into plain digits (`10⁵` into `105`).
fn mark_raised(letter: char) -> char {
    if matches!(letter, '²' | '³' | '¹' | '⁰'..='⁹') { '^' } else { letter }
}

/// One way to write each dash, space, apostrophe and digit.
fn plain(letter: char) -> char {
    match letter {
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹘' => '-',
        '’' | '‘' | 'ʼ' | '′' | '´' | '`' => '\'',
        '\u{660}'..='\u{669}' => digit(letter, 0x660),
        '\u{6f0}'..='\u{6f9}' => digit(letter, 0x6f0),
        '\u{966}'..='\u{96f}' => digit(letter, 0x966),
        _ if letter.is_whitespace() => ' ',
        _ => letter,
    }
}

fn digit(letter: char, zero: u32) -> char {
    char::from_digit(u32::from(letter).saturating_sub(zero), 10).unwrap_or(letter)
}

/// Chinese and Japanese write units and currencies without spaces, one sign each: `5億円`.
fn is_ideograph(letter: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&letter)
}

struct Scanner<'a> {
    letters: &'a [char],
    at: usize,
}

impl Scanner<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn digit(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(|letter| letter.is_ascii_digit())
    }

    fn alphabetic(&self, ahead: usize) -> bool {
        self.peek(ahead).is_some_and(char::is_alphabetic)
    }

    /// Whether a number such as `.5` starts here, which the second period of `1..5` does not.
    fn leading_point(&self) -> bool {
        let after_point = self.at.checked_sub(1).and_then(|at| self.letters.get(at)) == Some(&'.');
        self.peek(0) == Some('.') && self.digit(1) && !after_point
    }

    /// Whether exactly three digits follow a space, as in `1 200`.
    fn spaced_group(&self) -> bool {
        self.digit(1) && self.digit(2) && self.digit(3) && !self.digit(4)
    }

    fn number(&mut self) -> Result<Numeral, String> {
        let mut run = String::new();
        let mut group = 0_usize;
        let mut pointed = false;
        if self.peek(0) == Some('.') {
            run.push('0');
        }
        while let Some(letter) = self.peek(0) {
            let joins = match letter {
                '0'..='9' => true,
                '.' | ',' => self.digit(1),
                '\'' => self.digit(1) && !pointed,
                ' ' => self.spaced_group() && (1..=3).contains(&group) && !pointed,
                _ => false,
            };
            if !joins {
                break;
            }
            group = if letter.is_ascii_digit() { group + 1 } else { 0 };
            pointed |= matches!(letter, '.' | ',');
            run.push(letter);
            self.at += 1;
        }
        let exponent = self.exponent();
        numeral(&run, exponent)
    }

    /// The exponent of `1e5`, or 0 where none is written.
    fn exponent(&mut self) -> i32 {
        let signed = matches!(self.peek(1), Some('+' | '-'));
        let start = 1 + usize::from(signed);
        if self.peek(0) != Some('e') || !self.digit(start) {
            return 0;
        }
        let negative = self.peek(1) == Some('-');
        self.at += start;
        let mut exponent = 0_i32;
        while let Some(value) = self.peek(0).and_then(|letter| letter.to_digit(10)) {
            exponent = exponent.saturating_mul(10).saturating_add(i32::try_from(value).unwrap_or(0));
            self.at += 1;
        }
        if negative { -exponent } else { exponent }
    }

    fn word(&mut self) -> String {
        let mut word = String::new();
        if let Some(sign) = self.peek(0).filter(|letter| is_ideograph(*letter)) {
            self.at += 1;
            return sign.to_string();
        }
        loop {
            let start = self.at;
            while let Some(letter) = self.peek(0).filter(|letter| letter.is_alphabetic() && !is_ideograph(*letter)) {
                word.push(letter);
                self.at += 1;
            }
            let single = self.at - start == 1;
            let abbreviated = self.peek(0) == Some('.') && !self.digit(1);
            if abbreviated {
                self.at += 1;
            }
            // `p.a.` is one word, `mio.eur` is two.
            if !(abbreviated && single && self.alphabetic(0) && !self.alphabetic(1)) {
                break;
            }
        }
        if self.peek(0) == Some('$') && DOLLARS.contains(&word.as_str()) {
            word.push('$');
            self.at += 1;
        }
        word
    }
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    fn shape(text: &str) -> String {
        let show = |token: &Token| match token {
            Token::Number(_) => "#".to_owned(),
            Token::Word(word) => word.clone(),
            Token::Sign(sign) => sign.to_string(),
        };
        tokens(text).map_or_else(|note| note, |tokens| tokens.iter().map(show).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn cuts() {
        for (text, expected) in [
            ("51\u{a0}–\u{202f}200", "# - #"),
            ("1 200 000 €", "# €"),
            ("US$ 5 million p.a.", "us$ # million pa"),
            ("2,5 Mio. EUR", "# mio eur"),
            ("5m$", "# m $"),
            ("1e5", "#"),
            ("１２", "#"),
            ("٣٠٠", "#"),
            ("10⁵", "# ^"),
            ("5億円", "# 億 円"),
            (".5M", "# m"),
            ("10.-", "# . -"),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
        assert_eq!(shape(&"9".repeat(500)), "too long for a number");
    }
}
