//! One JSON object as a row: its keys are headers, its values texts.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::cells::{Cells, RawCells, tidy};

/// How many different keys are told apart; those after are left out.
const MAX_KEYS: usize = 1_000;

/// A row of a JSON list.
///
/// Numbers become texts, yes and no are `yes` and `no`, `null` is blank, the items of an array are lines, and the
/// values of an object within stand side by side. Its memory is used again from row to row.
#[derive(Debug, Default)]
pub struct JsonRow {
    columns: HashMap<String, usize>,
    headers: Vec<String>,
    cells: Vec<String>,
    wanted: Vec<bool>,
}

impl JsonRow {
    /// Every key met so far, in the order they came.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// Says which columns are used; the texts of the others are not kept.
    pub fn want(&mut self, used: impl Fn(usize) -> bool) {
        for (column, wanted) in self.wanted.iter_mut().enumerate() {
            *wanted = used(column);
        }
    }

    /// Reads an object in place of the one before.
    ///
    /// # Errors
    /// A lower-case fragment that says what is wrong with the text.
    pub fn read(&mut self, text: &[u8]) -> Result<(), String> {
        self.cells.iter_mut().for_each(String::clear);
        if text.trim_ascii_start().first() != Some(&b'{') {
            return Err("not a JSON object".to_owned());
        }
        let mut source = serde_json::Deserializer::from_slice(text);
        let read = ObjectSeed(self).deserialize(&mut source).and_then(|()| source.end());
        read.map_err(|error| {
            let message = error.to_string();
            let what = message.split(" at line ").next().unwrap_or_default();
            format!("not valid JSON: {what}")
        })
    }

    /// The column of a key; a new key is a new column.
    fn column(&mut self, key: &str) -> Option<usize> {
        if let Some(&column) = self.columns.get(key) {
            return Some(column);
        }
        if self.headers.len() >= MAX_KEYS {
            return None;
        }
        let column = self.headers.len();
        self.columns.insert(key.to_owned(), column);
        self.headers.push(key.to_owned());
        self.cells.push(String::new());
        self.wanted.push(true);
        Some(column)
    }
}

impl Cells for JsonRow {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map(|text| tidy(text)).unwrap_or_default()
    }
}

impl RawCells for JsonRow {
    fn raw(&self, column: usize) -> &str {
        self.cells.get(column).map(String::as_str).unwrap_or_default()
    }
}

struct ObjectSeed<'a>(&'a mut JsonRow);

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(KeySeed(self.0))? {
            let Key::Column(column) = key else {
                // What is inside `attributes` counts as if it stood beside it, as it does in a call of a tool.
                map.next_value_seed(ObjectSeed(self.0))?;
                continue;
            };
            let wanted = column.filter(|column| self.0.wanted.get(*column) == Some(&true));
            // Of a key that comes twice the first value that is not blank counts.
            match wanted.and_then(|column| self.0.cells.get_mut(column)).filter(|cell| cell.is_empty()) {
                Some(cell) => map.next_value_seed(TextSeed(cell))?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// What a key stands for.
enum Key {
    /// A column; `None` where there are too many to tell apart.
    Column(Option<usize>),
    /// The map of further facts.
    Attributes,
}

struct KeySeed<'a>(&'a mut JsonRow);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(if key == "attributes" { Key::Attributes } else { Key::Column(self.0.column(key)) })
    }
}

/// Appends a value, as text, to a text.
struct TextSeed<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for TextSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for TextSeed<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a text, a number, yes or no, a list or an object")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.0.push_str(text.trim());
        Ok(())
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<(), E> {
        self.0.push_str(if yes { "yes" } else { "no" });
        Ok(())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.0.push_str(&number.to_string());
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let begin = self.0.len();
        loop {
            let (before, after) = separate(self.0, begin, "\n");
            let more = items.next_element_seed(TextSeed(self.0))?.is_some();
            if self.0.len() == after {
                self.0.truncate(before);
            }
            if !more {
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let begin = self.0.len();
        while map.next_key::<IgnoredAny>()?.is_some() {
            let (before, after) = separate(self.0, begin, ", ");
            map.next_value_seed(TextSeed(self.0))?;
            if self.0.len() == after {
                self.0.truncate(before);
            }
        }
        Ok(())
    }
}

/// Appends `separator` where something was written since `begin`; gives the lengths before and after.
fn separate(text: &mut String, begin: usize, separator: &str) -> (usize, usize) {
    let before = text.len();
    if before > begin {
        text.push_str(separator);
    }
    (before, text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_value_is_a_text() {
        let mut row = JsonRow::default();
        row.read(
            br#"{"a": " x ", "b": 12, "c": -1.5, "d": true, "e": null, "f": ["p", null, 3, ""], "a": "second",
                "g": [{"event": "funding", "date": "2026-01-02"}, {"event": null}, {"event": "hire"}], "h": 1200000.0}"#,
        )
        .unwrap();
        let cells: Vec<&str> = (0..8).map(|column| row.cell(column)).collect();
        assert_eq!(cells, ["x", "12", "-1.5", "yes", "", "p\n3", "funding, 2026-01-02\nhire", "1200000"]);
        row.read(br#"{"c": 7}"#).unwrap();
        assert_eq!((row.cell(0), row.cell(2)), ("", "7"));
        assert_eq!(row.headers().join(""), "abcdefgh");
    }

    #[test]
    fn attributes_count_as_if_they_stood_beside_them() {
        let mut row = JsonRow::default();
        row.read(br#"{"companyName": "Alder", "attributes": {"optedOut": true, "score": 3}, "industry": "freight"}"#)
            .unwrap();
        assert_eq!(row.headers(), ["companyName", "optedOut", "score", "industry"]);
        assert_eq!((row.cell(1), row.cell(3)), ("yes", "freight"));
        assert!(row.read(br#"{"attributes": 5}"#).is_err());
    }

    #[test]
    fn what_is_wrong_is_said() {
        let mut row = JsonRow::default();
        for (text, want) in [
            ("[1]", "not a JSON object"),
            ("12", "not a JSON object"),
            ("{\"a\": 1", "not valid JSON: EOF while parsing an object"),
            ("{\"a\": 1} x", "not valid JSON: trailing characters"),
            ("{'a': 1}", "not valid JSON: key must be a string"),
        ] {
            assert_eq!(row.read(text.as_bytes()).unwrap_err(), want, "{text}");
        }
        let deep = format!("{{\"a\": {}{}}}", "[".repeat(200), "]".repeat(200));
        assert_eq!(row.read(deep.as_bytes()).unwrap_err(), "not valid JSON: recursion limit exceeded");
    }

    #[test]
    fn keys_are_bounded() {
        let mut row = JsonRow::default();
        let object = (0..3 * MAX_KEYS).map(|key| format!("\"k{key}\": 1")).collect::<Vec<_>>().join(",");
        row.read(format!("{{{object}}}").as_bytes()).unwrap();
        assert_eq!(row.headers().len(), MAX_KEYS);
    }
}
