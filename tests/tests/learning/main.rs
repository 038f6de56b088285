//! What learning from a history is worth on real records: these tests print their figures, and hold them to the bars
//! they must not fall below. Nothing is timed.

#[cfg(test)]
mod blend;
#[cfg(test)]
mod missing;
#[cfg(test)]
mod mutated;
#[cfg(test)]
mod records;
