//! Runs are noted off the answer's path: a bounded queue, and one thread that empties it.
//!
//! The thread starts with the first run and writes all that waits in one transaction. A run that cannot be
//! noted, because the queue is full or the directory cannot be used, is counted and forgotten.

use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use andru_tools::ports::Run;

use crate::durable::Durable;
use crate::runs;

/// How many runs may wait.
const CAPACITY: usize = 1024;

/// How long the end of a store waits for what is queued.
const FAREWELL: Duration = Duration::from_millis(250);

/// The queue of runs and the thread behind it.
#[derive(Default)]
pub(crate) struct RunWriter {
    queue: Arc<Queue>,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: Vec<Run>,
    /// How many runs were taken into the queue, ever.
    accepted: u64,
    /// How many of them were written or given up.
    settled: u64,
    /// How many runs were not noted, whatever the reason.
    dropped: u64,
    closed: bool,
    ended: bool,
    thread: Option<JoinHandle<()>>,
}

impl RunWriter {
    /// Queues a run and returns at once.
    pub(crate) fn record(&self, durable: &Arc<Durable>, run: Run) {
        let mut state = self.queue.lock();
        if state.waiting.len() >= CAPACITY || !self.is_running(&mut state, durable) {
            state.dropped += 1;
            return;
        }
        state.waiting.push(run);
        state.accepted += 1;
        drop(state);
        self.queue.changed.notify_all();
    }

    /// Waits, at most for `patience`, until every run queued before this call is settled.
    pub(crate) fn flush(&self, patience: Duration) {
        let state = self.queue.lock();
        let wanted = state.accepted;
        drop(self.queue.wait(state, patience, |state| state.settled < wanted));
    }

    /// How many runs could not be noted.
    pub(crate) fn dropped(&self) -> u64 {
        self.queue.lock().dropped
    }

    fn is_running(&self, state: &mut State, durable: &Arc<Durable>) -> bool {
        if state.thread.is_none() {
            let (queue, durable) = (self.queue.clone(), durable.clone());
            state.thread = thread::Builder::new().name("andru-runs".into()).spawn(move || queue.work(&durable)).ok();
        }
        state.thread.is_some()
    }
}

impl Drop for RunWriter {
    /// Writes what is queued, unless that takes longer than [`FAREWELL`]; then the thread is left behind.
    fn drop(&mut self) {
        let mut state = self.queue.lock();
        let Some(thread) = state.thread.take() else { return };
        state.closed = true;
        self.queue.changed.notify_all();
        let state = self.queue.wait(state, FAREWELL, |state| !state.ended);
        let ended = state.ended;
        drop(state);
        if ended {
            // The thread has nothing left to do; a panic in it must not become one here.
            let _ = thread.join();
        }
    }
}

impl Queue {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(
        &'a self,
        state: MutexGuard<'a, State>,
        patience: Duration,
        pending: impl FnMut(&mut State) -> bool,
    ) -> MutexGuard<'a, State> {
        self.changed.wait_timeout_while(state, patience, pending).unwrap_or_else(PoisonError::into_inner).0
    }

    /// What the thread does until the queue is closed and empty.
    fn work(&self, durable: &Durable) {
        while let Some(batch) = self.next_batch() {
            let written = durable.note(|writing| runs::insert(writing, &batch));
            self.settle(batch.len() as u64, written.is_err());
        }
        self.lock().ended = true;
        self.changed.notify_all();
    }

    fn next_batch(&self) -> Option<Vec<Run>> {
        let idle = |state: &mut State| state.waiting.is_empty() && !state.closed;
        let mut state = self.changed.wait_while(self.lock(), idle).unwrap_or_else(PoisonError::into_inner);
        let batch = mem::take(&mut state.waiting);
        (!batch.is_empty()).then_some(batch)
    }

    fn settle(&self, count: u64, lost: bool) {
        let mut state = self.lock();
        state.settled += count;
        state.dropped += if lost { count } else { 0 };
        drop(state);
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests;
