//! Bins: the few groups a column's texts are put into before anything is learned of them.

use super::deals::DealColumn;
use super::number::NumberFormat;

/// The most quantile bins of a column of numbers, the mode's own bin included.
const MOST_QUANTILES: usize = 5;

/// A column of numbers with at most this many distinct values has one bin per value: quantiles would merge the few
/// that matter. A judgement of ours.
const FEW_VALUES: usize = 12;

/// A value that holds at least this share of a column's numbers is apart: it would swallow a quantile.
const MODE_SHARE: f64 = 1.0 / MOST_QUANTILES as f64;

/// A category with a smaller share of the filled cells is pooled with the other rare ones.
const RARE_SHARE: f64 = 0.01;

/// Blank cells with a smaller share of all cells have no bin of their own.
const BLANK_SHARE: f64 = 0.01;

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Numbers; each distinct text's number, `None` where it is none.
    Number(NumberFormat, Vec<Option<f64>>),
    /// Words; each distinct text's group: texts that differ in ASCII case alone are one category.
    Category(Vec<u32>),
}

impl Kind {
    /// What a column holds, told by its texts alone.
    pub fn of(column: &DealColumn) -> Self {
        let counts = column.counts();
        let texts = || column.texts.iter().map(String::as_str).zip(counts.iter().copied());
        if let Some(format) = NumberFormat::of_column(texts()) {
            let numbers = column.texts.iter().map(|text| format.read(text)).collect();
            return Self::Number(format, numbers);
        }
        let mut groups: std::collections::HashMap<String, u32> = std::collections::HashMap::new();
        let group = |text: &String| {
            let next = u32::try_from(groups.len()).unwrap_or(u32::MAX);
            *groups.entry(text.to_ascii_lowercase()).or_insert(next)
        };
        Self::Category(column.texts.iter().map(group).collect())
    }

    /// The number of a text, in a column of numbers.
    pub(super) fn number(&self, text: usize) -> Option<f64> {
        match self {
            Self::Number(_, numbers) => numbers.get(text).copied().flatten(),
            Self::Category(_) => None,
        }
    }

    /// The name in reports: `number` or `category`.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Number(..) => "number",
            Self::Category(_) => "category",
        }
    }
}

/// The bin of a text that tells nothing: it was not there to learn from.
pub(super) const UNSEEN: u16 = 0;
/// The bin of a blank cell, where there were enough to learn what a blank means.
pub(super) const BLANK: u16 = 1;

/// The bins of one column, as one set of deals gives them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bins {
    /// How many bins there are: those of [`UNSEEN`] and [`BLANK`], then one per group of values.
    pub(super) count: usize,
    /// The bin of each distinct text.
    pub(super) of_text: Vec<u16>,
    /// What each bin from the third on holds.
    pub(super) groups: Vec<Group>,
}

/// What one bin holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Group {
    /// Exactly this number.
    Is(f64),
    /// Numbers up to this one that no earlier bin holds; the last bin has no bound.
    UpTo(Option<f64>),
    /// One category, by its group.
    Category(u32),
    /// Every rare category, and those never seen.
    Rare,
}

impl Bins {
    /// The bins of a column, from how many of the deals learned from hold each distinct text.
    ///
    /// The outcome plays no part in it. A bin is fixed by counts alone, so the same counts give the same bins.
    pub(super) fn of(kind: &Kind, counts: &[u64]) -> Self {
        let all: u64 = counts.iter().sum();
        let mut bins = match kind {
            Kind::Number(_, numbers) => Self::of_numbers(numbers, counts),
            Kind::Category(groups) => Self::of_categories(groups, counts),
        };
        let is_blank = |at: usize| match kind {
            Kind::Number(_, numbers) => numbers.get(at).is_none_or(Option::is_none),
            Kind::Category(_) => at == 0,
        };
        let blanks: u64 = counts.iter().enumerate().filter(|(at, _)| is_blank(*at)).map(|(_, count)| count).sum();
        let blank_bin = if blanks as f64 >= BLANK_SHARE * all as f64 { BLANK } else { UNSEEN };
        for (at, bin) in bins.of_text.iter_mut().enumerate() {
            if is_blank(at) {
                *bin = blank_bin;
            }
        }
        bins
    }

    fn of_numbers(numbers: &[Option<f64>], counts: &[u64]) -> Self {
        let mut levels: Vec<(f64, u64)> = numbers
            .iter()
            .zip(counts)
            .filter_map(|(number, count)| Some(((*number)?, *count)))
            .filter(|(_, count)| *count > 0)
            .collect();
        levels.sort_by(|a, b| a.0.total_cmp(&b.0));
        levels.dedup_by(|next, level| next.0.total_cmp(&level.0).is_eq().then(|| level.1 += next.1).is_some());
        let groups = if levels.len() <= FEW_VALUES { one_per_level(&levels) } else { quantiles(&levels) };
        let of_number = |number: f64| {
            let found = groups.iter().position(|group| match group {
                Group::Is(value) => value.total_cmp(&number).is_eq(),
                Group::UpTo(bound) => bound.is_none_or(|bound| number <= bound),
                Group::Category(_) | Group::Rare => false,
            });
            found.map_or(UNSEEN, bin_number)
        };
        let of_text = numbers.iter().map(|number| number.map_or(UNSEEN, of_number)).collect();
        Self { count: groups.len() + 2, of_text, groups }
    }

