//! Where a command reads from: the file that was named, or standard input.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use andru_core::{ErrorKind, ToolError, files};

use crate::failure::{Failure, usage};

/// The most that is read in one piece: a profile or the arguments of a call.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// Something to read, with the name people know it by.
pub(crate) struct Input {
    /// The file's name, or `standard input`.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) reader: Box<dyn Read + Send>,
}

/// Opens the named file; `-` or nothing is standard input, which must not be a terminal.
///
/// `what` says what is expected, and `hints` what to type.
pub(crate) fn open(file: Option<&Path>, what: &str, hints: &[&str]) -> Result<Input, Failure> {
    match file.filter(|file| *file != Path::new("-")) {
        Some(file) => {
            let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
            Ok(Input { name, reader: Box::new(files::open(file)?) })
        }
        None if io::stdin().is_terminal() => Err(usage(format!("{what} is expected, and nothing is piped in"), hints)),
        None => Ok(Input { name: "standard input".to_owned(), reader: Box::new(io::stdin()) }),
    }
}

/// Opens the named file, or what standard input was redirected from, as something that may be read from any place; a
/// pipe opens too and says so when it is tried.
pub(crate) fn open_file(file: Option<&Path>, what: &str, hints: &[&str]) -> Result<File, Failure> {
    match file.filter(|file| *file != Path::new("-")) {
        Some(file) => Ok(files::open(file)?),
        None if io::stdin().is_terminal() => Err(usage(format!("{what} is expected, and nothing is piped in"), hints)),
        None => Ok(standard_input()
            .map_err(|error| ToolError::new(ErrorKind::Unavailable, "cannot read standard input").caused_by(error))?),
    }
}

/// Standard input as a file, past none of its bytes.
#[cfg(unix)]
fn standard_input() -> io::Result<File> {
    use std::os::fd::AsFd;
    Ok(io::stdin().as_fd().try_clone_to_owned()?.into())
}

/// Standard input as a file, past none of its bytes.
#[cfg(windows)]
fn standard_input() -> io::Result<File> {
    use std::os::windows::io::AsHandle;
    Ok(io::stdin().as_handle().try_clone_to_owned()?.into())
}

/// Reads all of it as text.
pub(crate) fn read_text(input: Input) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    input.reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| {
        ToolError::new(ErrorKind::Unavailable, format!("cannot read {}", input.name)).caused_by(error)
    })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ToolError::invalid(format!("{} is longer than {MOST_BYTES} bytes", input.name)).into());
    }
    let text =
        String::from_utf8(bytes).map_err(|_| ToolError::invalid(format!("{} is not valid UTF-8", input.name)))?;
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(&text).to_owned())
}
