//! The public IBM records: 75,819 closed deals, and parts of them.

use std::process::Command;
use std::sync::OnceLock;

use andru_core::deals::{DealOptions, read_deals};
use andru_core::engine::icp::learn::{Deals, Options, Study, study};
use andru_core::tools::context::Cancel;
use andru_tests::shared;

pub(crate) const FIRMOGRAPHIC: [&str; 4] = [
    "Client Size By Revenue (USD)",
    "Client Size By Employee Count",
    "Revenue From Client Past Two Years (USD)",
    "Region",
];
pub(crate) const WITH_DEAL: [&str; 9] = [
    "Client Size By Revenue (USD)",
    "Client Size By Employee Count",
    "Revenue From Client Past Two Years (USD)",
    "Region",
    "Supplies Group",
    "Supplies Subgroup",
    "Route To Market",
    "Competitor Type",
    "Deal Size Category (USD)",
];

/// The records, `None` where they are absent.
pub(crate) fn ibm() -> Option<&'static Deals> {
    static READ: OnceLock<Option<Deals>> = OnceLock::new();
    let read = || {
        let path = shared("data/deals/ibm_win_loss.csv.gz")?;
        let bytes = Command::new("gzip").arg("-dc").arg(path).output().unwrap().stdout;
        let mut deals =
            read_deals(bytes.as_slice(), &DealOptions::default(), Vec::new(), &Cancel::default()).unwrap().deals;
        assert_eq!((deals.len(), deals.won()), (75_819, 17_231));
        deals.columns.retain(|column| WITH_DEAL.contains(&column.name.as_str()));
        Some(deals)
    };
    READ.get_or_init(read).as_ref()
}

/// Some of the deals, in the order given, with some of the columns.
pub(crate) fn part(deals: &Deals, rows: &[usize], columns: &[&str]) -> Deals {
    let mut part = Deals { won: rows.iter().map(|row| deals.won[*row]).collect(), ..Deals::default() };
    for column in deals.columns.iter().filter(|column| columns.contains(&column.name.as_str())) {
        let mut column = column.clone();
        column.cells = rows.iter().map(|row| column.cells[*row]).collect();
        part.columns.push(column);
    }
    part
}

/// What is learned of deals, with no more trials than the verdict needs.
pub(crate) fn learn(deals: &Deals) -> Study {
    let options = Options { permutations: 19, resamples: 20, threads: 2, ..Options::default() };
    study(deals, &options, &|| false).unwrap()
}

/// Numbers that look random and are the same on every machine: `SplitMix64`, Steele et al. 2014.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `most`.
    pub(crate) fn up_to(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % (most as u64 + 1)).unwrap()
    }

    /// True in so many percent of cases.
    pub(crate) fn percent(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// The numbers below `count` in random order.
    pub(crate) fn order(&mut self, count: usize) -> Vec<usize> {
        let mut keyed: Vec<(u64, usize)> = (0..count).map(|number| (self.next(), number)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(_, number)| number).collect()
    }
}

/// The mean of some figures.
pub(crate) fn mean(figures: &[f64]) -> f64 {
    figures.iter().sum::<f64>() / figures.len() as f64
}
