//! A sentence of a customer's and a key, given to both programs everywhere they take anything, and looked for in
//! everything they leave.

use std::path::{Path, PathBuf};
use std::process::Command;

use andru_tests::intel::{DEALS, Intel};
use andru_tests::mcp::{Client, Era};
use serde_json::{Value, json};

use crate::trace::{Trace, files};

/// No twelve characters of it are in any program.
const SENTENCE: &str = "Quillfeather Margravine owes Zyxwillow 4711 tulips by Lammastide";
const KEY: &str = "sk_live_Vq7ZkW2xNfJ9bTgR4mYhLp3D";
const VARIABLES: &[(&str, &str)] = &[("ANDRU_LOG", "trace"), ("ANDRU_API_KEY", KEY)];

/// Good arguments for every tool, shared with the peers' scripts.
const CALLS: &str = include_str!("../../peers/calls.json");

/// The arguments once more for each text in them, with the sentence in its place, and once with it everywhere.
fn planted(arguments: &Value) -> Vec<Value> {
    let mut texts = 0;
    replace(&mut arguments.clone(), &mut |_| texts += 1);
    let at = |chosen: Option<usize>| {
        let (mut planted, mut here) = (arguments.clone(), 0);
        replace(&mut planted, &mut |text| {
            if chosen.is_none_or(|chosen| chosen == here) {
                SENTENCE.clone_into(text);
            }
            here += 1;
        });
        planted
    };
    (0..texts).map(Some).chain([None]).map(at).collect()
}

fn replace(value: &mut Value, with: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => with(text),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, with)),
        Value::Object(fields) => fields.values_mut().for_each(|field| replace(field, with)),
        _ => {}
    }
}

/// The directory of Andru's that a program of the tests has.
fn home(intel: &Intel) -> PathBuf {
    intel.file("beside", "").with_file_name("home")
}

/// Plants the sentence by way of the terminal, and gives what was said on standard error; what a run must do, it does.
fn planted_by_terminal(intel: &Intel) -> String {
    let profile = format!("product = \"{SENTENCE}\"\nindustries = [\"logistics\"]\npains = [\"{SENTENCE}\"]\n");
    let interview = format!("{SENTENCE}\n{SENTENCE}\n{SENTENCE}; 240; Canada\nquit\n");
    let companies = format!("Company,Industry,Employees\n{SENTENCE},logistics,240\n");
    let model = intel.learned(&DEALS.replace("Rail", SENTENCE), &[]);
    let mut said = String::new();
    for (words, input, good) in [
        (vec!["profile", "set"], profile.as_str(), true),
        (vec!["profile", "confirm"], "", true),
        (vec!["fit", "-"], &companies, true),
        (vec!["icp", "use", &model], "", true),
        (vec!["persona", SENTENCE], "", true),
        (vec!["profile", "interview"], &interview, true),
        // What cannot be read is not repeated in a log either.
        (vec!["profile", "set"], SENTENCE, false),
        (vec!["icp", "use", "-"], SENTENCE, false),
    ] {
        let run = intel.piped(&words, input);
        assert_eq!(run.code == 0, good, "{words:?}: {run}");
        if good {
            said.push_str(&run.err);
        }
    }
    said
}

/// Plants the sentence in every argument of every tool.
fn planted_by_tools(client: &mut Client) {
    let calls: Value = serde_json::from_str(CALLS).unwrap();
    for (tool, arguments) in calls.as_object().unwrap() {
        for planted in planted(arguments) {
            client.request("tools/call", json!({ "name": tool, "arguments": planted }));
        }
    }
    client.request("tools/call", json!({ "name": SENTENCE, "arguments": { SENTENCE: SENTENCE } }));
    client.request("resources/read", json!({ "uri": format!("andru://{SENTENCE}") }));
    client.request(SENTENCE, json!({ SENTENCE: SENTENCE }));
    client.send_line(SENTENCE.as_bytes());
    client.receive();
}

fn assert_no_trace(directory: &Path) {
    for text in [SENTENCE, KEY] {
        assert_eq!(Trace::of(text).found_under(directory), []);
    }
}

#[test]
fn no_words_of_a_customer_and_no_key_are_left_anywhere() {
    let mut intel = Intel::new();
    for (name, value) in VARIABLES {
        intel = intel.variable(name, value);
    }
    let home = home(&intel);
    // One that holds the files open, so that nothing is tidied away before it is looked at.
    let mut open = Client::started(&home, Era::Legacy, VARIABLES);
    let said = planted_by_terminal(&intel);
    planted_by_tools(&mut open);
    let mut other = Client::started(&home, Era::Modern, VARIABLES);
    planted_by_tools(&mut other);
    assert_eq!(Trace::of(KEY).found_in(said.as_bytes()), None);

    let found = files(&home);
    for name in ["durable.db", "durable.db-wal", "durable.db-shm", "key"] {
        assert!(found.get(name).is_some_and(|bytes| !bytes.is_empty()), "{name} of {:?}", found.keys());
    }
    assert!(Trace::of("CREATE TABLE records").found_in(&found["durable.db-wal"]).is_some(), "the log is read");
    assert_no_trace(&home);

    // Killed, it tidies nothing away either.
    let killed = Command::new("kill").args(["-9", &other.process().to_string()]).status().unwrap();
    assert!(killed.success());
    let logs = [other.wait().log, open.close().log];
    assert_no_trace(&home);
    for log in logs {
        assert!(log.contains("refused a line"), "the log says something: {log}");
        for text in [SENTENCE, KEY] {
            let trace = Trace::of(text);
            let told: Vec<_> = log.lines().filter(|line| trace.found_in(line.as_bytes()).is_some()).collect();
            assert!(told.is_empty(), "{told:#?}");
        }
    }

    // The same look finds what is in the open, there and in the directories below.
    std::fs::create_dir(home.join("below")).unwrap();
    let wide: Vec<u8> = SENTENCE.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes) in [("home/in-the-open", SENTENCE.as_bytes()), ("home/below/wide", &wide)] {
        intel.file(name, bytes);
    }
    let found = Trace::of(SENTENCE).found_under(&home);
    let expected = [("below/wide", "in UTF-16"), ("in-the-open", "as it is")];
    assert_eq!(found, expected.map(|(name, form)| (name.to_owned(), form)));
}
