//! How a portfolio reads.

use andru_engine::icp::Points;

use super::{Concentration, Rollup};
use crate::page::{Column, Page, counted};

/// How many accounts a page lists.
const SHOWN: usize = 20;
/// How many unknown measures a page lists.
const UNKNOWN_SHOWN: usize = 5;

/// The rollup in sentences, the verdict first.
pub(crate) fn rollup_sentences(portfolio: &str, rollup: &Rollup) -> String {
    if rollup.accounts == 0 {
        return format!(
            "{portfolio}: no account is saved yet, so nothing can be said. Import the companies with their figures and \
             this tag: andru-intel accounts import."
        );
    }
    let accounts = counted(rollup.accounts, "account", "accounts");
    let Some(average) = rollup.average_readiness else {
        return format!(
            "{portfolio}: no readiness yet, since none of its {accounts} has a figure that can be assessed."
        );
    };
    let coverage = rollup.average_coverage.unwrap_or(Points::ZERO);
    let concentration = rollup
        .concentration
        .first()
        .map_or_else(|| "Concentration: unknown, no ARR is known".to_owned(), Concentration::words);
    format!(
        "{portfolio}: average readiness {average} of 100, over the {} of {accounts} with figures ({coverage}% of the \
         points known on average); {} of these at risk. {concentration}.",
        rollup.assessed, rollup.at_risk_count
    )
}

/// Adds the rollup to a page.
pub(crate) fn rollup_page(rollup: &Rollup, page: &mut Page) {
    page.group();
    page.fact("accounts", "", format!("{} of {} with an index", rollup.assessed, rollup.accounts));
    for concentration in &rollup.concentration {
        page.fact("concentration", "", concentration.words());
    }
    if rollup.concentration.is_empty() {
        page.fact("concentration", "", "unknown: no ARR is known of any account");
    }
    if !rollup.concentration.is_empty() {
        page.fact("HHI", "", "the sum of the squared shares in percent: 10,000 is one account alone; no bound is set");
    }
    page.fact("rule", "", rollup.at_risk_rule.as_str());
    if !rollup.at_risk.is_empty() {
        page.heading("At risk");
        for each in rollup.at_risk.iter().take(SHOWN) {
            let constraint = each.first_constraint.as_ref().map(|text| format!(" · first: {text}")).unwrap_or_default();
            page.fact(&each.account, each.index.to_string(), format!("{}{constraint}", each.why.join("; ")));
        }
        more(rollup.at_risk_count, page);
    }
    if !rollup.members.is_empty() {
        page.heading("Accounts, the lowest first");
        let head = vec![
            Column::words("account"),
            Column::figures("index"),
            Column::figures("range"),
            Column::figures("known"),
            Column::words("basis"),
        ];
        let rows = rollup.members.iter().take(SHOWN).map(|each| {
            vec![
                each.account.clone(),
                each.index.to_string(),
                format!("{}-{}", each.low, each.high),
                format!("{}%", each.coverage),
                each.basis.join("; "),
            ]
        });
        page.table(head, rows.collect());
        more(rollup.assessed, page);
    }
    if !rollup.not_known.is_empty() {
        page.heading("Not known");
        for each in rollup.not_known.iter().take(UNKNOWN_SHOWN) {
            let rest = each.accounts.saturating_sub(each.of.len());
            let rest = if rest > 0 { format!(" and {rest} more") } else { String::new() };
            let figure = format!("{} of {}", each.accounts, rollup.accounts);
            page.fact(&each.measure, figure, format!("{}{rest}. {}", each.of.join(", "), each.ask));
        }
    }
    if !rollup.notes.is_empty() {
        page.heading("To check");
        page.list(rollup.notes.iter().cloned());
    }
}

fn more(all: usize, page: &mut Page) {
    if all > SHOWN {
        page.text(format!("and {} more; the JSON answer has up to 100", all - SHOWN));
    }
}
