//! The shelves of what the user imported: one record an account, a deal or a contact, under what tells it apart.
//!
//! Which record is which, and what an import changes, is decided by [`Collection`]; here records are read, written
//! and moved.

use andru_tools::ToolError;
use andru_tools::ports::accounts::{Account, Collection, Contact, Deal, Importable, Saved, Which};
use serde_json::Value;

use crate::durable::{Durable, Reading, Shelf, Writing};
use crate::error::StoreError;
use crate::store::unsaved;
use crate::transfer::{Taken, not_a};

/// A kind of imported record and its shelf.
pub(crate) trait OnShelf: Importable {
    /// Where it is kept.
    const SHELF: Shelf;
}

impl OnShelf for Account {
    const SHELF: Shelf = Shelf::Accounts;
}

impl OnShelf for Deal {
    const SHELF: Shelf = Shelf::Deals;
}

impl OnShelf for Contact {
    const SHELF: Shelf = Shelf::Contacts;
}

/// Every record of a kind that is wanted, in the order records are listed.
pub(crate) fn list<T: OnShelf>(reading: &Reading<'_>, wanted: impl Fn(&T) -> bool) -> Result<Vec<T>, StoreError> {
    let mut records = Vec::new();
    reading.each(T::SHELF, |bytes| {
        let record: T = parse(&bytes, reading)?;
        if wanted(&record) {
            records.push(record);
        }
        Ok(())
    })?;
    records.sort_by_cached_key(Importable::order);
    Ok(records)
}

/// The record with this strong key.
pub(crate) fn with_strong_key<T: OnShelf>(reading: &Reading<'_>, key: &str) -> Result<Option<T>, StoreError> {
    let bytes = reading.get(T::SHELF, &[b"strong", key.as_bytes()])?;
    bytes.map(|bytes| parse(&bytes, reading)).transpose()
}

/// Takes in the records of one import, all or none of them.
pub(crate) fn save<T: OnShelf>(durable: &Durable, records: Vec<T>) -> Result<Saved, ToolError> {
    // What is refused is known before anything is written, and undoes the transaction all the same.
    let mut refused = None;
    let saved = durable.write(|writing| {
        let mut list = Collection::of(list::<T>(writing, |_| true)?);
        let saved = match list.save(records) {
            Ok(saved) => saved,
            Err(error) => {
                refused = Some(error);
                return Ok(Saved::default());
            }
        };
        for (record, (sort, key), gone) in list.to_write() {
            if let Some((sort, key)) = gone {
                writing.delete(T::SHELF, &[sort.as_bytes(), key.as_bytes()])?;
            }
            writing.put(T::SHELF, &[sort.as_bytes(), key.as_bytes()], &bytes(record)?)?;
        }
        Ok(saved)
    });
    match refused {
        Some(error) => Err(error.prefixed("nothing was saved")),
        None => saved.map_err(unsaved),
    }
}

/// Forgets records; answers how many. Where there is no database, there is nothing to forget.
pub(crate) fn forget<T: OnShelf>(durable: &Durable, which: &Which) -> Result<u64, StoreError> {
    let gone = durable.write_existing(|writing| {
        if *which == Which::All {
            return writing.clear(T::SHELF);
        }
        let going = list::<T>(writing, |record| record.is_among(which))?;
        for (sort, key) in going.iter().filter_map(Importable::kept_under) {
            writing.delete(T::SHELF, &[sort.as_bytes(), key.as_bytes()])?;
        }
        Ok(going.len() as u64)
    })?;
    Ok(gone.unwrap_or_default())
}

/// Hands every record of a kind to `sink`, in the order records are listed.
pub(crate) fn export<T: OnShelf>(
    reading: &Reading<'_>,
    sink: &mut dyn FnMut(Value) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    for record in list::<T>(reading, |_| true)? {
        sink(serde_json::to_value(record).map_err(|source| StoreError::Unwritable { what: T::WHAT, source })?)?;
    }
    Ok(())
}

