//! Reads a list with a judge that repeats what it was given.

use andru_core::engine::icp::{Action, Company, Points, TimingState};
use andru_core::jobs::{FitOptions, FitSummary, fit};
use andru_core::tools::context::Cancel;
use andru_core::{ToolError, tools::FitRow};

/// A list that was read.
pub(crate) struct Read {
    pub(crate) rows: Vec<FitRow>,
    pub(crate) summary: FitSummary,
}

/// Reads a fixture.
pub(crate) fn read(fixture: &str) -> Read {
    let path = format!("{}/tests/fixtures/{fixture}", env!("CARGO_MANIFEST_DIR"));
    read_bytes(&file(&path).unwrap_or_else(|| panic!("{path} is absent")), &[])
}

/// Reads a list from memory, with mappings.
pub(crate) fn read_bytes(bytes: &[u8], map: &[&str]) -> Read {
    let map = map.iter().map(|text| text.parse().unwrap()).collect();
    try_read(bytes, &FitOptions { map, ..options() }).unwrap()
}

/// Options of a reader that knows the sectors of GICS as industries and nothing else.
pub(crate) fn options() -> FitOptions {
    const SECTORS: [&str; 11] = [
        "Communication Services",
        "Consumer Discretionary",
        "Consumer Staples",
        "Energy",
        "Financials",
        "Health Care",
        "Industrials",
        "Information Technology",
        "Materials",
        "Real Estate",
        "Utilities",
    ];
    FitOptions { is_known_industry: |text| SECTORS.contains(&text), ..FitOptions::default() }
}

/// Reads a list from memory.
pub(crate) fn try_read(bytes: &[u8], options: &FitOptions) -> Result<Read, ToolError> {
    let mut rows = Vec::new();
    let mut keep = |row: &FitRow| {
        rows.push(row.clone());
        Ok(())
    };
    let summary = fit(bytes, options, &mut repeat, &mut keep, &mut |_| {}, &Cancel::default())?;
    Ok(Read { rows, summary })
}

/// A row whose reasons are the texts of the company, as `field=text`, and whose score is the head count.
pub(crate) fn repeat(company: &Company<'_>) -> FitRow {
    let fields = [
        ("name", company.name),
        ("domain", company.domain),
        ("industry", company.industry),
        ("employees", company.employees),
        ("revenue", company.revenue),
        ("geography", company.geography),
        ("technologies", company.technologies),
        ("pains", company.pains),
        ("habits", company.habits),
        ("triggers", company.triggers),
        ("regulatedData", company.regulated_data),
        ("insolvent", company.insolvent),
        ("beingAcquired", company.being_acquired),
        ("rivalContract", company.rival_contract),
        ("optedOut", company.opted_out),
    ];
    FitRow {
        row: 0,
        line: None,
        company: company.name.or(company.domain).unwrap_or_default().to_owned(),
        action: Action::Research,
        score: Points::from_tenths(company.employees.and_then(|text| text.parse().ok()).unwrap_or_default()),
        tier: None,
        coverage: Points::ZERO,
        low: Points::ZERO,
        high: Points::HUNDRED,
        timing: TimingState::None,
        gates: Vec::new(),
        reasons: fields.iter().filter_map(|(field, text)| text.map(|text| format!("{field}={text}").into())).collect(),
        unknown: Vec::new(),
        unknown_columns: Vec::new(),
        probability: None,
        profile_match: None,
        duplicate_of: None,
        people: None,
        notes: Vec::new(),
    }
}

/// The bytes of a file, or `None` where there is none.
#[expect(clippy::disallowed_methods, reason = "a test reads its fixtures")]
pub(crate) fn file(path: &str) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

/// Whether tests that read shared data must not be passed over.
#[expect(clippy::disallowed_methods, reason = "a test asks how strictly it is run")]
pub(crate) fn shared_is_required() -> bool {
    std::env::var_os("ANDRU_REQUIRE_SHARED").is_some_and(|value| value == "1")
}
