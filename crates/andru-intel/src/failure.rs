//! How a command ends other than well.

use std::io;

use andru_core::tools::error::exit;
use andru_core::{ErrorKind, ToolError};

/// Why a command ended without an answer, or with one that is not whole.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The call failed; reported as `error:` with its hints.
    #[error(transparent)]
    Call(#[from] ToolError),
    /// The command line is wrong; clap has written the message, with the usage.
    #[error("the command line is wrong")]
    Usage(#[from] clap::Error),
    /// Standard output cannot be written.
    #[error("cannot write to standard output")]
    Output(#[source] io::Error),
    /// Everything that could be said was said; only the exit code is left.
    #[error("ended with exit code {0}")]
    Reported(u8),
}

impl Failure {
    /// The exit code of the program.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Call(error) => error.kind().exit_code(),
            Self::Usage(error) => {
                if error.use_stderr() {
                    exit::USAGE
                } else {
                    exit::OK
                }
            }
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => exit::OK,
            Self::Output(_) => ErrorKind::Unavailable.exit_code(),
            Self::Reported(code) => *code,
        }
    }
}

/// A mistake of the user at the command line, with what to type instead.
pub(crate) fn usage(message: impl Into<String>, hints: &[&str]) -> Failure {
    Failure::Call(hints.iter().fold(ToolError::invalid(message), |error, hint| error.hinted(*hint)))
}
