//! A keyring asked with a deadline, so that one that hangs never holds up an answer.

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::keyring::{Keyring, KeyringError};
use crate::sealing::MasterKey;

/// How long a keyring may take to answer.
pub(super) const DEADLINE: Duration = Duration::from_secs(2);

/// A keyring that is given two seconds for each answer.
///
/// Each question has a thread of its own; one that is not answered in time leaves its thread behind. As long as
/// that thread waits, no other question is asked: the answer is `TimedOut` at once.
pub(super) struct Timed {
    keyring: Arc<dyn Keyring>,
    unanswered: Mutex<Option<Receiver<Answer>>>,
}

type Answer = Result<Told, KeyringError>;

/// What a keyring said, whatever it was asked.
enum Told {
    Key(Option<MasterKey>),
    Kept,
    Forgotten(bool),
}

impl Timed {
    /// The keyring with a deadline; it is not asked anything yet.
    pub(super) fn new(keyring: Arc<dyn Keyring>) -> Self {
        Self { keyring, unanswered: Mutex::default() }
    }

    /// As [`Keyring::name`].
    pub(super) fn name(&self) -> String {
        self.keyring.name()
    }

    /// As [`Keyring::read`].
    pub(super) fn read(&self) -> Result<Option<MasterKey>, KeyringError> {
        match self.ask(|keyring| keyring.read().map(Told::Key))? {
            Told::Key(key) => Ok(key),
            _ => Ok(None),
        }
    }

    /// As [`Keyring::write`].
    pub(super) fn write(&self, key: &MasterKey) -> Result<(), KeyringError> {
        let key = key.clone();
        self.ask(move |keyring| keyring.write(&key).map(|()| Told::Kept)).map(|_| ())
    }

    /// As [`Keyring::forget`].
    pub(super) fn forget(&self) -> Result<bool, KeyringError> {
        let told = self.ask(|keyring| keyring.forget().map(Told::Forgotten))?;
        Ok(matches!(told, Told::Forgotten(true)))
    }

    fn ask(&self, question: impl FnOnce(&dyn Keyring) -> Answer + Send + 'static) -> Answer {
        let mut unanswered = self.unanswered.lock().unwrap_or_else(PoisonError::into_inner);
        if unanswered.as_ref().is_some_and(|earlier| matches!(earlier.try_recv(), Err(TryRecvError::Empty))) {
            return Err(KeyringError::TimedOut);
        }
        *unanswered = None;
        let (sender, receiver) = mpsc::channel();
        let keyring = Arc::clone(&self.keyring);
        let asked = thread::Builder::new().name("keyring".to_owned()).spawn(move || {
            // Nobody waits for an answer that comes too late.
            let _ = sender.send(question(&*keyring));
        });
        if let Err(error) = asked {
            return Err(KeyringError::Failed(format!("no thread to ask it: {error}")));
        }
        match receiver.recv_timeout(DEADLINE) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => {
                *unanswered = Some(receiver);
                Err(KeyringError::TimedOut)
            }
            Err(RecvTimeoutError::Disconnected) => Err(KeyringError::Failed("it was not asked to the end".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::keys::fake::FakeKeyring;

    #[test]
    fn a_hanging_keyring_holds_up_the_first_question_alone() {
        let keyring = Arc::new(FakeKeyring::empty());
        let timed = Timed::new(keyring.clone());
        let held = keyring.hang();
        let begun = Instant::now();
        assert_eq!(timed.read().err(), Some(KeyringError::TimedOut));
        assert!((DEADLINE..DEADLINE * 2).contains(&begun.elapsed()), "{:?}", begun.elapsed());
        let begun = Instant::now();
        assert_eq!(timed.forget().err(), Some(KeyringError::TimedOut));
        assert!(begun.elapsed() < DEADLINE / 2, "{:?}", begun.elapsed());
        // Once it answers the earlier question, it is asked again.
        drop(held);
        let begun = Instant::now();
        while timed.read().is_err() {
            assert!(begun.elapsed() < DEADLINE, "it is not asked again");
            thread::sleep(Duration::from_millis(1));
        }
    }
}
