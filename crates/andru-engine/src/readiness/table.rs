//! The tables of `knowledge/readiness.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use super::figure::FigureId;
use super::measure::Measure;
use super::scale::Knot;
use crate::knowledge;

/// Where a threshold comes from.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Identifier, such as `sacks`.
    pub id: String,
    /// The publication, or `Andru judgement`.
    pub text: String,
    /// Its date as far as it is known.
    pub date: String,
    /// How much it bears.
    pub tier: SourceTier,
}

/// How much a source bears: 1, 2 or 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u8")]
pub enum SourceTier {
    /// A primary publication that was read.
    Primary,
    /// A secondary page or a copy.
    Secondary,
    /// Folklore, or a judgement of ours: nobody has measured it.
    Unmeasured,
}

impl TryFrom<u8> for SourceTier {
    type Error = &'static str;

    fn try_from(tier: u8) -> Result<Self, Self::Error> {
        match tier {
            1 => Ok(Self::Primary),
            2 => Ok(Self::Secondary),
            3 => Ok(Self::Unmeasured),
            _ => Err("a tier is 1, 2 or 3"),
        }
    }
}

impl SourceTier {
    /// The tier in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Primary => "primary publication",
            Self::Secondary => "secondary page",
            Self::Unmeasured => "folklore or judgement",
        }
    }
}

/// All of the file, its sources resolved.
pub(super) struct Table {
    /// Ways to the same figure that differ by more than this share are noted.
    pub(super) tolerance: f64,
    /// A runway below so many months comes before every other constraint.
    pub(super) binding_runway_months: f64,
    /// The measures in the order of [`Measure::ALL`].
    measures: Vec<MeasureRow>,
    /// The stages in order.
    pub(super) stages: Vec<StageRow>,
}

/// What the file says of a measure.
pub(super) struct MeasureRow {
    /// What it weighs, in proportion to the others.
    pub(super) weight: f64,
    /// The question that makes it known.
    pub(super) ask: String,
    /// From the worst value to the best.
    pub(super) knots: Vec<Knot>,
}

/// What the file says of a stage.
pub(super) struct StageRow {
    /// Its name.
    pub(super) name: String,
    /// What it asks of the figures.
    pub(super) criteria: Vec<CriterionRow>,
}

/// What a stage asks of one figure: at least or at most this.
pub(super) struct CriterionRow {
    /// Of which figure.
    pub(super) figure: FigureId,
    /// The bound.
    pub(super) bound: f64,
    /// Whether it is a most instead of a least.
    pub(super) is_most: bool,
    /// Where it comes from.
    pub(super) source: &'static Source,
}

impl Table {
    /// What the file says of a measure.
    pub(super) fn of(&self, measure: Measure) -> &MeasureRow {
        static NOTHING: MeasureRow = MeasureRow { weight: 0.0, ask: String::new(), knots: Vec::new() };
        self.measures.get(measure as usize).unwrap_or(&NOTHING)
    }
}

/// The file, read on first use.
pub(super) fn table() -> &'static Table {
    static TABLE: LazyLock<Table> = LazyLock::new(|| resolve(file()));
    &TABLE
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    tolerance: f64,
    binding_runway_months: f64,
    source: Vec<Source>,
    measure: Vec<FileMeasure>,
    stage: Vec<FileStage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileMeasure {
    id: Measure,
    weight: f64,
    ask: String,
    knots: Vec<FileKnot>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileKnot {
    at: f64,
    share: f64,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileStage {
    name: String,
    criteria: Vec<FileCriterion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileCriterion {
    figure: FigureId,
    least: Option<f64>,
    most: Option<f64>,
    source: String,
}

fn file() -> &'static File {
    static FILE: LazyLock<File> =
        LazyLock::new(|| knowledge::table("readiness.toml", include_str!("../../knowledge/readiness.toml")));
    &FILE
}

/// The rows with their sources; a row whose source is not listed is left out, which a test forbids.
fn resolve(file: &'static File) -> Table {
    let source = |id: &str| file.source.iter().find(|source| source.id == id);
    let knot = |knot: &FileKnot| Some(Knot { at: knot.at, share: knot.share, source: Some(source(&knot.source)?) });
    let criterion = |row: &FileCriterion| {
        Some(CriterionRow {
            figure: row.figure,
            bound: row.least.or(row.most)?,
            is_most: row.most.is_some(),
            source: source(&row.source)?,
        })
    };
    let measure = |measure: Measure| {
        let row = file.measure.iter().find(|row| row.id == measure)?;
        let knots = row.knots.iter().filter_map(knot).collect();
        Some(MeasureRow { weight: row.weight, ask: row.ask.clone(), knots })
    };
    Table {
        tolerance: file.tolerance,
        binding_runway_months: file.binding_runway_months,
        measures: Measure::ALL.into_iter().filter_map(measure).collect(),
        stages: file
            .stage
            .iter()
            .map(|row| StageRow {
                name: row.name.clone(),
                criteria: row.criteria.iter().filter_map(criterion).collect(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_loads_with_its_source() {
        let (file, table) = (file(), table());
        assert_eq!(table.measures.len(), Measure::ALL.len());
        assert_eq!(file.measure.iter().map(|row| row.id).collect::<Vec<_>>(), Measure::ALL);
        for (row, read) in file.measure.iter().zip(&table.measures) {
            assert_eq!(row.knots.len(), read.knots.len(), "{:?}", row.id);
            assert!(row.ask.ends_with('?') && row.weight > 0.0);
        }
        for (row, read) in file.stage.iter().zip(&table.stages) {
            assert_eq!(row.criteria.len(), read.criteria.len(), "{}", row.name);
            assert!(row.criteria.iter().all(|row| row.least.is_some() != row.most.is_some()), "{}", row.name);
        }
        assert!(file.source.iter().all(|source| !source.text.is_empty() && !source.date.is_empty()));
    }

    #[test]
    fn scales_run_from_no_points_to_all_without_turning() {
        for measure in Measure::ALL {
            let knots = &table().of(measure).knots;
            assert_eq!((knots.first().unwrap().share, knots.last().unwrap().share), (0.0, 1.0), "{measure:?}");
            let falls = knots[0].at > knots[1].at;
            for pair in knots.windows(2) {
                assert!(pair[0].share < pair[1].share && pair[0].at.total_cmp(&pair[1].at).is_ne(), "{measure:?}");
                assert_eq!(pair[0].at > pair[1].at, falls, "{measure:?}");
            }
        }
    }
}
