//! The main job: a list of companies in, each scored, the list out.
//!
//! What a company is worth is for the [`RowJudge`], which gets the company's texts and gives a [`FitRow`]; where a
//! row goes is for the [`RowSink`]. The job does the rest: it reads the list, finds duplicates, groups people by
//! company, counts, and keeps the best where only those are wanted.
//!
//! | what is held | at most |
//! | --- | --- |
//! | companies seen before, 12 bytes in 1.5 slots each | 1,000,000 |
//! | kinds of rows, to count ties | 100,000 |
//! | companies of a list of people | 200,000, or 32 MB of their texts |
//! | errors with their text | 100 |
//! | the best rows, with `top` | 10,000 |

mod collect;
mod feed;
mod people;
mod summary;
mod ties;
mod top;

use std::cell::Cell;
use std::error::Error;
use std::io::{self, Read};

use andru_engine::icp::Company;
use andru_tools::context::Cancel;
use andru_tools::{ErrorKind, FitRow, ToolError};

pub use summary::{ActionCounts, FitSummary, RowError, TierCounts};
pub use ties::Ties;

use crate::intake::{Cells, ColumnMapping, Counted, Input, InputFormat, Plan};

/// The most rows that [`FitOptions::top`] can ask for.
pub const MAX_TOP: usize = 10_000;

/// The most errors of rows that are kept with their text; the others are counted.
pub const MAX_ERRORS: usize = 100;

/// What is said of a row that holds nothing a company could be scored by.
pub(crate) const NOTHING_TO_SCORE: &str = "row has nothing to score";

/// How many rows pass between two looks at [`Cancel`] and two reports of [`Progress`].
const STEP: u64 = 1_000;

/// Judges one company of a list.
pub trait RowJudge {
    /// The columns it reads besides the fields of the company, by their place among the headings. Asked before the first
    /// row, and again where a JSON list turns out to have more keys.
    fn columns(&mut self, _headings: &[String]) -> Vec<usize> {
        Vec::new()
    }

    /// Told how the rows are read, before [`columns`](Self::columns) is asked and before the first row.
    fn planned(&mut self, _plan: &Plan, _headings: &[String]) {}

