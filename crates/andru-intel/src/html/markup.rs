//! HTML that cannot be broken out of: the one place where text is escaped.
//!
//! Names of elements and attributes are words of this program (`&'static str`), everything else goes in through
//! [`Markup::text`], [`Markup::foreign`] or the value of an attribute, and is escaped there. Elements close themselves.

use andru_core::guard::harmless;

/// A piece of HTML; all text in it is escaped, all its elements are closed.
#[derive(Debug, Default)]
pub(crate) struct Markup(String);

/// The attributes of an element, in order.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// Adds text.
    pub(crate) fn text(&mut self, text: impl AsRef<str>) -> &mut Self {
        escape_into(&mut self.0, &harmless(text.as_ref()));
        self
    }

    /// Adds text that came from outside, such as a heading of a table, set apart so that its direction of writing does
    /// not turn the words around it.
    pub(crate) fn foreign(&mut self, text: &str) -> &mut Self {
        let shown = harmless(text);
        let shown = if shown.trim().is_empty() { "(nothing that can be seen)" } else { &shown };
        self.leaf("bdi", &[], shown)
    }

    /// Adds an element with what `inside` adds to it.
    pub(crate) fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.start(name, attributes);
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        self
    }

    /// Adds an element with text alone in it.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: Attributes<'_>, text: impl AsRef<str>) -> &mut Self {
        self.element(name, attributes, |inside| {
            inside.text(text);
        })
    }

    /// Adds an element that holds nothing and is not closed, such as `meta`.
    pub(crate) fn void(&mut self, name: &'static str, attributes: Attributes<'_>) -> &mut Self {
        self.start(name, attributes);
        self.0.push('>');
        self
    }

    /// Adds a flag of the program, kept on one line.
    pub(crate) fn flag(&mut self, flag: &'static str) -> &mut Self {
        self.leaf("code", &[("class", "flag")], flag)
    }

    /// Adds a line break to the source, for who reads it.
    pub(crate) fn line(&mut self) -> &mut Self {
        self.0.push('\n');
        self
    }

    /// Adds the style sheet, which is not escaped: a browser reads it as it stands.
    pub(crate) fn style(&mut self, sheet: &'static str) -> &mut Self {
        self.0.push_str("<style>\n");
        self.0.push_str(sheet);
        self.0.push_str("</style>\n");
        self
    }

    /// The whole document.
    pub(crate) fn into_document(self) -> String {
        format!("<!DOCTYPE html>\n{}\n", self.0)
    }

    fn start(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.0.push('<');
        self.0.push_str(name);
        for (attribute, value) in attributes {
            self.0.push(' ');
            self.0.push_str(attribute);
            self.0.push_str("=\"");
            escape_into(&mut self.0, &harmless(value));
            self.0.push('"');
        }
    }
}

/// Escapes for text and for quoted attributes alike.
fn escape_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_stays_text_wherever_it_stands() {
        let mut markup = Markup::default();
        let hostile = "</td><script>\"&'\n\u{202e}\u{1b}[31m";
        markup.element("td", &[("title", hostile)], |cell| {
            cell.text(hostile).foreign(hostile).foreign("\u{200b}");
        });
        insta::assert_snapshot!(markup.0, @r#"<td title="&lt;/td&gt;&lt;script&gt;&quot;&amp;&#39; �">&lt;/td&gt;&lt;script&gt;&quot;&amp;&#39; �<bdi>&lt;/td&gt;&lt;script&gt;&quot;&amp;&#39; �</bdi><bdi>(nothing that can be seen)</bdi></td>"#);
    }

    proptest! {
        #[test]
        fn nothing_breaks_out(text in any::<String>()) {
            let mut markup = Markup::default();
            markup.element("p", &[("title", &text)], |inside| { inside.text(&text); });
            let html = markup.0;
            // One element, one attribute, whatever the text.
            for (sign, count) in [('<', 2), ('>', 2), ('"', 2), ('\'', 0)] {
                prop_assert_eq!(html.matches(sign).count(), count, "{}", html);
            }
            prop_assert!(!html.chars().any(char::is_control), "{}", html);
        }
    }
}
