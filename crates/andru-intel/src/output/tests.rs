//! What the writers write for given rows.

use std::sync::Arc;

use andru_core::engine::icp::{Action, Field, Points, Tier, TimingState};
use andru_core::tools::FitRow;

use super::*;
use crate::palette::Palette;

fn row(number: u64, company: &str) -> FitRow {
    let texts = |texts: &[&str]| texts.iter().map(|text| Arc::from(*text)).collect();
    FitRow {
        row: number,
        line: Some(number + 1),
        company: company.to_owned(),
        action: Action::Research,
        score: Points::from_tenths(680),
        tier: Some(Tier::B),
        coverage: Points::from_tenths(785),
        low: Points::from_tenths(630),
        high: Points::from_tenths(744),
        timing: TimingState::None,
        gates: texts(&["geography: pass", "head count: unknown"]),
        reasons: texts(&["industry +6.0: logistics is on your list", "technology -4.0: \"SAP TM\", excluded"]),
        unknown: vec![Field::Revenue],
        unknown_columns: Vec::new(),
        probability: None,
        profile_match: None,
        duplicate_of: None,
        people: None,
        notes: Vec::new(),
    }
}

fn csv(rows: &[FitRow]) -> String {
    let (mut writer, mut out) = (csv::Csv::default(), Vec::new());
    for row in rows {
        writer.row(row, &mut out).unwrap();
    }
    writer.finish(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn csv_has_its_columns_and_quotes_what_needs_it() {
    let mut second = row(2, "Northwind, \"the\" Freight");
    second.duplicate_of = Some(1);
    second.people = Some(3);
    second.tier = None;
    insta::assert_snapshot!(csv(&[row(1, "Northwind"), second]), @r#"
    row,line,company,action,score,tier,coverage,low,high,timing,gates,reasons,unknown,duplicate_of,people,notes,probability,profile_match
    1,2,Northwind,research,68.0,B,78.5,63.0,74.4,none given,geography: pass; head count: unknown,"industry +6.0: logistics is on your list; technology -4.0: ""SAP TM"", excluded",revenue,,,,,
    2,3,"Northwind, ""the"" Freight",research,68.0,,78.5,63.0,74.4,none given,geography: pass; head count: unknown,"industry +6.0: logistics is on your list; technology -4.0: ""SAP TM"", excluded",revenue,1,3,,,
    "#);
    assert_eq!(csv(&[]).trim_end(), csv::COLUMNS.join(","));
}

#[test]
fn no_cell_of_csv_acts() {
    for company in
        ["=1+1", "@SUM(A1)", "-2+3", "+cmd|' /C calc'!A0", "\t=1", "＝1", "a\u{1b}[31mb", "a\u{202e}b", "a\r\nb"]
    {
        let text = csv(&[row(1, company)]);
        let line = text.lines().nth(1).unwrap();
        let cell = line.split(',').nth(2).unwrap();
        assert_eq!(text.lines().count(), 2, "{company:?}");
        assert!(!cell.starts_with(['=', '@', '-', '+', '\t', '＝']), "{company:?}: {cell}");
        assert!(!line.chars().any(|letter| letter.is_control() || letter == '\u{202e}'), "{company:?}: {cell}");
    }
}

#[test]
fn every_row_of_json_lines_fits_its_schema() {
    let (mut writer, mut out) = (jsonl::Jsonl::default(), Vec::new());
    writer.row(&row(1, "Northwind\u{202e}"), &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("Northwind\\u202e"), "{text}");
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value, serde_json::to_value(row(1, "Northwind\u{202e}")).unwrap());
}

#[test]
fn markdown_marks_in_a_name_stay_text() {
    let (mut writer, mut out) = (markdown::Markdown::default(), Vec::new());
    writer.row(&row(1, "a|b [x](y)"), &mut out).unwrap();
    writer.row(&row(2, "Beta"), &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
    | row | company | score | tier | coverage | range | timing | action | first reason |
    | ---: | --- | ---: | --- | ---: | ---: | --- | --- | --- |
    | 1 | a\|b \[x\](y) | 68.0 | B | 79% | 63-74 | none given | research | industry +6.0: logistics is on your list |
    | 2 | Beta | 68.0 | B | 79% | 63-74 | none given | research | industry +6.0: logistics is on your list |
    ");
}

fn table(width: usize) -> String {
    let mut table = table::Table::default();
    let mut now = row(3, "Kaiserlich Königliche Speditionsgesellschaft Donau mbH");
    now.timing = TimingState::Now;
    for row in [row(1, "Northwind Freight"), now, row(2, "仕入先の名前がとても長い会社の物流部門")] {
        table.row(&row);
    }
    table.text(width, Palette::default())
}

#[test]
fn a_table_reads_at_three_widths() {
    insta::assert_snapshot!(table(120), @r"
    #  company                              score  tier  known  range  timing  action    first reason
    1  Northwind Freight                     68.0  B       79%  63-74          research  +6.0 logistics is on your list
    2  Kaiserlich Königliche Speditionsge…   68.0  B       79%  63-74  now     research  +6.0 logistics is on your list
    3  仕入先の名前がとても長い会社の物流…   68.0  B       79%  63-74          research  +6.0 logistics is on your list
    ");
    insta::assert_snapshot!(table(80), @r"
    #  company             score  tier  known  timing  action    first reason
    1  Northwind Freight    68.0  B       79%          research  +6.0 logistics is…
    2  Kaiserlich Königl…   68.0  B       79%  now     research  +6.0 logistics is…
    3  仕入先の名前がと…    68.0  B       79%          research  +6.0 logistics is…
    ");
    insta::assert_snapshot!(table(60), @r"
    #  company              score  tier  known  timing  action
    1  Northwind Freight     68.0  B       79%          research
    2  Kaiserlich Königli…   68.0  B       79%  now     research
    3  仕入先の名前がとて…   68.0  B       79%          research
    ");
}

#[test]
fn a_table_is_never_wider_than_the_terminal() {
    for width in 20..140 {
        for line in table(width).lines() {
            assert!(crate::layout::words::columns(line) <= width, "{width}: {line}");
        }
    }
}
