//! What sealing costs: values of 8 KB written and read, sealed by the store and plain by SQLite, in turns.

use std::path::Path;

use andru_cache::{AnswerKey, AnswerKind, ApiKey, CachedAnswers, Place, Question, Subject};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde_json::json;

use crate::Outcome;
use crate::figures::{Figures, quantile, say, timed};

/// How often each is done.
const ROUNDS: u32 = 4_000;

/// How many values there are.
const VALUES: u32 = 1_000;

/// How many bytes a value has.
const SIZE: usize = 8 * 1024;

/// The most that sealing may add, in microseconds.
const BAR: f64 = 10.0;

/// When it takes place; no clock is needed.
const NOW: i64 = 1_795_514_400_000;

/// The cached answers of a key in a directory.
pub(crate) fn answers(home: &Path, secret: &str) -> CachedAnswers {
    let key = ApiKey::new("https://api.andru-ai.com", secret.to_owned().into());
    CachedAnswers::new(Place::local(Some(home.to_path_buf())), &key)
}

/// The key of the question with this number.
pub(crate) fn key(number: u32) -> Outcome<AnswerKey> {
    let arguments = json!({ "companies": [{ "name": "Northwind Freight", "number": number }] });
    let subject = Subject::Tool("get_prospects");
    let question =
        Question { subject, kind: AnswerKind::Tool, version: "1", arguments: &arguments, profile_hash: None };
    AnswerKey::of(&question).ok_or_else(|| "the question has a key".into())
}

pub(crate) fn measure(figures: &mut Figures) -> Outcome<()> {
    let root = tempfile::tempdir()?;
    let sealed = answers(&root.path().join("andru"), "sk_live_bench");
    let mut plain = Plain::open(&root.path().join("plain.db"))?;
    let keys = (0..VALUES).map(key).collect::<Outcome<Vec<_>>>()?;
    let mut times: [Vec<f64>; 4] = Default::default();
    let [plain_write, sealed_write, plain_read, sealed_read] = &mut times;
    for (round, (number, key)) in (0..ROUNDS).zip((0..VALUES).zip(&keys).cycle()) {
        let value = value(round);
        let (time, written) = timed(|| plain.put(number, &value));
        written?;
        plain_write.push(time);
        let (time, kept) = timed(|| sealed.keep_now(*key, value, NOW));
        if !kept {
            return Err(format!("round {round}: the value was not kept").into());
        }
        sealed_write.push(time);
    }
    for (round, (number, key)) in (0..ROUNDS).zip((0..VALUES).zip(&keys).cycle()) {
        let value = value(last_written(number));
        let (time, found) = timed(|| plain.get(number));
        let whole = found?.is_some_and(|found| found == value);
        plain_read.push(time);
        let (time, found) = timed(|| sealed.find(key, NOW));
        if !whole || found.is_none_or(|found| found.value != value) {
            return Err(format!("round {round}: a value is not what was written").into());
        }
        sealed_read.push(time);
    }
    let [plain_write, sealed_write, plain_read, sealed_read] = times.map(|mut times| quantile(&mut times, 0.5));
    say("write of 8 KB, plain SQLite, p50", format!("{plain_write:.1} us"));
    say("write of 8 KB, sealed, p50", format!("{sealed_write:.1} us"));
    figures.at_most("  what sealing adds to a write", sealed_write - plain_write, BAR);
    say("read of 8 KB, plain SQLite, p50", format!("{plain_read:.1} us"));
    say("read of 8 KB, sealed, p50", format!("{sealed_read:.1} us"));
    figures.at_most("  what sealing adds to a read", sealed_read - plain_read, BAR);
    Ok(())
}

/// What a round writes: other bytes than the round before, for SQLite does not write pages that stay as they are.
fn value(round: u32) -> Vec<u8> {
    (0..=u8::MAX).cycle().skip((round % 251) as usize).take(SIZE).collect()
}

/// The last round that wrote the value of this number.
fn last_written(number: u32) -> u32 {
    number + (ROUNDS - 1 - number) / VALUES * VALUES
}

/// A table of the same columns and indexes, whose names and values are in the open.
struct Plain {
    connection: Connection,
}

impl Plain {
    fn open(path: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;
             CREATE TABLE answers (
                id INTEGER PRIMARY KEY, partition BLOB NOT NULL, name BLOB NOT NULL, kind INTEGER NOT NULL,
                stored_at INTEGER NOT NULL, fresh_until INTEGER NOT NULL, last_used INTEGER NOT NULL,
                size INTEGER NOT NULL, value BLOB NOT NULL, UNIQUE (partition, name)
             ) STRICT;
             CREATE INDEX by_use ON answers (last_used, size);
             CREATE INDEX by_expiry ON answers (fresh_until);",
        )?;
        Ok(Self { connection })
    }

    fn put(&mut self, number: u32, value: &[u8]) -> rusqlite::Result<()> {
        let size = i64::try_from(value.len()).unwrap_or_default();
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction
            .prepare_cached(
                "INSERT INTO answers (partition, name, kind, stored_at, fresh_until, last_used, size, value)
                 VALUES (?1, ?2, 1, ?3, ?3, ?3, ?4, ?5)
                 ON CONFLICT (partition, name) DO UPDATE SET kind = excluded.kind, stored_at = excluded.stored_at,
                    fresh_until = excluded.fresh_until, last_used = excluded.last_used, size = excluded.size,
                    value = excluded.value",
            )?
            .execute(params![[7_u8; 16], name(number), NOW, size, value])?;
        transaction.commit()
    }

    fn get(&self, number: u32) -> rusqlite::Result<Option<Vec<u8>>> {
        self.connection
            .prepare_cached(
                "SELECT kind, stored_at, fresh_until, last_used, value FROM answers WHERE partition = ?1 AND name = ?2",
            )?
            .query_row(params![[7_u8; 16], name(number)], |row| row.get(4))
            .optional()
    }
}

fn name(number: u32) -> [u8; 16] {
    let mut name = [0; 16];
    // Spread over the index as keyed names are.
    for (slot, byte) in name.iter_mut().zip(number.wrapping_mul(0x9E37_79B1).to_be_bytes()) {
        *slot = byte;
    }
    name
}
