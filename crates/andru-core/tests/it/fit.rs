//! The job over a list: order, ties, the best, bounds, what ends it.

use std::sync::Arc;

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Read as _, Write as _};

use andru_core::jobs::fit::{MAX_ERRORS, MAX_TOP, is_broken_pipe};
use andru_core::jobs::{FitOptions, Progress, fit};
use andru_core::tools::FitRow;
use andru_core::tools::context::Cancel;
use andru_core::{ErrorKind, intake::InputFormat};
use proptest::prelude::*;

use crate::lists::{options, read, read_bytes, repeat, try_read};

fn companies(count: usize) -> String {
    let mut text = "Company,Website,Employees,Country\n".to_owned();
    for number in 0..count {
        writeln!(text, "Maker {number},maker-{number}.example,{},Norway", number % 7).unwrap();
    }
    text
}

#[test]
fn the_best_come_first_and_repeats_are_left_out() {
    let text = "Company,Employees\nAlder,10\nBirch,30\nCedar,30\nbirch,900\nElm,20\n";
    let read = try_read(text.as_bytes(), &FitOptions { top: Some(3), ..options() }).unwrap();
    let rows: Vec<_> = read.rows.iter().map(|row| (row.row, row.company.as_str())).collect();
    assert_eq!(rows, [(2, "Birch"), (3, "Cedar"), (5, "Elm")]);
    assert_eq!((read.summary.scored, read.summary.duplicates), (5, 1));
    for top in [0, MAX_TOP + 1] {
        let error = try_read(text.as_bytes(), &FitOptions { top: Some(top), ..options() }).err().unwrap();
        assert_eq!(error.to_string(), format!("`top` must be 1 to 10000, not {top}"));
    }
}

#[test]
fn ties_are_counted_and_said() {
    let mut text = "Website,Country\n".to_owned();
    for number in 0..5 {
        writeln!(text, "maker-{number}.example,Norway").unwrap();
    }
    let mut judge = |company: &andru_core::engine::icp::Company<'_>| {
        let mut row = repeat(company);
        row.reasons.retain(|reason| reason.starts_with("geography"));
        row
    };
    text.push_str("other.example,Spain\nanother.example,Spain\nmaker-0.example,Norway\nlast.example,\n");
    let mut sink = |_: &FitRow| Ok(());
    let summary = fit(text.as_bytes(), &options(), &mut judge, &mut sink, &mut |_| {}, &Cancel::default()).unwrap();
    assert_eq!((summary.ties.largest, summary.ties.groups, summary.ties.rows, summary.ties.bounded), (5, 2, 7, false));
    assert_eq!(summary.notes, Vec::<String>::new());
}

#[test]
fn a_withdrawn_job_ends_within_a_thousand_rows() {
    let cancel = Cancel::default();
    let mut seen = 0;
    let mut sink = |_: &FitRow| {
        seen += 1;
        cancel.cancel();
        Ok(())
    };
    let text = companies(5_000);
    let error = fit(text.as_bytes(), &options(), &mut repeat, &mut sink, &mut |_| {}, &cancel).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Cancelled);
    assert!(seen <= 1_000, "{seen}");
}

#[test]
fn a_reader_of_the_output_that_goes_away_is_told_from_a_full_disk() {
    for (kind, broken) in [(io::ErrorKind::BrokenPipe, true), (io::ErrorKind::StorageFull, false)] {
        let mut sink = |_: &FitRow| Err(io::Error::from(kind));
        let text = companies(2);
        let error =
            fit(text.as_bytes(), &options(), &mut repeat, &mut sink, &mut |_| {}, &Cancel::default()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unavailable);
        assert_eq!(is_broken_pipe(&error), broken);
        assert!(error.source().is_some());
    }
}

#[test]
fn a_list_that_cannot_be_read_on_ends_with_its_cause() {
    struct Torn;
    impl io::Read for Torn {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("cable pulled"))
        }
    }
    let text = companies(20_000);
    let torn = text.as_bytes().chain(Torn);
    let mut sink = |_: &FitRow| Ok(());
    let error = fit(torn, &options(), &mut repeat, &mut sink, &mut |_| {}, &Cancel::default()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert_eq!(error.chain(), "cannot read the list after line 20001: cable pulled");
}

