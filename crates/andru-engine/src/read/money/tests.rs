use super::money;
use proptest::prelude::*;

/// The amount as `low..high CODE`, or the note in brackets.
fn show(text: &str) -> String {
    let reading = money(text);
    let Some(money) = reading.value else {
        return format!("[{}]", reading.note.unwrap_or_default());
    };
    let high = money.span.high().map(|high| high.to_string()).unwrap_or_default();
    let code = money.currency.map(|code| format!(" {code}")).unwrap_or_default();
    let note = reading.note.map(|note| format!(" [{note}]")).unwrap_or_default();
    if money.span.is_exact() {
        format!("{high}{code}{note}")
    } else {
        format!("{}..{high}{code}{note}", money.span.low())
    }
}

#[test]
fn amounts() {
    for (text, expected) in [
        ("1100.04", "1100.04"),
        ("1,200,000", "1200000"),
        ("1.200.000", "1200000"),
        ("1,200", "1200"),
        ("1.200,50", "1200.5"),
        ("1,200.50", "1200.5"),
        ("€2.5m", "2500000 EUR"),
        ("£500k", "500000 GBP"),
        ("1 200 000 €", "1200000 EUR"),
        ("CHF 3'000'000", "3000000 CHF"),
        ("CHF3’000’000.-", "3000000 CHF"),
        ("US$ 5 million", "5000000 USD"),
        ("C$5m", "5000000 CAD"),
        ("A$ 5m", "5000000 AUD"),
        ("R$ 1.200,00", "1200 BRL"),
        ("$5M CAD", "5000000 CAD"),
        ("$5M USD", "5000000 USD"),
        ("5 million dollars", "5000000 USD"),
        ("2,5 Mio. EUR", "2500000 EUR"),
        ("1,5 Mrd", "1500000000"),
        ("1,5 Mrd. €", "1500000000 EUR"),
        ("500 TEUR", "500000 EUR"),
        ("500 T€", "500000 EUR"),
        ("12 MEUR", "12000000 EUR"),
        ("750kUSD", "750000 USD"),
        ("₹1.2 crore", "12000000 INR"),
        ("25 lakh INR", "2500000 INR"),
        ("₹12,00,000", "1200000 INR"),
        ("1e5", "100000"),
        ("5億円", "500000000 JPY"),
        ("Fr. 5'000.-", "5000 CHF"),
        ("1 million US dollars", "1000000 USD"),
        ("2m Canadian dollars", "2000000 CAD"),
        ("$2.3M", "2300000 USD"),
        ("$1,200M", "1200000000 USD"),
        ("$4.1M ARR", "4100000 USD"),
        ("$4.1M p.a.", "4100000 USD"),
        ("$4.1M a year", "4100000 USD"),
        ("$4.1M / year", "4100000 USD"),
        ("Annual revenue: $4.1M", "4100000 USD"),
        ("５００ €", "500 EUR"),
        ("0", "0 [written as 0, which may mean not filled in]"),
        ("~$5M", "5000000 USD [written as approximate]"),
        ("ca. 5 Mio €", "5000000 EUR [written as approximate]"),
        ("$5M (est.)", "5000000 USD [written as approximate]"),
        ("500 kr", "500 [`kr` may be SEK, NOK, DKK, ISK; currency unknown]"),
        ("500 kr SEK", "500 SEK"),
        ("¥500m", "500000000 [`¥` may be JPY, CNY; currency unknown]"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn ranges() {
    for (text, expected) in [
        ("$1M-$5M", "1000000..5000000 USD"),
        ("$1M - $5M", "1000000..5000000 USD"),
        ("$1M–$5M", "1000000..5000000 USD"),
        ("1M-5M USD", "1000000..5000000 USD"),
        ("$1-5M", "1000000..5000000 USD"),
        ("10-50 mio", "10000000..50000000"),
        ("$10M to $50M", "10000000..50000000 USD"),
        ("between $10M and $50M", "10000000..50000000 USD"),
        ("von 10 bis 50 Mio. €", "10000000..50000000 EUR"),
        ("500-1m", "500..1000000 [the left number is read without the unit of the right one]"),
        ("0-1m", "0..1000000"),
        ("500k-1m", "500000..1000000"),
        ("$1,000,001 - $5,000,000", "1000001..5000000 USD"),
        ("$0 - $1M", "0..1000000 USD"),
        ("Less than $1M", "0..1000000 USD"),
        ("Under 1M", "0..1000000"),
        ("<$1M", "0..1000000 USD"),
        ("up to €500k", "0..500000 EUR"),
        ("$1M or less", "0..1000000 USD"),
        ("$1B+", "1000000000.. USD"),
        ("$10B and above", "10000000000.. USD"),
        ("over $1 billion", "1000000000.. USD"),
        ("≥ 2,5 Mio. EUR", "2500000.. EUR"),
        ("from $20k", "20000.. USD"),
        ("$20k minimum", "20000.. USD"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_guessed() {
    for (text, note) in [
        ("1.200", "may be 1.2 or 1,200"),
        ("€1.200", "may be 1.2 or 1,200"),
        ("1.200 Mio", "may be 1.2 or 1,200"),
        ("1,200 Mio", "may be 1.2 or 1,200"),
        ("$20k per month", "an amount per month; a yearly amount is needed"),
        ("$20k/mo", "an amount per month; a yearly amount is needed"),
        ("20k MRR", "an amount per month; a yearly amount is needed"),
        ("(1.2M)", "in parentheses, which in accounts means below zero"),
        ("-5M", "below zero, or a range with one end missing"),
        ("−5M", "below zero, or a range with one end missing"),
        ("1e30", "more than 10^15, which no company takes in"),
        ("1e400", "the number is out of all bounds"),
        ("10^30", "`^` is not understood here"),
        ("inf", "`inf` is not understood here"),
        ("$1.5T", "`t` may be thousand or trillion"),
        ("$5M / €4M", "two currencies in one amount"),
        ("$5M - €6M", "two currencies in one amount"),
        ("5M 6M", "more than one number, and not a range"),
        ("$5M-$1M", "the range runs from high to low"),
        ("12%", "a percentage, not an amount"),
        ("300 mil", "`mil` may be thousand or million"),
        ("lots", "`lots` is not understood here"),
        ("$", "no number in it"),
    ] {
        let reading = money(text);
        assert_eq!((reading.value, reading.note.as_deref()), (None, Some(note)), "{text}");
    }
    for text in ["", "NaN", "n/a", "unknown", "-"] {
        assert_eq!(show(text), "[]", "{text}");
    }
}

/// Digits in groups of three with a separator.
fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,40}") {
        let _ = money(&text);
    }

    #[test]
    fn grouping_changes_nothing(number in 1_000_000_u64..1_000_000_000_000) {
        let plain = money(&number.to_string());
        prop_assert!(plain.value.is_some());
        for separator in [',', '.', ' ', '\'', '\u{a0}', '\u{202f}', '’'] {
            prop_assert_eq!(&money(&grouped(number, separator)), &plain);
        }
    }

    #[test]
    fn a_range_holds_both_ends(low in 1_u32..1000, more in 1_u32..1000) {
        let high = low + more;
        let span = money(&format!("${low}-{high}k")).value.unwrap().span;
        prop_assert_eq!((span.low(), span.high()), (f64::from(low) * 1e3, Some(f64::from(high) * 1e3)));
    }
}
