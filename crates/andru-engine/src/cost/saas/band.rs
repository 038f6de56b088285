//! In which published band a value lies, and how much the band is worth.

use std::sync::LazyLock;

use serde::Deserialize;

use super::metric::Metric;
use crate::knowledge::table;

/// A band that a value lies in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// What a value in this band is called.
    pub name: String,
    /// Where the band ends, such as `1.5 to 2`.
    pub range: String,
    /// Who says so.
    pub source: String,
    /// The source's year, or `undated`.
    pub date: String,
    /// How near the source is to whoever measured it.
    pub tier: Tier,
    /// What to keep in mind; empty where nothing is.
    pub caution: String,
}

/// How near a source is to whoever measured or proposed the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// The publication itself was read.
    Primary,
    /// A page that reports it was read.
    Secondary,
    /// It is handed on without a measurement, or is Andru judgement.
    Folklore,
}

#[derive(Deserialize)]
struct File {
    bands: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    metric: String,
    source: String,
    date: String,
    tier: u8,
    #[serde(default)]
    caution: String,
    band: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    /// Values below this, and not below the part before; the last part has none.
    below: Option<f64>,
    name: String,
    range: String,
}

static TABLE: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let file: File = table("saas_bands.toml", include_str!("../../../knowledge/saas_bands.toml"));
    file.bands
});

/// The band of a value, where one is published for the metric.
///
/// A value on the border of two bands is in the higher one.
pub fn band(metric: Metric, value: f64) -> Option<Band> {
    let row = TABLE.iter().find(|row| row.metric == metric.id())?;
    let part = row.band.iter().find(|part| part.below.is_none_or(|below| value < below))?;
    Some(Band {
        name: part.name.clone(),
        range: part.range.clone(),
        source: row.source.clone(),
        date: row.date.clone(),
        tier: match row.tier {
            1 => Tier::Primary,
            2 => Tier::Secondary,
            _ => Tier::Folklore,
        },
        caution: row.caution.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_metric_and_its_parts_rise_to_no_end() {
        for row in TABLE.iter() {
            assert!(Metric::ALL.iter().any(|metric| metric.id() == row.metric), "{}", row.metric);
            let ends: Vec<f64> = row.band.iter().map(|part| part.below.unwrap_or(f64::INFINITY)).collect();
            assert!(ends.is_sorted_by(|a, b| a < b) && ends.last() == Some(&f64::INFINITY), "{ends:?}");
            assert!((1..=3).contains(&row.tier) && !row.source.is_empty() && !row.date.is_empty());
            assert!(row.tier < 3 || !row.caution.is_empty(), "{}: folklore is said to be so", row.metric);
        }
    }

    #[test]
    fn borders_belong_to_the_higher_band() {
        let name = |metric, value| band(metric, value).map(|band| band.name);
        let multiples = [0.5, 1.0, 1.5, 2.0, 3.0, 99.0].map(|value| name(Metric::BurnMultiple, value).unwrap());
        assert_eq!(multiples, ["amazing", "great", "good", "suspect", "bad", "bad"]);
        assert_eq!(band(Metric::LtvToCac, 3.0).unwrap().tier, Tier::Folklore);
        assert_eq!(name(Metric::Ltv, 5.0), None);
    }
}
