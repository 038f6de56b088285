//! What came of applying a model to a list: counts first, then what could not be used.

use andru_core::Page;
use andru_core::apply::Applied;
use andru_core::engine::icp::model::Model;
use indicatif::HumanCount;

use super::Names;
use crate::output::summary::{errors, named, rows};

/// How many columns are named.
const NAMED: usize = 12;

/// Adds the summary to a page.
pub(crate) fn page(model: &Model, applied: &Applied, names: &Names, capacity: Option<u64>, page: &mut Page) {
    page.title(format!("{} scored of {}", HumanCount(applied.scored), rows(applied.rows)), "");
    page.group();
    page.fact("tiers", "", tiers(applied, capacity));
    match applied.mean_probability {
        Some(mean) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of the rows scored")]
            let won = (mean * applied.scored as f64).round() as u64;
            let wins = format!("{} {}", HumanCount(won), if won == 1 { "win" } else { "wins" });
            let text = format!("{:.1}% in the mean: about {wins} if these end as the history did", mean * 100.0);
            page.fact("probability", "", text)
        }
        None => page.fact("probability", "", "none: the history does not bear one"),
    };
    let missing: Vec<String> =
        applied.columns.iter().filter(|column| column.header.is_none()).map(|column| column.column.clone()).collect();
    if !missing.is_empty() {
        let text = format!("{}: not in the list, so unknown in every row", named(&missing, NAMED));
        page.fact("missing", "", text);
    }
    let other_names: Vec<String> = applied
        .columns
        .iter()
        .filter_map(|column| {
            let header = column.header.as_ref().filter(|header| **header != column.column)?;
            Some(format!("{} from \"{header}\"", column.column))
        })
        .collect();
    if !other_names.is_empty() {
        page.fact("read", "", named(&other_names, NAMED));
    }
    let unseen: Vec<String> = applied
        .columns
        .iter()
        .filter(|column| column.unseen > 0)
        .map(|column| format!("{} in {}", column.column, rows(column.unseen)))
        .collect();
    if !unseen.is_empty() {
        page.fact(
            "not learned",
            "",
            format!("values the deals did not have, so they add nothing: {}", unseen.join(" · ")),
        );
    }
    if applied.nothing_known > 0 {
        page.fact(
            "nothing known",
            "",
            format!("{}: the start, {}, and no tier", rows(applied.nothing_known), model.scorecard.start),
        );
    }
    if names.renamed {
        let first = names.headings.first().map_or("", String::as_str);
        page.fact("headings", "", format!("the list has ours already, so they are `{first}` and so on"));
    }
    for note in &applied.notes {
        page.fact("note", "", note.as_str());
    }
    let history = &model.history;
    page.fact(
        "basis",
        "",
        format!("{} closed deals, {} of them won", HumanCount(history.deals), HumanCount(history.won)),
    );
    errors(applied.errors, &applied.first_errors, "could not be read", page);
}

fn tiers(applied: &Applied, capacity: Option<u64>) -> String {
    let tiers = &applied.by_tier;
    if tiers.none == applied.scored {
        let why = if capacity.is_some() {
            "nothing is known of any account"
        } else {
            "the history shows no difference between scores, or nothing is known; --capacity N makes them"
        };
        return format!("none: {why}");
    }
    let none = if tiers.none > 0 { format!(" · none {}", HumanCount(tiers.none)) } else { String::new() };
    let [a, b, c, d] = [tiers.a, tiers.b, tiers.c, tiers.d].map(HumanCount);
    let counts = format!("A {a} · B {b} · C {c} · D {d}{none}");
    let Some(cuts) = applied.capacity_cuts else { return counts };
    let filled = ["A", "B", "C"].iter().zip(cuts).zip([tiers.a, tiers.b, tiers.c]).filter(|(_, count)| *count > 0);
    let from: Vec<String> = filled.filter_map(|((tier, cut), _)| Some(format!("{tier} from {}", cut?))).collect();
    format!(
        "{counts}; {}",
        if from.is_empty() { "too many have equal points to fill a tier".to_owned() } else { from.join(", ") }
    )
}
