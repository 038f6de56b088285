//! The interview: ten questions behind a profile, one step at a time.
//!
//! The interview is a pure state machine over the answers given so far. A front end shows [`Interview::step`],
//! hands the line it got to [`Interview::answer`], and does what the [`Turn`] says. It keeps
//! [`Interview::draft`] between the turns, so that an interview that was stopped goes on where it was.
//!
//! The questions are those of a sales leader who coaches technical founders; the weights come from the order
//! in which the person would want to learn things, never from us.

mod build;
mod step;
mod words;

use std::collections::BTreeMap;

use andru_engine::icp::Profile;
use serde_json::{Value, json};

pub use step::{QUESTIONS, Step};

/// An interview: the answers so far and the step that is asked now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// By the key of the step; an empty text is a step that was skipped.
    answers: BTreeMap<String, String>,
    at: Option<Step>,
}

/// What a line led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// The next step is asked, or the interview is over: see [`Interview::step`].
    Next,
    /// The same step is asked again after these words.
    Again(String),
    /// The person stops; what was answered is in [`Interview::draft`].
    Stop,
}

impl Default for Interview {
    fn default() -> Self {
        Self { answers: BTreeMap::new(), at: Step::all().next() }
    }
}

impl Interview {
    /// The interview that a draft was kept of, at its first step without an answer.
    ///
    /// What the draft holds that no step asks for, or that a step would not take, is asked again.
    pub fn resume(draft: &Value) -> Self {
        let mut interview = Self::default();
        let kept = draft.get("answers").and_then(Value::as_object);
        let text = |step: Step| kept.and_then(|kept| kept.get(&step.key())).and_then(Value::as_str);
        while let Some(step) = interview.at
            && let Some(text) = text(step)
            && step.check(text).is_ok()
        {
            interview.take(step, text.to_owned());
        }
        interview
    }

    /// The answers so far, to be kept.
    pub fn draft(&self) -> Value {
        json!({ "answers": self.answers })
    }

    /// Whether nothing has been answered or skipped yet.
    pub fn is_untouched(&self) -> bool {
        self.answers.is_empty()
    }

    /// The step that is asked now; `None` once all are answered.
    pub const fn step(&self) -> Option<Step> {
        self.at
    }

    /// What was answered to a step before, where the person went back to it.
    pub fn answered(&self, step: Step) -> Option<&str> {
        self.answers.get(&step.key()).map(String::as_str).filter(|text| !text.is_empty())
    }

    /// Takes one line for the step that is asked.
    ///
    /// `?` explains, `back` goes back, `quit` stops, a blank line skips (or keeps what was answered before),
    /// and `-` takes an answer out.
    pub fn answer(&mut self, line: &str) -> Turn {
        let Some(step) = self.at else { return Turn::Stop };
        match line.trim() {
            "?" => Turn::Again(step.help().to_owned()),
            "quit" | "exit" => Turn::Stop,
            "back" => self.back(step),
            "" => {
                let kept = self.answered(step).unwrap_or_default().to_owned();
                self.take(step, kept);
                Turn::Next
            }
            "-" => {
                self.take(step, String::new());
                Turn::Next
            }
            text => match step.check(text) {
                Ok(()) => {
                    self.take(step, text.to_owned());
                    Turn::Next
                }
                Err(problem) => Turn::Again(problem),
            },
        }
    }

    /// The profile that the answers make.
    pub fn profile(&self) -> Profile {
        build::profile(&self.answers)
    }

    fn take(&mut self, step: Step, text: String) {
        self.answers.insert(step.key(), text);
        self.at = Step::all().skip_while(|each| *each != step).skip(1).find(|step| step.is_asked(&self.answers));
    }

    fn back(&mut self, step: Step) -> Turn {
        let before = Step::all().take_while(|each| *each != step).filter(|step| step.is_asked(&self.answers)).last();
        match before {
            Some(before) => {
                self.at = Some(before);
                Turn::Next
            }
            None => Turn::Again("This is the first question.".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
