//! The report of a model as one self-contained HTML file.
//!
//! Built from the model alone: the same model gives the same bytes. The file holds no script and points to nothing
//! outside itself; its content security policy forbids both. Text of the model goes through `markup`, the one place
//! where it is escaped.

mod calibration;
mod distribution;
mod drift;
mod evidence;
mod example;
mod figures;
mod gain;
mod groups;
mod losses;
mod markup;
mod meaning;
mod origin;
#[cfg(test)]
mod samples;
mod scorecard;
mod svg;
mod table;
mod takeaways;
#[cfg(test)]
mod tests;
mod tiers;
mod verdict;
mod words;

use andru_core::engine::icp::model::Model;

use markup::Markup;

/// Nothing may be loaded and nothing may run; only the style sheet in the file applies.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The report of a model, as the text of an HTML file.
pub(crate) fn html_report(model: &Model) -> String {
    let mut page = Markup::default();
    page.element("html", &[("lang", "en")], |html| {
        html.line().element("head", &[], |head| {
            head.line().void("meta", &[("charset", "utf-8")]);
            head.line().void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
            head.line().void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            head.line().void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            head.line().void("meta", &[("name", "referrer"), ("content", "no-referrer")]);
            head.line().leaf("title", &[], format!("{} · ICP report", verdict::headline(model.history.verdict)));
            head.line().style(include_str!("html_report/style.css"));
        });
        html.line().element("body", &[], |body| {
            body.line().element("main", &[], |main| {
                main.line();
                verdict::write(model, main);
                takeaways::write(model, main);
                tiers::write(model, main);
                meaning::write(model, main);
                scorecard::write(model, main);
                evidence::write(model, main);
                losses::write(model, main);
                drift::write(model, main);
                origin::set_aside(model, main);
                origin::not_known(model, main);
                origin::source(model, main);
            });
        });
        html.line();
    });
    page.into_document()
}
