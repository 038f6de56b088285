//! `cost delay`: work in the order that loses least.

use andru_core::Page;
use andru_core::ToolError;
use andru_core::engine::cost::delay::{CostOfDelay, Sequence, Work, cost_of_delay};
use andru_core::engine::cost::money::{decimal, plain, written, written_exactly};
use andru_core::engine::read::Currency;
use andru_core::tools::page::Column;
use serde_json::{Value, json};

use super::amount::{Amounts, shown};
use crate::cli::DelayArgs;
use crate::failure::{Failure, usage};
use crate::printer::Printer;

/// How the order is found.
const HOW: &str = "by cost of delay divided by months (CD3, weighted shortest job first: Reinertsen, The Principles of Product \
    Development Flow, 2009), one thing at a time";

pub(super) fn run(args: &DelayArgs, printer: &mut Printer) -> Result<(), Failure> {
    let mut amounts = Amounts::default();
    let work = args.work.iter().map(|typed| read(typed, &mut amounts)).collect::<Result<Vec<_>, _>>()?;
    let currency = amounts.agreed(args.currency.as_deref())?;
    let found = cost_of_delay(&work).map_err(ToolError::from)?;
    if printer.json_wanted() {
        return printer.value(&document(&found, currency));
    }
    printer.page(&page(&found, currency))
}

/// `NAME=AMOUNT/MONTHS`.
fn read(typed: &str, amounts: &mut Amounts) -> Result<Work, Failure> {
    let form = || {
        usage(
            format!("`--work` must be NAME=AMOUNT/MONTHS, not `{}`", shown(typed)),
            &["what each month without it costs, and how many months it takes: --work 'customs filing=19188/4'"],
        )
    };
    let (name, rest) = typed.rsplit_once('=').filter(|(name, _)| !name.trim().is_empty()).ok_or_else(form)?;
    let (cost, months) = rest.rsplit_once('/').ok_or_else(form)?;
    let cost = amounts.size("--work", cost)?;
    let months: f64 = months.trim().parse().ok().filter(|months: &f64| months.is_finite()).ok_or_else(form)?;
    let exact = |number: f64| {
        decimal(number).ok_or_else(|| usage(format!("`--work` has a number beyond 10^27 in `{}`", shown(typed)), &[]))
    };
    Ok(Work { name: name.trim().to_owned(), cost_per_month: exact(cost)?, months: exact(months)? })
}

fn page(found: &CostOfDelay, currency: Currency) -> Page {
    let mut page = Page::default();
    let money = |amount| format!("{currency} {}", written(amount, 0));
    let first = found.best.steps.first().map_or("", |step| &step.name);
    page.title("Order of work", format!("{first} first"));
    let saves = if found.saving.is_zero() {
        "The order given already loses least".to_owned()
    } else {
        format!(
            "This order loses {} less than the one given, which loses {}",
            money(found.saving),
            money(found.given.total)
        )
    };
    page.text(format!("{saves}: {} in all until the last is done. Ordered {HOW}.", money(found.best.total)));
    let head = vec![
        Column::words("work"),
        Column::figures(&format!("CD3, {currency}/month²")),
        Column::figures("done, months"),
        Column::figures(&format!("lost by then, {currency}")),
        Column::figures("given as"),
    ];
    let rows = found.best.steps.iter().map(|step| {
        vec![
            step.name.clone(),
            written(step.cd3, 0),
            written_exactly(step.done),
            written(step.cost, 0),
            (step.given + 1).to_string(),
        ]
    });
    page.table(head, rows.collect());
    page
}

fn document(found: &CostOfDelay, currency: Currency) -> Value {
    let sequence = |sequence: &Sequence| {
        let steps = sequence.steps.iter().map(|step| {
            json!({
                "name": step.name,
                "given": step.given + 1,
                "cd3": plain(step.cd3),
                "doneAfterMonths": plain(step.done),
                "cost": plain(step.cost),
            })
        });
        json!({ "steps": steps.collect::<Vec<_>>(), "total": plain(sequence.total) })
    };
    json!({
        "currency": currency.to_string(),
        "how": HOW,
        "given": sequence(&found.given),
        "best": sequence(&found.best),
        "saving": plain(found.saving),
    })
}
