//! A text that must be found nowhere, in any of the forms it might be left in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// How many characters of a text are enough to be a trace of it.
const PIECE: usize = 12;

/// Pieces of a text in every form, and what each form is called.
pub(crate) struct Trace {
    /// By their length, so that each place is looked at once for every length.
    pieces: BTreeMap<usize, BTreeMap<Vec<u8>, &'static str>>,
}

impl Trace {
    /// Every piece of an ASCII text as UTF-8, UTF-16 and base64, in either case.
    pub(crate) fn of(text: &str) -> Self {
        assert!(text.is_ascii() && text.len() >= PIECE);
        let mut trace = Self { pieces: BTreeMap::new() };
        for piece in text.to_ascii_lowercase().as_bytes().windows(PIECE) {
            let wide = |order: fn(u16) -> [u8; 2]| piece.iter().flat_map(|byte| order(u16::from(*byte))).collect();
            trace.add(piece.to_vec(), "as it is");
            trace.add(wide(u16::to_le_bytes), "in UTF-16");
            trace.add(wide(u16::to_be_bytes), "in UTF-16");
        }
        for skipped in 0..3 {
            // Wherever a text begins in what is encoded, base64 repeats after three bytes.
            let encoded = base64(&text.as_bytes()[skipped..]);
            for piece in encoded.to_ascii_lowercase().as_bytes().windows(PIECE) {
                trace.add(piece.to_vec(), "in base64");
            }
        }
        trace
    }

    fn add(&mut self, piece: Vec<u8>, form: &'static str) {
        self.pieces.entry(piece.len()).or_default().insert(piece, form);
    }

    /// The form of the first trace in these bytes.
    pub(crate) fn found_in(&self, bytes: &[u8]) -> Option<&'static str> {
        let bytes = bytes.to_ascii_lowercase();
        self.pieces
            .iter()
            .find_map(|(length, pieces)| bytes.windows(*length).find_map(|window| pieces.get(window)).copied())
    }

    /// Every file under a directory with a trace in it or in its name, and the form of that.
    pub(crate) fn found_under(&self, directory: &Path) -> Vec<(String, &'static str)> {
        let files = files(directory);
        let forms = files.iter().filter_map(|(name, bytes)| {
            let form = self.found_in(name.as_bytes()).or_else(|| self.found_in(bytes))?;
            Some((name.clone(), form))
        });
        forms.collect()
    }
}

/// Every file under a directory, by its path in it.
#[expect(clippy::disallowed_methods, reason = "a test reads what the program left")]
pub(crate) fn files(directory: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&path).unwrap());
        }
    }
    found
}

/// Base64 of the standard alphabet, without what a last incomplete group would add.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks_exact(3).flat_map(|group| {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        [18, 12, 6, 0].map(|shift| char::from(ALPHABET[(bits >> shift & 63) as usize]))
    });
    groups.collect()
}

#[test]
fn a_trace_is_found_in_every_form_and_nothing_else_is() {
    let trace = Trace::of("Quillfeather owes Zyxwillow");
    let wide: Vec<u8> = "xx feather owes Zyx".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(base64(b"any carnal pleas"), "YW55IGNhcm5hbCBwbGVh");
    for (bytes, form) in [
        (b"..QUILLFEATHER.".to_vec(), Some("as it is")),
        (wide, Some("in UTF-16")),
        (base64(b"{\"a\":\"Quillfeather owes Zyxwillow\"}").into_bytes(), Some("in base64")),
        (base64(b"{\"ab\":\"Quillfeather owes Zyxwillow\"}").into_bytes(), Some("in base64")),
        (base64(b"{\"abc\":\"Quillfeather owes Zyxwillow\"}").into_bytes(), Some("in base64")),
        (b"Quillfeathe owe Zyxwillo".to_vec(), None),
        (Vec::new(), None),
    ] {
        assert_eq!(trace.found_in(&bytes), form, "{}", String::from_utf8_lossy(&bytes));
    }
}
