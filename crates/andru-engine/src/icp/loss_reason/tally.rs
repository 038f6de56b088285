//! Counting reasons, raw and with intervals.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::{read_loss_reason, read_speaker};
use super::{LossKind, Speaker};
use crate::icp::wilson::{Z_95, wilson};

/// Reasons of lost deals, counted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReasonTally {
    /// How many texts there were, blank ones too.
    pub texts: u64,
    /// How many had something written; the shares are of these.
    pub given: u64,
    /// One line per kind, in the order of [`LossKind::ALL`], those with none too.
    pub kinds: Vec<ReasonCount>,
    /// The texts that were not understood, the most frequent first, then by their letters.
    pub unread: Vec<UnreadReason>,
}

/// How often one kind of reason was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReasonCount {
    /// The kind.
    pub kind: LossKind,
    /// How many texts give it and no other; these sum to [`ReasonTally::texts`].
    pub count: u64,
    /// How many more texts name it among several.
    pub among_several: u64,
    /// How many of `count` the buyer said.
    pub buyer: u64,
    /// How many of `count` were said by our side.
    pub us: u64,
    /// How many of `count` do not say by whom.
    pub unknown: u64,
    /// `count` over the texts that had something written, from 0 to 1; none for what is not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// The lower end of the 95% Wilson interval of the share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<f64>,
    /// The upper end of the 95% Wilson interval of the share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<f64>,
}

/// A text that was not understood, as it was written, with the blanks around it cut off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UnreadReason {
    /// The text.
    pub text: String,
    /// How often it stands.
    pub count: u64,
}

#[derive(Default)]
struct Counts {
    by: BTreeMap<Speaker, u64>,
    among_several: u64,
}

/// Counts written reasons, each with who said it where that is known; the order of the texts does not matter.
///
/// The intervals are of the share of each kind among the texts that had something written: they say how far chance
/// alone may have moved it, not whether what was written is true.
pub fn tally<'text>(reasons: impl Iterator<Item = (&'text str, Option<&'text str>)>) -> ReasonTally {
    let mut counts: BTreeMap<LossKind, Counts> = BTreeMap::new();
    let mut unread: BTreeMap<&str, u64> = BTreeMap::new();
    let (mut texts, mut given) = (0, 0);
    for (text, who_said) in reasons {
        let read = read_loss_reason(text);
        texts += 1;
        given += u64::from(read.kind != LossKind::NotGiven);
        let speaker = who_said.map_or(Speaker::Unknown, read_speaker);
        *counts.entry(read.kind).or_default().by.entry(speaker).or_default() += 1;
        if read.kind == LossKind::Several {
            for kind in read.named {
                counts.entry(kind).or_default().among_several += 1;
            }
        }
        if read.kind == LossKind::Unread {
            *unread.entry(text.trim()).or_default() += 1;
        }
    }
    let kinds = LossKind::ALL.into_iter().map(|kind| counts.remove(&kind).unwrap_or_default().line(kind, given));
    let kinds = kinds.collect();
    let unread = unread.into_iter().map(|(text, count)| UnreadReason { text: text.to_owned(), count });
    let mut unread: Vec<UnreadReason> = unread.collect();
    unread.sort_by_key(|unread| std::cmp::Reverse(unread.count));
    ReasonTally { texts, given, kinds, unread }
}