/// Puts a record back as it was exported; one kept under its name is only replaced where `replace` says so.
///
/// A record that nothing tells apart is passed over.
pub(crate) fn import<T: OnShelf>(writing: &mut Writing<'_>, record: Value, replace: bool) -> Result<Taken, StoreError> {
    let record: T = serde_json::from_value(record).map_err(|source| not_a(T::WHAT, source))?;
    let Some((sort, key)) = record.kept_under() else { return Ok(Taken::Kept) };
    let name = [sort.as_bytes(), key.as_bytes()];
    let bytes = bytes(&record)?;
    match writing.get(T::SHELF, &name)? {
        Some(kept) if kept == bytes => Ok(Taken::Known),
        Some(_) if !replace => Ok(Taken::Kept),
        _ => writing.put(T::SHELF, &name, &bytes).map(|_| Taken::Imported),
    }
}

fn bytes<T: OnShelf>(record: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(record).map_err(|source| StoreError::Unwritable { what: T::WHAT, source })
}

fn parse<T: OnShelf>(bytes: &[u8], reading: &Reading<'_>) -> Result<T, StoreError> {
    serde_json::from_slice(bytes).map_err(|source| unreadable::<T>(reading, source))
}

fn unreadable<T: OnShelf>(reading: &Reading<'_>, source: serde_json::Error) -> StoreError {
    StoreError::Unreadable { what: T::WHAT, path: reading.path().to_path_buf(), source }
}

#[cfg(test)]
mod tests {
    use andru_engine::icp::Company;
    use andru_tools::ports::accounts::{CompanyFields, Import};

    use super::*;
    use crate::testing::durable;

    fn account(name: &str, domain: Option<&str>) -> Account {
        let fields = CompanyFields::of(&Company { name: Some(name), domain, ..Company::default() });
        let import = Import { at: "2026-11-24T10:00:00Z".to_owned(), file: "list.csv".to_owned() };
        Account { fields, tags: ["held".parse().unwrap()].into(), import, ..Account::default() }
    }

    fn all(durable: &Durable) -> Vec<Account> {
        durable.read(|reading| list(reading, |_| true)).unwrap().unwrap()
    }

    #[test]
    fn accounts_are_kept_found_moved_and_forgotten() {
        let (_root, durable) = durable();
        let saved = save(&durable, vec![account("Birch", None), account("Alder", Some("alder.example"))]).unwrap();
        assert_eq!((saved.new, all(&durable).len()), (2, 2));
        assert_eq!(save(&durable, vec![account("Birch", Some("birch.example"))]).unwrap().changed, 1);
        let names: Vec<_> = all(&durable).iter().map(|account| account.label().to_owned()).collect();
        assert_eq!(names, ["Alder", "Birch"]);
        let found: Option<Account> =
            durable.read(|reading| with_strong_key(reading, "birch.example")).unwrap().unwrap();
        assert_eq!(found.unwrap().label(), "Birch");
        durable.check().unwrap();
        assert_eq!(forget::<Account>(&durable, &Which::Of("alder".to_owned())).unwrap(), 1);
        assert_eq!(forget::<Account>(&durable, &Which::Tagged("held".parse().unwrap())).unwrap(), 1);
        assert_eq!(forget::<Account>(&durable, &Which::All).unwrap(), 0);
        durable.check().unwrap();
    }

    #[test]
    fn nothing_is_created_to_forget_something() {
        let (root, durable) = durable();
        assert_eq!(forget::<Deal>(&durable, &Which::All).unwrap(), 0);
        assert!(!root.path().join("andru/durable.db").exists());
    }

    #[test]
    fn what_is_exported_comes_back() {
        let (_root, from) = durable();
        save(&from, vec![account("Birch", None), account("Alder", Some("alder.example"))]).unwrap();
        let mut lines = Vec::new();
        from.read(|reading| {
            export::<Account>(reading, &mut |line| {
                lines.push(line);
                Ok(())
            })
        })
        .unwrap();
        let (_root, to) = durable();
        let put = |lines: &[Value]| -> Vec<Taken> {
            let put = |writing: &mut Writing<'_>| {
                lines.iter().map(|line| import::<Account>(writing, line.clone(), false)).collect()
            };
            to.write(put).unwrap()
        };
        assert_eq!(put(&lines), [Taken::Imported; 2]);
        assert_eq!(put(&lines), [Taken::Known; 2]);
        assert_eq!(all(&to), all(&from));
        assert!(to.write(|writing| import::<Account>(writing, serde_json::json!({ "fields": 7 }), false)).is_err());
    }
}
