//! A key that the platform refuses.

use super::*;

#[test]
fn no_answer_of_a_refused_key_is_given_by_any_handle_until_it_is_accepted() {
    let root = tempfile::tempdir().unwrap();
    let (first, second) = (answers(root.path()), answers(root.path()));
    let other = answers_of(root.path(), "sk_live_other");
    keep(&first, numbered(1), "x", NOW);
    keep(&other, numbered(1), "of the other", NOW);
    assert_eq!(found(&second, numbered(1), NOW), fresh("x"));
    first.refuse(NOW + 10);
    let third = answers(root.path());
    for handle in [&first, &second, &third] {
        assert!(handle.is_refused());
        assert_eq!(found(handle, numbered(1), NOW + 11), None);
        assert_eq!(found(handle, numbered(1), NOW + 86_400_000), None, "nor a stale one");
    }
    assert_eq!(found(&other, numbered(1), NOW + 11), fresh("of the other"));
    assert_eq!(keeper(root.path()).stats(NOW).refused_keys, 1);
    // Whatever process the platform answers takes the mark away, for all that were not refused themselves.
    third.accept(NOW + 20, NOW + 21);
    third.settle(PATIENCE);
    assert_eq!(found(&third, numbered(1), NOW + 22), fresh("x"));
    assert_eq!(found(&second, numbered(1), NOW + 22), fresh("x"));
    assert_eq!(found(&first, numbered(1), NOW + 22), None, "it was told itself, and asks again");
    first.accept(NOW + 30, NOW + 31);
    assert_eq!(found(&first, numbered(1), NOW + 32), fresh("x"));
}

#[test]
fn a_question_asked_before_the_refusal_does_not_take_it_away() {
    let root = tempfile::tempdir().unwrap();
    let (first, second) = (answers(root.path()), answers(root.path()));
    keep(&first, numbered(1), "x", NOW);
    first.refuse(NOW + 10);
    for handle in [&first, &second] {
        handle.accept(NOW + 9, NOW + 12);
        handle.settle(PATIENCE);
        assert!(handle.is_refused());
    }
    first.accept(NOW + 11, NOW + 12);
    first.settle(PATIENCE);
    assert!(!first.is_refused() && !second.is_refused());
}

#[test]
fn a_refusal_from_a_time_to_come_does_not_last_until_then() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    answers.refuse(NOW);
    // The clock was set back by an hour.
    answers.accept(NOW - 3_600_000, NOW - 3_599_000);
    answers.settle(PATIENCE);
    assert!(!answers.is_refused());
}

#[test]
fn clearing_the_cache_takes_no_mark_away() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    answers.refuse(NOW);
    assert_eq!(keeper(root.path()).clear().unwrap(), 1);
    assert!(answers_of(root.path(), "sk_live_one").is_refused());
}

#[test]
fn a_refusal_that_could_not_be_written_is_written_with_the_next_answer() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    let holder = rusqlite::Connection::open(root.path().join("cache.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let begun = std::time::Instant::now();
    answers.refuse(NOW);
    assert!(begun.elapsed() < Duration::from_secs(1), "nobody waits for the file");
    answers.settle(PATIENCE);
    assert_eq!(answers.counts().lost, 1);
    assert_eq!(found(&answers, numbered(1), NOW), None, "it holds in this process all the same");
    holder.execute_batch("ROLLBACK").unwrap();
    keep(&answers, numbered(2), "y", NOW);
    assert!(answers_of(root.path(), "sk_live_one").is_refused());
}
