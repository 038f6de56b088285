//! The report of a model as one self-contained HTML file.
//!
//! Built from the model alone: the same model gives the same bytes.

mod calibration;
mod distribution;
mod drift;
mod evidence;
mod example;
mod figures;
mod frame;
mod gain;
mod groups;
mod losses;
mod meaning;
mod origin;
mod rate;
#[cfg(test)]
mod samples;
mod scorecard;
mod takeaways;
#[cfg(test)]
mod tests;
mod tiers;
mod verdict;
mod words;

use andru_core::engine::icp::model::Model;

use crate::html::document;

/// The report of a model, as the text of an HTML file.
pub(crate) fn html_report(model: &Model) -> String {
    document(&format!("{} · ICP report", verdict::headline(model.history.verdict)), |main| {
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
    })
}
