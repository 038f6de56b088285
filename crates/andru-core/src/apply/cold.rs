//! The cold-start score of a row: from a column, or the match with the saved profile.

use andru_engine::icp::Scorecard;
use andru_engine::icp::model::{ColdSource, ColdStart, Model};
use andru_tools::ToolError;
use jiff::civil::Date;

use crate::intake::Cells;
use crate::profile_match::ProfileMatch;

/// Where the cold-start score of a row comes from.
pub(super) enum Cold<'a> {
    /// The model has no cold start, or the list not its column.
    None,
    /// A column of the list, by its place where the list has it.
    Column(Option<usize>),
    /// The match with the saved profile.
    Profile(Box<ProfileMatch<'a>>),
}

impl<'a> Cold<'a> {
    /// The source that a model asks for; `profile` is there where it asks for the profile.
    pub(super) fn new(model: &Model, profile: Option<&'a Scorecard>, as_of: Date) -> Self {
        match (model.scorecard.cold_start.as_ref().map(|cold| &cold.source), profile) {
            (Some(ColdSource::Column(_)), _) => Self::Column(None),
            (Some(ColdSource::Profile), Some(card)) => Self::Profile(Box::new(ProfileMatch::new(card, as_of))),
            _ => Self::None,
        }
    }

    /// Takes note of the headings of the list and of where the cold-start column stands among them.
    ///
    /// # Errors
    /// As [`ProfileMatch::set_headings`].
    pub(super) fn set_headers(&mut self, headers: &[String], column: Option<usize>) -> Result<(), ToolError> {
        match self {
            Self::None => {}
            Self::Column(at) => *at = column,
            Self::Profile(profile) => profile.set_headings(headers)?,
        }
        Ok(())
    }

    /// The score of a row, `None` where it is not known: no plain number in the column, or nothing that the profile
    /// asks for.
    pub(super) fn score(&mut self, cells: &impl Cells) -> Option<f64> {
        match self {
            Self::None => None,
            Self::Column(column) => ColdStart::read(cells.cell((*column)?)),
            Self::Profile(profile) => profile.score(cells),
        }
    }
}
