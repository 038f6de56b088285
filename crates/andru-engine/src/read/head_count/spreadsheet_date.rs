//! Ranges that a spreadsheet turned into dates.

use crate::read::age::month::month;
use crate::read::quantity::numeral::Numeral;
use crate::read::quantity::token::Token;

/// The range behind a date such as `Nov-50` (11-50), `10-Jan` (1-10) or `2024-01-10` (1-10); `None` for other texts.
///
/// A spreadsheet takes the first number for the month and the second for the day, or the other way round, of the
/// year it is in; a second number above 31 it takes for a year of the last century. The smaller number came first in
/// the range, whichever of the two it became.
///
/// # Errors
/// A note where both numbers are the same, which no range has.
pub(super) fn range(tokens: &[Token]) -> Option<Result<(u32, u32), String>> {
    let (one, other) = short(tokens).or_else(|| full(tokens))?;
    if one == other {
        return Some(Err("a date, not a number of people; a spreadsheet may have made it of a range".into()));
    }
    Some(Ok((one.min(other), one.max(other))))
}

/// `Nov-50`, `10-Jan`.
fn short(tokens: &[Token]) -> Option<(u32, u32)> {
    let parts: Vec<&Token> = tokens.iter().filter(|token| !matches!(token, Token::Sign('.' | '-'))).collect();
    let ([Token::Word(word), Token::Number(number)] | [Token::Number(number), Token::Word(word)]) = parts.as_slice()
    else {
        return None;
    };
    let month = u32::try_from(month(word)?).ok()?;
    whole(number, 99).map(|number| (month, number))
}

/// `2024-01-10`, `1950-11-01 00:00:00`, `1/10/2024`.
fn full(tokens: &[Token]) -> Option<(u32, u32)> {
    let (date, time) = tokens.split_at_checked(5)?;
    let [Token::Number(first), Token::Sign(mark), Token::Number(second), Token::Sign(again), Token::Number(third)] =
        date
    else {
        return None;
    };
    if mark != again || !matches!(mark, '-' | '/') || !time.iter().all(is_midnight) {
        return None;
    }
    let [first, second, third] = [whole(first, 2099)?, whole(second, 2099)?, whole(third, 2099)?];
    let (year, one, other) = if first > 99 { (first, second, third) } else { (third, first, second) };
    if !((1..=12).contains(&one) || (1..=12).contains(&other)) || one > 31 || other > 31 {
        return None;
    }
    match year {
        2000..=2099 => Some((one, other)),
        // The first of a month is what the spreadsheet adds to a month and a year.
        1932..=1999 if other == 1 => Some((one, year - 1900)),
        1932..=1999 if one == 1 => Some((other, year - 1900)),
        _ => None,
    }
}

/// Whether a token belongs to the time `00:00:00`.
fn is_midnight(token: &Token) -> bool {
    match token {
        Token::Number(number) => whole(number, 0) == Some(0),
        Token::Word(word) => word == "t" || word == "z",
        Token::Sign(sign) => *sign == ':',
    }
}

/// A whole number up to `most`.
fn whole(number: &Numeral, most: u32) -> Option<u32> {
    let Numeral::Clear(decimal) = number else {
        return None;
    };
    let digits = decimal.digits();
    digits.parse().ok().filter(|number| *number <= most)
}
