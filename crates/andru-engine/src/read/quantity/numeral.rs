//! What the separators in a number mean.

/// A number as written, before its unit is applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) enum Numeral {
    /// One meaning.
    Clear(Decimal),
    /// A single `.` or `,` before exactly three digits: groups thousands, or starts the decimals.
    ThreeDigits {
        /// Read as thousands: 1200.
        grouped: Decimal,
        /// Read as a decimal: 1.2.
        decimal: Decimal,
        /// The separator, `.` or `,`.
        mark: char,
    },
}

/// A decimal number kept as digits, so that a unit is applied without rounding twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::read) struct Decimal {
    /// Digits with at most one `.`.
    digits: String,
    /// Power of ten.
    exponent: i32,
}

impl Decimal {
    /// The digits, with at most one `.`, before the exponent.
    pub(in crate::read) fn digits(&self) -> &str {
        &self.digits
    }

    /// The value times ten to the power of `shift`; correctly rounded.
    pub(in crate::read) fn shifted(&self, shift: i32) -> Option<f64> {
        format!("{}e{}", self.digits, self.exponent.checked_add(shift)?).parse().ok()
    }
}

impl Numeral {
    /// A note that names both meanings.
    pub(in crate::read) fn two_meanings(&self) -> String {
        match self {
            Self::Clear(decimal) => format!("read as {}", decimal.digits),
            Self::ThreeDigits { grouped, decimal, .. } => {
                let (thousands, units) = grouped.digits.split_at(grouped.digits.len().saturating_sub(3));
                format!("may be {} or {thousands},{units}", decimal.digits.trim_end_matches('0').trim_end_matches('.'))
            }
        }
    }
}

/// The powers of ten that an exponent may have; more is no quantity of this world.
const EXPONENTS: std::ops::RangeInclusive<i32> = -30..=60;

/// Settles a run of digits and separators, such as `1.200,50`, and the exponent written after it.
///
/// # Errors
/// A note where the separators fit no way of writing numbers.
pub(super) fn numeral(run: &str, exponent: i32) -> Result<Numeral, String> {
    if !EXPONENTS.contains(&exponent) {
        return Err("the number is out of all bounds".into());
    }
    let clear = |digits: String| Ok(Numeral::Clear(Decimal { digits, exponent }));
    let is_mark = |c: char| !c.is_ascii_digit();
    let groups: Vec<&str> = run.split(is_mark).collect();
    let marks: Vec<char> = run.chars().filter(|c| is_mark(*c)).collect();
    let (Some(last_mark), Some((last, leading))) = (marks.last().copied(), groups.split_last()) else {
        return clear(run.to_owned());
    };
    let whole = leading.concat();
    let joined = format!("{whole}.{last}");
    let bad = || Err(format!("`{run}` is not a number we can read"));
    let first_mark = marks.first().copied().unwrap_or(last_mark);
    if marks.iter().all(|mark| *mark == last_mark) {
        let grouped = is_grouped(&groups, last_mark);
        return match (marks.len(), last_mark) {
            (_, ' ' | '\'') => {
                if grouped {
                    clear(groups.concat())
                } else {
                    bad()
                }
            }
            (1, _) if !grouped => clear(joined),
            (1, mark) => {
                let decimal = |digits| Decimal { digits, exponent };
                Ok(Numeral::ThreeDigits { grouped: decimal(groups.concat()), decimal: decimal(joined), mark })
            }
            _ => {
                if grouped {
                    clear(groups.concat())
                } else {
                    bad()
                }
            }
        };
    }
    // Two kinds of separator: the last one stands once and starts the decimals, the others group.
    let grouping = marks.get(..marks.len().saturating_sub(1)).unwrap_or_default();
    let fine = matches!(last_mark, '.' | ',')
        && grouping.iter().all(|mark| *mark == first_mark && *mark != last_mark)
        && is_grouped(leading, first_mark);
    if fine { clear(joined) } else { bad() }
}

/// Whether the digits stand in groups of three, or in the Indian way (`12,00,000`) between commas.
fn is_grouped(groups: &[&str], mark: char) -> bool {
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return true;
    };
    let western = (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3);
    let indian = mark == ',' && !middle.is_empty() && first.len() <= 2 && middle.iter().all(|group| group.len() == 2);
    !first.starts_with('0') && last.len() == 3 && (western || indian)
}

#[cfg(test)]
mod tests {
    use super::{Numeral, numeral};

    fn value(run: &str) -> Option<f64> {
        match numeral(run, 0).ok()? {
            Numeral::Clear(decimal) => decimal.shifted(0),
            Numeral::ThreeDigits { .. } => None,
        }
    }

    #[test]
    fn separators_with_one_meaning() {
        for (run, expected) in [
            ("240", 240.0),
            ("1,200,000", 1_200_000.0),
            ("1.200.000", 1_200_000.0),
            ("1 200 000", 1_200_000.0),
            ("3'000'000", 3_000_000.0),
            ("12,00,000", 1_200_000.0),
            ("1.200,50", 1200.5),
            ("1,200.50", 1200.5),
            ("1 200,50", 1200.5),
            ("1'200.5", 1200.5),
            ("2,5", 2.5),
            ("0.500", 0.5),
            ("1234.567", 1234.567),
            ("1100.04", 1100.04),
        ] {
            assert_eq!(value(run), Some(expected), "{run}");
        }
    }

    #[test]
    fn separators_with_two_meanings_or_none() {
        for run in ["1.200", "1,200", "999.999"] {
            assert!(matches!(numeral(run, 0), Ok(Numeral::ThreeDigits { .. })), "{run}");
        }
        for run in ["1.2.3", "1,20,0", "1.200,500,1", "10.10.2024"] {
            assert!(numeral(run, 0).is_err(), "{run}");
        }
    }

    #[test]
    fn exponents_are_bounded() {
        assert!(numeral("1", 61).is_err());
        assert!(numeral("1", 5).is_ok());
    }
}
