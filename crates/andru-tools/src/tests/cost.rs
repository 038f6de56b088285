//! The tools of the cost engine: what they answer, what each figure comes from, what they refuse.

mod refusals;
mod trace;
mod words;

use serde_json::{Value, json};

/// A case of a made-up freight company, every line priced.
pub(super) fn freight_case() -> Value {
    json!({
        "title": "Customs filing",
        "companyName": "Harbour Lane Freight",
        "currency": "USD",
        "figures": [
            figure("hours_a_week", "hours/week", 18, json!({ "low": 12, "high": 24, "source": "VP Operations, 12 November" })),
            figure("people", "people", 6, json!({})),
            figure("hourly_cost", "USD/hour", 41, json!({})),
            figure("share", "%", 80, json!({
                "basis": "assumption", "source": "us", "why": "counted in a demo with their orders", "low": 60, "high": 90
            })),
            figure("adoption", "%", 10, json!({ "basis": "assumption", "source": "us", "why": "first roll-out here" })),
            figure("licence", "USD/year", 48000, json!({ "basis": "assumption", "source": "us", "why": "our quote" })),
            figure("rollout", "USD", 16000, json!({ "basis": "assumption", "source": "us", "why": "our quote" })),
        ],
        "lines": [
            line("inaction", "rekeying", "hours_a_week * 52 * people * hourly_cost", json!({ "name": "re-keying, as it is" })),
            line("benefit", "saved", "hours_a_week * 52 * people * hourly_cost * share", json!({
                "name": "re-keying that goes away", "risk": "adoption", "removes": "rekeying"
            })),
            line("cost", "fee", "licence", json!({ "name": "licence" })),
            line("cost", "setup", "rollout", json!({ "name": "roll-out", "every": "once" })),
        ]
    })
}

/// A figure of the buyer's, with more fields over it.
pub(super) fn figure(id: &str, unit: &str, value: i64, more: Value) -> Value {
    with(json!({ "id": id, "unit": unit, "value": value, "basis": "buyer" }), more)
}

/// A line, with more fields over it.
pub(super) fn line(side: &str, id: &str, amount: &str, more: Value) -> Value {
    with(json!({ "id": id, "side": side, "amount": amount }), more)
}

/// An object with the fields of another over its own; a null takes a field out.
#[expect(clippy::needless_pass_by_value, reason = "written as a literal at every call")]
pub(super) fn with(mut object: Value, more: Value) -> Value {
    let fields = object.as_object_mut().unwrap();
    for (name, value) in more.as_object().unwrap() {
        match value {
            Value::Null => drop(fields.remove(name)),
            value => drop(fields.insert(name.clone(), value.clone())),
        }
    }
    object
}

/// The freight case with one figure changed.
pub(super) fn with_figure(id: &str, more: Value) -> Value {
    changed("figures", id, more)
}

/// The freight case with one line changed.
pub(super) fn with_line(id: &str, more: Value) -> Value {
    changed("lines", id, more)
}

#[expect(clippy::needless_pass_by_value, reason = "written as a literal at every call")]
fn changed(list: &str, id: &str, more: Value) -> Value {
    let mut case = freight_case();
    for entry in case[list].as_array_mut().unwrap() {
        if entry["id"] == id {
            *entry = with(entry.take(), more.clone());
        }
    }
    case
}
