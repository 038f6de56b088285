//! Ranges that a spreadsheet turned into dates.

use crate::read::age::month::month;
use crate::read::quantity::numeral::Numeral;
use crate::read::quantity::token::Token;

/// The range behind a date such as `Nov-50` (11-50), `10-Jan` (1-10) or `2-Oct` (2-10).
///
/// A spreadsheet took one number as the month and the other as a day or a year. The smaller number came first
/// in the range, whichever of the two the month is. Equal numbers are no range.
pub(super) fn range(tokens: &[Token]) -> Option<(u32, u32)> {
    let parts: Vec<&Token> = tokens.iter().filter(|token| **token != Token::Sign('.')).collect();
    let ([Token::Word(word), Token::Number(number)]
    | [Token::Number(number), Token::Word(word)]
    | [Token::Word(word), Token::Sign('-'), Token::Number(number)]
    | [Token::Number(number), Token::Sign('-'), Token::Word(word)]) = parts.as_slice()
    else {
        return None;
    };
    let month = u32::try_from(month(word)?).ok()?;
    let Numeral::Clear(decimal) = number else {
        return None;
    };
    let other = (1..=99).find(|n| decimal.shifted(0) == Some(f64::from(*n)))?;
    (month != other).then(|| (month.min(other), month.max(other)))
}
