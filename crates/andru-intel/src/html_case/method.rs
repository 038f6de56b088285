//! The end of the page: by which conventions, by which method, and what is not known.

use andru_core::engine::cost::figure::BasisKind;
use andru_core::engine::cost::line::Side;
use andru_core::engine::cost::model::DISCOUNT_RATE;
use andru_core::engine::cost::{BusinessCase, Scope};

use crate::case_words::{conventions, open_lines, stands};
use crate::html::markup::Markup;

/// Adds the conventions.
pub(super) fn conventions_list(case: &BusinessCase, out: &mut Markup) {
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Conventions");
        section.element("dl", &[("class", "source")], |list| {
            for (name, says) in conventions(case) {
                list.line().leaf("dt", &[], name).element("dd", &[], |fact| {
                    fact.text(says);
                    let rate = case.model.figure(DISCOUNT_RATE).filter(|_| name == "rate of discount");
                    if let Some(stands) = rate.map(|rate| stands(&rate.basis)) {
                        fact.text("; ").text(stands.kind);
                        if let Some(who) = stands.who {
                            fact.text(": ").foreign(who);
                        }
                        if let Some(date) = stands.date {
                            fact.text(", ").foreign(date);
                        }
                    }
                });
            }
        });
    });
    out.line();
}

/// Adds the method in short.
pub(super) fn write(out: &mut Markup) {
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Method, in short");
        section.element("ul", &[], |list| {
            for item in [
                "Every amount is a formula over named figures, and every figure has somebody who stands behind it. The \
                 formulas are in the page; the workbook has them live.",
                "After Forrester's Total Economic Impact studies: each benefit is taken down and each cost put up by its \
                 own share for risk, and only then discounted. Flexibility, the fourth part of such a study, is not \
                 priced here.",
                "A benefit counts when all its figures are known and the buyer said at least one of them. A cost counts \
                 when all its figures are known. Without every line there is no ROI.",
                "The same cash is counted once: a benefit that ends a cost of inaction is tied to it, and two lines \
                 that draw on the same figures are refused unless it is said why they are not the same.",
                "Money is computed in decimals, not in binary fractions; what is printed adds up to what is printed.",
            ] {
                list.line().leaf("li", &[], item);
            }
        });
    });
    out.line();
}

/// Adds what is not known.
pub(super) fn not_known(case: &BusinessCase, out: &mut Markup) {
    let figures = case.model.figures();
    let (open, all) = open_lines(case);
    let unknown = figures.iter().filter(|figure| !figure.is_known()).count();
    let assumed = figures.iter().filter(|figure| figure.basis.kind() == BasisKind::Assumption).count();
    let fixed = figures.iter().filter(|figure| figure.is_known() && figure.range.is_none()).count();
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What is not known");
        section.element("ul", &[], |list| {
            let mut item = |text: String| _ = list.line().leaf("li", &[], text);
            if open > 0 {
                item(format!("What {open} of {all} lines come to: they are not in the sums."));
            }
            if unknown > 0 {
                item(format!("The value of {unknown} of {} figures.", figures.len()));
            }
            if assumed > 0 {
                item(format!(
                    "Whether {assumed} of {} figures hold for this buyer: somebody assumes them.",
                    figures.len()
                ));
            }
            if fixed > 0 && case.case.scope != Scope::Unknown {
                item(format!(
                    "How far {fixed} of {} figures may be off: they have no range, and stand still in the chart of \
                     figures and in the cases drawn.",
                    figures.len()
                ));
            }
            if case.inaction.is_none() && case.model.side(Side::Inaction).next().is_none() {
                item("What waiting costs: the case has no line of inaction.".to_owned());
            }
            item("Whether the figures move together: they are drawn each by itself.".to_owned());
            item("What the buyer would do with the money instead, but for the rate of discount.".to_owned());
        });
    });
    out.line();
}
