//! Which companies were seen before, in 12 bytes each.

use andru_engine::icp::Company;

use super::hash::Hash64;

/// The most companies that are remembered.
pub(super) const MAX_SEEN: usize = 1_000_000;

/// What identifies a company: the hash of its domain, else of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64);

/// The key of a company, or `None` where neither its domain nor its name identifies it.
///
/// `folded` is memory used again from call to call.
pub(super) fn key_of(company: &Company<'_>, folded: &mut String) -> Option<Key> {
    let mut seed = 1;
    let mut found = company.domain.is_some_and(|domain| fold_domain(domain, folded));
    if !found {
        seed = 2;
        found = company.name.is_some_and(|name| fold_name(name, folded));
    }
    if !found {
        return None;
    }
    let mut hash = Hash64::new(seed);
    hash.bytes(folded.as_bytes());
    // 0 marks a free slot.
    Some(Key(hash.finish().max(1)))
}

/// Writes the host of an address, in lower case without `www.`; whether it can be a company's own.
fn fold_domain(text: &str, folded: &mut String) -> bool {
    let text = text.trim();
    let text = text.split_once("://").map_or(text, |(_, rest)| rest).trim_start_matches('/');
    let end = text.find(|letter: char| matches!(letter, '/' | '?' | '#' | ',' | ';') || letter.is_whitespace());
    let host = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host).trim_end_matches('.');
    lower(host, folded);
    if folded.strip_prefix("www.").is_some_and(|rest| rest.contains('.')) {
        folded.drain(..4);
    }
    folded.contains('.') && !is_shared(folded)
}

/// Hosts that many companies use: public mailboxes and sites with company pages.
fn is_shared(host: &str) -> bool {
    let site = |site: &str| host.strip_suffix(site).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    matches!(
        host,
        "gmail.com"
            | "googlemail.com"
            | "outlook.com"
            | "hotmail.com"
            | "live.com"
            | "yahoo.com"
            | "aol.com"
            | "icloud.com"
            | "me.com"
            | "proton.me"
            | "protonmail.com"
            | "gmx.de"
            | "gmx.net"
            | "web.de"
            | "t-online.de"
            | "qq.com"
            | "163.com"
            | "orange.fr"
            | "free.fr"
            | "libero.it"
            | "mail.ru"
    ) || [
        "linkedin.com",
        "facebook.com",
        "twitter.com",
        "x.com",
        "instagram.com",
        "crunchbase.com",
        "github.com",
        "google.com",
        "xing.com",
        "linktr.ee",
        "bit.ly",
    ]
    .into_iter()
    .any(site)
}

/// Writes the words of a name in lower case; whether any letter or digit was there and it is no word for blank.
fn fold_name(text: &str, folded: &mut String) -> bool {
    folded.clear();
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        push_lower(word, folded);
    }
    !folded.is_empty()
        && !matches!(folded.as_str(), "n a" | "na" | "none" | "null" | "unknown" | "tbd" | "not available")
}

fn lower(text: &str, folded: &mut String) {
    folded.clear();
    push_lower(text, folded);
}

fn push_lower(text: &str, folded: &mut String) {
    let begin = folded.len();
    if text.is_ascii() {
        folded.push_str(text);
        if let Some(added) = folded.get_mut(begin..) {
            added.make_ascii_lowercase();
        }
    } else {
        folded.extend(text.chars().flat_map(char::to_lowercase));
    }
}

/// Keys with the number each was first seen under: open addressing over two plain arrays.
///
/// At most [`MAX_SEEN`] keys in 1.5 slots each, so 18 MB, and 27 MB in the moment it last grows.
#[derive(Debug)]
pub(super) struct Seen {
    keys: Vec<u64>,
    numbers: Vec<u32>,
    count: usize,
    full: bool,
}

/// What [`Seen::check`] found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// The key is new and is remembered now.
    First,
    /// The key was seen before, under this number.
    Before(u32),
    /// The key was not seen, and there is no room to remember it.
    NoRoom,
}

impl Seen {
    pub(super) fn new() -> Self {
        let slots = MAX_SEEN / 2 * 3 / 512;
        Self { keys: vec![0; slots], numbers: vec![0; slots], count: 0, full: false }
    }

