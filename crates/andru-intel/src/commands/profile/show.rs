//! `profile show`: what is saved, as a page.

use andru_core::engine::icp::{Dimension, NamedCompany, Origin, Profile, SavedProfile};
use andru_core::{Page, Session, resources};

use crate::failure::Failure;
use crate::printer::Printer;

pub(super) async fn run(session: &Session, printer: &mut Printer) -> Result<(), Failure> {
    if printer.json_wanted() {
        return printer.value(&resources::read(session, "andru://icp/profile").await?);
    }
    let mut page = Page::default();
    match session.store().profile().await? {
        Some(saved) => saved_profile(&saved, &mut page),
        None => nothing(&mut page),
    }
    printer.page(&page)
}

fn nothing(page: &mut Page) {
    page.title("No profile is saved", "")
        .text("Andru does not know yet whom you sell to.")
        .fact("ten questions", "", "andru-intel profile interview")
        .fact("a proposal", "", "andru-intel score '<what you sell>'")
        .fact("a file", "", "andru-intel profile set < profile.toml");
}

fn saved_profile(saved: &SavedProfile, page: &mut Page) {
    let origin = match saved.origin {
        Origin::Typed => "typed by you",
        Origin::Interview => "from your interview",
        Origin::Proposed => "proposed from your product description",
    };
    page.title("Your profile", if saved.confirmed { "confirmed" } else { "not confirmed" });
    page.text(format!("Saved {}, {origin}.", saved.saved_on));
    profile(&saved.profile, page);
    page.group();
    if let Some(typical) = &saved.typical {
        let state =
            if typical.criteria == saved.profile.criteria() { "" } else { "; void, the profile has changed since" };
        page.fact("typical of", "", format!("{} ({} rows){state}", typical.list, typical.rows));
    }
    if !saved.confirmed {
        page.text("Nobody has confirmed it, so scores get no tier. If it is right: andru-intel profile confirm");
    }
}

/// The fields of a profile that say something, in the order people think in.
pub(super) fn profile(profile: &Profile, page: &mut Page) {
    let list = |items: &[String]| (!items.is_empty()).then(|| items.join(", "));
    let ranked: Vec<&str> = profile.priorities.iter().map(|dimension| dimension.name()).collect();
    let companies =
        |companies: &[NamedCompany]| list(&companies.iter().map(|company| company.name.clone()).collect::<Vec<_>>());
    let refuse = &profile.refuse;
    let weights = profile
        .weights
        .map(|weights| Dimension::ALL.map(|dimension| format!("{dimension} {}", weights.of(dimension))).join(", "));
    let groups: [&[(&str, Option<String>)]; 4] = [
        &[
            ("sells", profile.product.clone()),
            ("industries", list(&profile.industries)),
            ("head count", profile.employees.clone()),
            ("revenue", profile.revenue.clone()),
            ("where", list(&profile.geographies)),
            ("technologies", list(&profile.technologies)),
            ("excluded", list(&profile.excluded_technologies)),
            ("pains", list(&profile.pains)),
            ("habits", list(&profile.habits)),
        ],
        &[("buyers", list(&profile.buyer_roles)), ("triggers", list(&profile.triggers))],
        &[
            ("refuses", list(&refuse.industries)),
            ("not served", list(&refuse.geographies)),
            ("impossible", list(&refuse.technologies)),
            ("regulated data", list(&refuse.regulated_data)),
            ("never", list(&refuse.companies)),
            ("fewest people", refuse.min_employees.map(|number| number.to_string())),
            ("price floor", refuse.price_floor.clone()),
        ],
        &[
            ("counts most", list(&ranked.into_iter().map(str::to_owned).collect::<Vec<_>>())),
            ("weights", weights),
            ("went well", companies(&profile.examples.good)),
            ("went wrong", companies(&profile.examples.bad)),
            ("a week", profile.capacity_per_week.map(|number| format!("{number} new companies"))),
        ],
    ];
    for group in groups {
        page.group();
        for (label, text) in group {
            if let Some(text) = text {
                page.fact(*label, "", text.as_str());
            }
        }
    }
}
