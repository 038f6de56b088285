//! One piece of work for a client, kept apart from the session so that it can fail or be withdrawn alone.

use std::future::Future;

use andru_core::tools::context::Cancel;
use andru_core::{ErrorKind, ToolError};

/// Runs `work` in a task of its own until it is done or `withdrawn`.
///
/// A panic in `work` ends that task alone; without a task, rmcp would leave the request unanswered for ever.
/// Work that is withdrawn is told so through `cancel` and dropped at its next wait.
///
/// # Errors
/// Whatever `work` reports, `internal` where it panics, `cancelled` where it is withdrawn.
pub(crate) async fn apart<T: Send + 'static>(
    work: impl Future<Output = Result<T, ToolError>> + Send + 'static,
    cancel: Cancel,
    withdrawn: impl Future<Output = ()>,
) -> Result<T, ToolError> {
    let mut task = tokio::spawn(work);
    tokio::select! {
        biased;
        done = &mut task => done.unwrap_or_else(|_| {
            Err(ToolError::new(ErrorKind::Internal, "the call failed inside Andru")
                .hinted("this is a mistake in Andru; the session goes on, and what it logged is on standard error"))
        }),
        () = withdrawn => {
            cancel.cancel();
            task.abort();
            Err(ToolError::new(ErrorKind::Cancelled, "the call was withdrawn"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    async fn outcome(
        work: impl Future<Output = Result<u8, ToolError>> + Send + 'static,
        withdrawn: impl Future<Output = ()>,
    ) -> (Result<u8, ErrorKind>, Cancel) {
        let cancel = Cancel::default();
        (apart(work, cancel.clone(), withdrawn).await.map_err(|error| error.kind()), cancel)
    }

    #[tokio::test]
    async fn a_panic_is_an_error_and_the_next_call_works() {
        let (panicked, _) = outcome(async { panic!("on purpose") }, pending()).await;
        assert_eq!(panicked, Err(ErrorKind::Internal));
        assert_eq!(outcome(async { Ok(7) }, pending()).await.0, Ok(7));
    }

    #[tokio::test]
    async fn withdrawn_work_is_told_and_dropped() {
        struct Dropped(tokio::sync::mpsc::UnboundedSender<()>);
        impl Drop for Dropped {
            fn drop(&mut self) {
                self.0.send(()).unwrap();
            }
        }
        let (sender, mut dropped) = tokio::sync::mpsc::unbounded_channel();
        let guard = Dropped(sender);
        let work = async move {
            let _guard = guard;
            pending().await
        };
        let (withdrawn, cancel) = outcome(work, ready(())).await;
        assert_eq!(withdrawn, Err(ErrorKind::Cancelled));
        assert!(cancel.is_cancelled());
        assert_eq!(dropped.recv().await, Some(()));
    }

    #[tokio::test]
    async fn a_tools_own_error_passes_through() {
        let (failed, _) = outcome(ready(Err(ToolError::invalid("`title` is required"))), pending()).await;
        assert_eq!(failed, Err(ErrorKind::InvalidInput));
    }
}
