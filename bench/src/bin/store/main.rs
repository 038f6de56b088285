//! The local store against its bars: what sealing costs, how fast a kept answer is served, six processes at once.
//!
//! Prints a figure a line with its bar, and ends with exit code 1 where a bar is missed. `store --worker HOME NUMBER` is
//! one of the six processes; the benchmark starts them itself.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod figures;
mod sealing;
mod serving;
mod together;

use std::error::Error;
use std::process::ExitCode;

use figures::Figures;

/// Whatever goes wrong ends the benchmark.
type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, home, number] = words.as_slice()
        && flag == "--worker"
    {
        together::work(home, number.parse()?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut figures = Figures::default();
    sealing::measure(&mut figures)?;
    serving::measure(&mut figures)?;
    together::measure(&mut figures)?;
    Ok(if figures.all_met() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
