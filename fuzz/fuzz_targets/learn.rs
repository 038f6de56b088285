//! `icp learn` on any bytes: read, studied, written as a model, read again and scored by.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| andru_tests::fuzz::learn(bytes));
