//! A business case as one self-contained HTML file.
//!
//! Built from the computed case alone: the same case gives the same bytes.

mod axis;
mod break_even;
mod cash;
mod chart;
mod figures;
mod inaction;
mod lines;
mod method;
mod questions;
mod range;
#[cfg(test)]
mod tests;
mod tornado;
mod verdict;

use andru_core::engine::cost::BusinessCase;

use crate::html::document;

/// A business case, as the text of an HTML file.
pub(crate) fn html_case(case: &BusinessCase) -> String {
    document(&format!("{} · business case", case.title), |main| {
        verdict::write(case, main);
        questions::write(case, main);
        verdict::measures_table(case, main);
        figures::write(case, main);
        lines::write(case, main);
        cash::write(case, main);
        sensitivity(case, main);
        inaction::write(case, main);
        method::conventions_list(case, main);
        method::write(main);
        method::not_known(case, main);
    })
}

/// Adds what the result hangs on, or nothing where there is no result.
fn sensitivity(case: &BusinessCase, out: &mut crate::html::markup::Markup) {
    let Some(sensitivity) = &case.sensitivity else { return };
    if sensitivity.tornado.is_empty() && sensitivity.break_even.is_empty() {
        return;
    }
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What the result hangs on");
        section.element("div", &[("class", "figures")], |figures| {
            tornado::figure(case, sensitivity, figures);
            range::figure(case, sensitivity, figures);
        });
        tornado::table(case, sensitivity, section);
        range::table(case, sensitivity, section);
        break_even::table(case, sensitivity, section);
    });
    out.line();
}
