//! The model: which formulas, in which order. The words on it are in [`super`].

use rust_decimal::Decimal;

use super::assumption::Assumption;
use super::given::{Amount, Inputs};
use super::sheet::Rounding::{Down, FourDigits, Up, Whole};
use super::sheet::{Sheet, Unit, constant, figure};

/// Days of the twelve months.
pub(super) const YEAR_DAYS: u32 = 365;

/// Computes every step that can be computed.
pub(super) fn compute(inputs: &Inputs, assumptions: &[Assumption]) -> Sheet {
    let mut sheet = Sheet::default();
    let value = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.value);
    sheet.input("arrTarget", "ARR target", Unit::Money, Some(inputs.target.value));
    sheet.input("currentArr", "ARR today", Unit::Money, value(&inputs.current));
    sheet.input("dealSize", "deal size", Unit::Money, value(&inputs.deal));
    sheet.input("avgCycleLength", "cycle", Unit::Days, value(&inputs.cycle));
    sheet.input("teamSize", "reps today", Unit::Count, inputs.team);
    for row in assumptions {
        sheet.assume(row);
    }
    demand(&mut sheet, inputs);
    capacity(&mut sheet);
    people(&mut sheet, inputs);
    pay(&mut sheet, assumptions);
    activity(&mut sheet);
    sheet
}

/// What has to be won, and what has to be opened for it.
fn demand(sheet: &mut Sheet, inputs: &Inputs) {
    let to_win = match inputs.current {
        Some(_) => figure("arrTarget") - figure("currentArr"),
        None => figure("arrTarget"),
    };
    sheet.step("newArr", "new ARR", Unit::Money, Whole, &to_win);
    sheet.step("deals", "deals", Unit::Count, Up, &(figure("newArr") / figure("dealSize")));
    sheet.step("opportunities", "opportunities", Unit::Count, Up, &(figure("deals") / figure("winRate")));
    let meetings = figure("opportunities") * figure("meetingsPerOpportunity");
    sheet.step("meetings", "first meetings", Unit::Count, Up, &meetings);
    sheet.step("pipeline", "pipeline", Unit::Money, Whole, &(figure("newArr") / figure("winRate")));
    let by_rule = figure("newArr") * figure("pipelineCoverage");
    sheet.step("pipelineByRule", "by rule of thumb", Unit::Money, Whole, &by_rule);
    let last_day = constant(YEAR_DAYS) - figure("avgCycleLength");
    let cycle = sheet.value("avgCycleLength").filter(|days| *days > (YEAR_DAYS - 1).into());
    match cycle {
        Some(days) => {
            let reason = format!("a deal takes {days} days, so none opened from now on closes within {YEAR_DAYS}");
            sheet.never("pipelineBy", "last day to open", reason);
        }
        None => sheet.step("pipelineBy", "last day to open", Unit::Days, Down, &last_day),
    }
}

/// What one rep can win in the months in which a deal can still be opened.
fn capacity(sheet: &mut Sheet) {
    let months = |days| figure(days) * constant(12) / constant(YEAR_DAYS);
    sheet.step("cycleMonths", "cycle in months", Unit::Months, FourDigits, &months("avgCycleLength"));
    sheet.step("window", "months to open", Unit::Months, FourDigits, &months("pipelineBy"));
    let worked = figure("openAtOnce") * figure("window") / figure("cycleMonths");
    sheet.step("opportunitiesPerRep", "worked per rep", Unit::Count, FourDigits, &worked);
    let won = figure("opportunitiesPerRep") * figure("winRate");
    sheet.step("dealsPerRep", "won per rep", Unit::Count, FourDigits, &won);
    sheet.step("fullReps", "ramped reps", Unit::Count, FourDigits, &(figure("deals") / figure("dealsPerRep")));
    let ramp_fits = sheet.value("window").zip(sheet.value("rampMonths")).is_none_or(|(window, ramp)| ramp <= window);
    let productive = if ramp_fits {
        figure("window") - figure("rampMonths") / constant(2)
    } else {
        figure("window") * figure("window") / (constant(2) * figure("rampMonths"))
    };
    sheet.step("hireMonths", "new rep's months", Unit::Months, FourDigits, &productive);
    sheet.step("hireShare", "new rep counts", Unit::Share, FourDigits, &(figure("hireMonths") / figure("window")));
}

