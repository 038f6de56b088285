//! The end of the page: what was set aside, what is not known, and where it all came from.

use std::collections::BTreeSet;

use andru_core::engine::icp::learn::{FieldReport, Status};
use andru_core::engine::icp::model::Model;

use super::groups::groups;
use super::verdict::{is_too_small, overall};
use crate::html::markup::Markup;
use crate::html::table::{WORDS, cell, foreign_row, table};
use andru_core::engine::figure::counted;

/// A group of fewer deals says little by itself.
const FEW: u64 = 30;

/// Adds the columns without points, with the reasons.
pub(super) fn set_aside(model: &Model, out: &mut Markup) {
    let of = |status| model.history.fields.iter().filter(move |field| field.status == status);
    let with_points: BTreeSet<&str> = model.scorecard.fields.iter().map(|field| field.column.as_str()).collect();
    let without = of(Status::Used).filter(|field| !with_points.contains(field.name.as_str()));
    let lists: [(Vec<&FieldReport>, &str); 3] = [
        (of(Status::Quarantined).collect(), "Set aside: may be known only once the deal is over"),
        (without.collect(), "Looked at, and adds nothing beside the others"),
        (of(Status::Dropped).collect(), "Not learned from"),
    ];
    if lists.iter().all(|(fields, _)| fields.is_empty()) {
        return;
    }
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Columns left out");
        for (fields, name) in lists.iter().filter(|(fields, _)| !fields.is_empty()) {
            table(section, "facts", name, &[("column", ""), ("why", WORDS)], |rows| {
                for field in fields {
                    foreign_row(rows, &field.name, |row| cell(row, WORDS, |cell| _ = cell.foreign(&field.reason)));
                }
            });
        }
    });
    out.line();
}

/// Adds what is not known.
pub(super) fn not_known(model: &Model, out: &mut Markup) {
    let history = &model.history;
    let all: Vec<u64> = model.scorecard.fields.iter().flat_map(groups).map(|group| group.rate.deals).collect();
    let few = all.iter().filter(|deals| **deals < FEW).count();
    let set_aside = history.fields.iter().filter(|field| field.status == Status::Quarantined).count();
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "What is not known");
        section.element("ul", &[], |list| {
            let mut item = |text: &str| {
                list.line().leaf("li", &[], text);
            };
            item(
                "Why these companies bought. Points follow the deals; what else these companies share is not in the \
                 table.",
            );
            item(
                "How companies answer that you never sold to, and how the open deals end. Neither is among the \
                 closed deals.",
            );
            if few > 0 {
                item(&format!(
                    "The win rate of {few} of the {} groups, but for a wide interval: each holds under {FEW} deals.",
                    all.len()
                ));
            }
            if model.scorecard.fields.iter().any(|field| field.blank.is_none()) {
                item(
                    "What a blank means in a column that had none: it adds nothing, until deals with blanks are \
                     learned from.",
                );
            }
            if set_aside > 0 {
                item(&format!(
                    "When the values of {} were filled in. {} set aside until somebody who knows says that they are \
                     known when a deal begins.",
                    counted(set_aside as u64, "column", "columns"),
                    if set_aside == 1 { "It is" } else { "They are" }
                ));
            }
            if history.auc_forward.is_none() && !is_too_small(model) {
                item("Whether it holds for later deals: that could not be measured.");
            }
            if model.scorecard.calibration.is_none() {
                item("How likely a deal is: a probability waits for more deals.");
            }
            if history.ordered_by.is_none() {
                list.line().element("li", &[], |item| {
                    item.text("When the deals began: no column orders them in time, so the order of the file stands ")
                        .text("in for it. Name one with ")
                        .flag("--time")
                        .text(".");
                });
            }
        });
    });
    out.line();
}

/// Adds where it came from.
pub(super) fn source(model: &Model, out: &mut Markup) {
    let source = &model.source;
    out.element("section", &[], |section| {
        section.leaf("h2", &[], "Where it came from");
        section.element("dl", &[("class", "source")], |list| {
            let mut fact = |name: &str, write: &dyn Fn(&mut Markup)| {
                list.line().leaf("dt", &[], name).element("dd", &[], write);
            };
            let values = |out: &mut Markup, values: &[String]| {
                for (at, value) in values.iter().enumerate() {
                    if at > 0 {
                        out.text(", ");
                    }
                    out.foreign(value);
                }
            };
            let deals = format!("{} won of closed deals; open ones are not counted", overall(model).counts());
            fact("deals", &|out| _ = out.text(&deals));
            fact("outcome", &|out| _ = out.foreign(&source.outcome_column));
            fact("won is", &|out| values(out, &source.won_values));
            fact("lost is", &|out| values(out, &source.lost_values));
            fact("in time by", &|out| {
                _ = match &model.history.ordered_by {
                    Some(column) => out.foreign(column),
                    None => out.text("the order of the file"),
                }
            });
            fact("export, SHA-256", &|out| _ = out.leaf("code", &[], &source.input_hash));
            fact("model format", &|out| _ = out.text(&model.format));
            fact("method", &|out| {
                out.text(
                    "weight of evidence of binned columns, logistic regression on them, Platt calibration; figures \
                     out of fold; win rate intervals after Wilson",
                );
            });
        });
    });
    out.line();
}
