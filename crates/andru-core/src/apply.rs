//! A session's work with a model over a list of accounts: every row scored as it comes, in constant memory.
//!
//! One file each: `columns` finds the columns of the model in a list; `cold` gives the cold-start score of a row;
//! `run` scores the rows; `read` feeds it a CSV or JSON list; `summary` says what was found. Two looks at a list are
//! needed only where tiers are by capacity: [`Session::apply_by_capacity`].

mod cold;
mod columns;
mod read;
mod run;
mod summary;

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Read, Seek, SeekFrom};

use andru_engine::icp::model::{ColdSource, Model, Scored, capacity_cuts};
use andru_engine::icp::{Points, Scorecard, Tier};
use andru_tools::context::Cancel;
use andru_tools::ports::Run as RunRecord;
use andru_tools::{ErrorKind, ToolError};

pub use columns::ColumnMap;
pub use summary::{Applied, ModelColumn};

use crate::intake::{Counted, Input, InputFormat, RawCells};
use crate::jobs::Progress;
use crate::session::Session;
use cold::Cold;
use run::{Run, Tiers, Watch};

/// How a list of accounts is read.
#[derive(Debug, Clone, Default)]
pub struct ApplyOptions {
    /// How the list is written.
    pub format: InputFormat,
    /// Which columns of the list a person assigned to which columns of the model.
    pub map: Vec<ColumnMap>,
}

/// Takes the scored rows of a list.
pub trait ApplySink {
    /// Takes the headings, before any row.
    ///
    /// # Errors
    /// Whatever keeps it from taking more; the work ends with it as the cause.
    fn head(&mut self, headers: &[String]) -> io::Result<()>;

    /// Takes one row; rows come in the order of the list.
    ///
    /// # Errors
    /// As [`ApplySink::head`].
    fn row(&mut self, row: &AppliedRow<'_>) -> io::Result<()>;
}

/// One row of a list, scored.
#[derive(Clone, Copy)]
pub struct AppliedRow<'r> {
    /// The line it begins on, counted from 1.
    pub line: u64,
    /// Its cells, by the place of their heading.
    pub cells: &'r dyn RawCells,
    /// The object it came as, where the list is JSON.
    pub object: Option<&'r [u8]>,
    /// Its points, worst and best case, and coverage.
    pub scored: Scored,
    /// The probability of a win, 0 to 1, where the model bears one.
    pub probability: Option<f64>,
    /// The tier, where there are tiers and anything is known of the row.
    pub tier: Option<Tier>,
}

