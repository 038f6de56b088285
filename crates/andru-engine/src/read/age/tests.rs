use super::age;
use jiff::civil::{Date, date};
use proptest::prelude::*;

const AS_OF: Date = date(2026, 11, 24);

fn show(text: &str) -> (Option<i64>, bool, String) {
    let (reading, rest) = age(text, AS_OF);
    (reading.value.map(|age| age.days), reading.note.is_some(), rest)
}

#[test]
fn spans_of_time() {
    for (text, days, rest) in [
        ("new VP Operations, 3 weeks ago", 21, "new VP Operations"),
        ("new VP Operations (5 days ago)", 5, "new VP Operations"),
        ("3 weeks ago: new VP Operations", 21, "new VP Operations"),
        ("raised a round 2 months ago in London", 61, "raised a round in London"),
        ("funding 2 months", 61, "funding"),
        ("2 months", 61, ""),
        ("a month ago", 31, ""),
        ("two weeks ago", 14, ""),
        ("1 yr ago", 365, ""),
        ("6mo ago", 184, ""),
        ("funding, yesterday", 1, "funding"),
        ("today", 0, ""),
        ("renewal in 90 days", -90, "renewal"),
        ("renewal tomorrow", -1, "renewal"),
        ("neue Leitung vor 3 Wochen", 21, "neue Leitung"),
        ("hace 2 meses", 61, ""),
        ("il y a 3 jours", 3, ""),
    ] {
        assert_eq!(show(text), (Some(days), false, rest.to_owned()), "{text}");
    }
    for (text, days, rest) in [
        ("funding last month", 31, "funding"),
        ("renewal next quarter", -92, "renewal"),
        ("moved about 3 weeks ago", 21, "moved"),
        ("moved more than 3 years ago", 1096, "moved"),
        ("1.5 years ago", 547, ""),
        ("1,5 Jahre", 547, ""),
        ("3-4 weeks ago", 24, ""),
        ("2 to 4 weeks ago", 21, ""),
        ("half a year ago", 182, ""),
    ] {
        assert_eq!(show(text), (Some(days), true, rest.to_owned()), "{text}");
    }
}

#[test]
fn dates() {
    for (text, days, rest) in [
        ("funding 2026-11-01", 23, "funding"),
        ("funding (2026-11-01)", 23, "funding"),
        ("funding 2026-11-01T09:30:00Z", 23, "funding"),
        ("2026-11-01 00:00:00 funding", 23, "funding"),
        ("1.11.2026", 23, ""),
        ("25/12/2026", -31, ""),
        ("12/25/2026", -31, ""),
        ("11/11/2026", 13, ""),
        ("1 Nov 2026", 23, ""),
        ("1st of November 2026", 23, ""),
        ("Nov 1, 2026", 23, ""),
        ("Nov. 1st, 2026", 23, ""),
        ("1. November 2026", 23, ""),
        ("01-Nov-2026", 23, ""),
    ] {
        assert_eq!(show(text), (Some(days), false, rest.to_owned()), "{text}");
    }
    for (text, days, rest) in [
        ("new plant, Sept 2026", 70, "new plant"),
        ("Nov 2026", 0, ""),
        ("opened in September 2026", 70, "opened"),
        ("2026-09", 70, ""),
        ("site (2026-09)", 70, "site"),
        ("9/2026", 70, ""),
        ("Q3 2026", 101, ""),
        ("2026 Q3", 101, ""),
        ("renewal Q1/2027", -83, "renewal"),
    ] {
        assert_eq!(show(text), (Some(days), true, rest.to_owned()), "{text}");
    }
}

#[test]
fn what_is_not_guessed() {
    let (reading, rest) = age("audit 1/9/2026", AS_OF);
    assert_eq!(reading.value, None);
    let note = "`1/9/2026` may be day/month or month/day; write 2026-09-01 or 2026-01-09";
    assert_eq!(reading.note.as_deref(), Some(note));
    assert_eq!(rest, "audit 1/9/2026");
    for text in [
        "new VP Operations",
        "open for 3 months",
        "12 month contract",
        "hiring 3 engineers",
        "version 2.1.2026.4",
        "may move",
        "2026-13-45",
        "31.02.2026",
        "24/7 support",
        "1.55 years ago",
        "Q3 results",
        "",
    ] {
        assert_eq!(show(text), (None, false, text.to_owned()), "{text}");
    }
    assert_eq!(show("9999 years ago"), (None, true, "9999 years ago".to_owned()));
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC{0,60}|([0-9a-z./ ()-]|ago|days?|Sept|in ){0,20}") {
        let _ = age(&text, AS_OF);
        let _ = age(&text, Date::MIN);
        let _ = age(&text, Date::MAX);
    }

    #[test]
    fn days_ago_are_days(days in 0_i64..5000) {
        prop_assert_eq!(show(&format!("renewal {days} days ago")), (Some(days), false, "renewal".to_owned()));
        prop_assert_eq!(show(&format!("renewal in {days} days")), (Some(-days), false, "renewal".to_owned()));
    }

    #[test]
    fn iso_dates_are_exact(days in -5000_i64..5000) {
        let day = AS_OF.checked_sub(jiff::ToSpan::days(days)).unwrap();
        prop_assert_eq!(show(&format!("x {day}")), (Some(days), false, "x".to_owned()));
    }
}
