//! The one list of tools.

use crate::tool::ToolDef;

/// Every tool, in the order people see them.
pub const CATALOG: &[ToolDef] = &[];
