//! What holds for any calls at any time, from any processes, over any restarts.

use proptest::prelude::*;
use tempfile::TempDir;

use super::tests::{Hand, key};
use super::*;

/// What happens next.
#[derive(Debug, Clone)]
enum Event {
    /// So much time passes.
    Pass(Duration),
    /// A process tries so many calls, with so much time before each.
    Calls { process: usize, tries: usize, apart: Duration },
    /// A process ends and begins anew.
    Restart(usize),
    /// The machine is off for so long.
    Reboot(Duration),
}

const PROCESSES: usize = 3;

fn event() -> impl Strategy<Value = Event> {
    let passing = prop_oneof![0..2_000_u64, 800_000..1_000_000_u64, 0..3_000_000_u64].prop_map(Duration::from_millis);
    let apart = prop_oneof![Just(0), 0..30_000_u64].prop_map(Duration::from_millis);
    let calls =
        (0..PROCESSES, 1..70_usize, apart).prop_map(|(process, tries, apart)| Event::Calls { process, tries, apart });
    prop_oneof![
        3 => passing.clone().prop_map(Event::Pass),
        6 => calls,
        1 => (0..PROCESSES).prop_map(Event::Restart),
        1 => passing.prop_map(Event::Reboot),
    ]
}

/// A machine with processes on it, and what really happened.
struct Machine {
    home: TempDir,
    clock: Arc<Hand>,
    processes: Vec<RateLedger>,
    /// The true time, which no restart sets back.
    now: Duration,
    /// When the machine was last started.
    started: Duration,
    /// When calls were admitted.
    admitted: Vec<Duration>,
}

impl Machine {
    fn new() -> Self {
        let mut machine = Self {
            home: tempfile::tempdir().unwrap(),
            clock: Arc::default(),
            processes: Vec::new(),
            now: Duration::ZERO,
            started: Duration::ZERO,
            admitted: Vec::new(),
        };
        machine.processes = (0..PROCESSES).map(|_| machine.process()).collect();
        machine
    }

    fn process(&self) -> RateLedger {
        RateLedger::new(Some(self.home.path().join("andru")), self.clock.clone())
    }

    fn pass(&mut self, span: Duration) {
        self.now += span;
        self.clock.set(self.now.saturating_sub(self.started));
    }

    fn call(&mut self, process: usize) -> Result<(), Refused> {
        let answer = self.processes[process].admit(&key("sk_live_a"));
        if answer.is_ok() {
            self.admitted.push(self.now);
        }
        answer
    }

    fn in_window(&self) -> usize {
        self.admitted.iter().filter(|at| self.now.saturating_sub(**at) < WINDOW).count()
    }

    fn happens(&mut self, event: &Event) -> Result<(), TestCaseError> {
        match *event {
            Event::Pass(span) => self.pass(span),
            Event::Restart(process) => self.processes[process] = self.process(),
            Event::Reboot(off) => {
                self.processes.clear();
                self.now += off;
                self.started = self.now;
                self.pass(Duration::from_secs(20));
                self.processes = (0..PROCESSES).map(|_| self.process()).collect();
            }
            Event::Calls { process, tries, apart } => {
                for _ in 0..tries {
                    self.pass(apart);
                    let before = self.in_window();
                    let answer = self.call(process);
                    if before >= CALLS {
                        prop_assert!(answer.is_err(), "call {} in the window", before + 1);
                    } else if self.started.is_zero() {
                        prop_assert_eq!(answer, Ok(()), "after {} in the window", before);
                    }
                    prop_assert!(is_bounded(answer));
                }
            }
        }
        Ok(())
    }
}

/// Whether nobody is sent away for longer than the window.
fn is_bounded(answer: Result<(), Refused>) -> bool {
    answer.err().is_none_or(|refused| !refused.wait.is_zero() && refused.wait <= WINDOW)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn never_more_than_100_in_any_900_seconds_and_never_fewer(events in prop::collection::vec(event(), 1..24)) {
        let mut machine = Machine::new();
        for event in &events {
            machine.happens(event)?;
        }
        // The window is as long wherever it begins.
        for (first, later) in machine.admitted.iter().zip(machine.admitted.iter().skip(CALLS)) {
            prop_assert!(later.saturating_sub(*first) >= WINDOW);
        }
        // Whoever comes back when told to is admitted, after restarts as well.
        if let Err(refused) = machine.call(0) {
            machine.pass(refused.wait);
            prop_assert_eq!(machine.call(1), Ok(()));
        }
        // Whatever was misread is forgotten in one window: all hundred are there again.
        machine.pass(WINDOW);
        for _ in 0..CALLS {
            prop_assert_eq!(machine.call(2), Ok(()));
        }
        prop_assert!(machine.call(2).is_err());
    }
}
