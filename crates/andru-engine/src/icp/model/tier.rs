//! Tiers of a model: cuts where win rates differ, or by how many accounts there is time for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::points::Points;
use super::super::scorecard::{COVERAGE_FLOOR, COVERAGE_FLOOR_B};
use super::super::verdict::Tier;
use super::super::wilson::{Z_95, wilson};
use super::validation::equal_groups;

/// Where a tier begins, with what the deals in it came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TierCut {
    /// The tier.
    pub tier: Tier,
    /// The fewest points of the tier.
    pub from: Points,
    /// The closed deals in it, each scored by a model that never saw it.
    pub deals: u64,
    /// How many of them were won.
    pub won: u64,
    /// The lower end of the 95% interval of their win rate, after Wilson.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// Cuts are looked for between this many groups of deals of equal size.
const GROUPS: usize = 20;
/// The fewest deals of a tier: fewer prove little of its win rate, and cuts are chosen where rates look most different.
const LEAST_IN_TIER: u64 = 20;

/// The tier of a score: the first whose cut it reaches. On less coverage than the profile's tiers ask for it is held
/// back at B or C. `None` where there are no cuts or nothing is known.
pub fn tier_of(cuts: &[TierCut], points: Points, coverage: Points) -> Option<Tier> {
    if cuts.is_empty() || coverage <= Points::ZERO {
        return None;
    }
    let reached = cuts.iter().find(|cut| points >= cut.from).map_or(Tier::D, |cut| cut.tier);
    Some(match reached {
        Tier::A | Tier::B if coverage < COVERAGE_FLOOR_B => Tier::C,
        Tier::A if coverage < COVERAGE_FLOOR => Tier::B,
        reached => reached,
    })
}

/// Cuts by win rate: up to four tiers of at least 20 deals whose 95% intervals do not overlap, as many as the deals bear, cut where that
/// makes the outcomes likeliest. Empty where not even two can be told apart.
///
/// With four the letters are A to D. With three the middle one is B where its whole interval is above the overall win
/// rate, else C; with two they are A and D.
pub(in super::super) fn cuts_by_win_rate(scores: &[Points], won: &[bool]) -> Vec<TierCut> {
    let mut ranked: Vec<(Points, bool)> = scores.iter().copied().zip(won.iter().copied()).collect();
    ranked.sort_unstable();
    let mut groups: Vec<Group> = equal_groups(&ranked, GROUPS).into_iter().filter_map(Group::of).collect();
    groups.reverse();
    let Some(all) = join(&groups) else { return Vec::new() };
    let best = (2..=4).rev().find_map(|tiers| {
        let mut best: Option<(f64, Vec<Group>)> = None;
        splits(&groups, tiers, &mut Vec::new(), &mut best);
        best.map(|(_, found)| found)
    });
    let found = best.unwrap_or_default();
    let letters: &[Tier] = match found.as_slice() {
        [_, middle, _] if middle.interval().0 > all.rate() => &[Tier::A, Tier::B, Tier::D],
        [_, _, _] => &[Tier::A, Tier::C, Tier::D],
        [_, _] => &[Tier::A, Tier::D],
        _ => &[Tier::A, Tier::B, Tier::C, Tier::D],
    };
    let last = found.len().saturating_sub(1);
    let cut = |(at, (group, tier)): (usize, (&Group, &Tier))| {
        let (low, high) = group.interval();
        let from = if at == last { Points::ZERO } else { group.from };
        TierCut { tier: *tier, from, deals: group.deals, won: group.won, low, high }
    };
    found.iter().zip(letters).enumerate().map(cut).collect()
}

/// Cuts by capacity, from the points of every account: A is the best `capacity`, B as many again, C twice as many, D
/// the rest. Accounts of equal points are never in two tiers, so a tier may have fewer.
///
/// `accounts` has how many accounts have each number of tenths, from 0 to 1000. The cuts for A, B and C; `None` where
/// no account can reach the tier.
pub fn capacity_cuts(accounts: &[u64], capacity: u64) -> [Option<Points>; 3] {
    let shares = [capacity, capacity.saturating_mul(2), capacity.saturating_mul(4)];
    shares.map(|share| {
        let mut above = 0_u64;
        let mut cut = None;
        for (tenths, count) in accounts.iter().enumerate().rev() {
            above = above.saturating_add(*count);
            if above > share {
                break;
            }
            if *count > 0 {
                cut = i32::try_from(tenths).ok().map(Points::from_tenths);
            }
        }
        cut
    })
}

/// The tier of an account by the cuts of [`capacity_cuts`]: a place in the queue, so low coverage holds nothing back.
/// `None` where nothing is known.
pub fn capacity_tier(cuts: &[Option<Points>; 3], points: Points, coverage: Points) -> Option<Tier> {
    let mut tiers = cuts.iter().zip([Tier::A, Tier::B, Tier::C]);
    let reached = tiers.find(|(cut, _)| cut.is_some_and(|cut| points >= cut));
    (coverage > Points::ZERO).then(|| reached.map_or(Tier::D, |(_, tier)| tier))
}

#[derive(Debug, Clone, Copy)]
struct Group {
    from: Points,
    deals: u64,
    won: u64,
}

impl Group {
    fn of(deals: &[(Points, bool)]) -> Option<Self> {
        let won = deals.iter().filter(|deal| deal.1).count() as u64;
        Some(Self { from: deals.first()?.0, deals: deals.len() as u64, won })
    }

    fn rate(&self) -> f64 {
        self.won as f64 / self.deals as f64
    }

    fn interval(&self) -> (f64, f64) {
        wilson(self.won, self.deals, Z_95).unwrap_or((0.0, 1.0))
    }

    /// The log-likelihood of its outcomes at its own win rate.
    fn likelihood(&self) -> f64 {
        let part = |count: u64, rate: f64| if count == 0 { 0.0 } else { count as f64 * rate.ln() };
        part(self.won, self.rate()) + part(self.deals - self.won, 1.0 - self.rate())
    }
}

/// Neighbouring groups as one.
fn join(groups: &[Group]) -> Option<Group> {
    let from = groups.last()?.from;
    let (deals, won) = groups.iter().fold((0, 0), |sum, group| (sum.0 + group.deals, sum.1 + group.won));
    Some(Group { from, deals, won })
}

/// Tries every way to cut groups, best first, into so many tiers; keeps the likeliest whose intervals do not overlap.
fn splits(groups: &[Group], tiers: usize, before: &mut Vec<Group>, best: &mut Option<(f64, Vec<Group>)>) {
    let ends = if tiers == 1 { groups.len()..=groups.len() } else { 1..=groups.len().saturating_sub(1) };
    for end in ends {
        let (here, rest) = groups.split_at(end.min(groups.len()));
        let Some(tier) = join(here).filter(|tier| tier.deals >= LEAST_IN_TIER) else { continue };
        if before.last().is_some_and(|above| above.interval().0 <= tier.interval().1) {
            continue;
        }
        before.push(tier);
        if tiers == 1 {
            let likelihood: f64 = before.iter().map(Group::likelihood).sum();
            if best.as_ref().is_none_or(|(known, _)| likelihood > *known) {
                *best = Some((likelihood, before.clone()));
            }
        } else {
            splits(rest, tiers - 1, before, best);
        }
        before.pop();
    }
}
