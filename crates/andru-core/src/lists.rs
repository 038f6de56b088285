//! A session's work over lists: scoring one, and learning from one what is typical.

use std::collections::BTreeMap;
use std::io::Read;

use andru_engine::icp::{
    Action, Calibration, Company, Field, Memo, Origin, Points, Profile, SavedProfile, Scorecard, TimingState, Typical,
};
use andru_engine::read::Industry;
use andru_tools::context::Cancel;
use andru_tools::ports::Run;
use andru_tools::tools::get_icp_fit_score::profile_basis;
use andru_tools::{ErrorKind, FitRow, ToolError};

use crate::jobs::{self, FitOptions, FitSummary, Progress, RowSink};
use crate::session::Session;

/// What came of scoring a list.
#[derive(Debug, Clone)]
pub struct ScoredList {
    /// The counts, and how the list was read.
    pub summary: FitSummary,
    /// What the scores rest on.
    pub basis: Vec<String>,
    /// How many new companies a week the user can work, where they said so.
    pub capacity_per_week: Option<u32>,
}

/// What came of a calibration.
#[derive(Debug, Clone)]
pub struct Calibrated {
    /// What is typical now.
    pub typical: Typical,
    /// The score of a typical company of the list: where every score starts from now on.
    pub start: Points,
    /// Fields that were known in no row; they keep the midpoint.
    pub unknown_fields: Vec<Field>,
    /// The counts, and how the list was read.
    pub summary: FitSummary,
}

impl Session {
    /// Scores a list by the saved profile, or by `profile` in place of it, and gives the rows to `sink`.
    ///
    /// # Errors
    /// `not_found` where no profile is saved and none is given, `invalid_input` where a given one cannot be
    /// read or says nothing to judge by, and as [`jobs::fit()`].
    pub async fn fit_list<R: Read>(
        &self,
        input: R,
        profile: Option<Profile>,
        mut options: FitOptions,
        sink: &mut dyn RowSink,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<ScoredList, ToolError> {
        let saved = self.profile_for_lists(profile).await?;
        let card = scorecard(&saved)?;
        let as_of = self.as_of();
        let mut memo = Memo::new(&card);
        let mut judge = |company: &Company<'_>| {
            let name = company.name.or(company.domain).unwrap_or_default();
            FitRow::of(name.to_owned(), &memo.fit(company, as_of))
        };
        options.is_known_industry = is_known_industry;
        let summary = jobs::fit(input, &options, &mut judge, sink, progress, cancel)?;
        self.store().record_run(Run {
            id: 0,
            tool: "fit".to_owned(),
            input_hash: summary.input_hash.clone(),
            counts: counts(&summary),
            finished_at: self.clock().now(),
        });
        let basis = vec![
            profile_basis(&saved),
            format!("start {}: {}", card.start(), card.start_basis()),
            card.weight_basis().to_owned(),
            "no history yet: a profile match, not a chance to win".to_owned(),
        ];
        Ok(ScoredList { summary, basis, capacity_per_week: saved.profile.capacity_per_week })
    }

    /// Measures what is typical of a list called `name` and saves it with the profile.
    ///
    /// # Errors
    /// `not_found` where no profile is saved, `invalid_input` where the list has no company, as [`jobs::fit()`],
    /// and whatever keeps the store from saving.
    pub async fn calibrate<R: Read>(
        &self,
        input: R,
        name: &str,
        options: &FitOptions,
        progress: &mut dyn FnMut(&Progress),
        cancel: &Cancel,
    ) -> Result<Calibrated, ToolError> {
        let mut saved = self.profile_for_lists(None).await?;
        let mut calibration = Calibration::new(&saved.profile, &saved).ok_or_else(nothing_to_judge_by)?;
        let mut judge = |company: &Company<'_>| {
            calibration.add(company);
            unscored()
        };
        let options = FitOptions { top: None, is_known_industry, ..options.clone() };
        let summary = jobs::fit(input, &options, &mut judge, &mut |_: &FitRow| Ok(()), progress, cancel)?;
        let unknown_fields = calibration.unknown_fields();
        let typical =
            calibration.finish(name).ok_or_else(|| ToolError::invalid(format!("{name} has no company in it")))?;
        saved.typical = Some(typical.clone());
        let start = scorecard(&saved)?.start();
        self.store().save_profile(saved).await?;
        Ok(Calibrated { typical, start, unknown_fields, summary })
    }

    async fn profile_for_lists(&self, profile: Option<Profile>) -> Result<SavedProfile, ToolError> {
        if let Some(profile) = profile {
            if let Some(problem) = Scorecard::problems_of(&profile).first() {
                return Err(ToolError::invalid(format!(
                    "`{}` of the profile cannot be read: \"{}\" ({})",
                    problem.field,
                    problem.text.escape_default(),
                    problem.note
                )));
            }
            let saved_on = self.as_of().to_string();
            return Ok(SavedProfile {
                profile,
                confirmed: true,
                origin: Origin::Typed,
                saved_on,
                website: None,
                typical: None,
            });
        }
        self.store().profile().await?.ok_or_else(|| {
            ToolError::new(ErrorKind::NotFound, "no profile is saved, so there is nothing to judge by")
                .hinted("answer ten questions: andru-intel profile interview")
                .hinted("or write one and save it: andru-intel profile set < profile.toml")
        })
    }
}

fn scorecard(saved: &SavedProfile) -> Result<Scorecard, ToolError> {
    Scorecard::new(saved).ok_or_else(nothing_to_judge_by)
}

fn nothing_to_judge_by() -> ToolError {
    ToolError::invalid("the profile says nothing to judge a company by")
        .hinted("name at least one of industries, employees, geographies, technologies, pains, revenue, habits")
}

fn is_known_industry(text: &str) -> bool {
    Industry::read(text).value.is_some()
}

fn counts(summary: &FitSummary) -> BTreeMap<String, u64> {
    let actions = summary.by_action;
    [
        ("rows", summary.rows),
        ("scored", summary.scored),
        ("errors", summary.errors),
        ("duplicates", summary.duplicates),
        ("call", actions.call),
        ("research", actions.research),
        ("drop", actions.drop),
    ]
    .into_iter()
    .map(|(what, number)| (what.to_owned(), number))
    .collect()
}

/// A row for a job that looks at companies without scoring them.
fn unscored() -> FitRow {
    FitRow {
        row: 0,
        line: None,
        company: String::new(),
        action: Action::Research,
        score: Points::ZERO,
        tier: None,
        coverage: Points::ZERO,
        low: Points::ZERO,
        high: Points::ZERO,
        timing: TimingState::None,
        gates: Vec::new(),
        reasons: Vec::new(),
        unknown: Vec::new(),
        duplicate_of: None,
        people: None,
        notes: Vec::new(),
    }
}
