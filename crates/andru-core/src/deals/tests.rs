use std::fmt::Write as _;
use std::fs::File;
use std::path::PathBuf;

use super::*;

fn options(outcome: &str, won: &[&str], lost: &[&str]) -> DealOptions {
    let texts = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let outcome = Some(outcome.to_owned()).filter(|name| !name.is_empty());
    DealOptions { outcome, won: texts(won), lost: texts(lost), ..DealOptions::default() }
}

fn read(text: &str, options: &DealOptions) -> Result<DealsRead, ToolError> {
    read_deals(text.as_bytes(), options, Vec::new(), &Cancel::default())
}

fn recognise(text: &str) -> DealsRead {
    read(text, &DealOptions::default()).unwrap()
}

/// A row of figures: `+` won, `-` lost.
fn signs(read: &DealsRead) -> String {
    read.deals.won.iter().map(|won| if *won { '+' } else { '-' }).collect()
}

fn column(read: &DealsRead, name: &str) -> Vec<String> {
    let column = read.deals.columns.iter().find(|column| column.name == name).unwrap();
    (0..read.deals.len()).map(|deal| column.text(deal).to_owned()).collect()
}

fn names(read: &DealsRead) -> Vec<&str> {
    read.deals.columns.iter().map(|column| column.name.as_str()).collect()
}

fn message(result: Result<DealsRead, ToolError>) -> String {
    let error = result.unwrap_err();
    format!("{error} | {}", error.hints().join(" | "))
}

#[test]
fn exports_of_the_usual_systems_need_no_flag() {
    for (text, outcome, expected) in [
        (
            "Deal Name,Deal Stage,Is Closed Won\nA,closedwon,true\nB,closedlost,false\nC,contractsent,false\n",
            "Deal Stage",
            "+-",
        ),
        (
            "Deal Name,Deal Stage,Is Closed Won,Is Closed\nA,123,true,true\nB,124,false,true\nC,9,false,false\n",
            "Is Closed Won",
            "+-",
        ),
        ("Opportunity Name,Stage,Amount\nA,Closed Won,1\nB,Closed Lost,2\nC,Prospecting,3\n", "Stage", "+-"),
        ("Id,IsWon,IsClosed\nA,true,true\nB,false,true\nC,false,false\n", "IsWon", "+-"),
        ("Deal - Title,Deal - Status\nA,Won\nB,Lost\nC,Open\n", "Deal - Status", "+-"),
        ("Number,Opportunity Result\n1,Won\n2,Loss\n3,Won\n", "Opportunity Result", "+-+"),
        ("name;outcome\nA;won\nB;lost\n", "outcome", "+-"),
        ("name\tWon\nA\tyes\nB\tno\n", "Won", "+-"),
        ("name|Result\nA|6 - Closed Won\nB|7 - Closed Lost\n", "Result", "+-"),
    ] {
        let read = recognise(text);
        assert_eq!((read.outcome_column.as_str(), signs(&read).as_str()), (outcome, expected), "{text}");
        assert!(!names(&read).contains(&outcome));
    }
}

#[test]
fn outcomes_spelt_five_ways_are_two() {
    let text =
        "id,how\n1,won\n2,Won\n3,WON\n4, closed-won\n5,Closed Won\n6,lost\n7,LOST \n8,closed_lost\n9,Closed Lost\n";
    let read = read(text, &options("how", &[], &[])).unwrap();
    assert_eq!(signs(&read), "+++++----");
    assert_eq!(read.won_values, ["won", "Won", "WON", "closed-won", "Closed Won"]);
    let read =
        super::tests::read("id,how\n1,Good one\n2,good-one\n3,GOOD_ONE\n4,bad\n", &options("how", &["good one"], &[]));
    assert_eq!(signs(&read.unwrap()), "+++-");
}

