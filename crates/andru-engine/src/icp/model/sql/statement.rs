//! The whole statement, from its comment to its semicolon.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::super::{ColdStart, Holds, Model, ModelField};
use super::dialect::Dialect;
use super::quote::{identifier, text};
use super::{SqlError, answer, cell};
use crate::icp::Points;

/// What a statement is made of.
pub(super) struct Statement<'m> {
    pub(super) dialect: Dialect,
    pub(super) model: &'m Model,
    /// The cold start, with its column.
    pub(super) cold: Option<(&'m ColdStart, &'m str)>,
    /// The table's name in quotes.
    pub(super) table: String,
    /// The columns to give, in quotes; empty gives all.
    pub(super) columns: Vec<String>,
}

/// A common table expression: what it adds to the one before.
struct Step {
    name: String,
    adds: Vec<Added>,
    /// Whether its values are used more than once after it.
    is_fenced: bool,
}

impl Step {
    fn new(name: impl Into<String>, adds: Vec<Added>) -> Self {
        Self { name: name.into(), adds, is_fenced: false }
    }

    fn fenced(name: &str, adds: Vec<Added>) -> Self {
        Self { name: name.to_owned(), adds, is_fenced: true }
    }
}

/// A column that a step adds.
struct Added {
    name: String,
    value: String,
}

impl Added {
    fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

impl Statement<'_> {
    /// The statement.
    pub(super) fn write(&self) -> Result<String, SqlError> {
        let mut sql = answer::comment(self);
        let mut before = String::new();
        let mut helpers: Vec<String> = Vec::new();
        for step in self.steps()? {
            let all = match self.dialect {
                _ if !before.is_empty() => format!("{before}.*"),
                // The row as one value, so that the last step can give it without the columns between.
                Dialect::Postgres => "andru_table AS andru_row".to_owned(),
                Dialect::Spark => "struct(andru_table.*) AS andru_row".to_owned(),
                _ => "andru_table.*".to_owned(),
            };
            let start = if before.is_empty() { "WITH " } else { ",\n" };
            let _ = write!(sql, "{start}{} AS (\n  SELECT {all}", step.name);
            for added in step.adds {
                let _ = write!(sql, ",\n    {} AS {}", added.value, added.name);
                helpers.push(added.name);
            }
            let from = if before.is_empty() { format!("{} AS andru_table", self.table) } else { before };
            let fence = if step.is_fenced { self.dialect.fence() } else { "" };
            let _ = write!(sql, "\n  FROM {from}{fence}\n)");
            before = step.name;
        }
        let _ = write!(sql, "\nSELECT {}", answer::columns(self, &helpers));
        for (name, value) in answer::answers(self.dialect, &self.model.scorecard) {
            let _ = write!(sql, ",\n  {value} AS {name}");
        }
        let _ = writeln!(sql, "\nFROM {before};");
        Ok(sql)
    }

    fn steps(&self) -> Result<Vec<Step>, SqlError> {
        let fields = &self.model.scorecard.fields;
        let mut texts = Vec::new();
        let mut numbers = Vec::new();
        let mut parts = Vec::new();
        let mut sum = Sum::new(self.model.scorecard.start);
        let mut filled: Vec<String> = Vec::new();
        for (at, field) in (1..).zip(fields) {
            self.read(at, &field.column, field.number_without.as_deref(), &mut texts, &mut numbers)?;
            let value = if field.is_number() {
                number_points(self.dialect, at, field)
            } else {
                word_points(self.dialect, at, field)
            };
            let (is_blank, is_filled) = if field.is_number() {
                (format!("andru_n{at} IS NULL"), format!("andru_n{at} IS NOT NULL"))
            } else {
                (format!("andru_t{at} = ''"), format!("andru_t{at} <> ''"))
            };
            parts.push(Step::new(format!("andru_{at}"), vec![Added::new(format!("andru_p{at}"), value)]));
            sum.add(at, &format!("andru_p{at} IS NULL OR {is_blank}"), field.most() - field.least());
            match field.blank {
                Some(_) => sum.blanks_count_in_a_whole_row(at, &is_blank),
                None => filled.push(is_filled),
            }
        }
        if let Some((cold, column)) = self.cold {
            let at = fields.len() + 1;
            self.read(at, column, Some(""), &mut texts, &mut numbers)?;
            let value = cold_points(self.dialect, at, cold);
            parts.push(Step::new(format!("andru_{at}"), vec![Added::new(format!("andru_p{at}"), value)]));
            sum.add(at, &format!("andru_p{at} IS NULL"), cold.most() - cold.least());
        }
        let mut steps = vec![Step::fenced("andru_text", texts)];
        if !numbers.is_empty() {
            steps.push(Step::fenced("andru_number", numbers));
        }
        if let Some(last) = parts.last_mut() {
            last.is_fenced = true;
        }
        steps.extend(parts);
        let whole = if filled.is_empty() { "1 = 1".to_owned() } else { filled.join("\n      AND ") };
        if sum.asks_whether_whole {
            let value = format!("CASE WHEN {whole}\n    THEN 1 ELSE 0 END");
            steps.push(Step::fenced("andru_row_is_whole", vec![Added::new("andru_whole", value)]));
        }
        steps.push(Step::fenced("andru_sum", sum.adds()));
        Ok(steps)
    }

