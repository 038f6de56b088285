//! Who the person is: title, role, function, seniority, and what such a person decides.

mod function;
mod seniority;
mod title;
pub(crate) mod words;

pub use function::Function;
pub use seniority::Seniority;
pub use title::{Title, resolve, role_name};
pub(crate) use title::{Entry, titles};
