//! `cache`: the answers of the platform kept on this machine.

use andru_core::answers::{CacheStats, Verified};
use andru_core::clock::{SystemClock, written};
use andru_core::engine::figure::grouped;
use andru_core::tools::error::exit;
use andru_core::tools::page::Column;
use andru_core::{Page, Session};
use serde_json::json;

use crate::cli::CacheCommand;
use crate::failure::Failure;
use crate::printer::Printer;

pub(super) fn run(command: CacheCommand, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    match command {
        CacheCommand::Stats => stats(&session.cache().stats(SystemClock::milliseconds()), printer),
        CacheCommand::Clear => clear(session, printer),
        CacheCommand::Verify => verify(session.cache().verify()?, printer),
    }
}

fn stats(stats: &CacheStats, printer: &mut Printer) -> Result<(), Failure> {
    let sum = |count: fn(&_) -> u64| stats.kinds.iter().map(count).sum::<u64>();
    let (fresh, stale) = (sum(|kind| kind.fresh), sum(|kind| kind.stale));
    let oldest = stats.oldest.and_then(written);
    if printer.json_wanted() {
        let kinds: Vec<_> = stats
            .kinds
            .iter()
            .map(|kind| json!({ "kind": kind.kind.name(), "fresh": kind.fresh, "stale": kind.stale }))
            .collect();
        return printer.value(&json!({
            "path": stats.path,
            "exists": stats.exists,
            "in_memory": stats.in_memory,
            "trouble": stats.trouble,
            "fresh": fresh,
            "stale": stale,
            "kinds": kinds,
            "bytes": stats.bytes,
            "oldest": oldest,
            "refused_keys": stats.refused_keys,
        }));
    }
    let mut page = Page::default();
    let verdict = if fresh + stale == 0 { "none yet".to_owned() } else { format!("{fresh} fresh, {stale} stale") };
    page.title("Answers of the platform kept on this machine", verdict);
    page.text(sentence(stats));
    if !stats.kinds.is_empty() {
        page.table(
            vec![Column::words("kind"), Column::figures("fresh"), Column::figures("stale")],
            stats
                .kinds
                .iter()
                .map(|kind| vec![kind.kind.words().to_owned(), kind.fresh.to_string(), kind.stale.to_string()])
                .collect(),
        );
        page.fact("size", format!("{} KB", kilobytes(stats.bytes)), "sealed; at most 65,536 KB are kept");
        page.fact("oldest", "", oldest.unwrap_or_default());
    }
    if stats.refused_keys > 0 {
        let answers = "refused by the platform; their answers are not given until it takes them again";
        page.fact("keys", stats.refused_keys.to_string(), answers);
    }
    printer.page(&page)
}

/// Where answers are kept, or why not there.
fn sentence(stats: &CacheStats) -> String {
    let place = stats.path.as_ref().map_or_else(String::new, |path| format!("`{}`", path.display()));
    match &stats.trouble {
        Some(trouble) if stats.in_memory => format!(
            "Answers are kept in the memory of each process and gone when it ends: {trouble}. Nothing else is affected."
        ),
        Some(trouble) => format!("The file cannot be used and is replaced when the next answer is kept: {trouble}."),
        None if stats.exists => format!("They are in {place}, and may be cleared at any time."),
        None => format!("They will be in {place}, which the first answer creates."),
    }
}

#[expect(clippy::cast_precision_loss, reason = "sizes are far below 2^52")]
fn kilobytes(bytes: u64) -> String {
    grouped(bytes.div_ceil(1024) as f64)
}

fn clear(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let cleared = session.cache().clear()?;
    if printer.json_wanted() {
        return printer.value(&json!({ "cleared": cleared }));
    }
    let what = match cleared {
        0 => "There was no answer to forget.".to_owned(),
        1 => "1 answer is forgotten.".to_owned(),
        many => format!("{many} answers are forgotten."),
    };
    let mut page = Page::default();
    page.text(format!("{what} Nothing you saved was touched, and the count of calls stays as it is."));
    printer.page(&page)
}

fn verify(found: Verified, printer: &mut Printer) -> Result<(), Failure> {
    if printer.json_wanted() {
        let value = json!({ "good": found.good, "bad": found.bad, "moved_aside": found.moved_aside });
        printer.value(&value)?;
    } else {
        let mut page = Page::default();
        page.text(verdict(found));
        printer.page(&page)?;
    }
    if found.bad > 0 || found.moved_aside { Err(Failure::Reported(exit::FAILURE)) } else { Ok(()) }
}

fn verdict(found: Verified) -> String {
    let Verified { good, bad, moved_aside } = found;
    if moved_aside {
        return "The file was broken as a whole. It was moved aside to `cache.db.aside`; the next answer starts a new one. \
                Nothing you saved was touched."
            .to_owned();
    }
    match (good, bad) {
        (0, 0) => "There is no kept answer to check.".to_owned(),
        (1, 0) => "The 1 kept answer is what was written.".to_owned(),
        (_, 0) => format!("All {good} kept answers are what was written."),
        _ => format!(
            "{bad} of {} kept answers were not what was written, and are deleted; the platform is asked again.",
            good + bad
        ),
    }
}
