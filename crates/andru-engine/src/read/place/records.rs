//! Places of real lists, where they are on this machine.

use super::place;

/// The text of a file of real records, or `None` where they are not on this machine.
#[expect(clippy::disallowed_methods, reason = "a test reads real records where they are present")]
fn shared(file: &str) -> Option<String> {
    let path = format!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reference/{}"), file);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) => {
            let required = std::env::var_os("ANDRU_REQUIRE_SHARED").is_some_and(|value| value == "1");
            assert!(!required, "{path}: {error}");
            println!("skipped: {path} is not on this machine");
            None
        }
    }
}

/// The rows of a comma-separated file, quotes honoured; enough for these two files.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    for letter in text.chars().filter(|letter| *letter != '\r') {
        let row = rows.last_mut().unwrap();
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            _ => row.last_mut().unwrap().push(letter),
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|head| head == name).unwrap()
}

#[test]
fn every_head_quarters_of_a_real_list_has_its_country() {
    let Some(text) = shared("sp500_constituents.csv") else {
        return;
    };
    let rows = rows(&text);
    let at = column(&rows, "Headquarters Location");
    let mut unread = Vec::new();
    let mut noted = Vec::new();
    for row in &rows[1..] {
        let reading = place(&row[at]);
        if reading.value.is_none() {
            unread.push(row[at].as_str());
        } else if let Some(note) = reading.note {
            noted.push(note);
        }
    }
    assert_eq!(rows.len(), 504);
    assert_eq!(unread, ["none"]);
    assert_eq!(noted, ["several places; the first is read"; 2]);
}

#[test]
fn every_code_and_name_of_the_standard_is_its_country() {
    let Some(text) = shared("country-codes.csv") else {
        return;
    };
    let rows = rows(&text);
    let columns =
        ["ISO3166-1-Alpha-2", "ISO3166-1-Alpha-3", "CLDR display name", "UNTERM English Short", "official_name_en"];
    let columns = columns.map(|name| column(&rows, name));
    let mut wrong = Vec::new();
    for row in &rows[1..] {
        for at in columns {
            let cell = row[at].as_str();
            let found = place(cell).value.map(|place| place.country.alpha2());
            if !cell.is_empty() && found != Some(row[columns[0]].as_str()) {
                wrong.push(format!("{cell}: {found:?}"));
            }
        }
    }
    assert_eq!(rows.len(), 250);
    // These mean two things when they stand alone.
    assert_eq!(wrong, ["Georgia: None", "Georgia: None", "Georgia: None", "NA: None"]);
}
