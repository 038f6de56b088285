//! Units and the small words around numbers, in the languages lists come in.

use super::numeral::Numeral;
use super::token::Token;

/// A power of ten written as a word: thousand, million, lakh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::read) struct Unit {
    /// The power of ten.
    pub(in crate::read) power: i32,
    /// Written the continental way (`Mio`, `Mrd`, `Tsd`), where a comma starts the decimals.
    pub(in crate::read) continental: bool,
}

impl Unit {
    /// Two units in a row, as in "thousand million".
    pub(super) fn times(self, other: Self) -> Self {
        Self { power: self.power.saturating_add(other.power), continental: self.continental || other.continental }
    }
}

/// A part of a quantity.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::read) enum Item {
    /// A number.
    Number(Numeral),
    /// Thousand, million and so on.
    Unit(Unit),
    /// `-`
    Dash,
    /// "to", "bis"
    To,
    /// "and", between the ends of a range
    And,
    /// `+`, "or more"
    Plus,
    /// `~`, "about"
    About,
    /// `<`, "less than"
    Below,
    /// `≤`, "up to", "or less"
    AtMost,
    /// `>`, "over"
    Above,
    /// `≥`, "at least"
    AtLeast,
    /// "from"
    From,
    /// Anything that has no place in a quantity.
    Other(String),
}

/// Names the parts of a text; words in `ignored` and filler words are dropped.
pub(in crate::read) fn items(tokens: &[Token], ignored: impl Fn(&str) -> bool) -> Vec<Item> {
    let mut items = Vec::with_capacity(tokens.len());
    let mut rest = tokens;
    while let Some((token, after)) = rest.split_first() {
        let (item, used) = match token {
            Token::Number(number) => (Some(Item::Number(number.clone())), 1),
            Token::Sign('.') if after.first() == Some(&Token::Sign('.')) => {
                let more = after.iter().take_while(|next| **next == Token::Sign('.'));
                (Some(Item::Dash), 1 + more.count())
            }
            Token::Sign(sign) => sign_item(*sign, after),
            Token::Word(word) => {
                let next = match after.first() {
                    Some(Token::Word(next)) => next.as_str(),
                    _ => "",
                };
                match phrase(word, next) {
                    Some(item) => (Some(item), 2),
                    None if ignored(word) => (None, 1),
                    None => (word_item(word), 1),
                }
            }
        };
        items.extend(item);
        rest = rest.get(used..).unwrap_or_default();
    }
    items
}

fn sign_item(sign: char, after: &[Token]) -> (Option<Item>, usize) {
    let equals = after.first() == Some(&Token::Sign('='));
    match sign {
        '-' => (Some(Item::Dash), 1),
        '+' => (Some(Item::Plus), 1),
        '~' | '≈' | '±' => (Some(Item::About), 1),
        '<' if equals => (Some(Item::AtMost), 2),
        '>' if equals => (Some(Item::AtLeast), 2),
        '<' => (Some(Item::Below), 1),
        '>' => (Some(Item::Above), 1),
        '≤' => (Some(Item::AtMost), 1),
        '≥' => (Some(Item::AtLeast), 1),
        '.' | ',' | '"' | '\'' | ':' | '=' => (None, 1),
        other => (Some(Item::Other(other.to_string())), 1),
    }
}

/// Two words with one meaning.
fn phrase(first: &str, second: &str) -> Option<Item> {
    let more =
        matches!(second, "more" | "above" | "over" | "up" | "greater" | "higher" | "mehr" | "más" | "mas" | "plus");
    let less = matches!(second, "less" | "fewer" | "below" | "under" | "lower" | "weniger" | "menos" | "moins");
    Some(match (first, second) {
        ("or" | "and" | "oder" | "und" | "o" | "ou" | "y" | "et", _) if more => Item::Plus,
        ("or" | "oder" | "o" | "ou", _) if less => Item::AtMost,
        ("up", "to") | ("bis", "zu") | ("at" | "al", "most") | ("no", "more") | ("not", "over") => Item::AtMost,
        ("at" | "al", "least" | "menos") | ("no", "less") | ("au", "moins") => Item::AtLeast,
        ("less" | "fewer" | "lower", "than") | ("weniger", "als") | ("menos" | "moins", "de") => Item::Below,
        ("more" | "greater" | "higher" | "larger", "than") | ("mehr", "als") | ("más" | "mas" | "plus", "de") => {
            Item::Above
        }
        _ => return None,
    })
}

fn word_item(word: &str) -> Option<Item> {
    Some(match word {
        "to" | "bis" | "à" | "a" | "tot" | "til" | "till" | "until" | "through" => Item::To,
        "and" | "und" | "y" | "et" | "e" => Item::And,
        "about" | "around" | "approx" | "approximately" | "circa" | "ca" | "roughly" | "ungefähr" | "etwa" | "rund"
        | "environ" | "nearly" | "almost" | "est" | "estimated" | "estimate" | "aprox" | "unos" | "fast" => Item::About,
        "under" | "below" | "less" | "unter" | "fewer" | "sub" => Item::Below,
        "max" | "maximum" | "upto" | "höchstens" => Item::AtMost,
        "over" | "above" | "more" | "über" | "ueber" | "exceeds" | "exceeding" => Item::Above,
        "min" | "minimum" | "mind" | "mindestens" => Item::AtLeast,
        "from" | "ab" => Item::From,
        "plus" => Item::Plus,
        "than" | "of" | "de" | "von" | "between" | "zwischen" | "entre" | "the" | "als" => {
            return None;
        }
        _ => return Some(unit(word).map_or_else(|| Item::Other(word.to_owned()), Item::Unit)),
    })
}

/// The unit a word stands for.
///
/// `mil` is absent: it is a thousand in Spanish and a million in English slang. `t` and `bio` too.
pub(in crate::read) fn unit(word: &str) -> Option<Unit> {
    let (power, continental) = match word {
        "k" | "thousand" | "thousands" | "千" => (3, false),
        "tsd" | "tausend" | "mille" => (3, true),
        "lakh" | "lakhs" | "lac" | "lacs" => (5, false),
        "m" | "mm" | "mn" | "million" | "millions" => (6, false),
        "mio" | "mill" | "mln" | "millionen" | "millón" | "millones" | "milioni" | "miljoen" | "milhões" => (6, true),
        "crore" | "crores" | "cr" => (7, false),
        "万" | "萬" => (4, false),
        "億" | "亿" => (8, false),
        "b" | "bn" | "billion" | "billions" => (9, false),
        "mrd" | "md" | "mds" | "mia" | "mld" | "milliarde" | "milliarden" | "milliard" | "milliards" | "miliardi"
        | "miljard" => (9, true),
        "tn" | "trn" | "trillion" | "trillions" | "兆" => (12, false),
        _ => return None,
    };
    Some(Unit { power, continental })
}
