//! Records, models and business cases with bytes changed, cut out and doubled: whatever becomes of them, nothing panics, no row is
//! lost uncounted and no score leaves its scale. The same bodies run under libFuzzer in `fuzz/`.

use std::fmt::Write as _;

use andru_core::models::read_model;
use andru_tests::fuzz;
use serde_json::{Value, json};

use crate::records::Random;

/// How many mutations of every seed are tried.
const TRIALS: usize = 400;

/// What mutations put in: signs that mean something in some format, and numbers at the ends of theirs.
const PIECES: [&[u8]; 24] = [
    b",",
    b";",
    b"\t",
    b"\"",
    b"\n",
    b"\r\n",
    b"\0",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xe9",
    b"{",
    b"}",
    b"[",
    b"]",
    b"null",
    b"1e999",
    b"-0",
    b"9223372036854775808",
    b"NaN",
    b"Won",
    b"Lost",
    b"Stage",
    b"2026-02-30",
    b"\xf0\x9f\x8f\xa2",
];

/// Numbers and texts that take the place of a value in a model.
fn values() -> Vec<Value> {
    let texts = ["0", "-1", "1000", "-1000", "0.1", "0.05", "1e300", "-1e300", "5e-324", "null", "true", "[]", "{}"];
    let more = ["\"\"", "\" \"", "\"D\"", "\"andru-icp-model/2\"", "18446744073709551615", "\"\\u0000\"", "100.1"];
    texts.iter().chain(&more).map(|text| serde_json::from_str(text).unwrap()).collect()
}

/// Deals that something can be learned of, as CSV and as JSON.
fn seeds() -> [Vec<u8>; 3] {
    let mut csv = String::from("Deal ID,Stage,Industry,Employees,Close Date,Owner\n");
    let mut json = String::new();
    for deal in 0..90 {
        let industry = ["Food", "Rail, road", "\"Toys\"", ""][deal % 4];
        let won = if (deal % 4 == 0) == (deal % 9 < 7) { "Closed Won" } else { "Closed Lost" };
        let employees = ["10", "250", "$1,200", "", "n/a"][deal % 5];
        let quoted = format!("\"{}\"", industry.replace('"', "\"\""));
        let day = deal % 28 + 1;
        let _ = writeln!(csv, "{deal},{won},{quoted},\"{employees}\",2026-01-{day:02},Ann");
        let row = json!({"Stage": won, "Industry": industry, "Employees": deal % 7, "Close Date": day});
        let _ = writeln!(json, "{row}");
    }
    let short: String = csv.lines().take(9).flat_map(|line| [line, "\n"]).collect();
    [csv.into_bytes(), json.into_bytes(), short.into_bytes()]
}

/// The bytes with one to four of them changed, cut out, doubled, or with a piece put in.
fn mutated(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.up_to(3) {
        let at = random.up_to(bytes.len());
        let end = (at + random.up_to(40)).min(bytes.len());
        match random.up_to(5) {
            0 => bytes[at..end].iter_mut().take(1).for_each(|byte| *byte = random.next().to_le_bytes()[0]),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let doubled = bytes[at..end].to_vec();
                bytes.splice(at..at, doubled);
            }
            3 => bytes.truncate(end),
            _ => {
                let piece = PIECES[random.up_to(PIECES.len() - 1)];
                bytes.splice(at..at, piece.iter().copied());
            }
        }
    }
    bytes
}

/// Every place in a value where there is no more inside, and every list.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                places(member, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            found.push(at.to_owned());
            items.iter().enumerate().for_each(|(place, item)| places(item, &format!("{at}/{place}"), found));
        }
        _ => found.push(at.to_owned()),
    }
}

#[test]
fn mutated_deals_are_learned_from_or_refused() {
    let mut random = Random(1);
    for seed in seeds() {
        fuzz::learn(&seed);
        for _ in 0..TRIALS {
            fuzz::learn(&mutated(&seed, &mut random));
        }
    }
}

#[test]
fn mutated_models_are_scored_by_or_refused() {
    let mut random = Random(2);
    let text = fuzz::learned(&seeds()[0]).expect("a model of the seed");
    let mut whole: Value = serde_json::from_str(&text).unwrap();
    // A cold start that adds nothing, so that the scale is what it was.
    whole["scorecard"]["cold_start"] = json!({
        "source": "profile", "weight": 0.5, "mean": 10.0, "points_per_unit": 0.0, "low": 0.0, "high": 20.0, "auc": 0.5,
    });
    assert!(read_model(whole.to_string().as_bytes(), "model.json").is_ok());
    let mut found = Vec::new();
    places(&whole, "", &mut found);
    let values = values();
    fuzz::model(text.as_bytes());
    for place in &found {
        for value in &values {
            let mut changed = whole.clone();
            *changed.pointer_mut(place).unwrap() = value.clone();
            fuzz::model(changed.to_string().as_bytes());
        }
    }
    for _ in 0..TRIALS {
        fuzz::model(&mutated(text.as_bytes(), &mut random));
    }
}

#[test]
fn mutated_cases_are_answered_or_refused() {
    let mut random = Random(3);
    let seeds =
        [include_str!("../../../fuzz/seeds/case/whole.json"), include_str!("../../../fuzz/seeds/case/monthly.json")];
    let values = values();
    for seed in seeds {
        let whole: Value = serde_json::from_str(seed).unwrap();
        let mut found = Vec::new();
        places(&whole, "", &mut found);
        fuzz::case(seed.as_bytes());
        for place in &found {
            for value in &values {
                let mut changed = whole.clone();
                *changed.pointer_mut(place).unwrap() = value.clone();
                fuzz::case(changed.to_string().as_bytes());
            }
        }
        for _ in 0..TRIALS {
            fuzz::case(&mutated(seed.as_bytes(), &mut random));
        }
    }
}
