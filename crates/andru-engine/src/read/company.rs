//! What tells companies apart: their domain, and their name without its legal form.

mod domain;
mod legal_form;

pub use domain::domain;
pub use legal_form::name_key;
