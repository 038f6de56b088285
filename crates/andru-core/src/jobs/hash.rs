//! A fast hash of 64 bits, the same on every machine; not for anything an attacker gains by colliding.

/// Mixes 8 bytes at a time by a folded multiplication, the idea of wyhash and foldhash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash64(u64);

impl Hash64 {
    /// Begins with a seed; the same text under another seed has another hash.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    /// Takes a number in.
    pub(super) fn number(&mut self, number: u64) {
        let product = u128::from(self.0 ^ number) * u128::from(0xa076_1d64_78bd_642f_u64);
        #[expect(clippy::cast_possible_truncation, reason = "both halves of the product are kept, one upon the other")]
        let folded = (product as u64) ^ ((product >> 64) as u64);
        self.0 = folded;
    }

    /// Takes bytes in, and how many there are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.number(u64::from_le_bytes(*word));
        }
        let tail = rest.iter().fold(0, |tail, byte| (tail << 8) | u64::from(*byte));
        self.number(tail ^ ((bytes.len() as u64) << 56));
    }

    /// The hash of everything taken in.
    pub(super) fn finish(mut self) -> u64 {
        self.number(0x2545_f491_4f6c_dd1d);
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn hash(text: &str) -> u64 {
        let mut hash = Hash64::new(1);
        hash.bytes(text.as_bytes());
        hash.finish()
    }

    #[test]
    fn near_texts_do_not_collide() {
        let texts = (0..200_000).map(|number| format!("company-{number}.example"));
        let hashes: HashSet<u64> = texts.map(|text| hash(&text)).collect();
        assert_eq!(hashes.len(), 200_000);
        assert_ne!(hash(""), hash("\0"));
        assert_ne!(hash("a\0"), hash("a"));
    }

    #[test]
    fn every_sixteenth_of_the_range_gets_its_share() {
        let mut shares = [0_u32; 16];
        for number in 0..160_000 {
            shares[usize::try_from(hash(&number.to_string()) >> 60).unwrap()] += 1;
        }
        assert!(shares.iter().all(|share| (9_500..10_500).contains(share)), "{shares:?}");
    }
}
