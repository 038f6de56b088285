//! What is written off the answer's path: a bounded queue, and one thread that empties it.
//!
//! The thread starts with the first item and hands all that waits to the work at once, which is one transaction. An
//! item that cannot be written, because the queue is full or the work fails, is counted and forgotten.

use std::mem;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use crate::error::StoreError;

/// How long the end of a writer waits for what is queued.
pub(crate) const FAREWELL: Duration = Duration::from_millis(250);

/// What a batch of items is written by.
type Work<T> = dyn Fn(Vec<T>) -> Result<(), StoreError> + Send + Sync;

/// A queue of items and the thread behind it.
pub(crate) struct Writer<T> {
    name: &'static str,
    capacity: usize,
    work: Arc<Work<T>>,
    queue: Arc<Queue<T>>,
}

struct Queue<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

struct State<T> {
    waiting: Vec<T>,
    /// What the waiting items weigh together.
    weight: usize,
    /// How many items were taken into the queue, ever.
    accepted: u64,
    /// How many of them were written or given up.
    settled: u64,
    /// How many items were not written, whatever the reason.
    dropped: u64,
    closed: bool,
    ended: bool,
    thread: Option<JoinHandle<()>>,
}

impl<T: Send + 'static> Writer<T> {
    /// A writer whose thread goes by `name`; items that weigh `capacity` together may wait.
    pub(crate) fn new(
        name: &'static str,
        capacity: usize,
        work: impl Fn(Vec<T>) -> Result<(), StoreError> + Send + Sync + 'static,
    ) -> Self {
        let state = State {
            waiting: Vec::new(),
            weight: 0,
            accepted: 0,
            settled: 0,
            dropped: 0,
            closed: false,
            ended: false,
            thread: None,
        };
        let queue = Queue { state: Mutex::new(state), changed: Condvar::new() };
        Self { name, capacity, work: Arc::new(work), queue: Arc::new(queue) }
    }

    /// Queues an item of this weight and returns at once.
    pub(crate) fn push(&self, item: T, weight: usize) {
        let mut state = self.queue.lock();
        let full = state.weight.saturating_add(weight) > self.capacity;
        if full || !self.is_running(&mut state) {
            state.dropped += 1;
            return;
        }
        state.waiting.push(item);
        state.weight += weight;
        state.accepted += 1;
        drop(state);
        self.queue.changed.notify_all();
    }

    /// Waits, at most for `patience`, until every item queued before this call is settled.
    pub(crate) fn flush(&self, patience: Duration) {
        let state = self.queue.lock();
        let wanted = state.accepted;
        drop(self.queue.wait(state, patience, |state| state.settled < wanted));
    }

    /// How many items could not be written.
    pub(crate) fn dropped(&self) -> u64 {
        self.queue.lock().dropped
    }

    fn is_running(&self, state: &mut State<T>) -> bool {
        if state.thread.is_none() {
            let (queue, work) = (self.queue.clone(), self.work.clone());
            state.thread = thread::Builder::new().name(self.name.into()).spawn(move || queue.work(&*work)).ok();
        }
        state.thread.is_some()
    }
}

impl<T> Drop for Writer<T> {
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

impl<T> Queue<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(
        &'a self,
        state: MutexGuard<'a, State<T>>,
        patience: Duration,
        pending: impl FnMut(&mut State<T>) -> bool,
    ) -> MutexGuard<'a, State<T>> {
        self.changed.wait_timeout_while(state, patience, pending).unwrap_or_else(PoisonError::into_inner).0
    }

    /// What the thread does until the queue is closed and empty.
    fn work(&self, work: &Work<T>) {
        while let Some(batch) = self.next_batch() {
            let count = batch.len() as u64;
            let written = work(batch);
            self.settle(count, written.is_err());
        }
        self.lock().ended = true;
        self.changed.notify_all();
    }

    fn next_batch(&self) -> Option<Vec<T>> {
        let idle = |state: &mut State<T>| state.waiting.is_empty() && !state.closed;
        let mut state = self.changed.wait_while(self.lock(), idle).unwrap_or_else(PoisonError::into_inner);
        state.weight = 0;
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
