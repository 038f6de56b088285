//! Amounts, rates and lists of flows as people type them.

use andru_core::engine::cost::finance::DatedFlow;
use andru_core::environment::parse_date;

use super::super::amount::{Amounts, shown};
use crate::failure::{Failure, usage};

/// Flows, with a day each or without.
#[derive(Debug, PartialEq)]
pub(super) enum Flows {
    /// One period apart.
    Periodic(Vec<f64>),
    /// On days.
    Dated(Vec<DatedFlow>),
}

/// An amount that may be absent.
pub(super) fn optional(amounts: &mut Amounts, flag: &str, text: Option<&String>) -> Result<Option<f64>, Failure> {
    text.map(|text| amounts.signed(flag, text)).transpose()
}

/// All flows, in the order they were typed.
pub(super) fn flows(amounts: &mut Amounts, typed: &[String]) -> Result<Flows, Failure> {
    let mut texts = Vec::new();
    for text in typed {
        texts.extend(parted(text, typed.len() > 1)?);
    }
    let mut read = Vec::with_capacity(texts.len());
    let mut days = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        if text.is_empty() {
            let which = if at == 0 { "the first flow is".to_owned() } else { format!("flow {} is", at + 1) };
            return Err(usage(format!("`--flow`: {which} missing"), &["write 0 where nothing flows"]));
        }
        let amount = match text.split_once('=') {
            Some((day, amount)) => {
                days.push(parse_date("--flow", day.trim())?);
                amount
            }
            None => text,
        };
        read.push(amounts.signed("--flow", amount)?);
    }
    if read.len() < 2 {
        return Err(usage(
            "`--flow` has 1 flow, the least is 2",
            &["write the flows between commas: --flow -40k,9k,9k"],
        ));
    }
    if days.is_empty() {
        return Ok(Flows::Periodic(read));
    }
    if days.len() < read.len() {
        let (dated, all) = (days.len(), read.len());
        return Err(usage(
            format!("`--flow` has a day for {dated} of {all} flows"),
            &["give every flow its day, or none: --flow '2026-01-01=-1000 2026-12-31=1100'"],
        ));
    }
    Ok(Flows::Dated(days.into_iter().zip(read).map(|(date, amount)| DatedFlow { date, amount }).collect()))
}

/// The flows in one text: between blanks or semicolons, or where there are none between commas.
///
/// `1,200` may be one flow or two. Alone it is two, for one flow alone is none; beside others it is refused.
fn parted(text: &str, beside_others: bool) -> Result<Vec<String>, Failure> {
    let text = text.trim();
    let wide = |letter: char| letter == ';' || letter.is_whitespace();
    if text.contains(wide) {
        let parts = text.split(wide).map(|part| part.trim_end_matches(',').to_owned());
        return Ok(parts.filter(|part| !part.is_empty()).collect());
    }
    if beside_others && text.contains(',') && text.split(',').skip(1).all(starts_with_thousand) {
        return Err(usage(
            format!("`--flow` has `{}`, which may be one amount or several", shown(text)),
            &["leave out the commas of thousands, or part the flows by blanks: --flow '-40,000 9,000'"],
        ));
    }
    Ok(text.split(',').map(|part| part.trim().to_owned()).collect())
}

/// Whether a text begins with exactly three digits, as what follows a comma of thousands does.
fn starts_with_thousand(text: &str) -> bool {
    text.chars().take_while(char::is_ascii_digit).count() == 3
}

/// A rate or share such as `10%` or `0.1`.
///
/// A bare number from 1 is refused: `10` may be 10% or 1,000%.
pub(super) fn share(flag: &str, text: &str) -> Result<f64, Failure> {
    let typed = text.trim();
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let wrong = || usage(format!("`{flag}` has `{}`, which is not a rate such as 10% or 0.1", shown(text)), &[]);
    if let Some(percent) = typed.strip_suffix('%') {
        return number(percent).map(|percent| percent / 100.0).ok_or_else(wrong);
    }
    let share = number(typed).ok_or_else(wrong)?;
    if share.abs() >= 1.0 {
        let hint = format!("write {typed}% or {}%", share * 100.0);
        return Err(usage(format!("`{flag}` has `{}`, which may be percent or a share", shown(text)), &[&hint]));
    }
    Ok(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flows(typed: &[&str]) -> Result<Flows, String> {
        let typed: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
        super::flows(&mut Amounts::default(), &typed).map_err(|failure| failure.to_string())
    }

    #[test]
    fn flows_are_read_as_people_write_them() {
        let expected = Flows::Periodic(vec![-40_000.0, 1_200.5, 3_000_000.0]);
        for typed in
            [&["-40k,1200.50,3m"][..], &["-40,000 1,200.50 $3m"], &["-40k; 1,200.50; 3m"], &["-40k, 1200.5, 3m"]]
        {
            assert_eq!(flows(typed).unwrap(), expected, "{typed:?}");
        }
        assert_eq!(flows(&["-40k", "1200.50", "3m"]).unwrap(), expected);
        // Thousands or flows: alone they can only be flows.
        assert_eq!(flows(&["-500,300,200"]).unwrap(), Flows::Periodic(vec![-500.0, 300.0, 200.0]));
        assert!(flows(&["-1,200", "900"]).unwrap_err().contains("may be one amount or several"));
        let Flows::Dated(dated) = flows(&["2026-01-01=-1k 2026-12-31=1,100"]).unwrap() else { panic!() };
        assert_eq!((dated[1].date.to_string().as_str(), dated[1].amount), ("2026-12-31", 1_100.0));
    }

    #[test]
    fn rates_say_what_they_are() {
        assert_eq!(share("--rate", "11%").unwrap().to_bits(), 0.11_f64.to_bits());
        assert_eq!(share("--rate", " 0.1 ").unwrap().to_bits(), 0.1_f64.to_bits());
        assert_eq!(share("--rate", "-150%").unwrap().to_bits(), (-1.5_f64).to_bits());
        for text in ["10", "1", "nan", "inf%", "", "ten"] {
            assert!(share("--rate", text).is_err(), "{text}");
        }
    }
}
