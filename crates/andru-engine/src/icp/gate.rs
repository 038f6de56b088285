//! Gates: what disqualifies a company or says to wait, outside the score, as pass, fail or unknown.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::company::Company;
use super::criterion::{ProfileProblem, none_of, nothing_said, parts, short, technologies_in};
use super::profile::Profile;
use crate::figure::grouped;
use crate::read::{self, Industry, Money, Phrase, Technology, Territory, fold};

/// The result of one gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// What it is about, in words: `geography`.
    pub name: &'static str,
    /// The result.
    pub result: GateResult,
    /// Whether failing means to wait rather than to drop the company.
    pub pauses: bool,
    /// Why, as a fragment.
    pub reason: String,
    /// The gate as a list shows it: `geography: pass`.
    pub line: Arc<str>,
    /// Where it fails, what fails and why, as a list shows it first: `geography fails: Russia is refused`.
    pub fails: Option<Arc<str>>,
}

/// Pass, fail, or not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GateResult {
    /// Nothing stands in the way.
    Pass,
    /// The company is out, or has to wait.
    Fail,
    /// Nobody can say yet: ask.
    Unknown,
}

impl GateResult {
    /// The result in words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unknown => "unknown",
        }
    }
}

impl Gate {
    fn new(name: &'static str, result: GateResult, pauses: bool, reason: String) -> Self {
        let line = format!("{name}: {}", result.words()).into();
        let fails = (result == GateResult::Fail).then(|| {
            let what = if pauses { "says wait" } else { "fails" };
            format!("{name} {what}: {reason}").into()
        });
        Self { name, result, pauses, reason, line, fails }
    }
}

/// The gates of a profile.
#[derive(Debug)]
pub(super) struct Gates {
    pub(super) rules: Vec<Rule>,
    companies: Option<Companies>,
    price_floor: Option<(Money, String)>,
}

/// A gate that one text of a company decides.
#[derive(Debug)]
pub(super) enum Rule {
    /// None of these industries.
    Industry { known: Vec<Industry>, words: Vec<Phrase> },
    /// None of these places.
    Geography(Vec<Territory>),
    /// None of these mandatory systems.
    Technology(Vec<Technology>),
    /// At least so many people.
    HeadCount(f64),
    /// None of these kinds of regulated data.
    RegulatedData(Vec<String>),
    /// A yes to this question fails; where nothing is said, the gate is not there.
    Flag { name: &'static str, yes: &'static str, pauses: bool, text: for<'a> fn(&Company<'a>) -> Option<&'a str> },
}

const FLAGS: [Rule; 4] = [
    Rule::Flag {
        name: "opted out",
        yes: "they asked not to be contacted",
        pauses: false,
        text: |company| company.opted_out,
    },
    Rule::Flag { name: "insolvency", yes: "they are insolvent", pauses: true, text: |company| company.insolvent },
    Rule::Flag {
        name: "pending acquisition",
        yes: "they are about to be acquired",
        pauses: true,
        text: |company| company.being_acquired,
    },
    Rule::Flag {
        name: "contract with a rival",
        yes: "they have a fresh contract with a rival",
        pauses: true,
        text: |company| company.rival_contract,
    },
];

impl Gates {
    pub(super) fn of(profile: &Profile, problems: &mut Vec<ProfileProblem>) -> Self {
        let refuse = &profile.refuse;
        let mut rules = Vec::new();
        if !refuse.industries.is_empty() {
            let (mut known, mut words) = (Vec::new(), Vec::new());
            for name in &refuse.industries {
                match Industry::read(name).value {
                    Some(industry) => known.push(industry),
                    None => words.push(Phrase::new(name)),
                }
            }
            rules.push(Rule::Industry { known, words });
        }
        let mut problem = |field, text: &str, note: Option<String>| {
            let note = note.unwrap_or_else(|| "nothing is written there".to_owned());
            problems.push(ProfileProblem { field, text: text.to_owned(), note });
        };
        let mut territories = Vec::new();
        for name in &refuse.geographies {
            let reading = Territory::read(name);
            match reading.value {
                Some(territory) => territories.push(territory),
                None => problem("refuse.geographies", name, reading.note),
            }
        }
        if !territories.is_empty() {
            rules.push(Rule::Geography(territories));
        }
        let technologies: Vec<Technology> =
            refuse.technologies.iter().filter_map(|name| Technology::read(name)).collect();
        if !technologies.is_empty() {
            rules.push(Rule::Technology(technologies));
        }
        rules.extend(refuse.min_employees.map(|least| Rule::HeadCount(f64::from(least))));
        if !refuse.regulated_data.is_empty() {
            rules.push(Rule::RegulatedData(refuse.regulated_data.clone()));
        }
        rules.extend(FLAGS);
        let price_floor = refuse.price_floor.as_ref().and_then(|words| {
            let reading = read::money(words);
            if reading.value.is_none() {
                problem("refuse.priceFloor", words, reading.note);
            }
            Some((reading.value?, words.clone()))
        });
        Self { rules, companies: Companies::of(&refuse.companies), price_floor }
    }