#[test]
fn progress_is_told_as_it_goes() {
    let text = companies(2_500);
    let mut told: Vec<Progress> = Vec::new();
    let mut sink = |_: &FitRow| Ok(());
    let summary = fit(
        text.as_bytes(),
        &options(),
        &mut repeat,
        &mut sink,
        &mut |progress| told.push(*progress),
        &Cancel::default(),
    )
    .unwrap();
    assert_eq!(told.iter().map(|progress| progress.rows).collect::<Vec<_>>(), [1, 1_001, 2_001, 2_500]);
    assert_eq!(told.last().unwrap().bytes, text.len() as u64);
    assert_eq!(summary.rows, 2_500);
}

#[test]
fn errors_are_counted_without_end_and_kept_up_to_a_bound() {
    let text = "not json\n".repeat(250) + "{\"Company\": \"Alder\"}\n";
    let read = try_read(text.as_bytes(), &FitOptions { format: InputFormat::Jsonl, ..options() }).unwrap();
    assert_eq!((read.summary.rows, read.summary.errors, read.summary.scored), (251, 250, 1));
    assert_eq!(read.summary.first_errors.len(), MAX_ERRORS);
    assert_eq!(read.rows[0].line, Some(251));
}

#[test]
fn a_mapping_finds_its_column_in_a_list_without_known_headers() {
    let read = read_bytes(b"Firmenbez,Wo\nAlder,Oslo\n", &["name=firmenbez", "geography=Wo"]);
    assert_eq!(read.rows[0].reasons, ["name=Alder", "geography=Oslo"].map(Arc::from));
    let read =
        read_bytes(b"{\"x\": 1, \"Company\": \"Alder\"}\n{\"who\": \"Birch\"}\n", &["employees=x", "pains=none"]);
    assert_eq!(read.rows[0].reasons, ["name=Alder", "employees=1"].map(Arc::from));
    assert_eq!(read.summary.errors, 1);
    assert_eq!(read.summary.notes, ["no object has the key `none` that `pains` is mapped to"]);
}

#[test]
fn objects_of_people_are_grouped_even_after_a_bad_line() {
    let text = "{bad\n{\"company\": \"Alder\", \"title\": \"CEO\"}\n{\"company\": \"alder\", \"title\": \"CTO\", \"size\": 9}\n";
    let read = read_bytes(text.as_bytes(), &[]);
    assert_eq!(read.rows.iter().map(|row| (row.row, row.people)).collect::<Vec<_>>(), [(2, Some(2))]);
    assert_eq!((read.summary.rows, read.summary.errors, read.summary.people_rows), (3, 1, 2));
}

#[test]
fn lists_put_one_after_the_other_have_their_headers_passed_over() {
    let text = companies(2) + &companies(2);
    let read = read_bytes(text.as_bytes(), &[]);
    assert_eq!((read.summary.scored, read.summary.duplicates), (4, 2));
    assert_eq!(read.summary.notes, ["1 repeated header row was passed over"]);
}

#[test]
fn nul_bytes_and_garbage_do_no_harm() {
    let read = read_bytes(b"Company,Website\nAl\0der,\0\nB\xffrch,\xfe\0\n\"open,quote\n", &[]);
    assert_eq!(read.rows[0].company, "Alder");
    assert_eq!(read.summary.rows, 3);
    assert!(
        read.summary
            .notes
            .iter()
            .any(|note| note == "2 NUL bytes were left out" || note == "3 NUL bytes were left out")
    );
}

#[test]
fn the_bytes_of_a_list_have_one_hash() {
    let (one, other) = (read("hubspot_companies.csv"), read("hubspot_companies_de.csv"));
    assert_eq!(one.summary.input_hash, read("hubspot_companies.csv").summary.input_hash);
    assert_ne!(one.summary.input_hash, other.summary.input_hash);
    assert_eq!(one.summary.input_hash.len(), 64);
}

/// A list that is written as it is read: never in memory as a whole.
struct Generated {
    next: u64,
    end: u64,
    pending: Vec<u8>,
    write: fn(&mut Vec<u8>, u64) -> io::Result<()>,
}

