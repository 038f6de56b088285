//! The page as a whole.

use andru_core::engine::icp::Points;
use andru_core::engine::icp::learn::Verdict;
use andru_core::engine::icp::model::{ColdSource, ColdStart, Holds, Model};
use proptest::prelude::*;

use super::html_report;
use super::samples::{model, validations};

/// The tags of a page's elements in order, each with its attributes; every one must be closed by its own name.
fn elements(html: &str) -> Vec<(String, Vec<String>)> {
    let body = html.split_once("</style>").expect("a style sheet").1;
    let mut open: Vec<String> = vec!["html".to_owned(), "head".to_owned()];
    let mut seen = Vec::new();
    for tag in body.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        // Values are quoted: every second piece between quotes is the name of an attribute.
        let names = attributes.split('"').step_by(2).map(|name| name.trim().trim_end_matches('=').to_owned());
        open.push(name.to_owned());
        seen.push((name.to_owned(), names.filter(|name| !name.is_empty()).collect()));
    }
    assert!(open.is_empty(), "{open:?}");
    seen
}

#[test]
fn nothing_of_the_page_runs_or_is_fetched() {
    let html = html_report(&model());
    let known = [
        "body",
        "main",
        "header",
        "section",
        "p",
        "h1",
        "h2",
        "h3",
        "dl",
        "div",
        "dt",
        "dd",
        "ul",
        "li",
        "strong",
        "bdi",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "small",
        "code",
        "figure",
        "figcaption",
        "svg",
        "title",
        "desc",
        "line",
        "rect",
        "circle",
        "text",
        "polyline",
    ];
    let known_attributes = [
        "class",
        "scope",
        "id",
        "viewBox",
        "role",
        "aria-labelledby",
        "aria-hidden",
        "preserveAspectRatio",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "width",
        "height",
        "points",
        "text-anchor",
        "transform",
    ];
    for (name, attributes) in elements(&html) {
        assert!(known.contains(&name.as_str()), "{name}");
        assert!(
            attributes.iter().all(|attribute| known_attributes.contains(&attribute.as_str())),
            "{name} {attributes:?}"
        );
    }
    for text in ["http:", "https:", "url(", "@import", "@font-face", "<script", "<link", "src="] {
        assert!(!html.contains(text), "{text}");
    }
    assert!(html.contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;;"), "the policy");
}

#[test]
fn the_same_model_gives_the_same_bytes() {
    assert_eq!(html_report(&model()), html_report(&model()));
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
    model.losses.as_mut().unwrap().column = hostile.to_owned();
    model.history.ordered_by = Some(hostile.to_owned());
    for field in &mut model.history.fields {
        field.name = format!("{hostile}{}", field.name);
        field.reason = hostile.to_owned();
    }
    for field in &mut model.scorecard.fields {
        field.column = format!("{hostile}{}", field.column);
        for bin in &mut field.bins {
            if let Holds::Words(words) = &mut bin.holds {
                *words = vec![hostile.to_owned()];
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
    insta::assert_snapshot!(said.join("\n"), @r"
    Your deals show who buys
    Your deals hint at who buys, hardly better than a coin
    Too few deals to tell who buys
    Your deals do not show who buys
    ");
}

/// The text of one element, from its tag on.
fn piece<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(from).expect("it is there");
    let end = html[start..].find(to).expect("it ends") + to.len();
    &html[start..start + end]
}

#[test]
fn a_column_reads_as_a_table() {
    insta::assert_snapshot!(piece(&html_report(&model()), "<table class=\"groups\">", "</table>"), @r#"
    <table class="groups"><caption><strong><bdi>Industry</bdi></strong><span class="small">-30.0 to +40.0 points · information value 0.900 · <bdi>says very much</bdi></span></caption><thead><tr><th scope="col">group</th><th scope="col" class="p">points</th><th scope="col" class="n">won of deals</th><th scope="col" class="n">win rate (95%)</th></tr></thead><tbody>
    <tr><th scope="row"><bdi>food</bdi></th><td class="p"><span class="bar"><svg viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true"><rect class="won" x="85.71" y="2" width="114.29" height="8"></rect><line class="axis" x1="85.71" y1="0" x2="85.71" y2="12"></line></svg><span>+40.0</span></span></td><td class="n">80 of 120</td><td class="n">67% <small>(58 to 74)</small></td></tr>
    <tr><th scope="row"><bdi>rail</bdi></th><td class="p"><span class="bar"><svg viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true"><rect class="lost" x="0" y="2" width="85.71" height="8"></rect><line class="axis" x1="85.71" y1="0" x2="85.71" y2="12"></line></svg><span>-30.0</span></span></td><td class="n">40 of 180</td><td class="n">22% <small>(17 to 29)</small></td></tr>
    <tr><th scope="row">not known</th><td class="p"><span class="bar"><svg viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true"><line class="axis" x1="85.71" y1="0" x2="85.71" y2="12"></line></svg><span>0.0</span></span></td><td class="n">none seen</td><td class="n"></td></tr></tbody></table>
    "#);
}

/// The numbers of an attribute in a picture, in order.
fn numbers(picture: &str, attribute: &str) -> Vec<f64> {
    let start = format!(" {attribute}=\"");
    let values = picture.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next());
    values.flat_map(|value| value.split([' ', ','])).map(|number| number.parse().expect("a number")).collect()
}

/// Asserts that all that is drawn in a picture lies in its view.
fn assert_in_view(picture: &str) {
    let (size, inside) = picture.split_once('"').expect("a view");
    let size: Vec<f64> = size.split(' ').map(|number| number.parse().expect("a number")).collect();
    let ends = |at: &str, length: &str| -> Vec<f64> {
        let rects: String = inside.split('<').filter(|tag| tag.starts_with("rect ")).collect();
        numbers(&rects, at).iter().zip(numbers(&rects, length)).map(|(at, length)| at + length).collect()
    };
    let points = numbers(inside, "points");
    let across =
        [numbers(inside, "x"), numbers(inside, "x1"), numbers(inside, "x2"), numbers(inside, "cx"), ends("x", "width")];
    let up = [
        numbers(inside, "y"),
        numbers(inside, "y1"),
        numbers(inside, "y2"),
        numbers(inside, "cy"),
        ends("y", "height"),
    ];
    let across = across.into_iter().flatten().chain(points.iter().step_by(2).copied());
    let up = up.into_iter().flatten().chain(points.iter().skip(1).step_by(2).copied());
    for (value, most) in across.map(|x| (x, size[0])).chain(up.map(|y| (y, size[1]))) {
        assert!((-0.01..=most + 0.01).contains(&value), "{value} of {most}: {inside}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_validation_is_drawn_within_its_picture(validation in validations()) {
        let html = html_report(&Model { validation, ..model() });
        elements(&html);
        for picture in html.split("<svg viewBox=\"0 0 ").skip(1) {
            assert_in_view(picture.split_once("</svg>").expect("it ends").0);
        }
    }
}

#[test]
fn points_of_the_sample_sum_to_the_scale() {
    assert_eq!(model().problem(), None, "the sample is a model");
    assert_eq!(model().scorecard.start, Points::from_tenths(400));
}
