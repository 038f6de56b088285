//! JSON as editors write it: with comments, and with commas after the last item.

/// The same text as JSON has it: comments and last commas become spaces. What is no JSON stays none.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // Where the last comma stands, while nothing but space has come after it.
    let mut comma = None;
    while let Some(letter) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').and_then(|end| rest.get(end..)).unwrap_or_default();
            continue;
        }
        if rest.starts_with("/*") {
            rest = rest.get(2..).and_then(|rest| rest.split_once("*/")).map_or("", |(_, after)| after);
            out.push(' ');
            continue;
        }
        let length = if letter == '"' { string_length(rest) } else { letter.len_utf8() };
        let (taken, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        match letter {
            ',' => comma = Some(out.len()),
            '}' | ']' => {
                if let Some(at) = comma.take() {
                    out.replace_range(at..=at, " ");
                }
            }
            _ if letter.is_whitespace() => {}
            _ => comma = None,
        }
        out.push_str(taken);
        rest = after;
    }
    out
}

/// How long the string is that `text` begins with, its quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn comments_and_last_commas_go_and_strings_stay() {
        let text = r#"{ // one
            "a": [1, 2, /* three, */ ], # "#;
        assert_eq!(serde_json::from_str::<Value>(&plain(text)).ok(), None);
        let text = "{ // one\n \"a\": [1, 2, /* three, */ ],\n \"b\": \"// \\\" ,} /* no */\", // end\n}";
        let expected = json!({ "a": [1, 2], "b": "// \" ,} /* no */" });
        assert_eq!(serde_json::from_str::<Value>(&plain(text)).unwrap(), expected);
        for unfinished in ["/*", "//", "\"a", "\"\\", "[,", "/"] {
            assert!(serde_json::from_str::<Value>(&plain(unfinished)).is_err(), "{unfinished}");
        }
    }

    proptest! {
        #[test]
        fn json_means_the_same_and_no_text_is_too_much(words in prop::collection::vec("\\PC{0,12}", 0..6), any in "\\PC*") {
            let value = json!({ "words": words, "more": [{ "n": 1 }, []] });
            prop_assert_eq!(serde_json::from_str::<Value>(&plain(&value.to_string())).unwrap(), value);
            plain(&any);
        }
    }
}
