//! Any bytes as a business case: refused, or answered with figures that add up.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| andru_tests::fuzz::case(bytes));
