//! `icp learn` on files that are not what it asks for: each is read as it was meant, or refused with what is wrong.

use std::fmt::Write as _;

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

/// A header row and 60 deals, half of them won; food companies win more often.
fn deals(header: &str, won: &str, lost: &str, delimiter: &str) -> String {
    let mut text = format!("{}\n", header.replace(',', delimiter));
    for deal in 0..60 {
        let industry = ["Food", "Rail", "Toys"][deal % 3];
        let outcome = if (deal % 3 == 0) == (deal % 10 < 8) { won } else { lost };
        let row = [format!("Deal {deal}"), outcome.to_owned(), industry.to_owned(), (deal % 7 * 10).to_string()];
        let _ = writeln!(text, "{}", row.join(delimiter));
    }
    text
}

fn usual() -> String {
    deals("Name,Stage,Industry,Size", "Won", "Lost", ",")
}

/// What `icp learn` makes of some bytes: the counts, the columns learned from and the notes, or what is wrong.
fn learn(input: impl AsRef<[u8]>, arguments: &[&str]) -> String {
    let run = Intel::new().piped(&[&["icp", "learn", "--json", "--quiet"], arguments].concat(), input);
    assert!(!run.err.contains("panicked"), "{run}");
    if run.code != 0 {
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{run}");
        assert!(run.err.starts_with("error: "), "{run}");
        return run.err.trim_end().replace('\n', " / ");
    }
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let fields = report["fields"].as_array().unwrap();
    let used: Vec<&str> =
        fields.iter().filter(|field| field["status"] == "used").map(|field| field["name"].as_str().unwrap()).collect();
    let mut said = format!(
        "{} rows, {} deals, {} won: {}",
        report["input"]["rows"],
        report["deals"],
        report["won"],
        report["verdict"].as_str().unwrap(),
    );
    for (at, name) in used.iter().take(4).enumerate() {
        let _ = write!(said, " {} {name}", if at == 0 { "from" } else { "+" });
    }
    if used.len() > 4 {
        let _ = write!(said, " + {} more", used.len() - 4);
    }
    for note in report["input"]["notes"].as_array().unwrap() {
        let _ = write!(said, " / {}", note.as_str().unwrap());
    }
    said.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'")
}

/// What was said of each case, a line each.
fn said<const N: usize>(cases: [(&str, String, &[&str]); N]) -> String {
    said_of_bytes(cases.map(|(name, text, arguments)| (name, text.into_bytes(), arguments)))
}

fn said_of_bytes<const N: usize>(cases: [(&str, Vec<u8>, &[&str]); N]) -> String {
    cases.map(|(name, input, arguments)| format!("{name}: {}", learn(input, arguments))).join("\n")
}

/// The header row and the first rows of the usual file.
fn first(rows: usize) -> String {
    usual().lines().take(rows + 1).collect::<Vec<_>>().join("\n")
}

/// A file of so many columns, the outcome first.
fn wide(columns: usize) -> String {
    let mut text = String::from("Stage");
    for column in 1..columns {
        let _ = write!(text, ",c{column}");
    }
    for deal in 0..24 {
        text.push_str(if deal % 2 == 0 { "\nWon" } else { "\nLost" });
        for column in 1..columns {
            let _ = write!(text, ",{}", (deal * 31 + column * 17) % 5);
        }
    }
    text
}

