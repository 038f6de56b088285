//! How many rows a shelf has and which, in 40 bytes that change with every row.
//!
//! An additive multiset hash (Clarke et al., "Incremental Multiset Hash Functions", ASIACRYPT 2003): each row
//! adds the HMAC of its name and its tag, modulo 2^256. Rows come and go in any order, and nobody without the
//! key can put together other rows of the same sum.

/// What one row adds: an HMAC-SHA256.
pub(crate) type Element = [u8; 32];

/// The number and the sum of the rows of a shelf.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Multiset {
    count: u64,
    sum: [u64; 4],
}

impl Multiset {
    /// How many bytes a multiset is written as.
    const LENGTH: usize = 40;

    /// How many rows there are.
    #[cfg(test)]
    pub(crate) const fn count(&self) -> u64 {
        self.count
    }

    /// Takes a row in.
    pub(crate) fn add(&mut self, element: &Element) {
        self.count = self.count.wrapping_add(1);
        let mut carry = false;
        for (limb, part) in self.sum.iter_mut().zip(limbs(element)) {
            let (first, over) = limb.overflowing_add(part);
            let (second, again) = first.overflowing_add(u64::from(carry));
            (*limb, carry) = (second, over || again);
        }
    }

    /// Takes a row out.
    pub(crate) fn remove(&mut self, element: &Element) {
        self.count = self.count.wrapping_sub(1);
        let mut borrow = false;
        for (limb, part) in self.sum.iter_mut().zip(limbs(element)) {
            let (first, under) = limb.overflowing_sub(part);
            let (second, again) = first.overflowing_sub(u64::from(borrow));
            (*limb, borrow) = (second, under || again);
        }
    }

    /// The bytes it is kept as.
    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(Self::LENGTH);
        bytes.extend_from_slice(&self.count.to_le_bytes());
        self.sum.iter().for_each(|limb| bytes.extend_from_slice(&limb.to_le_bytes()));
        bytes
    }

    /// The multiset of these bytes; `None` where they are none.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (count, sum) = bytes.split_first_chunk::<8>()?;
        Some(Self { count: u64::from_le_bytes(*count), sum: limbs(sum.try_into().ok()?) })
    }
}

fn limbs(element: &Element) -> [u64; 4] {
    let mut limbs = [0; 4];
    for (limb, bytes) in limbs.iter_mut().zip(element.as_chunks::<8>().0) {
        *limb = u64::from_le_bytes(*bytes);
    }
    limbs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_does_not_matter_and_what_left_is_forgotten(
            rows in prop::collection::vec(any::<Element>(), 0..20), gone in any::<Element>(),
        ) {
            let (mut forth, mut back) = (Multiset::default(), Multiset::default());
            for row in &rows {
                forth.add(row);
            }
            back.add(&gone);
            for row in rows.iter().rev() {
                back.add(row);
            }
            back.remove(&gone);
            prop_assert_eq!(forth, back);
            prop_assert_eq!(forth.count(), rows.len() as u64);
            prop_assert_eq!(Multiset::from_bytes(&forth.to_bytes()), Some(forth));
        }

        #[test]
        fn another_row_is_another_sum(one in any::<Element>(), other in any::<Element>()) {
            prop_assume!(one != other);
            let (mut first, mut second) = (Multiset::default(), Multiset::default());
            first.add(&one);
            second.add(&other);
            prop_assert_ne!(first, second);
        }
    }

    #[test]
    fn bytes_of_another_length_are_none() {
        assert_eq!(Multiset::from_bytes(&[0; 39]), None);
        assert_eq!(Multiset::from_bytes(&[0; 41]), None);
    }
}
