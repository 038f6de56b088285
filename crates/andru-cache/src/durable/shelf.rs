//! The kinds of records.

/// A kind of records. What a shelf is called is part of every keyed name on it, so it never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Shelf {
    /// The profile, the model in use, the draft of an interview: one value a name.
    Saved,
    /// The latest finished calls and jobs.
    Runs,
}

impl Shelf {
    /// Every shelf, for whoever goes over all of them.
    pub(crate) const ALL: &[Self] = &[Self::Saved, Self::Runs];

    /// Its name, in keyed names and in messages.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Runs => "runs",
        }
    }

    /// The format of what is in its records, authenticated with each.
    pub(crate) const fn schema(self) -> u16 {
        match self {
            Self::Saved | Self::Runs => 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_shelves_share_a_name() {
        let names: BTreeSet<&str> = Shelf::ALL.iter().map(|shelf| shelf.name()).collect();
        assert_eq!(names.len(), Shelf::ALL.len());
    }
}