    /// Reads a column: its text, and in a column of numbers the number.
    fn read(
        &self,
        at: usize,
        column: &str,
        without: Option<&str>,
        texts: &mut Vec<Added>,
        numbers: &mut Vec<Added>,
    ) -> Result<(), SqlError> {
        let dialect = self.dialect;
        let column = format!("andru_table.{}", identifier(dialect, column)?);
        let name = format!("andru_t{at}");
        let Some(without) = without else {
            texts.push(Added::new(name, cell::word(dialect, &column)));
            return Ok(());
        };
        let floating = format!("andru_f{at}");
        numbers.push(Added::new(format!("andru_n{at}"), cell::number(dialect, &name, &floating)));
        texts.push(Added::new(name, cell::digits(dialect, &column, without)));
        texts.push(Added::new(floating, cell::floating(dialect, &column)));
        Ok(())
    }
}

/// The tenths of a column of words by its text; NULL where the deals did not have it.
fn word_points(dialect: Dialect, at: usize, field: &ModelField) -> String {
    let blank = field.blank.map(|blank| blank.points).unwrap_or_default();
    let mut sql = format!("CASE andru_t{at}\n      WHEN '' THEN {}", blank.tenths());
    let mut seen = HashSet::new();
    for bin in &field.bins {
        match &bin.holds {
            Holds::Words(words) => {
                for word in words.iter().map(|word| word.to_ascii_lowercase()) {
                    if seen.contains(&word) {
                        continue;
                    }
                    let _ = write!(sql, "\n      WHEN {} THEN {}", text(dialect, &word), bin.points.tenths());
                    seen.insert(word);
                }
            }
            Holds::Rest => {
                let _ = write!(sql, "\n      ELSE {}", bin.points.tenths());
            }
            Holds::Is(_) | Holds::UpTo(_) => {}
        }
    }
    sql + "\n    END"
}

/// The tenths of a column of numbers by its number; NULL where the deals did not have it.
fn number_points(dialect: Dialect, at: usize, field: &ModelField) -> String {
    let blank = field.blank.map(|blank| blank.points).unwrap_or_default();
    let mut sql = format!("CASE\n      WHEN andru_n{at} IS NULL THEN {}", blank.tenths());
    for bin in &field.bins {
        let tenths = bin.points.tenths();
        let _ = match &bin.holds {
            // A number that was read is never `-0`.
            Holds::Is(number) if *number == 0.0 && number.is_sign_negative() => Ok(()),
            Holds::Is(number) => write!(sql, "\n      WHEN andru_n{at} = {} THEN {tenths}", dialect.number(*number)),
            Holds::UpTo(bound) => write!(sql, "\n      WHEN andru_n{at} <= {} THEN {tenths}", dialect.number(*bound)),
            Holds::Rest => write!(sql, "\n      ELSE {tenths}"),
            Holds::Words(_) => Ok(()),
        };
    }
    sql + "\n    END"
}

/// The tenths of the cold start, in the order of operations of [`ColdStart::points`]; NULL where it is not known.
fn cold_points(dialect: Dialect, at: usize, cold: &ColdStart) -> String {
    let [low, high, mean, slope] =
        [cold.low, cold.high, cold.mean, cold.points_per_unit].map(|number| dialect.number(number));
    let held =
        format!("CASE WHEN andru_n{at} < {low} THEN {low} WHEN andru_n{at} > {high} THEN {high} ELSE andru_n{at} END");
    let [ten, half] = [10.0, 0.5].map(|number| dialect.number(number));
    format!("CAST(floor({ten} * {slope} * ({held} - {mean}) + {half}) AS {})", dialect.whole())
}

/// The tenths of all columns, and those of the scale that are filled in.
struct Sum {
    tenths: String,
    filled: String,
    /// Whether it needs to be known that every column without a group of blanks is filled in.
    asks_whether_whole: bool,
}

impl Sum {
    fn new(start: Points) -> Self {
        Self {
            tenths: start.tenths().to_string(),
            filled: Points::HUNDRED.tenths().to_string(),
            asks_whether_whole: false,
        }
    }

    /// Takes the points of a blank away again in a row otherwise not filled in as the deals were.
    fn blanks_count_in_a_whole_row(&mut self, at: usize, is_blank: &str) {
        self.asks_whether_whole = true;
        let _ = write!(self.tenths, "\n      - CASE WHEN {is_blank} AND andru_whole = 0 THEN andru_p{at} ELSE 0 END");
    }

    fn add(&mut self, at: usize, is_unknown: &str, range: Points) {
        let _ = write!(self.tenths, "\n      + COALESCE(andru_p{at}, 0)");
        let _ = write!(self.filled, "\n      - CASE WHEN {is_unknown} THEN {} ELSE 0 END", range.tenths());
    }

    fn adds(self) -> Vec<Added> {
        vec![Added::new("andru_tenths", self.tenths), Added::new("andru_filled", self.filled)]
    }
}
