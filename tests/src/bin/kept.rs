//! One process over the cached answers of a key: `kept HOME KEY WORD...`, each word done in turn.
//!
//! `keep=N` keeps an answer to question N, `find=N` prints whether it is found, `refuse` and `accept` tell what the
//! platform said, `where` prints whether answers are in the file. An answer that is not to question N and of this key
//! ends the process with exit code 3.

use std::process::ExitCode;
use std::time::Duration;

use andru_cache::{AnswerKey, AnswerKind, ApiKey, CachedAnswers, KeptIn, Place, Question, Subject};
use andru_core::clock::SystemClock;
use serde_json::json;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (Some(home), Some(secret)) = (words.next(), words.next()) else { return ExitCode::from(2) };
    let key = ApiKey::new("https://api.andru-ai.com", secret.clone().into());
    let kept = CachedAnswers::new(Place::local(Some(home.into())), &key);
    let mut said = String::new();
    for word in words {
        let now = SystemClock::milliseconds();
        let (what, number) = word.split_once('=').unwrap_or((&word, "0"));
        let arguments = json!({ "companies": [{ "number": number }] });
        let subject = Subject::Tool("get_prospects");
        let question =
            Question { subject, kind: AnswerKind::Tool, version: "1", arguments: &arguments, profile_hash: None };
        let Some(key) = AnswerKey::of(&question) else { return ExitCode::from(2) };
        let value = format!("{secret} {number}").into_bytes();
        match what {
            "keep" => kept.keep(key, value, now),
            "find" => match kept.find(&key, now) {
                Some(found) if found.value != value => return ExitCode::from(3),
                Some(_) => said += "found ",
                None => said += "none ",
            },
            "refuse" => kept.refuse(now),
            "accept" => kept.accept(now, now),
            "where" => match kept.kept_in() {
                KeptIn::File(_) => said += "file ",
                KeptIn::Memory { why } => said.extend(["memory, for ", &why, " "]),
            },
            _ => return ExitCode::from(2),
        }
        // The next word sees what this one wrote.
        kept.settle(Duration::from_secs(10));
    }
    print(said.trim_end());
    ExitCode::SUCCESS
}

#[expect(clippy::print_stdout, reason = "what was found, for the test")]
fn print(said: &str) {
    println!("{said}");
}
