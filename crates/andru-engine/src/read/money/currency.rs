//! Currencies and the signs they are written with.

use crate::knowledge::table;
use crate::read::quantity::token::Token;
use crate::read::quantity::words::unit;
use serde::Deserialize;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

/// A currency by its three-letter code of ISO 4217, such as `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The three capital letters of the code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Decimals of its smallest coin: 2 for dollars, 0 for yen, 3 for dinars (ISO 4217).
    pub fn minor_digits(&self) -> u32 {
        match self.0 {
            code if TABLE.whole_units.contains(&code) => 0,
            code if TABLE.thousandths.contains(&code) => 3,
            _ => 2,
        }
    }

    /// The currency of three letters, in any case, if it is one in circulation.
    fn known(letters: &str) -> Option<Self> {
        let bytes: [u8; 3] = letters.as_bytes().try_into().ok()?;
        let code = bytes.map(|byte| byte.to_ascii_uppercase());
        TABLE.codes.binary_search(&code).is_ok().then_some(Self(code))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// The text is no code of ISO 4217 in circulation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a currency code of ISO 4217 such as `EUR`")]
pub struct UnknownCurrency(String);

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::known(text).ok_or_else(|| UnknownCurrency(text.chars().take(20).collect()))
    }
}

#[derive(Deserialize)]
struct File {
    codes: String,
    whole_units: String,
    thousandths: String,
    sign: Vec<SignRow>,
}

#[derive(Deserialize)]
struct SignRow {
    text: String,
    codes: String,
    read_as: Option<String>,
}

/// The currencies a way of writing may stand for.
struct Sign {
    codes: Vec<Currency>,
    read_as: Option<Currency>,
}

struct Table {
    /// Sorted.
    codes: Vec<[u8; 3]>,
    whole_units: Vec<[u8; 3]>,
    thousandths: Vec<[u8; 3]>,
    signs: HashMap<String, Sign>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let file: File = table("currencies.toml", include_str!("../../../knowledge/currencies.toml"));
    let code = |text: &str| <[u8; 3]>::try_from(text.as_bytes()).ok();
    let all = |text: &str| -> Vec<[u8; 3]> { text.split_whitespace().filter_map(code).collect() };
    let mut codes = all(&file.codes);
    codes.sort_unstable();
    let sign = |row: SignRow| {
        let codes: Vec<Currency> = row.codes.split_whitespace().filter_map(code).map(Currency).collect();
        let only = match codes.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        let read_as = row.read_as.as_deref().and_then(code).map(Currency).or(only);
        (row.text, Sign { codes, read_as })
    };
    Table {
        codes,
        whole_units: all(&file.whole_units),
        thousandths: all(&file.thousandths),
        signs: file.sign.into_iter().map(sign).collect(),
    }
});

/// What is left of a text after the currency was taken out.
pub(super) struct Found {
    /// The currency, if one was written and it has one meaning.
    pub(super) currency: Option<Currency>,
    /// Why a written currency stays unknown.
    pub(super) note: Option<String>,
    /// The other tokens, in order.
    pub(super) rest: Vec<Token>,
}

/// Takes the currency out of the tokens.
///
/// # Errors
/// A note where two different currencies are written.
pub(super) fn take(tokens: Vec<Token>) -> Result<Found, String> {
    let mut rest = Vec::with_capacity(tokens.len());
    let mut mentions: Vec<Mention> = Vec::new();
    for token in tokens {
        match mention(&token) {
            Some((mention, unit)) => {
                rest.extend(unit.map(Token::Word));
                mentions.push(mention);
            }
            None => rest.push(token),
        }
    }
    let (currency, note) = agree(&mentions)?;
    Ok(Found { currency, note, rest })
}

/// One place where a currency is written.
struct Mention {
    text: String,
    codes: Vec<Currency>,
    read_as: Option<Currency>,
}

/// The currency in a token, and the unit that was written in one word with it (`TEUR`, `kusd`).
fn mention(token: &Token) -> Option<(Mention, Option<String>)> {
    let text = match token {
        Token::Number(_) => return None,
        Token::Word(word) => word.clone(),
        Token::Sign(sign) => sign.to_string(),
    };
    if let Some(sign) = TABLE.signs.get(&text) {
        return Some((Mention { codes: sign.codes.clone(), read_as: sign.read_as, text }, None));
    }
    let exactly = |code, text| Mention { codes: vec![code], read_as: Some(code), text };
    if let Some(code) = Currency::known(&text) {
        return Some((exactly(code, text), None));
    }
    let (head, tail) = text.split_at_checked(text.len().checked_sub(3)?)?;
    let code = Currency::known(tail)?;
    // German accounts write thousands as T before the code.
    let thousand = if head == "t" { "k" } else { head };
    unit(thousand)?;
    let thousand = thousand.to_owned();
    Some((exactly(code, text), Some(thousand)))
}

/// The one currency that every mention allows.
fn agree(mentions: &[Mention]) -> Result<(Option<Currency>, Option<String>), String> {
    let Some((first, others)) = mentions.split_first() else {
        return Ok((None, None));
    };
    let fits = |code: &&Currency| others.iter().all(|mention| mention.codes.contains(code));
    let shared: Vec<Currency> = first.codes.iter().filter(fits).copied().collect();
    let preferred = mentions.iter().filter_map(|mention| mention.read_as).find(|code| shared.contains(code));
    match (shared.as_slice(), preferred) {
        ([], _) => Err("two currencies in one amount".into()),
        ([only], _) => Ok((Some(*only), None)),
        (_, Some(code)) => Ok((Some(code), None)),
        (several, None) => {
            let names: Vec<&str> = several.iter().map(Currency::code).collect();
            Ok((None, Some(format!("`{}` may be {}; currency unknown", first.text, names.join(", ")))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Currency, TABLE};

    #[test]
    fn codes_read_and_print() {
        let euro: Currency = "eur".parse().unwrap();
        assert_eq!(euro.to_string(), "EUR");
        assert_eq!(format!("{euro:>5}"), "  EUR");
        for text in ["", "EU", "EURO", "XYZ", "€"] {
            assert!(text.parse::<Currency>().is_err(), "{text}");
        }
    }

    #[test]
    fn coins_are_hundredths_unless_the_table_says_otherwise() {
        let digits = |code: &str| code.parse::<Currency>().unwrap().minor_digits();
        assert_eq!(["USD", "JPY", "KWD", "EUR"].map(digits), [2, 0, 3, 2]);
        assert!(TABLE.whole_units.iter().chain(&TABLE.thousandths).all(|code| TABLE.codes.binary_search(code).is_ok()));
    }

    #[test]
    fn signs_stand_for_known_codes() {
        for (text, sign) in &TABLE.signs {
            assert!(!sign.codes.is_empty(), "{text}");
            assert!(sign.codes.iter().all(|code| TABLE.codes.binary_search(&code.0).is_ok()), "{text}");
            assert!(sign.read_as.is_none_or(|code| sign.codes.contains(&code)), "{text}");
        }
    }
}
