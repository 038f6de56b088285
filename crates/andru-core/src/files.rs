//! Files that the user named, opened here and nowhere else.

mod secret;

use std::fs::File;
use std::path::Path;

use andru_tools::{ErrorKind, ToolError};

pub use secret::read_secret;

/// Opens a file that the user named on the command line, for reading.
///
/// # Errors
/// `not_found` where there is none, `invalid_input` for a directory, `unavailable` where it cannot be read.
#[expect(clippy::disallowed_methods, reason = "the one place that opens what the user named")]
pub fn open(path: &Path) -> Result<File, ToolError> {
    let shown = path.display();
    let file = File::open(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => ToolError::new(ErrorKind::NotFound, format!("there is no file `{shown}`")),
        _ => ToolError::new(ErrorKind::Unavailable, format!("cannot open `{shown}`")).caused_by(error),
    })?;
    if file.metadata().is_ok_and(|metadata| metadata.is_dir()) {
        return Err(ToolError::invalid(format!("`{shown}` is a directory, a file is needed")));
    }
    Ok(file)
}

/// Opens the configuration of an MCP client, for `doctor` alone.
///
/// # Errors
/// Those of the system.
#[expect(clippy::disallowed_methods, reason = "what `doctor` looks into because the user asked it to")]
pub(crate) fn open_client_file(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

/// Writes a file that the user named on the command line: whole or not at all, in place of what was there.
///
/// # Errors
/// `unavailable` where it cannot be written; what was there is then untouched.
#[expect(clippy::disallowed_methods, reason = "the one place that writes what the user named")]
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), ToolError> {
    let cannot = |error: std::io::Error| {
        ToolError::new(ErrorKind::Unavailable, format!("cannot write `{}`", path.display())).caused_by(error)
    };
    if path.is_dir() {
        return Err(ToolError::invalid(format!("`{}` is a directory, a file is needed", path.display())));
    }
    // A device such as /dev/stdout cannot be replaced by a file beside it.
    if path.exists() && !path.is_file() {
        return std::fs::write(path, &content).map_err(cannot);
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.part", std::process::id()));
    let written = std::fs::write(&beside, &content).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(cannot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_path_is_said() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(open(&home.path().join("none.csv")).unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(open(home.path()).unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(write(home.path(), "").unwrap_err().kind(), ErrorKind::InvalidInput);
        assert_eq!(write(&home.path().join("none/model.json"), "").unwrap_err().kind(), ErrorKind::Unavailable);
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("model.json");
        for text in ["first", "second"] {
            write(&path, text).unwrap();
            let mut read = String::new();
            std::io::Read::read_to_string(&mut open(&path).unwrap(), &mut read).unwrap();
            assert_eq!(read, text);
        }
        assert_eq!(home.path().read_dir().unwrap().count(), 1);
    }
}
