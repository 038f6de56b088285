//! The fields of a company that a list can fill.

use std::fmt;

/// A field of [`Company`](andru_engine::icp::Company), as `--map` and the summary of a job name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CompanyField {
    /// Its name.
    Name,
    /// Its website, host or e-mail domain.
    Domain,
    /// What it does.
    Industry,
    /// How many people work there.
    Employees,
    /// Yearly revenue.
    Revenue,
    /// Where it is.
    Geography,
    /// What it runs.
    Technologies,
    /// What hurts.
    Pains,
    /// Lasting habits.
    Habits,
    /// Events, with their age where it is known.
    Triggers,
    /// What regulated data it holds.
    RegulatedData,
    /// Whether it is insolvent.
    Insolvent,
    /// Whether it is about to be acquired.
    BeingAcquired,
    /// Whether it has a fresh contract with a rival.
    RivalContract,
    /// Whether it asked not to be contacted.
    OptedOut,
}

impl CompanyField {
    /// Every field, in the order they are listed.
    pub const ALL: [Self; 15] = [
        Self::Name,
        Self::Domain,
        Self::Industry,
        Self::Employees,
        Self::Revenue,
        Self::Geography,
        Self::Technologies,
        Self::Pains,
        Self::Habits,
        Self::Triggers,
        Self::RegulatedData,
        Self::Insolvent,
        Self::BeingAcquired,
        Self::RivalContract,
        Self::OptedOut,
    ];

    /// The name in `--map` and in the summary.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Domain => "domain",
            Self::Industry => "industry",
            Self::Employees => "employees",
            Self::Revenue => "revenue",
            Self::Geography => "geography",
            Self::Technologies => "technologies",
            Self::Pains => "pains",
            Self::Habits => "habits",
            Self::Triggers => "triggers",
            Self::RegulatedData => "regulatedData",
            Self::Insolvent => "insolvent",
            Self::BeingAcquired => "beingAcquired",
            Self::RivalContract => "rivalContract",
            Self::OptedOut => "optedOut",
        }
    }

    /// The place in [`CompanyField::ALL`].
    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for CompanyField {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_the_place_in_the_list() {
        for (at, field) in CompanyField::ALL.into_iter().enumerate() {
            assert_eq!(field.index(), at);
        }
    }
}
