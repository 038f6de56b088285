//! Sizes padded, so that the length of a sealed value says little of what is in it.
//!
//! Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PETS
//! 2019): a length keeps only its leading bits, which costs at most 12% and usually far less.

/// The shortest padded length, in bytes: below it Padmé hides nothing.
const SHORTEST: usize = 64;

/// The bytes that say how long the value is.
const HEAD: usize = 4;

/// The value with its length in front and zeros behind; `None` from 4 GB on.
pub(super) fn padded(value: &[u8]) -> Option<Vec<u8>> {
    let length = u32::try_from(value.len()).ok()?;
    let whole = padded_length(value.len().checked_add(HEAD)?);
    let mut out = Vec::with_capacity(whole);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(value);
    out.resize(whole, 0);
    Some(out)
}

/// The value inside; `None` where the padding is not ours.
pub(super) fn unpadded(mut padded: Vec<u8>) -> Option<Vec<u8>> {
    let length = usize::try_from(u32::from_le_bytes(*padded.first_chunk::<HEAD>()?)).ok()?;
    let end = length.checked_add(HEAD)?;
    if end > padded.len() {
        return None;
    }
    padded.truncate(end);
    padded.drain(..HEAD);
    Some(padded)
}

fn padded_length(length: usize) -> usize {
    let length = length.max(SHORTEST);
    let exponent = length.ilog2();
    let kept = exponent.ilog2() + 1;
    let step = 1_usize << exponent.saturating_sub(kept);
    length.checked_next_multiple_of(step).unwrap_or(length)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lengths_are_those_of_the_publication() {
        for (length, padded) in
            [(0, 64), (64, 64), (65, 72), (100, 104), (1000, 1024), (8196, 8704), (100_000, 100_352)]
        {
            assert_eq!(padded_length(length), padded, "{length}");
        }
    }

    proptest! {
        #[test]
        fn a_value_comes_back_and_grows_by_an_eighth_at_most(value in prop::collection::vec(any::<u8>(), 0..3000)) {
            let padded = padded(&value).unwrap();
            prop_assert!(padded.len() >= SHORTEST);
            prop_assert!(padded.len() <= ((value.len() + HEAD) * 9 / 8).max(SHORTEST));
            prop_assert_eq!(unpadded(padded), Some(value));
        }

        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = unpadded(bytes);
        }
    }
}
