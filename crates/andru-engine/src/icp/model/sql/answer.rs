//! What a statement gives, and what its comment says of it.

use std::fmt::Write as _;

use super::super::{LearnedScorecard, TierCut};
use super::dialect::Dialect;
use super::statement::Statement;
use crate::figure::count;
use crate::icp::{COVERAGE_FLOOR, COVERAGE_FLOOR_B, Tier};

/// The columns of the table that are given.
pub(super) fn columns(statement: &Statement<'_>, helpers: &[String]) -> String {
    let row = match statement.dialect {
        Dialect::Postgres => "(andru_row).",
        Dialect::Spark => "andru_row.",
        _ => "andru_sum.",
    };
    if !statement.columns.is_empty() {
        let named: Vec<String> = statement.columns.iter().map(|column| format!("{row}{column}")).collect();
        return named.join(",\n  ");
    }
    match statement.dialect {
        Dialect::DuckDb | Dialect::Snowflake => format!("* EXCLUDE ({})", helpers.join(", ")),
        Dialect::BigQuery => format!("* EXCEPT ({})", helpers.join(", ")),
        Dialect::Postgres | Dialect::Spark | Dialect::Sqlite => format!("{row}*"),
    }
}

/// The columns of the score, each with its value.
pub(super) fn answers(dialect: Dialect, card: &LearnedScorecard) -> [(&'static str, String); 4] {
    let double = dialect.double();
    let points = format!("CAST(andru_tenths AS {double}) / 10");
    let coverage = format!("CAST(andru_filled AS {double}) / 10");
    let probability = match card.calibration {
        None => format!("CAST(NULL AS {double})"),
        Some(calibration) => {
            let [intercept, slope] = [calibration.intercept, calibration.slope].map(|number| dialect.number(number));
            format!("1 / (1 + exp(-({intercept} + {slope} * ({points}))))")
        }
    };
    let tier = tier(dialect, &card.tiers);
    [("andru_points", points), ("andru_probability", probability), ("andru_tier", tier), ("andru_coverage", coverage)]
}

/// The tier, by the rule of [`tier_of`](super::super::tier_of).
fn tier(dialect: Dialect, cuts: &[TierCut]) -> String {
    if cuts.is_empty() {
        return format!("CAST(NULL AS {})", dialect.text());
    }
    let mut sql = "CASE\n    WHEN andru_filled <= 0 THEN NULL".to_owned();
    for cut in cuts.iter().filter(|cut| cut.tier != Tier::D) {
        let reached = format!("\n    WHEN andru_tenths >= {}", cut.from.tenths());
        if matches!(cut.tier, Tier::A | Tier::B) {
            let _ = write!(sql, "{reached} AND andru_filled < {} THEN 'C'", COVERAGE_FLOOR_B.tenths());
        }
        if cut.tier == Tier::A {
            let _ = write!(sql, "{reached} AND andru_filled < {} THEN 'B'", COVERAGE_FLOOR.tenths());
        }
        let _ = write!(sql, "{reached} THEN '{}'", cut.tier);
    }
    sql + "\n    ELSE 'D'\n  END"
}

/// The comment at the head. Nothing that a file can hold freely is in it, so nothing can end it early; and no semicolon,
/// at which some programs part statements.
pub(super) fn comment(statement: &Statement<'_>) -> String {
    let (model, dialect) = (statement.model, statement.dialect);
    let hash = &model.source.input_hash;
    let is_hash = !hash.is_empty() && hash.len() <= 128 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (deals, won) = (model.history.deals, model.history.won);
    let mut lines = vec![
        format!("A scorecard learned from {} closed deals, {} of them won.", count(deals), count(won)),
        format!(
            "Written by andru-intel icp export for {}, from a model of the format {}.",
            dialect.title(),
            super::super::MODEL_FORMAT
        ),
    ];
    if is_hash {
        lines.push(format!("SHA-256 of the deals: {hash}"));
    }
    lines.push(String::new());
    lines.push("andru_points       0 to 100: the sum of the points of every column, in whole tenths".to_owned());
    lines.push(match model.scorecard.calibration {
        Some(_) => "andru_probability  0 to 1: the probability of a win at so many points".to_owned(),
        None => "andru_probability  NULL: the history bears no probability".to_owned(),
    });
    lines.push(if model.scorecard.tiers.is_empty() {
        "andru_tier         NULL: the history shows no difference between scores to cut at".to_owned()
    } else {
        "andru_tier         A to D, by the win rates of the deals, NULL where nothing is known".to_owned()
    });
    lines.push("andru_coverage     percent of the scale that is filled in, the rest is unknown".to_owned());
    lines.push(String::new());
    lines.push("Names are in quotes: every column of the model must be in the table, spelt the same way.".to_owned());
    if dialect == Dialect::Sqlite && statement.columns.is_empty() {
        lines.push("SQLite cannot leave columns out: andru_t1, andru_p1 and so on are the steps between.".to_owned());
    }
    lines.into_iter().fold(String::new(), |text, line| text + format!("-- {line}").trim_end() + "\n")
}
