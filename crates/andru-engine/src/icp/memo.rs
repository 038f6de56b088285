//! Judgements kept by their text, so that a long list judges each distinct text once.

use std::collections::HashMap;
use std::sync::Arc;

use super::company::Company;
use super::dimension::Field;
use super::fit::Fit;
use super::gate::Gate;
use super::scorecard::{FieldFit, Scorecard, text_of};

/// The most texts kept per field: beyond it new texts are judged each time, and memory stays bounded.
const KEPT: usize = 8_192;

/// The longest text kept, in bytes.
const LONGEST_KEPT: usize = 512;

/// A scorecard that remembers what it said of each text; the answers are the same as without.
#[derive(Debug)]
pub struct Memo<'s> {
    card: &'s Scorecard,
    fields: Vec<(Field, Kept<FieldFit>)>,
    gates: Vec<Kept<Gate>>,
}

/// What was said of the texts met so far; `None` where nothing is said.
#[derive(Debug)]
struct Kept<T> {
    blank: Option<Arc<T>>,
    texts: HashMap<Box<str>, Option<Arc<T>>>,
}

impl<'s> Memo<'s> {
    /// An empty memory over a scorecard.
    pub fn new(card: &'s Scorecard) -> Self {
        let fields = card.cards.iter().map(|each| (each.field, Kept::new(card.judge(each.field, None)))).collect();
        let gates = card.gates.rules.iter().map(|rule| Kept::new(rule.judge(None).map(Arc::new))).collect();
        Self { card, fields, gates }
    }

    /// What the scorecard says of a company.
    pub fn fit(&mut self, company: &Company<'_>, as_of: jiff::civil::Date) -> Fit {
        let card = self.card;
        let judge = |(field, kept): &mut (Field, Kept<FieldFit>)| {
            kept.judge(text_of(company, *field), |text| card.judge(*field, Some(text)))
        };
        let fields = self.fields.iter_mut().filter_map(judge).collect();
        let rules = card.gates.rules.iter().zip(&mut self.gates);
        let by_text = rules
            .filter_map(|(rule, kept)| kept.judge(rule.text(company), |text| rule.judge(Some(text)).map(Arc::new)));
        let gates = by_text.chain(card.gates.judge_whole(company)).collect();
        Fit::from_parts(card, fields, gates, company, as_of)
    }
}

impl<T> Kept<T> {
    fn new(blank: Option<Arc<T>>) -> Self {
        Self { blank, texts: HashMap::new() }
    }

    fn judge(&mut self, text: Option<&str>, judge: impl FnOnce(&str) -> Option<Arc<T>>) -> Option<Arc<T>> {
        let Some(text) = text else { return self.blank.clone() };
        if let Some(known) = self.texts.get(text) {
            return known.clone();
        }
        let judged = judge(text);
        if self.texts.len() < KEPT && text.len() <= LONGEST_KEPT {
            self.texts.insert(text.into(), judged.clone());
        }
        judged
    }
}
