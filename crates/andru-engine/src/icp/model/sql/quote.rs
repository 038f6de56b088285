//! Names and texts as a database reads them.
//!
//! What a model holds comes from files, so nothing of it may end a name or a text early. Texts never carry a control
//! character or a blank other than the space as it is: a line break that a terminal or an editor changed would change the score.

use std::fmt::Write as _;

use super::dialect::Dialect;
use super::{OWN, SqlError};

/// The most characters of a column's name in `BigQuery`.
const MOST_BIGQUERY: usize = 300;
/// What a column of `BigQuery` cannot have in its name, by its page on flexible column names.
const NOT_IN_BIGQUERY: &str = "!\"$()*,./;?@[\\]^`{}~";

/// A column's name in quotes.
pub(super) fn identifier(dialect: Dialect, name: &str) -> Result<String, SqlError> {
    let refused = |why: String| Err(SqlError::Name { what: "column", name: name.to_owned(), why });
    if name.get(..OWN.len()).is_some_and(|start| start.eq_ignore_ascii_case(OWN)) {
        return refused(format!("begins with `{OWN}`, as the statement's own columns do"));
    }
    quoted(dialect, "column", name)
}

/// Why no table of the database can have a column of this name, if so; it can be written all the same.
pub(super) fn impossible(dialect: Dialect, name: &str) -> Option<String> {
    if dialect != Dialect::BigQuery {
        return None;
    }
    if let Some(sign) = name.chars().find(|sign| NOT_IN_BIGQUERY.contains(*sign) || sign.is_control()) {
        return Some(format!("has `{}`, which no column of BigQuery can have", sign.escape_default()));
    }
    let is_long = name.chars().count() > MOST_BIGQUERY;
    is_long.then(|| format!("is longer than the {MOST_BIGQUERY} characters of a column of BigQuery"))
}

/// A table's name, each part in quotes.
pub(super) fn table(dialect: Dialect, name: &str) -> Result<String, SqlError> {
    let whole = |error| match error {
        SqlError::Name { what, why, .. } => SqlError::Name { what, name: name.to_owned(), why },
        error => error,
    };
    let parts = name.split('.').map(|part| quoted(dialect, "table", part).map_err(whole));
    let parts: Result<Vec<String>, SqlError> = parts.collect();
    if name.get(..OWN.len()).is_some_and(|start| start.eq_ignore_ascii_case(OWN)) {
        let why = format!("begins with `{OWN}`, as the statement's own tables do");
        return Err(SqlError::Name { what: "table", name: name.to_owned(), why });
    }
    Ok(parts?.join("."))
}

/// A name in quotes: the sign that ends it is doubled, in `BigQuery` escaped.
fn quoted(dialect: Dialect, what: &'static str, name: &str) -> Result<String, SqlError> {
    let refused = |why: &str| Err(SqlError::Name { what, name: name.to_owned(), why: why.to_owned() });
    if name.is_empty() {
        return refused("is empty, or has an empty part");
    }
    // Names have no escapes, so such a sign would reach the terminal as it is.
    if name.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t') {
        return refused("has a control character");
    }
    if dialect == Dialect::Spark && name.contains("${") {
        return refused("has `${`, which Spark replaces by a variable even in quotes");
    }
    Ok(match dialect {
        Dialect::Spark => format!("`{}`", name.replace('`', "``")),
        Dialect::BigQuery => {
            format!("`{}`", name.replace('\\', "\\\\").replace('`', "\\`").replace('\n', "\\n").replace('\t', "\\t"))
        }
        _ => format!("\"{}\"", name.replace('"', "\"\"")),
    })
}

/// A text in quotes. It must not hold a NUL character.
pub(super) fn text(dialect: Dialect, text: &str) -> String {
    match dialect {
        Dialect::Postgres if text.chars().any(|sign| sign == '\\' || is_by_number(sign)) => {
            format!("E'{}'", escaped(text, "''", ""))
        }
        Dialect::Postgres => format!("'{}'", text.replace('\'', "''")),
        Dialect::DuckDb => in_pieces(text, "chr"),
        Dialect::Sqlite => in_pieces(text, "char"),
        // Spark replaces `${…}` by a variable even in quotes.
        Dialect::Spark => format!("'{}'", escaped(text, "\\'", "$")),
        Dialect::Snowflake | Dialect::BigQuery => format!("'{}'", escaped(text, "\\'", "")),
    }
}

/// Whether a sign is written by its number: it cannot be seen, or an editor or a terminal may change it.
fn is_by_number(sign: char) -> bool {
    sign.is_control() || (sign.is_whitespace() && sign != ' ')
}

/// A text with a backslash before what needs one, and what cannot be seen and what is in `by_number` by their number.
fn escaped(text: &str, quote: &str, by_number: &str) -> String {
    let mut out = String::new();
    for sign in text.chars() {
        match sign {
            '\'' => out.push_str(quote),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // None of them is beyond four digits.
            sign if is_by_number(sign) || by_number.contains(sign) => {
                let _ = write!(out, "\\u{:04x}", u32::from(sign));
            }
            sign => out.push(sign),
        }
    }
    out
}

/// A text where quotes have no escapes: what cannot be seen stands between the pieces, by its number.
fn in_pieces(text: &str, by_number: &str) -> String {
    let mut pieces: Vec<String> = Vec::new();
    for piece in text.split_inclusive(is_by_number) {
        let control = piece.chars().next_back().filter(|sign| is_by_number(*sign));
        let plain = piece.strip_suffix(is_by_number).unwrap_or(piece);
        if !plain.is_empty() {
            pieces.push(format!("'{}'", plain.replace('\'', "''")));
        }
        pieces.extend(control.map(|sign| format!("{by_number}({})", u32::from(sign))));
    }
    match pieces.as_slice() {
        [] => "''".to_owned(),
        [one] => one.clone(),
        _ => format!("({})", pieces.join(" || ")),
    }
}
