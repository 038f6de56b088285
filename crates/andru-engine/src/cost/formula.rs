//! Formulas: how the amount of a line comes from its figures.
//!
//! `hours_a_week * weeks * people * hourly_cost` is what a reader checks by hand, what is computed, and what a workbook
//! computes again. There is one reading of a formula, and it is a tree of our own: it must name its figures, carry
//! currencies, count in decimals, and be written as cells of a spreadsheet, which no evaluator of expressions does.

mod evaluate;
mod parse;
mod write;

pub use evaluate::Trouble;
pub(super) use evaluate::kind;
pub use parse::FormulaError;

use rust_decimal::Decimal;

/// The longest text of a formula, in characters.
pub const MOST_FORMULA: usize = 500;

/// The deepest a formula may be nested.
const MOST_DEPTH: usize = 24;

/// Numbers a formula may hold without a figure: they convert units and state nothing about anybody.
///
/// Any other number needs a basis, so it has to be a figure.
pub const CONVERSIONS: [i64; 12] = [0, 1, 4, 7, 12, 24, 52, 60, 100, 365, 1000, 3600];

/// A formula as it was written and as it is understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    text: String,
    tree: Expression,
}

/// A node of a formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// A number that converts units.
    Number(Decimal),
    /// A figure by its id.
    Figure(String),
    /// The negative of a value.
    Negative(Box<Self>),
    /// Two values put together.
    Two(Operator, Box<Self>, Box<Self>),
    /// The lowest of values.
    Min(Vec<Self>),
    /// The highest of values.
    Max(Vec<Self>),
    /// A value rounded half away from zero to so many decimals, 0 to 6.
    Round(Box<Self>, u32),
}

/// What is done with two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Formula {
    /// Reads a formula: figures by id, `+ - * /`, parentheses, `min(a, b)`, `max(a, b)`, `round(a, decimals)`, and the
    /// numbers of [`CONVERSIONS`].
    ///
    /// # Errors
    /// What is wrong and where, as a fragment.
    pub fn read(text: &str) -> Result<Self, FormulaError> {
        Ok(Self { tree: parse::parse(text)?, text: text.trim().to_owned() })
    }

    /// The formula as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The formula as it is understood.
    pub const fn tree(&self) -> &Expression {
        &self.tree
    }

    /// The figures it uses, each once, in the order in which it names them.
    pub fn figures(&self) -> Vec<&str> {
        let mut ids = Vec::new();
        self.tree.visit(&mut |node| {
            if let Expression::Figure(id) = node
                && !ids.contains(&id.as_str())
            {
                ids.push(id.as_str());
            }
        });
        ids
    }
}

impl Expression {
    /// Calls `visit` with every node, a node before those inside it.
    pub fn visit<'e>(&'e self, visit: &mut dyn FnMut(&'e Self)) {
        visit(self);
        match self {
            Self::Number(_) | Self::Figure(_) => {}
            Self::Negative(inner) | Self::Round(inner, _) => inner.visit(visit),
            Self::Two(_, left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Self::Min(all) | Self::Max(all) => all.iter().for_each(|each| each.visit(visit)),
        }
    }
}

/// Whether a text may name a figure or a line: a lower-case letter, then letters, digits and `_`, 40 at most.
pub fn is_id(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|sign: char| sign.is_ascii_lowercase())
        && text.bytes().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'_')
}
