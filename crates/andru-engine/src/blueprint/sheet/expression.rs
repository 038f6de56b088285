//! Formulas as trees, so that what is computed and what is written cannot differ.

use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::Decimal;

/// Looks up how a figure stands in a formula: its name and its number.
pub(in crate::blueprint) type Look<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// A formula over figures and constants.
#[derive(Debug, Clone)]
pub(in crate::blueprint) enum Expression {
    Figure(&'static str),
    Constant(Decimal),
    Pair(Box<Expression>, Operator, Box<Expression>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::blueprint) enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// A figure of the sheet, by id.
pub(in crate::blueprint) const fn figure(id: &'static str) -> Expression {
    Expression::Figure(id)
}

/// A number that is part of the formula itself, such as the months of a year.
pub(in crate::blueprint) fn constant(number: u32) -> Expression {
    Expression::Constant(number.into())
}

impl Expression {
    fn pair(self, operator: Operator, right: Self) -> Self {
        Self::Pair(Box::new(self), operator, Box::new(right))
    }

    /// The figures in the formula in reading order, each once.
    pub(super) fn figures(&self) -> Vec<&'static str> {
        match self {
            Self::Figure(id) => vec![id],
            Self::Constant(_) => Vec::new(),
            Self::Pair(left, _, right) => {
                let mut figures = left.figures();
                for id in right.figures() {
                    if !figures.contains(&id) {
                        figures.push(id);
                    }
                }
                figures
            }
        }
    }

    /// The value; `None` where a figure is absent, a divisor is zero or the number is too large.
    pub(super) fn evaluate(&self, value: &dyn Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
        match self {
            Self::Figure(id) => value(id),
            Self::Constant(number) => Some(*number),
            Self::Pair(left, operator, right) => {
                let (left, right) = (left.evaluate(value)?, right.evaluate(value)?);
                match operator {
                    Operator::Add => left.checked_add(right),
                    Operator::Subtract => left.checked_sub(right),
                    Operator::Multiply => left.checked_mul(right),
                    Operator::Divide => left.checked_div(right),
                }
            }
        }
    }

    /// The formula with names and numbers: `new ARR 2,000,000 ÷ deal size 25,000`.
    pub(super) fn words(&self, look: &Look<'_>) -> String {
        match self {
            Self::Figure(id) => look(id).unwrap_or_default(),
            Self::Constant(number) => number.to_string(),
            Self::Pair(left, operator, right) => {
                let left = left.inside(*operator, false, look);
                let right = right.inside(*operator, true, look);
                format!("{left} {} {right}", operator.sign())
            }
        }
    }

    /// The words of a part, in parentheses where it would be read wrongly without.
    fn inside(&self, outer: Operator, is_right: bool, look: &Look<'_>) -> String {
        let words = self.words(look);
        let Self::Pair(_, inner, _) = self else { return words };
        let looser = inner.rank() < outer.rank() || (is_right && inner.rank() == outer.rank());
        if looser { format!("({words})") } else { words }
    }
}

impl Operator {
    const fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '−',
            Self::Multiply => '×',
            Self::Divide => '÷',
        }
    }

    const fn rank(self) -> u8 {
        match self {
            Self::Add | Self::Subtract => 0,
            Self::Multiply | Self::Divide => 1,
        }
    }
}

impl Add for Expression {
    type Output = Self;

    fn add(self, right: Self) -> Self {
        self.pair(Operator::Add, right)
    }
}

impl Sub for Expression {
    type Output = Self;

    fn sub(self, right: Self) -> Self {
        self.pair(Operator::Subtract, right)
    }
}

impl Mul for Expression {
    type Output = Self;

    fn mul(self, right: Self) -> Self {
        self.pair(Operator::Multiply, right)
    }
}

impl Div for Expression {
    type Output = Self;

    fn div(self, right: Self) -> Self {
        self.pair(Operator::Divide, right)
    }
}