impl Generated {
    fn new(header: &str, rows: u64, write: fn(&mut Vec<u8>, u64) -> io::Result<()>) -> Self {
        Self { next: 0, end: rows, pending: header.as_bytes().to_vec(), write }
    }
}

impl io::Read for Generated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.pending.is_empty() && self.next < self.end {
            (self.write)(&mut self.pending, self.next)?;
            self.next += 1;
        }
        let count = self.pending.as_slice().read(buffer)?;
        self.pending.drain(..count);
        Ok(count)
    }
}

#[test]
fn past_a_million_companies_duplicates_are_no_longer_looked_for() {
    let list = Generated::new("Company,Website\n", 1_000_012, |out, number| {
        // Two rows beyond the bound repeat the last company, which was not remembered.
        writeln!(out, "M,m{}.example", number.min(1_000_010))
    });
    let mut repeated = None;
    let mut sink = |row: &FitRow| {
        repeated = row.duplicate_of;
        Ok(())
    };
    let mut judge = |_: &andru_core::engine::icp::Company<'_>| repeat(&andru_core::engine::icp::Company::default());
    let summary = fit(list, &options(), &mut judge, &mut sink, &mut |_| {}, &Cancel::default()).unwrap();
    assert_eq!((summary.rows, summary.duplicates, repeated), (1_000_012, 0, None));
    assert_eq!(summary.notes[0], "duplicates were looked for among the first 1,000,000 companies only");
}

#[test]
fn past_what_can_be_held_people_are_scored_without_a_count() {
    let list = Generated::new("Company,Title\n", 200_010, |out, number| {
        writeln!(out, "Maker {number},CEO\nMaker {number},CTO")
    });
    let mut rows = Vec::new();
    let mut sink = |row: &FitRow| {
        rows.push((row.row, row.people));
        Ok(())
    };
    let summary = fit(list, &options(), &mut repeat, &mut sink, &mut |_| {}, &Cancel::default()).unwrap();
    assert_eq!((summary.rows, summary.people_rows, summary.scored), (400_020, 400_020, 200_010));
    assert!(rows.is_sorted_by_key(|(row, _)| *row));
    assert_eq!(rows[0], (1, Some(2)));
    assert_eq!(rows[200_009], (400_019, None));
    assert!(summary.notes[0].starts_with("from row 400000 on, people are no longer counted"), "{:?}", summary.notes);
}

fn lines_of(fields: &[(u32, u32, String)], order: &[usize]) -> String {
    let mut text = "Company,Employees,Country\n".to_owned();
    for at in order {
        let (name, employees, country) = &fields[*at];
        writeln!(text, "Maker {name},{employees},\"{country}\"").unwrap();
    }
    text
}

proptest! {
    #[test]
    fn the_order_of_rows_changes_no_companys_fields(
        (fields, order) in prop::collection::vec((0_u32..6, 0_u32..9, "[a-z,;\n ]{0,6}"), 1..12)
            .prop_flat_map(|fields| {
                let order: Vec<usize> = (0..fields.len()).collect();
                (Just(fields), Just(order).prop_shuffle())
            })
    ) {
        let straight: Vec<usize> = (0..fields.len()).collect();
        let one = read_bytes(lines_of(&fields, &straight).as_bytes(), &[]);
        let other = read_bytes(lines_of(&fields, &order).as_bytes(), &[]);
        for (row, at) in other.rows.iter().zip(&order) {
            prop_assert_eq!(&row.reasons, &one.rows[*at].reasons);
        }
        prop_assert_eq!(one.summary.duplicates, other.summary.duplicates);
        prop_assert_eq!(one.summary.ties, other.summary.ties);
    }

    #[test]
    fn no_bytes_make_it_panic_or_lose_count(
        head in "(Company,Website|\\{\"Company\": \"a\"\\}|\\[\\{|Firma;Land|\u{feff}Company|)\n?",
        tail in prop::collection::vec(any::<u8>(), 0..200)
    ) {
        let bytes = [head.as_bytes(), &tail].concat();
        if let Ok(read) = try_read(&bytes, &options()) {
            prop_assert_eq!(read.summary.scored, read.rows.len() as u64);
            prop_assert_eq!(read.summary.rows, read.summary.scored + read.summary.errors);
        }
    }
}