    fn of_categories(categories: &[u32], counts: &[u64]) -> Self {
        let largest = categories.iter().max().map_or(0, |largest| *largest as usize + 1);
        let mut by_category = vec![0_u64; largest];
        let blank = categories.first().copied().unwrap_or_default();
        for (category, count) in categories.iter().zip(counts).filter(|(category, _)| **category != blank) {
            if let Some(sum) = by_category.get_mut(*category as usize) {
                *sum += count;
            }
        }
        let filled: u64 = by_category.iter().sum();
        let is_common = |count: u64| count > 0 && count as f64 >= RARE_SHARE * filled as f64;
        let mut bin_of = vec![None; largest];
        let mut groups = Vec::new();
        for (category, count) in (0_u32..).zip(&by_category) {
            if is_common(*count)
                && let Some(bin) = bin_of.get_mut(category as usize)
            {
                *bin = Some(bin_number(groups.len()));
                groups.push(Group::Category(category));
            }
        }
        let any_rare = by_category.iter().any(|count| *count > 0 && !is_common(*count));
        let rare = if any_rare { bin_number(groups.len()) } else { UNSEEN };
        if any_rare {
            groups.push(Group::Rare);
        }
        let of_text = categories
            .iter()
            .map(|category| bin_of.get(*category as usize).copied().flatten().unwrap_or(rare))
            .collect();
        Self { count: groups.len() + 2, of_text, groups }
    }
}

/// The number of the bin that holds the group at a place.
fn bin_number(at: usize) -> u16 {
    u16::try_from(at + 2).unwrap_or(UNSEEN)
}

fn one_per_level(levels: &[(f64, u64)]) -> Vec<Group> {
    let last = levels.len().saturating_sub(1);
    levels.iter().enumerate().map(|(at, (level, _))| Group::UpTo((at < last).then_some(*level))).collect()
}

/// Bins of about equal size, the mode apart where it alone would fill one.
fn quantiles(levels: &[(f64, u64)]) -> Vec<Group> {
    let all: u64 = levels.iter().map(|(_, count)| count).sum();
    // The first of equally common levels, so that the choice does not hang on the order of a sort.
    let mode = levels.iter().rev().max_by_key(|(_, count)| *count).copied();
    let apart = mode.filter(|(_, count)| *count as f64 >= MODE_SHARE * all as f64);
    let mut groups: Vec<Group> = apart.iter().map(|(level, _)| Group::Is(*level)).collect();
    let rest: Vec<(f64, u64)> =
        levels.iter().filter(|level| Some(level.0) != apart.map(|mode| mode.0)).copied().collect();
    let of_rest: u64 = rest.iter().map(|(_, count)| count).sum();
    let wanted = MOST_QUANTILES - groups.len();
    let (mut below, mut filled) = (0_u64, 0_u64);
    for (at, (level, count)) in rest.iter().enumerate() {
        below += count;
        let is_last = at + 1 == rest.len();
        if is_last {
            groups.push(Group::UpTo(None));
        } else if below * wanted as u64 >= (filled + 1) * of_rest {
            groups.push(Group::UpTo(Some(*level)));
            filled = below * wanted as u64 / of_rest.max(1);
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bins(texts: &[(&str, u64)]) -> (&'static str, Vec<u16>, Vec<Group>) {
        let mut column = DealColumn::new("x");
        for (text, count) in texts {
            let code = if text.is_empty() { 0 } else { column.texts.len() };
            if code > 0 {
                column.texts.push((*text).to_owned());
            }
            column.cells.extend((0..*count).map(|_| u32::try_from(code).unwrap()));
        }
        let kind = Kind::of(&column);
        let bins = Bins::of(&kind, &column.counts());
        (kind.name(), bins.of_text, bins.groups)
    }

    #[test]
    fn rare_categories_are_pooled_and_spelling_in_capitals_is_not_another() {
        let (kind, of_text, groups) =
            bins(&[("", 20), ("Food", 500), ("FOOD", 100), ("Rail", 390), ("Toys", 3), ("Sea", 2)]);
        assert_eq!(kind, "category");
        assert_eq!(of_text, [BLANK, 2, 2, 3, 4, 4]);
        assert_eq!(groups, [Group::Category(1), Group::Category(2), Group::Rare]);
    }

    #[test]
    fn few_numbers_have_a_bin_each_and_few_blanks_none() {
        let (kind, of_text, groups) = bins(&[("", 1), ("5", 100), ("0", 900), ("2", 10)]);
        assert_eq!(kind, "number");
        assert_eq!(of_text, [UNSEEN, 4, 2, 3]);
        assert_eq!(groups, [Group::UpTo(Some(0.0)), Group::UpTo(Some(2.0)), Group::UpTo(None)]);
    }

    #[test]
    fn many_numbers_are_cut_in_five_with_the_mode_apart() {
        let texts: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        let even: Vec<(&str, u64)> = texts.iter().map(|text| (text.as_str(), 2)).collect();
        let bounds = [19.0, 39.0, 59.0, 79.0].map(|bound| Group::UpTo(Some(bound)));
        assert_eq!(bins(&even).2, [&bounds[..], &[Group::UpTo(None)]].concat());
        let mut inflated = even.clone();
        inflated[0].1 = 1000;
        let (_, _, groups) = bins(&inflated);
        assert_eq!(groups.first(), Some(&Group::Is(0.0)));
        assert_eq!(groups.len(), 5);
    }
}