impl Counts {
    fn line(&self, kind: LossKind, given: u64) -> ReasonCount {
        let of = |speaker| self.by.get(&speaker).copied().unwrap_or_default();
        let (buyer, us, unknown) = (of(Speaker::Buyer), of(Speaker::Us), of(Speaker::Unknown));
        let count = buyer + us + unknown;
        let interval = if kind == LossKind::NotGiven { None } else { wilson(count, given, Z_95) };
        ReasonCount {
            kind,
            count,
            among_several: self.among_several,
            buyer,
            us,
            unknown,
            share: interval.map(|_| count as f64 / given as f64),
            low: interval.map(|(low, _)| low),
            high: interval.map(|(_, high)| high),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::option;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;

    fn count(tally: &ReasonTally, kind: LossKind) -> &ReasonCount {
        tally.kinds.iter().find(|line| line.kind == kind).unwrap()
    }

    #[test]
    fn counts_by_kind_and_by_who_said_it() {
        let given = [
            ("No budget", Some("buyer")),
            ("too expensive", Some("rep")),
            ("Price", None),
            ("chose Acme, too expensive", Some("customer")),
            ("it rained", None),
            (" it rained ", None),
            ("Q3", Some("us")),
            ("", Some("buyer")),
        ];
        let tally = tally(given.into_iter());
        assert_eq!((tally.texts, tally.given), (8, 7));
        let price = count(&tally, LossKind::Price);
        assert_eq!((price.count, price.buyer, price.us, price.unknown, price.among_several), (3, 1, 1, 1, 1));
        assert!((price.share.unwrap() - 3.0 / 7.0).abs() < 1e-15);
        assert_eq!(count(&tally, LossKind::Several).count, 1);
        assert_eq!(count(&tally, LossKind::NotGiven).count, 1);
        assert_eq!(count(&tally, LossKind::NotGiven).share, None);
        let unread: Vec<_> = tally.unread.iter().map(|unread| (unread.text.as_str(), unread.count)).collect();
        assert_eq!(unread, [("it rained", 2), ("Q3", 1)]);
    }

    #[test]
    fn nothing_counted_has_no_share() {
        let tally = tally(std::iter::empty());
        assert_eq!((tally.texts, tally.given), (0, 0));
        assert_eq!(tally.kinds.len(), LossKind::ALL.len());
        assert!(tally.kinds.iter().all(|line| line.count == 0 && line.share.is_none() && line.low.is_none()));
    }

    fn texts() -> impl Strategy<Value = Vec<(String, Option<&'static str>)>> {
        let written = select(vec![
            "no decision",
            "no budget",
            "chose Acme",
            "chose Acme, no budget",
            "not a priority",
            "cold feet",
            "missing feature",
            "sponsor left",
            "duplicate",
            "n/a",
            "",
        ]);
        let text = prop_oneof![written.prop_map(str::to_owned), "\\PC{0,12}"];
        vec((text, option::of(select(vec!["buyer", "rep", "?"]))), 0..40)
    }

    fn tally_of(texts: &[(String, Option<&'static str>)]) -> ReasonTally {
        tally(texts.iter().map(|(text, who)| (text.as_str(), *who)))
    }

    proptest! {
        #[test]
        fn every_text_is_counted_once(texts in texts()) {
            let tally = tally_of(&texts);
            let total = texts.len() as u64;
            prop_assert_eq!(tally.texts, total);
            prop_assert_eq!(tally.kinds.iter().map(|line| line.count).sum::<u64>(), total);
            prop_assert_eq!(tally.given + count(&tally, LossKind::NotGiven).count, total);
            let unread: u64 = tally.unread.iter().map(|unread| unread.count).sum();
            prop_assert_eq!(unread, count(&tally, LossKind::Unread).count);
            let named: u64 = tally.kinds.iter().map(|line| line.among_several).sum();
            prop_assert!(named >= 2 * count(&tally, LossKind::Several).count);
            for line in &tally.kinds {
                prop_assert_eq!(line.buyer + line.us + line.unknown, line.count);
                if let Some(share) = line.share {
                    prop_assert!(line.low.unwrap() <= share && share <= line.high.unwrap());
                }
            }
        }

        #[test]
        fn the_order_of_the_texts_does_not_matter(
            (texts, shuffled) in texts().prop_flat_map(|texts| (Just(texts.clone()), Just(texts).prop_shuffle())),
        ) {
            prop_assert_eq!(tally_of(&texts), tally_of(&shuffled));
        }
    }
}
