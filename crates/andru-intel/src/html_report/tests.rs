//! The page as a whole.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::Verdict;
use andru_core::engine::icp::model::{ColdSource, ColdStart, Model, Validation};
use proptest::prelude::*;

use super::html_report;
use super::samples::{model, validations};

/// The elements of a page in order; every one must be closed by its own name.
fn elements(html: &str) -> Vec<String> {
    let body = html.split_once("</style>").map_or(html, |(_, body)| body);
    let mut open: Vec<String> = vec!["html".to_owned(), "head".to_owned()];
    let mut seen = Vec::new();
    for tag in body.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None => {
                let name = tag.split(' ').next().unwrap_or_default().to_owned();
                open.push(name.clone());
                seen.push(name);
            }
        }
    }
    assert!(open.is_empty(), "{open:?}");
    seen
}

#[test]
fn nothing_of_the_page_runs_or_is_fetched() {
    let html = html_report(&model());
    let elements = elements(&html);
    for name in ["script", "link", "img", "iframe", "object", "image", "use", "foreignObject", "form", "a"] {
        assert!(!elements.iter().any(|element| element == name), "{name}");
    }
    for text in ["http:", "https:", "url(", "@import", "javascript:", " on", "src="] {
        let markup = html.replace("http-equiv", "");
        let found = markup.match_indices(text).any(|(at, _)| {
            text != " on" || markup[at..].split('=').next().is_some_and(|word| !word.contains([' ', '<']))
        });
        assert!(!found || text == " on", "{text}");
    }
    assert!(html.contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"), "the policy");
    assert_eq!(html, html_report(&model()));
}

#[test]
fn text_of_the_model_adds_no_element() {
    let plain = elements(&html_report(&model()));
    let hostile = "</bdi></td></style></title><script>alert(1)</script>\"'&<svg onload=x>";
    let mut model = model();
    model.source.outcome_column = hostile.to_owned();
    model.source.won_values = vec![hostile.to_owned()];
    model.source.input_hash = hostile.to_owned();
    model.history.reason = hostile.to_owned();
    model.history.ordered_by = Some(hostile.to_owned());
    for field in &mut model.history.fields {
        field.name = format!("{hostile}{}", field.name);
        field.reason = hostile.to_owned();
    }
    for field in &mut model.scorecard.fields {
        field.column = format!("{hostile}{}", field.column);
        for bin in &mut field.bins {
            if let andru_core::engine::icp::model::Holds::Words(words) = &mut bin.holds {
                words.iter_mut().for_each(|word| *word = hostile.to_owned());
            }
        }
    }
    assert_eq!(elements(&html_report(&model)), plain);
}

#[test]
fn without_a_calibration_no_probability_is_given_and_it_is_said_why() {
    let mut model = model();
    model.history.verdict = Verdict::TooFewDeals;
    model.scorecard.calibration = None;
    model.scorecard.tiers.clear();
    model.validation.groups.iter_mut().for_each(|group| group.probability = None);
    model.scorecard.cold_start = Some(ColdStart {
        source: ColdSource::Profile,
        weight: 0.6,
        mean: 50.0,
        points_per_unit: 0.25,
        low: 10.0,
        high: 90.0,
        auc: Some(0.6),
    });
    let html = html_report(&model);
    assert!(html.contains("It is not a probability."), "{html}");
    assert!(!html.contains("Is the probability right?") && !html.contains("Brier"), "{html}");
    assert!(html.contains("profile match"), "{html}");
    elements(&html);

    model.history.won = 12;
    let html = html_report(&model);
    assert!(html.contains("No curve and no figure: below 20 deals"), "{html}");
    assert!(!html.contains("AUC"), "{html}");
}

#[test]
fn every_verdict_has_its_headline() {
    let headline = |verdict| {
        let mut model = model();
        model.history.verdict = verdict;
        let html = html_report(&model);
        html.split_once("<h1>")
            .and_then(|(_, rest)| rest.split_once("</h1>"))
            .map(|(text, _)| text.to_owned())
            .unwrap_or_default()
    };
    let said = [Verdict::Learned, Verdict::Weak, Verdict::TooFewDeals, Verdict::NothingLearnable].map(headline);
    insta::assert_snapshot!(said.join("\n"), @"");
}

/// The text of one element, from its tag on.
fn piece<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(from).expect("it is there");
    let end = html[start..].find(to).expect("it ends") + to.len();
    &html[start..start + end]
}

#[test]
fn a_column_reads_as_a_table() {
    insta::assert_snapshot!(piece(&html_report(&model()), "<table class=\"groups\">", "</table>"), @"");
}

fn with(validation: Validation) -> Model {
    Model { validation, ..model() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_validation_is_drawn_within_its_picture(validation in validations()) {
        let html = html_report(&with(validation));
        elements(&html);
        for picture in html.split("<svg viewBox=\"0 0 ").skip(1) {
            let (size, rest) = picture.split_once('"').expect("a viewBox");
            let (width, height) = size.split_once(' ').expect("two numbers");
            let (width, height): (f64, f64) = (width.parse().expect("a width"), height.parse().expect("a height"));
            let body = rest.split_once("</svg>").expect("it ends").0;
            for (names, most) in [([" x=\"", " x1=\"", " x2=\"", " cx=\""], width), ([" y=\"", " y1=\"", " y2=\"", " cy=\""], height)] {
                for value in names.iter().flat_map(|name| body.split(name).skip(1)) {
                    let value: f64 = value.split('"').next().unwrap_or_default().parse().expect("a number");
                    prop_assert!((0.0..=most).contains(&value), "{value} of {most}");
                }
            }
            for points in body.split("points=\"").skip(1) {
                for pair in points.split('"').next().unwrap_or_default().split(' ') {
                    let (x, y) = pair.split_once(',').expect("a pair");
                    let (x, y): (f64, f64) = (x.parse().expect("a number"), y.parse().expect("a number"));
                    prop_assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y));
                }
            }
        }
    }
}

#[test]
fn points_of_the_sample_sum_to_the_scale() {
    assert_eq!(model().problem(), None, "the sample is a model");
    assert_eq!(model().scorecard.start, Points::from_tenths(400));
}
