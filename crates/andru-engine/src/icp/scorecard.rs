//! A profile made ready to judge companies.

use std::sync::Arc;

use super::company::Company;
use super::criterion::{Criterion, Judged, ProfileProblem, counted};
use super::dimension::Field;
use super::gate::Gates;
use super::level::Level;
use super::points::Points;
use super::profile::{Profile, SavedProfile, TierCuts, Typical};
use super::timing::Triggers;
use super::weight::{WeightSource, field_weights};

/// Tiers where the profile names none: a judgement of ours until there is a history to measure them by.
pub const DEFAULT_CUTS: TierCuts = TierCuts { a: 75.0, b: 60.0, c: 40.0 };

/// The least coverage, in percent, for tier A, and for calling on a score that what is unknown could still undo.
///
/// A judgement of ours, from one measurement: with 40% of fields blank, scores in the lowest quarter of
/// coverage were reliably worse than the rest.
pub const COVERAGE_FLOOR: Points = Points::from_tenths(600);

/// The least coverage, in percent, for tier B: half of what A needs, a judgement of ours. A start above the cut, as
/// a calibrated list can have, must not make a company B of which next to nothing is known.
pub const COVERAGE_FLOOR_B: Points = Points::from_tenths(300);

/// The match a field is taken to have where no list was calibrated: the middle of 0 to 1.
pub const MIDPOINT: f64 = 0.5;

/// A profile made ready to judge: criteria, exact weights, gates, and what is typical.
///
/// With weight *w*, match *m* and typical match *p* of a field, its points are `w·m - w·p`, in exact tenths.
/// The score is the start (the sum of all `w·p`) plus the points. An unknown field has
/// the typical match, so it adds 0. All minima give 0 and all maxima give 100, exactly.
#[derive(Debug)]
pub struct Scorecard {
    pub(super) cards: Vec<FieldCard>,
    pub(super) start: Points,
    pub(super) cuts: TierCuts,
    pub(super) confirmed: bool,
    pub(super) gates: Gates,
    pub(super) triggers: Triggers,
    start_basis: String,
    weight_source: WeightSource,
    problems: Vec<ProfileProblem>,
}

/// One field of a scorecard.
#[derive(Debug)]
pub(super) struct FieldCard {
    pub(super) field: Field,
    criterion: Criterion,
    /// What the field weighs.
    pub(super) weight: Points,
    /// The weighted typical match: what the field adds to the start.
    pub(super) typical: Points,
}

/// What a scorecard says of one field of a company.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldFit {
    /// The field.
    pub field: Field,
    /// What it adds to the score, or takes from it; 0 where it is unknown.
    pub points: Points,
    /// The points if what is unknown of it turns out badly.
    pub low: Points,
    /// The points if what is unknown of it turns out well.
    pub high: Points,
    /// What it weighs, of 100.
    pub weight: Points,
    /// The most points it can have: those of a full match.
    pub most: Points,
    /// Why, as a fragment without a final period.
    pub reason: String,
    /// What should be known about how the text was read.
    pub note: Option<String>,
    /// The reason with its points, as a list shows it: `industry +9.5: logistics is on your list`.
    pub line: Arc<str>,
    /// The note with the field, as a list shows it.
    pub note_line: Option<Arc<str>>,
    /// Whether its text was read and still decides nothing; a list says why in its notes.
    pub undecided: bool,
    /// Whether a value was read, be it a rough one.
    read: bool,
}

impl FieldFit {
    /// Whether nothing, or not all, is known of it.
    pub fn is_unknown(&self) -> bool {
        self.low < self.high
    }

    /// Whether nothing at all is known of it.
    pub fn is_blank(&self) -> bool {
        !self.read
    }

    /// Whether something is known of it, but not all.
    pub fn is_partly_known(&self) -> bool {
        self.is_unknown() && self.read
    }
}

impl Scorecard {
    /// Makes a saved profile ready to judge.
    ///
    /// Parts that cannot be read are left out and listed by [`problems`](Self::problems). `None` where nothing
    /// is left to judge by: the profile then needs more before it can score anything.
    pub fn new(saved: &SavedProfile) -> Option<Self> {
        let profile = &saved.profile;
        let mut problems = Vec::new();
        let criteria: Vec<(Field, Criterion)> = Field::ALL
            .iter()
            .filter_map(|field| Some((*field, Criterion::of(*field, profile, &mut problems)?)))
            .collect();
        let active: Vec<Field> = criteria.iter().map(|(field, _)| *field).collect();
        let (weights, weight_source) = field_weights(profile, &active);
        let typical = saved.typical.as_ref().filter(|typical| typical.criteria == profile.criteria());
        let measured = |field: &Field| typical.and_then(|typical| typical.mean_match.get(field)).copied();
        let mean = |field: &Field| measured(field).filter(|mean| (0.0..=1.0).contains(mean)).unwrap_or(MIDPOINT);
        let mut start_exact = 0.0;
        let mut start = Points::ZERO;
        let mut cards = Vec::new();
        for ((field, criterion), (_, weight)) in criteria.into_iter().zip(weights) {
            if weight > Points::ZERO {
                // Each field takes the step between two rounded running sums, so that the roundings do not add
                // up: with the midpoint everywhere the start is 50.0, whatever the weights. The step is kept
                // within the weight, so that an unknown field's 0 lies between its worst and its best case.
                start_exact += weight.to_f64() * mean(&field);
                let typical = (Points::nearest(start_exact) - start).clamp(Points::ZERO, weight);
                start += typical;
                cards.push(FieldCard { field, criterion, weight, typical });
            }
        }
        if cards.is_empty() {
            return None;
        }
        let at_midpoint: Vec<Field> =
            cards.iter().map(|card| card.field).filter(|field| measured(field).is_none()).collect();
        Some(Self {
            start,
            cards,
            cuts: profile.tiers.unwrap_or(DEFAULT_CUTS),
            confirmed: saved.confirmed,
            gates: Gates::of(profile, &mut problems),
            triggers: Triggers::of(profile),
            start_basis: start_basis(saved.typical.as_ref(), typical.is_some(), &at_midpoint),
            weight_source,
            problems,
        })
    }