#[test]
fn what_is_not_won_is_lost_only_where_that_is_known() {
    let text = "id,s\n1,Won\n2,Lost\n3,Engaging\n4,Parked\n5,\n6,Parked\n";
    let read = read(text, &options("s", &["won"], &[])).unwrap();
    assert_eq!(signs(&read), "+-");
    let counts = DealCounts {
        rows: 6,
        closed: 2,
        open: 1,
        blank: 1,
        unknown: 2,
        unknown_values: vec![("Parked".to_owned(), 2)],
        ..DealCounts::default()
    };
    assert_eq!(read.counts, counts);
    assert!(read.notes.iter().any(|note| note.contains("`Parked` (2)")), "{:?}", read.notes);

    let one = super::tests::read("id,s\n1,A\n2,B\n3,Open\n", &options("s", &["A"], &[])).unwrap();
    assert_eq!((signs(&one).as_str(), one.lost_values.as_slice()), ("+-", &["B".to_owned()][..]));
    let only_open = super::tests::read("id,s\n1,Won\n2,Open\n", &options("s", &["Won"], &[])).unwrap();
    assert_eq!((signs(&only_open).as_str(), only_open.counts.open), ("+", 1));
    assert_eq!(
        message(super::tests::read("id,s\n1,A\n2,B\n3,C\n", &options("s", &["A"], &[]))),
        "no value of column `s` is known to mean lost | say which one does with `--lost`; its values are `A`, `B`, `C`"
    );
    let signed = super::tests::read("id,s\n1,Signed\n2,Won\n", &options("s", &["Signed"], &[])).unwrap();
    assert_eq!((signs(&signed).as_str(), signed.counts.unknown), ("+", 1));
    let truths = super::tests::read("{\"a\":1,\"s\":true}\n{\"a\":2,\"s\":false}\n", &options("s", &["TRUE"], &[]));
    assert_eq!(signs(&truths.unwrap()), "+-");
    let inverted = super::tests::read("id,s\n1,yes\n2,no\n", &options("s", &["no"], &[])).unwrap();
    assert_eq!(signs(&inverted), "-+");
    let asked = super::tests::read("id,s\n1,A\n2,B\n3,C\n", &options("s", &["A"], &["C"])).unwrap();
    assert_eq!((signs(&asked).as_str(), asked.counts.unknown), ("+-", 1));
}

#[test]
fn wrong_outcomes_are_refused_with_what_is_there() {
    let text = "id,Deal Stage\n1,Won\n2,Lost\n";
    for (options, expected) in [
        (options("Deal Stag", &[], &[]), "`--outcome`: there is no column `Deal Stag` | the nearest are `Deal Stage`"),
        (options("zzz", &[], &[]), "`--outcome`: there is no column `zzz` | the columns are `id`, `Deal Stage`"),
        (
            options("deal_stage", &["gone"], &[]),
            "`--won`: column `Deal Stage` has no value `gone` | its values are `Won`, `Lost`",
        ),
        (options("deal_stage", &["Won"], &["won"]), "`Won` cannot be both `--won` and `--lost` | "),
        (
            options("id", &[], &[]),
            "no value of column `id` is known to mean won or lost | say which one means won with `--won`; its values are `1`, `2`",
        ),
    ] {
        assert_eq!(message(read(text, &options)), expected);
    }
}

#[test]
fn bad_files_are_refused_clearly() {
    let wide = |count: usize| (0..count).map(|at| format!("column {at}")).collect::<Vec<_>>().join(",") + ",Status\n";
    for (text, expected) in [
        (String::new(), "the list of deals is empty"),
        (" \n\n".to_owned(), "the list of deals is empty"),
        ("Status\nWon\nLost\n".to_owned(), "the list of deals must have at least 2 columns, not 1, `Status`"),
        ("id,Status\n".to_owned(), "the list of deals has a header row but no deal under it"),
        ("1,alpha\n2,beta\n".to_owned(), "no column is known to say whether a deal was won or lost"),
        ("id,Status\n1,Open\n2,open\n3,\n".to_owned(), "no row is a closed deal by column `Status`: 2 open, 1 without"),
        (wide(10_000), "the list of deals must have at most 10,000 columns, not 10,001"),
    ] {
        let error = message(read(&text, &options(if text.contains("Status") { "Status" } else { "" }, &[], &[])));
        assert!(error.starts_with(expected), "{error}");
    }
    let mut widest = wide(9_999);
    for row in ["Won", "Lost"] {
        let _ = writeln!(widest, "{}{row}", "x,".repeat(9_999));
    }
    assert_eq!(recognise(&widest).deals.columns.len(), 9_999);
    let same = format!("{}Status\n{}Won\n", "a,".repeat(9_999), "x,".repeat(9_999));
    assert_eq!(names(&recognise(&same)).last(), Some(&"a (9999)"));
}

