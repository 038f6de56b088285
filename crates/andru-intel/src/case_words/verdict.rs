//! The verdict, in a line.

use andru_core::engine::cost::line::Side;
use andru_core::engine::cost::{Amounts, BusinessCase, Scope, Standing};

/// The lines of benefit and cost that are not priced, and how many there are of both together.
pub(crate) fn open_lines(case: &BusinessCase) -> (usize, usize) {
    let open = case.case.lines.iter().filter(|line| line.standing != Standing::Priced).count();
    (open, case.case.lines.len())
}

/// The verdict, in a line.
pub(crate) fn headline(case: &BusinessCase) -> String {
    let amounts = Amounts::of(case.model.terms());
    if let (Scope::Whole, Some(measures)) = (case.case.scope, &case.case.measures) {
        let size = amounts.money(measures.npv.abs());
        return if measures.npv.is_zero() {
            "Brings what it costs and no more, in today's money".to_owned()
        } else if measures.npv.is_sign_positive() {
            format!("Brings {size} more than it costs, in today's money")
        } else {
            format!("Costs {size} more than it brings, in today's money")
        };
    }
    let (open, all) = open_lines(case);
    let counted = |side| case.case.lines.iter().any(|line| line.side == side && line.counts);
    let lines = if all == 1 { "line" } else { "lines" };
    let nothing_said =
        case.case.lines.iter().all(|line| line.side == Side::Benefit || line.standing == Standing::Priced);
    match open {
        0 if !counted(Side::Cost) => "No ROI yet: there is no cost in the case".to_owned(),
        0 => "No ROI yet: there is no benefit in the case".to_owned(),
        1 if nothing_said => format!("No ROI yet: 1 of {all} {lines} rests on nothing the buyer has said"),
        _ if nothing_said => format!("No ROI yet: {open} of {all} {lines} rest on nothing the buyer has said"),
        1 => format!("No ROI yet: 1 of {all} {lines} is not known"),
        _ => format!("No ROI yet: {open} of {all} {lines} are not known"),
    }
}
