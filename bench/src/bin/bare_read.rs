//! Reads a CSV file record by record into one `ByteRecord` and prints how long it took.
//!
//! The yardstick of `bench/fit.py`: what reading the file costs before anything is made of it.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figure")]
#![expect(clippy::disallowed_methods, reason = "the file to read is named on the command line")]

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).ok_or("usage: bare_read FILE")?;
    let began = Instant::now();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(std::fs::File::open(path)?);
    let mut record = csv::ByteRecord::new();
    let (mut rows, mut bytes) = (0_u64, 0_usize);
    while reader.read_byte_record(&mut record)? {
        rows += 1;
        bytes += record.as_slice().len();
    }
    println!("{:.6} {rows} {bytes}", began.elapsed().as_secs_f64());
    Ok(())
}
