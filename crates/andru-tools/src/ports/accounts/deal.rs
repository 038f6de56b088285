//! A deal with an account.

use andru_engine::read::{domain, name_key};
use serde::{Deserialize, Serialize};

use super::importable::given;
use super::{Account, Attributes, Import, Importable, Tag, Which};

/// How a deal went, as far as the export says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DealOutcome {
    /// It was won.
    Won,
    /// It was lost.
    Lost,
    /// It has not ended.
    Open,
    /// The export does not say, or not in words we know.
    #[default]
    Unknown,
}

impl DealOutcome {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Won => "won",
            Self::Lost => "lost",
            Self::Open => "open",
            Self::Unknown => "unknown",
        }
    }
}

/// A deal, as texts as imported; what is not known is absent.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Deal {
    /// The id it has in the system it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name of the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The domain of the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// How far it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// How it went.
    #[serde(default)]
    pub outcome: DealOutcome,
    /// What it is worth.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The currency of the amount, where a column of its own says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// When it began, `YYYY-MM-DD` where it could be read, else as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_on: Option<String>,
    /// When it was closed or is to be, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<String>,
    /// Why it was lost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost_reason: Option<String>,
    /// The pipeline it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pipeline: Option<String>,
    /// What kind of business it is, such as a renewal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Columns that no field takes.
    #[serde(default, skip_serializing_if = "Attributes::is_empty")]
    pub attributes: Attributes,
    /// Where it was last imported from.
    pub import: Import,
}

impl Deal {
    /// Whether it is a deal of the account: by domain where both have one, else by name.
    pub fn is_of(&self, account: &Account) -> bool {
        let own = self.domain.as_deref().and_then(|text| domain(text).value);
        if let (Some(own), Some(theirs)) = (own, account.domain_key()) {
            return own == theirs;
        }
        account.name_key().is_some_and(|theirs| self.account_key().as_ref() == Some(&theirs))
    }

    /// The name of its account as it is compared.
    pub fn account_key(&self) -> Option<String> {
        Some(name_key(self.account.as_deref()?)).filter(|key| !key.is_empty())
    }
}

impl Importable for Deal {
    const WHAT: &'static str = "deal";

    fn strong_key(&self) -> Option<String> {
        self.id.clone()
    }

    fn weak_key(&self) -> Option<String> {
        let account = self.account_key().or_else(|| self.domain.as_deref().and_then(|text| domain(text).value));
        if account.is_none() && self.name.is_none() {
            return None;
        }
        let name = self.name.as_deref().map(str::to_lowercase);
        // The day it began stays the same while it goes on.
        let day = self.created_on.as_ref().or(self.closed_on.as_ref());
        Some([account.as_ref(), name.as_ref(), day].map(|part| part.map_or("", String::as_str)).join("\n"))
    }

    fn update(&mut self, newer: Self) {
        let pairs = [
            (&mut self.id, newer.id),
            (&mut self.name, newer.name),
            (&mut self.account, newer.account),
            (&mut self.domain, newer.domain),
            (&mut self.stage, newer.stage),
            (&mut self.amount, newer.amount),
            (&mut self.currency, newer.currency),
            (&mut self.created_on, newer.created_on),
            (&mut self.closed_on, newer.closed_on),
            (&mut self.lost_reason, newer.lost_reason),
            (&mut self.pipeline, newer.pipeline),
            (&mut self.kind, newer.kind),
        ];
        for (kept, newer) in pairs {
            given(kept, newer);
        }
        if newer.outcome != DealOutcome::Unknown {
            self.outcome = newer.outcome;
        }
        self.attributes.update(newer.attributes);
        self.import = newer.import.max(std::mem::take(&mut self.import));
    }

    fn import(&self) -> &Import {
        &self.import
    }

    fn set_import(&mut self, import: Import) {
        self.import = import;
    }

    fn is_among(&self, which: &Which) -> bool {
        match which {
            Which::All => true,
            Which::Tagged(_) => false,
            Which::Of(name) => super::contact::is_at(self.account.as_deref(), self.domain.as_deref(), name),
        }
    }

    fn has_tag(&self, _: &Tag) -> bool {
        false
    }

    fn label(&self) -> &str {
        [&self.name, &self.id, &self.account, &self.domain].into_iter().flatten().next().map_or("", String::as_str)
    }

    fn order(&self) -> (String, String) {
        let account = self.account.as_deref().or(self.domain.as_deref()).unwrap_or_default();
        (account.to_lowercase(), format!("{}\n{}", self.label(), self.id.as_deref().unwrap_or_default()))
    }
}
