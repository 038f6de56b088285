//! Names of months.

/// The number, 1 to 12, of a month written in lower case, in full or shortened, in English, German, Spanish or French.
pub(in crate::read) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "jan" | "january" | "januar" | "jän" | "jänner" | "ene" | "enero" | "janv" | "janvier" => 1,
        "feb" | "february" | "februar" | "febrero" | "févr" | "février" => 2,
        "mar" | "march" | "märz" | "mär" | "mrz" | "marzo" | "mars" => 3,
        "apr" | "april" | "abr" | "abril" | "avr" | "avril" => 4,
        "may" | "mai" | "mayo" => 5,
        "jun" | "june" | "juni" | "junio" | "juin" => 6,
        "jul" | "july" | "juli" | "julio" | "juil" | "juillet" => 7,
        "aug" | "august" | "ago" | "agosto" | "août" => 8,
        "sep" | "sept" | "september" | "septiembre" | "septembre" => 9,
        "oct" | "october" | "okt" | "oktober" | "octubre" | "octobre" => 10,
        "nov" | "november" | "noviembre" | "novembre" => 11,
        "dec" | "december" | "dez" | "dezember" | "dic" | "diciembre" | "déc" | "décembre" => 12,
        _ => return None,
    })
}
