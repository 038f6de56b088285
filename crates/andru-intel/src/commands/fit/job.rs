//! The call of the job: every row judged by the saved profile.

use andru_core::engine::icp::{Company, Memo, SavedProfile, Scorecard};
use andru_core::engine::read::Industry;
use andru_core::jobs::{self, FitOptions, FitSummary, RowSink};
use andru_core::tools::FitRow;
use andru_core::tools::context::Cancel;
use andru_core::tools::ports::Run;
use andru_core::{Session, ToolError};

use crate::failure::Failure;
use crate::input::Input;
use crate::output::Progress;

/// What came of a list, and what it was judged by.
pub(super) struct Judged {
    /// Counts, columns, errors.
    pub(super) summary: FitSummary,
    /// What the scores rest on.
    pub(super) basis: Vec<String>,
}

/// Scores a list against the saved profile and notes the run.
pub(super) async fn score(
    session: &Session,
    input: Input,
    mut options: FitOptions,
    sink: &mut dyn RowSink,
    progress: &Progress,
) -> Result<Judged, Failure> {
    let saved = crate::commands::profile::saved(session).await?;
    let card = Scorecard::new(&saved).ok_or_else(|| {
        ToolError::invalid("the saved profile says nothing that a company can be judged by")
            .hinted("add at least one of industries, employees, geographies, technologies, pains, revenue, habits")
    })?;
    options.is_known_industry = |text| Industry::read(text).value.is_some();
    let mut memo = Memo::new(&card);
    let as_of = session.as_of();
    let summary = jobs::fit(
        input.reader,
        &options,
        &mut |company: &Company<'_>| FitRow::of(String::new(), &memo.fit(company, as_of)),
        sink,
        &mut |done| progress.rows(done.rows),
        &Cancel::default(),
    )?;
    session.store().record_run(run(&summary, session));
    Ok(Judged { summary, basis: basis(&saved, &card) })
}

fn run(summary: &FitSummary, session: &Session) -> Run {
    let counts = [
        ("rows", summary.rows),
        ("scored", summary.scored),
        ("call", summary.by_action.call),
        ("research", summary.by_action.research),
        ("drop", summary.by_action.drop),
        ("errors", summary.errors),
    ];
    Run {
        id: 0,
        tool: "fit".to_owned(),
        input_hash: summary.input_hash.clone(),
        counts: counts.into_iter().map(|(name, count)| (name.to_owned(), count)).collect(),
        finished_at: session.clock().now(),
    }
}

fn basis(saved: &SavedProfile, card: &Scorecard) -> Vec<String> {
    let standing = if saved.confirmed { "confirmed" } else { "not confirmed" };
    vec![
        format!("your profile of {}, {standing}", saved.saved_on),
        format!("start {}: {}", card.start(), card.start_basis()),
        card.weight_basis().to_owned(),
        "no history yet: a profile match, not a chance to win".to_owned(),
    ]
}
