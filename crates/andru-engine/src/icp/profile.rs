//! The profile: whom one sells to, in the user's own words.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::dimension::{Dimension, Field};

/// Whom one sells to: what is sold, which companies fit, which are refused, and what counts most.
///
/// Everything is optional and in the user's words; the readers of [`crate::read`] make sense of it when a
/// scorecard is built. Wire names are camelCase, in JSON and in TOML.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Profile {
    /// What is sold and what stops hurting.
    #[schemars(length(max = 2000))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<String>,
    /// Industries that fit.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub industries: Vec<String>,
    /// Head count that fits, such as 50-500.
    #[schemars(length(max = 60))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employees: Option<String>,
    /// Yearly revenue that fits, such as $5M-$50M.
    #[schemars(length(max = 60))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<String>,
    /// Countries, states or regions that fit.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub geographies: Vec<String>,
    /// Technologies of which one must be in use.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub technologies: Vec<String>,
    /// Technologies that speak against a company.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub excluded_technologies: Vec<String>,
    /// Pains buyers voice, commonest first.
    #[schemars(length(max = 20), inner(length(max = 300)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pains: Vec<String>,
    /// Lasting habits of good customers.
    #[schemars(length(max = 20), inner(length(max = 300)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub habits: Vec<String>,
    /// Events that make a company buy.
    #[schemars(length(max = 20), inner(length(max = 300)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub triggers: Vec<String>,
    /// Titles of the people who buy; the signer first.
    #[schemars(length(max = 20), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub buyer_roles: Vec<String>,
    /// What is refused outright.
    #[serde(skip_serializing_if = "Refusals::is_empty")]
    pub refuse: Refusals,
    /// Dimensions ranked, most telling first.
    #[schemars(length(max = 5))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<Dimension>,
    /// Weights per dimension in place of priorities.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<Weights>,
    /// Half-life in days by kind of event.
    #[schemars(length(max = 20))]
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub half_life_days: BTreeMap<String, f64>,
    /// Named customers to check the profile against.
    #[serde(skip_serializing_if = "Examples::is_empty")]
    pub examples: Examples,
    /// New companies one can properly work in a week.
    #[schemars(range(min = 1, max = 10_000))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capacity_per_week: Option<u32>,
    /// Score from which a tier begins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tiers: Option<TierCuts>,
}

/// What is refused outright, whatever the score.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Refusals {
    /// Industries refused, cash in hand.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub industries: Vec<String>,
    /// Countries or regions not served, or under sanctions.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub geographies: Vec<String>,
    /// Mandatory systems that make a sale impossible.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub technologies: Vec<String>,
    /// Regulated data one is not certified for.
    #[schemars(length(max = 20), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regulated_data: Vec<String>,
    /// Competitors and companies that opted out, by name or domain.
    #[schemars(length(max = 500), inner(length(max = 200)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub companies: Vec<String>,
    /// Fewest people a customer may have.
    #[schemars(range(min = 1, max = 10_000_000))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_employees: Option<u32>,
    /// Smallest yearly price worth signing.
    #[schemars(length(max = 60))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_floor: Option<String>,
}

impl Refusals {
    /// Whether nothing is refused.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Weight of each dimension; they are taken in proportion and need not sum to 100.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Weights {
    /// Weight of firmographics.
    #[schemars(range(min = 0, max = 100))]
    pub firmographics: f64,
    /// Weight of technographics.
    #[schemars(range(min = 0, max = 100))]
    pub technographics: f64,
    /// Weight of pain points.
    #[schemars(range(min = 0, max = 100))]
    pub pain_points: f64,
    /// Weight of budget fit.
    #[schemars(range(min = 0, max = 100))]
    pub budget_fit: f64,
    /// Weight of behavioral signals.
    #[schemars(range(min = 0, max = 100))]
    pub behavioral_signals: f64,
}

