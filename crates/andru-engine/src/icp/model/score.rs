//! The score of one company by a model.

use std::cell::OnceCell;

use super::super::points::Points;
use super::LearnedScorecard;
use super::reading::{CellReader, Reading};

/// A model, ready to score.
#[derive(Debug, Clone)]
pub struct Scorer<'m> {
    card: &'m LearnedScorecard,
    readers: Vec<CellReader<'m>>,
    /// The fewest and most points of each column, of the cold start last.
    ranges: Vec<(Points, Points)>,
}

/// The score of one company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// The points, 0 to 100: the start plus those of every column and of the cold start, exactly.
    pub points: Points,
    /// The points if everything that is not filled in turns out badly.
    pub low: Points,
    /// The points if everything that is not filled in turns out well.
    pub high: Points,
    /// Percent of the scale that is filled in: 100 less the distance between best and worst case.
    pub coverage: Points,
}

/// What one column, or the cold start, adds to a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// What it adds.
    pub points: Points,
    /// What the cell was read as; the cold start has none.
    pub reading: Option<Reading>,
    /// Whether it was filled in with something the deals had.
    pub known: bool,
}

impl<'m> Scorer<'m> {
    /// Makes a scorecard ready to score.
    pub fn new(card: &'m LearnedScorecard) -> Self {
        let fields = card.fields.iter().map(|field| (field.least(), field.most()));
        let ranges = fields.chain(card.cold_start.iter().map(|cold| (cold.least(), cold.most()))).collect();
        Self { card, readers: card.fields.iter().map(CellReader::new).collect(), ranges }
    }

    /// The readers of the columns, in the order of [`LearnedScorecard::fields`].
    pub fn readers(&self) -> &[CellReader<'m>] {
        &self.readers
    }

    /// What each column adds, in order, and last the cold start where the model has one.
    ///
    /// `cell` gives the text of a column by its place in [`LearnedScorecard::fields`], `None` where there is no such
    /// column: it then adds nothing, whatever a blank cell would. `cold` is the cold-start score, where it is known.
    ///
    /// A blank adds the points of the blanks of the deals only in a row otherwise filled in as the deals were: one in
    /// which every column that has none for blanks is there and not blank. In any other row it adds nothing.
    pub fn parts<'t>(
        &'t self,
        cell: impl Fn(usize) -> Option<&'t str> + 't,
        cold: Option<f64>,
    ) -> impl Iterator<Item = Part> + 't {
        let filled_in = OnceCell::new();
        let fields = self.readers.iter().enumerate().map(move |(at, reader)| {
            let reading = cell(at).map_or(Reading::Unseen, |text| reader.read(text));
            let known = matches!(reading, Reading::Bin(_));
            let counts = match reading {
                Reading::Blank => *filled_in.get_or_init(|| self.is_filled_in(&cell)),
                Reading::Bin(_) | Reading::Unseen => true,
            };
            let points = if counts { reader.points(reading) } else { Points::ZERO };
            Part { points, reading: Some(reading), known }
        });
        let cold_start = self.card.cold_start.iter().map(move |cold_start| {
            let known = cold.filter(|score| score.is_finite());
            let points = known.map(|score| cold_start.points(score)).unwrap_or_default();
            Part { points, reading: None, known: known.is_some() }
        });
        fields.chain(cold_start)
    }

    /// Whether a row is filled in as the deals were: no column is absent or blank but those that have points for blanks.
    fn is_filled_in<'t>(&self, cell: impl Fn(usize) -> Option<&'t str>) -> bool {
        let mut never_blank = self.readers.iter().enumerate().filter(|(_, reader)| reader.field().blank.is_none());
        never_blank.all(|(at, reader)| cell(at).is_some_and(|text| !reader.is_blank(text)))
    }

    /// The score of a company, from what [`parts`](Self::parts) gives.
    pub fn sum(&self, parts: impl Iterator<Item = Part>) -> Scored {
        let start = self.card.start;
        let mut scored = Scored { points: start, low: start, high: start, coverage: Points::ZERO };
        for (part, (least, most)) in parts.zip(&self.ranges) {
            scored.points += part.points;
            scored.low += if part.known { part.points } else { *least };
            scored.high += if part.known { part.points } else { *most };
        }
        scored.coverage = Points::HUNDRED - (scored.high - scored.low);
        scored
    }

    /// The score of a company; `cell` and `cold` as for [`parts`](Self::parts).
    pub fn score<'t>(&'t self, cell: impl Fn(usize) -> Option<&'t str> + 't, cold: Option<f64>) -> Scored {
        self.sum(self.parts(cell, cold))
    }

    /// The probability of a win, 0 to 1, where the history bears one.
    pub fn probability(&self, points: Points) -> Option<f64> {
        self.card.calibration.map(|calibration| calibration.probability(points))
    }
}
