//! Benefits and costs: how each amount comes about, and what it is by year before and after risk.

use andru_core::engine::cost::Amounts;
use andru_core::engine::cost::figure::Value;
use andru_core::engine::cost::formula::Formula;
use andru_core::engine::cost::line::{Line, Side};
use andru_core::engine::cost::money::{Decimal, written_exactly};
use andru_core::engine::cost::terms::Period;
use andru_core::engine::cost::{BusinessCase, LineResult, Series};

use super::cash::years;
use crate::case_words::{due, label, weakest};
use crate::html::markup::Markup;
use crate::html::table::{FIGURES, WORDS, captioned, cell, foreign_row, row_of, table, text_cell};

/// The most years that stand beside each other; more are put under each other.
const BESIDE: usize = 5;

/// Adds both sections.
pub(super) fn write(case: &BusinessCase, out: &mut Markup) {
    for (side, name) in [(Side::Benefit, "Benefits"), (Side::Cost, "Costs")] {
        let lines: Vec<Both<'_>> = case
            .case
            .lines
            .iter()
            .filter(|found| found.side == side)
            .filter_map(|found| Some((case.model.line(&found.id)?, found)))
            .collect();
        out.element("section", &[], |section| {
            section.leaf("h2", &[], name);
            if lines.is_empty() {
                section.leaf("p", &[], "None in the case.");
                return;
            }
            comes_about(case, &lines, section);
            let sum = if side == Side::Benefit { &case.case.benefits } else { &case.case.costs };
            by_year(case, &lines, sum, section);
        });
        out.line();
    }
}

/// A line as it was written and as it came out.
type Both<'a> = (&'a Line, &'a LineResult);

fn comes_about(case: &BusinessCase, lines: &[Both<'_>], out: &mut Markup) {
    let heads = [("line", ""), ("amount each time", WORDS)];
    table(out, "facts", "How each amount comes about", &heads, |rows| {
        for (line, found) in lines {
            foreign_row(rows, &line.name, |row| {
                cell(row, WORDS, |cell| {
                    cell.foreign(&with_values(case, &line.amount));
                    cell.text(" ").leaf("code", &[("class", "note")], line.amount.text());
                    let mut notes = vec![due(line, case.model.terms()), weakest(found.weakest).to_owned()];
                    let way = if line.side == Side::Cost { "put on" } else { "taken off" };
                    notes.push(match &line.risk {
                        Some(risk) => format!("{} {way} for risk ({})", percent(found.risk), risk.text()),
                        None => format!("nothing {way} for risk"),
                    });
                    cell.text(" ").leaf("small", &[("class", "note")], notes.join("; "));
                    if let Some(loss) = line.removes.as_deref().and_then(|id| case.model.line(id)) {
                        cell.text(" ").element("small", &[("class", "note")], |note| {
                            note.text("ends or lessens a cost of inaction, the same cash: ").foreign(&loss.name);
                        });
                    }
                    if let Some(why) = &line.distinct_because {
                        cell.text(" ").element("small", &[("class", "note")], |note| {
                            note.text("other cash than lines with the same figures, because ").foreign(why);
                        });
                    }
                    if let Some(why) = found.standing.why_not(line.same_cash_as.as_deref()) {
                        cell.text(" ").leaf("strong", &[("class", "note")], format!("not counted: {why}"));
                    }
                });
            });
        }
    });
}

fn by_year(case: &BusinessCase, lines: &[Both<'_>], sum: &Series, out: &mut Markup) {
    let priced: Vec<&Both<'_>> = lines.iter().filter(|(_, found)| !found.unadjusted.is_empty()).collect();
    if priced.is_empty() {
        return;
    }
    let amounts = Amounts::of(case.model.terms());
    let all: Vec<usize> = (0..=case.model.terms().years as usize).collect();
    // Today stands beside the first years.
    let (first, rest) = all.split_at(all.len().min(BESIDE + 1));
    let bands: Vec<&[usize]> = std::iter::once(first).chain(rest.chunks(BESIDE)).collect();
    for (at, band) in bands.iter().enumerate() {
        let is_last = at + 1 == bands.len();
        let names: Vec<String> = band.iter().map(|year| label(Period::Year, *year)).collect();
        let mut heads = vec![("line", "")];
        heads.extend(names.iter().map(|name| (name.as_str(), FIGURES)));
        if is_last {
            heads.push(("total", FIGURES));
        }
        let caption = |text: &mut Markup| {
            text.leaf("strong", &[], "By year").text(amounts.currency.code()).text(", before and after risk");
        };
        out.element("div", &[("class", "across")], |across| {
            captioned(across, "money", caption, &heads, |rows| {
                let mut add = |name: &dyn Fn(&mut Markup), values: &[Decimal], total: Decimal| {
                    let years = years(case, values);
                    row_of(rows, name, |row| {
                        for amount in band.iter().filter_map(|year| years.get(*year)) {
                            text_cell(row, FIGURES, amounts.bare(*amount));
                        }
                        if is_last {
                            text_cell(row, FIGURES, amounts.bare(total));
                        }
                    });
                };
                for (line, found) in &priced {
                    let before = found.unadjusted.iter().sum();
                    let not_counted = if found.counts { "" } else { ", not counted" };
                    if found.risk.is_zero() {
                        let name = |head: &mut Markup| note(head.foreign(&line.name), &format!("no risk{not_counted}"));
                        add(&name, &found.adjusted.values, found.adjusted.total);
                    } else {
                        let name =
                            |head: &mut Markup| note(head.foreign(&line.name), &format!("before risk{not_counted}"));
                        add(&name, &found.unadjusted, before);
                        let sign = if line.side == Side::Cost { '+' } else { '-' };
                        let after = format!("after risk, {sign}{}{not_counted}", percent(found.risk));
                        add(&|head: &mut Markup| note(head, &after), &found.adjusted.values, found.adjusted.total);
                    }
                }
                add(
                    &|head: &mut Markup| _ = head.leaf("strong", &[], "what counts, after risk"),
                    &sum.values,
                    sum.total,
                );
                add(
                    &|head: &mut Markup| _ = head.leaf("strong", &[], "its present value"),
                    &sum.discounted,
                    sum.present_value,
                );
            });
        });
    }
}

/// A formula with the values of its figures: `18 hours/week × 52 × USD 41/hour`.
pub(super) fn with_values(case: &BusinessCase, formula: &Formula) -> String {
    let value = |id: &str| {
        let Some(figure) = case.model.figure(id) else { return id.to_owned() };
        match &figure.value {
            Value::Unknown => format!("[{}]", figure.name),
            Value::Constant(value) => figure.written(*value),
            Value::ByYear(_) => format!("[{}, by year]", figure.name),
        }
    };
    formula.written(&value).replace(" * ", " × ")
}

fn note(head: &mut Markup, text: &str) {
    head.text(" ").leaf("small", &[("class", "note")], text);
}

fn percent(share: Decimal) -> String {
    format!("{}%", written_exactly(share * Decimal::ONE_HUNDRED))
}
