//! The model that scores are made by: taken into use and forgotten.

use andru_engine::icp::history::HistoryCard;
use andru_engine::icp::model::Model;
use andru_tools::ToolError;
use andru_tools::history::{check_usable, profile_counts};

use crate::session::Session;

/// What came of taking a model into use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenIntoUse {
    /// Whether another model was in use before.
    pub replaced: bool,
    /// Whether the profile match has a part in its scores and no confirmed profile is saved, so that the part is
    /// unknown.
    pub lacks_profile: bool,
}

impl Session {
    /// Takes a model into use: from now on companies and lists are scored by it.
    ///
    /// # Errors
    /// As [`check_usable`], and whatever keeps the store from saving.
    pub async fn use_model(&self, model: Model) -> Result<TakenIntoUse, ToolError> {
        check_usable(&model)?;
        let saved = self.store().profile().await?;
        let lacks_profile = HistoryCard::new(&model).asks_for_profile() && !profile_counts(saved.as_ref());
        let replaced = self.store().model().await?.is_some();
        self.store().save_model(model).await?;
        Ok(TakenIntoUse { replaced, lacks_profile })
    }

    /// Forgets the model in use; answers whether there was one.
    ///
    /// # Errors
    /// Whatever keeps the store from forgetting it.
    pub async fn forget_model(&self) -> Result<bool, ToolError> {
        self.store().clear_model().await
    }
}
