//! A scored account as one line of JSON: the object it came as, or an object of its cells, with our keys at the end.

use std::borrow::Cow;

use andru_core::apply::AppliedRow;

/// The keys, written once as JSON.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// `"Heading":` for every column of the list.
    columns: Vec<String>,
    /// `"andru_points":` and its like.
    ours: Vec<String>,
}

impl Keys {
    /// Takes the headings of the list, of which equal ones are numbered and empty ones named, and ours.
    pub(super) fn set(&mut self, headers: &[String], ours: &[String]) {
        let mut names: Vec<String> = Vec::new();
        for (at, header) in headers.iter().enumerate() {
            let name = if header.is_empty() { format!("Column {}", at + 1) } else { header.clone() };
            names.push(free_name(&name, &names));
        }
        let keys = |names: &[String]| names.iter().map(|name| format!("{}:", quoted(name))).collect();
        self.columns = keys(&names);
        self.ours = keys(ours);
    }

    /// Writes a row; a blank value of ours is `null`.
    pub(super) fn write(&self, row: &AppliedRow<'_>, ours: [&str; 6], line: &mut String) {
        if let Some(object) = row.object.map(object_without_end) {
            // A line break in JSON stands between values only, and a line has none.
            line.extend(object.chars().map(|letter| if matches!(letter, '\n' | '\r') { ' ' } else { letter }));
            if !object.trim_ascii().ends_with('{') {
                line.push(',');
            }
        } else {
            line.push('{');
            for (at, key) in self.columns.iter().enumerate() {
                line.push_str(key);
                line.push_str(&quoted(row.cells.raw(at)));
                line.push(',');
            }
        }
        for (at, (key, text)) in self.ours.iter().zip(ours).enumerate() {
            if at > 0 {
                line.push(',');
            }
            line.push_str(key);
            match text {
                "" => line.push_str("null"),
                tier if tier.starts_with(|letter: char| letter.is_ascii_alphabetic()) => line.push_str(&quoted(tier)),
                number => line.push_str(number),
            }
        }
        line.push('}');
    }
}

/// The text of an object up to its closing brace.
fn object_without_end(object: &[u8]) -> Cow<'_, str> {
    let object = object.trim_ascii();
    String::from_utf8_lossy(object.strip_suffix(b"}").unwrap_or(object))
}

/// A name, or where it is taken the name with the first number that is free.
fn free_name(name: &str, taken: &[String]) -> String {
    let is_free = |name: &String| !taken.contains(name);
    let numbered = (2..).map(|number| format!("{name} ({number})"));
    std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