#[test]
fn files_as_they_come_are_read() {
    let plain = recognise("Name,Stage\nGröße,Won\n\"a\nb\",Lost\n");
    assert_eq!(column(&plain, "Name"), ["Größe", "a\nb"]);
    for bytes in [
        b"\xef\xbb\xbfName,Stage\r\nGr\xc3\xb6\xc3\x9fe,Won\r\n\"a\nb\",Lost\r\n".to_vec(),
        b"Name,Stage\nGr\xf6\xdfe,Won\n\"a\nb\",Lost\n".to_vec(),
        b"Deals of, spring\n\nName;Stage\nGr\xc3\xb6\xc3\x9fe;Won\n\"a\nb\";Lost;\n".to_vec(),
        std::iter::once(0xfeff)
            .chain("Name\tStage\nGröße\tWon\n\"a\nb\"\tLost\n".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect(),
        r#"[{"Name":"Größe","Stage":"Won"},{"Name":"a\nb","Stage":"Lost"}]"#.as_bytes().to_vec(),
        "{\"Name\":\" Größe\",\"Stage\":\"Won\"}\n{\"Stage\":\"Lost\",\"Name\":\"a\\nb\"}\n".as_bytes().to_vec(),
    ] {
        let read = read_deals(bytes.as_slice(), &DealOptions::default(), Vec::new(), &Cancel::default()).unwrap();
        assert_eq!(read.deals, plain.deals, "{}", String::from_utf8_lossy(&bytes));
    }
    let decimals = read("a;how\n1,5;2,5\n2,5;3,5\n", &options("how", &["2,5"], &[])).unwrap();
    assert_eq!((signs(&decimals).as_str(), column(&decimals, "a")), ("+-", vec!["1,5".to_owned(), "2,5".to_owned()]));
}

#[test]
fn columns_have_names_of_their_own_and_codes_by_appearance() {
    let read = recognise("a,a,Stage,,a,\n1,2,Won,3,4,\n5,2,Lost,,4,\n9,9,Open,9,9,\n1,6,Won,7\n1,6,Won,7,4,,8\n");
    assert_eq!(names(&read), ["a", "a (2)", "Column 4", "a (3)"]);
    let first = &read.deals.columns[0];
    assert_eq!(
        (first.cells.as_slice(), first.texts.as_slice()),
        (&[1, 2, 1, 1][..], &["", "1", "5"].map(String::from)[..])
    );
    assert_eq!(column(&read, "Column 4"), ["3", "", "7", "7"]);
    assert_eq!((read.counts.short_rows, read.counts.long_rows), (1, 1));
}

#[test]
fn renewals_are_left_out_and_counted() {
    let text = "id,Type,Stage\n1,New Business,Won\n2,Renewal,Won\n3,Existing Business,Lost\n4,,Lost\n5,Renewal,Open\n";
    let left_out = recognise(text);
    assert_eq!((signs(&left_out).as_str(), left_out.counts.renewals, left_out.counts.open), ("+-", 2, 1));
    let typed = |values: &[&str]| DealOptions {
        deal_type: Some(("type".to_owned(), values.iter().map(|value| (*value).to_owned()).collect())),
        ..DealOptions::default()
    };
    let asked = read(text, &typed(&["renewal", "new business"])).unwrap();
    assert_eq!((signs(&asked).as_str(), asked.counts.renewals), ("++", 2));
    assert!(message(read(text, &typed(&["other"]))).starts_with("`--type`: column `Type` has none of the values | "));
    assert!(message(read("id,Type,Stage\n1,Renewal,Won\n", &DealOptions::default())).contains("1 not new business"));
}

#[test]
fn deals_are_brought_into_the_order_of_time() {
    let timed = |rows: &str| {
        let options = DealOptions { time: Some("when".to_owned()), ..DealOptions::default() };
        read(&format!("id,When,Stage\n{rows}"), &options)
    };
    let order = |rows: &str| column(&timed(rows).unwrap(), "id").concat();
    assert_eq!(order("a,10,Won\nb,9,Lost\nc,,Won\nd,9,Won\ne,-1.5,Lost\n"), "cebda");
    assert_eq!(order("a,2025-10-01,Won\nb,2025-09-30T23:00:00Z,Lost\nc,Jan 3 2024,Won\n"), "cba");
    assert_eq!(order("a,13/01/2025,Won\nb,02/02/2024,Lost\nc,x,Open\n"), "ba");
    assert_eq!(timed("a,2,Won\nb,1,Lost\n").unwrap().deals.ordered_by.as_deref(), Some("When"));
    assert!(message(timed("a,2025-10-01,Won\nb,soon,Lost\n")).contains("cannot be ordered: `soon` is not a date"));
    assert!(message(timed("a,,Won\nb,,Lost\n")).contains("blank in every closed deal"));
}

#[test]
fn other_files_are_joined_by_name() {
    let spec =
        |file: &str, left: &str, right: &str| AccountSpec { file: file.into(), left: left.into(), right: right.into() };
    let join = |files: Vec<(AccountSpec, &'static str)>| {
        let deals = "id,product,Stage\n1,GTXPro,Won\n2,GTX Pro,Lost\n3,None such,Won\n4,,Lost\n5,A-B,Won\n6,x,Open\n";
        let files = files.into_iter().map(|(spec, text)| (spec, Box::new(text.as_bytes()) as Box<dyn Read>)).collect();
        read_deals(deals.as_bytes(), &DealOptions::default(), files, &Cancel::default())
    };
    let products = "name;id;maker\nGTX Pro;p1;m1\nAB;p2;m2\na b;p3;m2\nGTX Pro;p4;m4\n";
    let makers = "maker,country\nm1,Norway\nm2,Chile\n";
    let read =
        join(vec![(spec("dir/products.csv", "product", "Name"), products), (spec("m", "maker", "maker"), makers)])
            .unwrap();
    assert_eq!(names(&read), ["id", "product", "id (products)", "maker", "country"]);
    assert_eq!(column(&read, "id (products)"), ["p1", "p1", "", "", ""]);
    assert_eq!(column(&read, "country"), ["Norway", "Norway", "", "", ""]);
    let counts = |at: usize| (read.joins[at].matched, read.joins[at].unmatched, read.joins[at].blank);
    assert_eq!((counts(0), counts(1)), ((2, 2, 1), (2, 0, 3)));
    assert!(
        read.notes
            .iter()
            .any(|note| note.contains("1 row of `dir/products.csv` with a `name` that an earlier one has")),
        "{:?}",
        read.notes
    );
    assert!(message(join(vec![(spec("p", "produkt", "name"), products)])).contains("the nearest are `product`"));
    assert!(message(join(vec![(spec("p", "product", "nam"), products)])).contains("the nearest are `name`"));
}

#[test]
fn a_withdrawn_call_ends() {
    let cancel = Cancel::default();
    cancel.cancel();
    let text = "id,Stage\n".to_owned() + &"1,Won\n".repeat(1_000);
    let error = read_deals(text.as_bytes(), &DealOptions::default(), Vec::new(), &cancel).unwrap_err();
    assert_eq!(error.kind(), andru_tools::ErrorKind::Cancelled);
}

/// The file of a shared set of data; `None`, said aloud, where it is not on this machine.
#[expect(clippy::disallowed_methods, reason = "a test reads a set of data the product never opens")]
fn shared(name: &str) -> Option<File> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../../../shared/data/deals", name].iter().collect();
    let file = File::open(&path).ok();
    if file.is_none() {
        assert!(std::env::var_os("ANDRU_REQUIRE_SHARED").is_none(), "{} is required", path.display());
        println!("skipped: {} is absent", path.display());
    }
    file
}

