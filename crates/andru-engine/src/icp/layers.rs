//! The profile in five layers and seven answers: what is said, by whom, and what is still open.

use schemars::JsonSchema;
use serde::Serialize;

use super::anti_pattern::{AntiPatternKind, anti_patterns};
use super::profile::{Origin, Profile, SavedProfile};
use crate::basis::Basis;
use crate::persona::{self, Persona};
use crate::propose::{trigger_kind, trigger_kinds};

/// One of the five layers of a profile.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Layer {
    /// Its number, 1 to 5.
    pub layer: u8,
    /// Its name: Product-Market, Role, Psychological, Timing, Channel.
    pub name: String,
    /// What is known of it.
    pub lines: Vec<Claim>,
    /// What is not known, as questions.
    pub open: Vec<String>,
}

/// A line and what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// The line.
    pub text: String,
    /// What it rests on.
    pub basis: Basis,
    /// Where it comes from, for a line of the playbook or a published figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// One of the seven questions a profile answers.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProfileAnswer {
    /// The question.
    pub question: String,
    /// The answer; absent where nobody has given it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// What the answer rests on; absent without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// The names of the five layers, in order.
pub const LAYER_NAMES: [&str; 5] = ["Product-Market", "Role", "Psychological", "Timing", "Channel"];

/// The five layers of a saved profile, in order.
pub fn layers(saved: &SavedProfile) -> Vec<Layer> {
    let own = own_basis(saved);
    let buyers: Vec<&'static Persona> =
        saved.profile.buyer_roles.iter().filter_map(|role| persona::for_title(&persona::resolve(role))).collect();
    let parts = [
        product_market(&saved.profile, own),
        role(&saved.profile, own),
        psychological(&buyers),
        timing(&saved.profile, own),
        channel(&saved.profile),
    ];
    (1..)
        .zip(LAYER_NAMES)
        .zip(parts)
        .map(|((layer, name), (lines, open))| Layer { layer, name: name.to_owned(), lines, open })
        .collect()
}

/// What the profile's own lines rest on: a proposal is read from what the caller said, not from a saved choice.
pub fn own_basis(saved: &SavedProfile) -> Basis {
    if saved.origin == Origin::Proposed { Basis::Input } else { Basis::Profile }
}

type Lines = (Vec<Claim>, Vec<String>);

fn claim(text: impl Into<String>, basis: Basis) -> Claim {
    Claim { text: text.into(), basis, source: None }
}

fn playbook(line: &persona::Line) -> Claim {
    Claim { text: line.text.clone(), basis: Basis::Playbook, source: Some(line.source.clone()) }
}

/// Adds a line where there is something to say, else a question.
fn say(lines: &mut Lines, basis: Basis, label: &str, text: &str, question: &str) {
    if text.is_empty() {
        lines.1.push(question.to_owned());
    } else {
        lines.0.push(claim(format!("{label}: {text}"), basis));
    }
}

fn product_market(profile: &Profile, own: Basis) -> Lines {
    let mut lines = Lines::default();
    let one = |text: &Option<String>| text.clone().unwrap_or_default();
    say(&mut lines, own, "Sells", &one(&profile.product), "What do you sell, and what stops hurting?");
    say(&mut lines, own, "Industries", &profile.industries.join(", "), "Which industries fit?");
    say(&mut lines, own, "Head count", &one(&profile.employees), "How many people work at a company that fits?");
    say(&mut lines, own, "Revenue", &one(&profile.revenue), "What yearly revenue does a company need to afford it?");
    say(&mut lines, own, "Places", &profile.geographies.join(", "), "Which countries fit?");
    say(&mut lines, own, "Must run one of", &profile.technologies.join(", "), "What must they already use?");
    say(
        &mut lines,
        own,
        "Speaks against it",
        &profile.excluded_technologies.join(", "),
        "What in their systems makes you impossible?",
    );
    say(&mut lines, own, "Pains", &profile.pains.join("; "), "Which three complaints do buyers voice?");
    lines
}

fn role(profile: &Profile, own: Basis) -> Lines {
    let mut lines = Lines::default();
    for title in &profile.buyer_roles {
        match persona::for_title(&persona::resolve(title)) {
            Some(found) => lines.0.push(Claim {
                text: format!(
                    "{title} ({}): budget control {}, {}, {}",
                    found.name, found.budget_control, found.decision_power, found.influence
                ),
                basis: Basis::Playbook,
                source: Some(found.source.clone()),
            }),
            None => lines
                .0
                .push(claim(format!("{title}: named as a buyer; what this role decides is not in the playbook"), own)),
        }
    }
    if profile.buyer_roles.is_empty() {
        lines.1.push("Who signs, who uses it, and who can stop it?".to_owned());
    }
    lines
}

