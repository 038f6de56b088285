//! What must hold for any bytes as a business case.

use andru_core::engine::cost::case::Scope;
use andru_core::engine::cost::money::Decimal;
use andru_core::tools::Render as _;
use andru_core::tools::page::Page;
use andru_core::tools::tools::build_business_case::{CaseAnswer, Input};
use serde_json::Value;

/// The most amounts of a case that is computed: more only take longer.
const MOST_AMOUNTS: usize = 3_000;

/// Reads bytes as the arguments of a business case, computes it, and reads the answer.
///
/// # Panics
/// Where sums do not add up, a number is not finite, or there is a return on a case that is not whole.
pub fn case(bytes: &[u8]) {
    let Ok(input) = serde_json::from_slice::<Input>(bytes) else { return };
    if input.amounts() > MOST_AMOUNTS {
        return;
    }
    let Ok((computed, _)) = input.compute() else { return };
    let found = &computed.case;
    for (sum, series) in [("benefits", &found.benefits), ("costs", &found.costs), ("net", &found.net)] {
        assert_eq!(series.values.iter().sum::<Decimal>(), series.total, "{sum}");
        assert_eq!(series.discounted.iter().sum::<Decimal>(), series.present_value, "{sum}");
    }
    assert_eq!(found.benefits.present_value - found.costs.present_value, found.net.present_value);
    assert_eq!(found.cumulative.last(), Some(&found.net.total));
    assert_eq!(found.measures.is_none(), found.scope == Scope::Unknown);
    let answer = CaseAnswer::of(&computed).expect("what was computed can be answered");
    let has_return = answer.measures.iter().any(|measure| measure.id == "roi");
    assert_eq!(has_return, found.scope == Scope::Whole);
    finite(&serde_json::to_value(&answer).expect("an answer is JSON"));
    let mut page = Page::default();
    answer.render(&mut page);
    // A name may say so; a figure may not.
    let said = bytes.windows(3).any(|three| three == b"NaN");
    assert!(said || !page.markdown().contains("NaN"), "{}", page.markdown());
}

/// No number of JSON can be anything else than finite; a `null` is what one that is not is written as.
fn finite(value: &Value) {
    match value {
        Value::Null => panic!("a number is not finite"),
        Value::Array(items) => items.iter().for_each(finite),
        Value::Object(fields) => fields.values().for_each(finite),
        _ => {}
    }
}