#[test]
fn files_written_in_other_ways_are_read_alike() {
    let with = |delimiter: &str| deals("Name,Stage,Industry,Size", "Won", "Lost", delimiter);
    let marked = |mark: &[u8], units: &dyn Fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(usual().encode_utf16().flat_map(units)).collect()
    };
    let latin: Vec<u8> =
        usual().replace("Food", "Caf#").bytes().map(|byte| if byte == b'#' { 0xe9 } else { byte }).collect();
    assert_snapshot!(said_of_bytes([
        ("as usual", usual().into(), &[]),
        ("semicolons", with(";").into(), &[]),
        ("semicolons and decimal commas", with(";").replace("0\n", "0,5\n").into(), &[]),
        ("tabs", with("\t").into(), &[]),
        ("bars", with("|").into(), &[]),
        ("byte order mark", format!("\u{feff}{}", usual()).into(), &[]),
        ("byte order mark before a quote", format!("\u{feff}\"Stage\",Size\n{}", "Won,1\nLost,2\nLost,1\n".repeat(30)).into(), &[]),
        ("UTF-16, low byte first", marked(&[0xff, 0xfe], &u16::to_le_bytes), &[]),
        ("UTF-16, high byte first", marked(&[0xfe, 0xff], &u16::to_be_bytes), &[]),
        ("UTF-16 without a mark", marked(&[], &u16::to_le_bytes), &[]),
        ("Latin-1", latin, &[]),
        ("CRLF", usual().replace('\n', "\r\n").into(), &[]),
        ("CR alone", usual().replace('\n', "\r").into(), &[]),
        ("quoted line breaks", usual().replace("Food", "\"Food\nand \"\"drink\"\"\"").into(), &[]),
        ("a line break in a header", usual().replace("Industry", "\"Indus\ntry\"").into(), &[]),
        ("NUL bytes", usual().replace("Food", "Fo\0od").into(), &[]),
        ("titles above and a sum below", format!("Deals\n\nMade on 2026-11-24\n{}\nTotal\n", usual()).into(), &[]),
    ]), @r#"
        as usual: 60 rows, 60 deals, 24 won: learned from Industry + Size
        semicolons: 60 rows, 60 deals, 24 won: learned from Industry + Size
        semicolons and decimal commas: 60 rows, 60 deals, 24 won: learned from Industry + Size
        tabs: 60 rows, 60 deals, 24 won: learned from Industry + Size
        bars: 60 rows, 60 deals, 24 won: learned from Industry + Size
        byte order mark: 60 rows, 60 deals, 24 won: learned from Industry + Size
        byte order mark before a quote: 90 rows, 90 deals, 30 won: learned from Size
        UTF-16, low byte first: 60 rows, 60 deals, 24 won: learned from Industry + Size
        UTF-16, high byte first: 60 rows, 60 deals, 24 won: learned from Industry + Size
        UTF-16 without a mark: 60 rows, 60 deals, 24 won: learned from Industry + Size
        Latin-1: 60 rows, 60 deals, 24 won: learned from Industry + Size / 20 cells of the list of deals read as Windows-1252
        CRLF: 60 rows, 60 deals, 24 won: learned from Industry + Size
        CR alone: 60 rows, 60 deals, 24 won: learned from Industry + Size
        quoted line breaks: 60 rows, 60 deals, 24 won: learned from Industry + Size
        a line break in a header: 60 rows, 60 deals, 24 won: learned from Indus\ntry + Size
        NUL bytes: 60 rows, 60 deals, 24 won: learned from Industry + Size
        titles above and a sum below: 61 rows, 60 deals, 24 won: learned from Industry + Size / 1 row of the list of deals with fewer cells than headers
        "#);
}

