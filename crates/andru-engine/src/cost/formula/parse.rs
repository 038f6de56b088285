//! From the text of a formula to its tree.

use rust_decimal::Decimal;

use super::{CONVERSIONS, Expression, MOST_DEPTH, MOST_FORMULA, Operator, is_id};

/// What is wrong with a formula, as a fragment that follows its name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct FormulaError(String);

type Read<T> = Result<T, FormulaError>;

fn fail<T>(problem: impl Into<String>) -> Read<T> {
    Err(FormulaError(problem.into()))
}

pub(super) fn parse(text: &str) -> Read<Expression> {
    let length = text.chars().count();
    if length > MOST_FORMULA {
        return fail(format!("has {length} characters, the most is {MOST_FORMULA}"));
    }
    let tokens = tokens(text)?;
    let mut reader = Reader { tokens: &tokens, depth: 0 };
    let tree = reader.sum()?;
    match reader.tokens.first() {
        None => Ok(tree),
        Some(token) => fail(format!("has {} where `+`, `-`, `*`, `/` or the end is expected", token.shown())),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Number(String),
    Word(String),
    Sign(char),
}

impl Token {
    fn shown(&self) -> String {
        match self {
            Self::Number(text) | Self::Word(text) => format!("`{text}`"),
            Self::Sign(sign) => format!("`{}`", sign.escape_default()),
        }
    }
}

fn tokens(text: &str) -> Read<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let whole = |keep: fn(char) -> bool| rest.find(|sign| !keep(sign)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            whole(|sign| sign.is_ascii_digit() || sign == '.')
        } else if first.is_alphabetic() || first == '_' {
            whole(|sign| sign.is_alphanumeric() || sign == '_')
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(length);
        tokens.push(match first {
            _ if first.is_ascii_digit() => Token::Number(token.to_owned()),
            _ if first.is_alphabetic() || first == '_' => Token::Word(token.to_owned()),
            '×' => Token::Sign('*'),
            '÷' => Token::Sign('/'),
            '−' => Token::Sign('-'),
            '+' | '-' | '*' | '/' | '(' | ')' | ',' => Token::Sign(first),
            other => return fail(format!("has a `{}`, which means nothing in a formula", other.escape_default())),
        });
        rest = after.trim_start();
    }
    Ok(tokens)
}

struct Reader<'t> {
    tokens: &'t [Token],
    depth: usize,
}

