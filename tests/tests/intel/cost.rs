//! `cost`: cases, losses and work priced in the terminal.

mod case;
mod delay;
mod inaction;

/// A template with what it shows as comments filled in, for the fields of these names.
fn filled(template: &str, fields: &[&str]) -> String {
    let field =
        |line: &&str| fields.iter().any(|name| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(" = ")));
    template.lines().flat_map(|line| [line.strip_prefix("# ").filter(field).unwrap_or(line), "\n"]).collect()
}