#[test]
fn odd_columns_and_rows_are_read_and_counted() {
    let lost = |word: &str| deals("Name,Stage,Industry,Size", "Won", word, ",");
    let spelt = "Stage,Size\nwon,1\nWON,2\nClosed Won,3\n closed-won ,4\n6 - Closed Won,5\n\
                 lost,1\nLOST,2\nClosed Lost,3\nclosed/lost,4\n7. Closed lost,5\n";
    let named = "Stage,Size\nja,1\nJA,2\n Ja ,3\nja!,4\nJ-A,5\nnein,1\nNEIN,2\nNein,3\nnein.,4\nn ein,5\n";
    let twice: String = (0..60).map(|deal| ["Won,Won,1\n", "Lost,Lost,2\n", "Lost,Lost,1\n"][deal % 3]).collect();
    assert_snapshot!(said([
        ("all won", lost("Won"), &[]),
        ("all lost", usual().replace("Won", "Lost"), &[]),
        ("three deals", first(3), &[]),
        ("one deal", first(1), &[]),
        ("outcomes spelt in five ways", spelt.to_owned(), &[]),
        ("five spellings of a word that is named", named.to_owned(), &["--outcome", "stage", "--won", "ja"]),
        ("one known outcome", lost("Beta"), &[]),
        ("an outcome that acts on a terminal", lost("\u{1b}[31m`rm -rf`\u{202e}"), &[]),
        ("two columns of one name", usual().replace("Size", "Industry"), &[]),
        ("the outcome twice", format!("Stage,Stage,Size\n{twice}"), &[]),
        ("a column without a name", usual().replace("Industry", ""), &[]),
        ("10,000 columns", wide(10_000), &[]),
        ("numbers past all bounds", usual().replace(",10\n", ",1e999\n").replace(",20\n", &format!(",{}\n", "9".repeat(400))), &[]),
        ("words for no number", usual().replace(",10\n", ",NaN\n").replace(",20\n", ",-inf\n"), &[]),
        ("rows of other lengths", usual().replace(",Rail,", ",Rail,1,2,").replace(",Toys,0\n", "\n"), &[]),
        ("a quote that is not closed", usual().replacen("Food", "\"Food", 1), &[]),
        ("a cell of nearly 1 MiB", format!("{}Big,Won,{},4\n", usual(), "x".repeat((1 << 20) - 100)), &[]),
        ("a cell of 1 MiB", format!("{}Big,Won,{},4\n", usual(), "x".repeat(1 << 20)), &[]),
        ("nothing left to learn from", usual(), &["--ignore", "Name,Industry,Size"]),
    ]), @r"
    all won: 60 rows, 60 deals, 60 won: too_few_deals from Industry + Size
    all lost: 60 rows, 60 deals, 0 won: too_few_deals from Industry + Size
    three deals: 3 rows, 3 deals, 1 won: too_few_deals from Size
    one deal: 1 rows, 1 deals, 1 won: too_few_deals
    outcomes spelt in five ways: 10 rows, 10 deals, 5 won: too_few_deals from Size
    five spellings of a word that is named: 10 rows, 10 deals, 5 won: too_few_deals from Size
    one known outcome: 60 rows, 24 deals, 24 won: too_few_deals from Industry + Size / 36 rows left out: we do not know whether these values of `Stage` mean won, lost or open: `Beta` (36)
    an outcome that acts on a terminal: 60 rows, 24 deals, 24 won: too_few_deals from Industry + Size / 36 rows left out: we do not know whether these values of `Stage` mean won, lost or open: `'rm -rf'�` (36)
    two columns of one name: 60 rows, 60 deals, 24 won: learned from Industry + Industry (2) / 1 column with the name of another, numbered such as `Name (2)`
    the outcome twice: 60 rows, 60 deals, 20 won: learned from Size / 1 column with the name of another, numbered such as `Name (2)`
    a column without a name: 60 rows, 60 deals, 24 won: learned from Column 3 + Size
    10,000 columns: 24 rows, 24 deals, 12 won: too_few_deals from c1 + c2 + c3 + c4 + 9995 more
    numbers past all bounds: 60 rows, 60 deals, 24 won: learned from Industry + Size
    words for no number: 60 rows, 60 deals, 24 won: learned from Industry + Size
    rows of other lengths: 60 rows, 60 deals, 24 won: learned from Industry + Size / 3 rows of the list of deals with fewer cells than headers / 20 rows of the list of deals with more cells than headers
    a quote that is not closed: 1 rows, 1 deals, 1 won: too_few_deals / a quote in the row on line 2 of the list of deals is not closed: all after it is one cell / 1 row of the list of deals with fewer cells than headers
    a cell of nearly 1 MiB: 61 rows, 61 deals, 25 won: learned from Industry + Size
    a cell of 1 MiB: 61 rows, 60 deals, 24 won: learned from Industry + Size / 1 row of the list of deals left out: over 1 MiB or not valid
    nothing left to learn from: 60 rows, 60 deals, 24 won: nothing_learnable
    ");
}

#[test]
fn what_is_no_history_of_deals_is_refused() {
    let only_rows = usual().lines().skip(1).collect::<Vec<_>>().join("\n");
    assert_snapshot!(said_of_bytes([
        ("empty", Vec::new(), &[]),
        ("one blank", b" ".to_vec(), &[]),
        ("a byte order mark", b"\xef\xbb\xbf".to_vec(), &[]),
        ("blank rows", b"\n\n,,,\n  \n".to_vec(), &[]),
        ("NUL bytes", vec![0; 1000], &[]),
        ("a header row", first(0).into(), &[]),
        ("a header row over blank rows", format!("{}\n,,,\n\n", first(0)).into(), &[]),
        ("no header row", only_rows.into(), &[]),
        ("one column", b"Stage\nWon\nLost\n".to_vec(), &[]),
        ("10,001 columns", wide(10_001).into(), &[]),
        ("a header of 1 MiB", format!("{},Stage\na,Won\n", "x".repeat(1 << 20)).into(), &[]),
        ("no closed deal", usual().replace("Won", "Demo").replace("Lost", "Open").into(), &["--outcome", "Stage"]),
        ("outcomes we do not know", usual().replace("Won", "Up").replace("Lost", "Down").into(), &["--outcome", "Stage"]),
        ("a word for both", usual().into(), &["--outcome", "Stage", "--won", "Won", "--lost", "won"]),
        ("a word that is not there", usual().into(), &["--outcome", "Stage", "--won", "Yes"]),
        ("a time that is none", usual().into(), &["--time", "Name"]),
        ("a column that is not there", usual().into(), &["--only", "Nme"]),
        ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\x01\x02".to_vec(), &[]),
        ("a workbook", b"PK\x03\x04\x14\0\x06\0[Content_Types].xml".to_vec(), &[]),
        ("a page", b"<!DOCTYPE html><html><body>Sign in, please</body></html>".to_vec(), &[]),
    ]), @r#"
        empty: error: the list of deals is empty
        one blank: error: the list of deals is empty
        a byte order mark: error: the list of deals is empty
        blank rows: error: the list of deals is empty
        NUL bytes: error: the list of deals is empty
        a header row: error: the list of deals has a header row but no deal under it
        a header row over blank rows: error: the list of deals has a header row but no deal under it
        no header row: error: the first row of the list of deals is a deal and no header row: it has `Won` / hint: put a row above it that names every column
        one column: error: the list of deals must have at least 2 columns, not 1, `Stage`
        10,001 columns: error: the list of deals must have at most 10,000 columns, not 10,001
        a header of 1 MiB: error: the header row of the list of deals is over 1 MiB
        no closed deal: error: no row is a closed deal by column `Stage`: 60 open
        outcomes we do not know: error: no value of column `Stage` is known to mean won or lost / hint: say which one means won with `--won`; its values are `Up`, `Down`
        a word for both: error: `Won` cannot be both `--won` and `--lost`
        a word that is not there: error: `--won`: column `Stage` has no value `Yes` / hint: its values are `Won`, `Lost`
        a time that is none: error: `--time`: column `Name` cannot be ordered: `Deal 0` is not a date / hint: take a column of dates such as `2025-03-31`, or of plain numbers
        a column that is not there: error: `--only`: there is no column `Nme` / hint: the nearest are `Name`
        gzip: error: the list of deals is a workbook or a compressed file, not text / hint: save it as CSV, or unpack it, and give that
        a workbook: error: the list of deals is a workbook or a compressed file, not text / hint: save it as CSV, or unpack it, and give that
        a page: error: the list of deals has a header row but no deal under it
        "#);
}

#[test]
fn json_is_read_row_by_row() {
    let outcome = |deal: usize| if deal.is_multiple_of(2) { "Won" } else { "Lost" };
    let industry = |deal: usize| ["Food", "Rail", "Toys"][deal % 3];
    let lines = |line: &dyn Fn(usize) -> String| (0..60).map(line).collect::<Vec<_>>().join("\n");
    let plain =
        lines(&|deal| format!(r#"{{"Stage":"{}","Industry":"{}","n":{}}}"#, outcome(deal), industry(deal), deal % 5));
    let flags = lines(&|deal| format!(r#"{{"won":{},"Industry":"{}"}}"#, deal % 2 == 0, industry(deal)));
    let nested = lines(&|deal| {
        format!(
            r#"{{"Stage":"{}","account":{{"Industry":"{}","sizes":[{},2]}},"tags":[]}}"#,
            outcome(deal),
            industry(deal),
            deal % 5
        )
    });
    assert_snapshot!(said([
        ("lines", plain, &[]),
        ("an array", format!("[{}]", flags.replace('\n', ",")), &[]),
        ("objects within", nested, &[]),
        ("an array of arrays", r#"[["Stage","Size"],["Won",1]]"#.to_owned(), &[]),
        ("a broken line", "{\"Stage\":\"Won\",\"n\":1}\n{\"Stage\":\"Lost\",\n{\"Stage\":\"Lost\",\"n\":2}\n".to_owned(), &[]),
        ("a number past all bounds", "{\"Stage\":\"Won\",\"n\":1e999}\n{\"Stage\":\"Lost\",\"n\":2}\n".to_owned(), &[]),
        ("arrays without end", format!("{{\"Stage\":\"Won\",\"a\":{}", "[".repeat(100_000)), &[]),
        ("no row", "[]".to_owned(), &[]),
        ("empty rows", "{}\n{}\n".to_owned(), &[]),
    ]), @r#"
        lines: 60 rows, 60 deals, 30 won: too_few_deals from Industry + n
        an array: 60 rows, 60 deals, 30 won: too_few_deals from Industry / every deal that is not won by `won` counts as lost: no column says which deals are still open
        objects within: 60 rows, 60 deals, 30 won: too_few_deals from account
        an array of arrays: error: the list of deals has a header row but no deal under it
        a broken line: 3 rows, 2 deals, 1 won: too_few_deals from n / 1 row of the list of deals left out: over 1 MiB or not valid
        a number past all bounds: 2 rows, 1 deals, 0 won: too_few_deals / 1 row of the list of deals left out: over 1 MiB or not valid
        arrays without end: error: no row of the list of deals can be read: each is over 1 MiB or not valid
        no row: error: the list of deals is empty
        empty rows: error: the list of deals is empty
        "#);
}

#[test]
fn nothing_in_a_file_acts_on_the_terminal() {
    let hostile = usual()
        .replace("Industry", "\u{1b}[31mIndustry\u{202e}")
        .replace("Food", "\u{1b}]0;owned\u{7}Food")
        .replace("Size", "\"Si\nze\"")
        .replace("Lost", "Lost\u{9b}2J");
    let arguments = ["icp", "learn", "--outcome", "Stage", "--won", "Won"];
    let run = Intel::new().piped(&arguments, hostile);
    assert_eq!(run.code, 0, "{run}");
    let acts = |letter: char| (letter.is_control() && letter != '\n') || ('\u{202a}'..='\u{202e}').contains(&letter);
    assert_eq!(run.out.chars().chain(run.err.chars()).find(|letter| acts(*letter)), None, "{run}");
    assert!(run.out.contains("Si ze"), "{run}");
}
