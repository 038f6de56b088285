//! Headings of columns as they are compared.

/// A heading as it is compared: letters and digits alone, in lower case, Latin letters without accents.
pub fn heading_key(heading: &str) -> String {
    let mut key = String::with_capacity(heading.len());
    for letter in heading.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase) {
        match letter {
            'à'..='å' => key.push('a'),
            'ç' => key.push('c'),
            'è'..='ë' => key.push('e'),
            'ì'..='ï' => key.push('i'),
            'ñ' => key.push('n'),
            'ò'..='ö' | 'ø' => key.push('o'),
            'ù'..='ü' => key.push('u'),
            'ß' => key.push_str("ss"),
            'æ' => key.push_str("ae"),
            'œ' => key.push_str("oe"),
            _ => key.push(letter),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::heading_key;

    #[test]
    fn case_accents_and_punctuation_do_not_matter() {
        assert_eq!(heading_key("# Número de Empleados"), "numerodeempleados");
        assert_eq!(heading_key("Straße_Nr."), "strassenr");
        assert_eq!(heading_key(" - "), "");
    }
}
