//! The score every deal would have had before any history: a column the user has, or the match to the saved profile.

use andru_engine::icp::learn::{ColdScores, DealColumn, Deals, NumberFormat};
use andru_engine::icp::model::{ColdSource, ColdStart};
use andru_engine::icp::{SavedProfile, Scorecard};
use andru_tools::{ErrorKind, ToolError};
use jiff::civil::Date;

use crate::deals::heading;
use crate::intake::Cells;
use crate::profile_match::ProfileMatch;

/// What the user says for the match to the saved profile.
pub const PROFILE: &str = "profile";

/// The cold-start scores of deals by the column called `name`.
///
/// # Errors
/// `invalid_input` where there is no such column, or where it does not hold numbers.
pub(super) fn of_column(deals: &Deals, name: &str) -> Result<ColdScores, ToolError> {
    let heading = heading(deals, name, "--cold-start")?;
    let column = deals.columns.iter().find(|column| column.name == heading);
    let is_plain = |column: &&DealColumn| {
        let counts = column.counts();
        let texts = column.texts.iter().map(String::as_str).zip(counts.iter().copied());
        NumberFormat::of_column(texts) == Some(NumberFormat::default())
    };
    let Some(column) = column.filter(is_plain) else {
        return Err(ToolError::invalid(format!(
            "`--cold-start`: column `{heading}` does not hold plain numbers, such as 42 or 0.7"
        )));
    };
    Ok(ColdScores { source: ColdSource::Column(heading), scores: plain_numbers(column) })
}

/// The score in every cell of a column, `None` where it holds no plain number.
pub(crate) fn plain_numbers(column: &DealColumn) -> Vec<Option<f64>> {
    let numbers: Vec<Option<f64>> = column.texts.iter().map(|text| ColdStart::read(text)).collect();
    let number = |cell: &u32| usize::try_from(*cell).ok().and_then(|at| numbers.get(at)).copied().flatten();
    column.cells.iter().map(number).collect()
}

/// The cold-start scores of deals by how well their companies match a profile, on a day.
///
/// # Errors
/// `not_found` where no profile is saved; `invalid_input` where it says nothing to judge by, or where the deals have no
/// column that it asks for.
pub(crate) fn of_profile(deals: &Deals, profile: Option<(&SavedProfile, Date)>) -> Result<ColdScores, ToolError> {
    let (profile, as_of) = profile.ok_or_else(|| {
        ToolError::new(ErrorKind::NotFound, "`--cold-start profile`: no profile is saved")
            .hinted("answer ten questions: andru-intel profile interview")
    })?;
    let card = Scorecard::new(profile)
        .ok_or_else(|| ToolError::invalid("`--cold-start profile`: the profile says nothing to judge a company by"))?;
    let headings: Vec<String> = deals.columns.iter().map(|column| column.name.clone()).collect();
    let mut profile_match = ProfileMatch::new(&card, as_of);
    profile_match.set_headings(&headings)?;
    let scores: Vec<Option<f64>> = (0..deals.len()).map(|deal| profile_match.score(&DealRow { deals, deal })).collect();
    if scores.iter().all(Option::is_none) {
        return Err(ToolError::invalid("`--cold-start profile`: no column of the deals is one the profile judges by")
            .hinted("join what you know of the companies, such as industry or head count, with --accounts and --on"));
    }
    Ok(ColdScores { source: ColdSource::Profile, scores })
}

/// One deal, as a row of a list.
struct DealRow<'d> {
    deals: &'d Deals,
    deal: usize,
}

impl Cells for DealRow<'_> {
    fn cell(&self, column: usize) -> &str {
        self.deals.columns.get(column).map(|column| column.text(self.deal)).unwrap_or_default()
    }
}
