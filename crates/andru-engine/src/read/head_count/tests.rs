use super::head_count;
use proptest::prelude::*;

fn show(text: &str) -> String {
    let reading = head_count(text);
    let Some(span) = reading.value else {
        return format!("[{}]", reading.note.unwrap_or_default());
    };
    let high = span.high().map(|high| high.to_string()).unwrap_or_default();
    let note = reading.note.map(|note| format!(" [{note}]")).unwrap_or_default();
    if span.is_exact() { format!("{high}{note}") } else { format!("{}..{high}{note}", span.low()) }
}

#[test]
fn counts() {
    for (text, expected) in [
        ("240", "240"),
        ("45.0", "45"),
        ("1.200", "1200"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("1'200", "1200"),
        ("1,2 Tsd", "1200"),
        ("1,2 Tsd.", "1200"),
        ("2.5k", "2500"),
        ("1e3", "1000"),
        ("240 employees", "240"),
        ("240 Mitarbeiter", "240"),
        ("٣٠٠", "300"),
        ("Self-employed", "1"),
        ("~300", "300 [written as approximate]"),
        ("about 300", "300 [written as approximate]"),
        ("ca. 300 MA", "300 [written as approximate]"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn ranges() {
    for (text, expected) in [
        ("51-200", "51..200"),
        ("51 – 200", "51..200"),
        ("51 to 200", "51..200"),
        ("51 bis 200", "51..200"),
        ("1K-5K", "1000..5000"),
        ("1-5K", "1000..5000"),
        ("1,001-5,000", "1001..5000"),
        ("1.001-5.000", "1001..5000"),
        ("101-250 employees", "101..250"),
        ("5001-10,000 employees", "5001..10000"),
        ("0-1", "1"),
        ("0-10", "1..10"),
        ("5k+", "5000.."),
        ("10,001+", "10001.."),
        ("10000+", "10000.."),
        ("10,001+ employees", "10001.."),
        ("500 or more", "500.."),
        ("more than 500", "501.."),
        ("over 500", "501.."),
        (">1000", "1001.."),
        (">= 1000", "1000.."),
        ("at least 50 people", "50.."),
        ("<50", "1..49"),
        ("less than 10", "1..9"),
        ("up to 50", "1..50"),
        ("between 50 and 100", "50..100"),
        ("51..200", "51..200"),
        ("51~200", "51..200"),
        ("51~200人", "51..200"),
        ("500-1k", "500..1000 [the left number is read without the unit of the right one]"),
    ] {
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn ranges_that_a_spreadsheet_took_for_dates() {
    for (text, low, high) in [
        ("Nov-50", 11, 50),
        ("10-Jan", 1, 10),
        ("Jan-10", 1, 10),
        ("1-Oct", 1, 10),
        ("2-Oct", 2, 10),
        ("10-Feb", 2, 10),
        ("Okt 50", 10, 50),
        ("50. Nov", 11, 50),
        ("2024-01-10", 1, 10),
        ("2024-10-01 00:00:00", 1, 10),
        ("1/10/2024", 1, 10),
        ("1950-11-01", 11, 50),
        ("11/1/1950", 11, 50),
    ] {
        let expected = format!("{low}..{high} [a spreadsheet turned this into a date; read back as {low}-{high}]");
        assert_eq!(show(text), expected, "{text}");
    }
}

#[test]
fn what_is_not_a_head_count() {
    for (text, note) in [
        ("0", "0 people is taken as not filled in"),
        ("0-0", "0 people is taken as not filled in"),
        ("<1", "0 people is taken as not filled in"),
        ("1.2", "not a whole number of people"),
        ("1.200k", "may be 1.2 or 1,200"),
        ("-5", "below zero, or a range with one end missing"),
        ("11/50", "`/` is not understood here"),
        ("200-51", "the range runs from high to low"),
        ("1e12", "more than 100,000,000 people"),
        ("$5M", "`$` is not understood here"),
        ("50%", "`%` is not understood here"),
        ("many", "`many` is not understood here"),
        ("employees", "no number in it"),
        ("50-", "no number in it"),
        ("15 mil", "`mil` may be thousand or million"),
        ("1-Jan", "a date, not a number of people; a spreadsheet may have made it of a range"),
        ("2024-11-11", "a date, not a number of people; a spreadsheet may have made it of a range"),
    ] {
        assert_eq!(show(text), format!("[{note}]"), "{text}");
    }
    for text in ["", " ", "n/a", "-", "unknown"] {
        assert_eq!(show(text), "[]", "{text}");
    }
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,40}") {
        let _ = head_count(&text);
    }

    #[test]
    fn near_misses_never_panic(text in "[0-9.,' ekKM+<>~a-]{0,24}") {
        let _ = head_count(&text);
    }

    #[test]
    fn plain_numbers_are_exact(count in 1_u32..10_000_000) {
        let reading = head_count(&count.to_string());
        let span = reading.value.unwrap();
        prop_assert!(span.is_exact() && reading.note.is_none());
        prop_assert_eq!(span.low().to_bits(), f64::from(count).to_bits());
    }

    #[test]
    fn two_numbers_span(low in 1_u32..1_000_000, more in 0_u32..1_000_000) {
        let high = low + more;
        let span = head_count(&format!("{low}-{high}")).value.unwrap();
        prop_assert_eq!((span.low(), span.high()), (f64::from(low), Some(f64::from(high))));
    }
}
