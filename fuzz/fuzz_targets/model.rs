//! Any bytes as a model file: refused, or scored by within its scale.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| andru_tests::fuzz::model(bytes));
