//! The steps of the interview: their order, when they are asked, and what they take.

use std::collections::BTreeMap;

use andru_engine::icp::Dimension;
use andru_engine::read::{self, Reading, Territory};

use super::words::{self, Words};

/// How many questions there are; a question has one step or several.
pub const QUESTIONS: u8 = 10;

/// How many companies are asked for on each side.
const NAMED: u8 = 5;

/// The most characters of one answer, and of one part of a list.
const LONGEST: usize = 2000;
const LONGEST_PART: usize = 120;
const LONGEST_SENTENCE: usize = 300;
/// The most parts of a list.
const MOST_PARTS: usize = 20;

/// One step of the interview: one line to type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What is sold and what stops hurting.
    Product,
    /// The name of a customer to clone, counted from 1.
    Good(u8),
    /// What is known of that customer.
    GoodFacts(u8),
    /// The name of a company that looked right and went wrong, counted from 1.
    Bad(u8),
    /// What is known of that company, and why it went wrong.
    BadFacts(u8),
    /// Industries that fit.
    Industries,
    /// Head counts that fit.
    Employees,
    /// Countries that fit.
    Geographies,
    /// Industries refused.
    RefusedIndustries,
    /// Countries refused.
    RefusedGeographies,
    /// What they must already use.
    Technologies,
    /// What makes a sale impossible.
    RefusedTechnologies,
    /// The smallest yearly price worth signing.
    PriceFloor,
    /// The yearly revenue that can pay it.
    Revenue,
    /// Who signs.
    Signers,
    /// What buyers complain of.
    Pains,
    /// What reveals it from outside.
    Habits,
    /// What changed before they bought.
    Triggers,
    /// What one would learn first.
    Ranking,
    /// How many new companies one can work a week.
    Capacity,
}

impl Step {
    /// Every step in the order they are asked.
    pub fn all() -> impl Iterator<Item = Self> {
        let good = (1..=NAMED).flat_map(|number| [Self::Good(number), Self::GoodFacts(number)]);
        let bad = (1..=NAMED).flat_map(|number| [Self::Bad(number), Self::BadFacts(number)]);
        [Self::Product].into_iter().chain(good).chain(bad).chain([
            Self::Industries,
            Self::Employees,
            Self::Geographies,
            Self::RefusedIndustries,
            Self::RefusedGeographies,
            Self::Technologies,
            Self::RefusedTechnologies,
            Self::PriceFloor,
            Self::Revenue,
            Self::Signers,
            Self::Pains,
            Self::Habits,
            Self::Triggers,
            Self::Ranking,
            Self::Capacity,
        ])
    }

    /// The number of the question it belongs to, 1 to [`QUESTIONS`].
    pub const fn question(self) -> u8 {
        match self {
            Self::Product => 1,
            Self::Good(_) | Self::GoodFacts(_) => 2,
            Self::Bad(_) | Self::BadFacts(_) => 3,
            Self::Industries
            | Self::Employees
            | Self::Geographies
            | Self::RefusedIndustries
            | Self::RefusedGeographies => 4,
            Self::Technologies | Self::RefusedTechnologies => 5,
            Self::PriceFloor | Self::Revenue | Self::Signers => 6,
            Self::Pains | Self::Habits => 7,
            Self::Triggers => 8,
            Self::Ranking => 9,
            Self::Capacity => 10,
        }
    }

    /// What is asked.
    pub fn text(self) -> String {
        match self {
            Self::Good(number) | Self::Bad(number) => format!("{} ({number} of {NAMED})", self.words().text),
            _ => self.words().text.to_owned(),
        }
    }

