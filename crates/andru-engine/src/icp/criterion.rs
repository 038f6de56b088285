//! What a profile asks of one field, and how a company's text is judged by it.

use super::dimension::Field;
use super::level::Level;
use super::profile::Profile;
use crate::figure::grouped;
use crate::read::{self, Industry, Money, Phrase, Span, Technology, Territory};

/// What a profile asks of one field.
#[derive(Debug, Clone)]
pub(super) enum Criterion {
    /// One of these industries; names we do not know are compared as words.
    Industry { known: Vec<Industry>, words: Vec<Phrase> },
    /// A head count inside the band.
    HeadCount { band: Span, words: String },
    /// One of these places.
    Geography(Vec<Territory>),
    /// One of these technologies.
    Technology(Vec<Technology>),
    /// None of these technologies.
    ExcludedTechnology(Vec<Technology>),
    /// A yearly revenue inside the band.
    Revenue { band: Money, words: String },
    /// One of these phrases; `what` is the word for them.
    Phrases { what: &'static str, phrases: Vec<Phrase> },
}

/// What a criterion says of one text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Judged {
    /// How well it matches.
    pub(super) level: Level,
    /// Why, as a fragment: "logistics is on your list".
    pub(super) reason: String,
    /// What should be known about how the text was read.
    pub(super) note: Option<String>,
    /// Whether the text was read and still decides nothing: transport may or may not be trucking.
    pub(super) undecided: bool,
}

impl Judged {
    fn new(level: Level, reason: impl Into<String>) -> Self {
        Self::noted(level, reason, None)
    }

    fn noted(level: Level, reason: impl Into<String>, note: Option<String>) -> Self {
        Self { level, reason: reason.into(), note, undecided: false }
    }

    fn undecided(here: &str, target: &str, note: Option<String>) -> Self {
        let reason = format!("unknown: {here} may or may not be {target}");
        Self { undecided: true, ..Self::noted(Level::UNKNOWN, reason, note) }
    }

    /// A text without a value: not readable where there is a note on why, else as good as not given.
    fn unread(text: &str, note: Option<String>) -> Self {
        if note.is_none() {
            return Self::not_given();
        }
        Self::noted(Level::UNKNOWN, format!("unknown: \"{}\" could not be read", short(text)), note)
    }

    fn not_given() -> Self {
        Self::new(Level::UNKNOWN, "unknown: not given")
    }
}

/// A part of a profile that cannot be made sense of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileProblem {
    /// The field of the profile on the wire, such as `employees`.
    pub field: &'static str,
    /// The text that stands there.
    pub text: String,
    /// What is wrong with it.
    pub note: String,
}

impl Criterion {
    /// What a profile asks of a field; `None` where it asks nothing.
    pub(super) fn of(field: Field, profile: &Profile, problems: &mut Vec<ProfileProblem>) -> Option<Self> {
        match field {
            Field::Industry => industries(&profile.industries),
            Field::HeadCount => {
                let words = profile.employees.clone()?;
                let band = wanted("employees", &words, read::head_count(&words), problems)?;
                Some(Self::HeadCount { band, words })
            }
            Field::Geography => {
                let read = |text: &String| wanted("geographies", text, Territory::read(text), problems);
                some(profile.geographies.iter().filter_map(read).collect()).map(Self::Geography)
            }
            Field::Technology => technologies(&profile.technologies).map(Self::Technology),
            Field::ExcludedTechnology => technologies(&profile.excluded_technologies).map(Self::ExcludedTechnology),
            Field::Revenue => {
                let words = profile.revenue.clone()?;
                let band = wanted("revenue", &words, read::money(&words), problems)?;
                Some(Self::Revenue { band, words })
            }
            Field::Pain => phrases("pain", &profile.pains),
            Field::Habit => phrases("habit", &profile.habits),
        }
    }

    /// What the criterion says of a company's text.
    pub(super) fn judge(&self, text: Option<&str>) -> Judged {
        let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Judged::not_given() };
        match self {
            Self::Industry { known, words } => judge_industry(known, words, text),
            Self::HeadCount { band, words } => {
                let reading = read::head_count(text);
                judge_band(text, reading.value, reading.note, *band, words, &people)
            }
            Self::Geography(territories) => judge_geography(territories, text),
            Self::Technology(wanted) => judge_technology(wanted, text),
            Self::ExcludedTechnology(excluded) => judge_excluded(excluded, text),
            Self::Revenue { band, words } => judge_revenue(band, words, text),
            Self::Phrases { what, phrases } => judge_phrases(what, phrases, text),
        }
    }
}

fn some<T>(items: Vec<T>) -> Option<Vec<T>> {
    (!items.is_empty()).then_some(items)
}

/// A profile's own text read, or a problem noted.
fn wanted<T>(
    field: &'static str,
    text: &str,
    reading: read::Reading<T>,
    problems: &mut Vec<ProfileProblem>,
) -> Option<T> {
    if reading.value.is_none() {
        let note = reading.note.unwrap_or_else(|| "nothing is written there".to_owned());
        problems.push(ProfileProblem { field, text: text.to_owned(), note });
    }
    reading.value
}