    /// Takes a person of a list of people, with the company of the row; the company is judged once for all of them.
    fn person(&mut self, _company: &Company<'_>, _cells: &dyn Cells) {}

    /// Scores a company. `row`, `line`, `duplicate_of` and `people` of the result are filled in by the job, and
    /// `company` where it is empty. `cells` is its row as it stands in the list; a list of people has none, since several
    /// rows may be one company.
    fn judge(&mut self, company: &Company<'_>, cells: Option<&dyn Cells>) -> FitRow;
}

impl<F: FnMut(&Company<'_>) -> FitRow> RowJudge for F {
    fn judge(&mut self, company: &Company<'_>, _: Option<&dyn Cells>) -> FitRow {
        self(company)
    }
}

/// Takes the rows of a scored list.
pub trait RowSink {
    /// Takes one row. Rows come in the order of the list or, with [`FitOptions::top`], best first.
    ///
    /// # Errors
    /// Whatever keeps it from taking more; the job ends with it as the cause.
    fn row(&mut self, row: &FitRow) -> io::Result<()>;
}

impl<F: FnMut(&FitRow) -> io::Result<()>> RowSink for F {
    fn row(&mut self, row: &FitRow) -> io::Result<()> {
        self(row)
    }
}

/// How a list is read and which rows are given.
#[derive(Debug, Clone)]
pub struct FitOptions {
    /// How the list is written.
    pub format: InputFormat,
    /// Which columns a person assigned to which fields.
    pub map: Vec<ColumnMapping>,
    /// Only this many rows, the best first: those not to drop, then by score, coverage and place in the list. Rows that repeat an
    /// earlier company are left out of them. At most [`MAX_TOP`].
    pub top: Option<usize>,
    /// Whether a text is an industry we know; it decides between a finer and a broader column. By default every
    /// text is, so that the finer column counts.
    pub is_known_industry: fn(&str) -> bool,
}

impl Default for FitOptions {
    fn default() -> Self {
        Self { format: InputFormat::Auto, map: Vec::new(), top: None, is_known_industry: |_| true }
    }
}

/// How far a job has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows read so far.
    pub rows: u64,
    /// Bytes read so far, as they came.
    pub bytes: u64,
}

/// Reads a list, has every company judged, and gives the rows to `sink`.
///
/// A row that cannot be read or has nothing to score is an error of that row: it is counted, the first
/// [`MAX_ERRORS`] are kept with their line, and the others are still scored. `progress` is told about every 1,000
/// rows.
///
/// # Errors
/// | kind | when |
/// | --- | --- |
/// | `invalid_input` | no header row, a mapping to a column that is not there, `top` out of bounds, an empty list |
/// | `cancelled` | `cancel` was used |
/// | `unavailable` | the list cannot be read, or the sink cannot take a row; the [`io::Error`] is the source, and [`is_broken_pipe`] tells whether the reader of the output went away |
pub fn fit<R: Read>(
    mut input: R,
    options: &FitOptions,
    judge: &mut dyn RowJudge,
    sink: &mut dyn RowSink,
    progress: &mut dyn FnMut(&Progress),
    cancel: &Cancel,
) -> Result<FitSummary, ToolError> {
    check_top(options.top)?;
    let bytes = Cell::new(0);
    let mut counted = Counted::new(&mut input, &bytes);
    let mut summary = {
        let input = Input::open(&mut counted).map_err(|error| unreadable(0, error))?;
        let run = collect::Run::new(options, judge, sink, progress, cancel, &bytes);
        match options.format.resolve(input.prefix()) {
            InputFormat::Jsonl => feed::json(input, options, run)?,
            InputFormat::Csv | InputFormat::Auto => feed::csv(input, options, run)?,
        }
    };
    summary.input_hash = counted.finish();
    Ok(summary)
}

/// Has companies that were read before judged as [`fit`] has those of a list, and gives the rows to `sink`.
///
/// Each has a text per heading; no two are the same company. The rows have no line.
///
/// # Errors
/// `invalid_input` where `top` is out of bounds, `cancelled`, and `unavailable` where the sink cannot take a row.
pub fn fit_known<'c>(
    companies: impl Iterator<Item = (Company<'c>, Vec<String>)>,
    headings: &[String],
    top: Option<usize>,
    judge: &mut dyn RowJudge,
    sink: &mut dyn RowSink,
    progress: &mut dyn FnMut(&Progress),
    cancel: &Cancel,
) -> Result<FitSummary, ToolError> {
    check_top(top)?;
    let bytes = Cell::new(0);
    let options = FitOptions { top, ..FitOptions::default() };
    let mut run = collect::Run::new(&options, judge, sink, progress, cancel, &bytes);
    run.set_headings(headings);
    for (company, cells) in companies {
        run.take_known(&company, &Known(cells))?;
    }
    run.finish()
}

/// The texts of a company that was read before.
struct Known(Vec<String>);

impl Cells for Known {
    fn cell(&self, column: usize) -> &str {
        self.0.get(column).map(String::as_str).unwrap_or_default()
    }
}

fn check_top(top: Option<usize>) -> Result<(), ToolError> {
    match top {
        Some(top) if !(1..=MAX_TOP).contains(&top) => {
            Err(ToolError::invalid(format!("`top` must be 1 to {MAX_TOP}, not {top}")))
        }
        _ => Ok(()),
    }
}

/// Whether an error comes of a reader that went away, as `head` does; the output simply ends there.
pub fn is_broken_pipe(error: &ToolError) -> bool {
    let mut next = error.source();
    while let Some(cause) = next {
        if cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe) {
            return true;
        }
        next = cause.source();
    }
    false
}

/// An error of reading, after the row that begins on `line`, or at the start where that is 0.
fn unreadable(line: u64, error: io::Error) -> ToolError {
    let message = match line {
        0 => "cannot read the list".to_owned(),
        _ => format!("cannot read the list after line {line}"),
    };
    ToolError::new(ErrorKind::Unavailable, message).caused_by(error)
}
