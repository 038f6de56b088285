//! The cold-start score of a row: from a column, or the match with the saved profile.

use andru_engine::icp::learn::NumberFormat;
use andru_engine::icp::model::{ColdSource, Model};
use andru_engine::icp::{Company, Memo, Points, Scorecard};
use andru_engine::read::Industry;
use jiff::civil::Date;

use crate::intake::{Cells, Combined, Plan};

/// Where the cold-start score of a row comes from.
pub(super) enum Cold<'a> {
    /// The model has no cold start, or the list not its column.
    None,
    /// A column of the list, by its place where the list has it.
    Column(Option<usize>),
    /// The match with the saved profile.
    Profile(Box<Match<'a>>),
}

/// What a profile match is computed with.
pub(super) struct Match<'a> {
    memo: Memo<'a>,
    as_of: Date,
    plan: Plan,
    combined: Combined,
}

impl<'a> Cold<'a> {
    /// The source that a model asks for; `profile` is there where it asks for the profile.
    pub(super) fn new(model: &Model, profile: Option<&'a Scorecard>, as_of: Date) -> Self {
        match (model.scorecard.cold_start.as_ref().map(|cold| &cold.source), profile) {
            (Some(ColdSource::Column(_)), _) => Self::Column(None),
            (Some(ColdSource::Profile), Some(card)) => {
                let (plan, combined) = (Plan::default(), Combined::default());
                Self::Profile(Box::new(Match { memo: Memo::new(card), as_of, plan, combined }))
            }
            _ => Self::None,
        }
    }

    /// Takes note of the headings of the list and of where the cold-start column stands among them.
    pub(super) fn set_headers(&mut self, headers: &[String], column: Option<usize>) {
        match self {
            Self::None => {}
            Self::Column(at) => *at = column,
            Self::Profile(profile) => profile.plan = Plan::build(headers, &[], None).unwrap_or_default(),
        }
    }

    /// The score of a row, `None` where it is not known: no plain number in the column, or nothing that the profile
    /// asks for.
    pub(super) fn score(&mut self, cells: &impl Cells) -> Option<f64> {
        match self {
            Self::None => None,
            Self::Column(column) => NumberFormat::default().read(cells.cell((*column)?).trim_ascii()),
            Self::Profile(profile) => {
                let Match { memo, as_of, plan, combined } = &mut **profile;
                plan.combine(cells, &mut |text| Industry::read(text).value.is_some(), combined);
                let company = plan.company(cells, combined);
                if company == Company::default() {
                    return None;
                }
                let fit = memo.fit(&company, *as_of);
                (fit.coverage > Points::ZERO).then(|| fit.score.to_f64())
            }
        }
    }
}