impl Session {
    /// Scores every row of a list by a model and gives the rows to `sink`; tiers are those of the model.
    ///
    /// A column of the model is found by its heading, else by its letters and digits, unless it is mapped. One that the
    /// list has not adds nothing and is named in the result.
    ///
    /// # Errors
    /// | kind | when |
    /// | --- | --- |
    /// | `invalid_input` | an empty list, none of the model's columns in it, a mapping to a column that is not there |
    /// | `not_found` | the model's cold start is the profile match and no profile is saved |
    /// | `cancelled` | `cancel` was used |
    /// | `unavailable` | the list cannot be read, or the sink cannot take a row |
    pub async fn apply<R: Read>(
        &self,
        model: &Model,
        input: R,
        options: &ApplyOptions,
        sink: &mut dyn ApplySink,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<Applied, ToolError> {
        let profile = self.profile_card(model).await?;
        let cold = Cold::new(model, profile.as_ref(), self.as_of());
        let bytes = Cell::new(0);
        let run = Run::new(model, options, Tiers::Learned, cold, sink, Watch { progress, cancel, bytes: &bytes });
        self.recorded(pass(input, options, &bytes, run)?)
    }

    /// Scores every row as [`apply`](Self::apply), with tiers by how many accounts there is time for.
    ///
    /// A is the best `capacity` accounts, B as many again, C twice as many, D the rest; accounts of equal points are
    /// never in two tiers, so a tier may have fewer. The list is read twice, from where `input` stands. A tier here is
    /// a place in the queue, so low coverage holds nothing back; of what nothing is known has no tier and takes no
    /// place.
    ///
    /// # Errors
    /// As [`apply`](Self::apply), and `invalid_input` where `input` cannot be read twice, as a pipe cannot.
    #[expect(clippy::too_many_arguments, reason = "what `apply` takes, and how many accounts there is time for")]
    pub async fn apply_by_capacity<R: Read + Seek>(
        &self,
        model: &Model,
        mut input: R,
        capacity: u64,
        options: &ApplyOptions,
        sink: &mut dyn ApplySink,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<Applied, ToolError> {
        let start = input.stream_position().map_err(only_once)?;
        let profile = self.profile_card(model).await?;
        let cold = || Cold::new(model, profile.as_ref(), self.as_of());
        let mut histogram = Histogram::default();
        let bytes = Cell::new(0);
        let watch = Watch { progress: &mut *progress, cancel, bytes: &bytes };
        let run = Run::new(model, options, Tiers::None, cold(), &mut histogram, watch);
        pass(&mut input, options, &bytes, run)?;
        input.seek(SeekFrom::Start(start)).map_err(only_once)?;
        let tiers = Tiers::Capacity(capacity_cuts(&histogram.0, capacity));
        bytes.set(0);
        let run = Run::new(model, options, tiers, cold(), sink, Watch { progress, cancel, bytes: &bytes });
        self.recorded(pass(input, options, &bytes, run)?)
    }

    /// The saved profile, ready to judge, where the model asks for it.
    async fn profile_card(&self, model: &Model) -> Result<Option<Scorecard>, ToolError> {
        let cold = model.scorecard.cold_start.as_ref();
        if cold.is_none_or(|cold| cold.source != ColdSource::Profile) {
            return Ok(None);
        }
        let saved = self.store().profile().await?.ok_or_else(|| {
            ToolError::new(ErrorKind::NotFound, "the model adds the match with your profile, and no profile is saved")
                .hinted("answer ten questions: andru-intel profile interview")
                .hinted("or learn again without it: andru-intel icp learn deals.csv --out model.json")
        })?;
        let card = Scorecard::new(&saved);
        card.map(Some).ok_or_else(|| ToolError::invalid("the profile says nothing to judge a company by"))
    }

    fn recorded(&self, applied: Applied) -> Result<Applied, ToolError> {
        if applied.rows == 0 {
            return Err(ToolError::invalid("the list has headings but no account under them"));
        }
        self.store().record_run(RunRecord {
            id: 0,
            tool: "icp apply".to_owned(),
            input_hash: applied.input_hash.clone(),
            counts: BTreeMap::from([("rows".to_owned(), applied.rows), ("scored".to_owned(), applied.scored)]),
            finished_at: self.clock().now(),
        });
        Ok(applied)
    }
}

/// Reads a list once.
fn pass<R: Read>(mut input: R, options: &ApplyOptions, bytes: &Cell<u64>, run: Run<'_>) -> Result<Applied, ToolError> {
    let mut counted = Counted::new(&mut input, bytes);
    let mut applied = {
        let input = Input::open(&mut counted).map_err(|error| unreadable(0, error))?;
        match options.format.resolve(input.prefix()) {
            InputFormat::Jsonl => read::json(input, run)?,
            InputFormat::Csv | InputFormat::Auto => read::csv(input, run)?,
        }
    };
    applied.input_hash = counted.finish();
    Ok(applied)
}

/// How many accounts have each number of tenths; those of which nothing is known are not counted.
struct Histogram(Vec<u64>);

impl Default for Histogram {
    fn default() -> Self {
        Self(vec![0; 1001])
    }
}

impl ApplySink for Histogram {
    fn head(&mut self, _headers: &[String]) -> io::Result<()> {
        Ok(())
    }

    fn row(&mut self, row: &AppliedRow<'_>) -> io::Result<()> {
        if row.scored.coverage > Points::ZERO
            && let Some(count) = usize::try_from(row.scored.points.tenths()).ok().and_then(|at| self.0.get_mut(at))
        {
            *count += 1;
        }
        Ok(())
    }
}

/// What cannot be read from any place cannot be read twice; the system's own words for it say less.
fn only_once(_: io::Error) -> ToolError {
    ToolError::invalid("tiers by capacity need the list twice, and a pipe can be read only once")
        .hinted("name the file: andru-intel icp apply accounts.csv --model model.json --capacity 40")
}

/// An error of reading, after the row that begins on `line`, or at the start where that is 0.
fn unreadable(line: u64, error: io::Error) -> ToolError {
    let message = match line {
        0 => "cannot read the list of accounts".to_owned(),
        _ => format!("cannot read the list of accounts after line {line}"),
    };
    ToolError::new(ErrorKind::Unavailable, message).caused_by(error)
}
