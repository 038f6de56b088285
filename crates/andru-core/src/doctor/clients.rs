//! The MCP clients of this machine: whether one is set up for Andru, and whether that can work and is safe.
//!
//! Where each client keeps its configuration is the client's own documentation; each file is read up to 1 MB.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::client_file::{self, Server};
use super::{Finding, shell_word};
use crate::files;

const CHECK: &str = "clients";

/// The most bytes of a configuration that are read.
const LONGEST: u64 = 1_000_000;

/// What each client's configuration says of Andru.
pub(super) fn check(user_home: Option<&Path>, working_directory: &Path) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (client, path) in configurations(user_home, working_directory) {
        match read(&path) {
            Ok(None) => {}
            Ok(Some(bytes)) => findings.extend(of_file(client, &path, &bytes)),
            Err(error) => findings.push(
                Finding::advice(CHECK, format!("{client}: `{}` cannot be read: {error}", path.display()))
                    .mended_by(format!("ls -l {}", shell_word(&path))),
            ),
        }
    }
    if findings.is_empty() {
        findings.push(Finding::ok(CHECK, "no MCP client that was looked for names Andru"));
    }
    findings
}

/// Every configuration that is looked for, once each.
fn configurations(user_home: Option<&Path>, working_directory: &Path) -> Vec<(&'static str, PathBuf)> {
    let mut found: Vec<(&'static str, PathBuf)> = Vec::new();
    if let Some(home) = user_home {
        let desktop = if cfg!(target_os = "macos") {
            "Library/Application Support/Claude"
        } else if cfg!(windows) {
            "AppData/Roaming/Claude"
        } else {
            ".config/Claude"
        };
        found.push(("Claude Desktop", home.join(desktop).join("claude_desktop_config.json")));
        found.push(("Claude Code", home.join(".claude.json")));
        found.push(("Cursor", home.join(".cursor/mcp.json")));
    }
    for (client, name) in
        [("Claude Code", ".mcp.json"), ("Cursor", ".cursor/mcp.json"), ("VS Code", ".vscode/mcp.json")]
    {
        let path = working_directory.join(name);
        if found.iter().all(|(_, known)| *known != path) {
            found.push((client, path));
        }
    }
    found
}

/// What is in a file; `None` where there is none. One byte more than the most says that it is too long.
fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Err(io::Error::other("it is not a regular file")),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    files::open_client_file(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn of_file(client: &str, path: &Path, bytes: &[u8]) -> Vec<Finding> {
    let shown = path.display();
    if bytes.len() as u64 > LONGEST {
        return vec![Finding::ok(CHECK, format!("{client}: `{shown}` is longer than 1 MB and was not looked into"))];
    }
    match client_file::servers(bytes) {
        Some(servers) => servers.iter().flat_map(|server| of_server(client, path, server)).collect(),
        // Whatever else is wrong with the file of another program is not Andru's to judge.
        None if bytes.windows(5).any(|part| part.eq_ignore_ascii_case(b"andru")) => vec![
            Finding::advice(CHECK, format!("{client}: `{shown}` names Andru and is not JSON"))
                .mended_by(format!("correct {}", shell_word(path))),
        ],
        None => Vec::new(),
    }
}

fn of_server(client: &str, path: &Path, server: &Server) -> Vec<Finding> {
    let shown = path.display();
    let mut findings = Vec::new();
    if server.has_key_in_the_open {
        findings.push(
            Finding::problem(CHECK, format!("{client}: a key stands in the open in `{shown}`")).mended_by(
                "take a new key, put it into a file of mode 0600, and name that in `ANDRU_API_KEY_FILE` there",
            ),
        );
    }
    match &server.command {
        Some(command) if command.is_absolute() && !command.is_file() => findings.push(
            Finding::problem(CHECK, format!("{client}: the command in `{shown}` does not exist"))
                .mended_by("put what `command -v andru-mcp` prints in its place"),
        ),
        Some(command) if command.as_os_str() == "andru-mcp" => findings.push(
            Finding::advice(
                CHECK,
                format!("{client}: the command in `{shown}` has no path, so not every client finds it"),
            )
            .mended_by("put what `command -v andru-mcp` prints in its place"),
        ),
        _ => {}
    }
    if findings.is_empty() {
        findings.push(Finding::ok(CHECK, format!("{client} is set up in `{shown}`")));
    }
    findings
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test's own files")]

    use super::super::Verdict;
    use super::*;

    /// What is found where `text` is the project's configuration of VS Code.
    fn found(text: &str) -> Vec<Finding> {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(".vscode/mcp.json");
        std::fs::create_dir(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        let before = std::fs::metadata(&path).unwrap().modified().unwrap();
        let found = check(None, root.path());
        assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert!(!format!("{found:?}").contains("canary"), "{found:?}");
        found
    }

    #[test]
    fn a_client_that_is_set_up_well_is_named() {
        let program = std::env::current_exe().unwrap();
        let text = serde_json::json!({ "servers": { "andru": {
            "command": program, "env": { "ANDRU_API_KEY": "${input:key}" }
        } } });
        let [finding] = &found(&text.to_string())[..] else { panic!() };
        assert_eq!(finding.verdict, Verdict::Ok);
        assert!(finding.sentence.starts_with("VS Code is set up in `"), "{}", finding.sentence);
    }

    #[test]
    fn what_cannot_work_or_is_not_safe_is_told() {
        for (text, verdict, said) in [
            (r#"{"servers":{"andru":{"command":"/nowhere/andru-mcp"}}}"#, Verdict::Problem, "does not exist"),
            (r#"{"servers":{"andru":{"command":"andru-mcp"}}}"#, Verdict::Advice, "has no path"),
            (
                r#"{"servers":{"andru":{"command":"npx","env":{"ANDRU_API_KEY":"canary"}}}}"#,
                Verdict::Problem,
                "a key stands in the open",
            ),
            (r#"{"servers":{"andru":"#, Verdict::Advice, "is not JSON"),
            (r#"{"servers":{"other":{"command":"canary"}}}"#, Verdict::Ok, "no MCP client"),
            (r#"{"servers":{"other":"#, Verdict::Ok, "no MCP client"),
        ] {
            let [finding] = &found(text)[..] else { panic!("{text}") };
            assert_eq!(finding.verdict, verdict, "{text}");
            assert!(finding.sentence.contains(said), "{}", finding.sentence);
        }
        let [long] = &found(&" ".repeat(1_000_001))[..] else { panic!() };
        assert!(long.sentence.contains("longer than 1 MB"), "{}", long.sentence);
    }

    #[test]
    fn the_same_file_is_looked_at_once() {
        let home = Path::new("/home/me");
        let paths: Vec<PathBuf> = configurations(Some(home), home).into_iter().map(|(_, path)| path).collect();
        assert_eq!(paths.iter().filter(|path| path.ends_with(".cursor/mcp.json")).count(), 1);
        assert_eq!(paths.len(), 5);
    }
}
