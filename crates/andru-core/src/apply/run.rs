//! From rows read to rows scored and given.

use std::cell::Cell;

use andru_engine::icp::model::{Model, Reading, Scorer, capacity_tier, tier_of};
use andru_engine::icp::{Points, Tier};
use andru_tools::context::Cancel;
use andru_tools::{ErrorKind, ToolError};

use super::cold::Cold;
use super::columns::{self, ColumnMap};
use super::summary::{Applied, ModelColumn};
use super::{AppliedRow, ApplyOptions, ApplySink};
use crate::intake::{MAX_RECORD, RawCells, RowTaker};
use crate::jobs::Progress;

/// How many rows pass between two looks at [`Cancel`] and two reports of [`Progress`].
const STEP: u64 = 1_000;

/// How a row gets its tier.
#[derive(Debug, Clone, Copy)]
pub(super) enum Tiers {
    /// It gets none.
    None,
    /// By the cuts of the model.
    Learned,
    /// By the cuts for A, B and C of the whole list.
    Capacity([Option<Points>; 3]),
}

/// Who watches the work, and who may end it.
pub(super) struct Watch<'a> {
    pub(super) progress: &'a mut dyn FnMut(&Progress),
    pub(super) cancel: &'a Cancel,
    /// The bytes read so far.
    pub(super) bytes: &'a Cell<u64>,
}

/// One look at a list.
pub(super) struct Run<'a> {
    pub(super) applied: Applied,
    pub(super) map: &'a [ColumnMap],
    model: &'a Model,
    scorer: Scorer<'a>,
    /// The probability of every number of tenths.
    probabilities: Vec<Option<f64>>,
    probability_sum: f64,
    tiers: Tiers,
    cold: Cold<'a>,
    /// Where each column of the model stands in the list.
    places: Vec<Option<usize>>,
    unseen: Vec<u64>,
    sink: &'a mut dyn ApplySink,
    watch: Watch<'a>,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        model: &'a Model,
        options: &'a ApplyOptions,
        tiers: Tiers,
        cold: Cold<'a>,
        sink: &'a mut dyn ApplySink,
        watch: Watch<'a>,
    ) -> Self {
        let scorer = Scorer::new(&model.scorecard);
        let scale = 0..=Points::HUNDRED.tenths();
        let probabilities = scale.map(|tenths| scorer.probability(Points::from_tenths(tenths))).collect();
        Self {
            applied: Applied::default(),
            map: &options.map,
            model,
            scorer,
            probabilities,
            probability_sum: 0.0,
            tiers,
            cold,
            places: Vec::new(),
            unseen: vec![0; model.scorecard.fields.len()],
            sink,
            watch,
        }
    }

    /// What the model's columns are called in the list.
    pub(super) fn wanted(&self) -> Result<Vec<&'a str>, ToolError> {
        columns::wanted(&columns::names(self.model), self.map)
    }

    /// Finds the model's columns among the headings; `all` says whether no more can come.
    pub(super) fn find_columns(&mut self, headers: &[String], all: bool) -> Result<(), ToolError> {
        let found = columns::find(headers, &self.wanted()?, self.map, all)?;
        let names = columns::names(self.model).into_iter().zip(&found);
        self.applied.columns = names
            .map(|(name, at)| ModelColumn {
                column: name.to_owned(),
                header: at.and_then(|at| headers.get(at)).cloned(),
                unseen: 0,
            })
            .collect();
        self.cold.set_headers(headers, found.get(self.unseen.len()).copied().flatten())?;
        self.places = found;
        Ok(())
    }

    /// Gives the headings away.
    pub(super) fn head(&mut self, headers: &[String]) -> Result<(), ToolError> {
        self.sink.head(headers).map_err(unwritable)
    }

    /// Counts a row, looks whether the work was withdrawn, and tells the progress now and then.
    pub(super) fn begin_row(&mut self) -> Result<(), ToolError> {
        self.applied.rows += 1;
        if self.applied.rows % STEP == 1 {
            self.watch.cancel.check()?;
            self.tell_progress();
        }
        Ok(())
    }

    fn tell_progress(&mut self) {
        (self.watch.progress)(&Progress { rows: self.applied.rows, bytes: self.watch.bytes.get() });
    }

    /// Scores a row and gives it away.
    pub(super) fn score(&mut self, cells: &impl RawCells, object: Option<&[u8]>, line: u64) -> Result<(), ToolError> {
        self.begin_row()?;
        let cold = self.cold.score(cells);
        let places = &self.places;
        let cell = |at: usize| places.get(at).copied().flatten().map(|column| cells.cell(column));
        let unseen = &mut self.unseen;
        let parts = self.scorer.parts(cell, cold).enumerate().map(|(at, part)| {
            if part.reading == Some(Reading::Unseen)
                && places.get(at).is_some_and(Option::is_some)
                && let Some(count) = unseen.get_mut(at)
            {
                *count += 1;
            }
            part
        });
        let scored = self.scorer.sum(parts);
        let tenths = usize::try_from(scored.points.tenths()).unwrap_or_default();
        let probability = self.probabilities.get(tenths).copied().flatten();
        let tier: Option<Tier> = match &self.tiers {
            Tiers::None => None,
            Tiers::Learned => tier_of(&self.model.scorecard.tiers, scored.points, scored.coverage),
            Tiers::Capacity(cuts) => capacity_tier(cuts, scored.points, scored.coverage),
        };
        self.probability_sum += probability.unwrap_or_default();
        self.applied.count(tier, scored.coverage);
        self.sink.row(&AppliedRow { line, cells, object, scored, probability, tier }).map_err(unwritable)
    }

    /// Ends the summary.
    pub(super) fn finish(mut self) -> Applied {
        self.tell_progress();
        let Self { mut applied, unseen, tiers, .. } = self;
        for (column, unseen) in applied.columns.iter_mut().zip(unseen) {
            column.unseen = unseen;
        }
        if let Tiers::Capacity(cuts) = tiers {
            applied.capacity_cuts = Some(cuts);
        }
        let mean = self.probability_sum / applied.scored as f64;
        applied.mean_probability = self.model.scorecard.calibration.filter(|_| applied.scored > 0).map(|_| mean);
        applied
    }
}

impl RowTaker for Run<'_> {
    fn row(&mut self, cells: &impl RawCells, line: u64) -> Result<(), ToolError> {
        self.score(cells, None, line)
    }

    fn too_long(&mut self, line: u64) -> Result<(), ToolError> {
        self.begin_row()?;
        let message = format!("record is over {MAX_RECORD} bytes; left out (is a quote never closed?)");
        self.applied.error(line, message);
        Ok(())
    }
}

fn unwritable(error: std::io::Error) -> ToolError {
    ToolError::new(ErrorKind::Unavailable, "cannot write the scored list").caused_by(error)
}
