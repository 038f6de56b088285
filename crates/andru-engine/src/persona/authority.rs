//! What a person decides in a purchase, in the field's terms.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a person controls the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BudgetControl {
    /// Asks others for money.
    Low,
    /// Holds a budget of their own, within limits set by others.
    Medium,
    /// Sets or approves budgets.
    High,
}

/// The part a person plays in the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionPower {
    /// Can say yes to the money when everybody else has said no, and the reverse.
    EconomicBuyer,
    /// Judges whether the thing works here and may be let in.
    TechnicalBuyer,
    /// Judges whether the work can be done with it.
    OperationalBuyer,
    /// Answers for the people who use it.
    UserBuyer,
    /// Tests it and reports.
    TechnicalEvaluator,
    /// Runs the terms, the paper and the supplier file.
    CommercialBuyer,
}

/// How a person moves the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Influence {
    /// Gives the final approval.
    FinalApproval,
    /// Can stop it on technical grounds.
    TechnicalVeto,
    /// Approves the change to the way of working.
    ProcessApproval,
    /// Carries it inside the company, or blocks it.
    ChampionOrBlocker,
    /// Recommends on technical grounds.
    TechnicalRecommendation,
    /// Can hold the contract until the terms are right.
    TermsVeto,
    /// Reports what daily use is like.
    UseFeedback,
}

/// A role in the buying centre.
///
/// The first five are those of Webster and Wind, "A General Model for Understanding Organizational
/// Buying Behavior", Journal of Marketing 36(2), 1972; initiator and approver are later additions in common use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BuyingRole {
    /// Works with what is bought.
    User,
    /// Shapes the criteria.
    Influencer,
    /// Has the formal authority to place the order.
    Buyer,
    /// Chooses.
    Decider,
    /// Controls who hears what.
    Gatekeeper,
    /// Raises the need first.
    Initiator,
    /// Confirms the choice of others.
    Approver,
}

/// An element of MEDDPICC that the person is the one to ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Meddpicc {
    /// Figures the purchase is judged by.
    Metrics,
    /// The person who can release the money.
    EconomicBuyer,
    /// What the choice is judged by.
    DecisionCriteria,
    /// The steps to a decision.
    DecisionProcess,
    /// The steps to a signature.
    PaperProcess,
    /// The pain behind the purchase.
    IdentifyPain,
    /// A person with influence who sells for you when you are not there: to be tested, not assumed.
    Champion,
    /// Who else is considered, doing nothing included.
    Competition,
}

impl fmt::Display for BudgetControl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        })
    }
}

impl fmt::Display for DecisionPower {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::EconomicBuyer => "economic buyer",
            Self::TechnicalBuyer => "technical buyer",
            Self::OperationalBuyer => "operational buyer",
            Self::UserBuyer => "user buyer",
            Self::TechnicalEvaluator => "technical evaluator",
            Self::CommercialBuyer => "commercial buyer",
        })
    }
}

impl fmt::Display for Influence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::FinalApproval => "final approval",
            Self::TechnicalVeto => "technical veto",
            Self::ProcessApproval => "process approval",
            Self::ChampionOrBlocker => "champion or blocker",
            Self::TechnicalRecommendation => "technical recommendation",
            Self::TermsVeto => "veto on terms",
            Self::UseFeedback => "feedback from use",
        })
    }
}

impl fmt::Display for BuyingRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::User => "user",
            Self::Influencer => "influencer",
            Self::Buyer => "buyer",
            Self::Decider => "decider",
            Self::Gatekeeper => "gatekeeper",
            Self::Initiator => "initiator",
            Self::Approver => "approver",
        })
    }
}

impl fmt::Display for Meddpicc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Metrics => "metrics",
            Self::EconomicBuyer => "economic buyer",
            Self::DecisionCriteria => "decision criteria",
            Self::DecisionProcess => "decision process",
            Self::PaperProcess => "paper process",
            Self::IdentifyPain => "identify pain",
            Self::Champion => "champion",
            Self::Competition => "competition",
        })
    }
}
