//! Accounts by domain and name, to find those of many deals and contacts.

use std::collections::HashMap;

use andru_engine::read::{domain, name_key};

use super::Account;

/// Accounts by domain and name.
#[derive(Debug)]
pub struct AccountIndex {
    by_domain: HashMap<String, usize>,
    /// Per name, the account and whether it has a domain; `None` where several have the name.
    by_name: HashMap<String, Option<(usize, bool)>>,
}

impl AccountIndex {
    /// The index of these accounts.
    pub fn of(accounts: &[Account]) -> Self {
        let (mut by_domain, mut by_name) = (HashMap::new(), HashMap::new());
        for (at, account) in accounts.iter().enumerate() {
            let site = account.domain_key();
            if let Some(name) = account.name_key() {
                let found = Some((at, site.is_some()));
                by_name.entry(name).and_modify(|found| *found = None).or_insert(found);
            }
            if let Some(site) = site {
                by_domain.insert(site, at);
            }
        }
        Self { by_domain, by_name }
    }

    /// The place of the account that a deal or contact gives with this name and domain: by domain where both have one,
    /// else by name where one account alone has it.
    pub fn find(&self, name: Option<&str>, site: Option<&str>) -> Option<usize> {
        let site = site.and_then(|site| domain(site).value);
        if let Some(at) = site.as_ref().and_then(|site| self.by_domain.get(site)) {
            return Some(*at);
        }
        let (at, has_domain) = self.by_name.get(&name_key(name?)).copied().flatten()?;
        (site.is_none() || !has_domain).then_some(at)
    }
}

#[cfg(test)]
mod tests {
    use andru_engine::icp::Company;

    use super::*;
    use crate::ports::accounts::CompanyFields;

    #[test]
    fn a_deal_finds_its_account_by_domain_else_by_a_name_of_one_alone() {
        let account = |name, domain| Account {
            fields: CompanyFields::of(&Company { name: Some(name), domain, ..Company::default() }),
            ..Account::default()
        };
        let index = AccountIndex::of(&[
            account("Alder", Some("alder.example")),
            account("Birch", None),
            account("Cedar", Some("cedar.example")),
            account("Cedar", Some("cedar.test")),
        ]);
        for (name, site, found) in [
            (Some("Other"), Some("www.alder.example"), Some(0)),
            (Some("ALDER Inc."), None, Some(0)),
            (Some("Alder"), Some("alder.test"), None),
            (Some("Birch"), Some("birch.example"), Some(1)),
            (Some("Cedar"), None, None),
            (Some("Cedar"), Some("cedar.test"), Some(3)),
            (None, None, None),
        ] {
            assert_eq!(index.find(name, site), found, "{name:?} {site:?}");
        }
    }
}
