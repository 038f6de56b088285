//! Figures as people read them.

/// A number with commas between thousands, whole unless it is small and is not: `1,250`, `12.5`, `-3,000`.
pub fn grouped(number: f64) -> String {
    self::number(if number.abs() >= 1000.0 { number.round() } else { number })
}

/// A number with commas between thousands and all its decimals: `1,234.56`.
pub fn number(number: f64) -> String {
    let text = number.abs().to_string();
    let (whole, decimals) = text.split_at(text.find('.').unwrap_or(text.len()));
    let sign = if number < 0.0 { "-" } else { "" };
    format!("{sign}{}{decimals}", thousands(whole))
}

/// Digits with commas between thousands.
pub(crate) fn thousands(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A count with commas between thousands: `75,819`.
pub fn count(number: u64) -> String {
    thousands(&number.to_string())
}

/// A count with what is counted: `1 row`, `1,250 rows`.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}

/// A share, 0 to 1, in whole percent: `23%`.
pub fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_whatever_the_sign() {
        let texts: Vec<String> = [0.0, 999.0, 1_000.0, 1_234_567.8, 12.5, -123.0, -1234.0, -0.5].map(grouped).into();
        assert_eq!(texts, ["0", "999", "1,000", "1,234,568", "12.5", "-123", "-1,234", "-0.5"]);
        assert_eq!(count(75_819), "75,819");
        assert_eq!([1_234.56, -1e15, 0.25].map(number), ["1,234.56", "-1,000,000,000,000,000", "0.25"]);
        assert_eq!(percent(0.2273), "23%");
    }
}