impl Weights {
    /// The weight of one dimension.
    pub const fn of(&self, dimension: Dimension) -> f64 {
        match dimension {
            Dimension::Firmographics => self.firmographics,
            Dimension::Technographics => self.technographics,
            Dimension::PainPoints => self.pain_points,
            Dimension::BudgetFit => self.budget_fit,
            Dimension::BehavioralSignals => self.behavioral_signals,
        }
    }
}

/// The score from which each tier begins, 0 to 100, falling from A to C; below C is D.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TierCuts {
    /// Tier A begins here.
    #[schemars(range(min = 0, max = 100))]
    pub a: f64,
    /// Tier B begins here.
    #[schemars(range(min = 0, max = 100))]
    pub b: f64,
    /// Tier C begins here.
    #[schemars(range(min = 0, max = 100))]
    pub c: f64,
}

/// Companies the user named: some to clone, some that looked right and went wrong.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Examples {
    /// Customers one would clone.
    #[schemars(length(max = 20))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub good: Vec<NamedCompany>,
    /// Companies that looked right and went wrong.
    #[schemars(length(max = 20))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub bad: Vec<NamedCompany>,
}

impl Examples {
    /// Whether no company is named.
    pub fn is_empty(&self) -> bool {
        self.good.is_empty() && self.bad.is_empty()
    }
}

/// A company the user named, with what they know of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct NamedCompany {
    /// Its name.
    #[schemars(length(max = 200))]
    pub name: String,
    /// What it does.
    #[schemars(length(max = 120))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// How many people work there.
    #[schemars(length(max = 60))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employees: Option<String>,
    /// Yearly revenue.
    #[schemars(length(max = 60))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<String>,
    /// Where it is.
    #[schemars(length(max = 120))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geography: Option<String>,
    /// What it runs.
    #[schemars(length(max = 50), inner(length(max = 120)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub technologies: Vec<String>,
    /// What hurt.
    #[schemars(length(max = 20), inner(length(max = 300)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pains: Vec<String>,
    /// Its lasting habits.
    #[schemars(length(max = 20), inner(length(max = 300)))]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub habits: Vec<String>,
    /// Why it went well or wrong, in the user's words.
    #[schemars(length(max = 500))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// A profile as it is saved: with where it comes from, whether a person stands behind it, and what is typical.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SavedProfile {
    /// The profile.
    pub profile: Profile,
    /// Whether a person confirmed it; a proposal that nobody confirmed gives no tier.
    pub confirmed: bool,
    /// Where it comes from.
    pub origin: Origin,
    /// The day it was saved, `YYYY-MM-DD`.
    pub saved_on: String,
    /// The user's website, as they gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
    /// What is typical of the user's own list, once calibrated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typical: Option<Typical>,
}

/// Where a saved profile comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The user typed it.
    Typed,
    /// The user answered the interview.
    Interview,
    /// Proposed from a product description.
    Proposed,
}

/// What is typical of a list: the mean match of each field, frozen by `profile calibrate`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Typical {
    /// The name of the list, for people.
    pub list: String,
    /// How many rows it had.
    pub rows: u64,
    /// Mean match, 0 to 1, of each field over the rows where it is known; a field known in no row is left out.
    pub mean_match: BTreeMap<Field, f64>,
    /// The criteria it was measured with; others make it void.
    pub criteria: Vec<String>,
}

impl Profile {
    /// What the fields are judged by, as text: a change here makes a calibration void, a change of weights does not.
    pub fn criteria(&self) -> Vec<String> {
        let list = |name: &str, items: &[String]| format!("{name}: {}", items.join(" | "));
        let one = |name: &str, item: &Option<String>| format!("{name}: {}", item.as_deref().unwrap_or_default());
        vec![
            list("industries", &self.industries),
            one("employees", &self.employees),
            one("revenue", &self.revenue),
            list("geographies", &self.geographies),
            list("technologies", &self.technologies),
            list("excludedTechnologies", &self.excluded_technologies),
            list("pains", &self.pains),
            list("habits", &self.habits),
        ]
    }
}
