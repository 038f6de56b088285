//! Groups of arguments that several tools share, written once.

mod cold;
mod company;
mod judge;

pub(crate) use cold::{Cold, Lens, Needs, what_is_missing};
pub(crate) use company::{CompanyTexts, attribute_map, company_input};
pub(crate) use judge::Judge;
