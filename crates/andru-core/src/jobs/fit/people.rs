//! The companies of a list of people, held until all their people are counted.

use andru_engine::icp::Company;

use crate::jobs::seen::{Key, Met, Seen};

/// The most companies that are held.
const MAX_COMPANIES: usize = 200_000;

/// The most bytes of text that are held.
const MAX_TEXT: usize = 32 << 20;

/// Companies in the order their first person came.
#[derive(Debug)]
pub(super) struct People {
    companies: Vec<Held>,
    text: usize,
}

/// A company and how many people of it came.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) row: u64,
    pub(super) line: u64,
    pub(super) people: u32,
    texts: Box<str>,
    ends: [u32; FIELDS],
}

const FIELDS: usize = 15;

impl People {
    pub(super) fn new() -> Self {
        Self { companies: Vec::new(), text: 0 }
    }

    /// Whether no more companies can be held.
    pub(super) fn is_full(&self) -> bool {
        self.companies.len() >= MAX_COMPANIES || self.text >= MAX_TEXT
    }

    /// Counts a person; the first of a company brings the company in.
    pub(super) fn add(&mut self, seen: &mut Seen, key: Option<Key>, company: &Company<'_>, row: u64, line: u64) {
        if let Some(key) = key
            && let Met::Before(at) = seen.check(key, self.companies.len() as u64)
            && let Some(held) = self.companies.get_mut(at as usize)
        {
            held.people = held.people.saturating_add(1);
            return;
        }
        let held = Held::new(company, row, line);
        self.text += held.texts.len();
        self.companies.push(held);
    }

    /// The companies held, in the order they came; none is held after that.
    pub(super) fn drain(&mut self) -> std::vec::IntoIter<Held> {
        self.text = 0;
        std::mem::take(&mut self.companies).into_iter()
    }
}

impl Held {
    fn new(company: &Company<'_>, row: u64, line: u64) -> Self {
        let mut texts = String::new();
        let mut ends = [0; FIELDS];
        for (end, text) in ends.iter_mut().zip(fields(company)) {
            texts.push_str(text.unwrap_or_default());
            *end = u32::try_from(texts.len()).unwrap_or(u32::MAX);
        }
        Self { row, line, people: 1, texts: texts.into_boxed_str(), ends }
    }

    /// The company, as its first person's row gave it.
    pub(super) fn company(&self) -> Company<'_> {
        let mut begin = 0;
        let mut texts = self.ends.iter().map(|end| {
            let text = self.texts.get(begin..*end as usize).filter(|text| !text.is_empty());
            begin = *end as usize;
            text
        });
        let mut next = || texts.next().flatten();
        Company {
            name: next(),
            domain: next(),
            industry: next(),
            employees: next(),
            revenue: next(),
            geography: next(),
            technologies: next(),
            pains: next(),
            habits: next(),
            triggers: next(),
            regulated_data: next(),
            insolvent: next(),
            being_acquired: next(),
            rival_contract: next(),
            opted_out: next(),
        }
    }
}

/// The fields in the order [`Held::company`] reads them.
fn fields<'a>(company: &Company<'a>) -> [Option<&'a str>; FIELDS] {
    [
        company.name,
        company.domain,
        company.industry,
        company.employees,
        company.revenue,
        company.geography,
        company.technologies,
        company.pains,
        company.habits,
        company.triggers,
        company.regulated_data,
        company.insolvent,
        company.being_acquired,
        company.rival_contract,
        company.opted_out,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_company_comes_back_as_it_was() {
        let company = Company {
            name: Some("Alder"),
            industry: Some("Größe"),
            triggers: Some("a\nb"),
            opted_out: Some("no"),
            ..Company::default()
        };
        let held = Held::new(&company, 4, 5);
        assert_eq!(held.company(), company);
        assert_eq!(Held::new(&Company::default(), 1, 1).company(), Company::default());
    }
}
