//! Counting, clearing and checking what all keys' answers come to.

use std::fs;

use super::*;
use crate::durable::Partition;

#[test]
fn what_there_is_is_counted_by_kind_without_any_key_of_the_platform() {
    let root = tempfile::tempdir().unwrap();
    let (one, other) = (answers(root.path()), answers_of(root.path(), "sk_live_other"));
    keep(&one, key_of(AnswerKind::Tool, &json!(1)), "x", NOW);
    keep(&one, key_of(AnswerKind::Prospects, &json!(2)), "x", NOW + 1000);
    keep(&other, key_of(AnswerKind::Tool, &json!(1)), "x", NOW + 600_000);
    let stats = keeper(root.path()).stats(NOW + 600_000);
    assert_eq!(stats.path, Some(root.path().join("cache.db")));
    assert_eq!(
        stats.kinds,
        [
            KindStats { kind: AnswerKind::Tool, fresh: 1, stale: 1 },
            KindStats { kind: AnswerKind::Prospects, fresh: 1, stale: 0 }
        ]
    );
    assert_eq!((stats.oldest, stats.refused_keys, stats.trouble), (Some(NOW), 0, None));
    assert!(stats.bytes > 0);
}

#[test]
fn without_a_file_there_is_nothing_and_none_is_created() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("andru");
    let keeper = keeper(&home);
    assert_eq!(keeper.stats(NOW), CacheStats { path: Some(home.join("cache.db")), ..CacheStats::default() });
    assert_eq!(keeper.clear().unwrap(), 0);
    assert_eq!(keeper.verify().unwrap(), Verified::default());
    assert!(!home.exists());
    let nowhere = CacheKeeper::new(Place::local(None));
    assert!(nowhere.stats(NOW).in_memory);
    assert_eq!(nowhere.clear().unwrap(), 0);
    assert_eq!(nowhere.verify().unwrap(), Verified::default());
}

#[test]
fn clearing_forgets_every_answer_of_every_key_and_touches_nothing_else() {
    let root = tempfile::tempdir().unwrap();
    let durable = {
        let directory = crate::directory::Directory::new(root.path());
        let keys = crate::keys::Keys::new(directory.clone(), None);
        crate::durable::Durable::new(directory, keys, crate::durable::Whose::Of(Partition::local()))
    };
    durable.write(|writing| writing.put(crate::durable::Shelf::Saved, &[b"profile"], b"p")).unwrap();
    fs::write(root.path().join("limits.db"), "the ledger").unwrap();
    fs::write(root.path().join("cache.db.aside"), "an old one").unwrap();
    let (one, other) = (answers(root.path()), answers_of(root.path(), "sk_live_other"));
    keep(&one, numbered(1), "x", NOW);
    keep(&other, numbered(1), "y", NOW);
    assert_eq!(keeper(root.path()).clear().unwrap(), 2);
    assert_eq!(found(&one, numbered(1), NOW), None);
    assert_eq!(found(&other, numbered(1), NOW), None);
    assert!(!root.path().join("cache.db.aside").exists());
    assert_eq!(fs::read(root.path().join("limits.db")).unwrap(), b"the ledger");
    let saved = durable.read(|reading| reading.get(crate::durable::Shelf::Saved, &[b"profile"])).unwrap();
    assert_eq!(saved, Some(Some(b"p".to_vec())));
    keep(&one, numbered(1), "z", NOW);
    assert_eq!(found(&one, numbered(1), NOW), fresh("z"), "it goes on");
}

#[test]
fn checking_opens_every_answer_and_deletes_the_bad_ones() {
    let root = tempfile::tempdir().unwrap();
    let (one, other) = (answers(root.path()), answers_of(root.path(), "sk_live_other"));
    for number in 0..5 {
        keep(&one, numbered(number), "x", NOW);
        keep(&other, numbered(number), "y", NOW);
    }
    assert_eq!(keeper(root.path()).verify().unwrap(), Verified { good: 10, ..Verified::default() });
    let edit = |sql: &str| {
        let connection = rusqlite::Connection::open(root.path().join("cache.db")).unwrap();
        assert_eq!(connection.execute(sql, []).unwrap(), 1, "{sql}");
    };
    edit("UPDATE answers SET stored_at = stored_at + 1 WHERE id = 1");
    edit("UPDATE answers SET sealed = x'00' WHERE id = 2");
    edit("UPDATE answers SET kind = 5 WHERE id = 3");
    edit("UPDATE answers SET name = x'00112233' WHERE id = 4");
    assert_eq!(keeper(root.path()).verify().unwrap(), Verified { good: 6, bad: 4, ..Verified::default() });
    assert_eq!(keeper(root.path()).verify().unwrap(), Verified { good: 6, ..Verified::default() });
}

#[test]
fn a_broken_file_is_moved_aside_when_checked_or_cleared() {
    for clear in [false, true] {
        let root = tempfile::tempdir().unwrap();
        keep(&answers(root.path()), numbered(1), "x", NOW);
        fs::write(root.path().join("cache.db"), [0x5A; 9000]).unwrap();
        let keeper = keeper(root.path());
        let stats = keeper.stats(NOW);
        assert!(stats.trouble.is_some() && !stats.in_memory, "{stats:?}");
        if clear {
            assert_eq!(keeper.clear().unwrap(), 0);
            assert!(!root.path().join("cache.db.aside").exists(), "it held answers too");
        } else {
            assert_eq!(keeper.verify().unwrap(), Verified { moved_aside: true, ..Verified::default() });
        }
        assert!(!root.path().join("cache.db").exists());
    }
}

#[test]
fn without_the_key_of_the_files_a_check_says_so_and_deletes_nothing() {
    let root = tempfile::tempdir().unwrap();
    keep(&answers(root.path()), numbered(1), "x", NOW);
    let (key, elsewhere) = (root.path().join("key"), root.path().join("elsewhere"));
    fs::rename(&key, &elsewhere).unwrap();
    assert!(keeper(root.path()).verify().unwrap_err().to_string().contains("is lost"));
    fs::rename(&elsewhere, &key).unwrap();
    assert_eq!(keeper(root.path()).verify().unwrap().good, 1);
}
