//! What is answered to which request: rmcp's handler over the catalog and one session.

use std::sync::Arc;

use andru_core::resources::{self, RESOURCES};
use andru_core::tools::context::Cancel;
use andru_core::{CATALOG, ErrorKind, Session};
use rmcp::model::{
    CacheScope, CallToolRequestParams, CallToolResponse, Implementation, ListResourcesResult, ListToolsResult,
    PaginatedRequestParams, ProtocolVersion, ReadResourceRequestParams, ReadResourceResponse, ServerCapabilities,
    ServerConfig,
};
use rmcp::service::RequestContext;
use rmcp::{ErrorData, RoleServer, ServerHandler};
use serde_json::Value;
use tokio::sync::watch;

use crate::{call, convert};

/// What a model is told of the whole server; clients cut it at 2 KB, and every word of it costs tokens.
const INSTRUCTIONS: &str = "Whom to sell to, and why: answers computed on this machine. Start with \
    set_product_context (what the user sells, to whom), or with get_icp_fit_score for one company. Pass what you \
    know and leave out what you do not: unknown stays unknown and costs no points. Do not guess values. \
    result.summary says the answer in prose.";

/// How long a client may keep the lists: they never change while the program runs.
const LISTS_FRESH_MS: u64 = 60 * 60 * 1000;

/// Serves one session to one client.
pub(crate) struct Server {
    session: Arc<Session>,
    stop: watch::Receiver<bool>,
}

impl Server {
    /// A server of `session` whose work is withdrawn once `stop` holds true.
    pub(crate) fn new(session: Session, stop: watch::Receiver<bool>) -> Self {
        Self { session: Arc::new(session), stop }
    }

    /// Waits until the client withdraws the request or the program ends.
    async fn withdrawn(&self, context: &RequestContext<RoleServer>) {
        let mut stop = self.stop.clone();
        tokio::select! {
            () = context.ct.cancelled() => {}
            // A sender that is gone has ended the program as well.
            _ = stop.wait_for(|stop| *stop) => {}
        }
    }
}

impl ServerHandler for Server {
    fn get_info(&self) -> ServerConfig {
        let capabilities = ServerCapabilities::builder().enable_tools().enable_resources().build();
        ServerConfig::new(capabilities)
            .with_server_info(Implementation::new("andru-mcp", env!("CARGO_PKG_VERSION")).with_title("Andru"))
            .with_instructions(INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        page: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        only_page(page)?;
        let list = ListToolsResult::with_all_items(CATALOG.iter().map(convert::tool).collect());
        Ok(if knows_freshness(&context) {
            list.with_ttl_ms(LISTS_FRESH_MS).with_cache_scope(CacheScope::Public)
        } else {
            list
        })
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let Some(tool) = CATALOG.iter().find(|tool| tool.name == request.name) else {
            let names: Vec<&str> = CATALOG.iter().map(|tool| tool.name).collect();
            let message = format!("there is no tool `{}`; the tools are {}", shown(&request.name), names.join(", "));
            return Err(ErrorData::invalid_params(message, None));
        };
        let arguments = Value::Object(request.arguments.unwrap_or_default());
        let (session, cancel) = (self.session.clone(), Cancel::default());
        let work = {
            let cancel = cancel.clone();
            async move { session.call(tool.name, arguments, cancel).await }
        };
        let result = match call::apart(work, cancel, self.withdrawn(&context)).await {
            Ok(reply) => convert::answer(reply),
            Err(error) => {
                tracing::info!(tool = tool.name, kind = error.kind().name(), "the call failed");
                convert::failure(&error)
            }
        };
        Ok(result.into())
    }

    async fn list_resources(
        &self,
        page: Option<PaginatedRequestParams>,
        context: RequestContext<RoleServer>,
    ) -> Result<ListResourcesResult, ErrorData> {
        only_page(page)?;
        let list = ListResourcesResult::with_all_items(RESOURCES.iter().map(convert::resource).collect());
        Ok(if knows_freshness(&context) {
            list.with_ttl_ms(LISTS_FRESH_MS).with_cache_scope(CacheScope::Public)
        } else {
            list
        })
    }

    async fn read_resource(
        &self,
        request: ReadResourceRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<ReadResourceResponse, ErrorData> {
        let session = self.session.clone();
        let uri = request.uri.clone();
        let work = async move { resources::read(&session, &uri).await };
        match call::apart(work, Cancel::default(), self.withdrawn(&context)).await {
            Ok(value) => Ok(convert::contents(&request.uri, &value).into()),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let names: Vec<&str> = RESOURCES.iter().map(|resource| resource.uri).collect();
                let message =
                    format!("there is no resource `{}`; the resources are {}", shown(&request.uri), names.join(", "));
                Err(ErrorData::resource_not_found(message, None))
            }
            Err(error) => Err(convert::protocol_error(&error)),
        }
    }
}

/// The lists have one page, and no cursor of ours exists.
fn only_page(page: Option<PaginatedRequestParams>) -> Result<(), ErrorData> {
    match page.and_then(|page| page.cursor) {
        None => Ok(()),
        Some(_) => Err(ErrorData::invalid_params("`cursor` is unknown: the list has one page", None)),
    }
}

/// Whether the client's revision has `ttlMs`; older ones would not know the field.
fn knows_freshness(context: &RequestContext<RoleServer>) -> bool {
    // Revisions are dates, which compare as text.
    context.protocol_version().is_some_and(|version| version.as_str() >= ProtocolVersion::V_2026_07_28.as_str())
}

/// A name that came from outside, short and harmless.
fn shown(name: &str) -> String {
    name.chars().take(80).flat_map(char::escape_default).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_instructions_are_short_and_name_tools_that_exist() {
        assert!(INSTRUCTIONS.len() < 400, "{} characters", INSTRUCTIONS.len());
        let words = INSTRUCTIONS.split(|letter: char| !letter.is_ascii_lowercase() && letter != '_');
        let named: Vec<&str> = words.filter(|word| word.contains('_')).collect();
        assert_eq!(named, ["set_product_context", "get_icp_fit_score"]);
        let missing = named.iter().filter(|name| !CATALOG.iter().any(|tool| tool.name == **name));
        assert!(CATALOG.is_empty() || missing.count() == 0);
    }

    #[test]
    fn names_from_outside_are_cut_and_escaped() {
        assert_eq!(shown("a\u{1b}[31m"), "a\\u{1b}[31m");
        assert_eq!(shown(&"x".repeat(1000)).len(), 80);
    }
}
