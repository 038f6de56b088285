use proptest::prelude::*;

use super::*;

fn key(arguments: &Value) -> Option<AnswerKey> {
    AnswerKey::of(&question(arguments))
}

fn question(arguments: &Value) -> Question<'_> {
    Question { subject: Subject::Tool("t"), kind: AnswerKind::Tool, version: "t/1", arguments, profile_hash: None }
}

#[test]
fn what_the_published_client_confused_is_told_apart() {
    // Its key kept the names at the top and dropped what is inside.
    for (one, other) in [
        (json!({ "companies": [{ "name": "Aster" }] }), json!({ "companies": [{ "name": "Birch" }] })),
        (json!({ "metrics": { "mrr": 10 } }), json!({ "metrics": { "mrr": 20 } })),
        (json!({ "a": { "b": { "c": [1, { "d": 2 }] } } }), json!({ "a": { "b": { "c": [1, { "d": 3 }] } } })),
        (json!({ "companies": [1, 2] }), json!({ "companies": [2, 1] })),
        (json!({}), json!({ "a": {} })),
        (json!({ "a": null }), json!({})),
        (json!({ "a": "1" }), json!({ "a": 1 })),
    ] {
        assert_ne!(key(&one).unwrap(), key(&other).unwrap(), "{one} {other}");
    }
}

#[test]
fn one_question_has_one_key_however_it_is_written() {
    for (one, other) in [
        (r#"{"b": 1, "a": [true, null]}"#, r#"{"a":[true,null],"b":1}"#),
        (r#"{"a": {"y": 1, "x": 2}}"#, r#"{"a": {"x": 2, "y": 1}}"#),
        (r#"{"a": 1}"#, r#"{"a": 1.0}"#),
        (r#"{"a": 1}"#, r#"{"a": 10e-1}"#),
        (r#"{"a": 333333333.33333329}"#, r#"{"a": 333333333.3333333}"#),
        (r#"{"a": "\u20ac\u000F\nA'B\"\\"}"#, r#"{"a": "\u20AC\u000f\u000aA'\u0042\u0022\u005c"}"#),
        (r#"{"\u00f6": 1, "\ud83d\ude02": 2, "\ufb33": 3}"#, r#"{"\ufb33": 3, "\u00F6": 1, "\uD83D\uDE02": 2}"#),
        (r#"{"a": 0}"#, r#"{"a": -0.0}"#),
    ] {
        let (one, other): (Value, Value) = (serde_json::from_str(one).unwrap(), serde_json::from_str(other).unwrap());
        assert_eq!(key(&one).unwrap(), key(&other).unwrap(), "{one} {other}");
    }
    // Unicode is not normalised (RFC 8785, 3.1): these look alike and are two texts.
    assert_ne!(key(&json!({ "a": "\u{e9}" })), key(&json!({ "a": "e\u{301}" })));
}

#[test]
fn the_text_is_that_of_the_rfc() {
    // RFC 8785, 3.2.2 and 3.2.4.
    let value: Value = serde_json::from_str(
        r#"{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
            "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#,
    )
    .unwrap();
    assert_eq!(
        serde_json_canonicalizer::to_string(&value).unwrap(),
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"\u20ac$\u000f\nA'B\"\\\\\"/"}"#
            .replace("\\u20ac", "\u{20ac}")
    );
}

#[test]
fn a_whole_number_that_no_double_holds_has_no_key() {
    let held = [json!(0), json!(-1), json!(1_u64 << 53), json!(1_u64 << 63), json!(i64::MIN), json!(9.1e15)];
    for value in held {
        assert!(key(&json!({ "a": [value] })).is_some(), "{value}");
    }
    // As doubles the first two are one number, which is also the third's.
    for value in [(1_u64 << 53) + 1, u64::MAX, (1 << 60) + 1] {
        assert!(key(&json!({ "a": [value] })).is_none(), "{value}");
    }
    assert!(key(&json!({ "a": { "b": i64::MIN + 1 } })).is_none());
}

#[test]
fn everything_else_of_the_question_counts() {
    let arguments = json!({});
    let plain = question(&arguments);
    let one = AnswerKey::of(&plain).unwrap();
    for other in [
        Question { subject: Subject::Tool("u"), ..plain },
        Question { subject: Subject::Resource("t"), ..plain },
        Question { version: "t/2", ..plain },
        Question { profile_hash: Some("00"), ..plain },
    ] {
        assert_ne!(one, AnswerKey::of(&other).unwrap(), "{other:?}");
    }
}

proptest! {
    #[test]
    fn different_arguments_never_share_a_key(one in super::super::tests::arguments(), other in super::super::tests::arguments()) {
        let same = serde_json_canonicalizer::to_string(&one).unwrap() == serde_json_canonicalizer::to_string(&other).unwrap();
        prop_assert_eq!(key(&one) == key(&other), same);
    }

    #[test]
    fn one_changed_leaf_is_another_question(arguments in super::super::tests::arguments(), pick in any::<prop::sample::Index>()) {
        let mut changed = arguments.clone();
        super::super::tests::change_a_leaf(&mut changed, pick);
        prop_assert_ne!(key(&arguments), key(&changed));
    }
}
