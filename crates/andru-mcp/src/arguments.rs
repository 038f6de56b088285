//! The command line.

use std::path::PathBuf;

use andru_core::environment::parse_date;
use andru_core::{Settings, ToolError};
use clap::{Parser, ValueEnum};

/// Serves Andru's tools to an MCP client, such as Claude, Cursor or VS Code.
///
/// The client starts this program and speaks with it over standard input and output; it answers from this
/// machine alone. Logs go to standard error.
#[derive(Debug, Parser)]
#[command(name = "andru-mcp", version)]
pub(crate) struct Arguments {
    /// How to speak with the client
    #[arg(value_enum, default_value_t = Wire::Stdio)]
    wire: Wire,
    /// Answer from this machine alone (also `ANDRU_OFFLINE=1`)
    #[arg(long)]
    offline: bool,
    /// The date answers are for, YYYY-MM-DD [default: today in UTC; also `ANDRU_AS_OF`]
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// The directory Andru keeps its data in (also `ANDRU_HOME`)
    #[arg(long, value_name = "DIR")]
    home: Option<PathBuf>,
}

/// A way to speak with a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Wire {
    /// Standard input and output, one JSON message a line
    Stdio,
}

impl Arguments {
    /// The environment with what the command line says over it.
    ///
    /// # Errors
    /// `invalid_input` for a value that a flag or a variable cannot have; the message names it.
    pub(crate) fn settings(&self) -> Result<Settings, ToolError> {
        let Wire::Stdio = self.wire;
        let mut settings = Settings::from_environment()?;
        settings.offline |= self.offline;
        if let Some(date) = &self.as_of {
            settings.as_of = Some(parse_date("--as-of", date)?);
        }
        if let Some(home) = &self.home {
            settings.home = Some(home.clone());
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::Arguments;

    #[test]
    fn the_command_line_is_sound_and_flags_come_before_the_environment() {
        Arguments::command().debug_assert();
        let flags = ["andru-mcp", "stdio", "--offline", "--as-of", "2026-11-24", "--home", "/data"];
        let settings = Arguments::try_parse_from(flags).unwrap().settings().unwrap();
        assert!(settings.offline);
        assert_eq!(settings.as_of.unwrap().to_string(), "2026-11-24");
        assert_eq!(settings.home.unwrap().to_str(), Some("/data"));
    }

    #[test]
    fn a_wrong_date_is_named() {
        let error = Arguments::try_parse_from(["andru-mcp", "--as-of", "24.11.2026"]).unwrap().settings().unwrap_err();
        assert_eq!(error.to_string(), "`--as-of` must be a day such as 2026-11-24, written YYYY-MM-DD");
        assert!(Arguments::try_parse_from(["andru-mcp", "http"]).is_err());
    }
}
