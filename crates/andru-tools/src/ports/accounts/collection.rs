//! The records of one kind, found by what tells them apart, and how an import changes them.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{Importable, MAX_RECORDS};
use crate::error::ToolError;

/// How many records that could not be told apart are named.
const NAMED: usize = 10;

/// What an import changed; every record that was given is counted once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Saved {
    /// Records that were not there.
    pub new: u64,
    /// Records that were there and say something else now.
    pub changed: u64,
    /// Records that were there and say the same.
    pub unchanged: u64,
    /// Records that add to one that came before them in the same import.
    pub repeated: u64,
    /// Records that have nothing to tell them apart by; not kept.
    pub unnamed: u64,
    /// Records that several kept ones could be; not kept.
    pub ambiguous: u64,
    /// The first `NAMED` of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ambiguous_names: Vec<String>,
}

/// Where a record belongs.
enum Place {
    /// It is this kept one.
    Of(usize),
    /// It is none of those that are kept.
    New,
    /// Nothing tells it apart.
    Nowhere,
    /// It may be any of several.
    Several,
}

/// The name a record is kept under.
type KeptUnder = (&'static str, String);

/// The records of one kind.
///
/// A record that has a strong key is the kept one with that key, else the kept one without any strong key that has its
/// weak key. A record without a strong key is the one kept with its weak key; where there are several, it is
/// ambiguous and not kept, since what could mean two things is not guessed.
#[derive(Debug)]
pub struct Collection<T> {
    records: Vec<T>,
    strong: HashMap<String, usize>,
    weak: HashMap<String, Vec<usize>>,
    /// What was given since the collection was made, and the name it was kept under before.
    given: BTreeMap<usize, Option<KeptUnder>>,
}

impl<T: Importable> Collection<T> {
    /// The records that are kept.
    pub fn of(records: Vec<T>) -> Self {
        let mut collection =
            Self { records: Vec::new(), strong: HashMap::new(), weak: HashMap::new(), given: BTreeMap::new() };
        for (at, record) in records.iter().enumerate() {
            collection.index(at, record.strong_key(), record.weak_key());
        }
        collection.records = records;
        collection
    }

    /// Takes in the records of one import.
    ///
    /// # Errors
    /// `invalid_input` where there would be more than [`MAX_RECORDS`].
    pub fn save(&mut self, records: Vec<T>) -> Result<Saved, ToolError> {
        let mut saved = Saved::default();
        let mut batch = HashSet::new();
        for record in records {
            self.take(record, &mut batch, &mut saved);
        }
        if self.records.len() <= MAX_RECORDS {
            return Ok(saved);
        }
        Err(ToolError::invalid(format!(
            "at most {MAX_RECORDS} {}s can be kept, and there would be {}",
            T::WHAT,
            self.records.len()
        ))
        .hinted("forget those you do not need, or import a part of the list"))
    }

    /// Every record, in the order they came.
    pub fn into_records(self) -> Vec<T> {
        self.records
    }

    /// What has to be written: each record that was given, the name it is kept under, and the name before where that
    /// is another.
    pub fn to_write(&self) -> impl Iterator<Item = (&T, KeptUnder, Option<KeptUnder>)> {
        self.given.iter().filter_map(|(at, before)| {
            let record = self.records.get(*at)?;
            let now = record.kept_under()?;
            let gone = before.clone().filter(|before| *before != now);
            Some((record, now, gone))
        })
    }

    fn take(&mut self, record: T, batch: &mut HashSet<usize>, saved: &mut Saved) {
        match self.place(&record) {
            Place::Of(at) => self.change(at, record, batch, saved),
            Place::New => {
                let at = self.records.len();
                self.index(at, record.strong_key(), record.weak_key());
                self.records.push(record);
                self.given.insert(at, None);
                batch.insert(at);
                saved.new += 1;
            }
            Place::Nowhere => saved.unnamed += 1,
            Place::Several => {
                saved.ambiguous += 1;
                if saved.ambiguous_names.len() < NAMED {
                    saved.ambiguous_names.push(record.label().to_owned());
                }
            }
        }
    }

    /// Which of the kept records this one is.
    fn place(&self, record: &T) -> Place {
        let (strong, weak) = (record.strong_key(), record.weak_key());
        if let Some(at) = strong.as_ref().and_then(|key| self.strong.get(key)) {
            return Place::Of(*at);
        }
        let by_weak = weak.as_ref().and_then(|key| self.weak.get(key)).map(Vec::as_slice).unwrap_or_default();
        if strong.is_some() {
            let without = |at: &&usize| self.records.get(**at).is_some_and(|kept| kept.strong_key().is_none());
            return by_weak.iter().find(without).map_or(Place::New, |at| Place::Of(*at));
        }
        match by_weak {
            _ if weak.is_none() => Place::Nowhere,
            [] => Place::New,
            [only] => Place::Of(*only),
            _ => Place::Several,
        }
    }

    fn change(&mut self, at: usize, record: T, batch: &mut HashSet<usize>, saved: &mut Saved) {
        let Some(kept) = self.records.get_mut(at) else { return };
        let before = kept.clone();
        kept.update(record);
        if !batch.insert(at) {
            saved.repeated += 1;
        } else if kept.says_the_same(&before) {
            saved.unchanged += 1;
        } else {
            saved.changed += 1;
        }
        let (strong, weak) = (kept.strong_key(), kept.weak_key());
        self.given.entry(at).or_insert_with(|| before.kept_under());
        if (&strong, &weak) != (&before.strong_key(), &before.weak_key()) {
            self.forget_index(at, &before);
            self.index(at, strong, weak);
        }
    }

    fn index(&mut self, at: usize, strong: Option<String>, weak: Option<String>) {
        if let Some(key) = strong {
            self.strong.insert(key, at);
        }
        if let Some(key) = weak {
            self.weak.entry(key).or_default().push(at);
        }
    }

    fn forget_index(&mut self, at: usize, before: &T) {
        if let Some(key) = before.strong_key() {
            self.strong.remove(&key);
        }
        if let Some(places) = before.weak_key().and_then(|key| self.weak.get_mut(&key)) {
            places.retain(|place| *place != at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::accounts::{Account, CompanyFields, Deal, Import};
    use andru_engine::icp::Company;

    fn account(name: &str, domain: &str, industry: &str) -> Account {
        let given = |text| Some(text).filter(|text: &&str| !text.is_empty());
        let company =
            Company { name: given(name), domain: given(domain), industry: given(industry), ..Company::default() };
        Account { fields: CompanyFields::of(&company), ..Account::default() }
    }

    fn counts(saved: &Saved) -> [u64; 6] {
        [saved.new, saved.changed, saved.unchanged, saved.repeated, saved.unnamed, saved.ambiguous]
    }

    #[test]
    fn the_domain_tells_accounts_apart_and_the_name_where_there_is_none() {
        let mut list = Collection::of(Vec::new());
        let first = vec![
            account("Alder Freight", "", "logistics"),
            account("Birch", "birch.example", ""),
            account("Birch", "birch.test", ""),
            account("ALDER Freight Inc.", "", ""),
            account("", "", "food"),
        ];
        assert_eq!(counts(&list.save(first).unwrap()), [3, 0, 0, 1, 1, 0]);
        let second = vec![
            // Gains a domain; another name for the same company; a second of that name; the one Birch left; once more.
            account("Alder Freight", "www.alder.example", ""),
            account("Birch Holding", "http://birch.example/", "food"),
            account("Alder Freight", "alder.test", ""),
            account("birch", "", "x"),
            account("Birch Holding", "", ""),
        ];
        let saved = list.save(second).unwrap();
        assert_eq!(counts(&saved), [1, 3, 0, 1, 0, 0], "{saved:?}");
        let again = list.save(vec![account("Alder Freight", "", "retail")]).unwrap();
        assert_eq!((counts(&again), again.ambiguous_names), ([0, 0, 0, 0, 0, 1], vec!["Alder Freight".to_owned()]));
        let alder = list.records.iter().find(|each| each.domain_key().as_deref() == Some("alder.example")).unwrap();
        assert_eq!(alder.fields.industry.as_deref(), Some("logistics"));
    }

    #[test]
    fn a_record_that_moves_leaves_its_old_name() {
        let mut list = Collection::of(vec![account("Alder", "", "")]);
        list.save(vec![account("Alder", "alder.example", "")]).unwrap();
        let written: Vec<_> = list.to_write().map(|(_, now, gone)| (now, gone)).collect();
        let now = ("strong", "alder.example".to_owned());
        assert_eq!(written, [(now, Some(("weak", "alder".to_owned())))]);
    }

    #[test]
    fn a_deal_without_an_id_is_told_by_account_name_and_day() {
        let deal = |id: Option<&str>, day: &str, stage: &str| Deal {
            id: id.map(str::to_owned),
            account: Some("Alder".to_owned()),
            name: Some("Pilot".to_owned()),
            created_on: Some(day.to_owned()),
            stage: Some(stage.to_owned()),
            import: Import::default(),
            ..Deal::default()
        };
        let mut list = Collection::of(Vec::new());
        let saved = list
            .save(vec![
                deal(None, "2026-01-01", "Demo"),
                deal(None, "2026-02-01", "Demo"),
                deal(Some("7"), "2026-02-01", "Won"),
                deal(Some("8"), "2026-02-01", "Won"),
            ])
            .unwrap();
        assert_eq!(counts(&saved), [3, 0, 0, 1, 0, 0]);
        assert_eq!(counts(&list.save(vec![deal(None, "2026-02-01", "Lost")]).unwrap()), [0, 0, 0, 0, 0, 1]);
    }
}