#[test]
fn four_files_of_a_public_pipeline_meet() {
    let Some(deals) = shared("maven_crm/sales_pipeline.csv") else { return };
    let mut files: Vec<(AccountSpec, Box<dyn Read>)> = Vec::new();
    for (name, key) in [("accounts", "account"), ("products", "product"), ("sales_teams", "sales_agent")] {
        let Some(file) = shared(&format!("maven_crm/{name}.csv")) else { return };
        let spec = AccountSpec { file: format!("{name}.csv"), left: key.to_owned(), right: key.to_owned() };
        files.push((spec, Box::new(file)));
    }
    let options = DealOptions { time: Some("engage_date".to_owned()), ..options("deal_stage", &["Won"], &[]) };
    let read = read_deals(deals, &options, files, &Cancel::default()).unwrap();
    assert_eq!((read.deals.len(), read.deals.won()), (6_711, 4_238));
    assert_eq!((read.counts.rows, read.counts.open), (8_800, 2_089));
    assert!(
        read.joins.iter().all(|join| (join.matched, join.unmatched, join.blank) == (6_711, 0, 0)),
        "{:?}",
        read.joins
    );
    assert_eq!(read.deals.columns.len(), 7 + 6 + 2 + 2);
    assert!(read.deals.columns.iter().all(|column| column.cells.len() == 6_711));
    let times = column(&read, "engage_date");
    assert!(times.is_sorted() && !times[0].is_empty());
}

