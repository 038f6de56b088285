//! Reading the company lists people really have: exports of the usual systems and hand-made sheets.
//!
//! The order of work: [`Input`] takes a stream apart into bytes that are UTF-8 or nearly so, hashed and counted;
//! [`find_layout`] finds the delimiter and the header row; a [`Plan`] says which column feeds which field of a
//! [`Company`](andru_engine::icp::Company); [`CsvRows`] or [`JsonRows`] give the rows one by one, each a borrowed
//! view whose cells the plan picks. Nothing here knows what a field means: that is for the readers of the engine.
//!
//! Memory does not grow with the list: a record, a line or an object has at most [`MAX_RECORD`] bytes.

mod body;
mod cells;
mod csv_rows;
mod field;
mod footer;
mod gate;
mod headers;
mod input;
mod json_elements;
mod json_object;
mod json_rows;
mod layout;
mod mapping;
mod plan;
mod plan_build;

pub(crate) use body::{Body, RowTaker, nul_note};
pub use cells::{Cells, RawCells};
pub use csv_rows::{CsvItem, CsvRow, CsvRows};
pub use field::CompanyField;
pub use footer::is_footer;
pub use headers::{Source, company_field, fold_header};
pub use input::{Counted, Input};
pub use json_object::JsonRow;
pub use json_rows::{JsonItem, JsonRows};
pub(crate) use layout::{DELIMITERS, first_records};
pub use layout::{Layout, find_layout};
pub use mapping::ColumnMapping;
pub use plan::{Combined, Plan};
pub use plan_build::ColumnUse;

/// The most bytes a record of CSV, a line of JSON Lines or an object of a JSON array may have.
pub const MAX_RECORD: usize = 1 << 20;

/// How a list is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum InputFormat {
    /// Found out from its first bytes.
    #[default]
    Auto,
    /// Cells between commas, semicolons, tabs or bars, under a row of headers.
    Csv,
    /// One JSON object a line, or one JSON array of objects.
    Jsonl,
}

impl InputFormat {
    /// The format of a list that begins with `prefix`, where it is not given: JSON begins with `{`, or with `[` and
    /// an object.
    #[must_use]
    pub fn resolve(self, prefix: &[u8]) -> Self {
        match self {
            Self::Auto if prefix.trim_ascii_start().starts_with(b"{") || json_rows::begins_array(prefix) => Self::Jsonl,
            Self::Auto => Self::Csv,
            given => given,
        }
    }
}
