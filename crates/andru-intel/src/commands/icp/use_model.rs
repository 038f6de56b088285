//! `icp use`: which model scores are made by.

use andru_core::engine::icp::model::Model;
use andru_core::model_in_use::TakenIntoUse;
use andru_core::models::read_model;
use andru_core::tools::history::{learned_from, verdict_words};
use andru_core::{Page, Session};
use serde_json::json;

use crate::cli::UseArgs;
use crate::failure::Failure;
use crate::input;
use crate::printer::Printer;

pub(super) async fn run(args: UseArgs, session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if args.none {
        return forget(session, printer).await;
    }
    let input = input::open(args.model.as_deref(), "a model", &["name one: andru-intel icp use model.json"])?;
    let name = input.name.clone();
    let model = read_model(input.reader, &name)?;
    let taken = session.use_model(model.clone()).await?;
    if printer.json_wanted() {
        let report = &model.history;
        return printer.value(&json!({
            "in_use": true,
            "replaced": taken.replaced,
            "lacks_profile": taken.lacks_profile,
            "verdict": report.verdict,
            "reason": report.reason,
            "deals": report.deals,
            "won": report.won,
        }));
    }
    let mut page = Page::default();
    in_use(&name, &model, taken, &mut page);
    printer.page(&page)
}

async fn forget(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    let was_in_use = session.forget_model().await?;
    if printer.json_wanted() {
        return printer.value(&json!({ "in_use": false, "was_in_use": was_in_use }));
    }
    let mut page = Page::default();
    page.text(if was_in_use {
        "The model is forgotten: your profile judges alone again. Its file is untouched."
    } else {
        "No model was in use: your profile judges alone."
    });
    printer.page(&page)
}

fn in_use(name: &str, model: &Model, taken: TakenIntoUse, page: &mut Page) {
    let (report, card) = (&model.history, &model.scorecard);
    page.title(format!("In use: {name}"), verdict_words(report.verdict));
    page.text(report.reason.clone());
    let by = format!("fit, get_icp_fit_score and batch_fit_score go by what was {}", learned_from(report));
    page.fact("now", "", by);
    let stays = "gates and timing stay outside the score and still rule; the profile match stays beside it";
    page.fact("as before", "", stays);
    page.fact(
        "tiers",
        "",
        match card.tiers.as_slice() {
            [] => "none: win rates of your deals do not differ enough between scores".to_owned(),
            cuts => cuts.iter().map(|cut| format!("{} from {}", cut.tier, cut.from)).collect::<Vec<_>>().join(" · "),
        },
    );
    if card.calibration.is_none() {
        page.fact("chance", "", "none is given: your deals bear none");
    }
    if let Some(cold) = &card.cold_start {
        let weight = format!("{} weighs {:.0}% of the score", cold.source.name(), cold.weight * 100.0);
        let lacks = "; no confirmed profile is saved, so that part is unknown: andru-intel profile interview";
        page.fact("beside", "", format!("{weight}{}", if taken.lacks_profile { lacks } else { "" }));
    }
    if taken.replaced {
        page.fact("before", "", "another model was in use; it is forgotten");
    }
    page.fact("undo", "", "andru-intel icp use --none");
}
