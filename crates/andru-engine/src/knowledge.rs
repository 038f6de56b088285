//! The tables of `knowledge/`: facts and frameworks compiled in, each row with its source.
//!
//! A table is TOML, parsed once on first use. Its rows carry `source`: a publication with its year, or
//! `Andru judgement` where the line is ours and nobody has measured it. A table that does not parse is a
//! mistake of ours that the unit tests find, so the first use may rely on it.

use serde::de::DeserializeOwned;

/// Parses a table that was compiled in.
///
/// # Panics
/// Never on a tested build: the unit tests load every table. The text is a constant of the program.
#[expect(clippy::panic, reason = "a compiled-in table is a constant; every one is loaded by a test")]
pub(crate) fn table<T: DeserializeOwned>(name: &str, text: &str) -> T {
    match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => panic!("knowledge/{name} does not parse: {error}"),
    }
}
