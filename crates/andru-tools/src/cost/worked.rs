//! A formula with its numbers filled in, as a reader checks it by hand.

use andru_engine::cost::CaseModel;
use andru_engine::cost::figure::{Figure, Value};
use andru_engine::cost::line::{Every, Line};

/// `each year: 18 hours/week × 52 × 6 people × USD 41/hour`, `?` where a figure is not known.
pub(crate) fn worked(model: &CaseModel, line: &Line) -> String {
    let value = |id: &str| model.figure(id).map_or_else(|| id.to_owned(), value_of);
    let text = line.amount.written(&value).replace(" * ", " × ");
    let often = match line.every {
        Every::Once => "once",
        Every::Month => "each month",
        Every::Quarter => "each quarter",
        Every::Year => "each year",
    };
    format!("{often}: {text}")
}

fn value_of(figure: &Figure) -> String {
    match &figure.value {
        Value::Unknown => format!("? {}", figure.name),
        Value::Constant(value) => figure.written(*value),
        Value::ByYear(values) => match (values.first(), values.last()) {
            (Some(first), Some(last)) => {
                format!("{} (by year, {} at last)", figure.written(*first), figure.written(*last))
            }
            _ => figure.name.clone(),
        },
    }
}
