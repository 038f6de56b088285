//! The tools, one file each.

pub mod assess_company_readiness;
pub mod batch_fit_score;
pub mod build_business_case;
pub mod generate_portfolio_brief;
pub mod get_cost_of_inaction;
pub mod get_disqualification_signals;
pub mod get_founder_context;
pub mod get_icp_fit_score;
pub mod get_icp_profile;
pub mod get_icp_scorecard;
pub mod get_memory_history;
pub mod get_persona_profile;
pub mod get_portfolio_readiness_rollup;
pub mod get_revenue_memory;
pub mod get_sales_blueprint;
pub mod learn_icp;
pub mod log_revenue_insight;
pub mod set_product_context;
