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
    let wire = transport::open(ended.clone())?;
    let watching = Builder::new_current_thread().enable_all().build()?;
    // Before the first answer, so that whoever has one can end the program with a signal.
    watching.block_on(async { on_signal(ended) });
    let (stop, stopped) = watch::channel(false);
    let (done, answered) = oneshot::channel();
    let answering = Builder::new_current_thread().enable_time().build()?;
    thread::Builder::new().name("answers".to_owned()).spawn(move || {
        answer(&answering, Server::new(session, stopped), wire);
        // The main thread may have left already.
        let _ = done.send(());
    })?;
    watching.block_on(watch_over(answered, ends, &stop));
    // Whatever still runs ends with the process.
    watching.shutdown_background();
    Ok(())
}

/// Waits until everything is answered or something ends the program, and then not much longer.
async fn watch_over(
    mut answered: oneshot::Receiver<()>,
    mut ends: mpsc::UnboundedReceiver<Ended>,
    stop: &watch::Sender<bool>,
) {
    tokio::select! {
        _ = &mut answered => return,
        ended = ends.recv() => {
            tracing::debug!(?ended, "closing");
            if ended == Some(Ended::Input) && timeout(LAST_ANSWERS, &mut answered).await.is_ok() {
                return;
            }
        }
    }
    stop.send_replace(true);
    // A call that does not wait anywhere cannot be dropped; it ends with the process.
    let _ = timeout(CLOSING, answered).await;
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

/// Ends the program at a signal. Without a handler the system ends it, less politely.
#[cfg(unix)]
fn on_signal(ended: mpsc::UnboundedSender<Ended>) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        let _ = ended.send(Ended::Signal);
    });
}

/// Ends the program at Ctrl-C.
#[cfg(not(unix))]
fn on_signal(ended: mpsc::UnboundedSender<Ended>) {
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            let _ = ended.send(Ended::Signal);
        }
    });
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    async fn watched(end: Option<Ended>, answered_after: Option<Duration>) -> (Duration, bool) {
        let (ended, ends) = mpsc::unbounded_channel();
        let (stop, stopped) = watch::channel(false);
        let (done, answered) = oneshot::channel();
        if let Some(end) = end {
            ended.send(end).unwrap();
        }
        let begun = Instant::now();
        let busy = async {
            match answered_after {
                Some(time) => tokio::time::sleep(time).await,
                None => std::future::pending().await,
            }
            done.send(()).unwrap();
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = busy => {}
            () = watch_over(answered, ends, &stop) => {}
        }
        (begun.elapsed(), *stopped.borrow())
    }

    #[tokio::test]
    async fn a_call_that_never_ends_holds_up_the_end_of_the_input_for_a_moment_only() {
        let (took, stopped) = watched(Some(Ended::Input), None).await;
        assert!(stopped);
        assert!(took >= LAST_ANSWERS && took < Duration::from_secs(1), "{took:?}");
    }

    #[tokio::test]
    async fn calls_that_end_soon_are_not_stopped() {
        assert!(!watched(Some(Ended::Input), Some(Duration::from_millis(5))).await.1);
        assert!(!watched(None, Some(Duration::from_millis(5))).await.1);
    }

    #[tokio::test]
    async fn nobody_waits_for_answers_after_a_signal_or_without_a_reader() {
        for end in [Ended::Signal, Ended::Output] {
            let (took, stopped) = watched(Some(end), None).await;
            assert!(stopped && took < Duration::from_millis(500), "{end:?} {took:?}");
        }
    }
}
