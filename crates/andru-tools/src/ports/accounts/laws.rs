//! Laws of importing: twice is once, and the order of imports of different fields does not matter.

use andru_engine::icp::Company;
use proptest::prelude::*;

use super::{Account, Attributes, Collection, CompanyFields, Import, Importable};

fn account() -> impl Strategy<Value = Account> {
    let text = || proptest::option::of("[a-c]{1,2}");
    let site = proptest::option::of("[a-c]\\.(example|test)");
    let attributes = proptest::collection::vec(("[p-r]{1,2}", "[0-9a-b]{1,2}"), 0..4);
    let tags = proptest::collection::vec("[a-c]", 0..3);
    (text(), site, text(), text(), attributes, tags).prop_map(|(name, domain, industry, pains, attributes, tags)| {
        let company = Company {
            name: name.as_deref(),
            domain: domain.as_deref(),
            industry: industry.as_deref(),
            pains: pains.as_deref(),
            ..Company::default()
        };
        let mut kept = Attributes::default();
        for (name, text) in &attributes {
            kept.add(name, text);
        }
        Account {
            fields: CompanyFields::of(&company),
            tags: tags.iter().map(|tag| tag.parse().unwrap()).collect(),
            attributes: kept,
            import: Import { at: "2026-11-24T10:00:00Z".to_owned(), file: "list.csv".to_owned() },
            ..Account::default()
        }
    })
}

fn sorted(list: Collection<Account>) -> Vec<Account> {
    let mut records = list.into_records();
    records.sort_by_key(Importable::kept_under);
    records
}

proptest! {
    #[test]
    fn twice_is_once(
        before in proptest::collection::vec(account(), 0..6),
        import in proptest::collection::vec(account(), 0..6),
        have_domains in any::<bool>(),
    ) {
        // Rows of one file that rename each other's companies, or say two things of one, have no single meaning.
        let mut import = import;
        if have_domains {
            import.retain(|account| account.strong_key().is_some());
        } else {
            for account in &mut import {
                account.fields.domain = None;
            }
        }
        import.sort_by_key(Importable::kept_under);
        import.dedup_by_key(|account| account.kept_under());
        let mut once = Collection::of(Vec::new());
        once.save(before).unwrap();
        once.save(import.clone()).unwrap();
        let once = sorted(once);
        let mut twice = Collection::of(once.clone());
        let saved = twice.save(import).unwrap();
        prop_assert_eq!(sorted(twice), once);
        prop_assert_eq!((saved.new, saved.changed), (0, 0));
    }

    #[test]
    fn imports_of_different_fields_may_come_in_any_order(kept in account(), left in account(), right in account()) {
        let (mut left, mut right) = (left, right);
        for newer in [&mut left, &mut right] {
            newer.fields.name = kept.fields.name.clone();
            newer.fields.domain = kept.fields.domain.clone();
        }
        left.fields.industry = None;
        right.fields.pains = None;
        right.attributes = Attributes::default();
        prop_assume!(kept.kept_under().is_some());
        let import = |parts: [&Account; 3]| {
            let mut list = Collection::of(Vec::new());
            for part in parts {
                list.save(vec![part.clone()]).unwrap();
            }
            sorted(list)
        };
        prop_assert_eq!(import([&kept, &left, &right]), import([&kept, &right, &left]));
    }

    #[test]
    fn no_two_records_are_kept_under_one_name(rows in proptest::collection::vec(account(), 0..24)) {
        let mut list = Collection::of(Vec::new());
        for row in rows {
            list.save(vec![row]).unwrap();
        }
        let mut names: Vec<_> = list.into_records().iter().map(Importable::kept_under).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        prop_assert_eq!(names.len(), all);
    }

    #[test]
    fn a_record_comes_back_from_json_as_it_was(account in account()) {
        let bytes = serde_json::to_vec(&account).unwrap();
        prop_assert_eq!(serde_json::from_slice::<Account>(&bytes).unwrap(), account);
    }
}
