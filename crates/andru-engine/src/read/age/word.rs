//! The words of a text with their places in it.

/// A run of letters, a run of digits, or a single sign; spaces are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case.
    pub(super) text: String,
    /// Where it starts, in bytes.
    pub(super) start: usize,
    /// Where it ends, in bytes.
    pub(super) end: usize,
}

impl Word {
    /// The number that a run of digits stands for; up to 9999 is of use here.
    pub(super) fn number(&self) -> Option<i16> {
        self.text.parse().ok().filter(|number| (0..=9999).contains(number) && self.text.len() <= 4)
    }

    /// Whether the word is one of these.
    pub(super) fn is_in(&self, wanted: &[&str]) -> bool {
        wanted.contains(&self.text.as_str())
    }
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Sort {
    Letter,
    Digit,
    Space,
    Sign,
}

fn sort(letter: char) -> Sort {
    if letter.is_alphabetic() {
        Sort::Letter
    } else if letter.is_ascii_digit() {
        Sort::Digit
    } else if letter.is_whitespace() {
        Sort::Space
    } else {
        Sort::Sign
    }
}

/// Cuts a text into its first `most` words.
pub(super) fn words(text: &str, most: usize) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut last = Sort::Space;
    for (start, letter) in text.char_indices() {
        let sort = sort(letter);
        let end = start + letter.len_utf8();
        let full = words.len() >= most;
        match words.last_mut() {
            Some(word) if sort == last && matches!(sort, Sort::Letter | Sort::Digit) => {
                word.text.extend(letter.to_lowercase());
                word.end = end;
            }
            _ if sort == Sort::Space => {}
            _ if full => break,
            _ => {
                let shown = if matches!(letter, '–' | '—' | '−' | '‑') { '-' } else { letter };
                words.push(Word { text: shown.to_lowercase().collect(), start, end });
            }
        }
        last = sort;
    }
    words
}
