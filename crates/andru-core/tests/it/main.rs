//! Tests of the crate from outside: the lists people have, and the job over them.

mod fit;
mod intake;
mod lists;
