//! `profile interview`: the ten questions, one line at a time, on a terminal or over a pipe.

use std::io::{self, BufRead};

use andru_core::engine::icp::{Origin, Profile, SavedProfile, Scorecard, check_pairs};
use andru_core::interview::{Interview, QUESTIONS, Turn};
use andru_core::tools::context::Cancel;
use andru_core::{ErrorKind, Page, Reply, Session, ToolError};
use serde_json::{Value, json};

use super::show;
use crate::cli::InterviewArgs;
use crate::failure::Failure;
use crate::printer::Printer;

/// Set in under the first word of a question.
const INDENT: &str = "       ";

const WELCOME: &str = "Ten questions. Enter skips, ? explains, back goes back, quit keeps your answers for later.";

pub(super) async fn run(args: &InterviewArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let draft = if args.restart { None } else { session.store().draft().await? };
    let mut interview = draft.as_ref().map_or_else(Interview::default, Interview::resume);
    printer.say("", WELCOME);
    if !interview.is_untouched() {
        printer.say("", "You have answered some of them before; here is the next. `--restart` begins anew.");
    }
    if !ask_all(&mut interview, session, printer).await? {
        stopped(&interview, printer);
        return Ok(());
    }
    let profile = interview.profile();
    if profile == Profile::default() {
        // An empty profile must not take the place of the one that is saved.
        session.store().save_draft(None).await?;
        printer.say("", "Nothing was answered, so nothing is saved.");
        return Ok(());
    }
    let mut page = Page::default();
    page.title("Your profile", "not saved yet");
    show::profile(&profile, &mut page);
    printer.warn("");
    printer.warn_page(&page);
    if let Some(sentence) = pairs(&profile, session) {
        printer.warn(&format!("\n{sentence}"));
    }
    printer.ask("\nSave it as yours? [Y/n]");
    let agreed = matches!(read_line()?.as_deref().map(str::trim), Some("" | "y" | "Y" | "yes"));
    if !agreed {
        stopped(&interview, printer);
        return Ok(());
    }
    let arguments = json!({ "profile": profile, "confirm": true });
    let reply = session.call(super::TOOL, arguments, Cancel::default()).await?;
    session.store().save_draft(None).await?;
    saved(&reply, printer)
}

/// How many pairs of a good and a bad company the profile puts in the order the person did: a check, never a fit.
fn pairs(profile: &Profile, session: &Session) -> Option<String> {
    let saved = SavedProfile {
        profile: profile.clone(),
        confirmed: true,
        origin: Origin::Interview,
        saved_on: session.as_of().to_string(),
        website: None,
        typical: None,
    };
    check_pairs(&Scorecard::new(&saved)?, &profile.examples, session.as_of()).sentence()
}

/// Asks until every step is answered; false where the person stopped.
async fn ask_all(interview: &mut Interview, session: &Session, printer: &mut Printer) -> Result<bool, Failure> {
    let mut asked = 0;
    while let Some(step) = interview.step() {
        let number = step.question();
        if number != asked {
            printer.warn("");
        }
        let mark = if number == asked { INDENT.to_owned() } else { format!("{number:>2}/{QUESTIONS}  ") };
        asked = number;
        printer.say(&mark, &step.text());
        if let Some(before) = interview.answered(step) {
            printer.say(INDENT, &format!("before: {before} (Enter keeps it, - takes it out)"));
        }
        printer.ask("     >");
        let Some(line) = read_line()? else { return Ok(false) };
        match interview.answer(&line) {
            Turn::Next => session.store().save_draft(Some(interview.draft())).await?,
            Turn::Again(words) => printer.say(INDENT, &words),
            Turn::Stop => return Ok(false),
        }
    }
    Ok(true)
}

/// The profile was shown before it was saved, so a person gets only what is new.
fn saved(reply: &Reply, printer: &mut Printer) -> Result<(), Failure> {
    if printer.json_wanted() {
        return printer.reply(reply);
    }
    let mut page = Page::default();
    page.text(reply.json.pointer("/result/summary").and_then(Value::as_str).unwrap_or_default());
    printer.page(&page)
}

fn stopped(interview: &Interview, printer: &mut Printer) {
    let kept = if interview.is_untouched() {
        "Nothing was answered."
    } else {
        "Your answers are kept. Go on with: andru-intel profile interview"
    };
    printer.warn(&format!("\n{kept}"));
}

/// One line of standard input; `None` at its end. A line that is not UTF-8 is read with marks in its place.
fn read_line() -> Result<Option<String>, Failure> {
    let mut bytes = Vec::new();
    let read = io::stdin()
        .lock()
        .read_until(b'\n', &mut bytes)
        .map_err(|error| ToolError::new(ErrorKind::Unavailable, "cannot read the answer").caused_by(error))?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}
