//! Figures, their bars, and whether they were met.

use std::fmt::Display;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, Instant};

/// Prints figures and remembers whether a bar was missed.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    missed: u32,
}

impl Figures {
    /// Prints a time in microseconds that must be at most `bar`.
    pub(crate) fn at_most(&mut self, what: &str, micros: f64, bar: f64) {
        let met = micros <= bar;
        self.missed += u32::from(!met);
        println!("{what:<58} {micros:>9.1} us   bar {bar:>8.0} us   {}", if met { "met" } else { "MISSED" });
    }

    /// Prints a count that must be 0.
    pub(crate) fn none(&mut self, what: &str, count: u64) {
        self.missed += u32::from(count > 0);
        println!("{what:<58} {count:>12}   bar        0      {}", if count == 0 { "met" } else { "MISSED" });
    }

    /// Whether every bar was met.
    pub(crate) const fn all_met(&self) -> bool {
        self.missed == 0
    }
}

/// Prints a figure that has no bar.
pub(crate) fn say(what: &str, figure: impl Display) {
    println!("{what:<58} {figure:>12}");
}

/// How long `work` takes, in microseconds, with what it gives.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let given = work();
    (begun.elapsed().as_secs_f64() * 1e6, given)
}

/// The value below which this share of the times lies; 0 where there are none.
pub(crate) fn quantile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a length is a whole number from 0 on"
    )]
    let at = (times.len().saturating_sub(1) as f64 * share).round() as usize;
    times.get(at).copied().unwrap_or_default()
}

/// Runs a future of the store or of a tool, which does its work when polled.
pub(crate) fn now<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return value;
        }
        thread::sleep(Duration::from_micros(20));
    }
}
