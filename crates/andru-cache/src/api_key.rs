//! A key of the Andru platform and the place it is good at.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

/// A key of the Andru platform, bound to the origin it is sent to; it cannot be printed.
#[derive(Clone)]
pub struct ApiKey {
    origin: String,
    secret: SecretString,
}

impl ApiKey {
    /// The key `secret` of the platform at `origin`, such as `https://api.andru-ai.com`.
    pub fn new(origin: impl Into<String>, secret: SecretString) -> Self {
        Self { origin: origin.into(), secret }
    }

    /// Where the key is good: scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The key itself, for the one request that carries it.
    pub const fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// SHA-256 of the key: what the rate ledger knows it by. The origin is not part of it.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.secret.expose_secret().as_bytes()).into()
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ApiKey").field("origin", &self.origin).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_does_not_print_itself() {
        let key = ApiKey::new("https://api.andru-ai.com", SecretString::from("sk_live_canary"));
        assert!(!format!("{key:?}").contains("canary"));
        assert_ne!(key.hash(), ApiKey::new("https://api.andru-ai.com", SecretString::from("sk_live_other")).hash());
    }
}