fn industries(names: &[String]) -> Option<Criterion> {
    let mut known = Vec::new();
    let mut words = Vec::new();
    for name in names {
        match Industry::read(name).value {
            Some(industry) => known.push(industry),
            None => words.extend(Some(Phrase::new(name)).filter(|phrase| !phrase.is_empty())),
        }
    }
    let any = !known.is_empty() || !words.is_empty();
    any.then_some(Criterion::Industry { known, words })
}

fn technologies(names: &[String]) -> Option<Vec<Technology>> {
    some(names.iter().filter_map(|name| Technology::read(name)).collect())
}

fn phrases(what: &'static str, texts: &[String]) -> Option<Criterion> {
    let phrases: Vec<Phrase> = texts.iter().map(|text| Phrase::new(text)).filter(|phrase| !phrase.is_empty()).collect();
    some(phrases).map(|phrases| Criterion::Phrases { what, phrases })
}

fn judge_industry(known: &[Industry], words: &[Phrase], text: &str) -> Judged {
    let reading = Industry::read_list(text);
    let phrase = Phrase::new(text);
    if let Some(word) = words.iter().find(|word| word.matches(&phrase) && !reading.is_blank()) {
        return Judged::new(Level::FULL, format!("\"{}\" is on your list as \"{}\"", short(text), word.text()));
    }
    let Some(companys) = reading.value else {
        return Judged::unread(text, reading.note);
    };
    let name = companys.iter().map(|industry| industry.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut maybe = None;
    for industry in &companys {
        for target in known {
            match industry.within(target) {
                Some(true) => {
                    let reason =
                        format!("{} is on your list{}", industry.name, as_target(&industry.name, &target.name));
                    return Judged::noted(Level::FULL, reason, reading.note);
                }
                None => maybe = maybe.or(Some((industry, target))),
                Some(false) => {}
            }
        }
    }
    match maybe {
        Some((industry, target)) => Judged::undecided(&industry.name, &target.name, reading.note),
        None => Judged::noted(Level::NONE, format!("{name} is not on your list"), reading.note),
    }
}

fn as_target(name: &str, target: &str) -> String {
    if name == target { String::new() } else { format!(" ({target})") }
}

fn judge_geography(territories: &[Territory], text: &str) -> Judged {
    let reading = read::place(text);
    let Some(place) = reading.value else {
        return Judged::unread(text, reading.note);
    };
    let here = place.to_string();
    let mut maybe = None;
    for territory in territories {
        match territory.contains(&place) {
            Some(true) => {
                let within = if territory.name() == here { String::new() } else { format!(" ({})", territory.name()) };
                return Judged::noted(Level::FULL, format!("{here} is on your list{within}"), reading.note);
            }
            None => maybe = maybe.or(Some(territory)),
            Some(false) => {}
        }
    }
    match maybe {
        Some(territory) => Judged::undecided(&here, territory.name(), reading.note),
        None => Judged::noted(Level::NONE, format!("{here} is not on your list"), reading.note),
    }
}

fn judge_technology(wanted: &[Technology], text: &str) -> Judged {
    let runs = technologies_in(text);
    if runs.is_empty() {
        return Judged::not_given();
    }
    match wanted.iter().find(|technology| runs.contains(technology)) {
        Some(found) => Judged::new(Level::FULL, format!("runs {}, which you want", found.name)),
        None => Judged::new(Level::NONE, format!("{} on your list", none_of(&runs))),
    }
}

fn judge_excluded(excluded: &[Technology], text: &str) -> Judged {
    let runs = technologies_in(text);
    if runs.is_empty() {
        return Judged::not_given();
    }
    match excluded.iter().find(|technology| runs.contains(technology)) {
        Some(found) => Judged::new(Level::NONE, format!("runs {}, which speaks against a fit", found.name)),
        None => Judged::new(Level::FULL, format!("{} among those that speak against a fit", none_of(&runs))),
    }
}

/// The technologies of a text; words for "not known" are none.
pub(super) fn technologies_in(text: &str) -> Vec<Technology> {
    Technology::read_list(text).into_iter().filter(|technology| !nothing_said(&technology.name)).collect()
}

/// "Oracle is not", or "none of its 5 technologies is".
pub(super) fn none_of(runs: &[Technology]) -> String {
    match runs {
        [one] => format!("{} is not", short(&one.name)),
        many => format!("none of its {} technologies is", many.len()),
    }
}

fn judge_band(
    text: &str,
    value: Option<Span>,
    note: Option<String>,
    band: Span,
    words: &str,
    show: &dyn Fn(Span) -> String,
) -> Judged {
    let Some(quantity) = value else {
        return Judged::unread(text, note);
    };
    let level = Level::inside(band, quantity);
    let shown = show(quantity);
    let reason = match level.value {
        _ if level.low >= 1.0 => format!("{shown}, inside {words}"),
        _ if level.low < level.high && level.high >= 1.0 => format!("{shown}, may be inside {words}"),
        Some(value) if value > 0.0 => format!("{shown}, near {words}"),
        _ => format!("{shown}, outside {words}"),
    };
    Judged::noted(level, reason, note)
}

/// A head count in words: "1 person", "51 to 200 people".
pub(super) fn people(span: Span) -> String {
    let word = if span.high() == Some(1.0) { "person" } else { "people" };
    format!("{} {word}", numbers(span))
}

fn judge_revenue(band: &Money, words: &str, text: &str) -> Judged {
    let reading = read::money(text);
    let Some(money) = reading.value else {
        return Judged::unread(text, reading.note);
    };
    if let Some(why) = implausible(money.span) {
        return Judged::unread(text, Some(why.to_owned()));
    }
    let mut note = reading.note;
    match (money.currency, band.currency) {
        (Some(theirs), Some(yours)) if theirs != yours => {
            let reason = format!("unknown: given in {theirs}, your band is in {yours}");
            return Judged::noted(Level::UNKNOWN, reason, Some("currencies are not converted".to_owned()));
        }
        (None, Some(yours)) => note = note.or_else(|| Some(format!("no currency given; read as {yours}"))),
        _ => {}
    }
    let currency = money.currency.or(band.currency).map(|currency| format!("{currency} ")).unwrap_or_default();
    judge_band(text, Some(money.span), note, band.span, words, &|span| format!("{currency}{} a year", numbers(span)))
}

/// A yearly revenue below this is taken for a figure in thousands or millions whose unit was left out.
const LEAST_REVENUE: f64 = 1000.0;

/// Why an amount cannot be a yearly revenue; `None` where it can.
fn implausible(span: Span) -> Option<&'static str> {
    match span.high()? {
        0.0 => Some("0 is taken as not filled in"),
        high if high < LEAST_REVENUE => Some("too little for a year; it may be in thousands or millions"),
        _ => None,
    }
}

