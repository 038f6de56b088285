//! A person at an account.

use andru_engine::read::{domain, name_key};
use serde::{Deserialize, Serialize};

use super::importable::given;
use super::{Account, Import, Importable, Tag, Which};

/// A person, as texts as imported; what is not known is absent. Nothing else of a person is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contact {
    /// The id it has in the system it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The person's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The job title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// The name of the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The domain of the account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Where it was last imported from.
    pub import: Import,
}

impl Contact {
    /// Whether the person is at the account: by domain where both have one, else by name.
    pub fn is_of(&self, account: &Account) -> bool {
        let own = self.domain.as_deref().and_then(|text| domain(text).value);
        if let (Some(own), Some(theirs)) = (own, account.domain_key()) {
            return own == theirs;
        }
        let own = self.account.as_deref().map(name_key).filter(|key| !key.is_empty());
        own.is_some() && account.name_key() == own
    }
}

/// Whether an account of this name and domain is the one called so.
pub(super) fn is_at(account: Option<&str>, site: Option<&str>, name_or_domain: &str) -> bool {
    let key = name_key(name_or_domain);
    let by_name = !key.is_empty() && account.is_some_and(|account| name_key(account) == key);
    let wanted = domain(name_or_domain).value;
    by_name || wanted.is_some() && site.and_then(|site| domain(site).value) == wanted
}

impl Importable for Contact {
    const WHAT: &'static str = "contact";

    fn strong_key(&self) -> Option<String> {
        let email = self.email.as_deref().map(|email| format!("email\n{}", email.to_lowercase()));
        email.or_else(|| self.id.as_deref().map(|id| format!("id\n{id}")))
    }

    fn weak_key(&self) -> Option<String> {
        let account = self.account.as_deref().map(name_key).filter(|key| !key.is_empty());
        let account = account.or_else(|| self.domain.as_deref().and_then(|text| domain(text).value));
        let person = self.name.as_deref().or(self.title.as_deref())?.to_lowercase();
        Some(format!("{person}\n{}", account.unwrap_or_default()))
    }

    fn update(&mut self, newer: Self) {
        let pairs = [
            (&mut self.id, newer.id),
            (&mut self.name, newer.name),
            (&mut self.title, newer.title),
            (&mut self.email, newer.email),
            (&mut self.account, newer.account),
            (&mut self.domain, newer.domain),
        ];
        for (kept, newer) in pairs {
            given(kept, newer);
        }
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
            Which::Of(name) => is_at(self.account.as_deref(), self.domain.as_deref(), name),
        }
    }

    fn has_tag(&self, _: &Tag) -> bool {
        false
    }

    fn label(&self) -> &str {
        [&self.name, &self.email, &self.title, &self.id].into_iter().flatten().next().map_or("", String::as_str)
    }

    fn order(&self) -> (String, String) {
        let account = self.account.as_deref().or(self.domain.as_deref()).unwrap_or_default();
        (account.to_lowercase(), format!("{}\n{}", self.label(), self.email.as_deref().unwrap_or_default()))
    }
}
