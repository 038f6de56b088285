//! Files that the user named, opened here and nowhere else.

use std::fs::File;
use std::path::Path;

use andru_tools::{ErrorKind, ToolError};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_path_is_said() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(open(&home.path().join("none.csv")).unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(open(home.path()).unwrap_err().kind(), ErrorKind::InvalidInput);
    }
}