fn judge_phrases(what: &str, phrases: &[Phrase], text: &str) -> Judged {
    let given: Vec<&str> = parts(text).filter(|part| !nothing_said(part) && !Phrase::new(part).is_empty()).collect();
    if given.is_empty() {
        return Judged::not_given();
    }
    let is_phrase = |at: usize, said: &str| {
        Judged::new(Level::FULL, format!("\"{}\" is {what} {} of {}", short(said), at + 1, phrases.len()))
    };
    // A sentence of the profile may hold a comma, so the same sentence counts before its parts do.
    let whole = read::fold(text);
    if let Some(at) = phrases.iter().position(|phrase| read::fold(phrase.text()) == whole) {
        return is_phrase(at, text);
    }
    for said in &given {
        let phrase = Phrase::new(said);
        if let Some(at) =
            phrases.iter().position(|wanted| wanted.matches(&phrase) && denies(wanted.text()) == denies(said))
        {
            return is_phrase(at, said);
        }
    }
    // What a company says is never all there is, and it may be said in other words: no match decides nothing.
    let said = if given.len() == 1 {
        format!("\"{}\"", short(text))
    } else {
        format!("what is given ({} texts)", given.len())
    };
    Judged::undecided(&said, &format!("one of your {}", counted(phrases.len(), what, &format!("{what}s"))), None)
}

/// Whether a text denies what it names: "no manual entry".
fn denies(text: &str) -> bool {
    const DENIALS: [&str; 9] = ["no", "not", "never", "without", "dont", "doesnt", "isnt", "arent", "none"];
    read::fold(text).split(' ').any(|word| DENIALS.contains(&word))
}

/// The parts of a list in one text: its lines, or the parts between commas, semicolons and bars of its one line.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.trim().contains('\n');
    text.split(move |letter| if lines { letter == '\n' } else { matches!(letter, ',' | ';' | '|') })
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// Whether a part of a list says that nothing is known: a blank, a dash, `n/a`, or the `None` of many exports.
pub(super) fn nothing_said(part: &str) -> bool {
    read::is_blank(part) || part.trim().eq_ignore_ascii_case("none")
}

/// A quantity in words: "240", "51 to 200", "5,000 or more".
pub(super) fn numbers(span: Span) -> String {
    match span.high() {
        None => format!("{} or more", grouped(span.low())),
        Some(high) if span.is_exact() => grouped(high),
        Some(high) => format!("{} to {}", grouped(span.low()), grouped(high)),
    }
}

pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The most characters of a customer's text that a reason repeats.
const SHORT: usize = 60;

/// The beginning of a text, on one line, for a reason.
pub(super) fn short(text: &str) -> String {
    let mut out: String =
        text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(SHORT).collect();
    if text.trim().chars().nth(SHORT).is_some() {
        out.push('…');
    }
    out
}