    /// A scorecard for where no profile is saved: it judges the gates that every company has, and when events happened,
    /// and gives no score.
    pub fn without_profile() -> Self {
        let profile = Profile::default();
        Self {
            start: Points::ZERO,
            cards: Vec::new(),
            cuts: DEFAULT_CUTS,
            confirmed: true,
            gates: Gates::of(&profile, &mut Vec::new()),
            triggers: Triggers::of(&profile),
            start_basis: String::new(),
            weight_source: WeightSource::Equal,
            problems: Vec::new(),
        }
    }

    /// Whether a profile has anything to judge a company by, with the weights it has.
    pub fn can_judge(profile: &Profile) -> bool {
        let asks = |field: &Field| Criterion::of(*field, profile, &mut Vec::new()).is_some();
        let active: Vec<Field> = Field::ALL.into_iter().filter(asks).collect();
        field_weights(profile, &active).0.iter().any(|(_, weight)| *weight > Points::ZERO)
    }

    /// The parts of a profile that cannot be read, without building a scorecard from it.
    pub fn problems_of(profile: &Profile) -> Vec<ProfileProblem> {
        let mut problems = Vec::new();
        for field in Field::ALL {
            Criterion::of(field, profile, &mut problems);
        }
        Gates::of(profile, &mut problems);
        problems
    }

    /// Judges one field by its text.
    ///
    /// The answer depends on nothing but the scorecard and the text, so it may be kept for the next company
    /// with the same text. `None` for a field the profile asks nothing of.
    pub fn judge(&self, field: Field, text: Option<&str>) -> Option<Arc<FieldFit>> {
        let card = self.cards.iter().find(|card| card.field == field)?;
        let Judged { level, reason, note, undecided } = card.criterion.judge(text);
        let points = |level: f64| weighted(card.weight, level) - card.typical;
        let worth = level.value.map_or(Points::ZERO, points);
        Some(Arc::new(FieldFit {
            field,
            points: worth,
            line: format!("{field} {}: {reason}", worth.signed()).into(),
            note_line: note_line(field, &reason, note.as_deref(), undecided),
            low: points(level.low),
            high: points(level.high),
            weight: card.weight,
            most: points(1.0),
            reason,
            note,
            undecided,
            read: level.value.is_some(),
        }))
    }

    /// How well a company's text matches one field, from 0 to 1; `None` where it is unknown or not asked for.
    pub(super) fn level(&self, field: Field, text: Option<&str>) -> Option<f64> {
        let card = self.cards.iter().find(|card| card.field == field)?;
        let Level { value, .. } = card.criterion.judge(text).level;
        value
    }

    /// The score of a typical company: where every score starts.
    pub fn start(&self) -> Points {
        self.start
    }

    /// What the start rests on, for the basis of an answer.
    pub fn start_basis(&self) -> &str {
        &self.start_basis
    }

    /// Where the weights come from, in words.
    pub fn weight_basis(&self) -> &'static str {
        self.weight_source.words()
    }

    /// The score from which each tier begins.
    pub fn cuts(&self) -> TierCuts {
        self.cuts
    }

    /// The fields that count, with what each weighs; the weights sum to 100.
    pub fn weights(&self) -> impl Iterator<Item = (Field, Points)> {
        self.cards.iter().map(|card| (card.field, card.weight))
    }

    /// The parts of the profile that could not be read.
    pub fn problems(&self) -> &[ProfileProblem] {
        &self.problems
    }
}

/// The note for a list; a text that decides nothing says why there too.
fn note_line(field: Field, reason: &str, note: Option<&str>, undecided: bool) -> Option<Arc<str>> {
    let why = || reason.strip_prefix("unknown: ").filter(|_| undecided);
    Some(format!("{field}: {}", note.or_else(why)?).into())
}

fn weighted(weight: Points, level: f64) -> Points {
    Points::nearest(weight.to_f64() * level)
}

fn start_basis(saved: Option<&Typical>, in_force: bool, at_midpoint: &[Field]) -> String {
    match saved {
        Some(typical) if in_force => {
            let rows = usize::try_from(typical.rows).unwrap_or(usize::MAX);
            let fields: Vec<&str> = at_midpoint.iter().map(|field| field.name()).collect();
            let rest = if fields.is_empty() {
                String::new()
            } else {
                format!("; our midpoint for what no row told: {}", fields.join(", "))
            };
            format!("a typical company in {} ({}){rest}", typical.list, counted(rows, "row", "rows"))
        }
        Some(typical) => format!("our midpoint; your profile changed since {} was calibrated", typical.list),
        None => "our midpoint; no list calibrated yet".to_owned(),
    }
}

/// The text of a company that a field is read from.
pub(super) fn text_of<'a>(company: &Company<'a>, field: Field) -> Option<&'a str> {
    match field {
        Field::Industry => company.industry,
        Field::HeadCount => company.employees,
        Field::Geography => company.geography,
        Field::Technology | Field::ExcludedTechnology => company.technologies,
        Field::Pain => company.pains,
        Field::Revenue => company.revenue,
        Field::Habit => company.habits,
    }
}
