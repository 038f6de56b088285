//! The statement of a short model in every dialect, what is refused, and laws of quoting.

mod statements;

use insta::assert_snapshot;
use proptest::prelude::*;

use super::super::{
    BlankBin, Calibration, ColdStart, LearnedScorecard, MODEL_FORMAT, ModelBin, ModelField, ModelSource, TierCut,
};
use super::quote::text;
use super::*;
use crate::icp::learn::{DealColumn, Deals, Options, study};
use crate::icp::{Points, Tier};

fn bin(holds: Holds, tenths: i32) -> ModelBin {
    ModelBin { holds, points: Points::from_tenths(tenths), deals: 0, won: 0 }
}

fn words(words: &[&str]) -> Holds {
    Holds::Words(words.iter().map(|word| (*word).to_owned()).collect())
}

/// Two columns: words with a quote in them, numbers with a sign before them.
fn model() -> Model {
    let industry = ModelField {
        column: "Industry".to_owned(),
        role: None,
        number_without: None,
        bins: vec![
            bin(words(&["Driver's", "FOOD"]), 120),
            bin(words(&["food", "new\nline"]), 40),
            bin(Holds::Rest, -30),
        ],
        blank: None,
    };
    let size = ModelField {
        column: "Size".to_owned(),
        role: None,
        number_without: Some("$,".to_owned()),
        bins: vec![bin(Holds::Is(0.0), -70), bin(Holds::UpTo(12.5), 0), bin(Holds::Rest, 780)],
        blank: Some(BlankBin { points: Points::from_tenths(5), deals: 0, won: 0 }),
    };
    let cut = |tier, from| TierCut { tier, from: Points::from_tenths(from), deals: 0, won: 0, low: 0.0, high: 0.0 };
    let deals =
        Deals { columns: vec![DealColumn::new("Industry")], won: Vec::new(), ordered_by: None, cold_start: None };
    let studied = study(&deals, &Options::default(), &|| false).unwrap();
    Model {
        format: MODEL_FORMAT.to_owned(),
        source: ModelSource {
            input_hash: "00ff".to_owned(),
            outcome_column: "Stage\n; DROP TABLE accounts".to_owned(),
            won_values: Vec::new(),
            lost_values: Vec::new(),
        },
        history: studied.report,
        scorecard: LearnedScorecard {
            start: Points::from_tenths(100),
            fields: vec![industry, size],
            cold_start: None,
            calibration: Some(Calibration { intercept: -2.5, slope: 0.04 }),
            tiers: vec![cut(Tier::A, 600), cut(Tier::D, 0)],
        },
        validation: studied.validation,
        losses: None,
    }
}

fn options(dialect: Dialect) -> SqlOptions {
    SqlOptions { dialect, table: None, columns: Vec::new() }
}

/// The statement without its comment.
fn sql(dialect: Dialect) -> String {
    let text = export(&model(), &options(dialect)).unwrap();
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("--")).collect();
    lines.join("\n")
}

fn with_cold(source: ColdSource) -> Model {
    let mut model = model();
    let (mean, points_per_unit) = (40.25, 0.5);
    model.scorecard.cold_start =
        Some(ColdStart { source, weight: 0.5, mean, points_per_unit, low: 0.0, high: 90.0, auc: None });
    model
}

