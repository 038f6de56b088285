//! The workbook as a file; what `LibreOffice` makes of it is held against the engine in `tests/peers/cost`.

use andru_core::engine::cost::figure::Figure;
use andru_core::engine::cost::finance::FirstFlow;
use andru_core::engine::cost::line::Side;
use andru_core::engine::cost::money::Rounding;
use andru_core::engine::cost::terms::{Period, Terms};

use super::figures::Places;
use super::grid::rounded;
use super::lines::amount_formula;
use super::workbook;
use crate::case_samples::{computed, figure, freight, hostile, line, open, terms};

#[test]
fn the_same_case_is_the_same_file() {
    let terms = Terms { period: Period::Month, first_flow: FirstFlow::EndOfFirstPeriod, ..terms(3) };
    let book = workbook(&freight(terms)).unwrap();
    assert!(book.starts_with(b"PK"));
    assert_eq!(book, workbook(&freight(terms)).unwrap());
    assert_ne!(book, workbook(&freight(Terms { rounding: Rounding::None, ..terms })).unwrap());
}

#[test]
fn every_kind_of_case_has_a_workbook() {
    let nothing = computed(terms(1), vec![Figure::published_discount_rate()], Vec::new());
    for case in [nothing, open(), hostile(), freight(terms(30))] {
        assert!(workbook(&case).unwrap().len() > 5_000);
    }
}

#[test]
fn the_longest_formula_fits_into_a_cell() {
    let amount = format!("g{}", "*a".repeat(249));
    let figures = vec![
        Figure::published_discount_rate(),
        figure("a", "%", &["100", "100", "100"]),
        figure("g", "USD/year", &["100", "90"]),
    ];
    let lines = vec![line(Side::Benefit, "gain", &amount), line(Side::Cost, "paid", "g")];
    let case = computed(terms(30), figures, lines);
    let gain = case.model.line("gain").unwrap();
    let text = amount_formula(&Places::of(&case), gain, "L7", 30, Some(2));
    assert!((4_000..8_192).contains(&text.len()), "{}", text.len());
    assert!(workbook(&case).is_ok());
}

#[test]
fn an_amount_is_its_formula_over_cells_of_figures() {
    let case = freight(terms(3));
    let places = Places::of(&case);
    let formula = |id: &str, year: usize| amount_formula(&places, case.model.line(id).unwrap(), "L7", year, Some(2));
    assert_eq!(formula("set_up_and_training", 0), "IF(L7=0,0,ROUND((Figures!$C$14)*L7,2))");
    let errors = "Figures!$C$12 * Figures!$N$11 * Figures!$C$13 / 100 * 60";
    assert_eq!(formula("fewer_invoice_errors", 2), format!("IF(L7=0,0,ROUND(({errors})*L7,2))"));
    assert!(formula("hours_saved", 1).ends_with("*L7/12,2))"));
    assert_eq!(rounded("A1", None), "A1");
}
