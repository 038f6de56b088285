//! Sizes padded, so that the length of a sealed value says little of what is in it.
//!
//! Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PETS
//! 2019): a length keeps only its leading bits, which costs at most 12% and usually far less.

/// The shortest padded length, in bytes: below it Padmé hides nothing.
const SHORTEST: usize = 64;

/// The bytes that say how long the value is.
const HEAD: usize = 4;

/// Room for `before` bytes, and behind it the value in `parts` with its length in front and zeros behind; `None` from
/// 4 GB on.
pub(super) fn padded_behind(before: usize, parts: &[&[u8]]) -> Option<Vec<u8>> {
    let length = parts.iter().try_fold(0_usize, |length, part| length.checked_add(part.len()))?;
    let whole = before.checked_add(padded_length(length.checked_add(HEAD)?))?;
    let mut out = Vec::with_capacity(whole);
    out.resize(before, 0);
    out.extend_from_slice(&u32::try_from(length).ok()?.to_le_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
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
            let padded = padded_behind(0, &[&value]).unwrap();
            prop_assert!(padded.len() >= SHORTEST);
            prop_assert!(padded.len() <= ((value.len() + HEAD) * 9 / 8).max(SHORTEST));
            prop_assert_eq!(unpadded(padded), Some(value));
        }

        #[test]
        fn parts_are_one_value_and_room_is_left_before_it(
            one in prop::collection::vec(any::<u8>(), 0..99), other in prop::collection::vec(any::<u8>(), 0..99),
        ) {
            let mut padded = padded_behind(29, &[&one, &other]).unwrap();
            prop_assert!(padded.iter().take(29).all(|byte| *byte == 0));
            prop_assert_eq!(unpadded(padded.split_off(29)), Some([one, other].concat()));
        }

        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            let _ = unpadded(bytes);
        }
    }
}
