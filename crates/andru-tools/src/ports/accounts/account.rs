//! A company the user sells to, or holds.

use std::collections::{BTreeMap, BTreeSet};

use andru_engine::icp::Company;
use andru_engine::read::{domain, name_key};
use andru_engine::readiness::Metric;
use serde::{Deserialize, Serialize};

use super::importable::given;
use super::{AccountFigure, Attributes, Import, Importable, MAX_TAGS, Tag, Which, bounded};

/// The most characters a field of a company keeps.
const MOST_OF_FIELD: usize = 4_000;

/// How many fields a [`Company`] has.
const FIELDS: usize = 15;

/// The fields of a [`Company`], as texts as imported; a field that is not known is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CompanyFields {
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its website, host or e-mail domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// What it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// How many people work there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub employees: Option<String>,
    /// Yearly revenue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub geography: Option<String>,
    /// What it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub technologies: Option<String>,
    /// What hurts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pains: Option<String>,
    /// Lasting habits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub habits: Option<String>,
    /// Events, with their age where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub triggers: Option<String>,
    /// What regulated data it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regulated_data: Option<String>,
    /// Whether it is insolvent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub insolvent: Option<String>,
    /// Whether it is about to be acquired.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub being_acquired: Option<String>,
    /// Whether it has a fresh contract with a rival.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rival_contract: Option<String>,
    /// Whether it asked not to be contacted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opted_out: Option<String>,
}

impl CompanyFields {
    /// The fields of a company, each harmless and at most 4,000 characters.
    pub fn of(company: &Company<'_>) -> Self {
        let keep = |text: Option<&str>| text.and_then(|text| bounded(text, MOST_OF_FIELD));
        Self {
            name: keep(company.name).map(|name| name.replace('\n', " ")),
            domain: keep(company.domain).map(|domain| domain.replace('\n', " ")),
            industry: keep(company.industry),
            employees: keep(company.employees),
            revenue: keep(company.revenue),
            geography: keep(company.geography),
            technologies: keep(company.technologies),
            pains: keep(company.pains),
            habits: keep(company.habits),
            triggers: keep(company.triggers),
            regulated_data: keep(company.regulated_data),
            insolvent: keep(company.insolvent),
            being_acquired: keep(company.being_acquired),
            rival_contract: keep(company.rival_contract),
            opted_out: keep(company.opted_out),
        }
    }

    /// The company for the engine.
    pub fn company(&self) -> Company<'_> {
        Company {
            name: self.name.as_deref(),
            domain: self.domain.as_deref(),
            industry: self.industry.as_deref(),
            employees: self.employees.as_deref(),
            revenue: self.revenue.as_deref(),
            geography: self.geography.as_deref(),
            technologies: self.technologies.as_deref(),
            pains: self.pains.as_deref(),
            habits: self.habits.as_deref(),
            triggers: self.triggers.as_deref(),
            regulated_data: self.regulated_data.as_deref(),
            insolvent: self.insolvent.as_deref(),
            being_acquired: self.being_acquired.as_deref(),
            rival_contract: self.rival_contract.as_deref(),
            opted_out: self.opted_out.as_deref(),
        }
    }

    /// Every field by name, known or not, in the order they are listed.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        let company = self.company();
        [
            ("name", company.name),
            ("domain", company.domain),
            ("industry", company.industry),
            ("employees", company.employees),
            ("revenue", company.revenue),
            ("geography", company.geography),
            ("technologies", company.technologies),
            ("pains", company.pains),
            ("habits", company.habits),
            ("triggers", company.triggers),
            ("regulatedData", company.regulated_data),
            ("insolvent", company.insolvent),
            ("beingAcquired", company.being_acquired),
            ("rivalContract", company.rival_contract),
            ("optedOut", company.opted_out),
        ]
        .into_iter()
    }

    fn slots(&mut self) -> [&mut Option<String>; FIELDS] {
        [
            &mut self.name,
            &mut self.domain,
            &mut self.industry,
            &mut self.employees,
            &mut self.revenue,
            &mut self.geography,
            &mut self.technologies,
            &mut self.pains,
            &mut self.habits,
            &mut self.triggers,
            &mut self.regulated_data,
            &mut self.insolvent,
            &mut self.being_acquired,
            &mut self.rival_contract,
            &mut self.opted_out,
        ]
    }

    fn update(&mut self, mut newer: Self) {
        for (kept, newer) in self.slots().into_iter().zip(newer.slots()) {
            given(kept, newer.take());
        }
    }
}