proptest::proptest! {
    /// Whatever a file holds, it is refused or becomes a table without holes in which every row is counted once.
    #[test]
    fn every_row_is_counted_once(pieces in proptest::collection::vec(0_usize..PIECES.len(), 0..60), header: bool) {
        let mut bytes = if header { b"id,Stage,When,Type\n".to_vec() } else { Vec::new() };
        for piece in pieces {
            bytes.extend_from_slice(PIECES[piece]);
        }
        let joined = bytes.clone();
        let spec = AccountSpec { file: "a.csv".into(), left: "id".into(), right: "id".into() };
        let files: Vec<(AccountSpec, Box<dyn Read>)> = vec![(spec, Box::new(joined.as_slice()))];
        let time = header.then(|| "when".to_owned());
        let options = DealOptions { time, ..DealOptions::default() };
        if let Ok(read) = read_deals(bytes.as_slice(), &options, files, &Cancel::default()) {
            let counts = &read.counts;
            let kinds = [counts.closed, counts.open, counts.blank, counts.unknown, counts.renewals, counts.unreadable];
            proptest::prop_assert_eq!(counts.rows, kinds.iter().sum::<u64>());
            proptest::prop_assert_eq!(counts.closed, read.deals.len() as u64);
            let mut names = std::collections::HashSet::new();
            for column in &read.deals.columns {
                proptest::prop_assert!(names.insert(column.name.clone()));
                proptest::prop_assert_eq!(column.cells.len(), read.deals.len());
                let distinct: std::collections::HashSet<&String> = column.texts.iter().collect();
                proptest::prop_assert_eq!(distinct.len(), column.texts.len());
                proptest::prop_assert_eq!(column.texts[0].as_str(), "");
                // Each next code is met for the first time before any later one.
                let mut met = 0;
                for cell in &column.cells {
                    proptest::prop_assert!(*cell <= met + 1);
                    met = met.max(*cell);
                }
                proptest::prop_assert_eq!(met as usize + 1, column.texts.len());
            }
        }
    }
}

/// What the files of the law above are made of.
const PIECES: [&[u8]; 20] = [
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\"",
    b"1",
    b"2025-01-02",
    b"Won",
    b"Lost",
    b"Open",
    b"Renewal",
    b"id",
    b"Stage",
    b"\xe9",
    b"\0",
    b"1,Won,3,\n",
    b"2,closed lost,1,New\n",
    b"3,won,,Renewal\n",
    b"{\"id\":1,\"Stage\":\"Won\"}\n",
];
