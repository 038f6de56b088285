//! MCP over standard input and output, one JSON message a line.
//!
//! rmcp's own transport buffers what a client sends and says nothing to lines it cannot read. This one bounds a
//! line, answers every line that deserves an answer, and owns the only way to standard output.

mod message;
mod reader;
mod refusal;
mod writer;

use std::future::{Future, ready};
use std::io;

use rmcp::RoleServer;
use rmcp::model::{ClientJsonRpcMessage, ServerJsonRpcMessage};
use rmcp::transport::Transport;
use tokio::sync::mpsc;

use self::writer::Writer;

/// How many messages wait to be answered before the client has to wait.
const WAITING: usize = 16;

/// Why there is nothing more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// The client closed the input.
    Input,
    /// The client no longer takes answers.
    Output,
    /// The system asked the program to end.
    Signal,
}

/// Standard input and output as rmcp's transport.
pub(crate) struct Stdio {
    messages: mpsc::Receiver<ClientJsonRpcMessage>,
    writer: Writer,
}

/// Takes standard output for the protocol alone and starts to read standard input; tells `ended` when either is over.
///
/// # Errors
/// What the system reports when standard output cannot be taken or no thread can be started.
pub(crate) fn open(ended: mpsc::UnboundedSender<Ended>) -> io::Result<Stdio> {
    let writer = Writer::new(writer::take_stdout()?, ended.clone());
    let (sender, messages) = mpsc::channel(WAITING);
    let answers = writer.clone();
    std::thread::Builder::new().name("reads".to_owned()).spawn(move || {
        reader::read(io::stdin().lock(), &sender, &answers);
        // The sender goes first, so that the session sees the end before the program does.
        drop(sender);
        let _ = ended.send(Ended::Input);
    })?;
    Ok(Stdio { messages, writer })
}

impl Transport<RoleServer> for Stdio {
    type Error = io::Error;

    /// Writes at once rather than in the future: answers leave in order and without one more turn of the loop.
    fn send(&mut self, message: ServerJsonRpcMessage) -> impl Future<Output = io::Result<()>> + Send + 'static {
        ready(serde_json::to_vec(&message).map_err(io::Error::from).and_then(|line| self.writer.send(line)))
    }

    async fn receive(&mut self) -> Option<ClientJsonRpcMessage> {
        self.messages.recv().await
    }

    async fn close(&mut self) -> io::Result<()> {
        self.messages.close();
        Ok(())
    }
}