/// How many people that takes: those of today in full, the others by what a new rep counts for.
fn people(sheet: &mut Sheet, inputs: &Inputs) {
    let Some(team) = inputs.team else {
        sheet.step("reps", "reps", Unit::Count, Up, &figure("fullReps"));
        let all_new = figure("fullReps") / figure("hireShare");
        sheet.step("repsAllNew", "reps if all new", Unit::Count, Up, &all_new);
        sheet.step("planReps", "reps in full", Unit::Count, FourDigits, &figure("reps"));
        sheet.step("gap", "reps to hire", Unit::Count, Up, &(figure("reps") - figure("teamSize")));
        return;
    };
    if sheet.value("fullReps").is_some_and(|full| full > team) {
        let hires = (figure("fullReps") - figure("teamSize")) / figure("hireShare");
        sheet.step("gap", "reps to hire", Unit::Count, Up, &hires);
        sheet.step("reps", "reps", Unit::Count, Up, &(figure("teamSize") + figure("gap")));
        let in_full = figure("teamSize") + figure("gap") * figure("hireShare");
        sheet.step("planReps", "reps in full", Unit::Count, FourDigits, &in_full);
    } else {
        sheet.step("reps", "reps", Unit::Count, Up, &figure("fullReps"));
        sheet.step("spare", "reps to spare", Unit::Count, Up, &(figure("teamSize") - figure("reps")));
        sheet.step("planReps", "reps in full", Unit::Count, FourDigits, &figure("reps"));
    }
}

/// Quota, pay and what the plan costs.
fn pay(sheet: &mut Sheet, assumptions: &[Assumption]) {
    let quota = figure("newArr") / figure("planReps") / figure("attainment");
    sheet.step("quota", "quota", Unit::Money, Whole, &quota);
    let hiring = sheet.value("gap").is_some_and(|gap| gap > Decimal::ZERO);
    if hiring && sheet.value("teamSize").is_some() {
        let first_year = figure("quota") * figure("hireShare");
        sheet.step("quotaNewRep", "new rep's quota", Unit::Money, Whole, &first_year);
    }
    let pay = if assumptions.iter().any(|row| row.id == "ote" && row.value.is_some()) {
        sheet.step("oteRatio", "times your OTE", Unit::Times, FourDigits, &(figure("quota") / figure("ote")));
        "ote"
    } else {
        let derived = figure("quota") / figure("quotaToOte");
        sheet.step("oteDerived", "OTE", Unit::Money, Whole, &derived);
        "oteDerived"
    };
    sheet.step("base", "base", Unit::Money, Whole, &(figure(pay) * figure("baseShare")));
    sheet.step("variable", "variable", Unit::Money, Whole, &(figure(pay) - figure("base")));
    sheet.step("commission", "commission", Unit::Share, FourDigits, &(figure("variable") / figure("quota")));
    let expected = figure("base") + figure("variable") * figure("attainment");
    sheet.step("payExpected", "expected pay", Unit::Money, Whole, &expected);
    let loaded = figure("payExpected") * figure("benefitsLoad");
    sheet.step("costPerRep", "cost of a rep", Unit::Money, Whole, &loaded);
    sheet.step("cost", "cost of reps", Unit::Money, Whole, &(figure("costPerRep") * figure("reps")));
    sheet.step("costShare", "share of new ARR", Unit::Share, FourDigits, &(figure("cost") / figure("newArr")));
}

/// What each rep does in a working week while deals can still be opened.
fn activity(sheet: &mut Sheet) {
    let weeks = figure("window") * figure("workingWeeks") / constant(12);
    sheet.step("weeks", "weeks to open", Unit::Weeks, FourDigits, &weeks);
    let each = |total| figure(total) / figure("weeks") / figure("planReps");
    sheet.step("opportunitiesAWeek", "opened a week", Unit::Count, FourDigits, &each("opportunities"));
    sheet.step("meetingsAWeek", "meetings a week", Unit::Count, FourDigits, &each("meetings"));
    let touches = figure("meetingsAWeek") * figure("touchesPerMeeting");
    sheet.step("touchesAWeek", "touches a week", Unit::Count, FourDigits, &touches);
}
