//! What an answer is the answer to.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::AnswerKind;

/// Everything that decides what the platform answers, but for whose key asks.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Which tool or resource.
    pub subject: Subject<'a>,
    /// What kind of answer it is; it follows from the subject.
    pub kind: AnswerKind,
    /// The version of its contract: an answer of one version is none to a question of another.
    pub version: &'a str,
    /// The arguments, all of them.
    pub arguments: &'a Value,
    /// The hash of the profile the answer depends on; `None` where it depends on none.
    pub profile_hash: Option<&'a str>,
}

/// Which tool or resource is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The tool of this name.
    Tool(&'a str),
    /// The resource at this address.
    Resource(&'a str),
}

/// What an answer is looked up by: SHA-256 over the question as canonical JSON (RFC 8785).
///
/// Nested arguments count in full, the order of keys does not, and `1` and `1.0` are one number. On disk there is only
/// its HMAC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerKey {
    pub(super) digest: [u8; 32],
    pub(super) kind: AnswerKind,
}

impl AnswerKey {
    /// The key of a question; `None` where it has none, and then its answer is not kept.
    ///
    /// RFC 8785 writes every number as a double. A whole number that no double holds would share its text with its
    /// neighbours, and one question would get the answer of another.
    pub fn of(question: &Question<'_>) -> Option<Self> {
        if !is_exact(question.arguments) {
            return None;
        }
        let (what, name) = match question.subject {
            Subject::Tool(name) => ("tool", name),
            Subject::Resource(uri) => ("resource", uri),
        };
        let whole = json!({
            what: name,
            "version": question.version,
            "arguments": question.arguments,
            "profile": question.profile_hash,
        });
        let canonical = serde_json_canonicalizer::to_vec(&whole).ok()?;
        Some(Self { digest: Sha256::digest(&canonical).into(), kind: question.kind })
    }
}

/// Whether every number in it is a double.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(is_exact),
        Value::Object(fields) => fields.values().all(is_exact),
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(whole), _) => fits_a_double(whole),
            (_, Some(whole)) => fits_a_double(whole.unsigned_abs()),
            _ => true,
        },
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// A double has 53 bits for the digits of a number.
const fn fits_a_double(whole: u64) -> bool {
    whole == 0 || 64 - whole.leading_zeros() - whole.trailing_zeros() <= 53
}

#[cfg(test)]
mod tests;
