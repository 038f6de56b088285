//! The engine's finance as a filter, for comparison with peers: one JSON question a line in, one JSON answer a line out.
//!
//! A question: `{"flows": [-100, 110], "rate": 0.1, "finance": 0.1, "reinvest": 0.12, "annuity": {"rate": 0.01,
//! "nper": 36, "pmt": -50, "due": -33.21, "pv": 1000, "fv": 0, "begin": false}}`, where `due` is the
//! payment whose rate is asked for. What does not exist or was refused is null.

use std::io::{self, BufRead, BufWriter, Write};

use andru_core::engine::cost::finance::{self, FirstFlow, When};
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let question: Value = serde_json::from_str(&line?)?;
        writeln!(out, "{}", answer(&question))?;
    }
    out.flush()
}

fn answer(question: &Value) -> Value {
    let list = question["flows"].as_array().map(Vec::as_slice).unwrap_or_default();
    let flows: Vec<f64> = list.iter().filter_map(Value::as_f64).collect();
    let [rate, finance_rate, reinvest] = ["rate", "finance", "reinvest"].map(|name| number(&question[name]));
    let roots = finance::irr(&flows).ok();
    json!({
        "npv": finance::npv(rate, &flows, FirstFlow::Now).ok(),
        "mirr": finance::mirr(&flows, finance_rate, reinvest).ok().flatten(),
        "irr": roots.as_ref().map(|roots| &roots.rates),
        "outside": roots.as_ref().map(|roots| roots.outside),
        "annuity": annuity(&question["annuity"]),
    })
}

fn annuity(given: &Value) -> Value {
    let [rate, periods, pmt, due, pv, fv] = ["rate", "nper", "pmt", "due", "pv", "fv"].map(|name| number(&given[name]));
    let when = if given["begin"] == true { When::Begin } else { When::End };
    let whole = given["nper"].as_u64().and_then(|periods| u32::try_from(periods).ok()).unwrap_or_default();
    let half = whole.div_ceil(2);
    json!({
        "pmt": finance::pmt(rate, periods, pv, fv, when).ok(),
        "pv": finance::pv(rate, periods, pmt, fv, when).ok(),
        "fv": finance::fv(rate, periods, pmt, pv, when).ok(),
        "nper": finance::nper(rate, pmt, pv, fv, when).ok().flatten(),
        "rates": finance::rate(whole, due, pv, fv, when).ok().map(|roots| roots.rates),
        "ipmt": finance::ipmt(rate, half, periods, pv, fv, when).ok(),
        "ppmt": finance::ppmt(rate, half, periods, pv, fv, when).ok(),
    })
}

/// A number, or not a number where there is none: the engine then refuses it.
fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
