//! What every HTML file of the program is made of.
//!
//! A file holds no script and points to nothing outside itself; its content security policy forbids both. Text goes
//! through [`markup`], the one place where it is escaped.

pub(crate) mod markup;
pub(crate) mod svg;
pub(crate) mod table;

use markup::Markup;

/// Nothing may be loaded and nothing may run; only the style sheet in the file applies.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A self-contained HTML file: its title, and what `body` adds.
pub(crate) fn document(title: &str, body: impl FnOnce(&mut Markup)) -> String {
    let mut page = Markup::default();
    page.element("html", &[("lang", "en")], |html| {
        html.line().element("head", &[], |head| {
            head.line().void("meta", &[("charset", "utf-8")]);
            head.line().void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
            head.line().void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            head.line().void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            head.line().void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
            head.line().leaf("title", &[], title);
            head.line().style(include_str!("html/style.css"));
        });
        html.line().element("body", &[], |outer| {
            outer.line().element("main", &[], |main| {
                main.line();
                body(main);
            });
        });
        html.line();
    });
    page.into_document()
}
