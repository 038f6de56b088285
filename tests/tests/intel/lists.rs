//! Lists: formats, columns, errors of rows, exit codes.

use andru_tests::intel::Intel;
use insta::assert_snapshot;
use serde_json::Value;

const LIST: &str = "\
Company,Website,Industry,Size,HQ,Notes
Northwind Freight,northwind.example,logistics,240,\"Toronto, Ontario\",warm
Beta Foods,beta.example,food manufacturing,51-200,Germany,
Gamma Retail,gamma.example,retail,many,United States,
Northwind Freight Inc.,northwind.example,logistics,240,Canada,
Moscow Lines,moscow.example,logistics,300,Russia,
";

#[test]
fn a_list_becomes_csv_in_its_order() {
    assert_snapshot!(Intel::with_profile().piped(&["fit"], LIST), @r#"
    row,line,company,action,score,tier,coverage,low,high,timing,gates,reasons,unknown,duplicate_of,people,notes,probability,profile_match
    1,2,Northwind Freight,research,63.9,C,27.8,27.8,100.0,none given,geography: pass,"head count +4.7: 240 people, inside 50-500; industry +4.6: Logistics and Supply Chain is on your list; geography +4.6: Ontario, Canada is on your list (Canada)",pain; revenue,,,,,
    2,3,Beta Foods,research,54.7,C,27.8,18.6,90.8,none given,geography: pass,"head count +4.7: 51 to 200 people, inside 50-500; industry +4.6: Food Manufacturing is on your list; geography -4.6: Germany is not on your list",pain; revenue,,,,,
    3,4,Gamma Retail,research,49.9,C,18.5,9.2,90.7,none given,geography: pass,industry -4.7: Retail is not on your list; geography +4.6: United States is on your list,head count; pain; revenue,,,head count: `many` is not understood here,,
    4,5,Northwind Freight Inc.,research,63.9,C,27.8,27.8,100.0,none given,geography: pass,"head count +4.7: 240 people, inside 50-500; industry +4.6: Logistics and Supply Chain is on your list; geography +4.6: Canada is on your list",pain; revenue,1,,,,
    5,6,Moscow Lines,drop,54.7,C,27.8,18.6,90.8,none given,geography: fail,"geography fails: Russia is refused; head count +4.7: 300 people, inside 50-500; industry +4.6: Logistics and Supply Chain is on your list; geography -4.6: Russia is not on your list",pain; revenue,,,,,
    --- standard error
    5 scored of 5 rows                                  call 0 · research 4 · drop 1

    tiers        A 0 · B 0 · C 5 · D 0
    duplicates   1 row repeats the company of an earlier row; marked, and still
                 scored
    unknown      head count in 1 · pain in every row · revenue in every row
    read         name from "Company" · domain from "Website" · industry from
                 "Industry" · employees from "Size" · geography from "HQ"
    not used     Notes
    basis        profile of 2026-11-24, typed by you, confirmed; start 50.0: our
                 midpoint; no list calibrated yet; your ranking, as rank-order
                 centroids; no history yet: a profile match, not a chance to win
    --- exit code 0
    "#);
}

#[test]
fn a_table_shows_the_best_first() {
    let intel = Intel::with_profile();
    assert_snapshot!(intel.piped(&["fit", "--format", "table"], LIST), @r#"
    #  company            score  tier  known   range  action    first reason
    1  Northwind Freight   63.9  C       28%  28-100  research  +4.7 240 people, in…
    2  Beta Foods          54.7  C       28%   19-91  research  +4.7 51 to 200 peop…
    3  Gamma Retail        49.9  C       19%    9-91  research  -4.7 Retail is not…
    4  Moscow Lines        54.7  C       28%   19-91  drop      Russia is refused

    5 scored of 5 rows                                  call 0 · research 4 · drop 1

    shown        the best 4 of 5, each company once
    tiers        A 0 · B 0 · C 5 · D 0
    duplicates   1 row repeats the company of an earlier row; marked, and still
                 scored
    unknown      among those shown: head count in 1 · pain in every row · revenue in
                 every row
    read         name from "Company" · domain from "Website" · industry from
                 "Industry" · employees from "Size" · geography from "HQ"
    not used     Notes
    basis        profile of 2026-11-24, typed by you, confirmed; start 50.0: our
                 midpoint; no list calibrated yet; your ranking, as rank-order
                 centroids; no history yet: a profile match, not a chance to win
    --- exit code 0
    "#);
    assert_snapshot!(intel.piped(&["fit", "--format", "table", "--width", "60", "-q"], LIST).out.lines().take(7).collect::<Vec<_>>().join("\n"), @r"
    #  company            score  tier  known   range  action
    1  Northwind Freight   63.9  C       28%  28-100  research
    2  Beta Foods          54.7  C       28%   19-91  research
    3  Gamma Retail        49.9  C       19%    9-91  research
    4  Moscow Lines        54.7  C       28%   19-91  drop

    5 scored of 5 rows              call 0 · research 4 · drop 1
    ");
    assert_snapshot!(intel.piped(&["fit", "--format", "table", "--width", "120"], LIST).out.lines().take(7).collect::<Vec<_>>().join("\n"), @r"
    #  company            score  tier  known   range  action    first reason
    1  Northwind Freight   63.9  C       28%  28-100  research  +4.7 240 people, inside 50-500
    2  Beta Foods          54.7  C       28%   19-91  research  +4.7 51 to 200 people, inside 50-500
    3  Gamma Retail        49.9  C       19%    9-91  research  -4.7 Retail is not on your list
    4  Moscow Lines        54.7  C       28%   19-91  drop      Russia is refused

    5 scored of 5 rows                                                      call 0 · research 4 · drop 1
    ");
}

#[test]
fn json_is_one_object_per_row() {
    let run = Intel::with_profile().piped(&["fit", "--json", "-q"], LIST);
    assert_eq!(run.err, "");
    let rows: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 5);
    assert_snapshot!(run.out.lines().next().unwrap(), @r#"
    {"row":1,"line":2,"company":"Northwind Freight","action":"research","score":63.9,"tier":"C","coverage":27.8,"low":27.8,"high":100.0,"timing":"none","gates":["geography: pass"],"reasons":["head count +4.7: 240 people, inside 50-500","industry +4.6: Logistics and Supply Chain is on your list","geography +4.6: Ontario, Canada is on your list (Canada)"],"unknown":["pain","revenue"],"notes":[]}
    "#);
}

#[test]
fn markdown_is_a_table() {
    assert_snapshot!(Intel::with_profile().piped(&["fit", "--format", "md", "--top", "2"], LIST), @r#"
    | row | company | score | tier | coverage | range | timing | action | first reason |
    | ---: | --- | ---: | --- | ---: | ---: | --- | --- | --- |
    | 1 | Northwind Freight | 63.9 | C | 28% | 28-100 | none given | research | head count +4.7: 240 people, inside 50-500 |
    | 2 | Beta Foods | 54.7 | C | 28% | 19-91 | none given | research | head count +4.7: 51 to 200 people, inside 50-500 |

    ## 5 scored of 5 rows — call 0 · research 4 · drop 1

    - **shown**: the best 2 of 5, each company once
    - **tiers**: A 0 · B 0 · C 5 · D 0
    - **duplicates**: 1 row repeats the company of an earlier row; marked, and still scored
    - **unknown**: among those shown: pain in every row · revenue in every row
    - **read**: name from "Company" · domain from "Website" · industry from "Industry" · employees from "Size" · geography from "HQ"
    - **not used**: Notes
    - **basis**: profile of 2026-11-24, typed by you, confirmed; start 50.0: our midpoint; no list calibrated yet; your ranking, as rank-order centroids; no history yet: a profile match, not a chance to win

    --- exit code 0
    "#);
}

#[test]
fn a_file_and_a_pipe_give_the_same_bytes() {
    let intel = Intel::with_profile();
    let path = intel.file("companies.csv", LIST);
    let named = intel.run(&["fit", path.to_str().unwrap()]);
    assert_eq!(named.code, 0, "{named}");
    assert_eq!(named.out, intel.piped(&["fit"], LIST).out);
    assert_eq!(named.out, intel.piped(&["fit", "-"], LIST).out);
}

#[test]
fn a_column_can_be_named_by_hand() {
    let intel = Intel::with_profile();
    let list = "Firm,Our vertical,Heads\nA,logistics,240\n";
    let mapped =
        intel.piped(&["fit", "--map", "name=Firm", "--map", "industry=Our vertical", "--map", "employees=Heads"], list);
    assert_eq!(mapped.code, 0, "{mapped}");
    assert!(mapped.out.contains("industry +"), "{mapped}");
    assert_snapshot!(intel.piped(&["fit", "--map", "colour=Firm"], list), @r"
    --- standard error
    error: `--map`: there is no field `colour`
    hint: the fields are name, domain, industry, employees, revenue, geography, technologies, pains, habits, triggers, regulatedData, insolvent, beingAcquired, rivalContract, optedOut
    --- exit code 2
    ");
    assert_snapshot!(intel.piped(&["fit", "--map", "name=Absent"], list), @r"
    --- standard error
    error: `--map name=Absent`: the list has no column `Absent`
    hint: the columns are `Firm`, `Our vertical`, `Heads`
    --- exit code 2
    ");
}

#[test]
fn rows_that_fail_are_named_and_the_rest_is_scored() {
    let intel = Intel::with_profile();
    let mut list = String::new();
    for number in 0..100 {
        list.push_str(if number % 2 == 0 { "not json\n" } else { "{\"company\":\"A\",\"industry\":\"logistics\"}\n" });
    }
    let run = intel.piped(&["fit", "--input-format", "jsonl"], &list);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(run.out.lines().count(), 51);
    assert_snapshot!(run.err, @r#"
    50 scored of 100 rows                              call 0 · research 50 · drop 0

    tiers        A 0 · B 0 · C 50 · D 0
    duplicates   49 rows repeat the company of an earlier row; marked, and still
                 scored
    unknown      head count in every row · geography in every row · pain in every
                 row · revenue in every row
    read         name from "company" · industry from "industry"
    basis        profile of 2026-11-24, typed by you, confirmed; start 50.0: our
                 midpoint; no list calibrated yet; your ranking, as rank-order
                 centroids; no history yet: a profile match, not a chance to win

    50 rows could not be scored
    - line 1: not a JSON object
    - line 3: not a JSON object
    - line 5: not a JSON object
    - line 7: not a JSON object
    - line 9: not a JSON object
    - line 11: not a JSON object
    - line 13: not a JSON object
    - line 15: not a JSON object
    - line 17: not a JSON object
    - line 19: not a JSON object
    - and 40 more
    "#);
    assert_eq!(intel.piped(&["fit", "--input-format", "jsonl", "--strict"], &list).code, 1);
    assert_eq!(intel.piped(&["fit", "--input-format", "jsonl"], "not json\n").code, 1);
}

#[test]
fn nothing_to_read_is_said() {
    let intel = Intel::with_profile();
    assert_snapshot!(intel.piped(&["fit"], ""), @r"
    --- standard error
    error: the list is empty
    hint: give CSV with a header row, or JSON Lines
    --- exit code 2
    ");
    assert_snapshot!(intel.run(&["fit", "absent.csv"]), @r"
    --- standard error
    error: there is no file `absent.csv`
    --- exit code 1
    ");
    assert_snapshot!(Intel::new().piped(&["fit"], LIST), @r"
    --- standard error
    error: no profile is saved, so there is nothing to judge by
    hint: answer ten questions: andru-intel profile interview
    hint: or write one and save it: andru-intel profile set < profile.toml
    --- exit code 1
    ");
    assert_snapshot!(intel.run(&["fit", "companies.csv", "--name", "A"]), @r"
    --- standard error
    error: the argument '[FILE]' cannot be used with:
      --name <NAME>
      --account <NAME|DOMAIN>
      --domain <DOMAIN>
      --industry <INDUSTRY>
      --employees <COUNT>
      --revenue <REVENUE>
      --geography <PLACE>
      --tech <TECHNOLOGY>
      --pain <PAIN>
      --habit <HABIT>
      --trigger <EVENT>
      --attribute <NAME=VALUE>

    Usage: andru-intel fit <FILE>

    For more information, try '--help'.
    --- exit code 2
    ");
}