impl Reader<'_> {
    fn sign(&mut self, wanted: &[(char, Operator)]) -> Option<Operator> {
        let found = match self.tokens.first() {
            Some(Token::Sign(sign)) => wanted.iter().find(|(known, _)| known == sign).map(|(_, operator)| *operator),
            _ => None,
        };
        if found.is_some() {
            self.skip();
        }
        found
    }

    fn skip(&mut self) {
        self.tokens = self.tokens.get(1..).unwrap_or_default();
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.tokens.first() == Some(&Token::Sign(wanted));
        if found {
            self.skip();
        }
        found
    }

    fn expect(&mut self, wanted: char) -> Read<()> {
        if self.take(wanted) {
            return Ok(());
        }
        let found = self.tokens.first().map_or_else(|| "ends".to_owned(), |token| format!("has {}", token.shown()));
        fail(format!("{found} where `{wanted}` is expected"))
    }

    fn sum(&mut self) -> Read<Expression> {
        let mut left = self.product()?;
        while let Some(operator) = self.sign(&[('+', Operator::Add), ('-', Operator::Subtract)]) {
            left = Expression::Two(operator, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Read<Expression> {
        let mut left = self.single()?;
        while let Some(operator) = self.sign(&[('*', Operator::Multiply), ('/', Operator::Divide)]) {
            left = Expression::Two(operator, Box::new(left), Box::new(self.single()?));
        }
        Ok(left)
    }

    fn single(&mut self) -> Read<Expression> {
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return fail(format!("is nested deeper than {MOST_DEPTH}"));
        }
        let Some(token) = self.tokens.first().cloned() else {
            return fail("ends where a figure or a number is expected");
        };
        self.skip();
        let found = match token {
            Token::Number(text) => number(&text),
            Token::Word(word) if self.tokens.first() == Some(&Token::Sign('(')) => self.function(&word),
            Token::Word(word) if is_id(&word) => Ok(Expression::Figure(word)),
            Token::Word(word) => {
                fail(format!("names `{word}`, but figures are named in lower-case letters, digits and `_`, 40 at most"))
            }
            Token::Sign('-') => Ok(Expression::Negative(Box::new(self.single()?))),
            Token::Sign('(') => {
                let inner = self.sum()?;
                self.expect(')')?;
                Ok(inner)
            }
            Token::Sign(sign) => fail(format!("has `{sign}` where a figure or a number is expected")),
        };
        self.depth -= 1;
        found
    }

    fn function(&mut self, name: &str) -> Read<Expression> {
        self.expect('(')?;
        let mut all = vec![self.sum()?];
        if name == "round" {
            self.expect(',')?;
            let decimals = match self.tokens.first() {
                Some(Token::Number(text)) => text.parse().ok().filter(|decimals| *decimals <= 6),
                _ => None,
            };
            let Some(decimals) = decimals else { return fail("rounds to something else than 0 to 6 decimals") };
            self.skip();
            self.expect(')')?;
            return Ok(Expression::Round(Box::new(all.swap_remove(0)), decimals));
        }
        while self.take(',') {
            all.push(self.sum()?);
        }
        self.expect(')')?;
        match name {
            "min" => Ok(Expression::Min(all)),
            "max" => Ok(Expression::Max(all)),
            _ => fail(format!("calls `{name}`, but knows min, max and round only")),
        }
    }
}

fn number(text: &str) -> Read<Expression> {
    let Ok(number) = text.parse::<Decimal>() else { return fail(format!("has `{text}`, which is not a number")) };
    if CONVERSIONS.iter().any(|known| Decimal::from(*known) == number) {
        return Ok(Expression::Number(number));
    }
    fail(format!("holds the bare number {text}, which nobody stands behind; make it a figure with a basis"))
}

#[cfg(test)]
mod tests {
    use super::super::Formula;

    #[test]
    fn what_is_understood_is_what_was_written() {
        let formula = Formula::read(" hours * 52 × (people - 1) / min(rate, 2_x) ").unwrap_err().to_string();
        assert_eq!(formula, "holds the bare number 2, which nobody stands behind; make it a figure with a basis");
        let formula = Formula::read("hours*52*people - -min(rate, round(hours/7, 1)) ÷ people").unwrap();
        assert_eq!(formula.figures(), ["hours", "people", "rate"]);
        assert_eq!(formula.text(), "hours*52*people - -min(rate, round(hours/7, 1)) ÷ people");
    }

    #[test]
    fn mistakes_are_named() {
        let said: Vec<String> = [
            "",
            "a *",
            "a b",
            "(a",
            "a)",
            "a, b",
            "max(",
            "max()",
            "sum(a)",
            "round(a)",
            "round(a, 9)",
            "A * b",
            "a ^ b",
            "1.2.3",
            "a * 1e9",
            "0.5 * a",
        ]
        .map(|text| format!("{text}: {}", Formula::read(text).unwrap_err()))
        .into();
        insta::assert_snapshot!(said.join("\n"), @r"
        : ends where a figure or a number is expected
        a *: ends where a figure or a number is expected
        a b: has `b` where `+`, `-`, `*`, `/` or the end is expected
        (a: ends where `)` is expected
        a): has `)` where `+`, `-`, `*`, `/` or the end is expected
        a, b: has `,` where `+`, `-`, `*`, `/` or the end is expected
        max(: ends where a figure or a number is expected
        max(): has `)` where a figure or a number is expected
        sum(a): calls `sum`, but knows min, max and round only
        round(a): has `)` where `,` is expected
        round(a, 9): rounds to something else than 0 to 6 decimals
        A * b: names `A`, but figures are named in lower-case letters, digits and `_`, 40 at most
        a ^ b: has a `^`, which means nothing in a formula
        1.2.3: has `1.2.3`, which is not a number
        a * 1e9: has `e9` where `+`, `-`, `*`, `/` or the end is expected
        0.5 * a: holds the bare number 0.5, which nobody stands behind; make it a figure with a basis
        ");
        let deep = format!("{}a{}", "(".repeat(400), ")".repeat(90));
        assert!(Formula::read(&deep).unwrap_err().to_string().contains("deeper"));
        assert!(Formula::read(&"a+".repeat(251)).unwrap_err().to_string().contains("502 characters, the most is 500"));
    }
}
