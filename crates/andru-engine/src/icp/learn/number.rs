//! Numbers as exports write them, in a form that a database can read the same way.

/// The signs that a column of numbers may carry and that are left out before reading.
const SIGNS: [char; 8] = ['$', '€', '£', '%', ',', ' ', '\'', '_'];

/// The least share of a column's filled cells that must be numbers for it to be a column of numbers.
const LEAST_NUMBERS: f64 = 0.95;

/// The most bytes of a number without its signs. What is longer is no number: beyond this, databases differ in whether
/// it is one, infinity, zero or an error, and a score must not depend on where it is computed.
pub const MOST_NUMBER_BYTES: usize = 300;

/// How a column writes numbers: which signs are left out before what remains is read as a plain decimal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NumberFormat {
    /// The signs left out, such as `$` and `,`.
    pub without: Vec<char>,
}

impl NumberFormat {
    /// The format of a column, given each distinct text with the number of cells that hold it, or `None` where it is
    /// not a column of numbers.
    ///
    /// A comma counts as a thousands separator, and only where it stands before groups of three digits; a column with
    /// decimal commas is not read as numbers, since guessing wrong would multiply its values.
    pub fn of_column<'t>(texts: impl Iterator<Item = (&'t str, u64)> + Clone) -> Option<Self> {
        let mut without: Vec<char> = Vec::new();
        for sign in SIGNS {
            if texts.clone().any(|(text, _)| text.contains(sign)) {
                without.push(sign);
            }
        }
        let format = Self { without };
        let (mut numbers, mut filled) = (0_u64, 0_u64);
        for (text, cells) in texts.filter(|(text, _)| !text.is_empty()) {
            filled += cells;
            if is_grouped(text) && format.read(text).is_some() {
                numbers += cells;
            }
        }
        (filled > 0 && numbers as f64 >= LEAST_NUMBERS * filled as f64).then_some(format)
    }

    /// The number in a text: digits with at most one point and a sign before them; no exponent, and no more than
    /// [`MOST_NUMBER_BYTES`].
    pub fn read(&self, text: &str) -> Option<f64> {
        let plain: String;
        let text = if text.contains(self.without.as_slice()) {
            plain = text.chars().filter(|sign| !self.without.contains(sign)).collect();
            plain.as_str()
        } else {
            text
        };
        if text.len() > MOST_NUMBER_BYTES {
            return None;
        }
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
            return None;
        }
        // Plus zero, so that `-0` is `0`.
        text.parse().ok().filter(|number: &f64| number.is_finite()).map(|number: f64| number + 0.0)
    }
}

/// Whether every comma of a text stands before a group of exactly three digits.
fn is_grouped(text: &str) -> bool {
    text.split(',').skip(1).all(|group| {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        digits == 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(texts: &[&str]) -> Option<String> {
        NumberFormat::of_column(texts.iter().map(|text| (*text, 1))).map(|format| format.without.iter().collect())
    }

    #[test]
    fn a_column_is_numbers_where_nearly_all_its_cells_are() {
        assert_eq!(format(&["1", "2.5", "-3", ""]).as_deref(), Some(""));
        assert_eq!(format(&["$1,250", "$3,000,000.50"]).as_deref(), Some("$,"));
        assert_eq!(format(&["35%", "7 %"]).as_deref(), Some("% "));
        assert_eq!(format(&["1,5", "2,75"]), None, "decimal commas");
        assert_eq!(format(&["51-200", "11-50"]), None);
        assert_eq!(format(&["", ""]), None);
        assert_eq!(format(&["1", "n/a"]), None);
        let mut mostly = vec!["4"; 99];
        mostly.push("n/a");
        assert_eq!(format(&mostly).as_deref(), Some(""));
    }

    #[test]
    fn a_number_is_digits_and_nothing_else() {
        let plain = NumberFormat::default();
        assert_eq!(plain.read("0042.50"), Some(42.5));
        assert_eq!(plain.read("-7."), Some(-7.0));
        assert!(plain.read("-0").is_some_and(f64::is_sign_positive));
        for text in ["", ".", "-", "1e5", "inf", "NaN", "1 000", "0x10", "1.2.3", "٣"] {
            assert_eq!(plain.read(text), None, "{text}");
        }
        assert_eq!(plain.read(&"9".repeat(300)), Some(1e300));
        assert_eq!(plain.read(&"9".repeat(301)), None);
    }
}
