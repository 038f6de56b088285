//! The page as a whole.

use andru_core::engine::cost::terms::Period;

use super::html_case;
use crate::case_samples::{freight, hostile, open, terms};

#[test]
fn pictures() {
    let folder = std::path::Path::new("/tmp/w/files-pics");
    for (name, case) in [
        ("freight", freight(terms(3))),
        ("months", freight(andru_core::engine::cost::terms::Terms { period: Period::Month, ..terms(8) })),
        ("open", open()),
        ("hostile", hostile()),
    ] {
        std::fs::write(folder.join(format!("{name}.html")), html_case(&case)).unwrap();
    }
}
