//! Who the person is: title, role, function, seniority, and what such a person decides.
//!
//! [`resolve`] reads a job title; [`for_title`] gives the persona behind it, from the rows of
//! `knowledge/personas.toml`; [`adjust_for_size`] says who signs in a company of a given size.

mod authority;
mod channel;
mod function;
mod line;
mod profile;
mod seniority;
mod size;
mod title;
pub(crate) mod words;

pub use authority::{BudgetControl, BuyingRole, DecisionPower, Influence, Meddpicc};
pub use channel::channels;
pub use function::Function;
pub use line::Line;
pub use profile::{Persona, all, buying_committee, for_title, persona};
pub use seniority::Seniority;
pub use size::{SizedAuthority, adjust_for_size};
pub(crate) use title::{Entry, titles};
pub use title::{Title, resolve, role_name};
