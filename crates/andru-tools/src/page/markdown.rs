//! A page as Markdown, for MCP text and for files.

use super::{Block, Column, Fact};

pub(super) fn block(block: &Block, out: &mut String) {
    match block {
        Block::Title { left, right } if right.is_empty() => line(out, &format!("## {}", inline(left))),
        Block::Title { left, right } => line(out, &format!("## {} — {}", inline(left), inline(right))),
        Block::Heading(text) => line(out, &format!("### {}", inline(text))),
        Block::Text(text) => line(out, &inline(text)),
        Block::Facts(facts) if facts.is_empty() => return,
        Block::Facts(facts) => facts.iter().for_each(|each| fact(each, out)),
        Block::List(points) => {
            for point in points {
                line(out, &format!("- {}", inline(point)));
            }
        }
        Block::Table { head, rows } => table(head, rows, out),
        Block::Code(text) => line(out, &fenced(text)),
    }
    out.push('\n');
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn fact(fact: &Fact, out: &mut String) {
    let mut text = format!("- **{}**", inline(&fact.label));
    if !fact.figure.is_empty() {
        text.push(' ');
        text.push_str(&inline(&fact.figure));
    }
    if !fact.text.is_empty() {
        text.push_str(": ");
        text.push_str(&inline(&fact.text));
    }
    line(out, &text);
}

fn table(head: &[Column], rows: &[Vec<String>], out: &mut String) {
    let cells = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    line(out, &cells(head.iter().map(|column| inline(&column.name)).collect()));
    line(out, &cells(head.iter().map(|column| if column.figures { "---:" } else { "---" }.to_owned()).collect()));
    for row in rows {
        line(out, &cells(row.iter().take(head.len()).map(|cell| inline(cell)).collect()));
    }
}

/// A fence longer than any run of backticks inside, so that the text cannot close it.
fn fenced(text: &str) -> String {
    let longest = text.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{}\n{fence}", text.trim_end_matches('\n'))
}

/// Text for one line: customer text may hold line breaks and Markdown marks, which must stay text.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' => {
                out.push('\\');
                out.push(letter);
            }
            letter if letter.is_control() => out.push('\u{FFFD}'),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Page};

    #[test]
    fn customer_text_cannot_leave_its_place() {
        let mut page = Page::default();
        page.title("A [b](c)\n# d", "fit 68").fact("pain", "+1.0", "a|b <script>").code("x\n```\ny");
        page.table(vec![Column::words("name")], vec![vec!["a|b".into()]]);
        assert_eq!(
            page.markdown(),
            "## A \\[b\\](c) # d — fit 68\n\n- **pain** +1.0: a\\|b \\<script\\>\n\n````\nx\n```\ny\n````\n\n| name |\n| --- |\n| a\\|b |\n\n"
        );
    }
}
