//! A profile checked, never fitted, against companies the user named.

use jiff::civil::Date;

use super::company::Company;
use super::points::Points;
use super::profile::{Examples, NamedCompany};
use super::scorecard::Scorecard;

/// How the profile orders the companies the user named: each good one against each bad one.
#[derive(Debug, Clone, PartialEq)]
pub struct PairCheck {
    /// Pairs in which the good company scores higher.
    pub your_way: usize,
    /// Pairs in which both score the same.
    pub ties: usize,
    /// All pairs.
    pub pairs: usize,
    /// The good companies with their scores, in the order they were named.
    pub good: Vec<(String, Points)>,
    /// The bad companies with their scores, in the order they were named.
    pub bad: Vec<(String, Points)>,
}

impl PairCheck {
    /// The check in one sentence; `None` where there is no pair.
    pub fn sentence(&self) -> Option<String> {
        let ties = if self.ties == 0 { String::new() } else { format!(", {} tied", self.ties) };
        let pairs = if self.pairs == 1 { "pair comes" } else { "pairs come" };
        (self.pairs > 0).then(|| format!("{} of {} {pairs} out your way{ties}.", self.your_way, self.pairs))
    }
}

/// Checks a scorecard against named companies.
pub fn check_pairs(card: &Scorecard, examples: &Examples, as_of: Date) -> PairCheck {
    let scored = |companies: &[NamedCompany]| -> Vec<(String, Points)> {
        companies.iter().map(|company| (company.name.clone(), score(card, company, as_of))).collect()
    };
    let (good, bad) = (scored(&examples.good), scored(&examples.bad));
    let pairs = || good.iter().flat_map(|(_, good)| bad.iter().map(move |(_, bad)| (*good, *bad)));
    PairCheck {
        your_way: pairs().filter(|(good, bad)| good > bad).count(),
        ties: pairs().filter(|(good, bad)| good == bad).count(),
        pairs: pairs().count(),
        good,
        bad,
    }
}

fn score(card: &Scorecard, named: &NamedCompany, as_of: Date) -> Points {
    let lines = |items: &[String]| (!items.is_empty()).then(|| items.join("\n"));
    let (technologies, pains, habits) = (lines(&named.technologies), lines(&named.pains), lines(&named.habits));
    let company = Company {
        name: Some(&named.name),
        industry: named.industry.as_deref(),
        employees: named.employees.as_deref(),
        revenue: named.revenue.as_deref(),
        geography: named.geography.as_deref(),
        technologies: technologies.as_deref(),
        pains: pains.as_deref(),
        habits: habits.as_deref(),
        ..Company::default()
    };
    card.fit(&company, as_of).score
}
