//! The life of the program: a thread that answers, one that reads, and the main thread, which ends both.
//!
//! The main thread does no other work, so that the end of the input, a signal or a lost client ends the program
//! at once, whatever a call is busy with. Saved data is safe: the store writes in transactions.

use std::io;
use std::thread;
use std::time::Duration;

use andru_core::{ErrorKind, Session, ToolError};
use rmcp::ServiceExt;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::timeout;

use crate::server::Server;
use crate::transport::{self, Ended, Stdio};

/// How long calls in flight may still answer after the input ended: those of a shell's `printf … | andru-mcp`.
const LAST_ANSWERS: Duration = Duration::from_millis(50);
/// How long everything may take to close after that.
const CLOSING: Duration = Duration::from_millis(30);

/// Serves `session` until the client goes away.
///
/// # Errors
/// `unavailable` where the threads or their runtimes cannot be started.
pub(crate) fn run(session: Session) -> Result<(), ToolError> {
    supervise(session)
        .map_err(|error| ToolError::new(ErrorKind::Unavailable, "the server cannot start").caused_by(error))
}

fn supervise(session: Session) -> io::Result<()> {
    let (ended, ends) = mpsc::unbounded_channel();
    let wire = transport::open(ended)?;
    let (stop, stopped) = watch::channel(false);
    let (done, mut answered) = oneshot::channel();
    let answering = Builder::new_current_thread().enable_time().build()?;
    thread::Builder::new().name("answers".to_owned()).spawn(move || {
        answer(&answering, Server::new(session, stopped), wire);
        // The main thread may have left already.
        let _ = done.send(());
    })?;
    let watching = Builder::new_current_thread().enable_all().build()?;
    watching.block_on(async {
        tokio::select! {
            _ = &mut answered => return,
            ended = ending(ends) => {
                tracing::debug!(?ended, "closing");
                if matches!(ended, Ended::Input) && timeout(LAST_ANSWERS, &mut answered).await.is_ok() {
                    return;
                }
            }
        }
        stop.send_replace(true);
        let _ = timeout(CLOSING, answered).await;
    });
    // Whatever still runs ends with the process.
    watching.shutdown_background();
    Ok(())
}

/// Answers the client until there is nothing more to read.
fn answer(runtime: &Runtime, server: Server, wire: Stdio) {
    runtime.block_on(async {
        match server.serve(wire).await {
            Ok(running) => {
                if let Err(error) = running.waiting().await {
                    tracing::error!(%error, "the session ended");
                }
            }
            // A client that leaves before it said anything is no mistake.
            Err(error) => tracing::info!(%error, "the session did not begin"),
        }
    });
}

/// Waits for whatever ends the program first.
async fn ending(mut ends: mpsc::UnboundedReceiver<Ended>) -> Ended {
    tokio::select! {
        ended = ends.recv() => ended.unwrap_or(Ended::Input),
        () = signal() => Ended::Signal,
    }
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    // Without a handler the system ends the program at the signal, which is as good.
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