    /// Whether a key was turned away for want of room.
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// Looks a key up and remembers it under `number` where it is new.
    pub(super) fn check(&mut self, key: Key, number: u64) -> Met {
        let slot = self.slot(key);
        if self.keys.get(slot) == Some(&key.0) {
            return self.numbers.get(slot).map_or(Met::First, |number| Met::Before(*number));
        }
        let Ok(number) = u32::try_from(number) else {
            self.full = true;
            return Met::NoRoom;
        };
        if self.count >= MAX_SEEN {
            self.full = true;
            return Met::NoRoom;
        }
        self.put(slot, key, number);
        self.count += 1;
        if self.count * 3 > self.keys.len() * 2 {
            self.grow();
        }
        Met::First
    }

    /// The slot a key is in, or the free one where it belongs.
    fn slot(&self, Key(key): Key) -> usize {
        let slots = self.keys.len();
        // The high bits of a hash, scaled to the number of slots.
        #[expect(clippy::cast_possible_truncation, reason = "below the number of slots")]
        let mut slot = ((u128::from(key) * slots as u128) >> 64) as usize;
        while self.keys.get(slot).is_some_and(|found| *found != 0 && *found != key) {
            slot = if slot + 1 == slots { 0 } else { slot + 1 };
        }
        slot
    }

    fn put(&mut self, slot: usize, Key(key): Key, number: u32) {
        if let (Some(in_keys), Some(in_numbers)) = (self.keys.get_mut(slot), self.numbers.get_mut(slot)) {
            (*in_keys, *in_numbers) = (key, number);
        }
    }

    fn grow(&mut self) {
        let slots = (self.keys.len() * 2).min(MAX_SEEN / 2 * 3 + 3);
        if slots == self.keys.len() {
            return;
        }
        let keys = std::mem::replace(&mut self.keys, vec![0; slots]);
        let numbers = std::mem::replace(&mut self.numbers, vec![0; slots]);
        for (key, number) in keys.into_iter().zip(numbers).filter(|(key, _)| *key != 0) {
            let slot = self.slot(Key(key));
            self.put(slot, Key(key), number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, domain: &str) -> Option<Key> {
        key_of(&Company { name: Some(name), domain: Some(domain), ..Company::default() }, &mut String::new())
    }

    #[test]
    fn a_domain_is_one_however_it_is_written() {
        let plain = key("", "alder.example");
        assert!(plain.is_some());
        for domain in [
            "https://www.Alder.example/about?x=1",
            "WWW.ALDER.EXAMPLE",
            "http://alder.example:8080",
            "alder.example.",
            "info@alder.example",
            "//alder.example#top",
            "alder.example, birk.example",
        ] {
            assert_eq!(key("other name", domain), plain, "{domain}");
        }
        assert_ne!(key("", "shop.alder.example"), plain);
    }

    #[test]
    fn a_name_stands_in_where_the_domain_says_nothing() {
        let named = key("Alder Freight", "");
        assert_eq!(key(" ALDER  freight.", "n/a"), named);
        assert_eq!(key("Alder Freight", "https://www.linkedin.com/company/alder"), named);
        assert_eq!(key("Alder Freight", "alder@gmail.com"), named);
        assert_ne!(key("Alder Freight Two", ""), named);
        assert_eq!(key("Größe", ""), key("GRÖßE", ""));
        assert_eq!(key("-", "n/a"), None);
        assert_eq!(key("N/A", ""), None);
    }

    #[test]
    fn a_million_keys_are_kept_and_no_more() {
        let keys = |number: u64| Key(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let mut seen = Seen::new();
        for number in 1..=MAX_SEEN as u64 {
            assert_eq!(seen.check(keys(2 * number), number), Met::First);
        }
        assert!(!seen.is_full());
        for number in [1, 2, 777_777, MAX_SEEN as u64] {
            assert_eq!(seen.check(keys(2 * number), 5_000_000), Met::Before(u32::try_from(number).unwrap()));
        }
        assert_eq!(seen.check(keys(4 * MAX_SEEN as u64), 1), Met::NoRoom);
        assert!(seen.is_full());
        assert!((seen.keys.capacity() * 8 + seen.numbers.capacity() * 4) < 20_000_000);
    }
}
