//! What a person reads: an answer as a page of blocks, written once for the terminal and for MCP.
//!
//! A tool renders its answer into a [`Page`]; [`Page::markdown`] gives the text for MCP and for files, and
//! the terminal lays the same blocks out at its width. Front ends add colour and layout, never content.
//! (A page of blocks rather than a Markdown string: laying Markdown out at 80 columns would mean parsing
//! what we had just written.)

/// Renders an answer for a person.
pub trait Render {
    /// Adds the answer to a page, the verdict first.
    fn render(&self, page: &mut Page);
}

/// An answer as a person reads it: blocks from top to bottom.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Page {
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
}

/// One block of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The headline: what it is about, and the verdict that stands at the right-hand edge.
    Title {
        /// What the page is about.
        left: String,
        /// The verdict, or empty.
        right: String,
    },
    /// The name of a group of blocks.
    Heading(String),
    /// One paragraph.
    Text(String),
    /// Rows of a label, a short figure and an explanation, aligned in three columns.
    Facts(Vec<Fact>),
    /// Points of a list.
    List(Vec<String>),
    /// A table with a heading row; cells of a row beyond the heading are not shown.
    Table {
        /// One heading per column.
        head: Vec<Column>,
        /// The rows, each with one cell per column.
        rows: Vec<Vec<String>>,
    },
    /// Text to be kept as it is, such as a file to edit.
    Code(String),
}

/// A row of [`Block::Facts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What the row is about, for example `pain points`.
    pub label: String,
    /// A short figure set flush right, for example `+8.5`; may be empty.
    pub figure: String,
    /// The explanation, which wraps.
    pub text: String,
}

/// The heading of a table's column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What the column holds.
    pub name: String,
    /// Whether its cells are figures, set flush right.
    pub figures: bool,
}

impl Column {
    /// A column of words.
    pub fn words(name: &str) -> Self {
        Self { name: name.into(), figures: false }
    }

    /// A column of figures.
    pub fn figures(name: &str) -> Self {
        Self { name: name.into(), figures: true }
    }
}

impl Page {
    /// Adds a headline.
    pub fn title(&mut self, left: impl Into<String>, right: impl Into<String>) -> &mut Self {
        self.push(Block::Title { left: left.into(), right: right.into() })
    }

    /// Adds the name of a group.
    pub fn heading(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Heading(text.into()))
    }

    /// Adds a paragraph, unless it is empty.
    pub fn text(&mut self, text: impl Into<String>) -> &mut Self {
        let text = text.into();
        if text.is_empty() { self } else { self.push(Block::Text(text)) }
    }

    /// Adds one row of facts, joined to the rows just before it.
    pub fn fact(&mut self, label: impl Into<String>, figure: impl Into<String>, text: impl Into<String>) -> &mut Self {
        let fact = Fact { label: label.into(), figure: figure.into(), text: text.into() };
        if let Some(Block::Facts(facts)) = self.blocks.last_mut() {
            facts.push(fact);
            return self;
        }
        self.push(Block::Facts(vec![fact]))
    }

    /// Adds a list, unless it has no points.
    pub fn list(&mut self, points: impl IntoIterator<Item = String>) -> &mut Self {
        let points: Vec<String> = points.into_iter().collect();
        if points.is_empty() { self } else { self.push(Block::List(points)) }
    }

    /// Adds a table.
    pub fn table(&mut self, head: Vec<Column>, rows: Vec<Vec<String>>) -> &mut Self {
        self.push(Block::Table { head, rows })
    }

    /// Adds text to be kept as it is.
    pub fn code(&mut self, text: impl Into<String>) -> &mut Self {
        self.push(Block::Code(text.into()))
    }

    /// Adds an empty group boundary: the next fact starts a new group of facts.
    pub fn group(&mut self) -> &mut Self {
        self.push(Block::Facts(Vec::new()))
    }

    fn push(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// The page as Markdown.
    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for block in &self.blocks {
            markdown::block(block, &mut out);
        }
        out
    }
}

/// A number with what it counts: `1 row`, `2 rows`.
pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub mod bar;
mod markdown;