/// A company the user imported.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// What the engine reads of it.
    pub fields: CompanyFields,
    /// The portfolios it is in; at most [`MAX_TAGS`], the first by name.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Tag>,
    /// Columns that no field takes.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// Readiness figures, by metric.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub figures: BTreeMap<Metric, AccountFigure>,
    /// Where it was last imported from.
    pub import: Import,
}

impl Account {
    /// Its domain as it is compared, where what was imported is a company's own.
    pub fn domain_key(&self) -> Option<String> {
        domain(self.fields.domain.as_deref()?).value
    }

    /// Its name as it is compared.
    pub fn name_key(&self) -> Option<String> {
        Some(name_key(self.fields.name.as_deref()?)).filter(|key| !key.is_empty())
    }

    /// Whether a name or domain means this account.
    pub fn is_called(&self, name_or_domain: &str) -> bool {
        let by_domain = domain(name_or_domain).value.is_some_and(|key| self.domain_key().as_ref() == Some(&key));
        by_domain || self.name_key().is_some_and(|key| key == name_key(name_or_domain))
    }
}

impl Importable for Account {
    const WHAT: &'static str = "account";

    fn strong_key(&self) -> Option<String> {
        self.domain_key()
    }

    fn weak_key(&self) -> Option<String> {
        self.name_key()
    }

    fn update(&mut self, newer: Self) {
        self.fields.update(newer.fields);
        self.tags.extend(newer.tags);
        while self.tags.len() > MAX_TAGS {
            self.tags.pop_last();
        }
        self.attributes.update(newer.attributes);
        self.figures.extend(newer.figures);
        self.import = newer.import.max(std::mem::take(&mut self.import));
    }

    fn import(&self) -> &Import {
        &self.import
    }

    fn set_import(&mut self, import: Import) {
        self.figures.values_mut().for_each(|figure| figure.import = import.clone());
        self.import = import;
    }

    fn is_among(&self, which: &Which) -> bool {
        match which {
            Which::All => true,
            Which::Tagged(tag) => self.has_tag(tag),
            Which::Of(name) => self.is_called(name),
        }
    }

    fn has_tag(&self, tag: &Tag) -> bool {
        self.tags.contains(tag)
    }

    fn label(&self) -> &str {
        self.fields.name.as_deref().or(self.fields.domain.as_deref()).unwrap_or_default()
    }

    fn order(&self) -> (String, String) {
        (self.label().to_lowercase(), self.domain_key().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_comes_back_and_every_field_is_taken_over() {
        let company = Company {
            name: Some("a"),
            domain: Some("b"),
            industry: Some("c"),
            employees: Some("d"),
            revenue: Some("e"),
            geography: Some("f"),
            technologies: Some("g\nh"),
            pains: Some("i"),
            habits: Some("j"),
            triggers: Some("k"),
            regulated_data: Some("l"),
            insolvent: Some("m"),
            being_acquired: Some("n"),
            rival_contract: Some("o"),
            opted_out: Some("p"),
        };
        let fields = CompanyFields::of(&company);
        assert_eq!(fields.company(), company);
        let mut empty = CompanyFields::default();
        empty.update(fields.clone());
        assert_eq!(empty, fields);
        empty.update(CompanyFields::default());
        assert_eq!(empty, fields);
        assert!(fields.iter().all(|(_, text)| text.is_some()));
    }

    #[test]
    fn a_name_and_a_domain_mean_the_account() {
        let fields = CompanyFields::of(&Company {
            name: Some("Northwind Freight Inc."),
            domain: Some("https://www.northwind.example/about"),
            ..Company::default()
        });
        let account = Account { fields, ..Account::default() };
        for called in ["northwind freight", "Northwind.example", "info@northwind.example"] {
            assert!(account.is_called(called), "{called}");
        }
        assert!(!account.is_called("Northwind") && !account.is_called(""));
    }
}
