//! Whose answer it is: never another's.

use super::*;

#[test]
fn an_answer_is_found_again_and_nothing_of_it_is_legible_in_the_files() {
    let root = tempfile::tempdir().unwrap();
    let answers = answers_of(root.path(), "sk_live_canary_4711");
    let question = key(&json!({ "company": "Canary Freight 4711" }));
    assert_eq!(found(&answers, question, NOW), None);
    assert!(!root.path().join("cache.db").exists(), "looking creates nothing");
    keep(&answers, question, "the canary sings 4711", NOW);
    assert_eq!(found(&answers, question, NOW + 1), fresh("the canary sings 4711"));
    let digest = question.digest;
    for entry in std::fs::read_dir(root.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        for secret in [b"4711".as_slice(), b"canary", b"andru-ai.com", &digest[..8]] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
    }
}

#[test]
fn an_answer_moved_into_another_partition_or_extended_is_not_given() {
    let root = tempfile::tempdir().unwrap();
    let (one, other) = (answers_of(root.path(), "sk_live_one"), answers_of(root.path(), "sk_live_other"));
    keep(&one, numbered(1), "of the one", NOW);
    keep(&other, numbered(2), "of the other", NOW);
    let edit = |sql: &str| rusqlite::Connection::open(root.path().join("cache.db")).unwrap().execute(sql, []).unwrap();
    assert_eq!(edit("UPDATE answers SET partition = (SELECT partition FROM answers WHERE id = 2) WHERE id = 1"), 1);
    assert_eq!(found(&other, numbered(1), NOW), None);
    assert_eq!(found(&other, numbered(2), NOW), fresh("of the other"));
    assert_eq!(edit("UPDATE answers SET fresh_until = fresh_until + 86400000 WHERE id = 2"), 1);
    assert_eq!(found(&other, numbered(2), NOW), None);
    assert_eq!(other.counts().damaged, 2);
    other.settle(PATIENCE);
    assert_eq!(keeper(root.path()).stats(NOW).kinds, [], "what is of no use is deleted");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Two keys, and two origins of one key, ask the same questions, nested ones, and some that differ in one leaf.
    #[test]
    fn nobody_gets_the_answer_of_another_account_or_question(
        questions in prop::collection::vec(arguments(), 1..4), pick in any::<Index>(),
    ) {
        let root = tempfile::tempdir().unwrap();
        let accounts = [
            ("https://api.andru-ai.com", "sk_live_one"),
            ("https://api.andru-ai.com", "sk_live_two"),
            ("https://staging.andru-ai.com", "sk_live_one"),
        ];
        let handles = accounts.map(|(origin, secret)| CachedAnswers::new(place(root.path()), &api_key(origin, secret)));
        let mut asked = Vec::new();
        for question in questions {
            let mut changed = question.clone();
            change_a_leaf(&mut changed, pick);
            asked.extend([question, changed]);
        }
        asked.sort_by_key(key);
        asked.dedup_by_key(|question| key(question));
        // The last account asks nothing, so whatever it finds is another's.
        for (account, handle) in handles.iter().enumerate().take(2) {
            for (number, question) in asked.iter().enumerate() {
                handle.keep(key(question), format!("{account} {number}").into_bytes(), NOW);
            }
            handle.settle(PATIENCE);
        }
        for (number, question) in asked.iter().enumerate() {
            for (account, handle) in handles.iter().enumerate() {
                let own = (account < 2).then(|| (format!("{account} {number}"), true));
                prop_assert_eq!(found(handle, key(question), NOW), own);
            }
        }
    }
}
