//! Reads an export of deals and prints the out-of-fold AUC and Brier score of the columns named.
//!
//! One side of `bench/icp_learn.py`: the method of `icp learn` from file to figures, without its trials of chance.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figure")]

use std::path::Path;

use andru_core::deals::{DealOptions, read_deals};
use andru_core::engine::icp::learn::out_of_fold;
use andru_core::files;
use andru_core::tools::context::Cancel;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let path = words.next().ok_or("usage: icp_folds FILE COLUMN...")?;
    let wanted: Vec<String> = words.collect();
    let file = files::open(Path::new(&path))?;
    let mut deals = read_deals(file, &DealOptions::default(), Vec::new(), &Cancel::default())?.deals;
    deals.columns.retain(|column| wanted.contains(&column.name));
    let found = out_of_fold(&deals, 1).ok_or("too few deals of one outcome")?;
    println!("{:.6} {:.6}", found.auc, found.brier);
    Ok(())
}
