//! What the benchmarks share; see `bench/README.md`.