    /// The result of every gate for a company.
    pub(super) fn judge(&self, company: &Company<'_>) -> Vec<Arc<Gate>> {
        let by_text = self.rules.iter().filter_map(|rule| rule.judge(rule.text(company)).map(Arc::new));
        by_text.chain(self.judge_whole(company)).collect()
    }

    /// The gates that more than one text decides.
    pub(super) fn judge_whole(&self, company: &Company<'_>) -> Option<Arc<Gate>> {
        self.companies.as_ref().map(|companies| Arc::new(companies.judge(company)))
    }

    /// The gate of the smallest price worth signing, for a deal of a value in the profile's currency.
    pub(super) fn judge_price(&self, deal_value: Option<f64>) -> Option<Gate> {
        let (floor, words) = self.price_floor.as_ref()?;
        let (result, reason) = match deal_value {
            None => (GateResult::Unknown, format!("ask for the budget; your floor is {words}")),
            Some(value) if value < floor.span.low() => {
                (GateResult::Fail, format!("{} is below your floor of {words}", grouped(value)))
            }
            Some(value) => (GateResult::Pass, format!("{} is at or above your floor of {words}", grouped(value))),
        };
        Some(Gate::new("price floor", result, false, reason))
    }
}

impl Rule {
    /// The text of a company that decides it.
    pub(super) fn text<'a>(&self, company: &Company<'a>) -> Option<&'a str> {
        match self {
            Self::Industry { .. } => company.industry,
            Self::Geography(_) => company.geography,
            Self::Technology(_) => company.technologies,
            Self::HeadCount(_) => company.employees,
            Self::RegulatedData(_) => company.regulated_data,
            Self::Flag { text, .. } => text(company),
        }
    }

    /// The result for a text; `None` for a flag nobody has said anything of.
    pub(super) fn judge(&self, text: Option<&str>) -> Option<Gate> {
        let text = text.map(str::trim).filter(|text| !text.is_empty());
        if let Self::Flag { name, yes, pauses, .. } = self {
            let text = text.filter(|text| !read::is_blank(text))?;
            let (result, reason) = match read::yes_no(text).value {
                Some(true) => (GateResult::Fail, (*yes).to_owned()),
                Some(false) => (GateResult::Pass, "no".to_owned()),
                None => (GateResult::Unknown, format!("\"{}\" is neither yes nor no", short(text))),
            };
            return Some(Gate::new(name, result, *pauses, reason));
        }
        let (result, reason) = match (self, text) {
            (Self::Industry { known, words }, Some(text)) => refused_industry(known, words, text),
            (Self::Geography(territories), Some(text)) => refused_place(territories, text),
            (Self::Technology(refused), Some(text)) => refused_technology(refused, text),
            (Self::HeadCount(least), Some(text)) => too_small(*least, text),
            (Self::RegulatedData(kinds), Some(text)) => regulated(kinds, text),
            _ => (GateResult::Unknown, "not given".to_owned()),
        };
        Some(Gate::new(self.name(), result, false, reason))
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Industry { .. } => "industry",
            Self::Geography(_) => "geography",
            Self::Technology(_) => "technology",
            Self::HeadCount(_) => "head count",
            Self::RegulatedData(_) => "regulated data",
            Self::Flag { name, .. } => name,
        }
    }
}

type Result3 = (GateResult, String);

/// A text without a value: not readable where there is a note on why, else as good as not given.
fn unread(text: &str, note: Option<&str>) -> Result3 {
    (
        GateResult::Unknown,
        note.map_or_else(|| "not given".to_owned(), |_| format!("\"{}\" could not be read", short(text))),
    )
}

/// The worst of several three-valued answers: refused for certain, maybe, or not at all.
fn refused<'a>(answers: impl Iterator<Item = (Option<bool>, &'a str)>, here: &str) -> Result3 {
    let mut maybe = None;
    for (answer, target) in answers {
        match answer {
            Some(true) => {
                return (
                    GateResult::Fail,
                    format!("{here} is refused{}", if here == target { String::new() } else { format!(" ({target})") }),
                );
            }
            None => maybe = maybe.or(Some(target)),
            Some(false) => {}
        }
    }
    match maybe {
        Some(target) => (GateResult::Unknown, format!("{here} may or may not be {target}, which you refuse")),
        None => (GateResult::Pass, format!("{here} is not refused")),
    }
}

