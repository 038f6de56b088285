//! What speaks against a company or a deal, from `knowledge/anti_patterns.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::knowledge;

/// A pattern that speaks against a company or a deal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AntiPattern {
    /// Identifier, such as `no_champion`.
    pub id: String,
    /// Whether it is about the company or the deal.
    pub kind: AntiPatternKind,
    /// The pattern, one sentence.
    pub text: String,
    /// The question that tells whether it holds.
    pub ask: String,
    /// A publication with its year, or `Andru judgement`.
    pub source: String,
}

/// What an anti-pattern is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AntiPatternKind {
    /// The company.
    Company,
    /// The deal at hand.
    Deal,
}

/// Every anti-pattern, companies first.
pub fn anti_patterns() -> &'static [AntiPattern] {
    #[derive(Deserialize)]
    struct Table {
        anti_pattern: Vec<AntiPattern>,
    }
    static TABLE: LazyLock<Table> =
        LazyLock::new(|| knowledge::table("anti_patterns.toml", include_str!("../../knowledge/anti_patterns.toml")));
    &TABLE.anti_pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_loads_and_every_row_has_a_source() {
        assert!(anti_patterns().iter().all(|row| !row.source.is_empty() && row.ask.ends_with('?')));
        let companies = anti_patterns().iter().take_while(|row| row.kind == AntiPatternKind::Company).count();
        assert!(anti_patterns().iter().skip(companies).all(|row| row.kind == AntiPatternKind::Deal));
    }
}
