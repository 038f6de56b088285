//! What a call says of the caller's own product, and the profile it is judged by.

use std::collections::BTreeMap;

use andru_engine::icp::{Origin, Profile, SavedProfile, Scorecard};
use andru_engine::propose::propose;

use crate::context::Context;
use crate::error::ToolError;
use crate::input::Judge;

/// What a call says of the caller's own product: the three published cold-start arguments.
#[derive(Debug, Default, Clone)]
pub(crate) struct Cold {
    pub(crate) product_description: Option<String>,
    pub(crate) vertical: Option<String>,
    pub(crate) target_role: Option<String>,
}

/// A profile ready to judge by, or what is needed first.
pub(crate) enum Lens {
    /// Judge by this.
    Ready(Box<(SavedProfile, Scorecard)>),
    /// Ask for this first.
    Needs(Needs),
}

/// What has to be supplied before an answer is possible.
#[derive(Debug, Clone)]
pub(crate) struct Needs {
    /// Why, in one or two sentences.
    pub(crate) summary: String,
    /// What to supply: argument name to what it should say.
    pub(crate) required: BTreeMap<String, String>,
}

impl Needs {
    /// Nothing is known of what the caller sells.
    pub(crate) fn product() -> Self {
        Self {
            summary: "Nothing is known yet of what you sell, so nothing can be judged. Say it in productDescription, \
                      or save a profile with set_product_context."
                .to_owned(),
            required: BTreeMap::from([(
                "productDescription".to_owned(),
                "One or two sentences: what you sell, to which companies, and what stops hurting.".to_owned(),
            )]),
        }
    }

    /// A profile or proposal that says nothing a company can be judged by.
    fn criteria(saved: &SavedProfile) -> Self {
        let from = if saved.origin == Origin::Proposed { "The product description" } else { "The profile" };
        let missing = what_is_missing(&saved.profile);
        Self {
            summary: format!(
                "{from} has nothing to judge a company by: {missing}. Save a profile with set_product_context."
            ),
            required: BTreeMap::from([("profile".to_owned(), missing)]),
        }
    }
}

/// What a profile that can judge nothing lacks, as a fragment.
pub(crate) fn what_is_missing(profile: &Profile) -> String {
    let plain = Profile { weights: None, priorities: Vec::new(), ..profile.clone() };
    if Scorecard::can_judge(&plain) {
        return "none of the dimensions you rank or weigh has a criterion; rank or weigh one that has".to_owned();
    }
    "name at least one of industries, employees, geographies, technologies, pains, revenue, habits".to_owned()
}

impl Cold {
    /// The profile a call is judged by: the saved one a person confirmed, else what the call says of the
    /// product, else the saved proposal.
    pub(crate) async fn lens(&self, cx: &Context) -> Result<Lens, ToolError> {
        let saved = cx.profile().await?;
        let described = self.product_description.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let saved = match (saved, described) {
            (Some(saved), Some(_)) if saved.confirmed => {
                cx.note("judged by your saved profile; productDescription was not used");
                saved
            }
            (_, Some(description)) => {
                cx.note("judged by a proposal made from productDescription; nobody has confirmed it");
                self.proposed(description, cx)
            }
            (Some(saved), None) => saved,
            (None, None) => return Ok(Lens::Needs(Needs::product())),
        };
        Ok(match Scorecard::new(&saved) {
            Some(card) => Lens::Ready(Box::new((saved, card))),
            None => Lens::Needs(Needs::criteria(&saved)),
        })
    }

    /// What companies are judged by: the profile of [`lens`](Self::lens), the model in use, or both.
    pub(crate) async fn judge(&self, cx: &Context) -> Result<Result<Judge, Needs>, ToolError> {
        let model = cx.model().await?;
        Ok(match (self.lens(cx).await?, model) {
            (Lens::Ready(lens), model) => {
                let (saved, card) = *lens;
                Ok(Judge { saved: Some(saved), card, model })
            }
            (Lens::Needs(_), Some(model)) => {
                Ok(Judge { saved: None, card: Scorecard::without_profile(), model: Some(model) })
            }
            (Lens::Needs(needs), None) => Err(needs),
        })
    }

    /// The profile that a description proposes, unconfirmed.
    pub(crate) fn proposed(&self, description: &str, cx: &Context) -> SavedProfile {
        let proposal = propose(description, self.vertical.as_deref(), self.target_role.as_deref());
        SavedProfile::proposed(&proposal, cx.as_of.to_string())
    }
}
