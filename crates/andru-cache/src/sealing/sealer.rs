//! The keys of one database file, and what is done with them.

use std::fmt;

use aes_gcm::aead::AeadInOut;
use aes_gcm::aead::inout::InOutBuf;
use aes_gcm::{Aes256Gcm, KeyInit};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::master_key::MasterKey;
use super::multiset::Element;
use super::padding::{padded_behind, unpadded};
use crate::error::StoreError;

/// What a sealed value begins with: the format, the nonce, the tag.
const FORMAT: u8 = 1;
const NONCE: usize = 12;
const TAG: usize = 16;
const HEAD: usize = 1 + NONCE + TAG;

/// What a row is called: an HMAC, so that the file does not say.
pub(crate) type Lookup = [u8; 16];

/// Where a value belongs: authenticated with it, so that it is worth nothing anywhere else.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    /// Whose it is, and which kind of thing: see [`Sealer::lookup`].
    pub(crate) shelf: &'a Lookup,
    /// What it is called.
    pub(crate) name: &'a Lookup,
    /// The format of what is inside.
    pub(crate) schema: u16,
    /// When it is no longer good, in milliseconds since 1970; 0 is never.
    pub(crate) expiry: i64,
}

/// A sealed value that was not sealed here, for this place, with this key, or has changed since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value is not what was written there")]
pub(crate) struct Tampered;

/// The keys of one database file.
///
/// A random nonce may repeat after some 2^32 values under one key (NIST SP 800-38D, 8.3): more than a person's
/// file sees, since each file has keys of its own.
pub(crate) struct Sealer {
    values: Aes256Gcm,
    names: Hmac<Sha256>,
    rows: Hmac<Sha256>,
    check: [u8; 32],
}

impl Sealer {
    /// The keys of the file of this kind and random id.
    pub(crate) fn new(master: &MasterKey, kind: &str, file: &[u8]) -> Self {
        let extracted = Hkdf::<Sha256>::new(Some(file), master.expose());
        Self {
            values: Aes256Gcm::new(&(*derived::<32>(&extracted, kind, "values")).into()),
            names: KeyInit::new(&(*derived::<64>(&extracted, kind, "names")).into()),
            rows: KeyInit::new(&(*derived::<64>(&extracted, kind, "rows")).into()),
            check: *derived(&extracted, kind, "check"),
        }
    }

    /// What the file keeps to tell the right key from a wrong one; it says nothing of the key.
    pub(crate) const fn check(&self) -> &[u8; 32] {
        &self.check
    }

    /// The keyed name of something: `parts` together, each with its length.
    pub(crate) fn lookup(&self, parts: &[&[u8]]) -> Lookup {
        let mut mac = self.names.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_le_bytes());
            mac.update(part);
        }
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        whole.first_chunk().copied().unwrap_or_default()
    }

    /// Seals a value for its place.
    pub(crate) fn seal(&self, place: &Place<'_>, value: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.seal_parts(place, &[value])
    }

    /// As [`Sealer::seal`], for a value in parts, which are one value when it is opened.
    pub(crate) fn seal_parts(&self, place: &Place<'_>, parts: &[&[u8]]) -> Result<Vec<u8>, StoreError> {
        let mut sealed = padded_behind(HEAD, parts).ok_or(StoreError::TooLarge)?;
        let mut nonce = [0; NONCE];
        fill_random(&mut nonce)?;
        // Sealed where it lies: no copy of it in the open is left behind.
        let (head, body) = sealed.split_at_mut_checked(HEAD).ok_or(StoreError::TooLarge)?;
        let tag = self
            .values
            .encrypt_inout_detached(&nonce.into(), &place.bytes(), InOutBuf::from(body))
            .map_err(|_| StoreError::TooLarge)?;
        let bytes = [FORMAT].into_iter().chain(nonce).chain(tag);
        head.iter_mut().zip(bytes).for_each(|(slot, byte)| *slot = byte);
        Ok(sealed)
    }

    /// The value inside, if it was sealed for this place with this key.
    pub(crate) fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Tampered> {
        let (head, body) = sealed.split_at_checked(HEAD).ok_or(Tampered)?;
        self.open_parts(place, head, body)
    }

    /// As [`Sealer::open`], for a sealed value kept as its first [`Sealer::HEAD`] bytes and the others.
    pub(crate) fn open_parts(&self, place: &Place<'_>, head: &[u8], body: &[u8]) -> Result<Vec<u8>, Tampered> {
        let (format, rest) = head.split_first().ok_or(Tampered)?;
        let (nonce, rest) = rest.split_first_chunk::<NONCE>().ok_or(Tampered)?;
        let (tag, rest) = rest.split_first_chunk::<TAG>().ok_or(Tampered)?;
        if *format != FORMAT || !rest.is_empty() {
            return Err(Tampered);
        }
        let mut body = body.to_vec();
        self.values
            .decrypt_inout_detached(
                &(*nonce).into(),
                &place.bytes(),
                InOutBuf::from(body.as_mut_slice()),
                &(*tag).into(),
            )
            .map_err(|_| Tampered)?;
        unpadded(body).ok_or(Tampered)
    }

    /// What a row adds to the sum of its shelf: bound to its place and, by nonce and tag, to its content.
    ///
    /// `head` is the beginning of the sealed value, of at least [`Sealer::HEAD`] bytes.
    pub(crate) fn element(&self, on: &Lookup, name: &Lookup, head: &[u8]) -> Result<Element, Tampered> {
        let head = head.first_chunk::<HEAD>().ok_or(Tampered)?;
        let mut mac = self.rows.clone();
        mac.update(on);
        mac.update(name);
        mac.update(head);
        Ok(mac.finalize().into_bytes().into())
    }

    /// How much of a sealed value tells it apart from every other.
    pub(crate) const HEAD: usize = HEAD;
}

