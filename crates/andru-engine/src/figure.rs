//! Figures as people read them.

/// A number with commas between thousands, whole unless it is small and is not: `1,250`, `12.5`, `-3,000`.
pub fn grouped(number: f64) -> String {
    let size = number.abs();
    let text = if size.fract() == 0.0 || size >= 1000.0 { format!("{size:.0}") } else { format!("{size}") };
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::new();
    if number < 0.0 {
        out.push('-');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A count with commas between thousands: `75,819`.
pub fn count(number: u64) -> String {
    grouped(number as f64)
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
        assert_eq!(percent(0.2273), "23%");
    }
}
