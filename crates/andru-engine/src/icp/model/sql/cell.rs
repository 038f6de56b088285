//! The reading of a cell, as [`CellReader`](super::super::CellReader) reads it.

use super::dialect::Dialect;
use super::quote::text;
use crate::icp::learn::MOST_NUMBER_BYTES;

/// The blanks left out around a cell: every one of Unicode, as they are left out of a cell of a file.
pub(super) const BLANKS: &str = " \t\n\x0b\x0c\r\u{85}\u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\
                                 \u{2007}\u{2008}\u{2009}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}";
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";

/// A number written plainly. Digits are matched by class and the point in brackets, so there is nothing to escape.
const PLAIN: &str = "[+-]?[0-9]+([.][0-9]*)?";

/// The text of a cell without the blanks around it; NULL stays NULL.
fn trimmed(dialect: Dialect, column: &str) -> String {
    let name = match dialect {
        Dialect::Postgres | Dialect::Spark => "btrim",
        _ => "trim",
    };
    format!("{name}(CAST({column} AS {}), {})", dialect.text(), text(dialect, BLANKS))
}

/// The word in a cell of a column of words: `A` to `Z` as `a` to `z`, and no other letter changed; blank is `''`.
pub(super) fn word(dialect: Dialect, column: &str) -> String {
    let cell = trimmed(dialect, column);
    let small = match dialect {
        // By the rules of "C" no letter but A to Z is changed, and words are compared byte by byte.
        Dialect::Postgres => format!("lower({cell} COLLATE \"C\")"),
        Dialect::Sqlite => format!("lower({cell})"),
        _ => format!("translate({cell}, '{CAPITALS}', '{SMALL}')"),
    };
    format!("COALESCE({small}, '')")
}

/// The text of a cell of a column of numbers, without the signs of the column.
pub(super) fn digits(dialect: Dialect, column: &str, without: &str) -> String {
    let cell = trimmed(dialect, column);
    let mut signs = String::new();
    for sign in without.chars() {
        if !signs.contains(sign) {
            signs.push(sign);
        }
    }
    match dialect {
        _ if signs.is_empty() => cell,
        Dialect::Sqlite => signs
            .chars()
            .fold(cell, |cell, sign| format!("replace({cell}, {}, '')", text(dialect, sign.encode_utf8(&mut [0; 4])))),
        _ => format!("translate({cell}, {}, '')", text(dialect, &signs)),
    }
}

/// The number in a column that the database keeps as a floating number, whose text may have an exponent; else NULL.
pub(super) fn floating(dialect: Dialect, column: &str) -> String {
    let (cast, double) = (format!("CAST({column} AS {})", dialect.text()), dialect.double());
    match dialect {
        Dialect::DuckDb => {
            format!("CASE WHEN typeof({column}) IN ('DOUBLE', 'FLOAT') THEN TRY_CAST({cast} AS {double}) END")
        }
        Dialect::Postgres => format!(
            "CASE WHEN pg_typeof({column}) IN (CAST('double precision' AS regtype), CAST('real' AS regtype)) THEN \
             CAST({cast} AS {double}) END"
        ),
        Dialect::Sqlite => format!("CASE WHEN typeof({column}) = 'real' THEN {column} END"),
        Dialect::Spark => format!(
            "CASE WHEN typeof({column}) IN ('double', 'float') OR typeof({column}) LIKE 'decimal%' THEN \
             TRY_CAST({cast} AS {double}) END"
        ),
        Dialect::Snowflake => format!(
            "CASE WHEN TYPEOF(TO_VARIANT({column})) IN ('DOUBLE', 'DECIMAL', 'INTEGER') THEN \
             TO_DOUBLE(TO_VARIANT({column})) END"
        ),
        // A text is in quotes there, so it is no number.
        Dialect::BigQuery => format!("SAFE_CAST(TO_JSON_STRING({column}) AS {double})"),
    }
}

/// The number in a cell, given its text without signs and its floating number; NULL where there is none.
pub(super) fn number(dialect: Dialect, digits: &str, floating: &str) -> String {
    let double = dialect.double();
    let is_plain = match dialect {
        Dialect::DuckDb => format!("regexp_full_match({digits}, '{PLAIN}')"),
        Dialect::Postgres => format!("{digits} ~ '^{PLAIN}$'"),
        Dialect::Sqlite => format!(
            "({digits} GLOB '[0-9]*' OR {digits} GLOB '[+-][0-9]*') AND substr({digits}, 2) NOT GLOB '*[^0-9.]*' \
             AND {digits} NOT GLOB '*.*.*'"
        ),
        // `$` would hold before a line break at the end too.
        Dialect::Spark => format!("{digits} RLIKE '(?s)^{PLAIN}(?!.)'"),
        // It holds of the whole text alone.
        Dialect::Snowflake => format!("REGEXP_LIKE({digits}, '{PLAIN}')"),
        Dialect::BigQuery => format!("REGEXP_CONTAINS({digits}, '^{PLAIN}$')"),
    };
    let cast = match dialect {
        Dialect::Postgres | Dialect::Sqlite => "CAST",
        Dialect::DuckDb | Dialect::Spark | Dialect::Snowflake => "TRY_CAST",
        Dialect::BigQuery => "SAFE_CAST",
    };
    format!(
        "CASE WHEN length({digits}) <= {MOST_NUMBER_BYTES} AND {is_plain} THEN {cast}({digits} AS {double}) \
         WHEN abs({floating}) <= {} THEN {floating} END",
        dialect.number(f64::MAX)
    )
}
