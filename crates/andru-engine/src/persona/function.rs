//! The part of a company a person works in.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The department a job title names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Function {
    /// The company or a business unit as a whole, strategy included.
    GeneralManagement,
    /// Finance, accounting, treasury, audit.
    Finance,
    /// Information technology, infrastructure, networks.
    Technology,
    /// Software, hardware and research engineering, quality assurance.
    Engineering,
    /// Product management and design.
    Product,
    /// Data, analytics, machine learning.
    Data,
    /// Security of information and premises.
    Security,
    /// Operations, production, facilities, projects.
    Operations,
    /// Supply chain, logistics, warehouses, transport.
    SupplyChain,
    /// Sales, business development, partnerships.
    Sales,
    /// Revenue, sales and marketing operations; enablement.
    RevenueOperations,
    /// Marketing, brand, communications, growth.
    Marketing,
    /// Customer success, service and support.
    CustomerSuccess,
    /// People, human resources, recruiting, learning.
    People,
    /// Legal, compliance, privacy, risk.
    Legal,
    /// Procurement, purchasing, sourcing.
    Procurement,
    /// Office and executive administration.
    Administration,
    /// The title does not say.
    Unknown,
}

impl fmt::Display for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::GeneralManagement => "general management",
            Self::Finance => "finance",
            Self::Technology => "information technology",
            Self::Engineering => "engineering",
            Self::Product => "product",
            Self::Data => "data",
            Self::Security => "security",
            Self::Operations => "operations",
            Self::SupplyChain => "supply chain",
            Self::Sales => "sales",
            Self::RevenueOperations => "revenue operations",
            Self::Marketing => "marketing",
            Self::CustomerSuccess => "customer success",
            Self::People => "people",
            Self::Legal => "legal",
            Self::Procurement => "procurement",
            Self::Administration => "administration",
            Self::Unknown => "function unknown",
        })
    }
}
