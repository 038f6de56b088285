//! What would change a verdict: only conditions that do, judged by the same rules as the verdict itself.

use super::{Strength, fragment, strength_of};
use crate::icp::advice::question;
use crate::icp::anti_pattern::AntiPattern;
use crate::icp::fit::Fit;
use crate::icp::gate::{Gate, GateResult};
use crate::icp::points::Points;
use crate::icp::scorecard::{FieldFit, Scorecard};

/// The most conditions named.
const MOST: usize = 5;

/// A verdict with everything it was reached from.
pub(super) struct Flips<'a> {
    pub(super) card: &'a Scorecard,
    pub(super) fit: &'a Fit,
    pub(super) gates: &'a [Gate],
    pub(super) patterns: &'a [(&'static AntiPattern, GateResult, String)],
    pub(super) strength: Option<Strength>,
    /// How many conditions lowered the verdict by a step.
    pub(super) lowered: usize,
}

impl Flips<'_> {
    /// The conditions in words, the surest first: what fails, what could be found out, what nobody has asked yet.
    pub(super) fn in_words(&self) -> Vec<String> {
        let out: Vec<&Gate> = self.failed().filter(|gate| !gate.pauses).collect();
        if !out.is_empty() {
            // Nothing else changes the verdict while one of these stands.
            let names: Vec<&str> = out.iter().map(|gate| gate.name).collect();
            let many = if out.len() == 1 { "turns out to be wrong" } else { "all turn out to be wrong" };
            return vec![format!("{} {many}", names.join(" and "))];
        }
        let mut flips = Vec::new();
        if self.lowered > 0 && Some(self.by_fit(Points::ZERO, Points::ZERO, self.lowered - 1)) != self.strength {
            flips.extend(self.failed().map(|gate| format!("this stops being true: {}", gate.reason)));
            let against = self.patterns.iter().filter(|(_, result, _)| *result == GateResult::Fail);
            flips.extend(
                against.map(|(row, _, _)| format!("this stops being true: {}. {}", fragment(&row.text), row.ask)),
            );
        }
        let mut unknown: Vec<&FieldFit> =
            self.fit.fields.iter().map(AsRef::as_ref).filter(|field| field.is_unknown()).collect();
        unknown.sort_by_key(|field| std::cmp::Reverse(field.high - field.low));
        if self.strength.is_none() {
            // Whatever is learned first gives a verdict.
            let first = unknown.iter().map(|field| format!("{} is known. {}", field.field, question(field.field)));
            return first.take(MOST).collect();
        }
        for (how, case) in [("well", (|field| field.high) as fn(&FieldFit) -> Points), ("badly", |field| field.low)] {
            flips.extend(unknown.iter().filter_map(|field| self.field(field, how, case(field))));
        }
        let open = self.gates.iter().filter(|gate| gate.result == GateResult::Unknown && !gate.pauses);
        flips.extend(open.map(|gate| format!("{} turns out badly (now unknown: {})", gate.name, gate.reason)));
        flips.truncate(MOST);
        flips
    }

    fn failed(&self) -> impl Iterator<Item = &Gate> {
        self.gates.iter().filter(|gate| gate.result == GateResult::Fail)
    }

    /// A field that changes the verdict by itself when it turns out to have these points.
    fn field(&self, field: &FieldFit, how: &str, points: Points) -> Option<String> {
        let change = points - field.points;
        let changed = self.by_fit(change, field.high - field.low, self.lowered);
        (Some(changed) != self.strength).then(|| {
            format!("{} turns out {how}: {} of 100. {}", field.field, self.fit.score + change, question(field.field))
        })
    }

    /// The verdict if the score changed so, so much more were known, and so many conditions lowered it.
    fn by_fit(&self, change: Points, learned: Points, lowered: usize) -> Strength {
        let strength = strength_of(self.card, self.fit.score + change, self.fit.coverage + learned);
        (0..lowered).fold(strength, |strength, _| strength.lowered())
    }
}
