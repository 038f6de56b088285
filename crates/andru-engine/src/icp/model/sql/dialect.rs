//! What databases call the same thing.

use std::fmt;

/// A database whose SQL can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `DuckDB` 1.0 or later.
    DuckDb,
    /// `PostgreSQL` 12 or later.
    Postgres,
    /// SQLite 3.35 or later, with its mathematical functions.
    Sqlite,
    /// Apache Spark 3.3 or later.
    Spark,
    /// Snowflake.
    Snowflake,
    /// Google `BigQuery`.
    BigQuery,
}

impl Dialect {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::DuckDb, Self::Postgres, Self::Sqlite, Self::Spark, Self::Snowflake, Self::BigQuery];

    /// The name to ask for it by: `duckdb`, `postgres`, `sqlite`, `spark`, `snowflake`, `bigquery`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DuckDb => "duckdb",
            Self::Postgres => "postgres",
            Self::Sqlite => "sqlite",
            Self::Spark => "spark",
            Self::Snowflake => "snowflake",
            Self::BigQuery => "bigquery",
        }
    }

    /// The dialect of that [`name`](Self::name).
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    /// The name as its makers write it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::DuckDb => "DuckDB",
            Self::Postgres => "PostgreSQL",
            Self::Sqlite => "SQLite",
            Self::Spark => "Spark",
            Self::Snowflake => "Snowflake",
            Self::BigQuery => "BigQuery",
        }
    }

    /// The table that is scored where none is named: `accounts`, as the database writes a name without quotes.
    pub const fn default_table(self) -> &'static str {
        match self {
            Self::Snowflake => "ACCOUNTS",
            _ => "accounts",
        }
    }

    /// Whether columns that differ in capitals alone are the same column, quoted or not.
    pub(super) const fn folds_case(self) -> bool {
        !matches!(self, Self::Postgres | Self::Snowflake)
    }

    /// The type of texts.
    pub(super) const fn text(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Snowflake => "VARCHAR",
            Self::Postgres | Self::Sqlite => "TEXT",
            Self::Spark | Self::BigQuery => "STRING",
        }
    }

    /// The type of 64-bit floating numbers.
    pub(super) const fn double(self) -> &'static str {
        match self {
            Self::DuckDb | Self::Spark | Self::Snowflake => "DOUBLE",
            Self::Postgres => "DOUBLE PRECISION",
            Self::Sqlite => "REAL",
            Self::BigQuery => "FLOAT64",
        }
    }

    /// The type of whole numbers.
    pub(super) const fn whole(self) -> &'static str {
        match self {
            Self::BigQuery => "INT64",
            _ => "INTEGER",
        }
    }

    /// What keeps a subquery from being merged into what is around it, row by row and without a copy of the table.
    ///
    /// `PostgreSQL` and SQLite would compute what a column holds once for every place that names it.
    pub(super) const fn fence(self) -> &'static str {
        match self {
            Self::Postgres => "\n  OFFSET 0",
            Self::Sqlite => "\n  LIMIT -1",
            _ => "",
        }
    }

    /// A number as a literal that is read as exactly this 64-bit floating number.
    ///
    /// Where a literal with an exponent is a decimal of the database's own, it is cast.
    pub(super) fn number(self, number: f64) -> String {
        // Plus zero, so that `-0` is `0`; the shortest digits that read as the same number, never without a point or
        // an exponent.
        let digits = format!("{:?}", number + 0.0);
        match self {
            Self::Postgres | Self::Snowflake => format!("CAST('{digits}' AS {})", self.double()),
            Self::Spark => format!("{digits}D"),
            _ if digits.contains('e') => digits,
            _ => format!("{digits}e0"),
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.name())
    }
}
