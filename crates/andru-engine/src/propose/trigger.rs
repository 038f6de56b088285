//! Events that open a window to buy, and how fast the window closes.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::pattern::Pattern;
use crate::knowledge::table;
use crate::persona::words::words;

/// A kind of trigger event.
///
/// The half-lives are a judgement and meant to be edited: none that is published can be trusted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TriggerKind {
    /// Identifier, such as `new_executive`.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Word sequences it is recognised by: `...` is up to three words, `{leader}` the title of a director or
    /// higher, `{job}` any job title.
    pub words: Vec<String>,
    /// Days after which half the urgency is gone; absent where the event opens a window *before* its date.
    pub half_life_days: Option<f64>,
    /// Days after the event at which the window opens; 0 for at once.
    pub starts_after_days: f64,
    /// Days before the date of the event at which the window opens; absent where it opens with the event.
    pub opens_before_days: Option<f64>,
    /// Where the figures come from.
    pub source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    /// Phrases that look like a trigger and are none: `hiring freeze`.
    not_a_trigger: Vec<String>,
    trigger: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    words: Vec<String>,
    half_life_days: Option<f64>,
    #[serde(default)]
    starts_after_days: f64,
    opens_before_days: Option<f64>,
}

#[derive(Debug)]
struct Triggers {
    kinds: Vec<TriggerKind>,
    /// Patterns with the index of their kind; `None` for what is no trigger.
    patterns: Vec<(Pattern, Option<usize>)>,
}

fn triggers() -> &'static Triggers {
    static TRIGGERS: LazyLock<Triggers> = LazyLock::new(|| {
        let file: File = table("triggers.toml", include_str!("../../knowledge/triggers.toml"));
        let mut patterns: Vec<(Pattern, Option<usize>)> =
            file.not_a_trigger.iter().map(|phrase| (Pattern::new(phrase), None)).collect();
        let mut kinds = Vec::with_capacity(file.trigger.len());
        for (index, row) in file.trigger.into_iter().enumerate() {
            patterns.extend(row.words.iter().map(|phrase| (Pattern::new(phrase), Some(index))));
            kinds.push(TriggerKind {
                id: row.id,
                name: row.name,
                words: row.words,
                half_life_days: row.half_life_days,
                starts_after_days: row.starts_after_days,
                opens_before_days: row.opens_before_days,
                source: file.source.clone(),
            });
        }
        Triggers { kinds, patterns }
    });
    &TRIGGERS
}

/// The kinds of trigger events known, fastest first.
pub fn trigger_kinds() -> &'static [TriggerKind] {
    &triggers().kinds
}

/// The kind of event a text tells of, or `None` where it tells of none we know.
///
/// The phrase that says most decides; of two that say as much, the kind that fades faster. A denial
/// (`hiring freeze`, `no funding`) is no event.
pub fn trigger_kind(text: &str) -> Option<&'static TriggerKind> {
    let words = words(text);
    let mut best: Option<(usize, Option<usize>)> = None;
    for (pattern, kind) in &triggers().patterns {
        let weight = pattern.weight();
        if best.is_none_or(|(known, _)| weight > known) && pattern.find(&words).is_some() {
            best = Some((weight, *kind));
        }
    }
    triggers().kinds.get(best?.1?)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_figures_are_those_of_practice() {
        let figures: Vec<_> = trigger_kinds()
            .iter()
            .map(|kind| (kind.id.as_str(), kind.half_life_days, kind.starts_after_days, kind.opens_before_days))
            .collect();
        assert_eq!(
            figures,
            [
                ("demo_request", Some(5.0), 0.0, None),
                ("incident_or_fine", Some(21.0), 0.0, None),
                ("hiring", Some(30.0), 0.0, None),
                ("funding", Some(60.0), 0.0, None),
                ("new_executive", Some(60.0), 30.0, None),
                ("champion_moved", Some(90.0), 0.0, None),
                ("new_site", Some(90.0), 0.0, None),
                ("new_technology", Some(90.0), 0.0, None),
                ("acquisition_closed", Some(120.0), 0.0, None),
                ("renewal", None, 0.0, Some(180.0)),
                ("regulation", None, 0.0, Some(180.0)),
            ]
        );
        assert!(trigger_kinds().iter().all(|kind| kind.source.starts_with("Andru judgement")));
    }

    #[test]
    fn no_phrase_is_listed_twice() {
        let mut seen = BTreeSet::new();
        for phrase in trigger_kinds().iter().flat_map(|kind| &kind.words) {
            assert!(seen.insert(phrase), "{phrase}");
        }
    }

    #[test]
    fn events_are_recognised_by_word_sequences() {
        let rows = [
            ("raised Series B", Some("funding")),
            ("Series A announced last week", Some("funding")),
            ("closed a $12M round", Some("funding")),
            ("new VP Operations", Some("new_executive")),
            ("New VP of Operations, 3 weeks ago", Some("new_executive")),
            ("appointed a new CFO in March", Some("new_executive")),
            ("hired a head of supply chain", Some("new_executive")),
            ("hiring 3 data engineers", Some("hiring")),
            ("5 open roles for dispatchers", Some("hiring")),
            ("job posting: customs clerk", Some("hiring")),
            ("opened a plant in Ohio", Some("new_site")),
            ("new warehouse near Lyon", Some("new_site")),
            ("expanding into Germany", Some("new_site")),
            ("migrating to S/4HANA", Some("new_technology")),
            ("ERP migration under way", Some("new_technology")),
            ("GDPR fine", Some("incident_or_fine")),
            ("data breach in May", Some("incident_or_fine")),
            ("product recall", Some("incident_or_fine")),
            ("contract renewal in 90 days", Some("renewal")),
            ("their contract with the incumbent expires in June", Some("renewal")),
            ("NIS2 deadline", Some("regulation")),
            ("new regulation on packaging", Some("regulation")),
            ("acquisition closed", Some("acquisition_closed")),
            ("acquired by a competitor", Some("acquisition_closed")),
            ("requested a demo", Some("demo_request")),
            ("demo request from the website", Some("demo_request")),
            ("our champion moved to a new company", Some("champion_moved")),
            ("former customer joined as COO", Some("champion_moved")),
            ("hiring freeze", None),
            ("no funding", None),
            ("not hiring", None),
            ("customer acquisition cost", None),
            ("a fine company", None),
            ("email marketing", None),
            ("demonstrates value", None),
            ("", None),
        ];
        for (text, id) in rows {
            assert_eq!(trigger_kind(text).map(|kind| kind.id.as_str()), id, "{text}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC{0,80}") {
            let kind = trigger_kind(&text);
            prop_assert!(kind.is_none_or(|kind| !kind.id.is_empty()));
        }
    }
}
