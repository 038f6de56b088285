//! The scorecard: every column with the points of its groups.

use std::collections::BTreeMap;

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::{FieldReport, Verdict};
use andru_core::engine::icp::model::{ColdStart, Model, ModelField};

use super::example;
use super::groups::groups;
use super::rate::rate_cell;
use super::words::number;
use crate::html::markup::Markup;
use crate::html::svg::{area, line};
use crate::html::table::{FIGURES, captioned, cell, row, row_of, text_cell};

/// The fewest and the most points of any group, between which bars are drawn.
#[derive(Debug, Clone, Copy)]
struct Scale {
    least: f64,
    most: f64,
}

impl Scale {
    fn of(fields: &[ModelField]) -> Self {
        let least = fields.iter().map(ModelField::least).min().unwrap_or_default();
        let most = fields.iter().map(ModelField::most).max().unwrap_or_default();
        Self { least: least.to_f64(), most: most.to_f64() }
    }

    /// Where points stand, 0 to 200.
    fn x(self, points: f64) -> f64 {
        let width = self.most - self.least;
        if width > 0.0 { ((points - self.least) / width * 200.0).clamp(0.0, 200.0) } else { 100.0 }
    }
}

/// Adds the scorecard, most telling column first, and an example.
pub(super) fn write(model: &Model, out: &mut Markup) {
    let card = &model.scorecard;
    let reports: BTreeMap<&str, &FieldReport> =
        model.history.fields.iter().map(|field| (field.name.as_str(), field)).collect();
    let mut fields: Vec<(&ModelField, Option<&FieldReport>)> =
        card.fields.iter().map(|field| (field, reports.get(field.column.as_str()).copied())).collect();
    let told = |report: Option<&FieldReport>| report.map_or(f64::NEG_INFINITY, |report| report.information_value);
    fields.sort_by(|a, b| told(b.1).total_cmp(&told(a.1)));
    let scale = Scale::of(&card.fields);
    out.element("section", &[("class", "scorecard")], |section| {
        section.leaf("h2", &[], "Scorecard");
        section.leaf(
            "p",
            &[],
            "Most telling column first. A solid bar to the right of the line adds points, an outlined one to the \
             left takes them. Points are what a group adds with the other columns held as they are; so a group that \
             wins often has few points where another column already says so.",
        );
        if let Some(rule) = card.blank_rule() {
            section.leaf("p", &[], rule);
        }
        section.element("p", &[("class", "start")], |text| {
            text.text("Start: ")
                .leaf("strong", &[], format!("{} points", card.start))
                .text(", what a company has of which nothing is known.");
        });
        for (field, report) in &fields {
            column(field, *report, scale, model.history.verdict, section);
        }
        if let Some(cold) = &card.cold_start {
            cold_start(cold, section);
        }
        let in_order: Vec<&ModelField> = fields.iter().map(|(field, _)| *field).collect();
        example::write(model, &in_order, section);
    });
    out.line();
}

fn column(field: &ModelField, report: Option<&FieldReport>, scale: Scale, verdict: Verdict, out: &mut Markup) {
    let caption = |caption: &mut Markup| {
        caption.element("strong", &[], |name| {
            name.foreign(&field.column);
        });
        caption.element("span", &[("class", "small")], |note| {
            note.text(format!("{} to {} points", field.least().signed(), field.most().signed()));
            if let Some(report) = report {
                if verdict != Verdict::TooFewDeals {
                    note.text(format!(" · information value {:.3}", report.information_value));
                }
                note.text(" · ").foreign(&report.reason);
            }
        });
    };
    let heads = [("group", ""), ("points", "p"), ("won of deals", FIGURES), ("win rate (95%)", FIGURES)];
    captioned(out, "groups", caption, &heads, |rows| {
        for group in groups(field) {
            row_of(
                rows,
                |head| group.name.write(head),
                |row| {
                    cell(row, "p", |cell| points(group.points, scale, cell));
                    text_cell(row, FIGURES, group.rate.counts());
                    rate_cell(row, group.rate);
                },
            );
        }
        if field.blank.is_none() {
            row(rows, "not known", |row| {
                cell(row, "p", |cell| points(Points::ZERO, scale, cell));
                text_cell(row, FIGURES, "none seen");
                text_cell(row, FIGURES, "");
            });
        }
    });
}

/// Points beside their bar.
fn points(points: Points, scale: Scale, cell: &mut Markup) {
    cell.element("span", &[("class", "bar")], |span| {
        bar(points, scale, span);
        span.leaf("span", &[], points.signed());
    });
}

/// A bar from the line of no points; the figure stands beside it.
fn bar(points: Points, scale: Scale, out: &mut Markup) {
    let attributes = [("viewBox", "0 0 200 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")];
    let (zero, end) = (scale.x(0.0), scale.x(points.to_f64()));
    out.element("svg", &attributes, |svg| {
        if points != Points::ZERO {
            area(svg, if points > Points::ZERO { "won" } else { "lost" }, (zero, 2.0), (end, 10.0));
        }
        line(svg, "axis", (zero, 0.0), (zero, 12.0));
    });
}

fn cold_start(cold: &ColdStart, out: &mut Markup) {
    out.element("p", &[("class", "start")], |text| {
        text.text("Score from before the history, ").foreign(cold.source.name()).text(format!(
            ": {} points for each unit above or below {}, held between {} and {} ({} to {} points). Its weight \
             beside what was learned is {:.0}%.",
            number(cold.points_per_unit),
            number(cold.mean),
            number(cold.low),
            number(cold.high),
            cold.least().signed(),
            cold.most().signed(),
            cold.weight * 100.0
        ));
        if let Some(auc) = cold.auc {
            text.text(format!(" Alone it ranks {:.1}% of pairs right.", auc * 100.0));
        }
    });
}
