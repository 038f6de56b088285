//! A plain client of `andru-mcp` over standard input and output.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::binary;

/// How long a test waits for an answer, which takes less than a thousandth of it.
const PATIENCE: Duration = Duration::from_secs(20);

/// The newest revision with an `initialize` handshake.
pub const LEGACY: &str = "2025-11-25";
/// The stateless revision.
pub const MODERN: &str = "2026-07-28";

/// Which revision a client speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Era {
    /// `initialize` first, then a session.
    Legacy,
    /// Every request says the revision itself.
    Modern,
}

/// A running `andru-mcp` and what it said.
#[derive(Debug)]
pub struct Client {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    log: Option<JoinHandle<String>>,
    era: Era,
    last: i64,
}

/// How a server ended.
#[derive(Debug)]
pub struct End {
    /// Its exit status.
    pub status: ExitStatus,
    /// How long it took from the end of its input.
    pub took: Duration,
    /// What it still answered after the client stopped asking.
    pub answers: Vec<Value>,
    /// Everything it wrote to standard error.
    pub log: String,
}

impl Client {
    /// Starts a server on the data in `home`, with nothing else in its environment but `variables`, and says nothing.
    ///
    /// # Panics
    /// Where it does not start.
    pub fn silent(home: &Path, era: Era, variables: &[(&str, &str)]) -> Self {
        let mut child = Command::new(binary("andru-mcp"))
            .arg("stdio")
            .env_clear()
            .env("ANDRU_HOME", home)
            .env("ANDRU_AS_OF", "2026-11-24")
            .envs(variables.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("andru-mcp starts");
        let (sender, lines) = channel();
        let output = child.stdout.take().expect("its output");
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines() {
                if sender.send(line.expect("output is UTF-8")).is_err() {
                    break;
                }
            }
        });
        let mut errors = child.stderr.take().expect("its log");
        let log = std::thread::spawn(move || {
            let mut text = String::new();
            errors.read_to_string(&mut text).expect("the log is UTF-8");
            text
        });
        let input = child.stdin.take();
        Self { child, input, lines, log: Some(log), era, last: 0 }
    }

    /// Starts a server and opens a session with it, in the way of `era`.
    ///
    /// # Panics
    /// Where the session is not opened.
    pub fn start(home: &Path, era: Era) -> Self {
        Self::started(home, era, &[])
    }

    /// As [`Client::start`], with more in the server's environment.
    ///
    /// # Panics
    /// Where the session is not opened.
    pub fn started(home: &Path, era: Era, variables: &[(&str, &str)]) -> Self {
        let mut client = Self::silent(home, era, variables);
        match era {
            Era::Legacy => {
                let answer = client.initialize(LEGACY);
                assert_eq!(answer["result"]["protocolVersion"], LEGACY, "{answer}");
            }
            Era::Modern => {
                let answer = client.request("server/discover", json!({}));
                assert_eq!(answer["result"]["resultType"], "complete", "{answer}");
            }
        }
        client
    }

    /// Opens a session in the way of revisions before 2026-07-28 and gives the answer to `initialize`.
    pub fn initialize(&mut self, version: &str) -> Value {
        let client = json!({ "name": "test", "version": "1" });
        let params = json!({ "protocolVersion": version, "capabilities": {}, "clientInfo": client });
        let answer = self.request("initialize", params);
        self.send(&json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }));
        answer
    }

    /// Sends a request and gives the answer to it.
    ///
    /// # Panics
    /// Where the answer is another's or none comes.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let answer = self.receive();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    /// Calls a tool and gives the `result`.
    ///
    /// # Panics
    /// Where the answer is a protocol error.
    pub fn call(&mut self, tool: &str, arguments: &Value) -> Value {
        let mut answer = self.request("tools/call", json!({ "name": tool, "arguments": arguments }));
        assert!(answer.get("error").is_none(), "{tool}: {answer}");
        answer["result"].take()
    }

    /// Sends a request and gives its id, without waiting.
    pub fn ask(&mut self, method: &str, mut params: Value) -> i64 {
        self.last += 1;
        if self.era == Era::Modern {
            params["_meta"] = json!({
                "io.modelcontextprotocol/protocolVersion": MODERN,
                "io.modelcontextprotocol/clientInfo": { "name": "test", "version": "1" },
                "io.modelcontextprotocol/clientCapabilities": {},
            });
        }
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last, "method": method, "params": params }));
        self.last
    }

    /// Sends one message.
    pub fn send(&mut self, message: &Value) {
        self.send_line(message.to_string().as_bytes());
    }

    /// Sends one line as it is.
    ///
    /// # Panics
    /// Where the server no longer reads.
    pub fn send_line(&mut self, line: &[u8]) {
        self.send_part(line);
        self.send_part(b"\n");
    }

    /// Sends bytes that need not be a line.
    ///
    /// # Panics
    /// Where the server no longer reads.
    pub fn send_part(&mut self, bytes: &[u8]) {
        self.input.as_mut().expect("the input is open").write_all(bytes).expect("the server reads");
    }

    /// The next message of the server.
    ///
    /// # Panics
    /// Where none comes, or a line is anything but one JSON-RPC message.
    pub fn receive(&mut self) -> Value {
        message(&self.lines.recv_timeout(PATIENCE).expect("an answer"))
    }

    /// Whether the server still answers.
    pub fn lives(&mut self) -> bool {
        self.request("tools/list", json!({}))["result"]["tools"].is_array()
    }

    /// The number of the server's process.
    pub fn process(&self) -> u32 {
        self.child.id()
    }

    /// Ends the input and waits for the server to end.
    ///
    /// # Panics
    /// Where it does not end.
    pub fn close(mut self) -> End {
        drop(self.input.take());
        self.wait()
    }

    /// Waits for a server that ends for another reason than the end of its input.
    ///
    /// # Panics
    /// Where it does not end.
    pub fn wait(mut self) -> End {
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the state of the server") {
                break status;
            }
            assert!(begun.elapsed() < PATIENCE, "the server does not end");
            std::thread::sleep(Duration::from_millis(1));
        };
        let took = begun.elapsed();
        let answers = self.lines.iter().map(|line| message(&line)).collect();
        let log = self.log.take().and_then(|log| log.join().ok()).expect("the log");
        End { status, took, answers, log }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A test that failed leaves no server behind; one that ended has been waited for.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A line of the server as a message: nothing else may ever stand there.
fn message(line: &str) -> Value {
    match serde_json::from_str::<Value>(line) {
        Ok(message) if message["jsonrpc"] == "2.0" => message,
        _ => panic!("not a JSON-RPC message: {line}"),
    }
}