/// A key for one purpose.
fn derived<const LENGTH: usize>(extracted: &Hkdf<Sha256>, kind: &str, purpose: &str) -> Zeroizing<[u8; LENGTH]> {
    let mut key = Zeroizing::new([0; LENGTH]);
    let expanded = extracted.expand_multi_info(&[b"andru/1/", kind.as_bytes(), b"/", purpose.as_bytes()], &mut *key);
    // It fails from 255 blocks of 32 bytes on, and ours are one and two.
    debug_assert!(expanded.is_ok());
    key
}

impl fmt::Debug for Sealer {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Sealer([secret])")
    }
}

impl Place<'_> {
    /// Every part has a fixed length, so no two places are the same bytes.
    fn bytes(&self) -> [u8; 42] {
        let mut bytes = [0; 42];
        let parts: [&[u8]; 4] = [self.shelf, self.name, &self.schema.to_le_bytes(), &self.expiry.to_le_bytes()];
        for (slot, byte) in bytes.iter_mut().zip(parts.into_iter().flatten()) {
            *slot = *byte;
        }
        bytes
    }
}

/// Fills `bytes` with the system's random bytes.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), StoreError> {
    getrandom::fill(bytes).map_err(StoreError::NoRandom)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sealer(key: u8, kind: &str, file: u8) -> Sealer {
        Sealer::new(&MasterKey::from_bytes(&[key; 32]).unwrap(), kind, &[file; 16])
    }

    const PLACE: Place<'_> = Place { shelf: &[1; 16], name: &[2; 16], schema: 3, expiry: 4 };

    #[test]
    fn another_key_kind_or_file_opens_nothing() {
        let mine = sealer(1, "durable", 1);
        let sealed = mine.seal(&PLACE, b"docks").unwrap();
        assert_eq!(mine.open(&PLACE, &sealed), Ok(b"docks".to_vec()));
        for other in [sealer(2, "durable", 1), sealer(1, "cache", 1), sealer(1, "durable", 2)] {
            assert_eq!(other.open(&PLACE, &sealed), Err(Tampered));
            assert_ne!(other.check(), mine.check());
            assert_ne!(other.lookup(&[b"a"]), mine.lookup(&[b"a"]));
        }
    }

    #[test]
    fn a_value_moved_to_another_place_or_extended_is_refused() {
        let keys = sealer(1, "durable", 1);
        let sealed = keys.seal(&PLACE, b"docks").unwrap();
        for other in [
            Place { shelf: &[9; 16], ..PLACE },
            Place { name: &[9; 16], ..PLACE },
            Place { schema: 9, ..PLACE },
            Place { expiry: 9, ..PLACE },
        ] {
            assert_eq!(keys.open(&other, &sealed), Err(Tampered), "{other:?}");
        }
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let keys = sealer(1, "durable", 1);
        let sealed = keys.seal(&PLACE, b"docks").unwrap();
        for bit in 0..8 * sealed.len() {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(keys.open(&PLACE, &flipped), Err(Tampered), "{bit}");
        }
        assert_eq!(keys.open(&PLACE, &sealed[..HEAD]), Err(Tampered));
        assert_eq!(keys.open(&PLACE, &[]), Err(Tampered));
    }

    #[test]
    fn names_are_told_apart_by_their_parts() {
        let sealer = sealer(1, "durable", 1);
        assert_ne!(sealer.lookup(&[b"ab", b"c"]), sealer.lookup(&[b"a", b"bc"]));
        assert_ne!(sealer.lookup(&[b"ab"]), sealer.lookup(&[b"ab", b""]));
    }

    proptest! {
        #[test]
        fn what_is_sealed_is_opened(value in prop::collection::vec(any::<u8>(), 0..2000)) {
            let sealer = sealer(1, "durable", 1);
            let sealed = sealer.seal(&PLACE, &value).unwrap();
            prop_assert!(value.len() < 4 || !sealed.windows(value.len()).any(|window| window == value));
            prop_assert_eq!(sealer.open(&PLACE, &sealed), Ok(value));
        }

        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(sealer(1, "durable", 1).open(&PLACE, &bytes), Err(Tampered));
        }
    }
}
