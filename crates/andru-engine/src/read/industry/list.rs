//! Cells with more than one industry.

use super::names::{self, Meaning};
use super::{Industry, is_blank};
use crate::read::{Reading, fold};

/// The longest name with commas of its own, in pieces: bounds the work on a long cell.
const LONGEST: usize = 6;

/// Reads "Retail / Wholesale" or "Banking & Insurance" as the set of all, if every piece has a name.
pub(super) fn read_joined(text: &str) -> Option<Reading<Industry>> {
    let spread = text.replace(" and ", "&");
    let pieces: Vec<&str> = spread.split(['/', '&', ',', ';', '|', '\n']).filter(|piece| !is_blank(piece)).collect();
    if pieces.len() < 2 || pieces.len() > LONGEST {
        return None;
    }
    let mut names: Vec<&str> = Vec::new();
    let mut areas = Vec::new();
    let mut source = "";
    for piece in pieces {
        let Some(Meaning::Known(row)) = names::find(piece) else { return None };
        if !names.contains(&row.name) {
            names.push(row.name);
        }
        areas.extend(row.areas.iter().copied());
        source = row.source;
    }
    areas.sort_unstable();
    areas.dedup();
    Some(Reading::plain(Industry { name: names.join(" / "), areas, source }))
}

/// The most pieces a note speaks of one by one.
const MOST_NAMED: usize = 3;

/// See [`Industry::read_list`].
pub(super) fn read_list(text: &str) -> Reading<Vec<Industry>> {
    if is_blank(text) {
        return Reading::blank();
    }
    let mut found = Found::default();
    for part in text.split([';', '|', '\n', '\r', '\u{2022}']) {
        found.read_part(part);
    }
    found.reading()
}

/// What has been read so far.
#[derive(Default)]
struct Found {
    industries: Vec<Industry>,
    /// On the first pieces with something to say; the rest are counted.
    notes: Vec<String>,
    unnamed: usize,
}

impl Found {
    /// Reads a part that may still hold commas: at each place the longest run of pieces that is a name.
    fn read_part(&mut self, part: &str) {
        let pieces: Vec<&str> = part.split(',').collect();
        let mut rest = pieces.as_slice();
        while !rest.is_empty() {
            let most = rest.len().min(LONGEST);
            let whole = (2..=most).rev().find_map(|count| {
                let run = rest.get(..count)?.join(",");
                matches!(names::find(&run), Some(Meaning::Known(_))).then_some((run, count))
            });
            let (run, count) = whole.unwrap_or_else(|| (rest.first().copied().unwrap_or_default().to_owned(), 1));
            self.read_piece(&run);
            rest = rest.get(count..).unwrap_or_default();
        }
    }

    fn read_piece(&mut self, piece: &str) {
        let Reading { value, note } = Industry::read(piece);
        let was_read = value.is_some();
        if let Some(industry) = value
            && !self.industries.iter().any(|known| known.name == industry.name)
        {
            self.industries.push(industry);
        }
        match note {
            None => {}
            Some(_) if self.notes.len() == MOST_NAMED => self.unnamed += 1,
            Some(note) if was_read => self.notes.push(note),
            Some(note) => {
                // Folded text cannot carry control characters into a note.
                let shown: String = fold(piece).chars().take(40).collect();
                self.notes.push(format!("`{shown}`: {note}"));
            }
        }
    }

    fn reading(mut self) -> Reading<Vec<Industry>> {
        if self.unnamed > 0 {
            self.notes.push(format!("and {} more", self.unnamed));
        }
        let note = (!self.notes.is_empty()).then(|| self.notes.join("; "));
        Reading { value: (!self.industries.is_empty()).then_some(self.industries), note }
    }
}