fn refused_industry(known: &[Industry], words: &[Phrase], text: &str) -> Result3 {
    let reading = Industry::read_list(text);
    let phrase = Phrase::new(text);
    if let Some(word) = words.iter().find(|word| word.matches(&phrase) && !reading.is_blank()) {
        return (GateResult::Fail, format!("\"{}\" is refused (\"{}\")", short(text), word.text()));
    }
    let Some(companys) = reading.value else { return unread(text, reading.note.as_deref()) };
    let names = companys.iter().map(|industry| industry.name.as_str()).collect::<Vec<_>>().join(", ");
    let answers = companys
        .iter()
        .flat_map(|industry| known.iter().map(move |target| (industry.within(target), target.name.as_str())));
    refused(answers, &names)
}

fn refused_place(territories: &[Territory], text: &str) -> Result3 {
    let reading = read::place(text);
    let Some(place) = reading.value else { return unread(text, reading.note.as_deref()) };
    refused(territories.iter().map(|territory| (territory.contains(&place), territory.name())), &place.to_string())
}

fn refused_technology(refused: &[Technology], text: &str) -> Result3 {
    let runs = technologies_in(text);
    if runs.is_empty() {
        return unread(text, None);
    }
    match refused.iter().find(|technology| runs.contains(technology)) {
        Some(found) => (GateResult::Fail, format!("runs {}", found.name)),
        None => (GateResult::Pass, format!("{} refused", none_of(&runs))),
    }
}

fn too_small(least: f64, text: &str) -> Result3 {
    let reading = read::head_count(text);
    let Some(people) = reading.value else { return unread(text, reading.note.as_deref()) };
    let people_in = super::criterion::people;
    match people {
        span if span.low() >= least => (GateResult::Pass, format!("{}, at least {}", people_in(span), grouped(least))),
        span if span.high().is_some_and(|high| high < least) => {
            (GateResult::Fail, format!("{}, fewer than {}", people_in(span), grouped(least)))
        }
        span => (GateResult::Unknown, format!("{} may be fewer than {}", people_in(span), grouped(least))),
    }
}

fn regulated(kinds: &[String], text: &str) -> Result3 {
    if read::yes_no(text).value == Some(false) {
        return (GateResult::Pass, "holds none".to_owned());
    }
    let held: Vec<Phrase> = parts(text).filter(|part| !nothing_said(part)).map(Phrase::new).collect();
    if held.is_empty() {
        return unread(text, None);
    }
    let holds = |kind: &&String| {
        let wanted = Phrase::new(kind);
        held.iter().any(|said| said.matches(&wanted) || fold(said.text()) == fold(kind))
    };
    match kinds.iter().find(holds) {
        Some(kind) => (GateResult::Fail, format!("holds {kind} data, which you are not certified for")),
        None if read::yes_no(text).value == Some(true) => {
            (GateResult::Unknown, "holds regulated data, of which kind is not said".to_owned())
        }
        None => (GateResult::Pass, format!("\"{}\" is not on your list", short(text))),
    }
}

/// Competitors and companies that opted out, by domain or by name.
#[derive(Debug)]
struct Companies(std::collections::BTreeSet<String>);

impl Companies {
    fn of(texts: &[String]) -> Option<Self> {
        let keys = texts.iter().map(|text| {
            if text.contains('.') {
                read::domain(text).value.unwrap_or_else(|| read::name_key(text))
            } else {
                read::name_key(text)
            }
        });
        let keys: std::collections::BTreeSet<String> = keys.filter(|key| !key.is_empty()).collect();
        (!keys.is_empty()).then_some(Self(keys))
    }

    fn judge(&self, company: &Company<'_>) -> Gate {
        let domain = company.domain.and_then(|text| read::domain(text).value);
        let name = company.name.map(read::name_key).filter(|key| !key.is_empty());
        let known = domain.is_some() || name.is_some();
        let hit = [domain, name].into_iter().flatten().find(|key| self.0.contains(key));
        let (result, reason) = match hit {
            Some(_) => (GateResult::Fail, "on your list of competitors and companies that opted out".to_owned()),
            None if known => (GateResult::Pass, "not on your list of companies".to_owned()),
            None => (GateResult::Unknown, "neither name nor domain is given".to_owned()),
        };
        Gate::new("company", result, false, reason)
    }
}
