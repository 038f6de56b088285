//! What is typical of a list: the mean match of each field, frozen into the profile.

use std::collections::BTreeMap;

use super::company::Company;
use super::dimension::Field;
use super::profile::{Profile, SavedProfile, Typical};
use super::scorecard::{Scorecard, text_of};

/// Measures what is typical of a list, company by company, for `points = w·(m - p)`.
///
/// Sums run in the order of the list, so the same list gives the same bits.
#[derive(Debug)]
pub struct Calibration {
    card: Scorecard,
    criteria: Vec<String>,
    rows: u64,
    sums: BTreeMap<Field, (f64, u64)>,
}

impl Calibration {
    /// Begins a measurement; `None` where the profile has nothing to judge by.
    ///
    /// Every field the profile asks for is measured, whatever it weighs now, so that the measurement holds
    /// when the weights change.
    pub fn new(profile: &Profile, saved: &SavedProfile) -> Option<Self> {
        let unweighted = Profile { weights: None, priorities: Vec::new(), ..profile.clone() };
        let card = Scorecard::new(&SavedProfile { profile: unweighted, typical: None, ..saved.clone() })?;
        Some(Self { card, criteria: profile.criteria(), rows: 0, sums: BTreeMap::new() })
    }

    /// Takes in one company.
    pub fn add(&mut self, company: &Company<'_>) {
        self.rows += 1;
        for (field, _) in self.card.weights() {
            if let Some(level) = self.card.level(field, text_of(company, field)) {
                let (sum, known) = self.sums.entry(field).or_default();
                *sum += level;
                *known += 1;
            }
        }
    }

    /// The fields that were known in no company: they keep the midpoint.
    pub fn unknown_fields(&self) -> Vec<Field> {
        self.card.weights().map(|(field, _)| field).filter(|field| !self.sums.contains_key(field)).collect()
    }

    /// What is typical, under the name of the list; `None` where no company was taken in.
    pub fn finish(self, list: &str) -> Option<Typical> {
        let mean_match = self.sums.into_iter().map(|(field, (sum, known))| (field, sum / known as f64)).collect();
        (self.rows > 0).then(|| Typical { list: list.to_owned(), rows: self.rows, mean_match, criteria: self.criteria })
    }
}
