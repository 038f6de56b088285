//! Who signs in a company of which size.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::authority::BudgetControl;
use super::line::{JUDGEMENT, Line};
use super::profile::{Persona, size_rules};
use crate::read::Span;

/// A rule for head counts from `from` to `to`, both inclusive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SizeRule {
    from: f64,
    to: Option<f64>,
    /// Who signs, in words.
    signs: String,
    /// Budget control by persona id.
    budget: BTreeMap<String, BudgetControl>,
    /// No persona that is not named in `budget` controls more than this.
    others_at_most: BudgetControl,
}

/// A persona's say over money in a company of a given size.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SizedAuthority {
    /// Head counts the rule covers, such as `1-19` or `1000+`; absent where the head count is unknown or crosses rules.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head_count: Option<String>,
    /// How far the persona controls the money there; the general value where no rule applies.
    pub budget_control: BudgetControl,
    /// Whether that differs from the persona's general value.
    pub changed: bool,
    /// Who signs in such a company, or why no rule applies.
    pub who_signs: Line,
}

/// What size does to a persona's say: the rule that covers the whole head count, or none.
///
/// The rules are ours (`Andru judgement`): under 20 people the founder signs; under 200 the CEO and the
/// finance lead; under 1,000 the persona's general values hold; from 1,000 procurement and legal run the paper.
pub fn adjust_for_size(persona: &Persona, head_count: Option<Span>) -> SizedAuthority {
    let line = |text: &str| Line { text: text.to_owned(), source: JUDGEMENT.to_owned() };
    let general = |why: &str| SizedAuthority {
        head_count: None,
        budget_control: persona.budget_control,
        changed: false,
        who_signs: line(why),
    };
    let Some(span) = head_count else {
        return general("head count unknown: ask who signed the last purchase of this size");
    };
    let rule = size_rules().iter().find(|rule| {
        let within = |count: f64| count >= rule.from && rule.to.is_none_or(|to| count < to + 1.0);
        within(span.low()) && span.high().map_or(rule.to.is_none(), within)
    });
    let Some(rule) = rule else {
        return general(
            "the head count given spans companies that sign differently: ask who signed the last purchase of this size",
        );
    };
    let budget_control = match rule.budget.get(&persona.id) {
        Some(control) => *control,
        None => persona.budget_control.min(rule.others_at_most),
    };
    SizedAuthority {
        head_count: Some(rule.to.map_or_else(|| format!("{}+", rule.from), |to| format!("{}-{to}", rule.from))),
        budget_control,
        changed: budget_control != persona.budget_control,
        who_signs: line(&rule.signs),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persona::persona;

    fn sized(id: &str, low: f64, high: Option<f64>) -> SizedAuthority {
        adjust_for_size(persona(id).unwrap(), Span::new(low, high))
    }

    #[test]
    fn the_rules_cover_every_head_count_once() {
        let mut next = 1.0;
        for rule in size_rules() {
            assert!((rule.from - next).abs() < f64::EPSILON, "gap before {}", rule.from);
            for id in rule.budget.keys() {
                assert!(persona(id).is_some(), "{id}");
            }
            next = rule.to.map_or(f64::INFINITY, |to| to + 1.0);
        }
        assert!(next.is_infinite());
    }

    #[test]
    fn a_founder_signs_in_a_company_of_twelve_and_not_in_one_of_twelve_hundred() {
        let ceo = sized("ceo", 12.0, Some(12.0));
        assert_eq!((ceo.budget_control, ceo.head_count.as_deref()), (BudgetControl::High, Some("1-19")));
        assert_eq!(sized("it_manager", 12.0, Some(12.0)).budget_control, BudgetControl::Low);
        assert_eq!(sized("cto", 12.0, Some(12.0)).budget_control, BudgetControl::Low);
        let cto = sized("cto", 1200.0, Some(1200.0));
        assert_eq!((cto.budget_control, cto.head_count.as_deref()), (BudgetControl::Medium, Some("1000+")));
        assert!(cto.who_signs.text.contains("procurement"));
    }

    #[test]
    fn a_head_count_that_crosses_rules_changes_nothing() {
        for (low, high) in [(11.0, Some(50.0)), (500.0, None), (0.0, Some(5.0))] {
            let cfo = sized("cfo", low, high);
            assert_eq!((cfo.head_count, cfo.changed, cfo.budget_control), (None, false, BudgetControl::High));
        }
        let unknown = adjust_for_size(persona("cfo").unwrap(), None);
        assert!(!unknown.changed && unknown.who_signs.text.starts_with("head count unknown"));
    }

    #[test]
    fn an_open_head_count_falls_under_the_open_rule() {
        assert_eq!(sized("cfo", 5000.0, None).head_count.as_deref(), Some("1000+"));
    }
}
