//! Amounts of money as people type them.

use andru_core::engine::read::{Currency, money};

use crate::failure::{Failure, usage};

/// What to do about two currencies.
const ONE_CURRENCY: &str = "bring them to one currency first; a rate of exchange has a date, so it is never guessed";

/// Reads amounts, all of one currency.
#[derive(Debug, Default)]
pub(super) struct Amounts {
    /// The currency, where one was written so far.
    pub(super) currency: Option<Currency>,
}

impl Amounts {
    /// An amount such as `-40k`, `1,200.50` or `$3m`; `flag` names it in an error.
    ///
    /// # Errors
    /// A usage error for what is no amount, a range, beyond 10^15, or in a second currency.
    pub(super) fn signed(&mut self, flag: &str, text: &str) -> Result<f64, Failure> {
        let typed = text.trim();
        let unsigned = typed.strip_prefix(['-', '\u{2212}']);
        let size = self.read(flag, text, unsigned.or_else(|| typed.strip_prefix('+')).unwrap_or(typed), "-10^15")?;
        Ok(if unsigned.is_some() { -size } else { size })
    }

    /// An amount that cannot be below zero.
    ///
    /// # Errors
    /// As [`signed`](Self::signed).
    pub(super) fn size(&mut self, flag: &str, text: &str) -> Result<f64, Failure> {
        self.read(flag, text, text.trim(), "0")
    }

    fn read(&mut self, flag: &str, typed: &str, text: &str, least: &str) -> Result<f64, Failure> {
        let reading = money(text);
        let exact = reading.value.and_then(|money| {
            let high = money.span.high().filter(|high| high.total_cmp(&money.span.low()).is_eq())?;
            Some((high, money.currency))
        });
        let Some((size, currency)) = exact else {
            let why = reading.note.map(|note| format!(": {note}")).unwrap_or_default();
            let like =
                if least == "0" { "write it as 19188, 4.2k or €3m" } else { "write it as -40000, 4.2k or €3m" };
            return Err(usage(
                format!("`{flag}` has `{}`, which is not one amount from {least} to 10^15{why}", shown(typed)),
                &[like],
            ));
        };
        match (self.currency, currency) {
            (Some(known), Some(written)) if known != written => {
                return Err(usage(
                    format!("`{flag}` has an amount in {written}, and there was one in {known}"),
                    &[ONE_CURRENCY],
                ));
            }
            (None, written) => self.currency = written,
            _ => {}
        }
        Ok(size)
    }

    /// The currency of all amounts: the one named by `--currency`, else the one written, else US dollars.
    ///
    /// # Errors
    /// A usage error for an unknown code, and for another one than was written.
    pub(super) fn agreed(&self, named: Option<&str>) -> Result<Currency, Failure> {
        let written = self.currency.as_ref().map(Currency::code);
        let code = named.or(written).unwrap_or("USD");
        let currency: Currency = code.parse().map_err(|_| {
            usage(format!("`--currency` is `{}`, and must be a code of ISO 4217 such as USD", shown(code)), &[])
        })?;
        match self.currency.filter(|written| *written != currency) {
            Some(written) => {
                Err(usage(format!("there are amounts in {written}, and `--currency` is {currency}"), &[ONE_CURRENCY]))
            }
            None => Ok(currency),
        }
    }
}

/// A text from outside, short and harmless.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(40).flat_map(char::escape_default).collect()
}
