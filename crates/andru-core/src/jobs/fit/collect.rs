//! From rows read to rows given: duplicates, people, counts, the best.

use std::cell::Cell;
use std::collections::HashMap;

use andru_engine::icp::Company;
use andru_tools::context::Cancel;
use andru_tools::{ErrorKind, ToolError};

use super::people::People;
use super::summary::FitSummary;
use super::ties::TieCounter;
use super::top::Top;
use super::{FitOptions, NOTHING_TO_SCORE, Progress, RowJudge, RowSink, STEP};
use crate::intake::{Cells, Combined, Plan};
use crate::jobs::seen::{Met, Seen, key_of};

/// How many industries are remembered as known or not.
const MAX_INDUSTRIES: usize = 4_096;

/// One run of the job.
pub(super) struct Run<'a> {
    pub(super) summary: FitSummary,
    pub(super) plan: Plan,
    giver: Giver<'a>,
    progress: &'a mut dyn FnMut(&Progress),
    bytes: &'a Cell<u64>,
    /// The columns the judge reads besides the fields of the company.
    judged: Vec<usize>,
    is_known_industry: fn(&str) -> bool,
    industries: HashMap<Box<str>, bool>,
    combined: Combined,
    folded: String,
    seen: Seen,
    people: Option<People>,
    /// The row from which on people are no longer counted.
    people_end: Option<u64>,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        options: &FitOptions,
        judge: &'a mut dyn RowJudge,
        sink: &'a mut dyn RowSink,
        progress: &'a mut dyn FnMut(&Progress),
        cancel: &'a Cancel,
        bytes: &'a Cell<u64>,
    ) -> Self {
        Self {
            summary: FitSummary::default(),
            plan: Plan::default(),
            giver: Giver { judge, sink, cancel, top: options.top.map(Top::new), ties: TieCounter::default(), given: 0 },
            progress,
            bytes,
            judged: Vec::new(),
            is_known_industry: options.is_known_industry,
            industries: HashMap::new(),
            combined: Combined::default(),
            folded: String::new(),
            seen: Seen::new(),
            people: None,
            people_end: None,
        }
    }

    /// Sets how columns are read; a list is of people from its first plan on, or not at all.
    pub(super) fn set_plan(&mut self, mut plan: Plan, headings: &[String]) {
        if plan.is_of_people() && self.people.is_none() {
            self.people = Some(People::new());
        }
        self.giver.judge.planned(&plan, headings);
        // Several rows of a list of people may be one company, so no row of it is the company's.
        self.judged = if self.people.is_some() { Vec::new() } else { self.giver.judge.columns(headings) };
        plan.also_read(headings, &self.judged);
        self.plan = plan;
    }

    /// Sets the headings of companies that were read before.
    pub(super) fn set_headings(&mut self, headings: &[String]) {
        self.judged = self.giver.judge.columns(headings);
    }

    /// Takes in a company that was read before.
    pub(super) fn take_known(&mut self, company: &Company<'_>, cells: &dyn Cells) -> Result<(), ToolError> {
        self.begin_row()?;
        let place = Place { row: self.summary.rows, line: None, duplicate_of: None, people: None };
        self.giver.give(&mut self.summary, company, Some(cells), place)
    }

    /// Counts a row, looks whether the call was withdrawn, and tells the progress now and then.
    pub(super) fn begin_row(&mut self) -> Result<(), ToolError> {
        self.summary.rows += 1;
        if self.summary.rows % STEP == 1 {
            self.giver.cancel.check()?;
            (self.progress)(&Progress { rows: self.summary.rows, bytes: self.bytes.get() });
        }
        Ok(())
    }

    /// Takes a row in.
    pub(super) fn take<C: Cells>(&mut self, cells: &C, line: u64) -> Result<(), ToolError> {
        self.begin_row()?;
        let Self { plan, combined, industries, judged, .. } = self;
        let is_known = self.is_known_industry;
        let mut known = |text: &str| remembered(industries, text, is_known);
        plan.combine(cells, &mut known, combined);
        let company = plan.company(cells, combined);
        if company == Company::default() && judged.iter().all(|column| cells.cell(*column).is_empty()) {
            self.summary.error(line, NOTHING_TO_SCORE);
            return Ok(());
        }
        let row = self.summary.rows;
        let key = key_of(&company, &mut self.folded);
        let Some(people) = &mut self.people else {
            let duplicate_of = key.and_then(|key| match self.seen.check(key, row) {
                Met::Before(row) => Some(u64::from(row)),
                Met::First | Met::NoRoom => None,
            });
            let place = Place { row, line: Some(line), duplicate_of, people: None };
            return self.giver.give(&mut self.summary, &company, Some(cells), place);
        };
        self.summary.people_rows += 1;
        self.giver.judge.person(&company, cells);
        if self.people_end.is_none() {
            people.add(&mut self.seen, key, &company, row, line);
            if people.is_full() {
                self.people_end = Some(row + 1);
                self.give_people()?;
            }
            return Ok(());
        }
        // Past what can be held: a new company is given at once, without a count.
        if let Some(Met::Before(_)) = key.map(|key| self.seen.check(key, row)) {
            return Ok(());
        }
        let place = Place { row, line: Some(line), duplicate_of: None, people: None };
        self.giver.give(&mut self.summary, &company, None, place)
    }

    fn give_people(&mut self) -> Result<(), ToolError> {
        let Some(people) = &mut self.people else { return Ok(()) };
        for held in people.drain() {
            let place = Place { row: held.row, line: Some(held.line), duplicate_of: None, people: Some(held.people) };
            self.giver.give(&mut self.summary, &held.company(), None, place)?;
        }
        Ok(())
    }

    /// Gives what is still held and ends the summary.
    pub(super) fn finish(mut self) -> Result<FitSummary, ToolError> {
        self.give_people()?;
        let Self { mut summary, plan, giver, seen, people_end, .. } = self;
        summary.ties = giver.finish()?;
        summary.columns = plan.used().to_vec();
        summary.ignored_columns = plan.ignored().to_vec();
        summary.source = plan.source();
        let mut notes = plan.notes().to_vec();
        notes.append(&mut summary.notes);
        if let Some(row) = people_end {
            notes.push(format!(
                "from row {row} on, people are no longer counted: the list has more companies than are held at once"
            ));
        }
        if seen.is_full() {
            notes.push("duplicates were looked for among the first 1,000,000 companies only".to_owned());
        }
        summary.notes = notes;
        (self.progress)(&Progress { rows: summary.rows, bytes: self.bytes.get() });
        Ok(summary)
    }
}

