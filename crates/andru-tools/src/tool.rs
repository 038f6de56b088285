//! What a tool is, and its erased form in the catalog.

use std::future::Future;
use std::pin::Pin;

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::answer::Summary;
use crate::context::Context;
use crate::error::ToolError;
use crate::page::{Page, Render};
use crate::schema;

/// The toolset a tool belongs to, for clients that load only some of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Whom to sell to, and how well a company matches.
    Icp,
    /// The people who decide.
    Buyers,
    /// What waiting costs a buyer, and what a purchase returns.
    Cost,
    /// The user's own company: its figures, and a plan to sell.
    Company,
    /// What Andru knows of the user's own product.
    Profile,
    /// What the user said of their own business, kept.
    Memory,
}

/// What a call does besides answering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Computes an answer from its arguments and the saved profile; touches nothing.
    Computes,
    /// Reads from the platform.
    ReadsPlatform,
    /// Changes what is saved on this machine.
    WritesLocal,
    /// Changes what is saved on the platform.
    WritesPlatform,
}

/// One tool: everything the front ends, the reference and the tests need to know about it.
pub trait Tool: 'static {
    /// The name on the wire, never renamed once published: `get_icp_fit_score`.
    const NAME: &'static str;
    /// The name for people.
    const TITLE: &'static str;
    /// What it gives and when to use it; a model reads this, so every word counts.
    const DESCRIPTION: &'static str;
    /// The toolset it belongs to.
    const GROUP: Group;
    /// What a call does besides answering.
    const EFFECT: Effect;
    /// The engine behind it with its version, for provenance: `icp-fit/1`.
    const ENGINE: &'static str;
    /// The arguments; every bound is in the schema.
    type Input: DeserializeOwned + JsonSchema + Send;
    /// The answer; every field is documented.
    type Output: Serialize + JsonSchema + Render + Summary + Send;

    /// Answers one call.
    fn call(cx: &Context, input: Self::Input) -> impl Future<Output = Result<Self::Output, ToolError>> + Send;
}

/// A tool's answer before it is checked: JSON for programs, a page for people.
#[derive(Debug)]
pub struct Outcome {
    /// The tool's output.
    pub result: Value,
    /// The same for a person.
    pub page: Page,
}

type OutcomeFuture<'a> = Pin<Box<dyn Future<Output = Result<Outcome, ToolError>> + Send + 'a>>;

/// A tool with its types erased: plain data and function pointers.
#[derive(Clone, Copy)]
pub struct ToolDef {
    /// See [`Tool::NAME`].
    pub name: &'static str,
    /// See [`Tool::TITLE`].
    pub title: &'static str,
    /// See [`Tool::DESCRIPTION`].
    pub description: &'static str,
    /// See [`Tool::GROUP`].
    pub group: Group,
    /// See [`Tool::EFFECT`].
    pub effect: Effect,
    /// See [`Tool::ENGINE`].
    pub engine: &'static str,
    input_schema: fn() -> Value,
    model_schema: fn() -> Value,
    output_schema: fn() -> Value,
    call: for<'a> fn(&'a Context, Value) -> OutcomeFuture<'a>,
}

impl ToolDef {
    /// The erased form of a tool.
    pub const fn of<T: Tool>() -> Self {
        Self {
            name: T::NAME,
            title: T::TITLE,
            description: T::DESCRIPTION,
            group: T::GROUP,
            effect: T::EFFECT,
            engine: T::ENGINE,
            input_schema: schema::of_input::<T::Input>,
            model_schema: schema::of_input_for_model::<T::Input>,
            output_schema: schema::of_answer::<T::Output>,
            call: erased::<T>,
        }
    }

    /// The JSON Schema of the arguments with every bound: what a call is checked against.
    pub fn input_schema(&self) -> Value {
        (self.input_schema)()
    }

    /// The JSON Schema of the arguments as a model is shown it, in fewer tokens.
    pub fn model_schema(&self) -> Value {
        (self.model_schema)()
    }

    /// The JSON Schema of the whole answer, provenance included.
    pub fn output_schema(&self) -> Value {
        (self.output_schema)()
    }

    /// Calls the tool with arguments that have been checked against its schema.
    pub(crate) fn call<'a>(&self, cx: &'a Context, arguments: Value) -> OutcomeFuture<'a> {
        (self.call)(cx, arguments)
    }
}

impl std::fmt::Debug for ToolDef {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_tuple("ToolDef").field(&self.name).finish()
    }
}

fn erased<T: Tool>(cx: &Context, arguments: Value) -> OutcomeFuture<'_> {
    Box::pin(async move {
        let input = serde_json::from_value(arguments).map_err(|error| ToolError::invalid(error.to_string()))?;
        let output = T::call(cx, input).await?;
        let mut page = Page::default();
        output.render(&mut page);
        let result = serde_json::to_value(&output).map_err(|error| {
            ToolError::new(crate::ErrorKind::Internal, "the answer cannot be written as JSON").caused_by(error)
        })?;
        Ok(Outcome { result, page })
    })
}
