//! A session's work over lists: scoring one, and learning from one what is typical.

use std::collections::BTreeMap;
use std::io::Read;

use andru_engine::icp::history::HistoryCard;
use andru_engine::icp::{
    Action, Calibration, Company, Field, Memo, Origin, Points, Profile, SavedProfile, Scorecard, TimingState, Typical,
};
use andru_engine::read::Industry;
use andru_tools::context::Cancel;
use andru_tools::history::{history_basis, judge_by_history, profile_counts};
use andru_tools::ports::Run;
use andru_tools::tools::batch_fit_score::NO_HISTORY;
use andru_tools::tools::get_icp_fit_score::list_basis;
use andru_tools::{ErrorKind, FitRow, ToolError};
use jiff::civil::Date;

use crate::deals::position;
use crate::intake::Cells;
use crate::jobs::{self, FitOptions, FitSummary, Progress, RowJudge, RowSink};
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
    /// Whether a model of the user's deals was in use.
    pub by_history: bool,
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
    /// Scores a list by the saved profile and the model in use, or by `profile` alone in place of both, and gives the rows
    /// to `sink`.
    ///
    /// # Errors
    /// `not_found` where no profile is saved, none is given and no model is in use, `invalid_input` where a given one cannot be
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
        options.is_known_industry = is_known_industry;
        self.score(profile, |judge| jobs::fit(input, &options, judge, sink, progress, cancel)).await
    }

    /// Has companies scored by the saved profile and the model in use, or by `profile` alone in place of both.
    pub(crate) async fn score(
        &self,
        profile: Option<Profile>,
        score: impl FnOnce(&mut dyn RowJudge) -> Result<FitSummary, ToolError>,
    ) -> Result<ScoredList, ToolError> {
        let is_given = profile.is_some();
        let in_use = self.context().model().await?;
        let model = in_use.clone().filter(|_| !is_given);
        let (saved, card) = match self.profile_for_lists(profile).await {
            Ok(saved) => match (Scorecard::new(&saved), &model) {
                (Some(card), _) => (Some(saved), card),
                (None, Some(_)) => (None, Scorecard::without_profile()),
                (None, None) => return Err(nothing_to_judge_by()),
            },
            Err(error) if error.kind() == ErrorKind::NotFound && model.is_some() => {
                (None, Scorecard::without_profile())
            }
            Err(error) => return Err(error),
        };
        let mut judge = ListJudge {
            memo: Memo::new(&card),
            history: model.as_deref().map(HistoryCard::new),
            columns: Vec::new(),
            profile_counts: profile_counts(saved.as_ref()),
            as_of: self.as_of(),
        };
        let summary = score(&mut judge)?;
        self.store().record_run(Run {
            id: 0,
            tool: "fit".to_owned(),
            input_hash: summary.input_hash.clone(),
            counts: counts(&summary),
            finished_at: self.clock().now(),
        });
        let mut basis = list_basis(saved.as_ref(), &card);
        basis.extend(match (&model, &in_use) {
            (Some(model), _) => history_basis(model, saved.as_ref()),
            (None, Some(_)) => vec!["your deals were not used: --profile judges by that profile alone".to_owned()],
            (None, None) => vec![NO_HISTORY.to_owned()],
        });
        let capacity_per_week = saved.and_then(|saved| saved.profile.capacity_per_week);
        Ok(ScoredList { summary, basis, capacity_per_week, by_history: model.is_some() })
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

/// Judges the companies of a list by a profile, a model, or both.
struct ListJudge<'s> {
    memo: Memo<'s>,
    history: Option<HistoryCard<'s>>,
    /// Per heading the model asks for, the column of the list.
    columns: Vec<Option<usize>>,
    profile_counts: bool,
    as_of: Date,
}

impl RowJudge for ListJudge<'_> {
    fn columns(&mut self, headings: &[String]) -> Vec<usize> {
        let place = |wanted| position(headings.iter().map(String::as_str), wanted);
        self.columns = self.history.iter().flat_map(HistoryCard::headings).map(place).collect();
        self.columns.iter().flatten().copied().collect()
    }

    fn judge(&mut self, company: &Company<'_>, cells: Option<&dyn Cells>) -> FitRow {
        let name = company.name.or(company.domain).unwrap_or_default().to_owned();
        let fit = self.memo.fit(company, self.as_of);
        let Some(history) = &self.history else { return FitRow::of(name, &fit) };
        let cell = |at: usize| Some(cells?.cell(self.columns.get(at).copied().flatten()?));
        let said = judge_by_history(history, company, cell, &fit, self.profile_counts);
        FitRow::by_history(name, &fit, history, &said)
    }
}

fn scorecard(saved: &SavedProfile) -> Result<Scorecard, ToolError> {
    Scorecard::new(saved).ok_or_else(nothing_to_judge_by)
}

fn nothing_to_judge_by() -> ToolError {
    ToolError::invalid("the profile says nothing to judge a company by")
        .hinted("name at least one of industries, employees, geographies, technologies, pains, revenue, habits")
}

pub(crate) fn is_known_industry(text: &str) -> bool {
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
pub(crate) fn unscored() -> FitRow {
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
        unknown_columns: Vec::new(),
        probability: None,
        profile_match: None,
        duplicate_of: None,
        people: None,
        notes: Vec::new(),
    }
}
