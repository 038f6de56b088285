//! How well each row of a table matches a profile: the cold start of a model, where it is that.

use andru_engine::icp::{Memo, Scorecard};
use andru_engine::read::Industry;
use andru_tools::ToolError;
use jiff::civil::Date;

use crate::intake::{Cells, Combined, Plan};

/// A profile made ready to score the rows of one table after the other.
pub(crate) struct ProfileMatch<'a> {
    memo: Memo<'a>,
    as_of: Date,
    plan: Plan,
    combined: Combined,
}

impl<'a> ProfileMatch<'a> {
    /// A match by a scorecard, on a day; the columns are not known yet.
    pub(crate) fn new(card: &'a Scorecard, as_of: Date) -> Self {
        Self { memo: Memo::new(card), as_of, plan: Plan::default(), combined: Combined::default() }
    }

    /// Takes note of the headings; a row of the table is a company, whoever else is named in it.
    ///
    /// # Errors
    /// As [`Plan::build`].
    pub(crate) fn set_headings(&mut self, headings: &[String]) -> Result<(), ToolError> {
        self.plan = Plan::build(headings, &[], Some(false))?;
        Ok(())
    }

    /// The match of a row, 0 to 100; `None` where nothing that counts is known of it.
    pub(crate) fn score(&mut self, row: &impl Cells) -> Option<f64> {
        let Self { memo, as_of, plan, combined } = self;
        plan.combine(row, &mut |text| Industry::read(text).value.is_some(), combined);
        let fit = memo.fit(&plan.company(row, combined), *as_of);
        (!fit.is_blank()).then(|| fit.score.to_f64())
    }
}
