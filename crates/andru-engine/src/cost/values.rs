//! The values a case is computed with: its own, or others in their place.

use rust_decimal::Decimal;

use super::model::CaseModel;

/// One value per figure of a case, in the figure's unit; where none is set, the case's own holds.
#[derive(Debug, Clone)]
pub struct Values<'m> {
    model: &'m CaseModel,
    instead: Vec<Option<Decimal>>,
}

impl<'m> Values<'m> {
    /// The case's own values.
    pub fn of(model: &'m CaseModel) -> Self {
        Self { model, instead: vec![None; model.figures().len()] }
    }

    /// Puts another value in a figure's place, by the figure's place in the case; it holds in every year.
    pub fn set(&mut self, figure: usize, value: Decimal) {
        if let Some(place) = self.instead.get_mut(figure) {
            *place = Some(value);
        }
    }

    /// Puts the case's own value back.
    pub fn reset(&mut self, figure: usize) {
        if let Some(place) = self.instead.get_mut(figure) {
            *place = None;
        }
    }

    /// The other value in a figure's place, if one is set.
    pub fn get(&self, figure: usize) -> Option<Decimal> {
        self.instead.get(figure).copied().flatten()
    }

    /// Whether another value stands in a figure's place.
    pub fn is_set(&self, figure: usize) -> bool {
        self.instead.get(figure).is_some_and(Option::is_some)
    }

    /// A figure's value in a year, as formulas use it.
    pub fn in_year(&self, id: &str, year: usize) -> Option<Decimal> {
        let at = self.model.index(id)?;
        let figure = self.model.figures().get(at)?;
        match self.instead.get(at).copied().flatten() {
            Some(value) => Some(figure.unit.scaled(value)),
            None => figure.in_year(year),
        }
    }

    /// Whether a figure's value differs between years.
    pub(super) fn varies(&self, id: &str) -> bool {
        self.model.index(id).is_some_and(|at| {
            self.instead.get(at).is_some_and(Option::is_none)
                && self
                    .model
                    .figures()
                    .get(at)
                    .is_some_and(|figure| matches!(figure.value, super::figure::Value::ByYear(_)))
        })
    }
}
