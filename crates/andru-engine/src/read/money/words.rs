//! Words around an amount: what to ignore, and what makes it unreadable as a yearly amount.

use super::{Currency, is_word};
use crate::read::quantity::token::Token;

/// Words that add nothing to a yearly amount.
pub(super) fn is_ignored(word: &str) -> bool {
    matches!(
        word,
        "pa" | "per"
            | "pro"
            | "par"
            | "por"
            | "year"
            | "yr"
            | "annum"
            | "yearly"
            | "annual"
            | "annually"
            | "arr"
            | "acv"
            | "revenue"
            | "revenues"
            | "sales"
            | "turnover"
            | "jahr"
            | "jährlich"
            | "umsatz"
            | "jahresumsatz"
            | "año"
            | "anual"
            | "ingresos"
            | "facturación"
            | "an"
            | "annuel"
            | "in"
            | "range"
            | "fy"
            | "ltm"
            | "ttm"
    )
}

/// Why the text cannot be a yearly amount, if it cannot.
pub(super) fn obstacle(tokens: &[Token]) -> Option<String> {
    let mut inside = false;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign('(') => inside = true,
            Token::Sign(')') => inside = false,
            Token::Number(_) if inside => {
                return Some("in parentheses, which in accounts means below zero".into());
            }
            Token::Sign('%') => return Some("a percentage, not an amount".into()),
            Token::Word(word) => {
                let after_per = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(is_per);
                if let Some(period) = period(word, after_per) {
                    return Some(format!("an amount per {period}; a yearly amount is needed"));
                }
                if matches!(word.as_str(), "undisclosed" | "confidential" | "private" | "withheld") {
                    return Some(format!("`{word}` gives no amount"));
                }
            }
            Token::Number(_) | Token::Sign(_) => {}
        }
    }
    None
}

/// Reads `T` before or after the euro as thousand, as German accounts write it (`500 T€`).
///
/// # Errors
/// A note for other currencies, where it may also be a trillion.
pub(super) fn settle_t(tokens: &mut [Token], currency: Option<Currency>) -> Result<(), String> {
    for token in tokens.iter_mut().filter(|token| is_word(token, "t")) {
        if currency.is_some_and(|currency| currency.code() == "EUR") {
            *token = Token::Word("tsd".into());
        } else {
            return Err("`t` may be thousand or trillion".into());
        }
    }
    Ok(())
}

/// Drops signs that say nothing about the amount: parentheses around words, the dash of `5'000.-`, and the `a` or
/// `/` before "year", which would otherwise join two numbers.
pub(super) fn tidy(tokens: &mut Vec<Token>) {
    tokens.retain(|token| !matches!(token, Token::Sign('(' | ')')));
    if tokens.ends_with(&[Token::Sign('.'), Token::Sign('-')]) {
        tokens.truncate(tokens.len().saturating_sub(2));
    }
    let is_year = |token: Option<&Token>| {
        ["year", "yr", "annum", "jahr", "año"].iter().any(|year| token.is_some_and(|token| is_word(token, year)))
    };
    let before_year: Vec<bool> = (1..=tokens.len()).map(|next| is_year(tokens.get(next))).collect();
    let mut flags = before_year.into_iter();
    tokens.retain(|token| !(flags.next().unwrap_or(false) && is_per(token)));
}

fn is_per(token: &Token) -> bool {
    *token == Token::Sign('/')
        || ["per", "a", "pro", "par", "por", "each", "every"].iter().any(|per| is_word(token, per))
}

/// The period shorter than a year that a word names.
fn period(word: &str, after_per: bool) -> Option<&'static str> {
    Some(match word {
        "month" | "monthly" | "mrr" | "monat" | "monatlich" | "mtl" | "mes" | "mensual" | "mois" | "mensuel" | "pm"
        | "pcm" => "month",
        "mo" | "m" if after_per => "month",
        "quarter" | "quarterly" | "quartal" => "quarter",
        "q" | "qtr" if after_per => "quarter",
        "week" | "weekly" | "woche" | "semana" | "semaine" => "week",
        "wk" | "w" if after_per => "week",
        "day" | "daily" | "tag" | "día" | "jour" => "day",
        "hour" | "hourly" | "stunde" | "hr" => "hour",
        "seat" | "user" | "employee" | "head" if after_per => "user",
        _ => return None,
    })
}