fn psychological(buyers: &[&'static Persona]) -> Lines {
    let mut lines = Lines::default();
    for persona in buyers {
        for (what, rows) in [("cares about", &persona.cares_about), ("objects", &persona.objections)] {
            lines.0.extend(
                rows.first()
                    .map(|line| Claim { text: format!("{} {what}: {}", persona.name, line.text), ..playbook(line) }),
            );
        }
    }
    lines.0.push(Claim {
        text: "Of deals that end in no decision, 44% prefer things as they are and 56% cannot decide: cost of waiting answers only the first".to_owned(),
        basis: Basis::Benchmark,
        source: Some("Dixon and McKenna, The JOLT Effect, 2022".to_owned()),
    });
    lines.1.push("What did your last three buyers fear would go wrong?".to_owned());
    lines
}

fn timing(profile: &Profile, own: Basis) -> Lines {
    let mut lines = Lines::default();
    for trigger in &profile.triggers {
        let fades = trigger_kind(trigger)
            .and_then(|kind| Some((kind, profile.half_life_days.get(&kind.id).copied().or(kind.half_life_days)?)));
        lines.0.push(match fades {
            Some((kind, days)) => claim(format!("{trigger} ({}): counts half after {days} days", kind.name), own),
            None => claim(format!("{trigger}: how fast it fades is not known"), own),
        });
    }
    if profile.triggers.is_empty() {
        lines.0.extend(trigger_kinds().iter().map(|kind| {
            let fades = match (kind.half_life_days, kind.opens_before_days) {
                (Some(days), _) => format!("counts half after {days} days"),
                (None, Some(days)) => format!("opens {days} days before its date"),
                (None, None) => "how fast it fades is not known".to_owned(),
            };
            Claim { text: format!("{}: {fades}", kind.name), basis: Basis::Playbook, source: Some(kind.source.clone()) }
        }));
        lines.1.push("What changed in the 90 days before each of your customers bought?".to_owned());
    }
    lines
}

fn channel(profile: &Profile) -> Lines {
    let mut lines = Lines::default();
    for title in &profile.buyer_roles {
        for line in persona::channels(persona::resolve(title).function) {
            let line = playbook(line);
            if !lines.0.contains(&line) {
                lines.0.push(line);
            }
        }
    }
    lines.1.push("Where did your last five customers first hear of you?".to_owned());
    lines
}

/// The seven answers of a saved profile; one that nobody has given stays open.
pub fn seven_answers(saved: &SavedProfile) -> Vec<ProfileAnswer> {
    let profile = &saved.profile;
    let own = own_basis(saved);
    let companies = [
        profile.industries.join(", "),
        profile.employees.as_ref().map(|band| format!("{band} people")).unwrap_or_default(),
        profile.revenue.clone().unwrap_or_default(),
        profile.geographies.join(", "),
    ];
    let given: Vec<String> = companies.into_iter().filter(|part| !part.is_empty()).collect();
    let refused: Vec<String> = patterns_of(profile).into_iter().map(|claim| claim.text).collect();
    [
        ("What do you sell, and what stops hurting?", profile.product.clone().unwrap_or_default()),
        ("Which companies fit?", given.join("; ")),
        ("Which do you refuse?", refused.join("; ")),
        ("What do their buyers complain of?", profile.pains.join("; ")),
        ("What makes them buy now?", profile.triggers.join("; ")),
        ("Who signs, and who else decides?", profile.buyer_roles.join(", ")),
        ("What is the smallest deal worth signing?", profile.refuse.price_floor.clone().unwrap_or_default()),
    ]
    .into_iter()
    .map(|(question, answer)| {
        let answer = Some(answer).filter(|text| !text.is_empty());
        ProfileAnswer { question: question.to_owned(), basis: answer.as_ref().map(|_| own), answer }
    })
    .collect()
}

/// What speaks against a company: what the profile refuses and whom the user named, then the playbook.
pub fn anti_pattern_claims(saved: &SavedProfile) -> Vec<Claim> {
    let mut claims = patterns_of(&saved.profile);
    claims.extend(saved.profile.examples.bad.iter().map(|company| {
        let why = company.why.as_deref().unwrap_or("you did not say why");
        claim(format!("looked right and went wrong: {} ({why})", company.name), Basis::Profile)
    }));
    claims.extend(anti_patterns().iter().map(|row| {
        let about = if row.kind == AntiPatternKind::Deal { "deal" } else { "company" };
        Claim {
            text: format!("{about}: {} Ask: {}", row.text, row.ask),
            basis: Basis::Playbook,
            source: Some(row.source.clone()),
        }
    }));
    claims
}

fn patterns_of(profile: &Profile) -> Vec<Claim> {
    let refuse = &profile.refuse;
    let mut texts = Vec::new();
    for (label, items) in [
        ("refused industries", &refuse.industries),
        ("refused places", &refuse.geographies),
        ("impossible systems", &refuse.technologies),
        ("regulated data without a certificate", &refuse.regulated_data),
        ("refused companies", &refuse.companies),
    ] {
        if !items.is_empty() {
            texts.push(format!("{label}: {}", items.join(", ")));
        }
    }
    texts.extend(refuse.min_employees.map(|least| format!("fewer than {least} people")));
    texts.extend(refuse.price_floor.as_ref().map(|floor| format!("deals below {floor}")));
    texts.into_iter().map(|text| claim(text, Basis::Profile)).collect()
}
