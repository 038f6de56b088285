//! Several handles over one file, and a file that others hold.

use std::thread;
use std::time::Instant;

use super::*;

#[test]
fn handles_of_one_key_share_what_they_keep() {
    let root = tempfile::tempdir().unwrap();
    let (first, second) = (answers(root.path()), answers(root.path()));
    keep(&first, numbered(1), "x", NOW);
    keep(&second, numbered(2), "y", NOW);
    assert_eq!(found(&second, numbered(1), NOW), fresh("x"));
    assert_eq!(found(&first, numbered(2), NOW), fresh("y"));
}

#[test]
fn many_handles_at_once_on_a_new_directory_lose_nothing_and_confuse_nothing() {
    let root = tempfile::tempdir().unwrap();
    thread::scope(|scope| {
        for account in 0..6 {
            let home = root.path().join("andru");
            scope.spawn(move || {
                let answers = answers_of(&home, &format!("sk_live_{account}"));
                for round in 0..40 {
                    answers.keep(numbered(round), format!("{account} {round}").into_bytes(), NOW);
                    if let Some((value, _)) = found(&answers, numbered(round), NOW) {
                        assert_eq!(value, format!("{account} {round}"));
                    }
                }
                answers.settle(PATIENCE);
                for round in 0..40 {
                    assert_eq!(found(&answers, numbered(round), NOW), fresh(&format!("{account} {round}")));
                }
                assert!(matches!(answers.kept_in(), KeptIn::File(_)), "{answers:?}");
                assert_eq!((answers.counts().lost, answers.counts().moved_aside), (0, 0));
            });
        }
    });
}

#[test]
fn nobody_waits_while_another_holds_the_file() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    let holder = rusqlite::Connection::open(root.path().join("cache.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = Instant::now();
    for number in 2..50 {
        answers.keep(numbered(number), b"y".to_vec(), NOW);
        assert_eq!(found(&answers, numbered(1), NOW), fresh("x"));
    }
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    let begun = Instant::now();
    drop(answers);
    assert!(begun.elapsed() < Duration::from_secs(1), "nor at the end: {:?}", begun.elapsed());
    drop(holder);
}

#[test]
fn what_cannot_be_written_in_time_is_lost_and_counted() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    let holder = rusqlite::Connection::open(root.path().join("cache.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    keep(&answers, numbered(2), "y", NOW);
    assert_eq!(answers.counts().lost, 1);
    holder.execute_batch("ROLLBACK").unwrap();
    keep(&answers, numbered(3), "z", NOW);
    assert_eq!(found(&answers, numbered(2), NOW), None);
    assert_eq!(found(&answers, numbered(3), NOW), fresh("z"));
}
