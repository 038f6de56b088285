//! What is given about a company, as texts.

/// What is given about a company: texts as they stand in a list or a call, blank ones left out.
///
/// Lists (technologies, pains, habits, events) are one text: lines, or parts between commas, semicolons or
/// bars where there is only one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Company<'a> {
    /// Its name.
    pub name: Option<&'a str>,
    /// Its website, host or e-mail domain.
    pub domain: Option<&'a str>,
    /// What it does.
    pub industry: Option<&'a str>,
    /// How many people work there.
    pub employees: Option<&'a str>,
    /// Yearly revenue.
    pub revenue: Option<&'a str>,
    /// Where it is.
    pub geography: Option<&'a str>,
    /// What it runs.
    pub technologies: Option<&'a str>,
    /// What hurts.
    pub pains: Option<&'a str>,
    /// Lasting habits.
    pub habits: Option<&'a str>,
    /// Events, with their age where it is known.
    pub triggers: Option<&'a str>,
    /// What regulated data it holds, for the gate of that name.
    pub regulated_data: Option<&'a str>,
    /// Whether it is insolvent: yes or no.
    pub insolvent: Option<&'a str>,
    /// Whether it is about to be acquired: yes or no.
    pub being_acquired: Option<&'a str>,
    /// Whether it has a fresh contract with a rival: yes or no.
    pub rival_contract: Option<&'a str>,
    /// Whether it asked not to be contacted: yes or no.
    pub opted_out: Option<&'a str>,
}
