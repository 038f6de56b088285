//! The machine: room on its disk, and its clock.

use andru_cache::Survey;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use super::Finding;

/// Below this, saving may soon fail.
const LITTLE_ROOM: u64 = 100_000_000;

/// The year Andru was first published in: a clock that says less is wrong.
const FIRST_YEAR: i16 = 2025;

/// How much room is left; `None` where the system does not say.
pub(super) fn disk(survey: &Survey) -> Option<Finding> {
    let free = survey.free?;
    let megabytes = free / 1_000_000;
    Some(if free < LITTLE_ROOM {
        Finding::advice("disk", format!("{megabytes} MB are free where data is saved"))
            .mended_by("free some space there")
    } else if megabytes < 10_000 {
        Finding::ok("disk", format!("{megabytes} MB are free"))
    } else {
        Finding::ok("disk", format!("{} GB are free", megabytes / 1000))
    })
}

/// Whether the clock can be right.
pub(super) fn clock(today: Date, survey: Option<&Survey>) -> Vec<Finding> {
    const CHECK: &str = "clock";
    const MEND: &str = "set the clock of this machine, or let it be set from the network";
    if today.year() < FIRST_YEAR {
        return vec![Finding::problem(CHECK, format!("this machine says that it is {today}")).mended_by(MEND)];
    }
    // A day's grace: files may come from a machine in another time zone.
    let latest = today.saturating_add(1.day());
    let later = survey.into_iter().flat_map(|survey| &survey.entries).find(|entry| {
        let modified = entry.modified.and_then(|modified| Timestamp::try_from(modified).ok());
        modified.is_some_and(|modified| Offset::UTC.to_datetime(modified).date() > latest)
    });
    vec![match later {
        Some(entry) => Finding::advice(
            CHECK,
            format!("this machine says that it is {today}, and `{}` was written later", entry.path.display()),
        )
        .mended_by(MEND),
        None => Finding::ok(CHECK, format!("it is {today} in UTC")),
    }]
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::time::{Duration, SystemTime};

    use andru_cache::Entry;
    use jiff::civil::date;

    use super::super::Verdict;
    use super::*;

    fn survey(free: Option<u64>, modified: u64) -> Survey {
        let modified = Some(SystemTime::UNIX_EPOCH + Duration::from_secs(modified));
        let entry =
            Entry { path: PathBuf::from("/h/durable.db"), trouble: None, is_directory: false, modified, format: None };
        Survey { directory: None, entries: vec![entry], network: None, free }
    }

    #[test]
    fn little_room_is_told() {
        for (free, verdict, said) in [
            (99_999_999, Verdict::Advice, "99 MB"),
            (100_000_000, Verdict::Ok, "100 MB"),
            (512_000_000_000, Verdict::Ok, "512 GB"),
        ] {
            let finding = disk(&survey(Some(free), 0)).unwrap();
            assert_eq!(finding.verdict, verdict);
            assert!(finding.sentence.contains(said), "{}", finding.sentence);
        }
        assert_eq!(disk(&survey(None, 0)), None);
    }

    #[test]
    fn a_clock_before_andru_or_before_its_files_is_wrong() {
        // 2026-11-24 at noon.
        let noon = 1_795_521_600;
        for (today, modified, verdict) in [
            (date(1970, 1, 1), 0, Verdict::Problem),
            (date(2024, 12, 31), 0, Verdict::Problem),
            (date(2026, 11, 24), noon, Verdict::Ok),
            (date(2026, 11, 24), noon + 86_400, Verdict::Ok),
            (date(2026, 11, 24), noon + 2 * 86_400, Verdict::Advice),
        ] {
            assert_eq!(clock(today, Some(&survey(None, modified)))[0].verdict, verdict, "{today} {modified}");
        }
        assert_eq!(clock(date(2026, 11, 24), None)[0].verdict, Verdict::Ok);
    }
}
