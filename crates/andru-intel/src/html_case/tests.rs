//! The page as a whole.

use andru_core::engine::cost::figure::Figure;

use super::html_case;

use crate::case_samples::{HOSTILE, computed, freight, hostile, open, terms};

#[test]
fn a_whole_case_leads_with_its_worth_and_an_open_one_with_what_is_missing() {
    let whole = html_case(&freight(terms(3)));
    assert!(whole.contains(">ROI</dt>"), "{whole}");
    assert!(!whole.contains("What to ask first"), "{whole}");
    let open = html_case(&open());
    assert!(open.contains("<h1>No ROI yet: 2 of 6 lines rest on nothing the buyer has said</h1>"), "{open}");
    assert!(!open.contains(">ROI<") && open.contains("What to ask first"), "{open}");
    assert!(open.contains("each is worth USD 1,200.00 a quarter"), "{open}");
}

#[test]
fn text_of_a_case_stays_text() {
    let html = html_case(&hostile());
    for part in ["<script", "<img", HOSTILE, "\u{202e}"] {
        assert!(!html.contains(part), "{part}");
    }
    assert!(html.contains("=1+1&lt;/td&gt;&lt;script&gt;"), "{html}");
    assert_eq!(html, html_case(&hostile()));
}

#[test]
fn a_case_of_nothing_is_still_a_page() {
    let nothing = computed(terms(1), vec![Figure::published_discount_rate()], Vec::new());
    assert!(html_case(&nothing).contains("<h1>No ROI yet: there is no cost in the case</h1>"));
}
