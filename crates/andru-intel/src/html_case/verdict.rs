//! The top of the page: the verdict, what it is about, the figures that carry it.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::measure::measures;
use andru_core::engine::cost::money::Decimal;
use andru_core::engine::cost::{BusinessCase, Scope};

use crate::case_words::headline;
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, row, table, text_cell};

/// Adds the verdict.
pub(super) fn write(case: &BusinessCase, out: &mut Markup) {
    let amounts = Amounts::of(case.model.terms());
    out.element("header", &[], |header| {
        header.leaf("p", &[("class", "over")], "Business case");
        header.leaf("h1", &[], headline(case));
        header.element("p", &[("class", "lead")], |lead| {
            lead.foreign(&case.title);
            if let Some(buyer) = &case.buyer {
                lead.text(", for ").foreign(buyer);
            }
        });
        let known_alone = case.case.scope == Scope::KnownBenefits;
        header.element("dl", &[("class", "key")], |list| {
            let mut figure = |label: &str, value: String, note: &str| {
                list.line().element("div", &[], |item| {
                    item.leaf("dt", &[], label);
                    item.leaf("dd", &[("class", "value")], value);
                    item.leaf("dd", &[("class", "note")], note);
                });
            };
            let key = ["npv", "roi", "payback", "irr"];
            for measure in measures(case).iter().filter(|measure| key.contains(&measure.id)) {
                let note = match measure.id {
                    _ if known_alone => "on the known lines alone",
                    "npv" => "benefits less costs, in today's money",
                    "roi" => "of the present value of the costs",
                    "payback" => "after today",
                    _ => "a year",
                };
                figure(measure.name, measure.size.words(amounts), note);
            }
            if let Some(inaction) = &case.inaction {
                let months = inaction.months.len().max(1);
                let mean = inaction.total / Decimal::from(months);
                figure("cost of inaction", amounts.money(mean), "a month, on average; not part of the above");
            }
        });
    });
    out.line();
}

/// Adds every measure with what it says.
pub(super) fn measures_table(case: &BusinessCase, out: &mut Markup) {
    let measures = measures(case);
    if measures.is_empty() {
        return;
    }
    let amounts = Amounts::of(case.model.terms());
    let known_alone = case.case.scope == Scope::KnownBenefits;
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What it comes to");
        let caption = if known_alone {
            "On the known lines alone. There is no ROI before every line counts."
        } else {
            "Every line counts. Amounts are adjusted for risk."
        };
        let heads = [("measure", ""), ("value", FIGURES), ("what it says", WORDS)];
        table(section, "facts measures", caption, &heads, |rows| {
            for measure in &measures {
                row(rows, measure.name, |row| {
                    text_cell(row, FIGURES, measure.size.words(amounts));
                    text_cell(row, WORDS, measure.says);
                });
            }
        });
    });
    out.line();
}
