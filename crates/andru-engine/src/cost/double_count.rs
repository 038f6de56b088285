//! The same cash counted twice, found before anything is added.
//!
//! A loss that a purchase ends is seen twice: as what waiting costs and as what buying gains. Added together it is
//! counted twice, so the two are never added here, and a benefit that draws on the figures of a loss must say so with
//! `removes`. Two benefits that draw on the same figures are the same cash too, unless it is said why they are not.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::case::{Case, schedule};
use super::error::CostError;
use super::line::{Line, Side};
use super::model::{CaseModel, Standing};
use super::money::written;
use super::values::Values;

/// What two lines that count the same cash share.
fn shared<'m>(one: &'m Line, other: &'m Line) -> Option<Vec<&'m str>> {
    let (mine, theirs): (BTreeSet<&str>, BTreeSet<&str>) =
        (one.amount.figures().into_iter().collect(), other.amount.figures().into_iter().collect());
    // One line's figures are all in the other's: hours, people and a rate; hours, people, a rate and a share.
    (mine.is_subset(&theirs) || theirs.is_subset(&mine)).then(|| mine.intersection(&theirs).copied().collect())
}

fn folded(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Refuses what a case itself shows to be the same cash.
pub(super) fn check_declared(model: &CaseModel) -> Result<(), CostError> {
    for line in model.lines() {
        check_references(model, line)?;
    }
    let counted: Vec<&Line> =
        model.lines().iter().filter(|line| line.side != Side::Cost && line.same_cash_as.is_none()).collect();
    // Lines of one side first: what is wrong with two benefits is not mended by tying one to a loss.
    for same_side in [true, false] {
        for (at, later) in counted.iter().enumerate() {
            let before = counted.iter().take(at).filter(|earlier| (earlier.side == later.side) == same_side);
            before.copied().try_for_each(|earlier| check_pair(earlier, later))?;
        }
    }
    Ok(())
}

fn check_references(model: &CaseModel, line: &Line) -> Result<(), CostError> {
    let field = |part: &str| format!("{}.{}.{part}", line.side.list(), line.id);
    if let Some(loss) = &line.removes {
        if line.side != Side::Benefit {
            return Err(CostError::new(field("removes"), "is for benefits only"));
        }
        if model.line(loss).is_none_or(|other| other.side != Side::Inaction) {
            return Err(CostError::new(
                field("removes"),
                format!("is `{}`, which is no line of inaction", loss.escape_default()),
            ));
        }
    }
    if let Some(same) = &line.same_cash_as {
        let other = model.line(same).filter(|other| other.side == line.side && other.id != line.id);
        if other.is_none_or(|other| other.same_cash_as.is_some()) {
            return Err(CostError::new(
                field("sameCashAs"),
                format!("is `{}`, which is no other line of `{}` that counts", same.escape_default(), line.side.list()),
            ));
        }
    }
    Ok(())
}

fn check_pair(earlier: &Line, later: &Line) -> Result<(), CostError> {
    let tied = |benefit: &Line, loss: &Line| benefit.removes.as_ref() == Some(&loss.id);
    if tied(earlier, later) || tied(later, earlier) {
        return Ok(());
    }
    if earlier.distinct_because.is_some() || later.distinct_because.is_some() {
        return Ok(());
    }
    let same_name = folded(&earlier.name) == folded(&later.name);
    let shared = shared(earlier, later);
    if !same_name && shared.is_none() {
        return Ok(());
    }
    let why = match &shared {
        Some(figures) => format!("both draw on {}", quoted(figures)),
        None => format!("both are called \"{}\"", later.name),
    };
    let field = format!("{}.{}", later.side.list(), later.id);
    let error =
        CostError::new(field, format!("counts the same cash as `{}.{}`: {why}", earlier.side.list(), earlier.id));
    let (benefit, loss) = if later.side == Side::Benefit { (later, earlier) } else { (earlier, later) };
    Err(if earlier.side == later.side {
        error.hinted(format!(
            "write `sameCashAs = \"{}\"` in it to show it without adding it, or `distinctBecause` with the reason",
            earlier.id
        ))
    } else {
        error.hinted(format!(
            "write `removes = \"{}\"` in the benefit `{}`: it is then counted once",
            loss.id, benefit.id
        ))
    })
}

/// Refuses benefits of more than the loss they say they remove.
///
/// Compared over the whole case and before risk: what is lost in the same months in which the benefit runs.
pub(super) fn check_removed(model: &CaseModel, case: &Case, values: &Values<'_>) -> Result<(), CostError> {
    for loss in model.side(Side::Inaction) {
        let removing: Vec<&Line> =
            model.side(Side::Benefit).filter(|line| line.removes.as_ref() == Some(&loss.id)).collect();
        let Some(last) = removing.last() else { continue };
        if !matches!(model.standing(loss), Standing::Priced) {
            continue;
        }
        let at_stake: Decimal = schedule::amounts(loss, values, model.terms())?.into_iter().sum();
        let gained: Decimal = case
            .lines
            .iter()
            .filter(|line| line.counts && removing.iter().any(|removes| removes.id == line.id))
            .flat_map(|line| &line.unadjusted)
            .sum();
        if gained > at_stake {
            let currency = model.terms().currency;
            let amount = |amount: Decimal| written(amount, amount.normalize().scale());
            let (gained, at_stake) = (amount(gained), amount(at_stake));
            return Err(CostError::new(
                format!("benefits.{}.removes", last.id),
                format!(
                    "removes {currency} {gained} of `{}`, which loses {currency} {at_stake} in the same {} years",
                    loss.id,
                    model.terms().years
                ),
            )
            .hinted("a benefit cannot be more than the loss it ends"));
        }
    }
    Ok(())
}

fn quoted(ids: &[&str]) -> String {
    let quoted: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
    quoted.join(", ")
}
