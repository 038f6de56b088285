//! Who stands behind a figure, and what a line is waiting for.

use andru_core::engine::cost::figure::{Basis, BasisKind, Tier};

/// Who stands behind a figure: words of ours, and words of whoever wrote the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stands<'a> {
    /// `the buyer`, `published`, `assumed`.
    pub(crate) kind: &'static str,
    /// Who said, published or assumes it; not always known.
    pub(crate) who: Option<&'a str>,
    /// When a benchmark was published.
    pub(crate) date: Option<&'a str>,
    /// How good the publication is.
    pub(crate) tier: Option<&'static str>,
    /// Why it is assumed.
    pub(crate) why: Option<&'a str>,
}

/// Who stands behind a figure of this basis.
pub(crate) fn stands(basis: &Basis) -> Stands<'_> {
    let none = Stands { kind: "the buyer", who: None, date: None, tier: None, why: None };
    match basis {
        Basis::Buyer { source } => Stands { who: source.as_deref(), ..none },
        Basis::Benchmark { source, date, tier: good } => {
            Stands { kind: "published", who: Some(source), date: Some(date), tier: Some(tier(*good)), ..none }
        }
        Basis::Assumption { who, why } => Stands { kind: "assumed", who: Some(who), why: Some(why), ..none },
    }
}

/// How good a publication is.
pub(crate) const fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Primary => "by whoever measured it",
        Tier::Secondary => "quoted by another page",
        Tier::Folklore => "folklore: no measurement found",
    }
}

/// The weakest figure of a line.
pub(crate) const fn weakest(kind: BasisKind) -> &'static str {
    match kind {
        BasisKind::Buyer => "all figures from the buyer",
        BasisKind::Benchmark => "weakest figure: published",
        BasisKind::Assumption => "weakest figure: assumed",
    }
}