    /// Why it is asked and how to answer, for whoever types `?`.
    pub const fn help(self) -> &'static str {
        self.words().help
    }

    /// The name of its answer in a draft.
    pub(super) fn key(self) -> String {
        match self {
            Self::Good(number) => format!("good.{number}"),
            Self::GoodFacts(number) => format!("good.{number}.facts"),
            Self::Bad(number) => format!("bad.{number}"),
            Self::BadFacts(number) => format!("bad.{number}.facts"),
            step => step.words().key.to_owned(),
        }
    }

    /// Whether it is asked: facts only of a company that was named, a further name only after one.
    pub(super) fn is_asked(self, answers: &BTreeMap<String, String>) -> bool {
        let named = |step: Self| answers.get(&step.key()).is_some_and(|text| !text.is_empty());
        match self {
            Self::GoodFacts(number) => named(Self::Good(number)),
            Self::BadFacts(number) => named(Self::Bad(number)),
            Self::Good(number) if number > 1 => named(Self::Good(number - 1)),
            Self::Bad(number) if number > 1 => named(Self::Bad(number - 1)),
            _ => true,
        }
    }

    /// Whether the step takes this answer; if not, why, in a sentence.
    pub(super) fn check(self, text: &str) -> Result<(), String> {
        if text.is_empty() {
            return Ok(());
        }
        let list = |longest: usize| {
            let parts = parts(text);
            if parts.len() > MOST_PARTS {
                return Err(format!("That is {} parts; {MOST_PARTS} are the most.", parts.len()));
            }
            match parts.iter().find(|part| part.chars().count() > longest) {
                Some(part) => Err(format!("\"{part}\" is longer than {longest} characters.")),
                None => Ok(()),
            }
        };
        match self {
            Self::Product => at_most(text, LONGEST),
            Self::Good(_) | Self::Bad(_) => at_most(text, 200),
            Self::GoodFacts(_) | Self::BadFacts(_) => at_most(text, 500),
            Self::Employees => at_most(text, 60).and_then(|()| readable(text, read::head_count(text), "50-500")),
            Self::PriceFloor => at_most(text, 60).and_then(|()| readable(text, read::money(text), "$12k")),
            Self::Revenue => at_most(text, 60).and_then(|()| readable(text, read::money(text), "$5M-$50M")),
            Self::Geographies | Self::RefusedGeographies => list(LONGEST_PART).and_then(|()| {
                parts(text)
                    .iter()
                    .try_for_each(|part| readable(part, Territory::read(part), "Germany, DACH or California"))
            }),
            Self::Pains | Self::Habits | Self::Triggers => list(LONGEST_SENTENCE),
            Self::Ranking => ranking(text).map(|_| ()),
            Self::Capacity => match text.trim().parse::<u32>() {
                Ok(1..=10_000) => Ok(()),
                _ => Err("A whole number from 1 to 10000, please.".to_owned()),
            },
            _ => list(LONGEST_PART),
        }
    }

    pub(super) const fn words(self) -> &'static Words {
        match self {
            Self::Product => &words::PRODUCT,
            Self::Good(_) => &words::GOOD,
            Self::GoodFacts(_) => &words::GOOD_FACTS,
            Self::Bad(_) => &words::BAD,
            Self::BadFacts(_) => &words::BAD_FACTS,
            Self::Industries => &words::INDUSTRIES,
            Self::Employees => &words::EMPLOYEES,
            Self::Geographies => &words::GEOGRAPHIES,
            Self::RefusedIndustries => &words::REFUSED_INDUSTRIES,
            Self::RefusedGeographies => &words::REFUSED_GEOGRAPHIES,
            Self::Technologies => &words::TECHNOLOGIES,
            Self::RefusedTechnologies => &words::REFUSED_TECHNOLOGIES,
            Self::PriceFloor => &words::PRICE_FLOOR,
            Self::Revenue => &words::REVENUE,
            Self::Signers => &words::SIGNERS,
            Self::Pains => &words::PAINS,
            Self::Habits => &words::HABITS,
            Self::Triggers => &words::TRIGGERS,
            Self::Ranking => &words::RANKING,
            Self::Capacity => &words::CAPACITY,
        }
    }
}

/// Whether a text has one meaning; asked here, because after ten questions it is too late.
fn readable<T>(text: &str, reading: Reading<T>, such_as: &str) -> Result<(), String> {
    if reading.value.is_some() {
        return Ok(());
    }
    let why = reading.note.map(|note| format!(" ({note})")).unwrap_or_default();
    Err(format!("\"{text}\" cannot be read{why}. Write it as {such_as}."))
}

fn at_most(text: &str, longest: usize) -> Result<(), String> {
    let length = text.chars().count();
    if length > longest { Err(format!("That is {length} characters; {longest} are the most.")) } else { Ok(()) }
}

/// The parts of a list: between semicolons where there are any, else between commas.
pub(super) fn parts(text: &str) -> Vec<String> {
    let mark = if text.contains(';') { ';' } else { ',' };
    text.split(mark).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The dimensions in the order a person ranks them, by name or by the number shown.
pub(super) fn ranking(text: &str) -> Result<Vec<Dimension>, String> {
    let mut ranked: Vec<Dimension> = Vec::new();
    let words = text.split([',', ';', '>']).flat_map(|part| {
        // `2 1 3` is five answers, `pain points` is one.
        let digits = part.chars().all(|letter| letter.is_ascii_digit() || letter == ' ');
        if digits { part.split(' ').collect::<Vec<_>>() } else { vec![part] }
    });
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        let numbered =
            word.parse::<usize>().ok().and_then(|number| Dimension::ALL.get(number.checked_sub(1)?).copied());
        let Some(dimension) = numbered.or_else(|| Dimension::from_word(word)) else {
            return Err(format!("\"{word}\" is none of company, technology, pain, budget, habits."));
        };
        if ranked.contains(&dimension) {
            return Err(format!("\"{word}\" is there twice."));
        }
        ranked.push(dimension);
    }
    Ok(ranked)
}
