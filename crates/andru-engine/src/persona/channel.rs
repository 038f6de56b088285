//! Where people of a department are reached.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::function::Function;
use super::line::{Line, LineRow};
use crate::knowledge::table;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    sources: BTreeMap<String, String>,
    channel: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    function: Function,
    lines: Vec<LineRow>,
}

/// Where people of the department are reached, best first; the general rows for a department without its own.
pub fn channels(function: Function) -> &'static [Line] {
    static CHANNELS: LazyLock<BTreeMap<Function, Vec<Line>>> = LazyLock::new(|| {
        let file: File = table("channels.toml", include_str!("../../knowledge/channels.toml"));
        let built = |row: Row| (row.function, row.lines.into_iter().map(|line| line.line(&file.sources)).collect());
        file.channel.into_iter().map(built).collect()
    });
    let rows = CHANNELS.get(&function).or_else(|| CHANNELS.get(&Function::Unknown));
    rows.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_has_channels_with_a_source() {
        for function in [Function::Finance, Function::Security, Function::Administration, Function::Unknown] {
            let lines = channels(function);
            assert!((1..=4).contains(&lines.len()), "{function}");
            assert!(lines.iter().all(|line| !line.text.is_empty() && !line.source.is_empty()), "{function}");
        }
        assert_ne!(channels(Function::Finance), channels(Function::Security));
    }
}
