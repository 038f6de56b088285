//! A file with a secret in it, which must be the user's own and nobody else's to read.

use std::fs::{Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use andru_tools::{ErrorKind, ToolError};
use secrecy::SecretString;
use zeroize::Zeroizing;

/// Reads a secret of at most `longest` bytes from the file that `field` names, and a little white space with it.
///
/// # Errors
/// `not_found` where there is none, `invalid_input` where it is not a regular file, belongs to another user, can be
/// read or written by others, is too long or is not UTF-8, `unavailable` where it cannot be read. What is in it is
/// not repeated.
#[expect(clippy::disallowed_methods, reason = "the file the user named for this")]
pub fn read_secret(path: &Path, field: &str, longest: usize) -> Result<SecretString, ToolError> {
    let shown = path.display();
    let cannot = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => {
            ToolError::new(ErrorKind::NotFound, format!("`{field}` names `{shown}`, which does not exist"))
        }
        _ => ToolError::new(ErrorKind::Unavailable, format!("cannot read `{shown}`, which `{field}` names"))
            .caused_by(error),
    };
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe would wait for its writer; whether it is one is known once it is open.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        i32::try_from(rustix::fs::OFlags::NONBLOCK.bits()).unwrap_or_default(),
    );
    let file = options.open(path).map_err(cannot)?;
    check(&file.metadata().map_err(cannot)?, path, field)?;
    // As much again for white space; what is longer is refused below, or by whoever knows what it is.
    let most = longest * 2;
    let mut bytes = Zeroizing::new(Vec::with_capacity(most + 1));
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(cannot)?;
    if bytes.len() > most {
        return Err(ToolError::invalid(format!("`{shown}`, which `{field}` names, is longer than {longest} bytes")));
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(SecretString::from(text)),
        Err(_) => Err(ToolError::invalid(format!("`{shown}`, which `{field}` names, is not valid UTF-8"))),
    }
}

fn check(metadata: &Metadata, path: &Path, field: &str) -> Result<(), ToolError> {
    let shown = path.display();
    if !metadata.is_file() {
        return Err(ToolError::invalid(format!("`{shown}`, which `{field}` names, is not a regular file")));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if metadata.uid() != rustix::process::geteuid().as_raw() {
            return Err(ToolError::invalid(format!("`{shown}`, which `{field}` names, belongs to another user")));
        }
        let mode = metadata.mode() & 0o7777;
        if mode & 0o077 != 0 {
            return Err(ToolError::invalid(format!(
                "others may use `{shown}`, which `{field}` names (mode {mode:04o})"
            ))
            .hinted(format!("run `chmod 600 {shown}`")));
        }
    }
    Ok(())
}
