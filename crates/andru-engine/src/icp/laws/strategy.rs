//! Profiles and companies of all kinds: words of real lists, words for nothing, and arbitrary text.

use std::collections::BTreeMap;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::icp::*;

/// What a company has, owned; [`Given::company`] lends it to the scorecard.
#[derive(Debug, Clone, Default)]
pub(super) struct Given(pub(super) [Option<String>; 15]);

impl Given {
    pub(super) fn company(&self) -> Company<'_> {
        let [
            name,
            domain,
            industry,
            employees,
            revenue,
            geography,
            technologies,
            pains,
            habits,
            triggers,
            regulated_data,
            insolvent,
            being_acquired,
            rival_contract,
            opted_out,
        ] = self.0.each_ref().map(Option::as_deref);
        Company {
            name,
            domain,
            industry,
            employees,
            revenue,
            geography,
            technologies,
            pains,
            habits,
            triggers,
            regulated_data,
            insolvent,
            being_acquired,
            rival_contract,
            opted_out,
        }
    }
}

/// Where the texts that fields are judged by stand in [`Given`].
pub(super) const JUDGED: std::ops::Range<usize> = 2..9;

/// The fields that read the text at a place of [`Given`].
pub(super) fn fields_at(at: usize) -> &'static [Field] {
    match at {
        2 => &[Field::Industry],
        3 => &[Field::HeadCount],
        4 => &[Field::Revenue],
        5 => &[Field::Geography],
        6 => &[Field::Technology, Field::ExcludedTechnology],
        7 => &[Field::Pain],
        8 => &[Field::Habit],
        _ => &[],
    }
}

const INDUSTRIES: [&str; 7] = ["logistics", "software", "484110", "banking", "manufacturing", "5415", "zeppelin tours"];
const SIZES: [&str; 8] = ["51-200", "5k+", "240", "10,001+", "1", "100-500", "50-500", "less than 10"];
const MONEY: [&str; 7] = ["$1M-$5M", "€2.5m", "10-50 mio", "1,200,000", "$5M-$50M", "$1B+", "£800k"];
const PLACES: [&str; 8] = ["Germany", "DACH", "Austin, Texas", "US", "Russia", "EU", "Kyoto, Japan", "California"];
const SYSTEMS: [&str; 6] = ["SAP TM", "Oracle", "Salesforce", "k8s", "C++", "Postgres"];
const PHRASES: [&str; 5] =
    ["manual customs entry", "late invoices", "buys point tools", "slow, manual checks", "churn"];
const EVENTS: [&str; 6] =
    ["new CFO, 5 weeks ago", "raised series B", "renewal in 3 months", "data breach yesterday", "hiring", "1/9/2026"];
const FLAGS: [&str; 5] = ["yes", "no", "maybe", "PHI", "PCI; PHI"];

fn text(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop_oneof![
        6 => select(words).prop_map(str::to_owned),
        2 => vec(select(words), 1..4).prop_map(|words| words.join("; ")),
        1 => select(&["n/a", "-", "None", "unknown", "   ", "???"][..]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

pub(super) fn company() -> impl Strategy<Value = Given> {
    let names = || option::of(text(&["Northwind Freight", "Vector Foods", "northwind.example"]));
    let listed: [&'static [&'static str]; 8] =
        [&INDUSTRIES, &SIZES, &MONEY, &PLACES, &SYSTEMS, &PHRASES, &PHRASES, &EVENTS];
    let texts: Vec<_> = listed.into_iter().map(|words| option::of(text(words))).collect();
    (names(), names(), texts, vec(option::of(text(&FLAGS)), 5)).prop_map(|(name, domain, texts, flags)| {
        let mut all = [name, domain].into_iter().chain(texts).chain(flags);
        Given(std::array::from_fn(|_| all.next().flatten()))
    })
}

fn some_of(words: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    prop_oneof![
        3 => subsequence(words.to_vec(), 0..=words.len().min(3)).prop_map(|words| words.into_iter().map(str::to_owned).collect()),
        1 => vec(any::<String>(), 0..3),
    ]
}

fn weights() -> impl Strategy<Value = Weights> {
    let odd = [0.0, 1e-9, -3.0, f64::MAX, f64::NAN, f64::INFINITY];
    let weight = || prop_oneof![9 => 0.0..100.0_f64, 1 => select(odd.to_vec())];
    (weight(), weight(), weight(), weight(), weight()).prop_map(
        |(firmographics, technographics, pain_points, budget_fit, behavioral_signals)| Weights {
            firmographics,
            technographics,
            pain_points,
            budget_fit,
            behavioral_signals,
        },
    )
}

prop_compose! {
    fn refusals()(
        industries in some_of(&INDUSTRIES),
        geographies in some_of(&PLACES),
        technologies in some_of(&SYSTEMS),
        regulated_data in some_of(&FLAGS),
        companies in some_of(&["Vector Foods", "northwind.example"]),
        min_employees in option::of(1..10_000_u32),
        price_floor in option::of(text(&MONEY)),
    ) -> Refusals {
        Refusals { industries, geographies, technologies, regulated_data, companies, min_employees, price_floor }
    }
}

prop_compose! {
    pub(super) fn profile()(
        (industries, geographies) in (some_of(&INDUSTRIES), some_of(&PLACES)),
        (technologies, excluded_technologies) in (some_of(&SYSTEMS), some_of(&SYSTEMS)),
        (employees, revenue) in (option::of(text(&SIZES)), option::of(text(&MONEY))),
        (pains, habits, triggers) in (some_of(&PHRASES), some_of(&PHRASES), some_of(&EVENTS)),
        refuse in refusals(),
        priorities in vec(select(&Dimension::ALL[..]), 0..6),
        weights in option::of(weights()),
        tiers in option::of((60.0..=100.0_f64, 30.0..60.0_f64, 0.0..30.0_f64)),
    ) -> Profile {
        Profile {
            industries, geographies, technologies, excluded_technologies, employees, revenue, pains, habits, triggers,
            refuse, priorities, weights,
            tiers: tiers.map(|(a, b, c)| TierCuts { a, b, c }),
            ..Profile::default()
        }
    }
}

prop_compose! {
    /// A saved profile; its calibration, if any, is in force and may hold any numbers at all.
    pub(super) fn saved()(
        profile in profile(),
        confirmed in any::<bool>(),
        means in option::of(vec(prop_oneof![8 => 0.0..=1.0_f64, 1 => Just(0.35), 1 => any::<f64>()], 8)),
    ) -> SavedProfile {
        let typical = means.map(|means| Typical {
            list: "list.csv".to_owned(),
            rows: 412,
            mean_match: Field::ALL.into_iter().zip(means).collect::<BTreeMap<_, _>>(),
            criteria: profile.criteria(),
        });
        SavedProfile { profile, confirmed, origin: Origin::Typed, saved_on: "2026-03-01".to_owned(), website: None, typical }
    }
}