/// Whether a text is a known industry, asked once for each text where there is room to remember it.
fn remembered(industries: &mut HashMap<Box<str>, bool>, text: &str, is_known: fn(&str) -> bool) -> bool {
    if let Some(known) = industries.get(text) {
        return *known;
    }
    let known = is_known(text);
    if industries.len() < MAX_INDUSTRIES {
        industries.insert(text.into(), known);
    }
    known
}

/// Where in the list a company is.
#[derive(Clone, Copy)]
struct Place {
    row: u64,
    line: Option<u64>,
    duplicate_of: Option<u64>,
    people: Option<u32>,
}

/// Has companies judged and gives their rows away.
struct Giver<'a> {
    judge: &'a mut dyn RowJudge,
    sink: &'a mut dyn RowSink,
    cancel: &'a Cancel,
    top: Option<Top>,
    ties: TieCounter,
    given: u64,
}

impl Giver<'_> {
    fn give(
        &mut self,
        summary: &mut FitSummary,
        company: &Company<'_>,
        cells: Option<&dyn Cells>,
        place: Place,
    ) -> Result<(), ToolError> {
        self.given += 1;
        if self.given.is_multiple_of(STEP) {
            self.cancel.check()?;
        }
        let mut row = self.judge.judge(company, cells);
        row.row = place.row;
        row.line = place.line;
        row.duplicate_of = place.duplicate_of;
        row.people = place.people;
        if row.company.is_empty() {
            row.company = format!("row {}", place.row);
        }
        summary.count(&row);
        if row.duplicate_of.is_none() {
            self.ties.count(&row);
        }
        match &mut self.top {
            None => self.sink.row(&row).map_err(unwritable),
            Some(top) => {
                if row.duplicate_of.is_none() {
                    top.offer(row);
                }
                Ok(())
            }
        }
    }

    /// Gives the best away where only they were wanted.
    fn finish(self) -> Result<super::Ties, ToolError> {
        for row in self.top.into_iter().flat_map(Top::finish) {
            self.sink.row(&row).map_err(unwritable)?;
        }
        Ok(self.ties.finish())
    }
}

fn unwritable(error: std::io::Error) -> ToolError {
    ToolError::new(ErrorKind::Unavailable, "cannot write the scored list").caused_by(error)
}
