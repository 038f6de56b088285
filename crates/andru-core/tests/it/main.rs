//! Tests of the crate from outside: the lists people have, and the job over them.

#[cfg(test)]
mod fit;
#[cfg(test)]
mod intake;
#[cfg(test)]
mod lists;
