//! A key as text.

use zeroize::Zeroizing;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The bytes, two lower-case digits each.
pub(super) fn encode(bytes: &[u8]) -> Zeroizing<String> {
    // Of its final size from the start: text that grows leaves copies behind.
    let mut text = Zeroizing::new(String::with_capacity(bytes.len() * 2));
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            text.push(char::from(DIGITS.get(usize::from(digit)).copied().unwrap_or_default()));
        }
    }
    text
}

/// The bytes of an even number of digits; `None` where it is anything else.
pub(super) fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (pairs, []) = text.as_chunks::<2>() else { return None };
    let mut bytes = Zeroizing::new(Vec::with_capacity(pairs.len()));
    for [high, low] in pairs {
        bytes.push(digit(*high)? << 4 | digit(*low)?);
    }
    Some(bytes)
}

fn digit(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_comes_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(*decode(encode(&bytes).as_bytes()).unwrap(), bytes);
        assert_eq!(encode(&[0, 10, 255]).as_str(), "000aff");
    }

    #[test]
    fn what_is_not_digits_is_nothing() {
        for text in ["0", "0g", "+1", " 1", "0x", "é"] {
            assert!(decode(text.as_bytes()).is_none(), "{text}");
        }
    }
}
