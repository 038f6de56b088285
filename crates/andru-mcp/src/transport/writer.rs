//! The only way to standard output.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::mpsc;

use super::Ended;

/// Writes whole messages, one a line; clones share the stream.
#[derive(Clone)]
pub(super) struct Writer {
    stream: Arc<Mutex<Box<dyn Write + Send>>>,
    ended: mpsc::UnboundedSender<Ended>,
}

impl Writer {
    /// A writer to `stream` that tells `ended` when nobody reads it any more.
    pub(super) fn new(stream: Box<dyn Write + Send>, ended: mpsc::UnboundedSender<Ended>) -> Self {
        Self { stream: Arc::new(Mutex::new(stream)), ended }
    }

    /// Writes a message, which is JSON without a line break, as one line.
    ///
    /// # Errors
    /// What the system reports; the program is then about to end.
    pub(super) fn send(&self, mut line: Vec<u8>) -> io::Result<()> {
        line.push(b'\n');
        let mut stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner);
        stream.write_all(&line).and_then(|()| stream.flush()).inspect_err(|_| {
            // The main thread may be leaving already.
            let _ = self.ended.send(Ended::Output);
        })
    }
}

/// Takes standard output for the protocol: what else writes to it from now on goes to standard error.
///
/// # Errors
/// What the system reports where there is no descriptor left.
#[cfg(unix)]
pub(super) fn take_stdout() -> io::Result<Box<dyn Write + Send>> {
    use std::os::fd::AsFd;
    let private = io::stdout().as_fd().try_clone_to_owned()?;
    rustix::stdio::dup2_stdout(io::stderr())?;
    Ok(Box::new(std::fs::File::from(private)))
}

/// Standard output as it is, where descriptors cannot be moved.
#[cfg(not(unix))]
pub(super) fn take_stdout() -> io::Result<Box<dyn Write + Send>> {
    Ok(Box::new(io::stdout()))
}
