//! A whole business case: computed, with what it hangs on and what waiting costs beside it.

use super::case::{Case, Scope};
use super::error::CostError;
use super::inaction::Inaction;
use super::line::Side;
use super::model::CaseModel;
use super::sensitivity::{Sensitivity, SimulationOptions};

/// Everything one case says; what answers, pages, reports and workbooks are made of.
#[derive(Debug, Clone)]
pub struct BusinessCase {
    /// What the case is about, in the words of whoever wrote it.
    pub title: String,
    /// Who would buy, where that was said.
    pub buyer: Option<String>,
    /// The case before it was computed.
    pub model: CaseModel,
    /// The case computed.
    pub case: Case,
    /// What the result hangs on; none where no return is computed.
    pub sensitivity: Option<Sensitivity>,
    /// What waiting costs; none where the case has no line of inaction.
    pub inaction: Option<Inaction>,
}

impl BusinessCase {
    /// Computes all of a case.
    ///
    /// # Errors
    /// As [`CaseModel::evaluate`], [`CaseModel::inaction`] and [`CaseModel::sensitivity`].
    pub fn of(
        title: String,
        buyer: Option<String>,
        model: CaseModel,
        options: SimulationOptions,
    ) -> Result<Self, CostError> {
        let case = model.evaluate()?;
        let sensitivity = (case.scope != Scope::Unknown).then(|| model.sensitivity(&case, options)).transpose()?;
        let inaction = model.side(Side::Inaction).next().is_some().then(|| model.inaction()).transpose()?;
        Ok(Self { title, buyer, model, case, sensitivity, inaction })
    }
}
