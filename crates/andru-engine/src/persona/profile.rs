//! Personas: what a person in a role decides, cares about and asks.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::authority::{BudgetControl, BuyingRole, DecisionPower, Influence, Meddpicc};
use super::function::Function;
use super::line::{Line, LineRow};
use super::seniority::Seniority;
use super::size::SizeRule;
use super::title::Title;
use crate::knowledge::table;

/// A kind of person in a purchase: a playbook to check with the person, not a description of one.
///
/// It says nothing about how a person likes to communicate: no title tells that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Persona {
    /// Identifier, such as `vp_sales`.
    pub id: String,
    /// Name for people, such as "VP Sales".
    pub name: String,
    /// The department; `unknown` where the persona fits any.
    pub function: Function,
    /// The usual level.
    pub seniority: Seniority,
    /// How far the person controls the money.
    pub budget_control: BudgetControl,
    /// The part played in the decision.
    pub decision_power: DecisionPower,
    /// How the person moves the decision.
    pub influence: Influence,
    /// Roles in the buying centre (Webster and Wind, 1972), the usual one first.
    pub buying_roles: Vec<BuyingRole>,
    /// What of MEDDPICC to ask this person about.
    pub meddpicc: Vec<Meddpicc>,
    /// What the person decides.
    pub decides: Vec<Line>,
    /// What the person cares about, most pressing first.
    pub cares_about: Vec<Line>,
    /// Questions worth asking them.
    pub questions: Vec<Line>,
    /// Proof that counts with them.
    pub proof: Vec<Line>,
    /// Objections to expect.
    pub objections: Vec<Line>,
    /// What to leave out.
    pub avoid: Vec<Line>,
    /// Where the authority values come from.
    pub source: String,
}

/// A row of `knowledge/personas.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    name: String,
    function: Function,
    seniority: Seniority,
    budget_control: BudgetControl,
    decision_power: DecisionPower,
    influence: Influence,
    buying_roles: Vec<BuyingRole>,
    meddpicc: Vec<Meddpicc>,
    decides: Vec<LineRow>,
    cares_about: Vec<LineRow>,
    questions: Vec<LineRow>,
    proof: Vec<LineRow>,
    objections: Vec<LineRow>,
    avoid: Vec<LineRow>,
    source: String,
    /// Role ids that are this persona whatever the level.
    #[serde(default)]
    roles: Vec<String>,
    /// Departments and levels that are this persona; no departments: any that is known.
    #[serde(default)]
    functions: Vec<Function>,
    #[serde(default)]
    levels: Vec<Seniority>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: BTreeMap<String, String>,
    committee: Vec<String>,
    size: Vec<SizeRule>,
    persona: Vec<Row>,
}

/// Which titles are a persona.
#[derive(Debug)]
struct Reach {
    roles: Vec<String>,
    functions: Vec<Function>,
    levels: Vec<Seniority>,
}

impl Reach {
    fn has_role(&self, title: &Title) -> bool {
        title.role.is_some_and(|role| self.roles.iter().any(|known| known == role))
    }

    fn has_place(&self, title: &Title) -> bool {
        let function = if self.functions.is_empty() {
            title.function != Function::Unknown
        } else {
            self.functions.contains(&title.function)
        };
        function && self.levels.contains(&title.seniority)
    }
}

#[derive(Debug)]
struct Personas {
    rows: Vec<(Persona, Reach)>,
    committee: Vec<Persona>,
    size: Vec<SizeRule>,
}

fn personas() -> &'static Personas {
    static PERSONAS: LazyLock<Personas> = LazyLock::new(|| {
        let file: File = table("personas.toml", include_str!("../../knowledge/personas.toml"));
        let rows: Vec<(Persona, Reach)> = file.persona.into_iter().map(|row| built(row, &file.sources)).collect();
        let by_id =
            |id: &String| rows.iter().find(|(persona, _)| persona.id == *id).map(|(persona, _)| persona.clone());
        let committee = file.committee.iter().filter_map(by_id).collect();
        Personas { rows, committee, size: file.size }
    });
    &PERSONAS
}

fn built(row: Row, sources: &BTreeMap<String, String>) -> (Persona, Reach) {
    let lines = |rows: Vec<LineRow>| rows.into_iter().map(|row| row.line(sources)).collect();
    let persona = Persona {
        id: row.id,
        name: row.name,
        function: row.function,
        seniority: row.seniority,
        budget_control: row.budget_control,
        decision_power: row.decision_power,
        influence: row.influence,
        buying_roles: row.buying_roles,
        meddpicc: row.meddpicc,
        decides: lines(row.decides),
        cares_about: lines(row.cares_about),
        questions: lines(row.questions),
        proof: lines(row.proof),
        objections: lines(row.objections),
        avoid: lines(row.avoid),
        source: row.source,
    };
    (persona, Reach { roles: row.roles, functions: row.functions, levels: row.levels })
}

/// The persona a title stands for, or `None` where the title says too little.
///
/// A role by name goes first, then department and level. A title whose level or department is unknown,
/// or whose role is in the past, has no persona unless its role is one by name.
pub fn for_title(title: &Title) -> Option<&'static Persona> {
    let rows = &personas().rows;
    let by_role = rows.iter().find(|(_, reach)| reach.has_role(title));
    by_role.or_else(|| rows.iter().find(|(_, reach)| reach.has_place(title))).map(|(persona, _)| persona)
}

/// The persona with this id, such as `vp_sales`.
pub fn persona(id: &str) -> Option<&'static Persona> {
    all().find(|persona| persona.id == id)
}

/// Every persona, in the order of the table.
pub fn all() -> impl Iterator<Item = &'static Persona> {
    personas().rows.iter().map(|(persona, _)| persona)
}

/// The five published personas in published order: CFO, CTO, COO, VP Sales, VP Engineering.
pub fn buying_committee() -> &'static [Persona] {
    &personas().committee
}

/// The rules of who signs in a company of which size, smallest first.
pub(super) fn size_rules() -> &'static [SizeRule] {
    &personas().size
}

#[cfg(test)]
mod tests;
