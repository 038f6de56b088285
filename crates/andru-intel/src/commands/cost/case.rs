//! `cost case`: what a purchase returns.

use std::path::Path;

use andru_core::engine::cost::BusinessCase;
use andru_core::tools::context::Cancel;
use andru_core::tools::tools::build_business_case;
use andru_core::{ErrorKind, Session, ToolError, files};
use serde_json::{Value, json};

use crate::cli::CaseArgs;
use crate::failure::{Failure, usage};
use crate::html_case::html_case;
use crate::input;
use crate::printer::Printer;
use crate::typed_document;
use crate::workbook::workbook;

/// A case to fill in.
const TEMPLATE: &str = include_str!("case_template.toml");

pub(super) async fn run(args: &CaseArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if args.template {
        return printer.text(TEMPLATE);
    }
    let wanted = args.out.as_deref().map(|path| Ok::<_, Failure>((path, Format::of(path)?))).transpose()?;
    let hints =
        ["name a file: andru-intel cost case case.toml", "or get one to fill in: andru-intel cost case --template"];
    let input = input::open(args.file.as_deref(), "a case as TOML or JSON", &hints)?;
    let mut arguments = typed_document::parse(&input::read_text(input)?, "the case")?;
    if let Value::Object(fields) = &mut arguments {
        for (name, value) in [("seed", args.seed), ("draws", args.draws)] {
            if let Some(value) = value {
                fields.insert(name.to_owned(), json!(value));
            }
        }
    }
    let reply = session.call("build_business_case", arguments.clone(), Cancel::default()).await?;
    if let Some((path, format)) = wanted {
        match format {
            Format::Markdown => files::write(path, reply.page.markdown())?,
            Format::Html => files::write(path, html_case(&computed(arguments)?))?,
            Format::Workbook => files::write(path, workbook(&computed(arguments)?)?)?,
        }
        printer.note(&format!("The case is in {}.", path.to_string_lossy()));
    }
    printer.reply(&reply)
}

/// The case that the call has answered, in full.
fn computed(arguments: Value) -> Result<BusinessCase, Failure> {
    let input: build_business_case::Input = serde_json::from_value(arguments).map_err(|error| {
        ToolError::new(ErrorKind::Internal, "a case that was answered cannot be read again").caused_by(error)
    })?;
    Ok(input.compute()?.0)
}

/// What a case can be written as.
#[derive(Debug, Clone, Copy)]
enum Format {
    Html,
    Markdown,
    Workbook,
}

impl Format {
    /// By the ending of the file's name.
    fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        match ending.as_str() {
            "html" | "htm" => Ok(Self::Html),
            "md" => Ok(Self::Markdown),
            "xlsx" => Ok(Self::Workbook),
            _ => Err(usage(
                format!(
                    "`--out` names `{}`, which ends in none of .html, .xlsx, .md",
                    path.to_string_lossy().escape_default()
                ),
                &["name a report: --out case.html", "or a workbook: --out case.xlsx"],
            )),
        }
    }
}
