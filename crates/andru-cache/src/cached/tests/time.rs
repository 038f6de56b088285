//! How long an answer is fresh, how long it is kept, and what goes when there is no more room.

use super::*;

const DAY: i64 = 86_400_000;

#[test]
fn each_kind_is_fresh_for_its_time_and_kept_for_thirty_days_more() {
    let root = tempfile::tempdir().unwrap();
    for (kind, seconds) in [
        (AnswerKind::Tool, 300),
        (AnswerKind::Resource, 1800),
        (AnswerKind::Prospects, 3600),
        (AnswerKind::IcpProfile, 1800),
        (AnswerKind::Pipeline, 600),
    ] {
        // One that has not been told of the times of the kind before it.
        let answers = answers(root.path());
        let question = key_of(kind, &json!({ "kind": kind.name() }));
        keep(&answers, question, "x", NOW);
        let end = NOW + seconds * 1000;
        assert_eq!(found(&answers, question, NOW), fresh("x"), "{kind:?}");
        assert_eq!(found(&answers, question, end - 1), fresh("x"), "{kind:?}");
        answers.settle(PATIENCE);
        assert_eq!(found(&answers, question, end), stale("x"), "{kind:?}");
        answers.settle(PATIENCE);
        assert_eq!(found(&answers, question, end + 30 * DAY - 1), stale("x"), "{kind:?}");
        assert_eq!(found(&answers, question, end + 30 * DAY), None, "{kind:?}");
        answers.settle(PATIENCE);
    }
    assert_eq!(keeper(root.path()).stats(NOW).kinds, [], "what is too old is deleted");
}

#[test]
fn what_is_too_old_goes_with_the_next_answer_though_nobody_asks_for_it() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    for number in 0..5 {
        keep(&answers, numbered(number), "x", NOW);
    }
    keep(&answers, numbered(9), "y", NOW + 31 * DAY);
    let stats = keeper(root.path()).stats(NOW + 31 * DAY);
    assert_eq!(stats.kinds, [KindStats { kind: AnswerKind::Tool, fresh: 1, stale: 0 }]);
}

#[test]
fn an_answer_from_a_time_to_come_is_stale() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    // The clock is set back by a year, and then runs on to where it was.
    for now in [NOW - 365 * DAY, NOW - 300_000, NOW - 1] {
        assert_eq!(found(&answers, numbered(1), now), stale("x"), "{now}");
    }
    assert_eq!(found(&answers, numbered(1), NOW), fresh("x"));
}

#[test]
fn a_clock_set_back_after_a_use_makes_nothing_fresh_again() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    assert_eq!(found(&answers, numbered(1), NOW + 299_000), fresh("x"));
    answers.settle(PATIENCE);
    assert_eq!(found(&answers, numbered(1), NOW + 1_000), stale("x"));
    assert_eq!(found(&answers_of(root.path(), "sk_live_one"), numbered(1), NOW + 1_000), stale("x"));
    // Too soon after it was stored to be noted in the file, and yet seen by this process.
    keep(&answers, numbered(2), "y", NOW + 400_000);
    assert_eq!(found(&answers, numbered(2), NOW + 450_000), fresh("y"));
    assert_eq!(found(&answers, numbered(2), NOW + 449_999), stale("y"));
    assert_eq!(found(&answers, numbered(2), NOW + 450_000), fresh("y"));
}

#[test]
fn a_newer_answer_takes_the_place_of_the_older() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), "x", NOW);
    keep(&answers, numbered(1), "y", NOW + 1000);
    assert_eq!(found(&answers, numbered(1), NOW + 300_999), fresh("y"));
}

#[test]
fn what_was_used_longest_ago_goes_first_and_the_bound_holds() {
    let root = tempfile::tempdir().unwrap();
    let most = 64 * 1024;
    let answers = CachedAnswers::with_room(place(root.path()), &api_key(ORIGIN, "sk_live_one"), Room::of(most));
    let value = "x".repeat(1000);
    let minute = |number: i64| NOW + number * 61_000;
    for number in 0..40 {
        keep(&answers, numbered(number), &value, minute(0));
    }
    // Used again, and noted, a minute and more after they were stored.
    for number in 0..10 {
        assert_eq!(found(&answers, numbered(number), minute(2)), fresh(&value));
    }
    answers.settle(PATIENCE);
    for number in 40..80 {
        keep(&answers, numbered(number), &value, minute(3));
        assert!(keeper(root.path()).stats(NOW).bytes <= most);
    }
    let there: Vec<usize> = (0..80).filter(|number| found(&answers, numbered(*number), minute(3)).is_some()).collect();
    assert!(there.len() > 45, "{}", there.len());
    assert!((0..10).all(|number| there.contains(&number)), "what was used stays: {there:?}");
    assert!((40..80).all(|number| there.contains(&number)), "what is new stays: {there:?}");
    assert!((10..20).all(|number| !there.contains(&number)), "what was not used goes: {there:?}");
}

#[test]
fn an_answer_that_is_too_large_is_not_kept() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers(root.path());
    keep(&answers, numbered(1), &"x".repeat((4 << 20) + 1), NOW);
    assert_eq!(found(&answers, numbered(1), NOW), None);
    assert_eq!(answers.counts().too_large, 1);
    keep(&answers, numbered(1), &"x".repeat(4 << 20), NOW);
    assert!(found(&answers, numbered(1), NOW).is_some());
}