#[test]
fn the_comment_says_what_the_columns_mean_and_holds_no_text_of_the_model() {
    let text = export(&model(), &options(Dialect::Sqlite)).unwrap();
    let comment: Vec<&str> = text.lines().take_while(|line| line.starts_with("--")).collect();
    assert_snapshot!(comment.join("\n"), @r"
    -- A scorecard learned from 0 closed deals, 0 of them won.
    -- Written by andru-intel icp export for SQLite, from a model of the format andru-icp-model/1.
    -- SHA-256 of the deals: 00ff
    --
    -- andru_points       0 to 100: the sum of the points of every column, in whole tenths
    -- andru_probability  0 to 1: the probability of a win at so many points
    -- andru_tier         A to D, by the win rates of the deals, NULL where nothing is known
    -- andru_coverage     percent of the scale that is filled in, the rest is unknown
    --
    -- Names are in quotes: every column of the model must be in the table, spelt the same way.
    -- SQLite cannot leave columns out: andru_t1, andru_p1 and so on are the steps between.
    ");
    assert!(!text.contains("DROP"));
    let mut forged = model();
    forged.source.input_hash = "00\n; DROP TABLE accounts".to_owned();
    assert!(!export(&forged, &options(Dialect::Sqlite)).unwrap().contains("DROP"));
}

#[test]
fn a_cold_start_is_computed_in_the_order_of_the_program() {
    let text = export(&with_cold(ColdSource::Column("Old score".to_owned())), &options(Dialect::DuckDb)).unwrap();
    let line = text.lines().find(|line| line.contains("floor")).unwrap_or_default();
    assert_snapshot!(
        line.trim(),
        @"CAST(floor(10.0e0 * 0.5e0 * (CASE WHEN andru_n3 < 0.0e0 THEN 0.0e0 WHEN andru_n3 > 90.0e0 THEN 90.0e0 ELSE andru_n3 END - 40.25e0) + 0.5e0) AS INTEGER) AS andru_p3"
    );
}

#[test]
fn columns_and_tables_are_named_by_their_parts() {
    for (dialect, table, column) in [
        (Dialect::Postgres, "FROM \"sales\".\"my \"\"accounts\" AS", "SELECT (andru_row).\"a\"\"b'c;--\","),
        (Dialect::Spark, "FROM `sales`.`my \"accounts` AS", "SELECT andru_row.`a\"b'c;--`,"),
        (Dialect::Sqlite, "FROM \"sales\".\"my \"\"accounts\" AS", "SELECT andru_sum.\"a\"\"b'c;--\","),
    ] {
        let (name, columns) = (Some("sales.my \"accounts".to_owned()), vec!["a\"b'c;--".to_owned(), "nr".to_owned()]);
        let text = export(&model(), &SqlOptions { dialect, table: name, columns }).unwrap();
        assert!(text.contains(table), "{text}");
        assert!(text.contains(column), "{text}");
    }
}

#[test]
fn a_column_that_a_database_cannot_have_is_said() {
    let told = |name: &str, dialect| {
        let mut model = model();
        model.scorecard.fields[0].column = name.to_owned();
        impossible_columns(&model, dialect)
    };
    assert_eq!(told("a\"b", Dialect::BigQuery), ["column `a\\\"b` has `\\\"`, which no column of BigQuery can have"]);
    let long = told(&"ab".repeat(151), Dialect::BigQuery);
    assert!(long[0].ends_with("` is longer than the 300 characters of a column of BigQuery"));
    assert_eq!(told("a\"b", Dialect::Snowflake), [""; 0]);
}

/// The name in backticks, read by the rules of BigQuery.
fn read_back_bigquery_name(sql: &str) -> Option<String> {
    let mut signs = sql.strip_prefix('`')?.strip_suffix('`')?.chars();
    let mut name = String::new();
    while let Some(sign) = signs.next() {
        name.push(match sign {
            '`' | '\n' => return None,
            '\\' => match signs.next()? {
                'n' => '\n',
                't' => '\t',
                other => other,
            },
            other => other,
        });
    }
    Some(name)
}

#[test]
fn what_cannot_be_written_is_refused() {
    let refused = |change: &dyn Fn(&mut Model), dialect, table: Option<&str>| {
        let mut model = model();
        change(&mut model);
        let options = SqlOptions { dialect, table: table.map(str::to_owned), columns: Vec::new() };
        export(&model, &options).err().map(|error| error.to_string()).unwrap_or_default()
    };
    let named = |name: &str, dialect| {
        refused(&|model: &mut Model| model.scorecard.fields[0].column = name.to_owned(), dialect, None)
    };
    assert_eq!(
        named("${x}", Dialect::Spark),
        "column `${x}` has `${`, which Spark replaces by a variable even in quotes"
    );
    assert_eq!(named("${x}", Dialect::Postgres), "");
    assert_eq!(named("a\u{1b}", Dialect::Postgres), "column `a\\u{1b}` has a control character");
    assert_eq!(named("", Dialect::Sqlite), "column `` is empty, or has an empty part");
    assert_eq!(
        named("Andru_points", Dialect::DuckDb),
        "column `Andru_points` begins with `andru_`, as the statement's own columns do"
    );
    assert_eq!(
        named("SIZE", Dialect::Sqlite),
        "column `Size` differs from another one in capitals alone, which SQLite cannot tell apart"
    );
    assert_eq!(named("SIZE", Dialect::Postgres), "");
    for table in ["", "a..b", ".a", "a."] {
        let told = format!("table `{table}` is empty, or has an empty part");
        assert_eq!(refused(&|_| (), Dialect::DuckDb, Some(table)), told);
    }
    assert_eq!(
        refused(&|_| (), Dialect::DuckDb, Some("andru_1")),
        "table `andru_1` begins with `andru_`, as the statement's own tables do"
    );
    let nul = |model: &mut Model| model.scorecard.fields[0].bins[0].holds = words(&["a\0"]);
    assert_eq!(
        refused(&nul, Dialect::DuckDb, None),
        "column `Industry` has a group with a NUL character, which SQL cannot hold"
    );
    let steep = |model: &mut Model| model.scorecard.calibration = Some(Calibration { intercept: 0.0, slope: 7.1 });
    assert_eq!(
        refused(&steep, Dialect::Postgres, None),
        "`calibration` gives log-odds over 700, for which databases give different answers"
    );
    assert_eq!(export(&with_cold(ColdSource::Profile), &options(Dialect::DuckDb)), Err(SqlError::Profile));
}

/// What a database reads in a text of its dialect, by the rules of its manual.
fn read_back(dialect: Dialect, sql: &str) -> Option<String> {
    let function = match dialect {
        Dialect::DuckDb => "chr(",
        Dialect::Sqlite => "char(",
        _ => {
            return if let Some(rest) = sql.strip_prefix("E'") {
                quoted_text(rest, true)
            } else {
                quoted_text(sql.strip_prefix('\'')?, dialect != Dialect::Postgres)
            };
        }
    };
    if let Some(rest) = sql.strip_prefix('\'') {
        return quoted_text(rest, false);
    }
    let pieces =
        sql.strip_prefix('(').and_then(|sql| sql.strip_suffix(')')).filter(|_| sql.contains(" || ")).unwrap_or(sql);
    let mut rest = pieces;
    let mut out = String::new();
    loop {
        if let Some(number) = rest.strip_prefix(function) {
            let (number, after) = number.split_once(')')?;
            out.push(char::from_u32(number.parse().ok()?)?);
            rest = after;
        } else {
            let mut end = 1;
            let bytes = rest.as_bytes();
            while bytes.get(end) != Some(&b'\'') || bytes.get(end + 1) == Some(&b'\'') {
                end += if bytes.get(end) == Some(&b'\'') { 2 } else { 1 };
            }
            out.push_str(&quoted_text(rest.get(1..=end)?, false)?);
            rest = rest.get(end + 1..)?;
        }
        if rest.is_empty() {
            return Some(out);
        }
        rest = rest.strip_prefix(" || ")?;
    }
}

/// The text up to the quote that ends it, which must be the end of all.
fn quoted_text(sql: &str, escapes: bool) -> Option<String> {
    let mut out = String::new();
    let mut signs = sql.chars();
    loop {
        match signs.next()? {
            '\'' if signs.as_str().is_empty() => return Some(out),
            '\'' => out.push(signs.next().filter(|sign| *sign == '\'')?),
            '\\' if escapes => match signs.next()? {
                'n' => out.push('\n'),
                't' => out.push('\t'),
                'r' => out.push('\r'),
                'u' => {
                    let digits: String = signs.by_ref().take(4).collect();
                    out.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
                }
                sign => out.push(sign),
            },
            sign => out.push(sign),
        }
    }
}

#[test]
fn every_blank_of_unicode_is_left_out_around_a_cell() {
    let blanks: String = ('\0'..=char::MAX).filter(|sign| sign.is_whitespace()).collect();
    let mut ours: Vec<char> = super::cell::BLANKS.chars().collect();
    ours.sort_unstable();
    assert_eq!(String::from_iter(ours), blanks);
}

proptest! {
    #[test]
    fn a_text_is_read_back_as_it_was(word in "([ -~]|['\"\\\\$`{}]|[\u{1}-\u{1f}\u{7f}-\u{9f}]|\\PC){0,12}") {
        for dialect in Dialect::ALL {
            let sql = text(dialect, &word);
            prop_assert!(!sql.chars().any(char::is_control));
            let variable = "${";
            prop_assert!(dialect != Dialect::Spark || !sql.contains(variable));
            prop_assert_eq!(read_back(dialect, &sql), Some(word.clone()), "{}: {}", dialect, sql);
        }
    }

    #[test]
    fn a_number_is_read_back_as_it_was(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        prop_assume!(number.is_finite());
        for dialect in Dialect::ALL {
            let sql = dialect.number(number);
            let digits = sql.trim_start_matches("CAST('").split('\'').next().unwrap_or_default().trim_end_matches('D');
            prop_assert_eq!(digits.parse::<f64>().ok(), Some(number), "{}: {}", dialect, sql);
        }
    }

    #[test]
    fn a_name_ends_where_it_should(name in "[a-z\"'`;\\\\\n .-]{1,10}") {
        for dialect in Dialect::ALL {
            let sql = identifier(dialect, &name).unwrap();
            if dialect == Dialect::BigQuery {
                prop_assert_eq!(read_back_bigquery_name(&sql), Some(name.clone()), "{}", sql);
                continue;
            }
            let quote = if dialect == Dialect::Spark { '`' } else { '"' };
            let inside = sql.strip_prefix(quote).and_then(|sql| sql.strip_suffix(quote)).unwrap_or_default();
            let single = inside.replace(&String::from_iter([quote, quote]), "");
            prop_assert!(!single.contains(quote), "{}: {}", dialect, sql);
            prop_assert_eq!(inside.replace(&String::from_iter([quote, quote]), &quote.to_string()), name.clone());
        }
    }
}
