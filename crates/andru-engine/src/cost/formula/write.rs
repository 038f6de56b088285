//! A formula written for others: as cells of a spreadsheet, with its numbers filled in.

use super::{Expression, Formula, Operator};

impl Formula {
    /// The formula with each figure replaced by what `figure` gives for its id, in the grammar of spreadsheets.
    ///
    /// `max`, `min` and `round` are functions of the same name there; rounding is half away from zero in both.
    pub fn written(&self, figure: &dyn Fn(&str) -> String) -> String {
        let mut out = String::new();
        write(self.tree(), figure, 0, &mut out);
        out
    }
}

/// How tightly an operator binds; a node inside one that binds tighter is put in parentheses.
const fn binding(operator: Operator) -> u8 {
    match operator {
        Operator::Add | Operator::Subtract => 1,
        Operator::Multiply | Operator::Divide => 2,
    }
}

fn write(node: &Expression, figure: &dyn Fn(&str) -> String, outer: u8, out: &mut String) {
    let list = |name: &str, all: &[Expression], out: &mut String| {
        out.push_str(name);
        for (at, each) in all.iter().enumerate() {
            out.push(if at == 0 { '(' } else { ',' });
            write(each, figure, 0, out);
        }
        out.push(')');
    };
    match node {
        Expression::Number(number) => out.push_str(&number.to_string()),
        Expression::Figure(id) => out.push_str(&figure(id)),
        Expression::Negative(inner) => {
            out.push_str("(-");
            write(inner, figure, 3, out);
            out.push(')');
        }
        Expression::Two(operator, left, right) => {
            let own = binding(*operator);
            let parted = own < outer;
            if parted {
                out.push('(');
            }
            write(left, figure, own, out);
            out.push_str(match operator {
                Operator::Add => " + ",
                Operator::Subtract => " - ",
                Operator::Multiply => " * ",
                Operator::Divide => " / ",
            });
            // a - (b + c), a / (b * c): the right-hand side keeps its parentheses.
            let tighter = u8::from(matches!(operator, Operator::Subtract | Operator::Divide));
            write(right, figure, own + tighter, out);
            if parted {
                out.push(')');
            }
        }
        Expression::Min(all) => list("MIN", all, out),
        Expression::Max(all) => list("MAX", all, out),
        Expression::Round(inner, decimals) => {
            out.push_str("ROUND(");
            write(inner, figure, 0, out);
            out.push(',');
            out.push_str(&decimals.to_string());
            out.push(')');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_as_the_same_tree() {
        for text in ["a - (b + c)", "a / (b * c)", "(a + b) * c", "a - b - c", "(-a) * b", "a / b / c", "a + b * c"] {
            let formula = Formula::read(text).unwrap();
            let written = formula.written(&ToOwned::to_owned);
            assert_eq!(Formula::read(&written).unwrap().tree(), formula.tree(), "{text} {written}");
        }
        let formula = Formula::read("max(a, round(b * 12, 2))").unwrap();
        assert_eq!(
            formula.written(&|id| format!("Figures!${}$2", id.to_uppercase())),
            "MAX(Figures!$A$2,ROUND(Figures!$B$2 * 12,2))"
        );
    }
}
