//! The one list of tools.

use crate::tool::ToolDef;
use crate::tools::assess_company_readiness::AssessCompanyReadiness;
use crate::tools::batch_fit_score::BatchFitScore;
use crate::tools::build_business_case::BuildBusinessCase;
use crate::tools::generate_portfolio_brief::GeneratePortfolioBrief;
use crate::tools::get_cost_of_inaction::GetCostOfInaction;
use crate::tools::get_disqualification_signals::GetDisqualificationSignals;
use crate::tools::get_founder_context::GetFounderContext;
use crate::tools::get_icp_fit_score::GetIcpFitScore;
use crate::tools::get_icp_profile::GetIcpProfile;
use crate::tools::get_icp_scorecard::GetIcpScorecard;
use crate::tools::get_memory_history::GetMemoryHistory;
use crate::tools::get_persona_profile::GetPersonaProfile;
use crate::tools::get_portfolio_readiness_rollup::GetPortfolioReadinessRollup;
use crate::tools::get_revenue_memory::GetRevenueMemory;
use crate::tools::get_sales_blueprint::GetSalesBlueprint;
use crate::tools::learn_icp::LearnIcp;
use crate::tools::log_revenue_insight::LogRevenueInsight;
use crate::tools::set_product_context::SetProductContext;

/// Every tool, in the order people see them.
pub const CATALOG: &[ToolDef] = &[
    ToolDef::of::<SetProductContext>(),
    ToolDef::of::<GetIcpProfile>(),
    ToolDef::of::<GetIcpFitScore>(),
    ToolDef::of::<BatchFitScore>(),
    ToolDef::of::<LearnIcp>(),
    ToolDef::of::<GetIcpScorecard>(),
    ToolDef::of::<GetDisqualificationSignals>(),
    ToolDef::of::<GetPersonaProfile>(),
    ToolDef::of::<GetCostOfInaction>(),
    ToolDef::of::<BuildBusinessCase>(),
    ToolDef::of::<GetSalesBlueprint>(),
    ToolDef::of::<AssessCompanyReadiness>(),
    ToolDef::of::<LogRevenueInsight>(),
    ToolDef::of::<GetRevenueMemory>(),
    ToolDef::of::<GetFounderContext>(),
    ToolDef::of::<GetMemoryHistory>(),
    ToolDef::of::<GetPortfolioReadinessRollup>(),
    ToolDef::of::<GeneratePortfolioBrief>(),
];
