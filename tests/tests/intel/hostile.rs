//! Text that customers wrote, and that must stay text: on a terminal, in a spreadsheet, in JSON.

use andru_tests::intel::Intel;
use insta::assert_snapshot;

const HOSTILE: &str = "\
Company,Industry,Country
\"Red \u{1b}[31mCo\u{1b}[0m\",logistics,Canada
\"Title \u{1b}]0;owned\u{7}Co\",logistics,Canada
\"Turn \u{202e}gnp.exe\",logistics,Canada
\"=HYPERLINK(\"\"http://evil.example\"\")\",logistics,Canada
@SUM(A1),logistics,Canada
\"+1|cmd\",logistics,Canada
\"Line
break\",logistics,Canada
\u{9b}2JClear,logistics,Canada
\"| a | [b](c) <script>\",logistics,Canada
";

/// Nothing a terminal obeys but line breaks.
fn acts(text: &str) -> Option<char> {
    text.chars().find(|letter| (letter.is_control() && *letter != '\n') || ('\u{202a}'..='\u{202e}').contains(letter))
}

#[test]
fn no_format_lets_hostile_text_act() {
    let intel = Intel::with_profile();
    for format in ["csv", "jsonl", "md", "table"] {
        let run = intel.piped(&["fit", "--format", format], HOSTILE);
        assert_eq!(run.code, 0, "{run}");
        assert_eq!(acts(&run.out), None, "{format}: {run}");
        assert_eq!(acts(&run.err), None, "{format}: {run}");
    }
}

#[test]
fn names_in_csv_are_escaped() {
    let run = Intel::with_profile().piped(&["fit"], HOSTILE);
    let names: Vec<&str> = run.out.lines().skip(1).map(|line| line.splitn(3, ',').nth(2).unwrap()).collect();
    let names: Vec<&str> = names.iter().map(|rest| rest.split(",research").next().unwrap()).collect();
    assert_snapshot!(names.join("\n"), @r#"
    Red Co
    Title Co
    Turn �gnp.exe
    "'=HYPERLINK(""http://evil.example"")"
    '@SUM(A1)
    '+1|cmd
    Line break
    Clear
    | a | [b](c) <script>
    "#);
}

#[test]
fn headers_and_arguments_stay_text_too() {
    let intel = Intel::with_profile();
    let list = "Company,Industry,\u{1b}[31mNotes\u{202e}\nA,logistics,x\n";
    let run = intel.piped(&["fit"], list);
    assert_eq!(acts(&run.err), None, "{run}");
    for words in [
        &["help", "\u{1b}[31mno"][..],
        &["fit", "\u{1b}[31mno.csv"],
        &["fit", "--map", "x\u{202e}=y"],
        &["fit", "--name", "\u{1b}[31mA", "--industry", "logistics"],
        &["persona", "\u{1b}]0;x\u{7}CEO\u{202e}"],
        &["run", "\u{1b}[31mno"],
        &["fit", "--top", "\u{1b}[31m"],
    ] {
        let run = intel.run(words);
        assert_eq!(acts(&run.out), None, "{words:?}: {run:?}");
        assert_eq!(acts(&run.err), None, "{words:?}: {run:?}");
    }
}
